"""One document's journey: complete, bind, check, describe, filter."""

from __future__ import annotations

from functools import partial

from reportlint.binding.bind import bind_in_steps, claims
from reportlint.binding.grid import Grid
from reportlint.binding.joined import lacks
from reportlint.engine.describing import Describer
from reportlint.engine.filtering import Selection, held_back, ordered, repeated, rule_words, running, shown
from reportlint.engine.one_place import one_for_each_place
from reportlint.engine.own import EMPTY, NOTICED, RULE_CRASHED, TABLE_UNREADABLE, UNDECODABLE, UNTRUSTED
from reportlint.engine.places import Places
from reportlint.engine.tally import Tally
from reportlint.language.expressions import truth
from reportlint.language.outcome import CannotJudge, Cause, Held, Judged, Unevaluated
from reportlint.model.document import Quality
from reportlint.model.finding import Hit, Severity
from reportlint.model.run import DocumentReport, NotEvaluated, Proven
from reportlint.model.span import Span
from reportlint.record import NamedTuple
from reportlint.steps import at_once
from reportlint.structure.document import complete

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from decimal import Decimal

    from reportlint.binding.binding import Binding
    from reportlint.engine.own_rule import OwnRule
    from reportlint.engine.side_file import SideEntry
    from reportlint.language.outcome import Outcome
    from reportlint.model.body import DocumentBody
    from reportlint.model.document import Document, Reading
    from reportlint.model.finding import Finding
    from reportlint.packs.profile import Profile, Profiles, Rule


MOST = 200
"""Findings of one rule in one document that are told one by one: more than a report can have that is not damaged."""


class Options(NamedTuple):
    """How documents are linted. `language` None is the language of the profile.

    `suppress` says whether comments and side files count, `require_reason` whether they must say why. `bodies` asks for
    documents as pages show them, beside what is found in them. `most` findings of a rule in a document are told one by one,
    the others are counted; 0 tells all.
    """

    selection: Selection = Selection()
    severity: Severity = Severity.WARNING
    language: str | None = None
    suppress: bool = True
    require_reason: bool = False
    bodies: bool = False
    most: int = MOST


def lint(
    reading: Reading, profiles: Profiles, options: Options, entries: Sequence[SideEntry] = ()
) -> Generator[None, None, DocumentReport]:
    """Lint one document by the first profile that claims it, else by the packs that need no claim: work in steps.

    `entries` are suppressions that stand beside the document.
    """
    binding, profile = yield from bound(reading, profiles)
    return (yield from judge_in_steps(binding, profile, options, entries, profiles))


def bound(reading: Reading, profiles: Profiles) -> Generator[None, None, tuple[Binding, Profile]]:
    """A document's binding, and the profile that claims it: work in steps."""
    document = complete(reading)
    yield
    profile = next((p for p in profiles.claiming if claims(document, p.nouns)), profiles.unclaimed)
    yield
    binding = yield from bind_in_steps(document, profile.nouns)
    return binding, profile


def judge(
    binding: Binding,
    profile: Profile,
    options: Options,
    entries: Sequence[SideEntry] = (),
    profiles: Profiles | None = None,
) -> DocumentReport:
    """Run the rules of a profile over a binding; `profiles` are all of which a suppression may name the rules."""
    return at_once(judge_in_steps(binding, profile, options, entries, profiles))


def judge_in_steps(
    binding: Binding,
    profile: Profile,
    options: Options,
    entries: Sequence[SideEntry] = (),
    profiles: Profiles | None = None,
    *,
    rules: Sequence[Rule] | None = None,
) -> Generator[None, None, DocumentReport]:
    """`judge` as work in steps, one for each rule; `rules` are those that are run, if not all."""
    document = binding.document
    language = options.language or profile.language
    places = Places(document)
    describer = Describer(binding, places, language)
    suppressing = options.suppress and bool(entries or "reportlint" in document.source.text)
    # What is suppressed does not use up what may be told.
    within = options._replace(most=0) if suppressing else options
    tally = yield from _told(binding, profile, within, describer, rules)
    kept, back = held_back((f for f in tally.findings if options.selection.wants(f.rule)), document)
    kept = one_for_each_place(repeated(visible(kept, document)))
    suppressed = 0
    if suppressing:
        from reportlint.engine.suppressing import Judging, suppress

        every = (*profiles.claiming, profiles.unclaimed) if profiles else (profile,)
        silent = frozenset(rule for rule, _, _ in tally.unevaluated)
        judging = Judging(profile, options, partial(rule_words, every), silent, incomplete=back > 0)
        kept, suppressed = suppress(kept, document, entries, judging, describer)
    findings = tuple(ordered(shown(kept, options.severity)))
    return DocumentReport(
        path=document.source.path,
        status="checked",
        kind=profile.kind,
        form=binding.form,
        packs=tuple(sorted(profile.packs)),
        quality=document.quality.value,
        variables=binding.values,
        held=tally.held,
        violated=tally.violated - back,
        held_back=back,
        suppressed=suppressed,
        not_evaluated=tuple(NotEvaluated(*key, times) for key, times in sorted(tally.unevaluated.items())),
        proven=tuple(Proven(dict(noun), times) for noun, times in tally.proven.items()),
        findings=findings,
        lines=places.quoted(findings),
        body=_body(binding) if options.bodies else None,
    )


