"""What is told of a word with a slip: where it stands, what it is meant to be, and how to put that there."""

from __future__ import annotations

from reportlint.model.finding import Edit, Fix, Hit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.binding.binding import Binding
    from reportlint.model.finding import Safety


def misspelt(binding: Binding, start: int, end: int, right: str, slip: str, safety: Safety) -> Hit:
    """A hit on the word at `[start, end)` of the view. Where the view has another script than the text there is no fix."""
    span = binding.span(start, end)
    title = {"zh": f"改为“{right}”", "en": f"replace by '{right}'"}
    values = {"found": span.of(binding.document.text), "right": right}
    fix = None if binding.document.folded_script else Fix(title, (Edit(span, right),), safety)
    return Hit(span, slip, values, fix=fix)
