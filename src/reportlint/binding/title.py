"""Where a document says what it is: its title near the top, on one line or several, or in the metadata."""

from __future__ import annotations

from functools import cache

from reportlint.binding.lines import block_range
from reportlint.compiled import compiled
from reportlint.model.blocks import Heading, RowRun, Table
from reportlint.model.span import Span
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import regex

    from reportlint.language.patterns import Pattern
    from reportlint.model.document import Document

_TOP = 40
"""Blocks that may stand before the end of the title: the lines of a page's frame and its metadata come first."""
_LONGEST = 70
_PIECES = 4
"""Pieces of a long line that may be its title: the organ and the year may stand apart."""


class TitleText(NamedTuple):
    """The title in normalised text, its lines joined. `pieces` are offset in `text`, start and end in the view.

    Without pieces it comes from the metadata and has no place in the text.
    """

    text: str
    pieces: tuple[tuple[int, int, int], ...]

    def view_range(self, start: int, end: int) -> tuple[int, int]:
        """The range of the view from the first to the last character of `text[start:end]`."""
        first = next(piece for piece in reversed(self.pieces) if piece[0] <= start)
        last = next(piece for piece in reversed(self.pieces) if piece[0] < max(end, 1))
        return first[1] + start - first[0], last[1] + end - last[0]


class Claimed(NamedTuple):
    """What the top of a document says: the title that the kind of report claims, or that it is about such a report.

    `refused` means that a notice, a commentary or another text about reports is at hand. `bare` is the report's name
    without organ or year: a title, or the name of a column of the site.
    """

    title: TitleText | None
    refused: bool
    bare: TitleText | None = None


@cache
def _other_kind() -> regex.Pattern[str]:
    """Words that make a text with the report's name in its title something else; `after` stands behind the name only."""

    words = "通知|通报|解读|图解|读懂|公告|目录|说明|征求|填报|汇总表|一览"
    return compiled(f"(?P<after>的?(?:格式|模板|样式)?》?的?(?:{words}|函|链接|列表))|{words}")


@cache
def _tail() -> regex.Pattern[str]:
    """What may follow the report's name in a title: a date, a remark in brackets, a closing mark."""

    return compiled(r"\s*+(?:(?:[(〔\[][^()〔〕\[\]]{0,24}[)〕\]]|[\d年月日\-—/.]{1,14}+|[》*_#]++|全文)\s*+)*+")


@cache
def _not_a_title() -> regex.Pattern[str]:
    """The marks and words of sentences, of a page's trail of links, and of files."""

    return compiled(
        r"[,。;!?|>›»:]|当前位置|您的位置|首页|https?|现将|现予|我[局委市县区镇乡办厅院站校部处中]|本机关|已?按[时照]|根据|依据",
    )


@cache
def _label() -> regex.Pattern[str]:
    """The label of a line of metadata."""

    return compiled(r"\s*(?:标题|名称|题目|题名|信息名称|文件名称|主题|文章标题)\s*[:\]】]\s*")


@cache
def _organ_like() -> regex.Pattern[str]:
    """A line of its own that can be the name of an organ, to which the next line adds the rest of the title."""

    suffix = "局|委|委员会|办|办公室|办公厅|厅|部|署|院|处|中心|政府|办事处|街道|镇|乡|公司|集团|学校|大学|学院|医院|会|所|站|队|行|馆|社|库|园区|开发区|新区|区|县|市|省|州|盟|旗"
    return compiled(rf"[\p{{Han}}·、()]{{2,40}}(?:{suffix})(?:\([\p{{Han}}]{{2,12}}\))?(?:关于)?")


@cache
def _blank() -> regex.Pattern[str]:
    return compiled(r"[ \t\u3000]+")


@cache
def _only_a_year() -> regex.Pattern[str]:
    return compiled(r"[\s\d〇零○一二三四五六七八九年度关于《]*")


class _Top(NamedTuple):
    start: int
    end: int
    text: str
    heading: bool


