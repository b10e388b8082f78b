"""`balance: （）《》…`: brackets, title marks and quotation marks that lack their partner or cross one another."""

from __future__ import annotations

from itertools import pairwise

from reportlint.binding.binding import Region
from reportlint.binding.searching import within
from reportlint.compiled import compiled, escape
from reportlint.extend import Defect, Hit, Kind, Related, Span
from reportlint.model.blocks import RowRun, Table
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import regex

    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse

# 1） a) 一） ①） number the items of a list; :-) is a face.
_LIST_MARK = compiled(
    r"(?:^|[\s，。；：、,;:.（(“！？])(?:[0-9０-９]{1,3}|[A-Za-zＡ-Ｚａ-ｚ]|[一二三四五六七八九十]{1,3}|[①-⑳])[ \t]*\Z"
)
_FACE = compiled(r"[:;=：；]-?\Z")
_QUOTES = "“‘「『"
_STOPS = "。；：！？;:"
_WRAPPED_OVER = 2
"""Blocks after an opening mark in which its partner may still stand: hard-wrapped lines are blocks of their own."""

_WHOLE_BLOCKS = 12
"""The same where the pair holds whole blocks: a note of several lines below a title."""


class _Mark(NamedTuple):
    """A mark of a pair at an offset of the text; `pair` is the index of the pair, `block` counts the pieces of text."""

    at: int
    pair: int
    opens: bool
    block: int


class BalanceCheck(NamedTuple):
    """Marks by what they are: the number of their pair, whether they open it, and their partner of the same width."""

    marks: Mapping[str, tuple[int, bool]]
    partners: Mapping[str, str]
    code: regex.Pattern[str]
    scopes: tuple[str, ...]
    excuse: Excuse | None

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """A hit on each mark that lacks its partner, and on each closing mark that stands inside another pair."""
        regions = binding.regions(self.scopes, raw=True)
        if not regions:
            return
        text = binding.document.text
        hits: list[Hit] = []
        loose: list[_Mark] = []
        going: set[_Mark] = set()
        pieces = list(_pieces(binding, regions))
        for block, (start, end) in enumerate(pieces):
            following = [piece.start for piece in pieces[block + 1 : block + 1 + _WHOLE_BLOCKS]]
            found = self._within(text, start, end, block, hits)
            going.update(mark for mark in found if _goes_on(text, mark, end, following))
            loose += found
        hits += [self._loose(text, mark) for mark in _without_wrapped(loose, text, pieces) if mark not in going]
        for hit in sorted(hits, key=lambda hit: hit.span):
            span = hit.span
            if self.excuse is None or not self.excuse.excuses(text, span.start, span.end, binding.values, raw=True):
                yield hit

    def _within(self, text: str, start: int, end: int, block: int, hits: list[Hit]) -> list[_Mark]:
        """Pairs up the marks of one piece of text; crossed pairs go to `hits`, marks without a partner come back."""
        open_marks: list[_Mark] = []
        counts = dict.fromkeys(range(len(self.partners)), 0)
        passed: dict[int, list[_Mark]] = {}
        loose: list[_Mark] = []
        for match in self.code.finditer(text, start, end):
            pair, opens = self.marks[match[0]]
            mark = _Mark(match.start(), pair, opens, block)
            if opens:
                open_marks.append(mark)
                counts[pair] += 1
            elif counts[pair]:
                while (last := open_marks.pop()).pair != pair:
                    passed.setdefault(last.pair, []).append(last)
                    counts[last.pair] -= 1
                counts[pair] -= 1
            elif passed.get(pair):
                hits.append(self._crossed(text, passed[pair].pop(), mark))
            elif not _is_no_bracket(text, start, mark.at):
                loose.append(mark)
        return sorted([*loose, *open_marks, *(mark for marks in passed.values() for mark in marks)])

    def _crossed(self, text: str, opening: _Mark, closing: _Mark) -> Hit:
        message = {"zh": "与之成对的开始标号", "en": "the mark that it closes"}
        return Hit(
            Span(closing.at, closing.at + 1),
            "crossed",
            {"mark": text[closing.at], "partner": text[opening.at]},
            (Related(Span(opening.at, opening.at + 1), message),),
        )

    def _loose(self, text: str, mark: _Mark) -> Hit:
        values = {"mark": text[mark.at], "partner": self.partners[text[mark.at]]}
        return Hit(Span(mark.at, mark.at + 1), "unclosed" if mark.opens else "unopened", values)


