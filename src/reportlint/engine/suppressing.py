"""Findings that somebody has looked at and does not want to see: by a comment in the document, or by fingerprint beside it."""

from __future__ import annotations

from bisect import bisect_left

from reportlint.engine.filtering import fit
from reportlint.engine.own import (
    RULE_CRASHED,
    SUPPRESSION_MALFORMED,
    SUPPRESSION_REFUSED,
    SUPPRESSION_UNKNOWN,
    SUPPRESSION_UNUSED,
    SUPPRESSION_WITHOUT_REASON,
    UNREADABLE,
    UNTRUSTED,
)
from reportlint.model.blocks import RowRun
from reportlint.model.finding import Hit
from reportlint.model.span import Span
from reportlint.record import NamedTuple
from reportlint.structure.directives import END, START, find_directives

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from reportlint.engine.describing import Describer
    from reportlint.engine.linting import Options
    from reportlint.engine.own_rule import OwnRule
    from reportlint.engine.side_file import SideEntry
    from reportlint.model.document import Document
    from reportlint.model.finding import Finding
    from reportlint.packs.profile import Profile
    from reportlint.structure.directives import Directive

ANY = "*"
"""Stands for every fingerprint in a side file."""

_PROBLEMS = {
    "syntax": {
        "zh": "无法识别；请写成 reportlint: ignore 规则名 -- 理由",
        "en": "it cannot be read; write reportlint: ignore RULE -- reason",
    },
    "entry": {
        "zh": "无法识别；请写成 规则名 指纹 -- 理由",
        "en": "it cannot be read; write RULE FINGERPRINT -- reason",
    },
    "no-rule": {"zh": "没有写明规则；请写出要忽略的规则名", "en": "it names no rule; say which rule is meant"},
    "no-start": {
        "zh": "之前没有 ignore-start；请补上或删除",
        "en": "no ignore-start stands before it; add one, or delete this",
    },
    "no-end": {
        "zh": "没有 ignore-end，直至文末都被忽略；请补上",
        "en": "no ignore-end follows, so it reaches to the end; add one",
    },
}

_NEVER_SUPPRESSED = (UNREADABLE, UNTRUSTED, RULE_CRASHED)
"""What says that nothing or not all was checked must be heard."""


class Judging(NamedTuple):
    """What is known of the run: `known` gives all words that name rules, `silent` are ids of rules that could not judge.

    `incomplete` says that findings were held back: then nothing is unused for certain.
    """

    profile: Profile
    options: Options
    known: Callable[[], Collection[str]]
    silent: frozenset[str]
    incomplete: bool


class _Suppression(NamedTuple):
    """What one directive or one line of a side file covers."""

    rules: tuple[str, ...]
    reason: str
    at: Span
    """In the source text; without width for a side file."""
    span: Span | None = None
    """In the text; None for the whole document."""
    exact: str | None = None
    fingerprint: str | None = None
    where: str = ""

    def covers(self, finding: Finding) -> bool:
        if self.fingerprint not in (None, ANY, finding.fingerprint):
            return False
        if self.exact is not None:
            return finding.place.excerpt == self.exact
        at = finding.span
        if self.span is None:
            return True
        empty = at.start == at.end
        return self.span.start <= at.start and (at.start < self.span.end or (empty and at.start == self.span.end))


def suppress(
    findings: Sequence[Finding],
    document: Document,
    entries: Sequence[SideEntry],
    judging: Judging,
    describer: Describer,
) -> tuple[list[Finding], int]:
    """The findings that are left, with what is wrong with the suppressions themselves; and how many were suppressed."""
    suppressions, said = _read(document)
    for entry in entries:
        rules = (entry.rule,) if entry.rule else ()
        each = _Suppression(rules, entry.reason, Span(0, 0), fingerprint=entry.fingerprint, where=entry.where)
        if rules:
            suppressions.append(each)
        else:
            said.append((SUPPRESSION_MALFORMED, each, "entry"))
    protected = _protected(judging.profile)
    used: set[tuple[int, str]] = set()
    kept = []
    for finding in findings:
        words = [
            (number, word)
            for number, each in enumerate(suppressions)
            if each.covers(finding)
            for word in each.rules
            if fit(word, finding.rule)
        ]
        used.update(words)
        if not words:
            kept.append(finding)
        elif finding.rule in protected:
            kept.append(finding)
            said += [(SUPPRESSION_REFUSED, suppressions[number], finding.rule) for number, _ in words[:1]]
    said += _remarks(suppressions, used, judging)
    once = {(rule.id, each.at, each.where, word): (rule, each, word) for rule, each, word in said}
    own = [describer.own_at(rule, _hit(each, word), each.at.start) for rule, each, word in once.values()]
    wanted = [finding for finding in own if judging.options.selection.wants(finding.rule)]
    return [*kept, *wanted], len(findings) - len(kept)


