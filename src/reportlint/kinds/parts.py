"""`parts: {whole, lead, item, open}`: in one sentence, a number and the parts it is made of (35件，其中主办8件、会办27件)."""

from __future__ import annotations

from decimal import Decimal

from reportlint.binding.searching import unexcused
from reportlint.chinese import partition
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Related, Severity
from reportlint.language.intervals import Interval, add, plain
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.binding.binding import Region
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern, PatternMatch

_STOP = compiled(r"[。！？!?\r\n\t|]")
_SEPARATOR = compiled(r"(?<![0-9])[,、;]|[,、;](?![0-9])|(?<=[\p{Han}])(?:和|及|与|以及)(?=[\p{Han}]{1,12}[0-9])")
_POINT = compiled(
    r"\s*(?:[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[,、]|[(]?[0-9]{1,2}[)、.](?![0-9]))"
)
_BRACKETS = compiled(r"\([^()\r\n]*\)")
_SINGLE_SHARE = Decimal("0.05")
"""Of the whole: so small a rest, of a list that names no 其他, is rather a slip than left unsaid."""

_REACH = 500
"""Code points before and after 其中 that one sentence may have."""


class _Number(NamedTuple):
    """A count in the view: `start` to `end` covers the number and its unit."""

    start: int
    end: int
    value: Interval
    unit: str
    label: str = ""


class _List(NamedTuple):
    """The parts as read; `closed` says that nothing shows the list to be open."""

    items: tuple[_Number, ...]
    closed: bool


