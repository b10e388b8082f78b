"""The engine as examples beside rules need it: any profile, single rules, a sentence taken for a section."""

from __future__ import annotations

from reportlint.binding.bind import bind
from reportlint.binding.scopes import assume
from reportlint.engine.filtering import Selection
from reportlint.engine.linting import Options, judge
from reportlint.model.finding import Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.app import Session
    from reportlint.binding.binding import Binding
    from reportlint.model.finding import Finding
    from reportlint.packs.examples import Trial
    from reportlint.packs.profile import Profile


class Workbench:
    """Binds and lints the documents of examples with the readers of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def bind(self, trial: Trial, profile: Profile) -> Binding:
        """The binding of a document by a profile, whether or not the profile claims it."""
        beside = {name: self.bind(other, profile) for name, other in trial.beside}
        document = self._session.document(trial.text.encode(), trial.path)
        binding = bind(document, profile.nouns, companions=beside)
        if trial.scope and binding.regions([trial.scope]) is None:
            assume(binding, trial.scope)
        return binding

    def lint(self, trial: Trial, profile: Profile, ids: frozenset[str]) -> Sequence[Finding]:
        """All findings of the rules with these full ids (all rules where there are none), preview and info included."""
        options = Options(Selection(tuple(sorted(ids)), (), preview=True), Severity.INFO)
        return judge(self.bind(trial, profile), profile, options).findings
