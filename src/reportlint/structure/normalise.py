"""The normalised view: a text for matching, in which each character owns a range of the text as it stands."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from reportlint.chinese.common import beyond_level_one
from reportlint.chinese.marks import find_mark_runs
from reportlint.chinese.mojibake import find_mojibake
from reportlint.chinese.pinyin import are_left, find_glosses
from reportlint.chinese.script import traditional_share, traditional_table
from reportlint.chinese.width import WIDTH_TABLE
from reportlint.compiled import compiled
from reportlint.model.blocks import RowRun
from reportlint.model.mapped import MappedText, Piece
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.chinese.mojibake import MojibakeRun
    from reportlint.model.blocks import Block

FOLD_SCRIPT_FROM = 0.5
"""Share of traditional characters from which the whole view is folded."""

_NARROW = r"[ \u00a0\u2000-\u200a\u202f\u205f]"
_WIDE = rf"(?:{_NARROW}{{2,}}|{_NARROW}*+\u3000(?:{_NARROW}|\u3000)*+)"
# A single blank between hanzi is a slip or a line wrap. Wide ones may part things: they fold only where they stretch
# a word (总　计), that is next to a hanzi that stands alone.
_BLANKS = compiled(
    rf"(?<=[\p{{Han}})）]){_NARROW}(?=\p{{Han}})"
    rf"|(?<=(?<!\p{{Han}})\p{{Han}}){_WIDE}(?=\p{{Han}})"
    rf"|(?<=\p{{Han}}){_WIDE}(?=\p{{Han}}(?!\p{{Han}}))"
)

Range = tuple[int, int]


class NormalisedView(NamedTuple):
    """The view, and what had to be folded to get it: ranges of the text as it stands, in order.

    `glosses` and `mark_runs` are all that were found, folded or not; `lost` are runs of mojibake, of U+FFFD and of
    question marks that stand for lost characters, with what they are; `traditional` is the share of traditional
    characters among those that tell the scripts apart.
    """

    view: MappedText
    folded_script: bool
    glosses: tuple[Range, ...]
    mark_runs: tuple[Range, ...]
    lost: tuple[MojibakeRun, ...]
    traditional: float


def normalised_view(text: str, blocks: Sequence[Block]) -> NormalisedView:
    """Fold glosses, widths, blanks between hanzi, doubled marks, and a traditional script; mojibake stays as it is.

    `blocks` tell where blanks divide cells. The pieces of the view tile `text` too.
    """
    lost = tuple(find_mojibake(text))
    mojibake = [(run.start, run.end) for run in lost]
    glosses = tuple(find_glosses(text))
    mark_runs = tuple(find_mark_runs(text))
    share = _traditional_share(text)
    script = share >= FOLD_SCRIPT_FROM
    folded_glosses = glosses if are_left(text, glosses) else ()
    cuts = sorted(
        [
            *((start, end, start - 1) for start, end in folded_glosses),
            *((start, end, start - 1) for start, end in _foldable_blanks(text, blocks, folded_glosses)),
            *((start, end - 1, end - 1) for start, end in mark_runs),
        ]
    )
    table = {**traditional_table(), **WIDTH_TABLE} if script else WIDTH_TABLE
    view = _build(text, _folded(text, table, mojibake), _outside(cuts, mojibake))
    return NormalisedView(view, script, glosses, mark_runs, lost, share)


def _traditional_share(text: str) -> float:
    """`traditional_share`, without its tables where every hanzi is in GB/T 2312, which holds no traditional ones."""
    rarer = "".join(ch for ch in beyond_level_one(set(text)) if "\u3400" <= ch < "\uff00")
    if not rarer:
        return 0.0  # and without the codec, which a short report need not wait for
    try:
        rarer.encode("gb2312")
    except UnicodeError:
        return traditional_share(text)
    return 0.0


def _foldable_blanks(text: str, blocks: Sequence[Block], glosses: Sequence[Range]) -> Iterator[Range]:
    after_gloss = {end for _, end in glosses}
    dividers = sorted([*_dividers(blocks), *_within_lines(text, blocks)])
    starts = [start for start, _ in dividers]
    for found in _BLANKS.finditer(text):
        start, end = found.span()
        if text[start - 1] in ")）" and start not in after_gloss:
            continue
        index = bisect_right(starts, start) - 1
        if index < 0 or start >= dividers[index][1]:
            yield start, end


def _dividers(blocks: Sequence[Block]) -> list[Range]:
    """What stands between the cells of flattened rows."""
    return [
        (left.end, right.start)
        for block in blocks
        if isinstance(block, RowRun)
        for row in block.rows
        for left, right in pairwise(row.cells)
        if left.end < right.start
    ]


def _within_lines(text: str, blocks: Sequence[Block]) -> list[Range]:
    """What stands between blocks of one line, as those of a table that fell into one."""
    return [
        (left.span.end, right.span.start)
        for left, right in pairwise(blocks)
        if left.span.end < right.span.start and text[left.span.end] not in "\r\n"
    ]


def _folded(text: str, table: dict[int, str], mojibake: Sequence[Range]) -> str:
    """`text` with every character folded on its own; the length stays."""
    if not mojibake:
        return text.translate(table)
    parts: list[str] = []
    at = 0
    for start, end in mojibake:
        parts += (text[at:start].translate(table), text[start:end])
        at = end
    parts.append(text[at:].translate(table))
    return "".join(parts)


def _outside(cuts: Iterable[tuple[int, int, int]], mojibake: Sequence[Range]) -> Iterator[tuple[int, int, int]]:
    """The cuts that touch no run of mojibake."""
    ends = [end for _, end in mojibake]
    for cut in cuts:
        index = bisect_right(ends, min(cut[0], cut[2]))
        if index == len(mojibake) or mojibake[index][0] > max(cut[1] - 1, cut[2]):
            yield cut


def _build(text: str, folded: str, cuts: Iterable[tuple[int, int, int]]) -> MappedText:
    """Take each cut `[start, end)` out of the text and give it to its owner, the character before or behind it."""
    parts: list[str] = []
    pieces: list[Piece] = []
    at, length = 0, 0
    for start, end, owner in cuts:
        owner_start, owner_end = min(start, owner), max(end, owner + 1)
        if owner_start < at:
            # The owner owns a cut already (國(guó) 家): it owns this one too.
            last = pieces[-1]
            pieces[-1] = last._replace(source_end=owner_end)
            at = owner_end
            continue
        if owner_start > at:
            parts.append(folded[at:owner_start])
            pieces.append(Piece(length, length + owner_start - at, at, owner_start))
            length += owner_start - at
        parts.append(folded[owner])
        pieces.append(Piece(length, length + 1, owner_start, owner_end))
        length += 1
        at = owner_end
    if at < len(text):
        parts.append(folded[at:])
        pieces.append(Piece(length, length + len(text) - at, at, len(text)))
    return MappedText("".join(parts), tuple(pieces))
