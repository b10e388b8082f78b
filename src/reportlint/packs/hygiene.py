"""What is wrong with a pack though it loads: said by `reportlint test`, never on the way to a document."""

from __future__ import annotations

from reportlint.language.problems import Problem
from reportlint.packs.manifest import LANGUAGES
from reportlint.packs.messages import placeholders

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportlint.language.entry import Entry
    from reportlint.packs.about import AboutPack, AboutRule
    from reportlint.packs.manifest import Pack
    from reportlint.packs.rules import CompiledRule

_REFERRED_TO = ("bind", "sections", "lists", "terms", "tables", "facts", "documents")
"""Groups of nouns that do nothing by themselves; forms and classes work without being named."""


def lint_pack(
    pack: Pack, rules: Sequence[CompiledRule], extending: Iterable[Pack], extended: Iterable[Pack] = ()
) -> Iterator[Problem]:
    """Nouns that nothing uses, in this pack or in those that extend it, and rules that check the same.

    A list that an extended pack declares too is used there: its words are added.
    """
    packs = [pack, *extending]
    added = {name for other in extended for name in other.nouns["lists"]}
    used = set().union(*(one.names.used for one in packs))
    for group in _REFERRED_TO:
        for name, entry in pack.nouns[group].items():
            if group == "lists" and name in added:
                continue
            if name not in used and not any(name in text for text in _texts(packs, entry)):
                line, column = (entry.problems.locate_key or entry.problems.locate)(entry.at)
                what = f"nothing uses '{name}', which is declared under '{group}'"
                yield Problem(entry.problems.path, line, column, what, "remove it, or write the rule that needs it")
    first: dict[tuple[object, ...], AboutRule] = {}
    for rule in rules:
        about = first.setdefault(rule.sameness, rule.about)
        if about is not rule.about:
            what = f"'{rule.about.id}' checks the same as '{about.id}' at line {about.line}"
            yield Problem(rule.about.path, rule.about.line, 1, what, "keep one of them")


def _texts(packs: Sequence[Pack], own: Entry) -> Iterator[str]:
    """Every text and key of the packs but those of one noun: whatever is named in one of them is used."""
    for pack in packs:
        for rule in pack.rules:
            yield from _in(rule.value)
        for declared in pack.nouns.values():
            for name, entry in declared.items():
                if entry is not own:
                    yield from _in(entry.value)
                    if name in pack.nouns["classes"]:
                        yield name


def _in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _in(inner)


def lint_texts(pack: AboutPack) -> Iterator[Problem]:
    """Messages whose languages do not name the same values."""
    for rule in pack.rules:
        for defect in rule.defects:
            named = {language: _names(text, language) for language, text in defect.message.items()}
            if len(set(named.values())) > 1:
                what = f"the messages of '{defect.id}' name different values: {_shown(named)}"
                yield Problem(rule.path, rule.line, 1, what, "name the same values in both languages")


def _names(text: str, language: str) -> frozenset[str]:
    """The values of a message; `hint_en` in English is the same value as `hint` or `hint_zh` in Chinese."""
    return frozenset(name.removesuffix(f"_{language}") for name in placeholders(text))


def _shown(named: Mapping[str, frozenset[str]]) -> str:
    return "; ".join(f"{language} {', '.join(sorted(names)) or 'none'}" for language, names in named.items())


def lint_shipped(pack: AboutPack) -> Iterator[Problem]:
    """What a pack owes its users once it is shipped: both languages, and for stable rules why, basis and examples."""
    for rule in pack.rules:
        lacking = [] if rule.status != "stable" else _lacking(rule)
        texts = {"title": rule.title, "why": rule.why, **{f"message of {d.id}": d.message for d in rule.defects}}
        for what, by_language in texts.items():
            lacking += [
                f"its {what} in {language}" for language in LANGUAGES if by_language and language not in by_language
            ]
        if lacking:
            yield Problem(
                rule.path,
                rule.line,
                1,
                f"'{rule.id}' lacks {', '.join(lacking)}",
                "write it, or make the rule 'status: preview'",
            )


def _lacking(rule: AboutRule) -> list[str]:
    bad = any(example.bad for example in rule.examples)
    good = any(not example.bad for example in rule.examples)
    needed = {"title": rule.title, "why": rule.why, "basis": rule.basis, "a bad example": bad, "a good example": good}
    return [what for what, there in needed.items() if not there]
