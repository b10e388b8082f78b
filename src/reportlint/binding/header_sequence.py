"""A header that is not whole: which of its labels is cut, lost or at another's place, if all the others are there."""

from __future__ import annotations

from reportlint.binding.labels import NEAR, Measure, declared_key, folded
from reportlint.binding.table_blanks import TOTALS
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.binding.grid import Axis, Label
    from reportlint.binding.table_tokens import Token

_MOST_TOKENS = 80
_MOST_WRONG = 2
"""Labels that may be wrong before the header says nothing."""
_CUT = 2
"""Characters that what is left of a label must share with it."""
_LIKE = 0.4


class Lost(NamedTuple):
    """A label of the declared header that stands nowhere, and the tokens around the place where it would."""

    label: Label
    before: Token | None
    after: Token | None


class Whole(NamedTuple):
    """What a header says as a whole. `order[i]` is the declared column at place `i`."""

    order: tuple[int, ...] | None
    moved: tuple[tuple[Label, Token], ...] = ()
    damaged: tuple[tuple[Label, Token], ...] = ()
    lost: tuple[Lost, ...] = ()


def read_whole(axis: Axis, tokens: Sequence[Token]) -> Whole:
    """Read all tokens of a header in a row, however their lines were broken.

    A label is damaged, lost or moved only where each other one of the header is found as declared and nothing is left
    over of which it might be a piece.
    """
    orders = printed_orders(axis)
    # A wide cell may be repeated side by side; so may two labels, where one of them is at the wrong place.
    single = [token for at, token in enumerate(tokens) if not at or token.key != tokens[at - 1].key][-_MOST_TOKENS:]
    for read in (tokens[-_MOST_TOKENS:], single):
        exchanged = _exchanged(axis, orders, read, [folded(token.key) for token in read])
        if exchanged is not None:
            return exchanged
    keys = [folded(token.key) for token in single]
    return max((_aligned(axis, order, single, keys) for order in orders), key=_says)


def _says(found: Whole) -> tuple[bool, int]:
    return found.order is not None, -len(found.damaged) - 2 * len(found.lost)


def printed_orders(axis: Axis) -> list[list[Label]]:
    """The labels of an axis as headers are read: row by row, group by group, or groups first and their members below."""
    by_level = sorted(axis.labels, key=lambda label: len(label.path))
    groups_first = [label for label in by_level if not label.leaf] + list(axis.leaves)
    orders: list[list[Label]] = []
    for order in (by_level, list(axis.labels), groups_first):
        if order not in orders:
            orders.append(order)
    return orders


def _exchanged(
    axis: Axis, orders: Sequence[Sequence[Label]], tokens: Sequence[Token], keys: Sequence[str]
) -> Whole | None:
    """The header if every label is there, at most two of them at each other's place."""
    leaves = {label.path: at for at, label in enumerate(axis.leaves)}
    for order in orders:
        declared = [declared_key(label.label) for label in order]
        known = set(declared)
        places = [place for place, key in enumerate(keys) if key in known]
        seen = [keys[place] for place in places]
        if len(seen) != len(declared) or sorted(seen) != sorted(declared):
            continue
        wrong = [at for at, (key, wanted) in enumerate(zip(seen, declared, strict=True)) if key != wanted]
        if not wrong:
            return Whole(tuple(range(len(leaves))))
        if len(wrong) != 2 or not (order[wrong[0]].leaf and order[wrong[1]].leaf):
            continue
        first, second = (leaves[order[at].path] for at in wrong)
        columns = list(range(len(leaves)))
        columns[first], columns[second] = second, first
        here, there = (tokens[places[at]] for at in wrong)
        return Whole(tuple(columns), ((order[wrong[1]], here), (order[wrong[0]], there)))
    return None


def _aligned(axis: Axis, order: Sequence[Label], tokens: Sequence[Token], keys: Sequence[str]) -> Whole:
    """One way to read the header: labels that are there, and what stands where the others should."""
    declared = [declared_key(label.label) for label in order]
    pairs = _common(declared, keys)
    missing = [at for at in range(len(order)) if at not in pairs]
    if not pairs or len(missing) > min(_MOST_WRONG, len(order) // 3):
        return Whole(None)
    first, last = min(pairs.values()), max(pairs.values())
    known = set(declared)
    strange = [at for at in range(first, len(keys)) if at not in pairs.values() and keys[at] not in known]
    damaged: list[tuple[Label, Token]] = []
    lost: list[Lost] = []
    used: set[int] = set()
    for at in missing:
        before = max((pairs[one] for one in pairs if one < at), default=-1)
        after = min((pairs[one] for one in pairs if one > at), default=len(keys))
        # Above the first label stand titles and captions: only the nearest token can be the label.
        start = before + 1 if before >= 0 else max(0, after - 1)
        here = [place for place in range(start, after) if keys[place] not in known and place not in used]
        if len(here) == 1 and (wrong := _wrong(declared[at], keys[here[0]])) is not None:
            used.add(here[0])
            if wrong and (order[at].leaf or Measure(declared[at]).common(keys[here[0]]) == len(keys[here[0]])):
                damaged.append((order[at], tokens[here[0]]))
        elif before < 0 or (here and after <= last) or declared[at] in (keys[place] for place in range(start, after)):
            return Whole(None)
        else:
            lost.append(Lost(order[at], tokens[before], tokens[after] if after < len(keys) else None))
    if set(strange) - used:
        # Pieces of labels that a narrow column has broken, or another header.
        return Whole(None)
    if lost and (any(not one.label.leaf for one in lost) or len(pairs) + len(used) < len(keys) - first):
        # A group may go unsaid; and where a label stands once too often, another one was not lost but is wrong.
        return Whole(None)
    return Whole(tuple(range(len(axis.leaves))), (), tuple(damaged), tuple(lost))


def _wrong(label: str, seen: str) -> bool | None:
    """Whether a text in the place of a label is what is left of it; False if it is another right name, None if neither."""
    if label in TOTALS and seen in TOTALS:
        return False
    measure = Measure(label)
    common, likeness = measure.common(seen), measure.likeness(seen)
    cut = common == len(seen) and common >= min(_CUT, len(label) - 1)
    begins = label[:_CUT] == seen[:_CUT] and likeness >= _LIKE
    return True if cut or begins or likeness >= NEAR else None


def _common(declared: Sequence[str], keys: Sequence[str]) -> dict[int, int]:
    """The longest common subsequence: places of `declared` with their places of `keys`."""
    lengths = [[0] * (len(keys) + 1) for _ in range(len(declared) + 1)]
    for at in range(len(declared) - 1, -1, -1):
        for place in range(len(keys) - 1, -1, -1):
            lengths[at][place] = (
                lengths[at + 1][place + 1] + 1
                if declared[at] == keys[place]
                else max(lengths[at + 1][place], lengths[at][place + 1])
            )
    pairs: dict[int, int] = {}
    at = place = 0
    while at < len(declared) and place < len(keys):
        if declared[at] == keys[place]:
            pairs[at] = place
            at, place = at + 1, place + 1
        elif lengths[at + 1][place] >= lengths[at][place + 1]:
            at += 1
        else:
            place += 1
    return pairs
