"""What a broken equation says: both sides with their numbers, the difference, and where."""

from __future__ import annotations

from reportlint.language.intervals import plain
from reportlint.model.finding import Hit, Related

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

    from reportlint.language.equations import Instance, Planned
    from reportlint.language.outcome import Judged, Term

LISTED = 8
"""Addends that a message names and a finding points at."""
QUOTE = "'"
"""Labels of a Chinese form stand between these in an English sentence."""
_SPELT_OUT = 3

Named = tuple[str, int, "Decimal"]


def equation_hit(instance: Instance, judged: Judged) -> Hit:
    """The hit of an equation that does not hold, on its total, naming its addends."""
    total = judged.terms[judged.total]
    off = abs(judged.residual)
    named = [(_label(instance, cell), cell, term) for cell, term in zip(instance.cells, judged.terms, strict=True)]
    left, right = (_side(named, left=left) for left in (True, False))
    lone_left = instance.cells[judged.total].left or not instance.lone
    sides = (left, right) if lone_left else (right, left)
    return Hit(
        total.span,
        values={
            "where": where(instance),
            "left": sides[0],
            "right": sides[1],
            "gap": gap(off),
            "difference": plain(off),
            "found": plain(total.value),
            "expected": plain(total.value - judged.residual / total.coefficient),
        },
        related=related(judged, judged.total),
        place=total.place,
        subject=total.place.name,
    )


def gap(off: Decimal) -> dict[str, str]:
    """The difference as the end of a message."""
    return {"zh": f"，相差 {plain(off)}", "en": f", off by {plain(off)}"}


def related(judged: Judged, but: int) -> tuple[Related, ...]:
    """The other cells of an equation that hold something, each with its value."""
    others = [term for i, term in enumerate(judged.terms) if i != but and term.value and not term.blank]
    return tuple(related_cell(term) for term in others[:LISTED])


def related_cell(term: Term) -> Related:
    """A cell with its name and value."""
    text = f"{term.place.name} {plain(term.value)}"
    return Related(term.span, {"zh": text, "en": text}, term.place)


def where(instance: Instance) -> dict[str, str]:
    """The row, the column, or the block of cells that an equation is about, as the beginning of a message."""
    if _is_block(instance):
        name = "/".join(instance.column or instance.row or ())
        return {"zh": f"「{name}」：", "en": f"'{name}': "}
    if instance.row is not None:
        name = "/".join(instance.row)
        return {"zh": f"「{name}」行：", "en": f"row '{name}': "}
    if instance.column is not None:
        name = "/".join(instance.column)
        return {"zh": f"「{name}」列：", "en": f"column '{name}': "}
    return {"zh": "", "en": ""}


def _is_block(instance: Instance) -> bool:
    """Whether `_` is a group of columns and all its cells stand in one row, or the other way round."""
    rows = {cell.position.row_path for cell in instance.cells}
    columns = {cell.position.column_path for cell in instance.cells}
    if instance.row is None:
        return instance.column is not None and len(rows) == 1 and len(columns) > 1
    return instance.column is None and len(columns) == 1 and len(rows) > 1


def _label(instance: Instance, cell: Planned) -> str:
    row, column = cell.position.row_path, cell.position.column_path
    if instance.row is not None and cell.position.row_key is not None:
        path = column[len(instance.row) :] if column[: len(instance.row)] == instance.row else column
        return path[-1]
    if instance.column is not None and cell.position.column_key is not None:
        key = instance.column
        # Where `_` is a group of columns, what varies is the column inside it.
        inside = len(column) > len(key) and column[: len(key)] == key
        return column[-1] if inside else "/".join(row) if not instance.lone else row[-1]
    return f"{'/'.join(row)}/{'/'.join(column)}"


def _side(named: list[tuple[str, Planned, Term]], *, left: bool) -> dict[str, str]:
    sign = 1 if left else -1
    parts: list[Named] = [
        (label, sign * term.coefficient, term.value) for label, cell, term in named if cell.left is left
    ]
    total = plain(sum((factor * value for _, factor, value in parts), start=parts[0][2] * 0))
    if len(parts) == 1 and parts[0][1] == 1:
        return {"zh": f"{parts[0][0]} {total}", "en": f"'{parts[0][0]}' {total}"}
    if len(parts) <= _SPELT_OUT:
        return {"zh": f"{_spelt(parts)} = {total}", "en": f"{_spelt(parts, QUOTE)} = {total}"}
    shown = [part for part in parts if part[2]]
    rest = len(shown) - LISTED
    if not shown:
        return {"zh": f"各项之和 {total}（各项均为 0）", "en": f"sum of the items {total} (all 0)"}
    listed, listed_en = _spelt(shown[:LISTED]), _spelt(shown[:LISTED], QUOTE)
    zh = f"，另有 {rest} 项" if rest > 0 else "，其余为 0" if len(shown) < len(parts) else ""
    en = f", and {rest} more" if rest > 0 else ", the rest 0" if len(shown) < len(parts) else ""
    return {"zh": f"各项之和 {total}（{listed}{zh}）", "en": f"sum of the items {total} ({listed_en}{en})"}


def _spelt(parts: list[Named], quote: str = "") -> str:
    text = ""
    for label, factor, value in parts:
        times = "" if abs(factor) == 1 else f"{abs(factor)} × "
        joint = (" + " if factor > 0 else " - ") if text else ("" if factor > 0 else "-")
        text += f"{joint}{times}{quote}{label}{quote} {plain(value)}"
    return text
