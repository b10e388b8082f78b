"""`unfinished: {length: …}`: paragraphs of sentences of which the last one has no stop, where the others have theirs."""

from __future__ import annotations

from reportlint.compiled import compiled
from reportlint.extend import Defect, Edit, Fix, Hit, Kind, Safety, Span
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse

FEWEST = 4
"""Finished paragraphs from which a document is taken to finish its paragraphs."""

SHARE = 0.15
"""Unfinished paragraphs for each finished one up to which they are slips; wrapped lines are many more."""

_LAST = 6
"""Characters of the shortest last sentence: what is shorter is a name or a note behind the sentence."""

_FINISHED = compiled(r"[。！？…；!?;][”’）)》」』】]{0,3}$")
_STOP = compiled(r"[。！？；]")
_ENDS = compiled(r"[\p{Han}0-9%％）)”》]$")
# Behind the last stop: addresses, telephones, who signs and when, titles of what follows, sources, lists with colons.
_NO_SENTENCE = compiled(
    r"[:：|\t@/]|[0-9]{7}|[ \u3000]{2}|(?:年|月)[0-9]{1,2}日$|(?:此件|公开发布|印发)[^，]{0,6}$|(?:如下|以下|所示|见表|见附件|附后|附件[0-9一二三四五六七八九十]?)$"
    r"|^[”’）)》]*[ \u3000]*(?:·|附|注|来源|作者|责任编辑|审核|编辑|单位|地址|电话|联系人|表|图|专栏|[一二三四五六七八九十]{1,3}[、.]|第[0-9一二三四五六七八九十]{1,3}[章节部]|[（(【])"
    r"|^[^\p{Han}]*$"
)
_NEW_PARAGRAPH = compiled(
    r"[ \t]*\r?\n(?:[ \t\u3000]*\r?\n|[ ]{2,}|\t|\u3000|[（(]?[一二三四五六七八九十]{1,3}[、）)]|[（(]?[0-9]{1,2}[.、）)．]"
    r"|第[一二三四五六七八九十百]{1,4}[条章节部]|[一二三四五六七八九十首其再最][是要先次者后][，,、]?|#|\||附件)|[ \t\u3000\r\n]*\Z"
)
_OPEN_ENDED = frozenset("和与及或的在对为于把被将向从由以是")
_SUFFIXES = frozenset("化性率型的了着们者")
_WHOLE_BLOCKS = frozenset({"docx", "html"})
"""Formats in which a block is what the author made a paragraph; elsewhere a block may be a wrapped line."""


class UnfinishedCheck(NamedTuple):
    """Paragraphs of `length` characters and more, `fewest` of which must be finished."""

    length: int
    fewest: int
    scopes: tuple[str, ...]
    excuse: Excuse | None

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """A hit on the last sentence of each unfinished paragraph, with the stop as its fix."""
        regions = binding.regions(self.scopes, raw=True)
        if not regions:
            return
        text = binding.document.text
        whole = binding.document.reading.source.format in _WHOLE_BLOCKS
        finished = 0
        odd: list[Span] = []
        for start, end in regions:
            if end - start < self.length:
                continue
            last = text[start:end].rstrip()
            if _FINISHED.search(last, max(0, len(last) - 5)):
                finished += 1
            elif (span := _last_sentence(text, start, start + len(last), whole=whole)) is not None:
                if _goes_on(text, span.end):
                    # Where one line was broken inside a word, others were broken between two.
                    return
                odd.append(span)
        if odd and finished >= self.fewest and len(odd) <= max(1, SHARE * finished):
            yield from self._hits(binding, odd)

    def _hits(self, binding: Binding, odd: Sequence[Span]) -> Iterator[Hit]:
        text = binding.document.text
        title = {"zh": "补上句号", "en": "put the stop"}
        for span in odd:
            if self.excuse is None or not self.excuse.excuses(text, span.start, span.end, binding.values, raw=True):
                yield Hit(
                    span,
                    values={"found": text[span.start : span.end]},
                    fix=Fix(title, (Edit(Span(span.end, span.end), "。"),), Safety.UNSAFE),
                )


def _last_sentence(text: str, start: int, end: int, *, whole: bool) -> Span | None:
    """The sentence without its stop, or None where it may be none, or may go on in the next line."""
    stops = [match.end() for match in _STOP.finditer(text, start, end)]
    if not stops or end - stops[-1] < _LAST or not _ENDS.search(text, end - 1, end):
        return None
    last = text[stops[-1] : end]
    if _NO_SENTENCE.search(last) or (not whole and _NEW_PARAGRAPH.match(text, end) is None):
        return None
    if any(last.count(opening) != last.count(closing) for opening, closing in ("（）", "()", "“”", "《》")):
        return None
    begin = stops[-1]
    while begin < end and text[begin] in " \u3000”’）)":
        begin += 1
    return Span(begin, end)


def _goes_on(text: str, end: int) -> bool:
    """Whether the next line goes on with the word that this one ends with: the line was broken, not the paragraph."""
    from reportlint.chinese.words import word_over

    after = text[end : end + 40].lstrip(" \t\r\n\u3000")
    if text[end - 1] in _OPEN_ENDED or after[:1] in _SUFFIXES:
        return True
    head = text[max(0, end - 4) : end]
    return after != "" and word_over(head + after[:4], len(head))


def _compile(entry: Entry, head: RuleHead) -> UnfinishedCheck:
    keys = entry.mapping(("length", "fewest"), short="length")
    length = keys["length"].limits()[0] if "length" in keys else 25
    fewest = keys["fewest"].limits()[0] if "fewest" in keys else FEWEST
    return UnfinishedCheck(length, fewest, head.scopes, head.excuse())


KIND = Kind(
    key="unfinished",
    compile=_compile,
    defects={
        "default": Defect({"zh": "段落末句“{found}”后缺句号", "en": "the last sentence '{found}' lacks its stop"}),
    },
    values=frozenset({"found"}),
    family="marks",
    honours=frozenset({"in", "unless"}),
)
