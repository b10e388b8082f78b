"""Lists of counts in running text, read forward from where they begin: 主办8件、会办27件."""

from __future__ import annotations

from reportlint.chinese import partition
from reportlint.compiled import compiled
from reportlint.prose.counted import Count, count_of
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import regex

    from reportlint.language.patterns import Pattern

_SEPARATOR = compiled(
    r"(?<![0-9])[,、;]|[,、;](?![0-9])|(?<=[0-9] ?[\p{Han}]{1,2})(?:和|及|与|以及)(?=[\p{Han}]{0,12}[0-9])"
)
_POINT = compiled(
    r"\s*(?:[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[,、]|[(]?[0-9]{1,2}[)、.](?![0-9]))"
)
_NAMED_POINT = compiled(r"\s*(?:一是|第一[,、]|其一[,、])")
_BRACKETS = compiled(r"\([^()\r\n]*\)")
_DETAIL = compiled(r"\s*(?:共?涉及|覆盖|惠及|金额|资金|面积|投资|罚款|总|每(?![年月]))")
_BARE = compiled(r"\s*(?:约|共)?")
_AMOUNT_NEXT = compiled(r"、 ?[0-9]")
_JOINS = frozenset({"、", "和", "及", "与", "以及"})
_MORE = compiled(r"[^。\n]*;\s*(?:另外|还|另)?有?\s*[0-9]")
_STOP = compiled(r"[。！？!?\r\n\t|]")
_LINE_BREAK = compiled(r"[ \u3000\t]*\n[ \u3000\t\n]*")
_LINE_END = compiled(r"[,;、。]?[ \u3000]*\n")
_REACH = 500
"""Code points behind its begin that a list may have."""


class Itemised(NamedTuple):
    """The parts as read. The list may already be over behind as many items as `ends` say; `closed` that nothing shows it to be open.

    Behind the first `sure` items another thing may be counted that only a comma parts from them: 社区12个，其中城市社区3个，行政村20个.
    """

    items: tuple[Count, ...]
    ends: tuple[int, ...]
    sure: int
    closed: bool


class Reading(NamedTuple):
    """How the items of a rule are read: `item` finds counts with their names, `bare` those that stand alone, and one of
    `open_words` says that a list does not name everything."""

    item: Pattern
    bare: Pattern
    open_words: tuple[Pattern, ...]
    values: Mapping[str, object]


def list_text(text: str, start: int, at: int, high: int) -> tuple[str, bool]:
    """The text of a list from `at`, as far as its sentence goes and without brackets, and whether semicolons part its items.

    What leads to it begins at `start`. Behind a colon at the end of a line there is one item a line, up to one that ends in a stop.
    """
    free = text[at - 1] == ":"
    broken = _LINE_BREAK.match(text, at)
    if free and broken is not None:
        return " " * (broken.end() - at) + _lines(text[broken.end() : at + _REACH]), True
    end = _list_end(text, at, high)
    if _NAMED_POINT.match(text, at):
        # 一是予以公开21件。二是部分公开9件: points go on over full stops.
        line = text.find("\n", at, high)
        end = min(at + _REACH, high if line < 0 else line)
        return without_brackets(text[at:end].replace("。", ";")), True
    if text[start - 1 : start] == "、":
        # 新增铁路639公里、其中高铁370公里，新增公路2600公里: the list is one item of another.
        end = min((mark for sign in ",;" if (mark := text.find(sign, at, end)) >= 0), default=end)
    return without_brackets(text[at:end]), free


def _lines(text: str) -> str:
    """Lines of a list as one line of the same length, parted by semicolons."""
    end = 0
    for line in text.splitlines(keepends=True):
        end += len(line)
        if not line.rstrip().endswith((";", ",", "、")):
            break
    joined: str = _LINE_END.sub(lambda match: ";" * len(match[0]), text[:end])
    return without_brackets(joined)


def _list_end(text: str, start: int, high: int) -> int:
    """The end of the sentence, or of the bracket in which the list stands."""
    depth = 0
    high = min(high, start + _REACH)
    stop = _STOP.search(text, start, high)
    end = stop.start() if stop else high
    for at in range(start, end):
        if text[at] == "(":
            depth += 1
        elif text[at] == ")":
            depth -= 1
            if depth < 0:
                return at
    return end


def without_brackets(text: str) -> str:
    """The same length, with blanks for what stands in brackets."""
    bare: str = _BRACKETS.sub(lambda match: " " * len(match[0]), text)
    return bare


def pieces(bare: str, marks: regex.Pattern[str] = _SEPARATOR) -> Iterator[tuple[str, int, int]]:
    """The mark before each piece of a text without brackets that `marks` part, and where the piece begins and ends."""
    start, mark = 0, ""
    for match in marks.finditer(bare):
        if match.start() > start:
            yield mark, start, match.start()
        # A mark before an empty piece still ends what stood before it.
        start, mark = match.end(), match[0]
    if start < len(bare):
        yield mark, start, len(bare)


def read_list(bare: str, kind: str, reading: Reading, at: int, *, free: bool) -> Itemised:
    """The items of `kind` from the begin of `bare`, which lies at `at` of the view and has no brackets.

    `free` lists (behind a colon, one a line) go on over a semicolon; others only where the next label says so.
    """
    reader = _ListReader(bare, kind, reading, free=free)
    for mark, start, stop in pieces(bare):
        if not reader.take(mark, start, stop):
            break
    is_open = any(
        _opens(bare, match.start, match.end)
        for pattern in reading.open_words
        for match in pattern.find(bare, 0, reader.stop, reading.values)
    )
    # 公开2件；1件所要的材料不归本局管，已告知；还有1件是投诉: a clause that tells about its part is not the list's end.
    goes_on = free and _MORE.match(bare, reader.stop) is not None
    closed = reader.closed and not is_open and not goes_on and not partition.is_unclear(bare[: reader.stop])
    moved = tuple(item._replace(start=item.start + at, end=item.end + at) for item in reader.items)
    return Itemised(moved, tuple(reader.ends), reader.sure, closed)