def find_title(document: Document, patterns: tuple[Pattern, ...], before: int | None = None) -> Claimed:
    """The title of a document by the patterns of a kind of report; only above `before` (an offset of the view) if given.

    The title must end with the report's name, a date or a bracketed remark apart. Of several the fullest wins, the
    last of equals: a page repeats the title above the text.
    """
    tops = _tops(document, before)
    best: tuple[int, TitleText] | None = None
    full: set[str] = set()
    refused = False
    for at in range(len(tops)):
        for count in (1, 2, 3):
            lines = tops[at : at + count]
            if len(lines) < count or (count > 1 and any(_not_a_title().search(line.text) for line in lines)):
                break
            title = _joined(lines)
            match = _name(title, patterns, within=title.pieces[1][0] if count > 1 else None)
            if match is None:
                continue
            fair = _fair(title.text, match)
            refused = refused or fair is False
            if fair:
                title = _with_organ(_until(title, match[1]), match[0] - title.text.startswith("《"), tops, at)
                score = _score(title, patterns, heading=lines[0].heading)
                if score >= 4:
                    full.add(title.text)
                if best is None or score >= best[0]:
                    best = score, title
            break
    # A page that lists the reports of several organs is none of them.
    refused = refused or len(full) > 2
    if best is not None and best[0] >= 2 and len(full) <= 2:
        return Claimed(best[1], refused=False)
    return Claimed(None if refused else _from_metadata(document, patterns), refused, best[1] if best else None)


def likely_title(document: Document, before: int) -> TitleText | None:
    """The title of a document that is known by its sections: the last line above them with a year that ends as reports do."""
    for line in reversed(_tops(document, before)):
        sentence = len(line.text) > _LONGEST or _not_a_title().search(line.text)
        ends = _reportlike().search(line.text)
        if ends and not sentence and any(character.isdecimal() for character in line.text[: ends.start()]):
            return _until(_joined([line]), ends.end("name"))
    return None


@cache
def _reportlike() -> regex.Pattern[str]:
    return compiled(rf"(?P<name>报告|年报|报吿|公开(?:年度)?工作(?:年度)?(?:总结|汇报|情况))(?:{_tail().pattern})$")


def _tops(document: Document, before: int | None) -> list[_Top]:
    text = document.view.text
    tops: list[_Top] = []
    for block in document.blocks[:_TOP]:
        start, end = block_range(document, block.span)
        if before is not None and start >= before:
            break
        if isinstance(block, RowRun | Table):
            continue
        heading = isinstance(block, Heading)
        while start < end and len(tops) < _TOP:
            stop = text.find("\n", start, end)
            stop = end if stop < 0 else stop
            if stop - start > _LONGEST:
                tops += _before_sentence(document, start, stop, heading)
            if stop - start <= 2 * _LONGEST and (line := _trimmed(text, start, stop, heading)) is not None:
                tops.append(line)
            start = stop + 1
    return tops


def _before_sentence(document: Document, start: int, end: int, heading: bool) -> list[_Top]:
    """The pieces between blanks with which a long line begins, up to a sentence: a page whose lines fell into one.

    The view has no blanks between hanzi, so they are looked for in the text.
    """
    view, text = document.view, document.text
    at = view.source_span(Span(start, end)).start
    found: list[_Top] = []
    while len(found) < _PIECES:
        blank = _blank().search(text, at, at + _LONGEST)
        if blank is None or view.from_source(blank.start()) >= end:
            break
        words = view.span_from_source(Span(at, blank.start()))
        piece = _trimmed(view.text, words.start, words.end, heading)
        at = blank.end()
        if piece is not None and _not_a_title().search(piece.text):
            break
        found += [piece] if piece is not None else []
    return found


def _trimmed(text: str, start: int, end: int, heading: bool) -> _Top | None:
    while start < end and text[start] in " \t\u3000#*":
        start += 1
    label = _label().match(text, start, end)
    start = label.end() if label else start
    while end > start and (text[end - 1].isspace() or text[end - 1] == "*"):
        end -= 1
    return _Top(start, end, text[start:end], heading) if start < end else None


