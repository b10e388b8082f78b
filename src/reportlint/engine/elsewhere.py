"""Rules that hold a document against others: run last, so that all else is known before the others are."""

from __future__ import annotations

from reportlint.binding.kept import named
from reportlint.engine.describing import Describer
from reportlint.engine.filtering import held_back, ordered, repeated, running, shown
from reportlint.engine.linting import run_rule, visible
from reportlint.engine.places import Places
from reportlint.engine.tally import Tally
from reportlint.model.document import Quality
from reportlint.model.run import NotEvaluated, Proven
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator

    from reportlint.binding.binding import Binding
    from reportlint.binding.kept import Named
    from reportlint.engine.linting import Options
    from reportlint.language.expressions import Expression
    from reportlint.model.document import Document
    from reportlint.model.run import DocumentReport
    from reportlint.packs.profile import Profile, Rule


class Parted(NamedTuple):
    """The rules of a profile: those about a document alone, those that look into others, and what these look at there."""

    own: tuple[Rule, ...]
    elsewhere: tuple[Rule, ...]
    named: Named


_parted: dict[int, tuple[Profile, Parted]] = {}


def parted(profile: Profile) -> Parted:
    """The rules of a profile by whether they look into other documents; worked out once."""
    known = _parted.get(id(profile))
    if known is None or known[0] is not profile:
        elsewhere = tuple(rule for rule in profile.rules if _companions(rule))
        own = tuple(rule for rule in profile.rules if rule not in elsewhere) if elsewhere else profile.rules
        known = _parted[id(profile)] = profile, Parted(own, elsewhere, named(_expressions(elsewhere)))
    return known[1]


def looked_for(profile: Profile, options: Options) -> frozenset[str]:
    """The other documents that any rule which runs looks into, by their declared names."""
    rules = running(parted(profile).elsewhere, options.selection)
    return frozenset(name for rule in rules for name in _companions(rule))


def _companions(rule: Rule) -> frozenset[str]:
    """Other documents that a rule looks into; a check says so by its attribute `companions`."""
    there: frozenset[str] = getattr(rule.check, "companions", frozenset())
    return there | rule.when.companions if rule.when is not None else there


def _expressions(rules: tuple[Rule, ...]) -> list[Expression]:
    checked = [getattr(getattr(rule.check, "relation", None), "expression", None) for rule in rules]
    return [each for each in (*checked, *(rule.when for rule in rules)) if each is not None]


def finished(
    report: DocumentReport, binding: Binding, profile: Profile, options: Options
) -> Generator[None, None, DocumentReport]:
    """The report of a document by its own rules, with what the others say of it beside `binding.companions`: work in steps."""
    tally = Tally()
    places = _LatePlaces(binding.document)
    describer = Describer(binding, places, options.language or profile.language)
    document = binding.document
    if document.quality is not Quality.UNTRUSTED:
        for rule in running(parted(profile).elsewhere, options.selection):
            run_rule(rule, binding, describer, tally)
            yield
    # An equation that only some companion makes worth judging stands for itself: the system of the others is closed.
    tally.findings += [describer.finding(rule, judged.hit) for rule, judged in tally.equations() if judged.hit]
    kept, back = held_back((f for f in tally.findings if options.selection.wants(f.rule)), document)
    new = shown(visible(kept, document), options.severity)
    findings = report.findings
    if new:
        from reportlint.engine.causes import by_places

        findings = tuple(ordered(by_places(repeated((*report.findings, *new)))))
    return report._replace(
        held=report.held + tally.held,
        violated=report.violated + tally.violated - back,
        held_back=report.held_back + back,
        not_evaluated=_with_missing(report.not_evaluated, tally),
        proven=_with_proven(report.proven, tally),
        findings=findings,
        lines={**report.lines, **places.quoted(new)} if new else report.lines,
    )


class _LatePlaces(Places):
    """Places of a document whose lines are counted when the first rule finds something: most find nothing."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def __getattr__(self, name: str) -> object:
        if name in self.__dict__ or "_lines" in self.__dict__:
            raise AttributeError(name)
        super().__init__(self._document)
        return getattr(self, name)


def _with_missing(known: tuple[NotEvaluated, ...], tally: Tally) -> tuple[NotEvaluated, ...]:
    if not tally.unevaluated:
        return known
    counts = {(each.rule, each.cause, each.subject): each.times for each in known}
    for key, times in tally.unevaluated.items():
        counts[key] = counts.get(key, 0) + times
    return tuple(NotEvaluated(*key, times) for key, times in sorted(counts.items()))


def _with_proven(known: tuple[Proven, ...], tally: Tally) -> tuple[Proven, ...]:
    if not tally.proven:
        return known
    counts = {tuple(sorted(each.noun.items())): each.times for each in known}
    for noun, times in tally.proven.items():
        counts[noun] = counts.get(noun, 0) + times
    return tuple(Proven(dict(noun), times) for noun, times in counts.items())