def _opens(bare: str, start: int, end: int) -> bool:
    """A 等 before the number of its own piece ends a name, not the list: 抖音等平台12条."""
    if bare[start:end] != "等":
        return True
    stop = _SEPARATOR.search(bare, end)
    return not any(ch.isdecimal() for ch in bare[end : stop.start() if stop else len(bare)])


class _ListReader:
    """Takes the pieces of a list one by one until it is over."""

    def __init__(self, bare: str, kind: str, reading: Reading, *, free: bool) -> None:
        self.bare, self.kind, self.reading, self.free = bare, kind, reading, free
        self.items: list[Count] = []
        self.ends: list[int] = []
        self.closed = True
        self.stop = self.sure = 0
        self._named = self._pointed = False
        self._crossed = self._detail = self._shared = False
        self._joined: str = ""
        self._label = ""

    def take(self, mark: str, start: int, stop: int) -> bool:
        """Whether the list goes on behind the piece; what stands before it is `mark`."""
        piece = self.bare[start:stop]
        if mark == ";":
            self._crossed = True
            if self._named and not self.free:
                return False
        point = _POINT.match(piece)
        if point is not None and self.items and not self._pointed:
            return False
        self._pointed = self._pointed or (point is not None and point.end() < len(piece))
        numbers = self._numbers(start, stop)
        counted = [
            number for number in numbers if number.kind == self.kind and self.bare[number.end : number.end + 1] != "/"
        ]
        if len(counted) == 1 and not partition.is_comparison(piece) and "其中" not in piece:
            return self._item(counted[0], mark, start, stop)
        if (numbers and all(number.unit == "%" for number in numbers)) or partition.is_comparison(piece):
            self._shared = self._joined != "、" and "占" in piece
            return True
        if numbers or any(ch.isdecimal() for ch in piece):
            return self._other(numbers, counted, mark, start, stop)
        if self.bare[stop : stop + 1] != "、":
            # 政策文件、工作动态12条 are two names of one part; anything else without a number ends the list.
            if self._named or self.items:
                return False
            self._named = True
        return True

    def _numbers(self, start: int, stop: int) -> list[Count]:
        pattern = self.reading.bare if self.bare[start:stop].lstrip()[:1].isdecimal() else self.reading.item
        found = pattern.find(self.bare, start, stop, self.reading.values)
        return [number for match in found if (number := count_of(match)) is not None]

    def _item(self, number: Count, mark: str, start: int, stop: int) -> bool:
        before = _POINT.sub("", self.bare[start : number.start]).strip()
        noun = self.bare[number.end : stop].strip()
        if noun.endswith("中"):
            # 其中33件处罚中，…: the whole of a list is told again, and is no item.
            self.closed = False
            return False
        label = before or noun or self._label
        number = number._replace(label=label, noun=noun)
        labels = [item.label for item in (*self.items, number)]
        follows = len(labels) > 1 and self._follows(labels)
        if self._crossed and self.items and not (self._goes_over() or follows or self._shared):
            # 政策文件8件，其中联合印发3件；解读8件: nobody can tell whether the list is over.
            self.closed = len(self.items) > 1
            return False
        # A share before a semicolon makes it part items: 自然人203件，占80%；企业49件，占20%.
        crossed = self._crossed and not self._shared and self._joined != ";"
        changed = self._detail or crossed or (self._joined == "、" and mark == ",")
        if self.items and changed and not follows and not self._goes_over():
            self.ends.append(len(self.items))
        if follows and not self.ends:
            self.sure = len(labels)
        elif self.sure == len(self.items) and (not self.items or self.free or self._shared or mark in _JOINS):
            self.sure += 1
        if self.items and not self._joined:
            self._joined = ";" if self._crossed else "、" if mark in _JOINS else mark
        self.items.append(number)
        self.stop = stop
        self._label = label
        self._crossed = self._detail = self._shared = False
        return True

    def _goes_over(self) -> bool:
        """Whether semicolons part the items: 信息30条：文件9条；动态21条, but not 共7件：维持4件，纠正3件；诉讼6件."""
        return self.free and self._joined in ("", ";")

    def _follows(self, labels: Sequence[str]) -> bool:
        """Whether the last label tells that it belongs to those before it."""
        return (
            partition.is_parallel(labels)
            or partition.is_rest(labels[-1])
            or (partition.is_complete(labels) and not partition.is_complete(labels[:-1]))
        )

    def _other(self, numbers: Sequence[Count], counted: Sequence[Count], mark: str, start: int, stop: int) -> bool:
        """Another unit, a second number, a list within the list: it is a detail of its item, or from there on nobody can tell."""
        first, piece = numbers[0] if numbers else None, self.bare[start:stop]
        if first and not counted and _AMOUNT_NEXT.match(self.bare, stop):
            # 工业用地38宗、1910亩: the second number is of the same label.
            self._label = self.bare[start : first.start].strip()
            return True
        if self.items and first and not counted and (_DETAIL.match(piece) or _BARE.fullmatch(first.label)):
            self._detail = True
            return True
        self.closed = self._joined == "、" and mark in (",", ";") and "其中" not in piece
        return False
