"""How far a text can be trusted, decided once for a document, and what damaged it."""

from __future__ import annotations

from reportlint.chinese.script import traditional_share
from reportlint.compiled import compiled
from reportlint.model.document import Damage, Quality
from reportlint.model.span import Span
from reportlint.structure.normalise import FEWEST_GLOSSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import regex

    from reportlint.model.document import Reading
    from reportlint.structure.normalise import NormalisedView

DAMAGE_KINDS = (
    "gloss",
    "doubled-marks",
    "mojibake",
    "undecodable",
    "question-marks",
    "control-character",
    "private-use",
    "mixed-script",
    "markup",
    "radical",
    "half-width",
)
"""All kinds of damage, as `Damage.kind` names them."""

MIXED_MARKS_PER_THOUSAND = 2.5
"""Mixed doubled marks per 1,000 characters from which they are damage; a scrape has 8 and more, slips stay below 1."""

FEWEST_MIXED_MARKS = 5
"""In a short text two slips are already many per 1,000 characters."""

DOUBLED_SHARE = 0.3
"""Share of doubled marks among all marks from which even equal ones (，，) are damage."""

HALF_WIDTH_SHARE = 0.1
"""Half-width marks for each full-width one up to which they are slips of a writer."""

UNTRUSTED_SHARE = 0.1
"""Share of lost characters (undecodable, mojibake, question marks) from which only damage is worth reporting."""

_SPANS_KEPT = 100
# Line ends, tabs and form feeds are layout; the soft hyphen and zero-width characters are unseen inside words.
_CONTROL = compiled(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+"
)
_PRIVATE_USE = compiled(r"[\ue000-\uf8ff\U000f0000-\U0010ffff]+")
_MARK = compiled("[，。、；：！？,;]")
# Characters that only PDF fonts draw: they look like hanzi, but no search finds them.
_RADICAL = compiled(r"[\u2e80-\u2fdf]+")
_MARKUP = compiled(
    r"&(?:nbsp|ensp|emsp|thinsp|amp|lt|gt|quot|apos|[lr][ds]quo|[lr]aquo|mdash|ndash|hellip|middot|bull|times|copy|deg"
    r"|#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,6});"
    r"|</?(?:p|br|hr|b|i|u|em|div|span|font|strong|center|table|tbody|thead|tr|td|th|ul|ol|li|a|img|style|script|h[1-6]"
    r"|o:p|st1:\w+|w:\w+)(?:\s[^<>\n]{0,300})?/?>"
    r"|<!--|-->|\[/?(?:b|i|u|url|img|color|size|align)(?:=[^\]\n]{0,80})?\]"
)
_FULL_WIDTH = compiled("[，；：！？]")
_HALF_WIDTH = compiled(r"(?<=[\p{Han}）》”])[,;:!?](?=[\p{Han}（《“])")
_MIXED_STYLE = frozenset({"half-width"})
_DAMAGING = frozenset({"gloss", "doubled-marks", "mojibake", "undecodable", "question-marks"})
_LOST_KINDS = {"replacement": "undecodable", "question-marks": "question-marks"}
_FEWEST_TRADITIONAL = 5


def assess(reading: Reading, found: NormalisedView) -> tuple[Quality, tuple[Damage, ...]]:
    """The quality of a document, and its damage by kind (`DAMAGE_KINDS`). A kind counts its places, runs of
    neighbouring characters.
    """
    text = reading.text
    lost: dict[str, list[tuple[int, int]]] = {"mojibake": [], "undecodable": [], "question-marks": []}
    for run in found.lost:
        lost[_LOST_KINDS.get(run.kind, "mojibake")].append((run.start, run.end))
    damage = [
        *_kind("gloss", found.glosses if len(found.glosses) >= FEWEST_GLOSSES else ()),
        *_kind("doubled-marks", found.mark_runs if _damaged_marks(text, found.mark_runs) else ()),
        *_kind("mojibake", lost["mojibake"]),
        *_kind("undecodable", lost["undecodable"]),
        *_kind("question-marks", lost["question-marks"]),
        *_kind("control-character", _ranges(_CONTROL, text)),
        *_kind("private-use", _ranges(_PRIVATE_USE, text)),
        *_mixed_script(text, found),
        *_kind("markup", _outside(reading, _ranges(_MARKUP, text))),
        *_kind("radical", _ranges(_RADICAL, text)),
        *_kind("half-width", _odd_half_width(text)),
    ]
    return _quality(text, damage, found), tuple(damage)


def _quality(text: str, damage: Sequence[Damage], found: NormalisedView) -> Quality:
    lost = sum(run.end - run.start for run in found.lost)
    if lost and lost > UNTRUSTED_SHARE * sum(1 for ch in text if not ch.isspace()):
        return Quality.UNTRUSTED
    if any(kind.kind in _DAMAGING for kind in damage):
        return Quality.DAMAGED
    if found.folded_script or any(kind.kind not in _MIXED_STYLE for kind in damage):
        return Quality.NORMALISED
    return Quality.CLEAN


def _kind(name: str, ranges: Sequence[tuple[int, int]]) -> Iterable[Damage]:
    if ranges:
        yield Damage(name, len(ranges), tuple(Span(start, end) for start, end in ranges[:_SPANS_KEPT]))


def _ranges(pattern: regex.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(text)]


def _outside(reading: Reading, ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges that no code of the document holds."""
    return [r for r in ranges if not any(span.start < r[1] and r[0] < span.end for span in reading.opaque)]


def _odd_half_width(text: str) -> list[tuple[int, int]]:
    """Half-width marks between hanzi, where most marks are full-width; a text that has only such ones was converted."""
    narrow = _ranges(_HALF_WIDTH, text)
    if not narrow:
        return []
    wide = sum(1 for _ in _FULL_WIDTH.finditer(text))
    return narrow if len(narrow) <= HALF_WIDTH_SHARE * wide else []


def _damaged_marks(text: str, runs: Sequence[tuple[int, int]]) -> bool:
    if len(runs) < FEWEST_MIXED_MARKS:
        return False
    mixed = sum(1 for start, end in runs if len(set(text[start:end])) > 1)
    if mixed >= FEWEST_MIXED_MARKS and mixed * 1000 >= MIXED_MARKS_PER_THOUSAND * len(text):
        return True
    marks = sum(1 for _ in _MARK.finditer(text))
    doubled = sum(end - start - 1 for start, end in runs)
    return len(runs) >= 2 * FEWEST_MIXED_MARKS and len(runs) >= DOUBLED_SHARE * (marks - doubled)


def _mixed_script(text: str, found: NormalisedView) -> Iterable[Damage]:
    """Traditional characters in a text that is mostly simplified; a wholly traditional text is not mixed."""
    if not 0.02 < found.traditional < 0.9:
        return
    places = [(at, at + 1) for at, ch in enumerate(text) if ch > "\u3400" and traditional_share(ch) > 0]
    if len(places) >= _FEWEST_TRADITIONAL:
        yield from _kind("mixed-script", places)
