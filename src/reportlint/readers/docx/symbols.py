"""Signs of the symbol fonts that documents use, as the Unicode characters they look like."""

from __future__ import annotations

from reportlint.readers.docx.names import w

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lxml.etree import _Element

UNKNOWN = "□"
"""A sign of a font that we do not know is a box, as where the font is missing."""

_WINGDINGS = {
    0x4A: "☺", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x81: "①", 0x82: "②",
    0x83: "③", 0x84: "④", 0x85: "⑤", 0x86: "⑥", 0x87: "⑦", 0x88: "⑧", 0x89: "⑨", 0x8A: "⑩", 0x9E: "·", 0x9F: "•",
    0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0xA3: "□", 0x97: "●", 0x99: "○"}
_SYMBOL = {
    0xA3: "≤", 0xA5: "∞", 0xA8: "♦", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷",
    0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xE5: "∑", 0xD6: "√",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol(element: _Element) -> str:
    """The character of `w:sym`: its code is that of the font, put into the private use area by adding F000."""
    try:
        code = int(element.get(w("char"), ""), 16)
    except ValueError:
        return UNKNOWN
    private = 0xF000 <= code <= 0xF0FF
    known = _FONTS.get(element.get(w("font"), "").lower(), {}).get(code & 0xFF if private else code)
    if known is not None:
        return known
    usable = 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFFE
    return chr(code) if usable and not private else UNKNOWN
