"""Comments on exact characters (ECMA-376 part 1, 17.13.4), put into a copy of a Word file."""

from __future__ import annotations

from posixpath import dirname, join, relpath

import regex

from reportlint.readers.docx.cutting import Cut, Point, cut, outermost_run, point
from reportlint.readers.docx.names import PACKAGE, RELATIONSHIPS, XML_SPACE, W, local, w, whole
from reportlint.record import NamedTuple
from reportlint.structure.containers import parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

    from reportlint.model.finding import Remark
    from reportlint.model.span import Span
    from reportlint.readers.docx.file import WordFile
    from reportlint.readers.docx.writing import Layout

AUTHOR, INITIALS = "reportlint", "RL"
_TYPES = "[Content_Types].xml"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
# XML 1.0: no other control character may stand in a document.
_NOT_XML = regex.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


class _Range(NamedTuple):
    """Where a comment begins and ends: points in runs, or the element that it stands on as a whole."""

    start: Point | None
    end: Point | None
    first: _Element
    last: _Element


def annotate(file: WordFile, layout: Layout, remarks: Iterable[Remark]) -> bytes:
    """The file with a comment for each remark; where only generated text stands, on the whole paragraph."""
    placed = [(remark, found) for remark in remarks if (found := _range(layout, remark.span)) is not None]
    cuts = cut(each for _, found in placed for each in (found.start, found.end) if each is not None)
    root, name, parts = _comments_part(file)
    number = max((whole(each.get(w("id"))) or 0 for each in root), default=-1) + 1
    for identifier, (remark, found) in enumerate(placed, number):
        _mark(found, cuts, str(identifier))
        root.append(_comment(root, str(identifier), remark.text))
    return file.written({**parts, name: file.serialised(root)})


def _range(layout: Layout, span: Span) -> _Range | None:
    bits = layout.bits_at(span) if span.start < span.end else []
    if not bits:
        line = layout.line_at(span.start)
        return None if line is None else _Range(None, None, line.anchor, line.anchor)
    first, last = bits[0], bits[-1]
    anchors = [line.anchor if (line := layout.line_at(placed.start)) else placed.bit.node for placed in (first, last)]
    if any(anchor.tag != w("p") for anchor in anchors):
        # In a footnote: Word allows comments in the body only, so it stands on the reference.
        return _Range(None, None, anchors[0], anchors[1])
    return _Range(
        point(first.bit.node, first.bit.at + max(span.start - first.start, 0), end=False),
        point(last.bit.node, last.bit.at + min(span.end, last.end) - last.start, end=True),
        first.bit.node,
        last.bit.node,
    )


def _mark(found: _Range, cuts: dict[Point, Cut], identifier: str) -> None:
    start = found.first.makeelement(w("commentRangeStart"), {w("id"): identifier})
    end = found.first.makeelement(w("commentRangeEnd"), {w("id"): identifier})
    reference = found.first.makeelement(w("r"))
    reference.append(reference.makeelement(w("commentReference"), {w("id"): identifier}))
    _put_before(start, found.first, cuts[found.start] if found.start else None)
    _put_after((end, reference), found.last, cuts[found.end] if found.end else None)


def _put_before(mark: _Element, element: _Element, place: Cut | None) -> None:
    if place is not None and place.after is not None:
        place.after.addprevious(mark)
    elif place is not None and place.before is not None:
        place.before.addnext(mark)
    else:
        holder = _holder(element)
        if local(holder) == "p":
            holder.insert(1 if len(holder) and local(holder[0]) == "pPr" else 0, mark)
        else:
            holder.addprevious(mark)


def _put_after(marks: Sequence[_Element], element: _Element, place: Cut | None) -> None:
    last = place.before if place is not None else None
    if last is None:
        holder = _holder(element)
        if local(holder) == "p":
            holder.extend(marks)
            return
        last = holder
    for mark in reversed(marks):
        last.addnext(mark)


def _holder(element: _Element) -> _Element:
    """The run or paragraph of the body beside which marks may stand, else the part of a paragraph that holds a formula."""
    run = outermost_run(element)
    if run is not None:
        return run
    while element.tag != w("p"):
        parent = element.getparent()
        if parent is None or parent.tag == w("p"):
            break
        element = parent
    return element


def _comments_part(file: WordFile) -> tuple[_Element, str, dict[str, bytes]]:
    """The root of the comments, the name of their part, and the parts that must say that there is one."""
    name, root = file.part_name("comments"), file.tree("comments")
    if name is not None and root is not None:
        return root, name, {}
    name = _free_name(file)
    root = parse(f'<w:comments xmlns:w="{W}"/>'.encode(), "docx")
    types = file.package.xml(_TYPES)
    if types is None:
        types = parse(f'<Types xmlns="{PACKAGE}/content-types"/>'.encode(), "docx")
    override = {"PartName": f"/{name}", "ContentType": _CONTENT_TYPE}
    types.append(types.makeelement(f"{{{PACKAGE}/content-types}}Override", override))
    rels_name, rels = file.relationships(file.main)
    if rels is None:
        rels = parse(f'<Relationships xmlns="{PACKAGE}/relationships"/>'.encode(), "docx")
    rels.append(
        rels.makeelement(
            f"{{{PACKAGE}/relationships}}Relationship",
            {
                "Id": _free_id(rels),
                "Type": f"{RELATIONSHIPS}/comments",
                "Target": relpath(name, dirname(file.main) or "."),
            },
        )
    )
    return root, name, {_TYPES: file.serialised(types), rels_name: file.serialised(rels)}


def _free_name(file: WordFile) -> str:
    number = 0
    while (name := join(dirname(file.main), f"comments{number or ''}.xml")) in file.package:
        number += 1
    return name


def _free_id(relationships: _Element) -> str:
    taken = {each.get("Id") for each in relationships}
    number = len(taken) + 1
    while f"rId{number}" in taken:
        number += 1
    return f"rId{number}"


def _comment(root: _Element, identifier: str, text: str) -> _Element:
    attributes = {w("id"): identifier, w("author"): AUTHOR, w("initials"): INITIALS}
    comment = root.makeelement(w("comment"), attributes)
    for line in _NOT_XML.sub("", text).split("\n"):
        paragraph = comment.makeelement(w("p"))
        run = comment.makeelement(w("r"))
        words = comment.makeelement(w("t"))
        words.text = line
        words.set(XML_SPACE, "preserve")
        run.append(words)
        paragraph.append(run)
        comment.append(paragraph)
    return comment
