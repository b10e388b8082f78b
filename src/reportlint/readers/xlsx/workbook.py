"""Workbooks of the Open XML formats (ECMA-376 part 1, chapter 18), read once for values, formulas, formats and borders."""

from __future__ import annotations

from posixpath import dirname, join, normpath

import regex

from reportlint.model.errors import Unreadable
from reportlint.readers.xlsx.formats import BUILT_IN, shown
from reportlint.record import NamedTuple
from reportlint.structure.containers import Package
from reportlint.structure.sheets.sheet import MOST_CELLS, Book, Merge, Sheet, on_one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_REFERENCE = regex.compile(r"\$?(?P<column>[A-Z]{1,3})\$?(?P<row>[0-9]{1,7})")
_SIDES = ("left", "right", "top", "bottom")
_MOST_MERGES = 20_000


class _Style(NamedTuple):
    code: str
    bordered: bool


_PLAIN = _Style("General", bordered=False)


def read_book(data: bytes) -> Book:
    """All sheets of a workbook; raises `Unreadable` for what is none, is encrypted or too large."""
    package = Package(data, "xlsx")
    main = _main_part(package)
    root = package.xml(main)
    if root is None or _local(root) != "workbook":
        raise _no_workbook()
    targets = _relationships(package, main)
    reader = _SheetReader(package, root, main)
    sheets: list[Sheet] = []
    hidden: list[str] = []
    for element in _all(root, "sheet"):
        target = next(
            (
                targets[value]
                for name, value in element.attrib.items()
                if str(name).endswith("}id") and value in targets
            ),
            None,
        )
        tree = package.xml(target) if target else None
        if tree is None or _local(tree) != "worksheet":
            continue
        sheet = reader.read(element.get("name") or "", tree)
        if element.get("state", "visible") == "visible":
            sheets.append(sheet)
        elif sheet.cells:
            hidden.append(sheet.name)
    return Book(tuple(sheets), tuple(hidden))


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _all(root: _Element, name: str) -> Iterator[_Element]:
    """Elements of a name in any namespace: the strict form of the format has others."""
    return root.iter(f"{{*}}{name}")


def _main_part(package: Package) -> str:
    root = package.xml("_rels/.rels")
    for relation in _all(root, "Relationship") if root is not None else ():
        if relation.get("Type", "").endswith("/officeDocument"):
            return normpath(relation.get("Target", "")).lstrip("/")
    return "xl/workbook.xml"


def _relationships(package: Package, part: str) -> dict[str, str]:
    folder, name = dirname(part), part.rpartition("/")[2]
    root = package.xml(join(folder, "_rels", f"{name}.rels"))
    found: dict[str, str] = {}
    for relation in _all(root, "Relationship") if root is not None else ():
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External":
            found[relation.get("Id", "")] = normpath(target.lstrip("/") if target[:1] == "/" else join(folder, target))
    return found


class _SheetReader:
    """What all sheets of a workbook share: texts, styles, the first day; and how many cells may still be read."""

    def __init__(self, package: Package, root: _Element, main: str) -> None:
        folder = dirname(main)
        self._texts = _shared_texts(package.xml(join(folder, "sharedStrings.xml")))
        self._styles = _styles(package.xml(join(folder, "styles.xml")))
        properties = next(_all(root, "workbookPr"), None)
        self._from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self._left = MOST_CELLS

    def read(self, name: str, tree: _Element) -> Sheet:
        cells: dict[tuple[int, int], str] = {}
        bordered: set[tuple[int, int]] = set()
        uncalculated: list[tuple[int, int]] = []
        hidden: list[int] = []
        row = -1
        for element in _all(tree, "row"):
            row = _whole(element.get("r"), row + 2) - 1
            column = -1
            for cell in element:
                if _local(cell) != "c":
                    continue
                place = _place(cell.get("r")) or (row, column + 1)
                row, column = place
                self._left -= 1
                if self._left < 0:
                    raise _too_many()
                style = self._style(cell)
                if style.bordered:
                    bordered.add(place)
                text = self._text(cell, style)
                if text is None:
                    uncalculated.append(place)
                elif text:
                    cells[place] = text
            if element.get("hidden") in ("1", "true") and any((row, at) in cells for at in range(column + 1)):
                hidden.append(row)
        merges = tuple(_merges(tree))
        for merge in merges:
            _unify(merge, cells, bordered)
        columns = tuple(_hidden_columns(tree, {column for _, column in cells}))
        return Sheet(name, cells, merges, frozenset(bordered), tuple(uncalculated), tuple(hidden), columns)

    def _style(self, cell: _Element) -> _Style:
        index = _whole(cell.get("s"), 0)
        return self._styles[index] if index < len(self._styles) else _PLAIN

    def _text(self, cell: _Element, style: _Style) -> str | None:
        """What the cell shows, or None for a formula without a result."""
        kind = cell.get("t", "n")
        value = next((child.text or "" for child in cell if _local(child) == "v"), "")
        if kind == "inlineStr":
            return on_one_line("".join(_plain_text(child) for child in cell if _local(child) == "is"))
        if not value and kind != "str":
            return None if any(_local(child) == "f" for child in cell) else ""
        if kind == "s":
            index = _whole(value, -1)
            return self._texts[index] if 0 <= index < len(self._texts) else ""
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if kind == "n":
            return on_one_line(shown(value.strip(), style.code, from_1904=self._from_1904))
        return on_one_line(value)


