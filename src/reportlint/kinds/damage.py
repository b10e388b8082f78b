"""`damage: KIND`: a kind of damage to the text, said once for a document, with its count and first places."""

from __future__ import annotations

from reportlint.extend import Defect, Edit, Fix, Hit, Kind, Related, Safety
from reportlint.record import NamedTuple
from reportlint.structure.quality import DAMAGE_KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.extend import Binding, Entry, RuleHead
    from reportlint.model.document import Damage

_PLACES = 5
"""Further places that a finding names: enough to look at, few enough to read."""


class DamageCheck(NamedTuple):
    """One kind of damage, by the words of `structure.quality`."""

    kind: str

    def __call__(self, binding: Binding) -> Iterator[Hit]:
        """At most one hit, on the first place."""
        if self.kind == "undecodable" and any(n.code == self.kind for n in binding.document.reading.notices):
            # The reader has met the very bytes: the engine says so.
            return
        for damage in binding.document.damage:
            if damage.kind == self.kind and damage.spans:
                again = {"zh": "另一处", "en": "another place"}
                yield Hit(
                    damage.spans[0],
                    values={"count": damage.count, "advice": _advice(binding, damage)},
                    related=tuple(Related(span, again) for span in damage.spans[1 : 1 + _PLACES]),
                    fix=_repair(damage, binding.document.text),
                    subject=damage.kind,
                )


_PAGE = 20
"""Tags from which a text file is a page by itself, not a text in which some were left."""


def _advice(binding: Binding, damage: Damage) -> dict[str, str]:
    """What a user can do about the whole document; empty where each place has to be looked at."""
    page = damage.kind == "markup" and binding.document.reading.source.format == "text" and damage.count >= _PAGE
    if not page or "</" not in binding.document.text:
        return {"zh": "", "en": ""}
    return {
        "zh": "；整个文件像是网页，把后缀改为 .html 再检查，就按网页来读",
        "en": "; the file looks like a page: name it .html and it is read as one",
    }


_FULL_WIDTH = str.maketrans(",.;:!?()｡､", "，．；：！？（）。、")
"""Marks of prose, as the marks of other sets are read that were meant for them."""


def _repair(damage: Damage, text: str) -> Fix | None:
    """One fix for all places, where every one of them tells what stood there."""
    if damage.count > len(damage.spans):
        return None
    edits = []
    for span in damage.spans:
        mended = _mended(damage.kind, span.of(text))
        if mended is None:
            return None
        edits.append(Edit(span, mended))
    title = {"zh": f"修复全部 {damage.count} 处", "en": f"mend all {damage.count} places"}
    return Fix(title, tuple(edits), Safety.SAFE if damage.kind == "radical" else Safety.UNSAFE)


def _mended(kind: str, damaged: str) -> str | None:
    if kind in ("gloss", "control-character"):
        return ""
    if kind == "radical":
        from unicodedata import normalize

        from reportlint.chinese.width import fold_width

        folded = normalize("NFC", fold_width(damaged))
        return folded if all("\u3400" <= ch <= "\u9fff" for ch in folded) else None
    if kind == "odd-mark":
        from unicodedata import normalize

        return normalize("NFKC", damaged).translate(_FULL_WIDTH)
    if kind == "markup":
        return _read_entity(damaged)
    if kind == "mojibake":
        from reportlint.chinese.mojibake import repair

        return repair(damaged)
    return None


def _read_entity(damaged: str) -> str | None:
    """The character that an entity or an escape stands for; None for tags, which may have stood for anything."""
    from html import unescape
    from urllib.parse import unquote

    if damaged.startswith("&"):
        # Markup that was escaped twice stands for markup, not for text.
        read = unescape(damaged if damaged.endswith(";") else damaged + ";")
        return " " if read == "\xa0" else read if read != damaged and "&" not in read and read not in "<>" else None
    if damaged.startswith("\\u"):
        read = "".join(chr(int(code, 16)) for code in damaged.split("\\u")[1:])
        return read if all(ch.isprintable() for ch in read) else None
    if damaged.startswith("%"):
        read = unquote(damaged, errors="replace")
        return read if "\ufffd" not in read else None
    return None


def _compile(entry: Entry, head: RuleHead) -> DamageCheck:  # noqa: ARG001 - damage is looked for everywhere
    return DamageCheck(entry.choice(DAMAGE_KINDS))


KIND = Kind(
    key="damage",
    compile=_compile,
    defects={
        "default": Defect(
            {
                "zh": "文本受损，共 {count} 处，首处为“{excerpt}”",
                "en": "damaged text in {count} place(s), first: '{excerpt}'",
            }
        )
    },
    values=frozenset({"count", "advice"}),
    family="damage",
    honours=frozenset(),
)
