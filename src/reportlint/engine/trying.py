"""The engine as a workbench for the examples of rules: pieces of text that stand for a place of a report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportlint.binding.bind import bind
from reportlint.binding.binding import Section
from reportlint.engine.filtering import Selection
from reportlint.engine.linting import Options, judge
from reportlint.model.finding import Severity
from reportlint.model.span import Span
from reportlint.structure.document import complete

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlint.binding.binding import Binding
    from reportlint.model.document import Reading
    from reportlint.model.finding import Finding
    from reportlint.packs.examples import Trial
    from reportlint.packs.profile import Profile


class Workbench:
    """Lints examples. `read(data, path)` is a session's reader for the path's suffix."""

    def __init__(self, read: Callable[[bytes, str], Reading]) -> None:
        self._read = read

    def bind(self, trial: Trial, profile: Profile) -> Binding:
        """The binding of an example by a profile, whether or not the profile would claim it."""
        document = complete(self._read(trial.text.encode("utf-8"), trial.path))
        binding = bind(document, profile.nouns)
        if trial.scope is None or binding.regions((trial.scope,)) is not None:
            return binding
        return _standing_for(binding, trial.scope)

    def lint(self, trial: Trial, profile: Profile, ids: frozenset[str]) -> Sequence[Finding]:
        """Findings of the rules with these full ids, or of all where there are none, preview and info included."""
        options = Options(Selection(select=tuple(sorted(ids)), preview=True), Severity.INFO)
        return judge(self.bind(trial, profile), profile, options).findings


def _standing_for(binding: Binding, scope: str) -> Binding:
    """The binding as if the whole text stood in a section, or were the title."""
    whole = Span(0, len(binding.document.text))
    nouns = binding.nouns
    titles = {section.name: section.title for section in nouns.sections}
    if scope == "title":
        return replace(binding, title=whole, scopes={})
    if scope not in titles:
        return binding
    section = Section(scope, Span(0, 0), whole, titles[scope], "exact", None, None)
    standing = replace(binding, title=None, sections={**binding.sections, scope: section}, scopes={})
    if not nouns.facts:
        return standing
    from reportlint.binding.facts import bind_facts

    return replace(standing, facts=bind_facts(standing))
