"""Runs of text that were decoded wrongly, found by what the same bytes say when they are decoded rightly."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from reportlint.chinese.common import beyond_level_one, commonness, is_everyday, mean_commonness
from reportlint.compiled import compiled, escape
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

_CLOSE = 7
"""Code points within which two signs of damage stand."""

# Characters that windows-1252 puts where latin-1 has controls.
_WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹Œ\u017d‘’“”•–—˜™š›œ\u017eŸ"


class MojibakeRun(NamedTuple):
    """A damaged run; `start` and `end` are code points of the searched text. Kinds:

    `utf8-as-gbk` (鏍规嵁), `gbk-as-latin1` (¸ù¾Ý), `utf8-as-latin1` (æ ¹æ®), `shifted-gbk` (a byte was lost, so each later
    pair is read half a character late), `gbk-as-big5` (淉葬), `replacement` (U+FFFD), `question-marks` (??? for what could not be encoded),
    `gbk-filler` (锟斤拷, 烫烫烫, 屯屯屯), `garbled` (any other encoding). `reading` is what the bytes say, U+FFFD for lost ones, empty where nothing is left.
    """

    kind: str
    start: int
    end: int
    reading: str


@cache
def _simple() -> regex.Pattern[str]:

    high = rf"[\x80-\xff{_WINDOWS}]"
    return compiled(
        rf"(?P<filler>锟?(?:斤拷锟|锟斤拷)+(?:斤拷?)?|烫{{3,}}|屯{{3,}}|(?:ï¿½)+|ï»¿)"
        rf"|(?P<triples>(?:[âã-éï][ ]?[\x80-\xbf{_WINDOWS}]{{1,2}})+)"
        rf"|(?P<high>(?:[\xa1-\xfe][\xa1-\xfe\u2018-\u201d])+{high}?)"
        r"|(?P<replacement>\ufffd+)|(?P<question>\?{2,}|(?<=[\u3400-\u9fff])\?(?=[^\s?]{1,8}\?)|(?<=\?[^\s?]{1,8})\?(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\?(?=[0-9]{1,6}[件条项次个人年月日份篇场期户家万亿元])|？{{4,}}(?=[\u3400-\u9fff]))"
    )


@cache
def _utf8_in_bytes() -> regex.Pattern[bytes]:

    # Three-byte characters of U+2000 to U+9FFF and U+F900 to U+FFFF; one lost byte stands as a question mark.
    return compiled(rb"(?:[\xe2-\xe9\xef](?:[\x80-\xbf]{2}|[\x80-\xbf]\?|\?[\x80-\xbf]))+")


def find_mojibake(text: str, start: int = 0, end: int | None = None) -> list[MojibakeRun]:
    """Every damaged run of `text[start:end]`, in order and disjoint; empty for text without signs of wrong decoding.

    The proof of a run is always that its bytes, read rightly, are much commoner Chinese than what stands there; rare
    characters alone (names, other scripts) prove nothing.
    """
    stop = len(text) if end is None else end
    distinct = set(text if start == 0 and stop == len(text) else text[start:stop])
    found: list[MojibakeRun] = []
    if distinct & _suspects() or "?" in distinct:
        found.extend(_simple_runs(text, start, stop))
    rare = _rare(distinct)
    if rare:
        from reportlint.chinese.shifted import find_shifted

        for low, high in _segments(text, start, stop, rare):
            found.extend(_utf8_runs(text, low, high))
            found.extend(MojibakeRun("shifted-gbk", *run) for run in find_shifted(text, low, high))
            found.extend(_foreign_runs(text, low, high))
    if rare or len([ch for ch in distinct if _is_letter(ch)]) > 1:
        found.extend(MojibakeRun("garbled", low, high, "") for low, high in _garbled(text, start, stop, distinct, rare))
    return _disjoint(found)


def _garbled(text: str, start: int, stop: int, distinct: set[str], rare: set[str]) -> Iterator[tuple[int, int]]:
    from reportlint.chinese.garbled import find_garbled

    return find_garbled(text, start, stop, distinct, rare)


def _is_letter(ch: str) -> bool:
    """Whether `garbled` looks for it, besides rare characters. A set of them would hold more than a document has."""
    return "\x80" <= ch < "\u0800" or "\u2100" <= ch < "\u2c00"


@cache
def _suspects() -> frozenset[str]:
    # Signs of latin-1 that Chinese text has of its own do not start a search; a damaged run has others too.
    return frozenset(map(chr, range(0x80, 0x100))) - frozenset("\xa0·×°±§²³÷") | frozenset("\ufffd锟烫屯")


def _rare(distinct: set[str]) -> set[str]:
    """The characters that are neither everyday hanzi nor such as Chinese text has besides."""
    unusual = {ch for ch in beyond_level_one(distinct) if ch >= "\u0370" and not "\u2000" <= ch <= "\u206f"}
    unusual = {ch for ch in unusual if not "\u3000" <= ch <= "\u301f" and not "\uff00" <= ch <= "\uff5e"}
    return {ch for ch in unusual if not is_everyday(ch) and ch != "\ufffd"}


def _segments(text: str, start: int, stop: int, rare: set[str]) -> Iterator[tuple[int, int]]:
    """Stretches without blanks that hold two rare characters, or one and a lost byte, close to one another."""
    from reportlint.chinese.shifted import LOST

    odd = rare | {*LOST, "€"}
    places = [at for at in range(start, stop) if text[at] in odd]
    if all(after - before > _CLOSE for before, after in pairwise(places)):
        return  # a name with a rare hanzi is no reason to import the compiler of an expression
    signs = "".join(map(escape, sorted(rare)))
    lost = escape(LOST)
    between = rf"[^\s]{{0,{_CLOSE - 1}}}?"
    close = compiled(rf"[{signs}]{between}[{signs}{lost}]|[{lost}]{between}[{signs}]|[{signs}]€")
    blank = compiled(r"\s")
    done = start
    while (match := close.search(text, done, stop)) is not None:
        low = max(done, max((text.rfind(sign, done, match.start()) + 1 for sign in "\n\r \u3000\t"), default=done))
        after = blank.search(text, match.end(), stop)
        high = after.start() if after else stop
        yield low, high
        done = max(high, match.end())


def _simple_runs(text: str, start: int, stop: int) -> Iterator[MojibakeRun]:
    for match in _simple().finditer(text, start, stop):
        kind = match.lastgroup
        low, high = match.span()
        if kind == "filler":
            yield MojibakeRun("gbk-filler", low, high, "")
        elif kind == "replacement":
            yield MojibakeRun("replacement", low, high, "")
        elif kind == "question":
            if not _is_question(text, low, high, start, stop):
                yield MojibakeRun("question-marks", low, high, "")
        elif kind == "triples":
            yield from _latin_utf8(text, low, high)
        else:
            yield from _latin_gbk(text, low, high)


_ASKING = "吗 呢 么 谁 哪 何 怎 几 是否 能否 可否 有否 吧 不是 没有 不能 多少 多久 多长 多大 为啥".split()


def _is_question(text: str, low: int, high: int, start: int, stop: int) -> bool:
    """Whether ? or ??? may be meant: it ends a clause that asks, or Latin words."""
    clause = text[max(start, low - 20) : low]
    after = text[high : high + 1] if high < stop else ""
    if high - low == 1 and after.isdecimal() and text[low] == "?":
        return any(word in clause for word in _ASKING)
    if text[low] == "？":
        return any(word in clause for word in _ASKING) or not clause or clause[-1] in "\n\r"
    if high - low < 3 and not (clause and _in_text(clause[-1]) and _in_text(after)):
        return True
    if not clause or clause[-1] in "\n\r":
        return False
    ends = not after or after in "\n\r \u3000”’」』）)\"'"
    asks = any(word in clause for word in _ASKING)
    if high - low < 3:
        return asks or after == "答" or (high - low == 1 and not _parts_rubbish(text, low, start, stop))
    return ends and high - low <= 5 and (asks or (clause[-1].isascii() and clause[-1].isalpha()))


def _parts_rubbish(text: str, at: int, start: int, stop: int) -> bool:
    """Whether what stands between this ? and the one before or behind it is no language: ?谢?人民."""
    from reportlint.chinese.words import can_be_read

    before, after = text.rfind("?", max(start, at - 9), at), text.find("?", at + 1, min(stop, at + 10))
    pieces = [(before + 1, at)] if before >= 0 else []
    pieces += [(at + 1, after)] if after >= 0 else []
    return any(low < high and not can_be_read(text, low, high) for low, high in pieces)


def _in_text(ch: str) -> bool:
    return "\u3400" <= ch <= "\u9fff" or (ch != "" and ch in "，。、；：（）《》“”")


def _latin_bytes(text: str) -> bytes:
    return b"".join(
        ch.encode("latin-1") if ch < "\u0100" else ch.encode("cp1252", errors="replace")
        for ch in text.replace(" ", "\xa0")
    )


def _latin_utf8(text: str, low: int, high: int) -> Iterator[MojibakeRun]:
    reading = _latin_bytes(text[low:high]).decode("utf-8", errors="replace")
    if "\ufffd" not in reading:
        # A dash or a quotation mark alone (â€™) is unmistakable too.
        mark = reading[0] in "‘’“”–—…•" and "€" in text[low:high]
        if mark or (len(reading) > 1 and mean_commonness(reading) > -12):
            yield MojibakeRun("utf8-as-latin1", low, high, reading)
    elif sum(ch in "äåæçèé" for ch in text[low:high]) >= 2:
        # Controls among the bytes are often dropped on the way; then nothing can be read, but no language writes so.
        yield MojibakeRun("utf8-as-latin1", low, high, "")


def _latin_gbk(text: str, low: int, high: int) -> Iterator[MojibakeRun]:
    length = (high - low) // 2 * 2
    reading = _latin_bytes(text[low : low + length]).decode("gb18030", errors="replace")
    if len(reading) >= 2 and "\ufffd" not in reading and mean_commonness(reading) > -9.7:
        yield MojibakeRun("gbk-as-latin1", low, low + length, reading)


_FOREIGN_GAIN = 36.0
"""How much commoner (natural logarithm) a run must be in the other of the two character sets; chance does not come near."""


def _foreign_runs(text: str, low: int, high: int) -> Iterator[MojibakeRun]:
    """GBK text that was read as Big5: both have two bytes for a character, so each one tells what it was."""
    start, gain, reading = low, 0.0, ""
    best: tuple[float, int, str] = (0.0, low, "")
    for at in range(low, high + 1):
        read = _from_big5(text[at]) if at < high else ""
        gain += commonness(read) - commonness(text[at]) if read else -_FOREIGN_GAIN
        reading += read
        if gain >= best[0] > 0 or gain > best[0]:
            best = (gain, at + 1, reading)
        if gain <= 0:
            if best[0] > _FOREIGN_GAIN and mean_commonness(best[2]) > -9:
                yield MojibakeRun("gbk-as-big5", start, best[1], best[2])
            start, gain, reading, best = at + 1, 0.0, "", (0.0, at + 1, "")
    if best[0] > _FOREIGN_GAIN and mean_commonness(best[2]) > -9:
        yield MojibakeRun("gbk-as-big5", start, best[1], best[2])


def _from_big5(ch: str) -> str:
    """What the bytes of `ch` in Big5 are in GBK, or nothing."""
    if ch < "\u2000":
        return ""
    try:
        return ch.encode("big5").decode("gbk")
    except UnicodeError:
        return ""


def _utf8_runs(text: str, low: int, high: int) -> Iterator[MojibakeRun]:
    from reportlint.chinese.shifted import gbk_bytes

    data = bytearray()
    owner: list[int] = []
    for at in range(low, high):
        encoded = gbk_bytes(text[at]) or b"\x00"
        data += encoded
        owner.extend([at] * len(encoded))
    for match in _utf8_in_bytes().finditer(bytes(data)):
        first, last = match.span()
        # A character of which only the second byte belongs to the run is the run's where its first is none of its own.
        start, stop = owner[first], owner[last - 1] + 1
        reading = _read_triples(data[first:last])
        gain = sum(commonness(ch) for ch in reading if ch != "\ufffd") - sum(map(commonness, text[start:stop]))
        if len(reading) > 1 and gain > 12.0:
            yield MojibakeRun("utf8-as-gbk", start, stop, reading)


def _read_triples(data: bytearray) -> str:
    triples = (bytes(data[at : at + 3]) for at in range(0, len(data), 3))
    return "".join("\ufffd" if b"?" in triple else triple.decode("utf-8", errors="replace") for triple in triples)


def _disjoint(found: list[MojibakeRun]) -> list[MojibakeRun]:
    """Overlapping runs reduced to the longer ones, in order of position."""
    kept: list[MojibakeRun] = []
    for run in sorted(found, key=lambda run: (run.start, -run.end)):
        if kept and run.start < kept[-1].end:
            if run.end - run.start > kept[-1].end - kept[-1].start:
                kept[-1] = run
            continue
        kept.append(run)
    return kept


def repair(text: str) -> str | None:
    """What the damaged run `text` said, where every byte of it is still there; else None.

    A shifted run has lost bytes and is never certain, no more than U+FFFD, question marks and fillers are.
    """
    runs = find_mojibake(text)
    if len(runs) != 1 or (runs[0].start, runs[0].end) != (0, len(text)):
        return None
    kind, _, _, reading = runs[0]
    certain = kind in ("utf8-as-gbk", "gbk-as-latin1", "utf8-as-latin1", "gbk-as-big5") and "\ufffd" not in reading
    return reading if certain else None
