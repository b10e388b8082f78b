"""`grown: …`: what a sentence says of growth, against last year's document where a sentence begins with the same words."""

from __future__ import annotations

from decimal import Decimal

from reportlint.binding.binding import Binding
from reportlint.binding.statements import KEYS, read_statements
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Related, Severity
from reportlint.language.intervals import plain
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.binding.statements import Key, Statement, Statements
    from reportlint.extend import Entry, Outcome, RuleHead

_MORE, _LESS = "增加|增长|上升|提高|多", "减少|下降|降低|少"
_GROWTH = compiled(
    r"[,(，（]?(?:同比|[比较](?:上年|去年|上一年|(?P<year>20[0-9]{2}) ?年)(?:度|同期)?(?:的?(?P<base>[0-9]+)[条件次篇期场份个])?(?:相比)?,?)"
    rf"(?:净|共)?(?P<way>{_MORE}|{_LESS})(?:了)?(?P<by>[0-9]+(?:\.[0-9]+)?)(?P<unit>%|[条件次篇期场份个]|人次|场次)"
    rf"(?:[,，、](?:同比)?(?:{_MORE}|{_LESS}|增幅|降幅)(?:为|达)?(?P<rate>[0-9]+(?:\.[0-9]+)?)%)?"
)


class GrownCheck(NamedTuple):
    """`document` is the earlier one, `said` the counts that are compared."""

    document: str
    said: Statements
    scopes: tuple[str, ...]

    @property
    def companions(self) -> frozenset[str]:
        """Other documents that it looks into."""
        return frozenset((self.document,))

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each growth of a count that last year's document tells in the same words: whether it follows from both."""
        other = binding.companions.get(self.document)
        if not isinstance(other, Binding):
            return
        before = self._counts(other)
        text = binding.document.view.text
        for (words, unit), counts in self._counts(binding).items():
            earlier = before.get((words, unit), [])
            if len({each.value for each in earlier}) != 1 or len({each.value for each in counts}) != 1:
                continue
            for count in counts:
                said = _GROWTH.match(text, count.end, count.sentence_end)
                if said is not None and said.group("year") in (None, str(other.values.get("year"))):
                    yield self._judge(binding, other, count, earlier[0], unit, said)

    def _counts(self, binding: Binding) -> dict[Key, list[Statement]]:
        found: dict[Key, list[Statement]] = {}
        text = binding.document.view.text
        for region in binding.regions(self.scopes) or ():
            for key, count in self.said.find(text, region, binding.values, before=True):
                found.setdefault(key, []).append(count)
        return found

    def _judge(
        self, binding: Binding, other: Binding, now: Statement, before: Statement, unit: str, said: object
    ) -> Outcome:
        read: dict[str, str | None] = said.groupdict()  # type: ignore[attr-defined]
        if _fits(now.value, before.value, unit, read):
            return Held()
        start, end = said.span("way")[0], said.end()  # type: ignore[attr-defined]
        values = {"now": f"{plain(now.value)}{unit}", "before": f"{plain(before.value)}{unit}"}
        message = {"zh": f"上年 {values['before']}", "en": f"last year {values['before']}"}
        related = (Related(other.span(before.start, before.end), message, path=other.document.source.path),)
        worked = abs(now.value - before.value)
        values["found"] = binding.span(start, end).of(binding.document.text)
        values["expected"] = plain(worked)
        return Hit(binding.span(start, end), values=values, related=related)


def _fits(now: Decimal, before: Decimal, unit: str, read: dict[str, str | None]) -> bool:
    """Whether direction, base, difference and rate, so far as they are told, follow from two counts."""
    change = now - before
    if change and (change > 0) != (read["way"] in _MORE.split("|")):
        return False
    if read["base"] is not None and Decimal(read["base"]) != before:
        return False
    by = Decimal(read["by"] or 0)
    rates = [rate for rate in (by if read["unit"] == "%" else None, read["rate"]) if rate is not None]
    if read["unit"] == unit and by != abs(change):
        return False
    return all(before and _is_rate(Decimal(rate), 100 * abs(change) / before) for rate in rates)


def _is_rate(said: Decimal, worked: Decimal) -> bool:
    """Rounded and cut off are both right."""
    return abs(worked - said) < Decimal(1).scaleb(int(said.as_tuple().exponent))


def _compile(entry: Entry, head: RuleHead) -> GrownCheck:
    keys = entry.mapping((*KEYS, "from"), required=("from", "units", "total"))
    known = sorted(entry.names.documents)
    document = keys["from"].choice(known) if "from" in keys and known else ""
    entry.names.used.add(document)
    return GrownCheck(document, read_statements(keys), head.scopes)


KIND = Kind(
    key="grown",
    compile=_compile,
    defects={
        "default": Defect(
            {
                "zh": "本年 {now}、上年报告为 {before}，相差 {expected}，文中写“{found}”",
                "en": "{now} now and {before} in last year's report differ by {expected}; the text says '{found}'",
            },
            Severity.WARNING,
        ),
    },
    values=frozenset({"now", "before", "found", "expected"}),
    family="arithmetic",
    proven={"zh": "处增减与上年相符", "en": "changes agree with last year"},
    honours=frozenset({"in"}),
)
