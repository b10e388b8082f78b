"""Entries of `rules:` whose id has a `/`: what a pack changes in the rules of the packs that it extends."""

from __future__ import annotations

from reportlint.deferred import Deferred
from reportlint.language.problems import did_you_mean
from reportlint.packs.adjusting import adjusted
from reportlint.packs.defects import SEVERITIES, STATUSES
from reportlint.packs.messages import read_message
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.extend import Kind
    from reportlint.language.entry import Entry
    from reportlint.model.finding import Severity
    from reportlint.packs.profile import Rule, RuleDefect


class Patch(NamedTuple):
    """A change of a rule (all its defects) or of one defect, by full id."""

    id: str
    severity: Severity | None = None
    status: str | None = None
    message: Mapping[str, str] | None = None
    ignore: bool = False


def is_patch(entry: Entry, pack: str) -> bool:
    """Whether an entry of `rules:` names a rule of another pack."""
    name = entry.value.get("id") if isinstance(entry.value, dict) else None
    return isinstance(name, str) and "/" in name and not name.startswith(f"{pack}/")


def read_patch(entry: Entry, extended: Sequence[Rule], kinds: Mapping[str, Kind]) -> Patch | None:
    """Read one patch of a rule among `extended`; None where there is no such rule."""
    keys = entry.mapping(("id", "severity", "status", "message", "ignore"), required=("id",))
    name = keys["id"].text()
    rules = {known: rule for rule in extended for known in (rule.id, *(defect.id for defect in rule.defects.values()))}
    if name not in rules:
        near = did_you_mean(name, list(rules))
        cure = f"did you mean '{near}'?" if near else "only rules of packs under 'extends:' can be changed"
        keys["id"].problem(f"no extended pack has a rule '{name}'", cure)
        return None
    if len(entry.value) < 2:  # type: ignore[arg-type]
        entry.problem("nothing is changed here", "add severity, status, message, or 'ignore: true'")
    severity = SEVERITIES[keys["severity"].choice(tuple(SEVERITIES))] if "severity" in keys else None
    return Patch(
        name,
        severity,
        keys["status"].choice(STATUSES) if "status" in keys else None,
        read_message(keys["message"], kinds[rules[name].verb]) if "message" in keys else None,
        keys["ignore"].flag() if "ignore" in keys else False,
    )


def patched(rule: Rule, patches: Sequence[Patch]) -> Rule | None:
    """The rule after all patches that name it or a defect of it, in order; None where nothing of it is left."""
    for patch in patches:
        if patch.id == rule.id:
            concerned = set(rule.defects)
        else:
            concerned = {key for key, defect in rule.defects.items() if defect.id == patch.id}
        if concerned:
            changed = _apply(rule, patch, concerned)
            if changed is None:
                return None
            rule = changed
    return rule


def _apply(rule: Rule, patch: Patch, concerned: set[str]) -> Rule | None:
    defects: dict[str, RuleDefect | None] = dict(rule.defects)
    for key in concerned:
        defect = rule.defects[key]
        defects[key] = None if patch.ignore else defect._replace(
            severity=defect.severity if patch.severity is None else patch.severity,
            message=patch.message or defect.message,
            status=patch.status or defect.status,
        )  # fmt: skip
    left = {key: defect for key, defect in defects.items() if defect}
    if not left:
        return None
    status = patch.status if patch.status and patch.id == rule.id else rule.status
    check = Deferred(adjusted(rule.check, defects, {}, drop_fixes=False))
    return rule._replace(kept=check, defects=left, status=status)
