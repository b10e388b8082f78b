"""From what a reader returns to a complete document."""

from __future__ import annotations

from reportlint.model.document import Document
from reportlint.structure.normalise import normalised_view
from reportlint.structure.quality import assess

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.document import Reading


def complete(reading: Reading) -> Document:
    """The document of a reading: its normalised view, and how far it can be trusted."""
    found = normalised_view(reading.text, reading.blocks)
    quality, damage = assess(reading, found)
    return Document(reading, found.view, quality, damage, found.folded_script)
