"""Ordinals that count points in running text: 一是…二是…, 第一，第二，, 首先…其次…, 其一…其二…, 一要…二要…, （1）…（2）…, 1.…；2.…, ①…②…."""

from __future__ import annotations

from functools import cache

from reportlint.chinese.numbering import leading_marker
from reportlint.chinese.numerals import parse_numeral
from reportlint.compiled import compiled
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

LAST = 0
"""The value of 最后: the last point, whatever its number."""

_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": LAST, "再者": 3}
_HAN = "[一二三四五六七八九十]"
# After these a clause begins; a closing mark counts only when a mark of this kind stands before it (…。”二是).
_BEGINNERS = "。；：，、！？!?;:,.…—\n\r\t|│·“‘「『（(《【〔"
_LONGEST_TITLE = 16
_CLOSERS = "”’」』）)》】〕"
# Before these the numeral is the tail of a word or of a longer number: 统一是, 其一是, 星期二是, 第二是 is another family.
_TAILS = "统合归划逐同如清为唯之其万单同专划第惟不初周期老高大小每零〇百千两十一二三四五六七八九0123456789"
_POINT_WORDS = "素|点|件|害|领|闻|塞|么|是|义|旨|目|职|地|件|不|求"


class Ordinal(NamedTuple):
    """An ordinal; `start` and `end` are code points of the searched text and cover 一是, 第一, 首先, 其一, 一要, （1）, 1. or ①.

    `family` is 是, 第, 首先, 其, 要, （一）, （1）, 1）, 1. or ①; `value` counts from 1 (`LAST` for 最后). `clause_start` is false where the
    text runs into it without a mark, as when the mark before 二是 was forgotten; for brackets and signs it may also
    mean a reference (见（1）).
    """

    family: str
    value: int
    start: int
    end: int
    clause_start: bool


@cache
def _pattern() -> regex.Pattern[str]:
    return compiled(
        # Asked first: most places fail here.
        rf"(?=[一二三四五六七八九十第首其再最(（0-9①-⑳㉑-㉟㊱-㊿⑴-⒇㈠-㈩⒈-⒛])(?:"
        rf"(?P<number>{_HAN}{{1,3}})(?:(?P<is>是)|(?P<must>要)(?!{_POINT_WORDS}))"
        rf"|第(?P<nth>{_HAN}{{1,3}})(?=[ \u3000]?[，,：:](?!第[一二三四五六七八九十](?!方|者))|、(?![第一二三四五六七八九十])|是)"
        r"|(?P<word>首先|其次(?!数)|(?:再次|再者|最后)(?=[，,、：:是要]))"
        rf"|(?<!第[ \u3000]?|[条款项附表图注件])[（(][ \u3000]?(?:(?P<han>{_HAN}{{1,3}})|(?P<arabic>[0-9０-９]{{1,2}}))[ \u3000]?[）)](?![项款目条])"
        rf"|其(?P<of_them>{_HAN}{{1,2}})(?=[ \u3000]?[，,：:、]|是)"
        r"|(?<![0-9０-９.．])(?P<dot>[0-9]{1,2})(?:、(?![0-9])|[.．](?![0-9.．]))"
        r"|(?<![0-9０-９.．（(\-—])(?P<half>[0-9]{1,2})[）)](?![0-9])"
        r"|(?P<sign>[①-⑳㉑-㉟㊱-㊿])|(?P<enclosed>[⑴-⒇㈠-㈩⒈-⒛]))"
    )


def find_ordinals(text: str, start: int = 0, end: int | None = None) -> Iterator[Ordinal]:
    """Every ordinal in `text[start:end]`, in order; `start` counts as the start of a clause.

    一要, 第一, 其一, 1. and 首先 are ordinals only at the start of a clause: 全省第一，. 一是 and 二是 are also given inside a clause
    (工作中一是…), marked as such, unless the numeral belongs to the word before it (统一是, 其一是).
    """
    stop = len(text) if end is None else end
    for match in _pattern().finditer(text, start, stop):
        kind = match.lastgroup
        at = match.start()
        begins = _clause_start(text, at, start)
        if kind == "sign":
            value = parse_numeral(match[0])
        elif kind == "enclosed":
            marker = leading_marker(match[0])
            if marker is not None:
                yield Ordinal(marker.style, marker.value, at, match.end(), begins)
            continue
        elif kind == "half":
            value = parse_numeral(match[kind]) if begins and _ends_clause(text, at, start) else None
        elif kind == "word":
            value = None
            if begins:
                yield Ordinal("首先", _WORDS[match[0]], at, match.end(), True)
        elif kind in ("nth", "han", "arabic", "of_them", "dot"):
            value = parse_numeral(match[kind]) if kind in ("han", "arabic") or begins else None
            if kind == "dot" and begins and not _ends_clause(text, at, start):
                value = None
        else:
            value = parse_numeral(match["number"])
            if not begins and (kind == "must" or text[at - 1] in _TAILS):
                value = None
        if value is not None and value > 0:
            yield Ordinal(_family(kind), int(value), at, match.end(), begins)


def _family(kind: str | None) -> str:
    return {
        "is": "是",
        "must": "要",
        "nth": "第",
        "of_them": "其",
        "han": "（一）",
        "arabic": "（1）",
        "dot": "1.",
        "half": "1）",
    }.get(kind or "", "①")


def _ends_clause(text: str, at: int, start: int) -> bool:
    """Whether a number with a point follows a mark after which points are counted: not 3、 in 第一、3、."""
    before = text[start:at].rstrip(" \u3000\xa0")
    return not before or before[-1] in "。；：！？!?;:\n"


def _clause_start(text: str, at: int, start: int) -> bool:
    blank = at
    while at > start and text[at - 1] in " \u3000\xa0":
        at -= 1
    if at == start or text[at - 1] in _BEGINNERS:
        return True
    if at < blank and at - start <= _LONGEST_TITLE and not any(character in _BEGINNERS for character in text[start:at]):
        # A title that only a blank sets off from its text.
        return True
    while at > start and text[at - 1] in _CLOSERS:
        at -= 1
    return at > start and text[at - 1] in "。；！？!?;…"
