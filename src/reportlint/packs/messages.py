"""Messages of rules: their placeholders are named values that the verb declares, and nothing else."""

from __future__ import annotations

from string import Formatter

from reportlint.language.problems import did_you_mean
from reportlint.packs.manifest import read_texts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.extend import Kind
    from reportlint.language.entry import Entry

ALWAYS = frozenset({"excerpt"})
"""Values that every finding has."""


def placeholders(message: str) -> frozenset[str]:
    """The names in the braces of a message; raises `ValueError` where the braces do not match."""
    return frozenset(name for _, name, _, _ in Formatter().parse(message) if name is not None)


def read_message(entry: Entry, kind: Kind) -> Mapping[str, str]:
    """A message by language, with every mistake in its placeholders reported."""
    texts = read_texts(entry)
    for language, text in texts.items():
        _check(entry, text, kind, language)
    return texts


def _check(entry: Entry, text: str, kind: Kind, language: str) -> None:
    at = (*entry.at, language) if entry.is_mapping() else entry.at
    try:
        parts = [part for part in Formatter().parse(text) if part[1] is not None]
    except ValueError:
        entry.problems.add(
            at, "a brace of the message has no partner", "write {name} for a value, {{ and }} for braces"
        )
        return
    known = sorted(kind.values | ALWAYS)
    for _, name, form, conversion in parts:
        if name not in known:
            near = did_you_mean(str(name), known)
            cure = f"did you mean '{{{near}}}'?" if near else f"it has {', '.join(known)}"
            entry.problems.add(at, f"'{kind.key}' has no value '{{{name}}}' for messages", cure)
        elif form or conversion:
            entry.problems.add(
                at, f"'{{{name}}}' is written with a format", f"write {{{name}}} alone: values come as they are read"
            )