def _unify(merge: Merge, cells: dict[tuple[int, int], str], bordered: set[tuple[int, int]]) -> None:
    """Of merged cells only the first is shown; borders of any are borders of all."""
    if (merge.bottom - merge.top) * (merge.right - merge.left) > MOST_CELLS:
        return
    places = [(row, column) for row in range(merge.top, merge.bottom) for column in range(merge.left, merge.right)]
    for place in places[1:]:
        cells.pop(place, None)
    if any(place in bordered for place in places):
        bordered.update(places)


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and len(text) < 8 and text.isascii() and text.isdecimal() else default


def _place(reference: str | None) -> tuple[int, int] | None:
    """Row and column from 0 of `C5`."""
    match = _REFERENCE.fullmatch(reference or "")
    if match is None or int(match["row"]) < 1:
        return None
    column = 0
    for letter in match["column"]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match["row"]) - 1, column - 1


def _merges(tree: _Element) -> Iterator[Merge]:
    for count, element in enumerate(_all(tree, "mergeCell")):
        if count > _MOST_MERGES:
            raise _too_many()
        first, _, last = element.get("ref", "").partition(":")
        start, end = _place(first), _place(last)
        if start and end and start[0] <= end[0] and start[1] <= end[1] and start != end:
            yield Merge(start[0], start[1], end[0] + 1, end[1] + 1)


def _hidden_columns(tree: _Element, used: set[int]) -> Iterator[int]:
    for element in _all(tree, "col"):
        if element.get("hidden") in ("1", "true"):
            first, last = _whole(element.get("min"), 1) - 1, _whole(element.get("max"), 0)
            yield from sorted(column for column in used if first <= column < last)


def _plain_text(item: _Element) -> str:
    """The text of a string, without the readings that stand over it (rPh)."""
    parts: list[str] = []
    for child in item:
        name = _local(child)
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            parts += (text.text or "" for text in child if _local(text) == "t")
    return "".join(parts)


def _shared_texts(root: _Element | None) -> list[str]:
    return [on_one_line(_plain_text(item)) for item in root if _local(item) == "si"] if root is not None else []


def _styles(root: _Element | None) -> list[_Style]:
    if root is None:
        return []
    codes = dict(BUILT_IN)
    for element in _all(root, "numFmt"):
        codes[_whole(element.get("numFmtId"), -1)] = element.get("formatCode", "General")
    drawn = [any(_is_drawn(side) for side in border) for border in next(_all(root, "borders"), ())]
    found: list[_Style] = []
    for element in next(_all(root, "cellXfs"), ()):
        border = _whole(element.get("borderId"), 0)
        code = codes.get(_whole(element.get("numFmtId"), 0), "General")
        found.append(_Style(code, bordered=border < len(drawn) and drawn[border]))
    return found


def _is_drawn(side: _Element) -> bool:
    return _local(side) in _SIDES and side.get("style", "none") != "none"


def _no_workbook() -> Unreadable:
    return Unreadable(
        "broken-container",
        {"zh": "文件里没有工作簿，不是 xlsx", "en": "there is no workbook in it: this is no xlsx"},
        {
            "zh": "请用 Excel、WPS 或 LibreOffice 打开，另存为 .xlsx 后再检查",
            "en": "save it as .xlsx with a spreadsheet program",
        },
    )


def _too_many() -> Unreadable:
    return Unreadable(
        "too-large",
        {
            "zh": f"表格过大（超过 {MOST_CELLS} 个单元格）",
            "en": f"the sheets are too large (more than {MOST_CELLS} cells)",
        },
        {"zh": "请只保留需要检查的工作表", "en": "keep only the sheets that are to be checked"},
    )
