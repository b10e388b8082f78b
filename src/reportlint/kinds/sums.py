"""`sums: {of, most}`: things named together with one number, against the sum of their counts (予以公开、部分公开等共35件)."""

from __future__ import annotations

from decimal import Decimal

from reportlint.binding.searching import within
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Severity
from reportlint.language.clauses import sentence_bounds
from reportlint.language.expression_evaluate import NotApplicableError, Scene
from reportlint.language.expressions import parse_expression
from reportlint.language.intervals import plain
from reportlint.language.outcome import CannotJudge
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.binding.binding import Region
    from reportlint.chinese.quantities import Quantity
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.expressions import Expression
    from reportlint.language.patterns import Pattern

_TOGETHER = compiled(r"(?:总共|一共|共计|合计|总计|累计|共)(?:有|为|是|:)?\s?$")
_BETWEEN = compiled(r"[”」\s]*(?:[、,和及与或]|以及|或者)[“「\s]*")
_BEHIND = compiled(
    r"[”」\s]*(?P<open>等)?(?:[0-9一二两三四五六七八]{1,2}[种类项])?(?:等|的|申请|情形|情况|类型?|方式|答复|决定|结果|件|\s)*,?"
)
_REACH = 160
"""Code points before a number in which its names stand."""


class Named(NamedTuple):
    """How a thing is said, and what the tables count of it."""

    say: Pattern
    counted: Expression


class SumsCheck(NamedTuple):
    """`of` are the things that may be named together, `units` those of their number, `most` all of them and what 等 leaves open."""

    of: tuple[Named, ...]
    units: frozenset[str]
    most: Expression | None
    scopes: tuple[str, ...]
    excuse: Excuse | None

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each number behind two names or more: that it is their sum, or may be where the list is open; else a hit."""
        from reportlint.chinese.quantities import find_quantities

        text = binding.document.view.text
        regions = binding.regions(self.scopes) or ()
        for region in regions:
            for number in find_quantities(text, region.start, region.end):
                if number.unit not in self.units or not number.exact:
                    continue
                together = _TOGETHER.search(text, max(region.start, number.number_start - 4), number.number_start)
                if together is None or within(regions, number.number_start, number.end) is None:
                    continue
                yield from self._judge(binding, number, together.start(), region)

    def _judge(self, binding: Binding, number: Quantity, at: int, region: Region) -> Iterator[Outcome]:
        text = binding.document.view.text
        low = max(region.start, at - _REACH, sentence_bounds(text, at, at)[0])
        start, names, is_open = self._names(binding, low, at)
        if len(names) < 2 or len({name.counted for name in names}) < len(names):
            return
        try:
            if self.excuse and self.excuse.excuses(text, start, number.end, binding.values):
                return
            scene = Scene(binding)
            counts = [scene.amount(name.counted.tree).interval.exact for name in names]
            most = scene.amount(self.most.tree).interval.exact if self.most is not None and is_open else None
        except NotApplicableError:
            return
        except CannotJudge as error:
            yield error.outcome
            return
        known = [count for count in counts if count is not None]
        if len(known) < len(counts):
            return
        total = sum(known, start=Decimal(0))
        if number.low == total or (is_open and number.low > total and (most is None or number.low <= most)):
            yield Held()
            return
        expected = (
            plain(total) if not is_open else f"{plain(total)}—{plain(most)}" if most is not None else f"≥{plain(total)}"
        )
        values = {
            "found": number.text,
            "expected": expected,
            "parts": "＋".join(plain(count) for count in known),
            "difference": plain(abs(number.low - (total if number.low < total or most is None else most))),
        }
        yield Hit(binding.span(number.number_start, number.end), "open" if is_open else "default", values)

    def _names(self, binding: Binding, low: int, at: int) -> tuple[int, list[Named], bool]:
        """The names that stand in a row right before `at`, from where and in their order, and whether 等 leaves the list open."""
        text = binding.document.view.text
        found = sorted(
            ((start, end, name) for name in self.of for start, end in name.say.spans(text, low, at, binding.values)),
            key=lambda each: (each[0], -each[1]),
        )
        row: list[tuple[int, int, Named]] = []
        for start, end, name in found:
            if row and start < row[-1][1]:
                continue
            if row and not _BETWEEN.fullmatch(text, row[-1][1], start):
                row = []
            row.append((start, end, name))
        behind = _BEHIND.fullmatch(text, row[-1][1], at) if row else None
        return (row[0][0], [name for _, _, name in row], behind["open"] is not None) if behind else (at, [], False)


def _compile(entry: Entry, head: RuleHead) -> SumsCheck:
    keys = entry.mapping(("of", "units", "most"), required=("of", "units"))
    named = []
    for item in keys["of"].items() if "of" in keys else ():
        parts = item.mapping(("say", "count"), required=("say", "count"))
        if len(parts) == len(Named._fields):
            named.append(Named(parts["say"].pattern(), parse_expression(parts["count"])))
    return SumsCheck(
        tuple(named),
        frozenset(keys["units"].texts()) if "units" in keys else frozenset(),
        parse_expression(keys["most"]) if "most" in keys else None,
        head.scopes,
        head.excuse(),
    )


KIND = Kind(
    key="sums",
    compile=_compile,
    defects={
        "default": Defect(
            {
                "zh": "说共 {found}，按表格应为 {parts} = {expected}，相差 {difference}",
                "en": "{found} together are told, the table gives {parts} = {expected}; they differ by {difference}",
            },
            Severity.WARNING,
        ),
        "open": Defect(
            {
                "zh": "说等共 {found}，列出的几项按表格已有 {parts}，应在 {expected} 之间",
                "en": "{found} together are told, open at the end; the things named are {parts}, so that it must be {expected}",
            },
            Severity.WARNING,
            shares_id=True,
        ),
    },
    values=frozenset({"found", "expected", "parts", "difference"}),
    family="arithmetic",
    proven={"zh": "处合计数与表格相符", "en": "counts told together agree"},
    honours=frozenset({"in", "unless"}),
)
