"""`table`: a declared table is there, its rows and columns are those of the form, and its cells hold what they should."""

from __future__ import annotations

from reportlint.binding.cells import guess
from reportlint.binding.grid import CellState, Grid, Unbound
from reportlint.binding.table_blanks import blanks, is_blank_form, marked, unfilled
from reportlint.binding.table_called import called, listed, one_line, stretches
from reportlint.binding.table_gaps import behind, gap_before, where
from reportlint.binding.table_plan import plan_of
from reportlint.extend import Cause, Defect, Edit, Fix, Held, Hit, Kind, Related, Safety, Severity, Span
from reportlint.language.problems import did_you_mean
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.binding.grid import SeenLabel
    from reportlint.binding.table_called import Called
    from reportlint.binding.table_plan import Plan
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.model.finding import CellPlace


class TableCheck(NamedTuple):
    """`name` is the declared table; `optional` says that it may be left out. `fixes` says whether labels are repaired."""

    name: str
    optional: bool = False
    fixes: bool = True

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """The table as a whole first, then rows and headers, then cells."""
        grid = binding.grids.get(self.name)
        if isinstance(grid, Grid):
            yield from self._of_grid(binding, grid)
        elif grid is not None:
            yield from self._unbound(binding, grid)

    def _unbound(self, binding: Binding, unbound: Unbound) -> Iterator[Hit]:
        values: dict[str, object] = {"table": called(binding, self.name)}
        if unbound.cause is Cause.TABLE_UNREADABLE:
            span = unbound.span or where(binding, self.name) or Span(0, 0)
            yield Hit(span, "unreadable", {**values, **unbound.detail}, subject=self.name)
        elif not self.optional and (gap := where(binding, self.name)) is not None:
            yield Hit(gap, "missing", values, subject=self.name)

    def _of_grid(self, binding: Binding, grid: Grid) -> Iterator[Outcome]:
        if is_blank_form(grid):
            # A form that nobody filled in is one thing, and its largest table says so for all.
            blank = unfilled(binding.grids) or (self.name,)
            if blank[0] == self.name:
                yield Hit(grid.span, "not-filled", {"table": called(binding, *blank)}, subject=self.name)
            return
        plan, table = plan_of(grid.noun), called(binding, self.name)
        if not grid.unreadable_rows and not grid.missing_rows:
            yield Held()
        for span in grid.copies:
            yield Hit(span, "doubled", {"table": table}, subject=self.name)
        yield from self._rows(table, binding, grid, plan)
        yield from self._labels(table, binding, grid, plan)
        yield from self._columns(table, binding, grid, plan)
        yield from self._cells(table, grid)
        yield from self._blanks(table, grid, plan)

    def _rows(self, table: Called, binding: Binding, grid: Grid, plan: Plan) -> Iterator[Hit]:
        indexes = {(row.band, row.row): index for index, row in enumerate(plan.rows)}
        for stretch in stretches([indexes[row] for row in grid.missing_rows]):
            names = listed([plan.rows[index].label.label for index in stretch])
            at = gap_before(grid, plan, stretch[0])
            values = {"table": table, "row": names, "count": len(stretch)}
            place = plan.row_place(grid.number, stretch[0])
            yield Hit(Span(at, at), "row-missing", values, place=place, subject=place.cell_path)
        labels = {(label.band, label.row): label for label in grid.labels}
        for row in grid.unreadable_rows:
            place = plan.row_place(grid.number, indexes[row])
            seen = labels.get(row)
            span = seen.span if seen else Span(grid.span.start, grid.span.start)
            said = behind(binding.document.text, span.end) if seen else ""
            hint = {"zh": f"（现有：{said}）", "en": f" (there: {said})"} if said else ""
            values = {"table": table, "row": plan.rows[indexes[row]].label.label, "hint": hint}
            yield Hit(span, "row-unreadable", values, place=place, subject=place.cell_path)
        for defect, found in (("row-doubled", grid.doubled_rows), ("row-misplaced", grid.misplaced_rows)):
            for label in found:
                place = plan.row_place(grid.number, indexes[label.band, label.row])
                values = {"table": table, "row": label.text}
                yield Hit(label.span, defect, values, place=place, subject=place.cell_path)

    def _labels(self, table: Called, binding: Binding, grid: Grid, plan: Plan) -> Iterator[Hit]:
        indexes = {(row.band, row.row): index for index, row in enumerate(plan.rows)}
        for label in grid.labels:
            if label.exact:
                continue
            index = indexes[label.band, label.row]
            expected = plan.rows[index].label.label
            place = plan.row_place(grid.number, index)
            values = {"table": table, "seen": one_line(label.text), "expected": expected}
            fix = self._fix(binding, label, expected)
            yield Hit(label.span, "label-damaged", values, fix=fix, place=place, subject=place.cell_path)
        for label in grid.wrong_titles:
            place = plan.row_place(grid.number, indexes[label.band, 0])
            title = grid.noun.bands[label.band].title or ""
            values = {"table": table, "seen": one_line(label.text), "expected": title}
            fix = self._fix(binding, label, title)
            yield Hit(label.span, "title-wrong", values, fix=fix, place=place, subject=title)
        for label in grid.damaged_groups:
            rows = grid.noun.bands[label.band].rows
            declared = rows.labels[label.row]
            first = next(
                row for row, leaf in enumerate(rows.leaves) if leaf.path[: len(declared.path)] == declared.path
            )
            place = plan.row_place(grid.number, indexes[label.band, first])
            place = place._replace(
                column=len(declared.path), cell_path="/".join(declared.labels), name=f"{self.name} {declared.name}"
            )
            values = {"table": table, "seen": one_line(label.text), "expected": declared.label}
            fix = self._fix(binding, label, declared.label)
            yield Hit(label.span, "label-damaged", values, fix=fix, place=place, subject=place.cell_path)

    def _columns(self, table: Called, binding: Binding, grid: Grid, plan: Plan) -> Iterator[Hit]:
        for label in grid.damaged_columns:
            expected, place = _column(grid, plan, label)
            values: dict[str, object] = {"table": table, "seen": one_line(label.text), "expected": expected}
            fix = self._fix(binding, label, expected)
            yield Hit(label.span, "column-damaged", values, fix=fix, place=place, subject=place.cell_path)
        for label in grid.lost_columns:
            expected, place = _column(grid, plan, label)
            values = {"table": table, "expected": expected}
            yield Hit(label.span, "column-missing", values, place=place, subject=place.cell_path)
        for band in dict.fromkeys(label.band for label in grid.moved_columns):
            # Two labels that changed places are one slip.
            moved = [label for label in grid.moved_columns if label.band == band]
            others = "”“".join(one_line(label.text) for label in moved[1:])
            hint = {"zh": f"，与“{others}”对调了", "en": f", it has changed places with “{others}”"} if others else ""
            values = {"table": table, "seen": one_line(moved[0].text), "hint": hint}
            message = {"zh": "另一列", "en": "the other column"}
            related = tuple(Related(label.span, message) for label in moved[1:])
            _, place = _column(grid, plan, moved[0])
            yield Hit(moved[0].span, "column-misplaced", values, related=related, place=place, subject=place.cell_path)

    def _cells(self, table: Called, grid: Grid) -> Iterator[Hit]:
        for cell in grid.cells.values():
            band = grid.noun.bands[cell.band]
            values: dict[str, object] = {"table": table, "seen": cell.text}
            if cell.state is CellState.BAD:
                meant = guess(cell.text)
                values["hint"] = {"zh": f"，似应为 {meant}", "en": f", perhaps {meant}"} if meant else ""
                fix = self._mend(cell.span, meant) if meant else None
                yield Hit(cell.span, "not-a-number", values, fix=fix, place=cell.place, subject=cell.place.cell_path)
            elif cell.value is not None:
                if cell.value < 0 and not _may_fall(band.columns.leaves[cell.column].label):
                    yield Hit(cell.span, "negative", values, place=cell.place, subject=cell.place.cell_path)
                elif band.cells == "count" and "." in cell.text.replace("．", "."):
                    yield Hit(cell.span, "decimal", values, place=cell.place, subject=cell.place.cell_path)
                elif cell.text and cell.text[-1].isalpha():
                    yield Hit(cell.span, "unit", values, place=cell.place, subject=cell.place.cell_path)

    def _blanks(self, table: Called, grid: Grid, plan: Plan) -> Iterator[Hit]:
        marks = marked(grid)
        if marks:
            seen = "、".join(dict.fromkeys(cell.text for cell in marks))
            values: dict[str, object] = {"table": table, "seen": seen, "count": len(marks)}
            yield Hit(marks[0].span, "blank-mark", values, place=marks[0].place, subject=self.name)
        indexes = {(row.band, row.row): index for index, row in enumerate(plan.rows)}
        for blank in blanks(grid):
            first = blank.cells[0]
            place = plan.row_place(grid.number, indexes[first.band, first.row]) if blank.whole else first.place
            column: object = "、".join(label.label for label in blank.columns)
            if blank.whole:
                column = {"zh": "整行", "en": "the whole row"}
            values = {
                "table": table,
                "row": listed([label.label for label in blank.rows]),
                "column": column,
            }
            defect = "total-blank" if blank.total else "blank"
            yield Hit(first.span, defect, values, place=place, subject=place.cell_path)

    def _mend(self, span: Span, text: str) -> Fix | None:
        if not self.fixes:
            return None
        title = {"zh": f"改为“{text}”", "en": f"write '{text}'"}
        return Fix(title, (Edit(span, text),), Safety.UNSAFE)

    def _fix(self, binding: Binding, label: SeenLabel, expected: str) -> Fix | None:
        # A label in several lines or in the other script is not replaced as a whole.
        if "\n" in label.text or binding.document.folded_script:
            return None
        return self._mend(label.span, expected)


