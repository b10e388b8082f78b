"""`report:`, `severity:` and `message:`: the defects of a rule, each with an id of its own."""

from __future__ import annotations

from reportlint.model.finding import Safety, Severity
from reportlint.packs.manifest import is_kebab
from reportlint.packs.messages import read_message
from reportlint.packs.profile import RuleDefect

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.extend import Defect, Kind
    from reportlint.language.entry import Entry

SEVERITIES = {"warning": Severity.WARNING, "error": Severity.ERROR, "info": Severity.INFO}
STATUSES = ("stable", "preview", "deprecated")
FIXES = {"none": Safety.SHOW, "unsafe": Safety.UNSAFE, "safe": Safety.SAFE}
"""What `fix:` may say; with none, a rule has no fixes at all."""
IGNORE = "ignore"
"""The severity of a defect that is not reported at all."""


class Ids:
    """The ids of a pack that are taken, and by which line."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}

    def take(self, name: str, entry: Entry) -> bool:
        """Keep an id for the rule or defect at an entry; a second use is a problem there, and False."""
        if name in self._taken:
            what = f"the id '{name}' is used already, at {self._taken[name]}"
            entry.problem(what, "every rule and every defect has an id of its own")
            return False
        line, _ = entry.problems.locate(entry.at)
        self._taken[name] = f"{entry.problems.path}:{line}"
        return True


class Defects:
    """`report:`, `severity:` and `message:` over what the verb brings."""

    def __init__(self, keys: Mapping[str, Entry], kind: Kind, pack: str, name: str, ids: Ids) -> None:
        self._kind = kind
        self._name = name
        self._pack = pack
        self._where = keys.get("id")
        self._ids = ids
        self._fresh = self._where is not None and ids.take(name, self._where)
        self._severity = _severity(keys["severity"]) if "severity" in keys else None
        self._message = read_message(keys["message"], kind) if "message" in keys else None
        self._report = keys["report"].mapping(tuple(kind.defects)) if "report" in keys else {}

    def read(self) -> tuple[dict[str, RuleDefect | None], dict[str, Safety]]:
        """Each defect of the verb, None where it is not reported, and the fixes that are wanted for single defects."""
        defects: dict[str, RuleDefect | None] = {}
        fixes: dict[str, Safety] = {}
        for key, defect in self._kind.defects.items():
            defects[key] = self._one(key, defect, fixes)
        if not any(defects.values()) and self._where:
            self._where.problem("the rule reports none of its defects", "leave one of them, or remove the rule")
        return defects, fixes

    def _one(self, key: str, defect: Defect, fixes: dict[str, Safety]) -> RuleDefect | None:
        entry = self._report.get(key)
        allowed = ("id", "severity", "message", "status", "fix")
        keys = entry.mapping(allowed, short="severity") if entry else {}
        if "severity" in keys and keys["severity"].value == IGNORE:
            return None
        plain = key == "default" or len(self._kind.defects) == 1 or defect.shares_id
        name = self._name if plain else f"{self._name}-{key}"
        if "id" in keys:
            name = keys["id"].text("?")
            if not is_kebab(name):
                keys["id"].problem(
                    f"'{name}' cannot be the id of a defect",
                    "use small letters, digits and '-', as in 'section-missing'",
                )
        where = keys.get("id") or (self._where if self._fresh else None)
        if where and name != self._name:
            self._ids.take(name, where)
        if "fix" in keys:
            fixes[key] = FIXES[keys["fix"].choice(tuple(FIXES))]
        return RuleDefect(
            f"{self._pack}/{name}",
            _severity(keys["severity"]) if "severity" in keys else self._severity or defect.severity,
            read_message(keys["message"], self._kind) if "message" in keys else self._message or defect.message,
            keys["status"].choice(STATUSES) if "status" in keys else STATUSES[0],
        )


def _severity(entry: Entry) -> Severity:
    return SEVERITIES[entry.choice(tuple(SEVERITIES))]
