"""The nouns of several packs as those of one profile."""

from __future__ import annotations

from reportlint.binding.nouns import Nouns
from reportlint.deferred import Deferred

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TypeVar

    from reportlint.packs.manifest import Pack

    Noun = TypeVar("Noun")
    Member = tuple[Pack, tuple[str, ...], Nouns]


def merged(members: Sequence[Member], kind: str | None) -> Nouns:
    """All nouns of the members of a profile, an extended pack standing before those that extend it.

    A noun of an extending pack takes the place of one of the same name; lists are joined. Two packs that do not extend
    one another must not mean different things by one name: a problem at the later one.
    """
    lists: dict[str, tuple[str, ...]] = {}
    for _, _, nouns in members:
        for name, words in nouns.lists.value.items():
            lists[name] = tuple(dict.fromkeys((*lists.get(name, ()), *words)))
    return Nouns(
        kind=kind,
        claims=next((nouns.claims for pack, _, nouns in members if pack.name == kind), ()),
        variables=_named(members, "bind", lambda nouns: nouns.variables),
        sections=_named(members, "sections", lambda nouns: nouns.sections),
        forms=_named(members, "forms", lambda nouns: nouns.forms),
        classes=_named(members, "classes", lambda nouns: nouns.classes),
        tables=_collected(members, "tables", lambda nouns: nouns.tables),
        facts=_named(members, "facts", lambda nouns: nouns.facts),
        terms=_named(members, "terms", lambda nouns: nouns.terms),
        lists=Deferred(lists),
        documents=_named(members, "documents", lambda nouns: nouns.documents),
    )


def _named(members: Sequence[Member], group: str, of: Callable[[Nouns], tuple[Noun, ...]]) -> tuple[Noun, ...]:
    by_name = _collected(members, group, lambda nouns: {noun[0]: noun for noun in of(nouns)})  # type: ignore[index]
    return tuple(by_name.values())


def _collected(members: Sequence[Member], group: str, of: Callable[[Nouns], Mapping[str, Noun]]) -> dict[str, Noun]:
    into: dict[str, Noun] = {}
    owner: dict[str, str] = {}
    for pack, family, nouns in members:
        for name, noun in of(nouns).items():
            other = owner.get(name)
            if other is not None and other not in family and into[name] != noun:
                entry = pack.nouns[group][name]
                cure = f"rename it, or write 'extends: [{other}]' to replace that one"
                entry.problems.add(entry.at, f"'{name}' means something else in the pack '{other}'", cure, on_key=True)
            owner[name] = pack.name
            into[name] = noun
    return into