class PartsCheck(NamedTuple):
    """`whole`, `lead` and `item` find the pieces; an `open` word in the list says that it does not name everything."""

    whole: Pattern
    lead: Pattern
    item: Pattern
    open_words: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each list: that it adds up, or the number that does not fit. A list that can be read in two ways says nothing."""
        regions = binding.regions(self.scopes)
        if not regions:
            return
        for lead, region in unexcused(binding, self.lead, regions, self.excuse):
            yield from self._judge(binding, lead, region)

    def _judge(self, binding: Binding, lead: PatternMatch, region: Region) -> Iterator[Outcome]:
        text = binding.document.view.text
        wholes = self._wholes(binding, lead, region)
        if not wholes or not partition.is_divisible(wholes[-1].unit):
            return
        parts = self._parts(binding, lead, region, wholes[-1].unit)
        wholes = [whole for whole in wholes if parts.items and whole.unit == parts.items[0].unit]
        if not wholes:
            return
        whole = wholes[-1]
        most = max(candidate.value.high for candidate in wholes)
        if len(wholes) > 1:
            most = max(most, sum((candidate.value.high for candidate in wholes), start=Decimal(0)))
        for item in parts.items:
            if item.value.low > most:
                yield _part_larger(binding, whole, item)
                return
        if len(parts.items) < 2 or not partition.is_partition([item.label for item in parts.items]):
            return
        total = Interval.of(0)
        for item in parts.items:
            total = add(total, item.value)
        if any(total.overlaps(candidate.value) for candidate in wholes) or (len(wholes) > 1 and total.low <= most):
            yield Held()
        elif total.low > whole.value.high:
            yield _unequal(binding, whole, parts.items, total, "more")
        elif len(wholes) == 1 and parts.closed and _says_all(parts.items, whole.value.low - total.high, whole, text):
            yield _unequal(binding, whole, parts.items, total, "less")

    def _wholes(self, binding: Binding, lead: PatternMatch, region: Region) -> list[_Number]:
        """Counts before the lead that the list may be about, the nearest last."""
        text = binding.document.view.text
        start = _sentence_start(text, region.start, lead.start)
        if start == lead.start:
            # 共收到申请53件。其中，…: the list begins a sentence of its own.
            start = _sentence_start(text, region.start, max(region.start, lead.start - 1))
        found = [
            number
            for match in self.whole.find(text, start, lead.start, binding.values)
            if (number := _number(match)) is not None
            and not partition.is_comparison(_clause_before(text, start, number))
        ]
        if not found or not partition.may_lead(text[found[-1].end : lead.start]):
            return []
        unit = found[-1].unit
        return [number for number in found if number.unit == unit]

    def _parts(self, binding: Binding, lead: PatternMatch, region: Region, unit: str) -> _List:
        text = binding.document.view.text
        values = binding.values
        end = _list_end(text, lead.end, region.end)
        if text[lead.start - 1 : lead.start] == "、":
            # 新增铁路639公里、其中高铁370公里，新增公路2600公里: the list is one item of another.
            end = min((at for mark in ",;" if (at := text.find(mark, lead.end, end)) >= 0), default=end)
        if partition.may_overlap(text[lead.end : end]):
            return _List((), closed=False)
        bare = _BRACKETS.sub(lambda match: " " * len(match[0]), text[lead.end : end])
        is_open = any(pattern.first(bare, 0, len(bare), values) for pattern in self.open_words)
        closed = not is_open and not partition.is_unclear(bare)
        items: list[_Number] = []
        named = False
        for start, stop in _segments(bare):
            if (
                (named and bare[start - 1 : start] == ";")
                or _POINT.match(bare, start, stop)
                or (bare[start - 1 : start] == ";" and len(items) > 1 and ";" not in bare[: start - 1])
            ):
                # 主办8件、会办27件；… and 专职1名；二是…: the list is over. 主办8件，占23%；会办…: it is not.
                break
            piece = bare[start:stop]
            numbers = [
                number for match in self.item.find(bare, start, stop, values) if (number := _number(match)) is not None
            ]
            counted = [number for number in numbers if number.unit == unit and bare[number.end : number.end + 1] != "/"]
            if len(counted) == 1 and not partition.is_comparison(piece) and "其中" not in piece:
                both = [item.label for item in (*items, counted[0])]
                if (
                    bare[start - 1 : start] == ";"
                    and len(both) == 2
                    and text[lead.end - 1] != ":"
                    and not partition.is_complete(both)
                ):
                    # 政策文件8件，其中联合印发3件；解读8件: nobody can tell whether the list is over.
                    return _List(tuple(items), closed=False)
                start, stop = counted[0].start + lead.end, counted[0].end + lead.end  # noqa: PLW2901 - now of the view
                items.append(counted[0]._replace(start=start, end=stop))
            elif (numbers and all(number.unit == "%" for number in numbers)) or partition.is_comparison(piece):
                continue
            elif numbers or any(ch.isdecimal() for ch in piece):
                # Another unit, a second number, a list within the list: from here on nobody can tell.
                return _List(tuple(items), closed=False)
            elif bare[stop : stop + 1] != "、":
                # 政策文件、工作动态12条 are two names of one part; anything else without a number ends the list.
                if named or items:
                    break
                named = True
        return _List(tuple(items), closed)


def _number(match: PatternMatch) -> _Number | None:
    """The count of a match: its last number, named by the text before it."""
    label = "".join(str(capture.value) for capture in match.captures if capture.kind == "text")
    for capture in reversed(match.captures):
        if capture.kind == "number" and isinstance(capture.value, Interval):
            return _Number(capture.start, capture.end, capture.value, capture.unit, label)
    return None


def _sentence_start(text: str, low: int, at: int) -> int:
    low = max(low, at - _REACH)
    while at > low and not _STOP.match(text, at - 1):
        at -= 1
    return at


def _clause_before(text: str, low: int, number: _Number) -> str:
    start = max(text.rfind(mark, low, number.start) for mark in ",;:、")
    return text[max(low, start + 1) : number.end + 2]


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


def _segments(bare: str) -> Iterator[tuple[int, int]]:
    """Pieces between the marks of a list, and between 和 and its kin before a counted part."""
    start = 0
    for match in _SEPARATOR.finditer(bare):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(bare):
        yield start, len(bare)


def _says_all(items: Sequence[_Number], rest: Decimal, whole: _Number, text: str) -> bool:
    """Whether the list means to name everything: by its last part (其他), by counterparts (主办, 会办), or by a tiny rest."""
    labels = [item.label for item in items]
    exact = whole.value.exact is not None and text[whole.start - 1 : whole.start] not in {"超", "逾"}
    return exact and (partition.is_complete(labels) or rest <= max(Decimal(2), whole.value.low * _SINGLE_SHARE))


def _unequal(binding: Binding, whole: _Number, items: Sequence[_Number], total: Interval, defect: str) -> Hit:
    difference = total.low - whole.value.high if defect == "more" else whole.value.low - total.high
    values = {
        "whole": str(whole.value),
        "sum": str(total),
        "difference": plain(difference),
        "unit": whole.unit,
        "parts": "＋".join(str(item.value) for item in items),
    }
    related = tuple(Related(binding.span(item.start, item.end), _part_message(item)) for item in items)
    return Hit(binding.span(whole.start, whole.end), defect, values, related)


def _part_larger(binding: Binding, whole: _Number, item: _Number) -> Hit:
    values = {
        "whole": str(whole.value),
        "sum": str(item.value),
        "difference": plain(item.value.low - whole.value.high),
        "unit": whole.unit,
        "parts": str(item.value),
    }
    message = {"zh": f"总数 {whole.value}{whole.unit}", "en": f"the whole, {whole.value}"}
    related = (Related(binding.span(whole.start, whole.end), message),)
    return Hit(binding.span(item.start, item.end), "part-larger", values, related)


def _part_message(item: _Number) -> dict[str, str]:
    return {"zh": f"{item.label.strip()} {item.value}{item.unit}", "en": f"{item.label.strip()} {item.value}"}


def _compile(entry: Entry, head: RuleHead) -> PartsCheck:
    from reportlint.language.excuse import read_excuse

    keys = entry.mapping(("whole", "lead", "item", "open"), required=("whole", "lead", "item"))
    nothing = entry.pattern if not keys else next(iter(keys.values())).pattern
    return PartsCheck(
        whole=keys["whole"].pattern() if "whole" in keys else nothing(),
        lead=keys["lead"].pattern() if "lead" in keys else nothing(),
        item=keys["item"].pattern() if "item" in keys else nothing(),
        open_words=keys["open"].patterns() if "open" in keys else (),
        scopes=head.scopes,
        excuse=read_excuse(head.unless) if head.unless else None,
    )


_SUM = {
    "zh": "各分项之和 {parts} = {sum}{unit}，与总数 {whole}{unit} 不符，相差 {difference}",
    "en": "the parts {parts} = {sum}{unit} do not make the whole, {whole}{unit}; they differ by {difference}",
}

KIND = Kind(
    key="parts",
    compile=_compile,
    defects={
        "more": Defect(_SUM, Severity.ERROR),
        "less": Defect(_SUM, Severity.WARNING),
        "part-larger": Defect(
            {
                "zh": "其中一项 {sum}{unit} 大于总数 {whole}{unit}，多出 {difference}",
                "en": "a part, {sum}{unit}, is larger than the whole, {whole}{unit}, by {difference}",
            },
            Severity.ERROR,
        ),
    },
    values=frozenset({"whole", "sum", "difference", "unit", "parts"}),
    family="arithmetic",
    proven={"zh": "处分项与总数相符", "en": "sums of parts agree"},
    honours=frozenset({"in", "unless"}),
)
