"""`near: {terms: …, known: {…}}`: set terms with one slip, and words with their usual misspellings.

Both are told only where what is written cannot be read as anything else.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reportlint.binding.searching import within
from reportlint.extend import Defect, Edit, Fix, Hit, Kind, Safety
from reportlint.language.literals import find_literals
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse

SLIPS = ("sound", "shape", "missing", "extra", "swapped")
"""One character exchanged for one of like sound or like shape, lost, written twice, or changed round."""

SHORTEST = 4
"""Hanzi of the shortest term: of three, two are left, and they are a word of their own too often."""

_SHORTEST_LOSING = (8, 5)
"""Hanzi of a term of which the first or last one may be missing, and of one that may lack another."""


_NOUNS = frozenset("省市州县区乡镇村国局部委院社所校厂会人")
"""Nouns of one hanzi, beside which a name may well begin or end with the same one: 市市场监督管理局, 生态环境部部务会议."""


class _Slip(NamedTuple):
    """`text[start:end]` is `term` with a slip; the characters `low` to `high` of the text are what is odd."""

    term: str
    slip: str
    start: int
    end: int
    low: int
    high: int


class _Half(NamedTuple):
    """What stands beside one half of some terms: their other halves, and the characters with which a slip may begin.

    Other halves are kept in the order in which they are read away from the half: `left` ones backwards.
    """

    rests: Mapping[str, tuple[str, ...]]
    lengths: tuple[int, ...]
    firsts: frozenset[str]
    seconds: frozenset[str]


class _Index(NamedTuple):
    """The literals to look for, and what each one is: a half of terms (`sides`: what may stand before it, backwards, and
    after it), a term whose middle is swapped, or a term as it should be. Made when the pack is compiled.
    """

    literals: tuple[str, ...]
    sides: tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...]
    terms: frozenset[str]


class NearCheck(NamedTuple):
    """Set terms, indexed as the view has them, the slips that are looked for, and words by their `known` misspellings."""

    lookup: _Index
    known: Mapping[str, str]
    by: frozenset[str]
    scopes: tuple[str, ...]
    excuse: Excuse | None
    safety: Safety

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """A hit on every misspelt term, with the term as its fix."""
        regions = binding.regions(self.scopes)
        if not regions:
            return
        text = binding.document.view.text
        index = self.lookup
        done = 0
        found = {*_candidates(index, text), *self._known(text)}
        for slip in sorted(found, key=lambda slip: (slip.start, -len(slip.term))):
            if slip.start < done or slip.slip not in self.by:
                continue
            if within(regions, slip.start, slip.end) is None or _is_language(index, text, slip):
                continue
            if self.excuse and self.excuse.excuses(text, slip.start, slip.end, binding.values):
                continue
            done = slip.end
            yield self._hit(binding, slip)

    def _known(self, text: str) -> Iterator[_Slip]:
        wrong = tuple(self.known)
        for number, start, end in find_literals(wrong, text):
            term = self.known[wrong[number]]
            odd = [at for at in range(end - start) if text[start + at] != term[at]]
            name = _exchange(text[start + odd[0]], term[odd[0]]) or "sound"
            yield _Slip(term, name, start, end, start + odd[0], start + odd[-1] + 1)

    def _hit(self, binding: Binding, slip: _Slip) -> Hit:
        span = binding.span(slip.start, slip.end)
        title = {"zh": f"改为“{slip.term}”", "en": f"replace by '{slip.term}'"}
        values = {"found": span.of(binding.document.text), "right": slip.term}
        fix = None if binding.document.folded_script else Fix(title, (Edit(span, slip.term),), self.safety)
        return Hit(span, slip.slip, values, fix=fix)


def _index(terms: tuple[str, ...]) -> _Index:
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    swapped: dict[str, str] = {}
    for term in terms:
        middle = len(term) // 2
        after.setdefault(term[:middle], []).append(term[middle:])
        before.setdefault(term[middle:], []).append(term[:middle][::-1])
        if term[middle - 1] != term[middle]:
            swapped[term[: middle - 1] + term[middle] + term[middle - 1] + term[middle + 1 :]] = term
    literals = tuple(sorted({*before, *after, *swapped, *terms}))
    sides = tuple(
        (tuple(before.get(literal, ())), tuple(after.get(literal, ())), swapped.get(literal, ""))
        for literal in literals
    )
    return _Index(literals, sides, frozenset(terms))


@lru_cache(maxsize=4096)
def _half(rests: tuple[str, ...]) -> _Half | None:
    """What slips in the other halves look like; most halves never occur in a text, so that this waits for one."""
    if not rests:
        return None
    slips: dict[str, list[str]] = {}
    for rest in rests:
        for at in range(len(rest)):
            slips.setdefault(f"{rest[:at]}*{rest[at + 1 :]}", []).append(rest)
        for at in range(len(rest) - 1):
            slips.setdefault("~" + rest[:at] + rest[at + 1] + rest[at] + rest[at + 2 :], []).append(rest)
        for at in range(len(rest)):
            slips.setdefault("-" + rest[:at] + rest[at + 1 :], []).append(rest)
        slips.setdefault("=" + rest, []).append(rest)
    return _Half(
        {key: tuple(dict.fromkeys(found)) for key, found in slips.items()},
        tuple(sorted({len(rest) for rest in rests})),
        frozenset(rest[0] for rest in rests) | frozenset(rest[1] for rest in rests),
        frozenset(ch for rest in rests for ch in rest[:2]),
    )


def _candidates(index: _Index, text: str) -> Iterator[_Slip]:
    found = find_literals(index.literals, text)
    exact = [(start, -end) for number, start, end in found if index.literals[number] in index.terms]
    reach: dict[int, int] = {}
    begin: dict[int, int] = {}
    done = 0
    for start, end in ((start, -back) for start, back in sorted(exact)):
        yield from _doubled_ends(text, start, end)
        if end > done:
            # What lies inside a term that is right is no half of another one.
            done = end
            reach.update(dict.fromkeys(range(start + 1, end), end))
            for border in range(start + 1, end):
                begin.setdefault(border, start)
    for number, start, end in found:
        ahead, behind, swapped = index.sides[number]
        if swapped:
            middle = start + len(swapped) // 2
            yield _Slip(swapped, "swapped", start, end, middle - 1, middle + 1)
        before, after = _half(ahead), _half(behind)
        if after is not None and (text[end : end + 1] in after.firsts or text[end + 1 : end + 2] in after.seconds):
            right = reach.get(end, end) - end
            if right < after.lengths[-1]:
                beside = text[end : end + after.lengths[-1] + 1]
                for rest, slip, low, high, length in _slips(after, beside, right):
                    yield _Slip(text[start:end] + rest, slip, start, end + length, end + low, end + high)
        if before is not None and start and (text[start - 1] in before.firsts or text[start - 2] in before.seconds):
            right = start - begin.get(start, start)
            if right < before.lengths[-1]:
                beside = text[max(0, start - before.lengths[-1] - 1) : start][::-1]
                for rest, slip, low, high, length in _slips(before, beside, right):
                    yield _Slip(rest[::-1] + text[start:end], slip, start - length, end, start - high, start - low)


def _doubled_ends(text: str, start: int, end: int) -> Iterator[_Slip]:
    term = text[start:end]
    if text[end : end + 1] == term[-1]:
        yield _Slip(term, "extra", start, end + 1, end, end + 1)
    if start and text[start - 1] == term[0]:
        yield _Slip(term, "extra", start - 1, end, start - 1, start)


def _slips(half: _Half, beside: str, right: int) -> Iterator[tuple[str, str, int, int, int]]:
    """The other half that is meant, the slip, where in `beside` it is odd, and how much of `beside` belongs to it.

    The first `right` characters of `beside` belong to a term that is written as it should be.
    """
    for length in half.lengths:
        if length <= right:
            continue
        piece = beside[:length]
        if len(piece) == length:
            for at in range(length):
                for rest in half.rests.get(f"{piece[:at]}*{piece[at + 1 :]}", ()):
                    slip = _exchange(piece[at], rest[at])
                    if slip:
                        yield rest, slip, at, at + 1, length
            for rest in half.rests.get("~" + piece, ()):
                at = next(at for at in range(length) if rest[at] != piece[at])
                yield rest, "swapped", at, at + 2, length
        for rest in half.rests.get("-" + beside[: length - 1], ()):
            if len(rest) != length:
                continue
            at = next((at for at in range(length - 1) if rest[at] != beside[at]), length - 1)
            # A lost end has no neighbours in the term.
            low, high = (at - 1, at + 1) if at < length - 1 else (at, at)
            yield rest, "missing", low, high, length - 1
        yield from _extra(half, beside, length)


def _extra(half: _Half, beside: str, length: int) -> Iterator[tuple[str, str, int, int, int]]:
    for at in range(min(length, len(beside) - 1)):
        if beside[at] == beside[at + 1]:
            rest = beside[:at] + beside[at + 1 : length + 1]
            if "=" + rest in half.rests:
                yield rest, "extra", at, at + 1, length + 1
                return


def _exchange(found: str, right: str) -> str:
    """The slip by which one character came to stand for the other; empty where none explains it."""
    from reportlint.chinese.similar import look_alike, sound_alike

    if not "\u3400" <= found <= "\u9fff":
        return ""
    return "sound" if sound_alike(found, right) else "shape" if look_alike(found, right) else ""


def _is_language(index: _Index, text: str, slip: _Slip) -> bool:
    """Whether the string can be read otherwise: it falls into words, or what is odd belongs to a word outside the term."""
    from reportlint.chinese.words import came_from, can_be_read, goes_on

    start, end = slip.start, slip.end
    if slip.slip == "missing" and len(slip.term) < _SHORTEST_LOSING[slip.low < slip.high]:
        return True
    if slip.slip == "extra" and text[slip.low] in _NOUNS and (slip.low == start or slip.high == end):
        return True
    # Of a short word either end may belong to a neighbour: 扩建易产生 holds no 建易.
    short = end - start < SHORTEST
    if (short or slip.high >= end) and goes_on(text, end - 1):
        return True
    if (short or slip.low <= start) and came_from(text, start + 1):
        return True
    return can_be_read(text, start, end, index.terms)


def _compile(entry: Entry, head: RuleHead) -> NearCheck:
    from reportlint.chinese.width import fold_width
    from reportlint.language.excuse import read_excuse

    keys = entry.mapping(("terms", "by", "known"), short="terms")
    if "terms" not in keys and "known" not in keys:
        entry.problem("nothing is looked for", "name set terms under 'terms', or words with misspellings under 'known'")
    terms = [fold_width(term) for term in keys["terms"].texts()] if "terms" in keys else []
    for short in [term for term in terms if len(term) < SHORTEST]:
        keys["terms"].problem(
            f"the term '{short}' is too short", f"name terms of {SHORTEST} characters or more; shorter ones are words"
        )
    by = frozenset(_slips_named(keys["by"].items())) if "by" in keys else frozenset(SLIPS)
    excuse = read_excuse(head.unless) if head.unless else None
    kept = tuple(dict.fromkeys(term for term in terms if len(term) >= SHORTEST))
    known = dict(_known_ones(keys["known"])) if "known" in keys else {}
    return NearCheck(_index(kept), known, by, head.scopes, excuse, head.fix or Safety.UNSAFE)


def _known_ones(entry: Entry) -> Iterator[tuple[str, str]]:
    for right, inner in entry.pairs():
        for wrong in inner.texts():
            if len(wrong) != len(right) or wrong == right:
                inner.problem(f"'{wrong}' is no misspelling of '{right}'", "write one of as many characters")
            else:
                yield wrong, right


def _slips_named(items: Sequence[Entry]) -> list[str]:
    return [item.choice(SLIPS) for item in items]


_MESSAGE = {"zh": "“{found}”疑为“{right}”", "en": "'{found}' is probably meant to be '{right}'"}

KIND = Kind(
    key="near",
    compile=_compile,
    defects={slip: Defect(_MESSAGE, shares_id=True) for slip in SLIPS},
    values=frozenset({"found", "right"}),
    family="typo",
    honours=frozenset({"in", "unless", "fix"}),
)
