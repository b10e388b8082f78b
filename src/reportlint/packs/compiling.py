"""All packs of a run to profiles: read, put in order, compile, patch, merge. Every mistake of every file at once."""

from __future__ import annotations

from reportlint.binding.table_plan import plans_of
from reportlint.deferred import shared
from reportlint.language.problems import PackError, Problem, did_you_mean
from reportlint.packs.about import AboutPack
from reportlint.packs.defects import Ids
from reportlint.packs.hygiene import lint_pack, lint_texts
from reportlint.packs.manifest import LANGUAGES, read_pack
from reportlint.packs.merging import merged
from reportlint.packs.needles import needles_of
from reportlint.packs.nouns import compile_nouns, declare
from reportlint.packs.patches import is_patch, patched, read_patch
from reportlint.packs.profile import Profile, Profiles
from reportlint.packs.rules import read_rule
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportlint.binding.nouns import Nouns
    from reportlint.extend import Kind
    from reportlint.language.entry import Problems
    from reportlint.packs.discovery import PackPlace
    from reportlint.packs.manifest import Pack
    from reportlint.packs.patches import Patch
    from reportlint.packs.profile import Rule
    from reportlint.packs.rules import CompiledRule


_SMALL = 2048
"""Bytes of a check that is kept together with the others of its pack."""


class Compiled(NamedTuple):
    """A pack whose nouns and rules are compiled. `family` are the packs it extends, directly or not, and itself."""

    pack: Pack
    family: tuple[str, ...]
    nouns: Nouns
    rules: tuple[CompiledRule, ...]
    patches: tuple[Patch, ...]


def compile_packs(
    places: Sequence[PackPlace], kinds: Mapping[str, Kind], found: Sequence[Problem] = ()
) -> tuple[Profiles, tuple[AboutPack, ...]]:
    """Profiles and what is told of the packs at `places`. Raises `PackError` with all problems, `found` ones included."""
    reporters: list[Problems] = []
    packs: dict[str, Pack] = {}
    for place in places:
        pack, of_files = read_pack(place)
        reporters.extend(of_files)
        if pack is None or pack.where is None:
            continue
        if pack.name in packs:
            pack.where.problem(
                f"a pack '{pack.name}' is at {packs[pack.name].path} too", "give one of them another name"
            )
        else:
            packs[pack.name] = pack
    compiler = _Compiler(kinds)
    for pack in _in_order(packs):
        compiler.add(pack)
    profiles = _profiles(compiler)
    problems = {*found, *(problem for reporter in reporters for problem in reporter.found)}
    if problems:
        raise PackError(list(problems))
    return profiles, tuple(_about(one, compiler.packs.values()) for one in compiler.packs.values())


def _in_order(packs: Mapping[str, Pack]) -> list[Pack]:
    """Extended packs before those that extend them, else by name. An unknown or circular `extends` is a problem."""
    done: dict[str, Pack] = {}
    waiting = {name: packs[name] for name in sorted(packs)}
    for pack in waiting.values():
        for name in pack.extends:
            if name not in packs and pack.where:
                near = did_you_mean(name, list(packs))
                cure = f"did you mean '{near}'?" if near else "give its path with --pack, or remove it from 'extends'"
                pack.where.problems.add(("extends",), f"the pack '{name}' is not there", cure)
    while waiting:
        ready = [p for p in waiting.values() if all(name in done or name not in packs for name in p.extends)]
        if not ready:
            ready = [next(iter(waiting.values()))]
            circle = ", ".join(waiting)
            where = ready[0].where
            assert where is not None
            where.problems.add(("extends",), f"packs extend one another in a circle: {circle}", "break the circle")
        done[ready[0].name] = waiting.pop(ready[0].name)
    return list(done.values())