def _read(document: Document) -> tuple[list[_Suppression], list[tuple[OwnRule, _Suppression, str]]]:
    """The suppressions that stand in the document, and what is malformed about them."""
    found: list[_Suppression] = []
    said: list[tuple[OwnRule, _Suppression, str]] = []
    opened: list[Directive] = []
    for directive in _hidden(document):
        here = _Suppression(directive.rules, directive.reason, directive.span)
        if directive.problem:
            said.append((SUPPRESSION_MALFORMED, here, directive.problem))
        elif directive.verb == START:
            opened.append(directive)
        elif directive.verb == END:
            closed = [each for each in opened if not directive.rules or each.rules == directive.rules]
            if not closed:
                said.append((SUPPRESSION_MALFORMED, here, "no-start"))
            for each in closed:
                opened.remove(each)
                found.append(_region(document, each, directive.span.start))
        elif directive.exact is not None:
            found.append(here._replace(exact=directive.exact))
        else:
            found.append(here._replace(span=_next_block(document, directive.span.end)))
    for each in opened:
        region = _region(document, each, len(document.source.text))
        found.append(region)
        said.append((SUPPRESSION_MALFORMED, region, "no-end"))
    return sorted(found, key=lambda each: each.at), said


def _hidden(document: Document) -> Iterator[Directive]:
    """Directives that are no visible text: what shows the syntax to its readers does not use it."""
    mapped = document.reading.source_map
    if mapped is None:
        return
    for directive in find_directives(document.source.text):
        visible = mapped.span_from_source(directive.span)
        if visible.start == visible.end:
            yield directive


def _region(document: Document, start: Directive, end: int) -> _Suppression:
    mapped = document.reading.source_map
    assert mapped is not None
    span = mapped.span_from_source(Span(start.span.end, max(start.span.end, end)))
    return _Suppression(start.rules, start.reason, start.span, span)


def _next_block(document: Document, source_at: int) -> Span:
    """The block that follows a place of the source; inside of a table or a run of rows, the rest of the row that follows."""
    mapped = document.reading.source_map
    assert mapped is not None
    at = mapped.from_source(source_at)
    blocks = document.blocks
    index = bisect_left(blocks, at, key=lambda block: block.span.start)
    inside = blocks[index - 1] if index and blocks[index - 1].span.end > at else None
    if isinstance(inside, RowRun):
        row = next((row.span for row in inside.rows if row.span.start >= at), None)
        if row is not None:
            return row
    if inside is not None:
        line = document.text.find("\n", at, inside.span.end)
        return Span(at, inside.span.end if line < 0 else line)
    return blocks[index].span if index < len(blocks) else Span(len(document.text), len(document.text))


def _protected(profile: Profile) -> set[str]:
    ids = {defect.id for rule in profile.rules if not rule.suppressible for defect in rule.defects.values()}
    return ids | {rule.id for rule in _NEVER_SUPPRESSED}


def _remarks(
    suppressions: Sequence[_Suppression], used: set[tuple[int, str]], judging: Judging
) -> Iterator[tuple[OwnRule, _Suppression, str]]:
    known: Collection[str] | None = None
    for number, each in enumerate(suppressions):
        if judging.options.require_reason and not each.reason:
            yield SUPPRESSION_WITHOUT_REASON, each, ", ".join(each.rules)
        for word in each.rules:
            if (number, word) in used:
                continue
            if known is None:
                known = judging.known()
            if word not in known:
                yield SUPPRESSION_UNKNOWN, each, word
            elif _would_have_spoken(word, judging):
                yield SUPPRESSION_UNUSED, each, word


def _would_have_spoken(word: str, judging: Judging) -> bool:
    """Whether every rule that a word names has judged this document, so that its silence means something."""
    selection = judging.options.selection
    named = [
        (rule, defect.id) for rule in judging.profile.rules for defect in rule.defects.values() if fit(word, defect.id)
    ]
    if judging.incomplete or not named:
        return not judging.incomplete and not selection.select
    return all(
        selection.runs(rule) and selection.wants(defect) and rule.id not in judging.silent for rule, defect in named
    )


def _hit(suppression: _Suppression, word: str) -> Hit:
    values = {
        "rule": word,
        "problem": _PROBLEMS.get(word, word),
        "where": f" ({suppression.where})" if suppression.where else "",
    }
    return Hit(Span(0, 0), values=values, subject=f"{word}\0{suppression.where}")
