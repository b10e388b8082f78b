"""Styles: outline levels, numbers and hidden text, followed through the styles that a style is based on."""

from __future__ import annotations

from reportlint.readers.docx.names import number, switched, value, w
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

BODY_TEXT = 9
"""The outline level of what is no heading (ECMA-376 part 1, 17.3.1.20)."""


class Style(NamedTuple):
    """What a style itself says; None where it leaves it to the style it is based on."""

    identifier: str
    name: str
    based_on: str | None
    list_number: int | None
    list_level: int | None
    outline: int | None
    hidden: bool | None


class Styles:
    """All styles of a document."""

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self.paragraph_default: str | None = None
        for element in () if root is None else root.iterchildren(w("style")):
            style = _read(element)
            self._styles[style.identifier] = style
            if element.get(w("type")) == "paragraph" and element.get(w("default"), "0").lower() in {"1", "true", "on"}:
                self.paragraph_default = style.identifier

    def chain(self, identifier: str | None) -> Iterator[Style]:
        """A style and those it is based on; a circle ends where it closes."""
        seen: set[str] = set()
        while identifier is not None and identifier not in seen:
            seen.add(identifier)
            style = self._styles.get(identifier)
            if style is None:
                return
            yield style
            identifier = style.based_on

    def outline(self, identifier: str | None) -> int:
        """The outline level of a style from 0; `BODY_TEXT` where it makes no heading."""
        for style in self.chain(identifier):
            if style.outline is not None:
                return style.outline
            name, _, level = style.name.lower().partition(" ")
            if name == "heading" and len(level) == 1 and level in "123456789":
                return int(level) - 1
        return BODY_TEXT

    def is_contents(self, identifier: str | None) -> bool:
        """Whether a style is one of a table of contents."""
        return any(style.name.lower().startswith("toc ") for style in self.chain(identifier))

    def hidden(self, identifier: str | None) -> bool:
        """Whether a style hides text."""
        return next((style.hidden for style in self.chain(identifier) if style.hidden is not None), False)


def _read(element: _Element) -> Style:
    properties = element.find(w("pPr"))
    return Style(
        element.get(w("styleId"), ""),
        value(element, "name") or "",
        value(element, "basedOn"),
        number(properties, "numPr", "numId"),
        number(properties, "numPr", "ilvl"),
        number(properties, "outlineLvl"),
        switched(element.find(w("rPr")), "vanish"),
    )
