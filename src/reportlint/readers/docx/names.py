"""Names of WordprocessingML (ECMA-376 part 1, chapter 17), in the transitional namespace; strict ones are mapped to it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# ECMA-376 part 1 (strict) against part 4 (transitional); longer names first.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", RELATIONSHIPS.encode()),
)


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


VAL = w("val")


def local(element: _Element) -> str:
    """The name of an element without its namespace."""
    # An entity that was not resolved has a function for its tag.
    return str(element.tag).rpartition("}")[2]


def transitional(data: bytes) -> bytes:
    """A part with the namespaces of the transitional form."""
    for strict, ours in _STRICT:
        data = data.replace(strict, ours)
    return data


def strict(data: bytes) -> bytes:
    """The way back of `transitional`."""
    for theirs, ours in _STRICT:
        data = data.replace(ours, theirs)
    return data


def value(parent: _Element | None, *path: str) -> str | None:
    """`w:val` of the element at a path of child names, or None."""
    for name in path:
        if parent is None:
            return None
        parent = parent.find(w(name))
    return None if parent is None else parent.get(VAL)


def number(parent: _Element | None, *path: str) -> int | None:
    """`w:val` as a whole number, or None where it is none."""
    return whole(value(parent, *path))


def whole(text: str | None) -> int | None:
    """A whole number as it stands in an attribute, or None; no list or grid of a document needs more than nine digits."""
    if text is None or not 0 < len(text) < 10:
        return None
    digits = text[1:] if text[0] == "-" else text
    return int(text) if digits.isascii() and digits.isdecimal() else None


def switched(parent: _Element | None, name: str) -> bool | None:
    """A switch (ST_OnOff: on where no value stands; WPS writes on and off), or None where it is not there."""
    element = None if parent is None else parent.find(w(name))
    return None if element is None else element.get(VAL, "1").lower() not in {"0", "false", "off"}


def chosen(alternate: _Element) -> Iterator[_Element]:
    """What `mc:AlternateContent` shows: its first choice, else its fallback; never both."""
    branches = sorted((child for child in alternate if local(child) in {"Choice", "Fallback"}), key=local)
    return iter(branches[0]) if branches else iter(())