def _pieces(binding: Binding, regions: Sequence[Region]) -> Iterator[Region]:
    """Pieces of the text in which pairs must close: regions, but rows of a flattened table together.

    The cells of such rows are cut where lines break, so a bracket may close in the next one.
    """
    runs = [block.span for block in binding.document.blocks if isinstance(block, RowRun)]
    grids = [block for block in binding.document.blocks if isinstance(block, Table) and block.problem is not None]
    joined = sorted([*runs, *(grid.span for grid in grids)])
    at = 0
    for start, end in regions:
        while at < len(joined) and joined[at].end <= start:
            at += 1
        if at < len(joined) and joined[at].start <= start:
            if within(regions, joined[at].start, joined[at].start) is None or start == joined[at].start:
                yield Region(joined[at].start, joined[at].end)
            continue
        yield Region(start, end)


def _is_no_bracket(text: str, start: int, at: int) -> bool:
    """Whether a closing mark without a partner is none: a list's number, a face, an apostrophe."""
    before = text[max(start, at - 6) : at]
    if text[at] in ")）":
        return _LIST_MARK.search(before) is not None or _FACE.search(before) is not None
    return text[at] == "’" and before[-1:].isascii() and before[-1:].isalnum()


def _goes_on(text: str, mark: _Mark, end: int, following: Sequence[int]) -> bool:
    """Whether a quotation goes on in a paragraph soon after: each one opens it, only the last one closes it.

    Where line ends were lost the paragraphs stand in one: the next one opens behind a stop.
    """
    if not mark.opens or text[mark.at] not in _QUOTES:
        return False
    again = text.find(text[mark.at], mark.at + 1, end)
    return (again > 0 and text[again - 1] in _STOPS) or any(text.startswith(text[mark.at], at) for at in following)


def _without_wrapped(marks: Sequence[_Mark], text: str, pieces: Sequence[Region]) -> Iterator[_Mark]:
    """The marks without pairs that close over a wrapped line."""
    closed: set[_Mark] = set()
    waiting: dict[int, list[_Mark]] = {}
    for mark in marks:
        stack = waiting.setdefault(mark.pair, [])
        if mark.opens:
            stack.append(mark)
        elif stack and stack[-1].block < mark.block:
            ends_block = not text[mark.at + 1 : pieces[mark.block].end].strip("。；;. ")
            whole = ends_block and stack[-1].at == pieces[stack[-1].block].start
            if stack[-1].block >= mark.block - (_WHOLE_BLOCKS if whole else _WRAPPED_OVER):
                closed.update((stack.pop(), mark))
    left = [mark for mark in marks if mark not in closed]
    doubled = _used_for_both(left, text)
    yield from (mark for mark in left if mark not in doubled)


def _used_for_both(marks: Sequence[_Mark], text: str) -> set[_Mark]:
    """Of “三公“ the second was to close, of ”三公” the first to open: the other one needs no finding of its own."""
    right: set[_Mark] = set()
    paired: set[_Mark] = set()
    for mark, after in pairwise(marks):
        same = mark.block == after.block and mark.pair == after.pair and mark.opens == after.opens
        if same and mark not in paired and text[mark.at] in "“‘”’":
            paired.add(after)
            right.add(mark if mark.opens else after)
    return right


def _compile(entry: Entry, head: RuleHead) -> BalanceCheck:
    from reportlint.chinese.marks import PAIRS
    from reportlint.chinese.width import fold_width

    text = entry.text()
    pairs = tuple((text[i], text[i + 1]) for i in range(0, len(text) - 1, 2))
    if not pairs or len(text) % 2 or any(PAIRS.get(opening) != closing for opening, closing in pairs):
        entry.problem(f"'{text}' is no row of pairs", "write opening and closing marks in turn: （）《》")
    kinds: dict[str, int] = {}
    marks: dict[str, tuple[int, bool]] = {}
    partners: dict[str, str] = {}
    for index, (opening, closing) in enumerate(pairs):
        # Half and full width are one kind of mark: （…) is a matter of style.
        kind = kinds.setdefault(fold_width(opening), index)
        marks[opening] = (kind, True)
        marks[closing] = (kind, False)
        partners.update({opening: closing, closing: opening})
    excuse = head.excuse()
    code = compiled("[" + "".join(map(escape, marks)) + "]" if marks else "(?!)")
    return BalanceCheck(marks, partners, code, head.scopes, excuse)


KIND = Kind(
    key="balance",
    compile=_compile,
    defects={
        "unclosed": Defect(
            {"zh": "“{mark}”没有与之成对的“{partner}”", "en": "'{mark}' has no '{partner}' that closes it"}
        ),
        "unopened": Defect(
            {"zh": "“{mark}”前面没有与之成对的“{partner}”", "en": "'{mark}' has no '{partner}' before it"}
        ),
        "crossed": Defect(
            {"zh": "“{mark}”与“{partner}”之间交叉了另一对标号", "en": "'{mark}' and its '{partner}' cross another pair"}
        ),
    },
    values=frozenset({"mark", "partner"}),
    family="marks",
    honours=frozenset({"in", "unless", "raw"}),
)
