"""What is told of rules beside their findings."""

from __future__ import annotations

from reportlint.engine.own import OWN_RULES
from reportlint.model.run import RuleNote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.packs.about import AboutPack


def rule_notes(abouts: Iterable[AboutPack], ids: set[str], language: str) -> dict[str, RuleNote]:
    """Notes on the rules and defects with these full ids; a defect is told of as its rule is."""
    found = {rule.id: RuleNote("", _say(rule.why, language)) for rule in OWN_RULES if rule.id in ids}
    for pack in abouts:
        for rule in pack.rules:
            note = RuleNote(_say(rule.title, language), _say(rule.why, language))
            found.update({each: note for each in (rule.id, *(defect.id for defect in rule.defects)) if each in ids})
    return found


def _say(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()), "")
