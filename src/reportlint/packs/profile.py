"""Compiled packs: rules with their heads, and the profiles that documents are linted by."""

from __future__ import annotations

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.binding.nouns import Nouns
    from reportlint.deferred import Deferred, Shared
    from reportlint.extend import Check
    from reportlint.language.expressions import Expression
    from reportlint.model.finding import Severity


class RuleDefect(NamedTuple):
    """A defect that a rule can find: its full id (`pack/id`), severity, and message by language with `{named}` values."""

    id: str
    severity: Severity
    message: Mapping[str, str]
    status: str = "stable"


class Rule(NamedTuple):
    """A compiled rule. `defects` is keyed by the verb's defects; `proven` names what its held checks count, by language.

    `status` is stable, preview or deprecated. Of a document the rule says something only if `needed` is empty or holds some
    sets of which each has a string that stands in the view. `basis` is the article, notice or standard, by language.
    """

    id: str
    pack: str
    verb: str
    family: str
    status: str
    kept: Deferred | Shared
    defects: Mapping[str, RuleDefect]
    when: Expression | None = None
    proven: Mapping[str, str] | None = None
    basis: Mapping[str, str] | None = None
    suppressible: bool = True
    needed: tuple[tuple[frozenset[str], ...], ...] = ()

    @property
    def check(self) -> Check:
        """The check, which a kept pack gives back when it is first made."""
        return self.kept.value  # type: ignore[no-any-return]


class Profile(NamedTuple):
    """What one kind of document is linted by: merged nouns and rules of its packs, each rule once, in pack order.

    `kind` is the pack that claims documents, or None for documents that no pack claims. `packs` are versions by name.
    """

    kind: str | None
    language: str
    packs: Mapping[str, str]
    nouns: Nouns
    rules: tuple[Rule, ...]


class Profiles(NamedTuple):
    """All profiles of a run: the first that claims a document is its own. `key` changes when any pack changes."""

    claiming: tuple[Profile, ...]
    unclaimed: Profile
    key: str = ""
    packs: Mapping[str, str] = {}