def _joined(lines: list[_Top]) -> TitleText:
    pieces: list[tuple[int, int, int]] = []
    at = 0
    for line in lines:
        pieces.append((at, line.start, line.end))
        at += len(line.text)
    return TitleText("".join(line.text for line in lines), tuple(pieces))


def _until(title: TitleText, end: int) -> TitleText:
    """The title without the date or remark after `end`, whose year is not the report's, and without an opening 《."""
    start = 1 if title.text.startswith("《") else 0
    pieces: list[tuple[int, int, int]] = []
    for offset, low, high in title.pieces:
        cut_low, cut_high = low + max(0, start - offset), min(high, low + end - offset)
        if cut_low < cut_high:
            pieces.append((max(0, offset - start), cut_low, cut_high))
    return TitleText(title.text[start:end], tuple(pieces))


def _name(title: TitleText, patterns: tuple[Pattern, ...], within: int | None = None) -> tuple[int, int] | None:
    """The last place of the report's name. Of a title on several lines it begins in the first (`within`) and ends in the last."""
    places = [
        (match.start, match.end) for pattern in patterns for match in pattern.find(title.text, 0, len(title.text), {})
    ]
    last = max(places, key=lambda place: (place[1], -place[0]), default=None)
    if last is None or (within is not None and not (last[0] < within and last[1] > title.pieces[-1][0])):
        return None
    return last


def _fair(text: str, name: tuple[int, int]) -> bool | None:
    """Whether a text with the report's name is its title; False if it names another kind of document, None if a sentence."""
    sentence = len(text) > _LONGEST or _not_a_title().search(text) is not None
    follower = _other_kind().match(text, name[1])
    if _names_other_kind(text[: name[0]]) or (follower and follower["after"]):
        return None if sentence else False
    if sentence or text[: name[0]].count("《") > text.startswith("《"):
        return None
    return True if _tail().fullmatch(text, name[1]) else None


def _names_other_kind(before: str) -> bool:
    return any(match["after"] is None or "函" not in match["after"] for match in _other_kind().finditer(before))


def _with_organ(title: TitleText, name: int, tops: list[_Top], at: int) -> TitleText:
    """The title together with the lines above that hold its beginning: the organ, or the organ and the year."""
    lines = [_Top(start, end, "", heading=False) for _, start, end in title.pieces]
    text = title.text[:name]
    first = at
    while _only_a_year().fullmatch(text) and first > 0 and at - first < 2:
        above = tops[first - 1].text
        if not (_organ_like().fullmatch(above) or _only_a_year().fullmatch(above)):
            break
        first -= 1
        text = above
    if first == at or _only_a_year().fullmatch(text):
        return title
    above_lines = tops[first:at]
    joined = [*above_lines, *lines]
    pieces: list[tuple[int, int, int]] = []
    offset = 0
    for line in joined:
        pieces.append((offset, line.start, line.end))
        offset += line.end - line.start
    return TitleText("".join(line.text for line in above_lines) + title.text, tuple(pieces))


def _score(title: TitleText, patterns: tuple[Pattern, ...], *, heading: bool) -> int:
    name = _name(title, patterns)
    before = title.text[: name[0]] if name else ""
    year = any(character.isdecimal() or character in "〇○" for character in before)
    organ = not _only_a_year().fullmatch(before)
    return 2 * year + 2 * organ + heading


def _from_metadata(document: Document, patterns: tuple[Pattern, ...]) -> TitleText | None:
    from reportlint.chinese.width import fold_width

    text = fold_width(document.reading.metadata.get("title", "")).strip()
    # A page's title ends in the name of the site.
    for mark in ("_", "-", "|", "—"):
        text = text.partition(mark)[0].rstrip() if mark in text else text
    title = TitleText(text, ())
    name = _name(title, patterns) if text else None
    return _until(title, name[1]) if name is not None and _fair(text, name) else None