class _Compiler:
    """Compiles packs in order, and again for a profile in which another pack adds to their lists."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self._kinds = kinds
        self._again: dict[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], Compiled] = {}
        self.packs: dict[str, Compiled] = {}

    def add(self, pack: Pack) -> None:
        """Compile a pack whose extended packs are compiled already."""
        extended = [self.packs[name] for name in pack.extends if name in self.packs]
        family = tuple(dict.fromkeys(name for one in extended for name in one.family))
        declare(pack, (one.pack.names for one in extended))
        self.packs[pack.name] = self._compile(pack, family)

    def _compile(self, pack: Pack, family: tuple[str, ...]) -> Compiled:
        nouns = compile_nouns(pack, tuple(form.name for name in family for form in self.packs[name].nouns.forms))
        ids = Ids()
        known = [compiled.rule for name in family for compiled in self.packs[name].rules]
        rules = []
        patches = []
        for entry in pack.rules:
            if is_patch(entry, pack.name):
                patch = read_patch(entry, known, self._kinds)
                patches.extend([patch] if patch else [])
            else:
                rule = read_rule(entry, pack, self._kinds, ids)
                rules.extend([rule] if rule else [])
        return Compiled(pack, (*family, pack.name), nouns, tuple(_shared(rules)), tuple(patches))

    def members(self, names: set[str]) -> list[Compiled]:
        """These packs as they are beside one another: each with its lists joined with what the others add to them."""
        return [self._beside(one, names) for name, one in self.packs.items() if name in names]

    def _beside(self, one: Compiled, names: set[str]) -> Compiled:
        own = one.pack.names.lists
        adding = [other for name, other in self.packs.items() if name in names and one.pack.name in other.family]
        joined = {
            name: tuple(dict.fromkeys((*words, *(word for other in adding for word in other.pack.names.lists[name]))))
            for name, words in own.items()
        }
        if joined == own:
            return one
        key = (one.pack.name, tuple(sorted(joined.items())))
        if key not in self._again:
            one.pack.names.lists = joined
            self._again[key] = self._compile(one.pack, one.family[:-1])
            one.pack.names.lists = own
        return self._again[key]


def _shared(rules: Sequence[CompiledRule]) -> Iterable[CompiledRule]:
    """The rules with small checks in one piece, which is read in a third of the time."""
    kept = shared([each.rule.kept for each in rules], _SMALL)
    for each, check in zip(rules, kept, strict=True):
        yield each._replace(rule=each.rule._replace(kept=check))


def _profiles(compiler: _Compiler) -> Profiles:
    """One profile for each pack that claims documents, the one that extends another before it, and one for the rest."""
    compiled = compiler.packs
    claiming = {name for name, one in compiled.items() if one.pack.applies}
    everywhere = [name for name, one in compiled.items() if not claiming.intersection(one.family)]
    profiles = []
    for name in sorted(claiming, key=lambda name: (-len(compiled[name].family), name)):
        # A pack that claims nothing itself but extends this one joins it, with its rules and its patches.
        joining = [n for n, one in compiled.items() if n not in claiming and name in one.family]
        family = {member for n in (name, *everywhere, *joining) for member in compiled[n].family}
        profiles.append(_profile(name, compiler.members(family)))
    unclaimed = {member for n in everywhere for member in compiled[n].family}
    return Profiles(
        tuple(profiles),
        _profile(None, compiler.members(unclaimed)),
        packs={name: compiled[name].pack.version for name in sorted(compiled)},
    )


def _profile(kind: str | None, members: Sequence[Compiled]) -> Profile:
    patches = [patch for one in members for patch in one.patches]
    speaking = next((one for one in members if one.pack.name == kind), next(iter(members), None))
    nouns = merged([(one.pack, one.family, one.nouns) for one in members], kind)
    rules = tuple(rule for one in members for rule in _patched(one.rules, patches))
    return Profile(
        kind=kind,
        language=speaking.pack.language if speaking else LANGUAGES[0],
        packs=dict(sorted((one.pack.name, one.pack.version) for one in members)),
        nouns=nouns._replace(needles=needles_of(nouns, rules), plans=plans_of(nouns.tables)),
        rules=rules,
    )


def _patched(rules: Iterable[CompiledRule], patches: Sequence[Patch]) -> Iterable[Rule]:
    for compiled in rules:
        rule = patched(compiled.rule, patches)
        if rule is not None:
            yield rule


def _about(one: Compiled, everyone: Iterable[Compiled]) -> AboutPack:
    pack = one.pack
    others = [other for other in everyone if other is not one]
    extending = [other.pack for other in others if pack.name in other.family]
    extended = [other.pack for other in others if other.pack.name in one.family]
    about = AboutPack(
        pack.name, pack.version, pack.title, pack.path, pack.base, tuple(rule.about for rule in one.rules)
    )
    return about._replace(lints=tuple(sorted({*lint_pack(pack, one.rules, extending, extended), *lint_texts(about)})))
