"""Edits of the visible text carried into runs, so that what is not edited keeps its look."""

from __future__ import annotations

from reportlint.model.errors import Uneditable
from reportlint.model.span import Span
from reportlint.readers.docx.names import XML_SPACE, w

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.model.finding import Edit
    from reportlint.readers.docx.inline import Bit
    from reportlint.readers.docx.writing import Layout

_GENERATED = {
    "zh": "此处文字由 Word 自动生成（自动编号、域或表格分隔），请在 Word 中修改",
    "en": "Word generates the text here (numbering, a field, the parting of cells); change it in Word",
}


def applied(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits, the last first."""
    for edit in _last_first(edits):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


def apply(layout: Layout, edits: Iterable[Edit]) -> None:
    """Change the tree behind a layout; raises `Uneditable` for generated text."""
    for edit in _last_first(edits):
        if "\n" in edit.replacement:
            raise Uneditable(_GENERATED)
        if edit.span.start == edit.span.end:
            _insert(layout, edit)
        else:
            _replace(layout, edit)


def _last_first(edits: Iterable[Edit]) -> list[Edit]:
    return sorted(edits, key=lambda edit: edit.span, reverse=True)


def _insert(layout: Layout, edit: Edit) -> None:
    at = edit.span.start
    touching = layout.bits_at(Span(max(at - 1, 0), at + 1))
    before = [placed for placed in touching if placed.start < at <= placed.end]
    for placed in [*before, *touching]:
        if placed.bit.node.tag == w("t") and not placed.bit.fixed:
            _write(placed.bit, at - placed.start, at - placed.start, edit.replacement)
            return
    raise Uneditable(_GENERATED)


def _replace(layout: Layout, edit: Edit) -> None:
    span = edit.span
    found = layout.bits_at(span)
    covered = sum(min(placed.end, span.end) - max(placed.start, span.start) for placed in found)
    if covered < len(span) or any(placed.bit.fixed for placed in found):
        raise Uneditable(_GENERATED)
    for placed in reversed(found):
        start, end = max(placed.start, span.start) - placed.start, min(placed.end, span.end) - placed.start
        replacement = edit.replacement if placed is found[0] else ""
        if placed.bit.node.tag == w("t"):
            _write(placed.bit, start, end, replacement)
        elif end - start == len(placed.bit.text):
            _drop(placed.bit, replacement)
        else:
            raise Uneditable(_GENERATED)


def _write(bit: Bit, start: int, end: int, replacement: str) -> None:
    text = bit.node.text or ""
    bit.node.text = text[: bit.at + start] + replacement + text[bit.at + end :]
    bit.node.set(XML_SPACE, "preserve")


def _drop(bit: Bit, replacement: str) -> None:
    """Put text in the place of a tab, a symbol or a break."""
    run = bit.node.getparent()
    if run is None:
        raise Uneditable(_GENERATED)
    if replacement:
        text = run.makeelement(w("t"))
        text.text = replacement
        text.set(XML_SPACE, "preserve")
        bit.node.addprevious(text)
    run.remove(bit.node)
