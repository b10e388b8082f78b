"""What stands in a paragraph: characters with the element that each comes from."""

from __future__ import annotations

import regex

from reportlint.readers.docx.names import XML_SPACE, chosen, local, switched, value, w, whole
from reportlint.readers.docx.symbols import symbol
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reportlint.readers.docx.styles import Styles

# Elements that only hold others; insertions are kept, what was deleted or moved away is not to be seen.
HOLDERS = frozenset("sdt sdtContent smartTag customXml hyperlink ins moveTo dir bdo rubyBase oMath oMathPara".split())
_INSERTED = frozenset({"ins", "moveTo"})
DELETED = frozenset({"del", "moveFrom"})
# English metric units (360000 to the centimetre): seals, logos and signatures are smaller than a table.
_SHORT_SIDE, _LONG_SIDE = 4 * 360_000, 10 * 360_000
_DRAWN = frozenset({"drawing", "pict", "object"})
BREAK = "\n"
_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "br": BREAK, "cr": BREAK}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_XML_BLANKS = " \t\r\n"
_BLANK = regex.compile(r"[\t\r\n]")
# Fields whose result a person has typed; the results of others are computed and come back when fields are updated.
_TYPED = regex.compile(r"\s*(?:HYPERLINK|FORMTEXT|QUOTE|MACROBUTTON)\b", regex.IGNORECASE)
_CONTENTS = regex.compile(r"\s*TOC\b", regex.IGNORECASE)


class Bit(NamedTuple):
    """A stretch of visible text. `node` is its element; `at` counts code points into a `w:t`, other elements are whole.

    `fixed` says that it may be pointed at but not edited: a field or a formula computes it.
    """

    text: str
    node: _Element
    at: int = 0
    fixed: bool = False


class Left:
    """Counts of what should not be in a published file, and of what holds words that nobody reads here."""

    def __init__(self) -> None:
        self.revisions = 0
        self.comments = 0
        self.parts = 0
        self.pictures = 0

    @property
    def by_code(self) -> dict[str, int]:
        """The counts by the codes of their notices."""
        return {
            "tracked-changes": self.revisions,
            "comments-left": self.comments,
            "part-not-read": self.parts,
            "picture-not-read": self.pictures,
        }


class _Field:
    """A complex field: what is between its begin and its separator is its instruction, then comes its result."""

    def __init__(self) -> None:
        self.instruction = ""
        self.result = False

    @property
    def computed(self) -> bool:
        """Whether its result is not a person's words."""
        return not _TYPED.match(self.instruction)


