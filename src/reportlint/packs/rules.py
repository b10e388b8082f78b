"""One rule: its head, its one verb, and the defects that it may report."""

from __future__ import annotations

from reportlint.binding.scope_names import read_scopes
from reportlint.deferred import Deferred
from reportlint.extend import RuleHead
from reportlint.model.finding import Safety
from reportlint.packs.about import AboutDefect, AboutRule
from reportlint.packs.adjusting import adjusted
from reportlint.packs.defects import FIXES, STATUSES, Defects
from reportlint.packs.example_reading import read_examples
from reportlint.packs.manifest import is_kebab, read_texts
from reportlint.packs.needles import needed_by
from reportlint.packs.profile import Rule
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.extend import Check, Kind
    from reportlint.language.entry import Entry
    from reportlint.language.expressions import Expression
    from reportlint.packs.defects import Ids
    from reportlint.packs.manifest import Pack

FAMILIES = (
    "structure", "numbering", "arithmetic", "repetition", "identity", "reference", "residue", "marks", "wording", "typo",
    "damage",
)  # fmt: skip
HEAD = (
    "id", "title", "severity", "status", "in", "when", "unless", "family", "raw", "fix", "report", "message", "why",
    "basis", "examples", "suppressible",
)  # fmt: skip
_HONOURED = ("in", "unless", "raw", "fix")
"""Keys of the head that a verb may not know what to do with."""
_DEFAULT_SCOPES = ("body",)


class CompiledRule(NamedTuple):
    """A rule as it runs and as it is told of, and the value of its verb and conditions, to find the same check twice."""

    rule: Rule
    about: AboutRule
    sameness: tuple[object, ...]


def read_rule(entry: Entry, pack: Pack, kinds: Mapping[str, Kind], ids: Ids) -> CompiledRule | None:
    """Compile one rule; None where it has too many mistakes to be one. Mistakes are reported through the entry."""
    if not entry.is_mapping():
        entry.problem("a rule is a map with an id and a verb", "write '- id: name' and the verb below it")
        return None
    verbs = [key for key in kinds if key in entry.value]  # type: ignore[operator]
    before = len(entry.problems.found)
    keys = entry.mapping((*HEAD, *kinds), required=("id",))
    name = _id(keys["id"], pack) if "id" in keys else ""
    if len(verbs) != 1:
        _no_verb(entry, verbs, list(kinds), misspelt=len(entry.problems.found) > before)
        return None
    kind = kinds[verbs[0]]
    status = keys["status"].choice(STATUSES) if "status" in keys else STATUSES[0]
    defects, fixes = Defects(keys, kind, pack.name, name, ids).read()
    family = keys["family"].choice(FAMILIES) if "family" in keys else kind.family
    scopes = read_scopes(keys["in"]) if "in" in keys else ()
    fix = _fix(keys)
    check = adjusted(_compile(keys, kind, scopes, fix), defects, fixes, drop_fixes=fix is Safety.SHOW)
    basis = read_texts(keys["basis"]) if "basis" in keys else {}
    rule = Rule(
        id=f"{pack.name}/{name}",
        pack=pack.name,
        verb=kind.key,
        family=family,
        status=status,
        kept=Deferred(check),
        defects={key: defect for key, defect in defects.items() if defect},
        when=_when(keys),
        proven=kind.proven,
        basis=basis or None,
        suppressible=keys["suppressible"].flag() if "suppressible" in keys else True,
        needed=needed_by(check),
    )
    same = tuple(repr(keys[key].value) if key in keys else None for key in (kind.key, "in", "when", "unless", "raw"))
    return CompiledRule(rule, _about(rule, keys, entry, scopes), (kind.key, *same))


def _id(entry: Entry, pack: Pack) -> str:
    name = entry.text("?")
    if not is_kebab(name) and name != "?":
        cure = "use small letters, digits and '-', naming the defect, as in 'row-total-mismatch'"
        if name.startswith(f"{pack.name}/"):
            cure = f"leave out '{pack.name}/': it is put before every id of this pack"
        entry.problem(f"'{name}' cannot be the id of a rule", cure)
    return name


def _no_verb(entry: Entry, verbs: list[str], known: list[str], *, misspelt: bool) -> None:
    if verbs:
        entry.problem(f"the rule has {len(verbs)} verbs: {', '.join(verbs)}", "make a rule of each")
    elif not misspelt:
        entry.problem("the rule has no verb", f"add one of {', '.join(known)}")


def _fix(keys: Mapping[str, Entry]) -> Safety | None:
    return FIXES[keys["fix"].choice(tuple(FIXES))] if "fix" in keys else None


def _when(keys: Mapping[str, Entry]) -> Expression | None:
    if "when" not in keys:
        return None
    from reportlint.language.expressions import parse_expression

    return parse_expression(keys["when"])


def _compile(keys: Mapping[str, Entry], kind: Kind, scopes: tuple[str, ...], fix: Safety | None) -> Check | None:
    """The check of a verb; None where compiling it went wrong, which is a problem of the rule, whoever wrote the verb."""
    for key in _HONOURED:
        if key in keys and key not in kind.honours:
            honoured = ", ".join(sorted(kind.honours)) or "none of in, unless, raw, fix"
            keys[key].problems.add(
                keys[key].at,
                f"the verb '{kind.key}' has no use for '{key}'",
                f"remove it; it honours {honoured}",
                on_key=True,
            )
    head = RuleHead(
        scopes=scopes or _DEFAULT_SCOPES,
        raw=keys["raw"].flag() if "raw" in keys else False,
        fix=None if fix is Safety.SHOW else fix,
        unless=keys.get("unless"),
    )
    entry = keys[kind.key]
    before = len(entry.problems.found)
    try:
        return kind.compile(entry, head)
    except Exception as error:  # noqa: BLE001 - a verb may come from anyone's plugin
        if len(entry.problems.found) == before:  # otherwise it stumbled over what it has told already
            what = f"the verb '{kind.key}' could not read this ({type(error).__name__}: {error})"
            entry.problem(what, "look at the examples of the verb")
        return None


def _about(rule: Rule, keys: Mapping[str, Entry], entry: Entry, scopes: tuple[str, ...]) -> AboutRule:
    line, _ = entry.problems.locate(entry.at)
    ids = {rule.id.partition("/")[2]: rule.id, **{d.id.partition("/")[2]: d.id for d in rule.defects.values()}}
    return AboutRule(
        id=rule.id,
        pack=rule.pack,
        verb=rule.verb,
        family=rule.family,
        status=rule.status,
        title=read_texts(keys["title"]) if "title" in keys else {},
        why=read_texts(keys["why"]) if "why" in keys else {},
        basis=rule.basis or {},
        defects=tuple(AboutDefect(defect.id, defect.severity, defect.message) for defect in rule.defects.values()),
        examples=read_examples(keys["examples"], ids, next(iter(scopes), None)) if "examples" in keys else (),
        path=entry.problems.path,
        line=line,
    )
