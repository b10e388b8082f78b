"""`edition: VARIABLE`: the edition of the official form that each table follows, against the one that is right for the year."""

from __future__ import annotations

from reportlint.binding.grid import Grid
from reportlint.binding.table_called import called
from reportlint.extend import Cause, Defect, Held, Hit, Kind, Related, Severity, Unevaluated
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.binding.nouns import FormNoun
    from reportlint.extend import Binding, Entry, Outcome, RuleHead, Span


class EditionCheck(NamedTuple):
    """`variable` holds the year of the report."""

    variable: str

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each table that differs by edition: that it follows the right one, or where it shows that it does not."""
        right = self._right(binding)
        if right is None:
            yield Unevaluated(Cause.VARIABLE_UNBOUND, self.variable)
            return
        yield from _once(list(self._outcomes(binding, right)))

    def _outcomes(self, binding: Binding, right: FormNoun) -> Iterator[Outcome]:
        for name, grid in binding.grids.items():
            variants = binding.nouns.tables.get(name, {})
            if not isinstance(grid, Grid) or right.name not in variants or len({id(v) for v in variants.values()}) < 2:
                continue
            foreign = [span for form, span in binding.form_marks if form != right.name and grid.span.contains(span)]
            if grid.form is None or variants.get(grid.form) is variants[right.name]:
                yield self._mixed(name, foreign, binding, right) if foreign else Held()
            else:
                yield self._other(binding, name, grid, right, foreign)

    def _right(self, binding: Binding) -> FormNoun | None:
        """The edition for the year; None where the document names years of different editions."""
        bound = binding.variables.get(self.variable)
        if bound is None:
            return None
        years = {bound.value, *(source.value for source in bound.sources if not source.weak)}
        right = {
            form.name: form
            for form in binding.nouns.forms
            for year in years
            if isinstance(year, int) and _is_in(year, form.years)
        }
        return next(iter(right.values())) if len(right) == 1 else None

    def _mixed(self, name: str, foreign: list[Span], binding: Binding, right: FormNoun) -> Hit:
        """A table of the right edition with a word that only another one has."""
        found = next(form for form, span in binding.form_marks if span == foreign[0])
        return Hit(
            foreign[0], "mixed", {"table": called(binding, name), "found": found, "expected": right.name}, subject=name
        )

    def _other(self, binding: Binding, name: str, grid: Grid, right: FormNoun, foreign: list[Span]) -> Hit:
        """A table of another edition: on its first word that only that one has, else on its first such row."""
        values = {"table": called(binding, name), "found": grid.form or "?", "expected": right.name}
        if not foreign:
            return Hit(_foreign_row(binding, name, grid, right.name), "mixed", values, subject=name)
        other = next(form for form in binding.nouns.forms if form.name == grid.form)
        related = tuple(
            Related(span, {"zh": f"{grid.form} 年格式的用语", "en": f"a word of the form of {grid.form}"})
            for span in foreign[1:4]
        )
        defect = "premature" if right.years[0] < other.years[0] else "outdated"
        return Hit(foreign[0], defect, values, related, subject=name)


def _once(outcomes: list[Outcome]) -> Iterator[Outcome]:
    """Where a whole table follows another edition, single rows of it in further tables are no second mistake."""
    whole = next((o for o in outcomes if isinstance(o, Hit) and o.defect != "mixed"), None)
    for outcome in outcomes:
        if whole is None or not isinstance(outcome, Hit) or outcome.defect != "mixed":
            yield outcome


def _is_in(year: int, years: tuple[int, int | None]) -> bool:
    return years[0] <= year and (years[1] is None or year <= years[1])


def _foreign_row(binding: Binding, name: str, grid: Grid, right: str) -> Span:
    """The first label that the right edition does not have as a row of values, else the whole table."""
    known = {label.path for band in binding.nouns.tables[name][right].bands for label in band.rows.labels if label.leaf}
    for seen in grid.labels:
        if grid.noun.bands[seen.band].rows.leaves[seen.row].path not in known:
            return seen.span
    return grid.span


def _compile(entry: Entry, head: RuleHead) -> EditionCheck:  # noqa: ARG001 - a form concerns the whole document
    variable = entry.text()
    if variable not in entry.names.variables:
        entry.problem(f"the variable '{variable}' is not declared", "write the variable that holds the year")
    entry.names.used.add(variable)
    return EditionCheck(variable)


KIND = Kind(
    key="edition",
    compile=_compile,
    defects={
        "outdated": Defect(
            {
                "zh": "{table}用的是 {found} 年的旧格式，应按 {expected} 年格式填报",
                "en": "{table} follows the form of {found}; this year's is that of {expected}",
            },
            Severity.ERROR,
        ),
        "mixed": Defect(
            {
                "zh": "{table}里有 {found} 年格式的行或用语，与应采用的 {expected} 年格式混用",
                "en": "{table} has rows or words of the form of {found}, mixed with the form of {expected}",
            },
            Severity.WARNING,
        ),
        "premature": Defect(
            {
                "zh": "{table}用的是 {found} 年格式，报告年度适用 {expected} 年格式",
                "en": "{table} follows the form of {found}, the report's year has that of {expected}",
            },
            Severity.INFO,
        ),
    },
    values=frozenset({"table", "found", "expected"}),
    family="structure",
    proven={"zh": "张表格式正确", "en": "tables follow the right form"},
    honours=frozenset(),
)