class Inline:
    """Paragraphs of one document as they are read, in order: fields may reach over several."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[_Field] = []
        self._bits: list[Bit] = []
        self._boxes: list[_Element] = []
        self.notes: list[tuple[str, str, _Element]] = []
        self.left = Left()

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents is open."""
        return any(_CONTENTS.match(field.instruction) for field in self._fields if field.result)

    def paragraph(self, element: _Element) -> None:
        """Add the content of a paragraph."""
        self._walk(element)

    def take(self) -> tuple[list[Bit], list[_Element]]:
        """The bits so far, manual breaks as line feeds, and the text boxes anchored in them; begins anew.

        A field that has no result by now is a broken one: an instruction does not reach into the next paragraph.
        """
        taken = (self._bits, self._boxes)
        self._bits, self._boxes = [], []
        self._fields = [field for field in self._fields if field.result]
        return taken

    def counted(self) -> Left:
        """What was met since the last call."""
        met, self.left = self.left, Left()
        return met

    def _walk(self, element: _Element) -> None:
        for child in element:
            name = local(child)
            if name == "r":
                self._run(child)
            elif name in DELETED:
                self.left.revisions += 1
            elif name in HOLDERS:
                self.left.revisions += name in _INSERTED
                self._walk(child)
            elif name == "fldSimple":
                self._simple_field(child)
            elif name == "AlternateContent":
                for branch in chosen(child):
                    self._alternative(branch)
            elif name in {"f", "num", "den", "sSup", "sSub", "e", "sup", "sub", "rad", "deg", "d", "nary"}:
                self._walk(child)

    def _alternative(self, branch: _Element) -> None:
        name = local(branch)
        if name == "r":
            self._run(branch)
        elif name in HOLDERS:
            self._walk(branch)

    def _simple_field(self, element: _Element) -> None:
        field = _Field()
        field.instruction, field.result = element.get(w("instr"), ""), True
        self._fields.append(field)
        self._walk(element)
        self._fields.remove(field)

    def _run(self, run: _Element) -> None:
        hidden = self._is_hidden(run.find(w("rPr")))
        for child in run:
            self._in_run(child, local(child), hidden=hidden)

    def _is_hidden(self, properties: _Element | None) -> bool:
        if properties is None:
            return False
        direct = switched(properties, "vanish")
        if direct is not None:
            return direct
        style = value(properties, "rStyle")
        return style is not None and self._styles.hidden(style)

    def _in_run(self, child: _Element, name: str, *, hidden: bool) -> None:
        if name == "fldChar":
            self._field(child.get(w("fldCharType"), ""))
        elif name == "instrText":
            if self._fields and not self._fields[-1].result:
                self._fields[-1].instruction += child.text or ""
        elif not hidden and all(field.result for field in self._fields):
            self._visible(child, name)

    def _visible(self, child: _Element, name: str) -> None:
        if name == "t":
            self._text(child)
        elif name in _SIGNS:
            self._add(_SIGNS[name], child)
        elif name == "sym":
            self._add(symbol(child), child)
        elif name in _NOTES:
            self.notes.append((_NOTES[name], child.get(w("id"), ""), child))
        elif name == "commentReference":
            self.left.comments += 1
        elif name in _DRAWN:
            boxes = list(_boxes(child))
            self._boxes += boxes
            if not boxes:
                self._look(child)
        elif name == "AlternateContent":
            for branch in chosen(child):
                self._in_run(branch, local(branch), hidden=False)
        elif name == "ruby":
            self._walk(child)

    def _look(self, drawn: _Element) -> None:
        """Count what may hold words that are not read: embedded objects, and pictures as large as a table."""
        for part in drawn.iter():
            name = local(part)
            if name == "OLEObject" and not part.get("ProgID", "").startswith("Equation"):
                self.left.parts += 1
            elif name == "extent" and drawn.tag == w("drawing"):
                sides = sorted(whole(part.get(side)) or 0 for side in ("cx", "cy"))
                self.left.pictures += sides[0] > _SHORT_SIDE and sides[1] > _LONG_SIDE

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _text(self, element: _Element) -> None:
        text = element.text or ""
        if element.get(XML_SPACE) != "preserve" and text.strip(_XML_BLANKS) != text:
            # Such blanks are not shown; kept in the tree they would appear when the run is split.
            element.text = text = text.strip(_XML_BLANKS)
        if text:
            self._add(_BLANK.sub(" ", text), element)

    def _add(self, text: str, element: _Element) -> None:
        fixed = element.tag != w(local(element)) or any(field.computed for field in self._fields)
        self._bits.append(Bit(text, element, 0, fixed))


def _boxes(drawn: _Element) -> Iterator[_Element]:
    """The contents of the text boxes in a drawing; a box inside another is found when that is read."""
    for child in drawn:
        name = local(child)
        if name == "txbxContent":
            yield child
        elif name == "AlternateContent":
            for branch in chosen(child):
                if local(branch) == "txbxContent":
                    yield branch
                else:
                    yield from _boxes(branch)
        else:
            yield from _boxes(child)


def mark_is(properties: _Element | None, *names: str) -> bool:
    """Whether the mark of a paragraph with these properties (`w:pPr`) was deleted, hidden …"""
    run = None if properties is None else properties.find(w("rPr"))
    if run is None:
        return False
    return any(switched(run, name) for name in names)