def _column(grid: Grid, plan: Plan, seen: SeenLabel) -> tuple[str, CellPlace]:
    """What the header of a column, or of a group of columns, should say, and its place."""
    label = grid.noun.bands[seen.band].columns.labels[seen.row]
    return label.label, plan.column_place(grid.number, seen.band, label)


def _may_fall(label: str) -> bool:
    """Whether a column counts a change (本年增/减 of the form of 2019), which may be negative."""
    return "增" in label and "减" in label


def _compile(entry: Entry, head: RuleHead) -> TableCheck:
    options = entry.mapping(("table", "optional"), required=("table",), short="table")
    name = options["table"].text() if "table" in options else ""
    known = list(entry.names.tables)
    if name in known:
        entry.names.used.add(name)
    elif "table" in options:
        near = did_you_mean(name, known)
        cure = f"did you mean '{near}'?" if near else "declare it under 'tables:'"
        options["table"].problem(f"the table '{name}' is not declared", cure)
    optional = options["optional"].flag() if "optional" in options else False
    return TableCheck(name, optional, fixes=head.fix is not Safety.SHOW)


KIND = Kind(
    key="table",
    compile=_compile,
    defects={
        "missing": Defect({"zh": "没有找到“{table}”", "en": "table '{table}' was not found"}, Severity.ERROR),
        "unreadable": Defect(
            {
                "zh": "“{table}”无法识别：{rows} 行中只认出 {placed} 行，表内数字未核对",
                "en": "table '{table}' cannot be read: {placed} of {rows} rows could be told; its numbers are unchecked",
            }
        ),
        "not-filled": Defect({"zh": "“{table}”没有填写", "en": "table '{table}' was not filled in"}),
        "doubled": Defect({"zh": "“{table}”重复出现", "en": "table '{table}' is there again"}),
        "title-wrong": Defect(
            {"zh": "“{seen}”应为“{expected}”", "en": "the title says '{seen}' instead of '{expected}'"}
        ),
        "row-missing": Defect({"zh": "“{table}”缺少“{row}”", "en": "table '{table}' lacks '{row}'"}, Severity.ERROR),
        "row-doubled": Defect({"zh": "“{row}”重复出现", "en": "the row '{row}' is there again"}, Severity.ERROR),
        "row-misplaced": Defect({"zh": "“{row}”的位置不对", "en": "the row '{row}' is out of place"}),
        "row-unreadable": Defect(
            {
                "zh": "“{row}”的数字个数与列数不符{hint}，未核对",
                "en": "the numbers of '{row}' do not fit the columns{hint}; unchecked",
            }
        ),
        "label-damaged": Defect(
            {"zh": "“{seen}”应为“{expected}”", "en": "the label says '{seen}' instead of '{expected}'"}
        ),
        "column-misplaced": Defect(
            {
                "zh": "“{seen}”一列的位置与官方格式不同{hint}",
                "en": "the column '{seen}' is not where the form has it{hint}",
            }
        ),
        "column-damaged": Defect(
            {"zh": "表头“{seen}”应为“{expected}”", "en": "the header says '{seen}' instead of '{expected}'"}
        ),
        "column-missing": Defect(
            {"zh": "“{table}”的表头缺“{expected}”一列", "en": "the header of '{table}' lacks the column '{expected}'"}
        ),
        "not-a-number": Defect(
            {"zh": "“{seen}”不是数字{hint}", "en": "'{seen}' is not a number{hint}"},
            Severity.ERROR,
        ),
        "negative": Defect({"zh": "“{seen}”是负数", "en": "'{seen}' is negative"}, Severity.ERROR),
        "decimal": Defect(
            {"zh": "数量“{seen}”应写整数", "en": "the count '{seen}' should be a whole number"}, Severity.ERROR
        ),
        "unit": Defect(
            {"zh": "格里的“{seen}”带了单位，只填数字", "en": "'{seen}' holds a unit; a cell has the number alone"},
            Severity.INFO,
        ),
        "blank": Defect(
            {"zh": "“{row}”未填：{column}（没有的填 0）", "en": "'{row}' is blank: {column} (write 0 for none)"}
        ),
        "total-blank": Defect({"zh": "“{row}”的{column}未填", "en": "the total of '{row}' is blank: {column}"}),
        "blank-mark": Defect(
            {
                "zh": "有 {count} 处用“{seen}”代替数字（没有的填 0）",
                "en": "{count} cell(s) hold '{seen}' instead of a number",
            },
            Severity.INFO,
        ),
    },
    values=frozenset({"table", "row", "rows", "column", "seen", "expected", "count", "placed", "hint"}),
    family="structure",
    proven={"zh": "张表读全", "en": "tables read whole"},
    honours=frozenset({"fix"}),
)
