"""The parts of a Word file that hold text or say how it is shown."""

from __future__ import annotations

from posixpath import dirname, join, normpath

from reportlint.model.errors import Unreadable
from reportlint.readers.docx.names import PACKAGE, RELATIONSHIPS, local, strict, transitional, w
from reportlint.readers.docx.numbering import Numbering
from reportlint.readers.docx.styles import Styles
from reportlint.structure.containers import Package, parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATIONSHIP = f"{{{PACKAGE}/relationships}}Relationship"
_TYPE_OF_MAIN = "officeDocument"


class WordFile:
    """An opened Word file: the tree of its main part, and its other parts by what relates them to it."""

    def __init__(self, data: bytes) -> None:
        """Raises `Unreadable` for what is no Word file."""
        self.package = Package(data, "docx")
        self.main = self._related("", _TYPE_OF_MAIN) or "word/document.xml"
        raw = self.package.part(self.main)
        if raw is None:
            raise _no_document()
        mapped = transitional(raw)
        self.strict = mapped != raw
        self.document = parse(mapped, "docx")
        body = self.document.find(w("body"))
        if body is None:
            raise _no_document()
        self.body: _Element = body
        self.styles = Styles(self.tree("styles"))
        self.numbering = Numbering(self.tree("numbering"), self.styles)
        self._notes: dict[str, tuple[str, _Element]] = {}

    def part_name(self, kind: str) -> str | None:
        """The name of the part that stands in the relationship `kind` (styles, numbering, comments …) to the main part."""
        return self._related(self.main, kind)

    def tree(self, kind: str) -> _Element | None:
        """The root of such a part, or None."""
        name = self.part_name(kind)
        raw = self.package.part(name) if name else None
        return None if raw is None else parse(transitional(raw), "docx")

    def notes(self, kind: str) -> _Element | None:
        """The root of the footnotes or endnotes, kept so that edits can be written."""
        if kind not in self._notes:
            name, tree = self.part_name(kind), self.tree(kind)
            if name is None or tree is None:
                return None
            self._notes[kind] = (name, tree)
        return self._notes[kind][1]

    def written(self, parts: dict[str, bytes] | None = None) -> bytes:
        """The file with the trees as they are now, and with these other parts."""
        changed = {self.main: self.serialised(self.document), **(parts or {})}
        for name, tree in self._notes.values():
            changed[name] = self.serialised(tree)
        return self.package.replaced(changed)

    def serialised(self, tree: _Element) -> bytes:
        """A part as bytes, in the namespaces that the file has."""
        from lxml import etree

        data: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        return strict(data) if self.strict else data

    def relationships(self, part: str) -> tuple[str, _Element | None]:
        """The name and the root of the part that holds the relationships of a part (of the package for an empty name)."""
        name = join(dirname(part), "_rels", f"{part.rpartition('/')[2]}.rels")
        raw = self.package.part(name)
        return name, None if raw is None else parse(transitional(raw), "docx")

    def _related(self, part: str, kind: str) -> str | None:
        _, root = self.relationships(part)
        for each in () if root is None else root.iterchildren(_RELATIONSHIP):
            if each.get("Type", "") == f"{RELATIONSHIPS}/{kind}" and each.get("TargetMode") != "External":
                target = each.get("Target", "")
                return normpath(target.lstrip("/") if target.startswith("/") else join(dirname(part), target))
        return None


def note_of(root: _Element | None, identifier: str) -> _Element | None:
    """The footnote or endnote with an id."""
    for note in () if root is None else root:
        if local(note) in {"footnote", "endnote"} and note.get(w("id")) == identifier:
            return note
    return None


def _no_document() -> Unreadable:
    return Unreadable(
        "no-document",
        {"zh": "文件不是 Word 文档", "en": "this is no Word document"},
        {
            "zh": "请用 Word、WPS 或 LibreOffice 打开，另存为 .docx 后再检查",
            "en": "open it in Word, WPS or LibreOffice and save it as .docx",
        },
    )
