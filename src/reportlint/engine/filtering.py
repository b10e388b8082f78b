"""Small steps from all findings to those that are shown; each is a function from findings to findings."""

from __future__ import annotations

from bisect import bisect_right

from reportlint.engine.own import OWN_RULES
from reportlint.model.document import Quality
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.model.document import Document
    from reportlint.model.finding import Finding, Severity
    from reportlint.model.span import Span
    from reportlint.packs.profile import Profile, Rule

HELD_BACK_FAMILIES = frozenset({"marks", "wording", "typo"})
"""What a damaged text makes meaningless: arithmetic, structure, numbering, identity and repetition still hold."""

_WHOLE_DOCUMENT = frozenset({"gloss", "doubled-marks"})
"""Damage that is everywhere in a text once it is there; other kinds concern their own paragraph."""


class Selection(NamedTuple):
    """Which rules run. Words are full ids, pack names (`gov-disclosure`) or ids without their pack; longer ones win."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False

    def wants(self, rule: str) -> bool:
        """Whether findings of this full id are wanted: the most exact word decides, `ignore` on a draw."""
        chosen = max((fit(word, rule) for word in self.select), default=0) if self.select else 1
        return chosen > max((fit(word, rule) for word in self.ignore), default=0)

    def runs(self, rule: Rule) -> bool:
        """Whether any defect of the rule is wanted."""
        if rule.status == "preview" and not self.preview:
            return False
        if not (self.select or self.ignore):
            return bool(rule.defects)
        return any(self.wants(defect.id) for defect in rule.defects.values())


_running: dict[int, tuple[Sequence[Rule], Selection, tuple[Rule, ...]]] = {}


def running(rules: Sequence[Rule], selection: Selection) -> tuple[Rule, ...]:
    """Those of the rules that run; worked out once for the rules of a profile, not for each document."""
    known = _running.get(id(rules))
    if known is None or known[0] is not rules or known[1] != selection:
        known = _running[id(rules)] = rules, selection, tuple(rule for rule in rules if selection.runs(rule))
    return known[2]


def fit(word: str, rule: str) -> int:
    """How exactly a word names a rule: 0 not at all, then everything, pack, name, full id."""
    pack, _, name = rule.partition("/")
    fits = {"ALL": 1, "all": 1, pack: 2, f"{pack}/": 2, name: 3, rule: 4}
    return fits.get(word, 0)


def rule_words(profiles: Iterable[Profile]) -> set[str]:
    """All words that name rules: full ids, ids without their pack, packs, and `all`."""
    ids = {defect.id for profile in profiles for rule in profile.rules for defect in rule.defects.values()}
    ids |= {rule.id for rule in OWN_RULES}
    return ids | {part for full in ids for part in full.split("/", 1)} | {"all", "ALL"}


def repeated(findings: Iterable[Finding]) -> list[Finding]:
    """Findings without those that say the same of the same place again."""
    kept: dict[tuple[str, int, int, str], Finding] = {}
    for finding in findings:
        kept.setdefault((finding.rule, finding.span.start, finding.span.end, finding.message), finding)
    return list(kept.values())


def held_back(findings: Iterable[Finding], document: Document) -> tuple[list[Finding], int]:
    """Findings that a damaged text still allows, and how many were held back."""
    if document.quality in (Quality.CLEAN, Quality.NORMALISED):
        return list(findings), 0
    everywhere = any(damage.kind in _WHOLE_DOCUMENT for damage in document.damage)
    damaged = _damaged(document)
    kept = []
    count = 0
    for finding in findings:
        if finding.family in HELD_BACK_FAMILIES and (everywhere or _touches(finding.span, damaged)):
            count += 1
        else:
            kept.append(finding)
    return kept, count


def _damaged(document: Document) -> list[Span]:
    """The blocks with damage in them; blocks lie in order and apart."""
    places = sorted((span.start, span.end) for damage in document.damage for span in damage.spans)
    found = []
    first = 0
    for block in document.blocks:
        while first < len(places) and places[first][1] <= block.span.start:
            first += 1
        # Damage of one kind may lie inside that of another, so those that follow are looked at until one begins behind.
        at = first
        while at < len(places) and places[at][0] < block.span.end:
            if places[at][1] > block.span.start:
                found.append(block.span)
                break
            at += 1
    return found


def _touches(span: Span, damaged: list[Span]) -> bool:
    index = bisect_right(damaged, span.start, key=lambda block: block.start) - 1
    return index >= 0 and span.end <= damaged[index].end


def shown(findings: Iterable[Finding], severity: Severity) -> list[Finding]:
    """Findings at or above a severity."""
    return [finding for finding in findings if finding.severity >= severity]


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """By place, then the gravest first, then by rule."""
    return sorted(findings, key=lambda f: (f.span.start, f.span.end, -f.severity, f.rule, f.message))