def _told(
    binding: Binding, profile: Profile, options: Options, describer: Describer, rules: Sequence[Rule] | None
) -> Generator[None, None, Tally]:
    """What the rules say, and what the engine itself has to say."""
    tally = Tally(options.most)
    untrusted = binding.document.quality is Quality.UNTRUSTED
    for rule in running(profile.rules if rules is None else rules, options.selection):
        if not untrusted or rule.family == "damage":
            run_rule(rule, binding, describer, tally)
        yield
    tally.close(describer)
    _blame(describer, tally, profile.rules, binding, options)
    tally.findings.extend(describer.own(rule, hit) for rule, hit in _own_hits(binding, untrusted=untrusted))
    return tally


def _body(binding: Binding) -> DocumentBody | None:
    from reportlint.engine.body import body

    return body(binding)


def run_rule(rule: Rule, binding: Binding, describer: Describer, tally: Tally) -> None:
    """One rule, isolated: what it raises is a finding, and the others go on."""
    try:
        if rule.when is not None:
            applies = truth(rule.when, binding)
            if isinstance(applies, Unevaluated):
                # A condition on a number that nobody says does not hold, as a relation with it is not asked.
                if all(name.document or binding.facts.get(name.name) for name in rule.when.facts):
                    tally.missing(rule, applies)
                return
            if not applies:
                return
        if rule.needed and lacks(binding, rule.needed):
            return
        for outcome in rule.check(binding):
            _take(rule, outcome, describer, tally)
    except CannotJudge as missing:
        tally.missing(rule, missing.outcome)
    except Exception as error:  # noqa: BLE001 - a rule may come from anyone's plugin
        values = {"rule": rule.id, "error": f"{type(error).__name__}: {error}"}
        tally.findings.append(describer.own(RULE_CRASHED, Hit(Span(0, 0), values=values, subject=rule.id)))


def _take(rule: Rule, outcome: Outcome, describer: Describer, tally: Tally) -> None:
    if isinstance(outcome, Hit):
        tally.hit(rule, outcome, describer)
    elif isinstance(outcome, Held):
        tally.holds(rule, outcome.times, outcome.equations)
    elif isinstance(outcome, Judged):
        tally.judge(rule, outcome)
    else:
        tally.missing(rule, outcome)


def _blame(describer: Describer, tally: Tally, rules: Sequence[Rule], binding: Binding, options: Options) -> None:
    """All broken equations of a document together, each explanation under the first rule it explains.

    What a wrong cell or table explains is not another mistake: it is told once.
    """
    changes: dict[str, Decimal] = {}
    if tally.broken:
        from reportlint.engine.witness import Prose
        from reportlint.language.blame import explain

        equations = tally.equations()
        told: list[Finding] = []
        first: dict[tuple[str, int | None], int] = {}
        for explanation in explain([one for _, one in equations], Prose(rules, binding)):
            rule, _ = equations[min(explanation.members)]
            finding = describer.finding(rule, explanation.hit)
            changes.update(explanation.changes)
            # Of equations of one rule and table that nothing explains, the first one tells of all.
            key = (rule.id, finding.place.location.table)
            at = first.setdefault(key, len(told)) if explanation.hit.defect == "default" else len(told)
            if at < len(told):
                told[at] = told[at].beside(finding)
            else:
                told.append(finding)
        tally.findings += _beside_the_form(tally, told, options)
    numbers = [each for each in tally.findings if each.family == "arithmetic"]
    if len(numbers) > 1 or (numbers and changes):
        from reportlint.engine.causes import untold

        wanted = [each for each in tally.findings if options.selection.wants(each.rule)]
        tally.findings = untold(wanted, binding, rules, changes)


def _beside_the_form(tally: Tally, told: list[Finding], options: Options) -> list[Finding]:
    """A cell that is no count (1.5, −3) and breaks its sums for that is one mistake: it is told once, with the cure."""
    errors = {
        finding.span: index
        for index, finding in enumerate(tally.findings)
        if finding.severity is Severity.ERROR and finding.family != "arithmetic" and finding.place.location.cell_path
        if options.selection.wants(finding.rule)
    }
    left = []
    for finding in told:
        index = errors.get(finding.span)
        if index is None or finding.fix is None:
            left.append(finding)
        else:
            known = tally.findings[index]
            tally.findings[index] = known._replace(fix=known.fix or finding.fix, related=finding.related)
    return left


def _own_hits(binding: Binding, *, untrusted: bool) -> Iterator[tuple[OwnRule, Hit]]:
    document = binding.document
    if untrusted:
        yield UNTRUSTED, Hit(Span(0, 0))
    if not document.text.strip():
        yield EMPTY, Hit(Span(0, 0))
    undecodable = [notice for notice in document.reading.notices if notice.code == "undecodable"]
    if undecodable:
        values = {"encoding": document.source.encoding or "?", "count": len(undecodable), **undecodable[0].values}
        yield UNDECODABLE, Hit(undecodable[0].span, values=values, subject="undecodable")
    for notice in document.reading.notices:
        if notice.code in NOTICED:
            yield NOTICED[notice.code], Hit(notice.span, values=dict(notice.values), subject=notice.code)
    for name, grid in binding.grids.items():
        if not isinstance(grid, Grid) and grid.cause is Cause.TABLE_UNREADABLE:
            yield TABLE_UNREADABLE, Hit(grid.span or Span(0, 0), values={"table": name}, subject=name)


def visible(findings: list[Finding], document: Document) -> list[Finding]:
    """Findings outside of code and other opaque text."""
    opaque = document.reading.opaque
    return [f for f in findings if not any(f.span.overlaps(span) for span in opaque)] if opaque else findings
