"""Runs the examples that stand beside rules: `reportlint test`, and pytest for the packs that are shipped."""

from __future__ import annotations

import os
from decimal import Decimal
from typing import Protocol

from reportlint.binding.nouns import ReadFrom
from reportlint.language.expression_tree import Number, Text
from reportlint.language.expressions import of_tree
from reportlint.model.lines import LineIndex
from reportlint.packs.samples import SampleError, changed, find_cell, is_cell
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.binding.binding import Binding
    from reportlint.language.expressions import Expression
    from reportlint.model.finding import Finding
    from reportlint.packs.about import AboutPack, AboutRule, Example
    from reportlint.packs.profile import Profile, Profiles

_TEXT = "example.txt"


class Trial(NamedTuple):
    """A document of an example. The suffix of `path` chooses its reader.

    `scope` is the place (a section, `title`) that the whole text is taken for where it does not have that place itself.
    `beside` are other documents by their declared names.
    """

    text: str
    path: str
    scope: str | None = None
    beside: tuple[tuple[str, Trial], ...] = ()


class Workbench(Protocol):
    """The engine, as far as examples need it."""

    def bind(self, trial: Trial, profile: Profile) -> Binding:
        """The binding of a document by a profile, whether or not the profile claims it."""

    def lint(self, trial: Trial, profile: Profile, ids: frozenset[str]) -> Sequence[Finding]:
        """All findings of the rules with these full ids (all rules where there are none), preview and info included."""


class ExampleResult(NamedTuple):
    """What came of one example; `problem` is empty where it behaved."""

    rule: str
    example: Example
    problem: str

    def __str__(self) -> str:
        return self.said("en")

    def said(self, language: str) -> str:
        """The line for the command line, in a language: zh or en."""
        place = f"{self.example.path}:{self.example.line}"
        name = self.example.name
        if language == "zh":
            from reportlint.language.in_chinese import in_chinese  # only when somebody reads it

            shown = f"（{name}）" if name else ""
            return f"{place}: {self.rule} 的例子{shown}：{in_chinese(self.problem) or '正常'}"
        return f"{place}: example of {self.rule}{f' ({name})' if name else ''}: {self.problem or 'ok'}"


def profile_for(pack: str, profiles: Profiles) -> Profile | None:
    """The profile by which a pack's examples run: its own, or else one that it is part of."""
    own = [profile for profile in profiles.claiming if profile.kind == pack]
    return next((p for p in (*own, profiles.unclaimed, *profiles.claiming) if pack in p.packs), None)


def run_examples(pack: AboutPack, profiles: Profiles, bench: Workbench) -> Iterator[ExampleResult]:
    """Every example of every rule of a pack, in order."""
    profile = profile_for(pack.name, profiles)
    if profile is None:
        return
    for rule in pack.rules:
        for example in rule.examples:
            yield ExampleResult(rule.id, example, _Attempt(pack, rule, example, profile, bench).problem())


class _Attempt:
    """One example, tried."""

    def __init__(self, pack: AboutPack, rule: AboutRule, example: Example, profile: Profile, bench: Workbench) -> None:
        self._pack = pack
        self._example = example
        self._profile = _with_values(profile, dict(example.variables))
        self._bench = bench
        self._ids = frozenset({rule.id, example.finds.rule or rule.id, *(defect.id for defect in rule.defects)})

    def problem(self) -> str:
        """What went wrong, or nothing."""
        try:
            if self._example.given is not None:
                return self._given(self._example.given)
            trial = self._trial(self._example.text, _TEXT)
            return self._judge(trial, self._bench.lint(trial, self._profile, self._ids))
        except SampleError as error:
            return str(error)

    def _trial(self, text: str, path: str) -> Trial:
        return Trial(text, path, self._example.scope)

    def _own(self, findings: Sequence[Finding]) -> list[Finding]:
        return [
            finding for finding in findings if finding.rule in self._ids or finding.rule == "reportlint/rule-crashed"
        ]

    def _given(self, name: str) -> str:
        """A sample with changes: all rules run, since what is wrong there is often seen only by several together."""
        text = self._sample(name)
        before = self._bench.bind(self._trial(text, name), self._profile)
        beside = tuple((other, Trial(self._sample(path), path)) for other, path in self._example.beside)
        trial = self._trial(changed(before, self._example.changes), name)._replace(beside=beside)
        return self._judge(trial, self._bench.lint(trial, self._profile, frozenset()))

    def _sample(self, name: str) -> str:
        path = os.path.join(self._pack.base, name)
        try:
            with open(path, encoding="utf-8", newline="") as stream:
                return stream.read()
        except (OSError, UnicodeDecodeError) as error:
            raise SampleError(f"the sample {path} cannot be read: {error}") from None

    def _judge(self, trial: Trial, everything: Sequence[Finding]) -> str:
        example = self._example
        findings = self._own(everything)
        shown = "; ".join(_shown(finding) for finding in findings) or "nothing"
        if not example.bad:
            return f"nothing may be found, but there is {shown}" if findings else ""
        wanted = [f for f in findings if example.finds.rule in (None, f.rule)]
        if not wanted:
            expected = f" by {example.finds.rule}" if example.finds.rule else ""
            others = "; ".join(_shown(finding) for finding in everything)
            return f"nothing is found{expected}" + (f", only {others}" if others else "")
        if example.spans is not None:
            spans = sorted((f.span.start, f.span.end) for f in findings)
            if spans != sorted(example.spans):
                marks = ", ".join(f"{start}–{end} '{trial.text[start:end]}'" for start, end in example.spans)
                return f"marked is {marks} (characters from 0), found is {shown}"
        if example.finds.at is not None and (elsewhere := self._elsewhere(trial, wanted, example.finds.at)):
            return f"{elsewhere}, found is {shown}"
        if example.fixed is not None and (text := _fixed(trial.text, wanted)) != example.fixed:
            return f"fixed, the text is '{text}'"
        return ""

    def _elsewhere(self, trial: Trial, findings: Sequence[Finding], at: str) -> str:
        """Why none of the findings is at the place, or nothing."""
        if not is_cell(at):
            return "" if any(f.place.excerpt == at for f in findings) else f"nothing is found at '{at}'"
        cell = find_cell(self._bench.bind(trial, self._profile), at)
        return "" if any(cell.span.contains(f.span) for f in findings) else f"nothing is found in the cell {at}"


def _with_values(profile: Profile, values: Mapping[str, object]) -> Profile:
    """The profile with variables that are what an example says; those computed from them follow."""
    if not values:
        return profile
    constants = {name: ReadFrom(value=_constant(value)) for name, value in values.items()}
    variables = tuple(
        noun._replace(sources=(constants[noun.name],)) if noun.name in constants else noun
        for noun in profile.nouns.variables
    )
    return profile._replace(nouns=profile.nouns._replace(variables=variables))


def _constant(value: object) -> Expression:
    source = str(value)
    return of_tree(source, Text(source) if isinstance(value, str) else Number(Decimal(source)))


def _shown(finding: Finding) -> str:
    return f"{finding.rule} {finding.span.start}–{finding.span.end} '{finding.place.excerpt}': {finding.message}"


def _fixed(text: str, findings: Sequence[Finding]) -> str:
    """The text after all fixes, safe or not, the first of two that overlap."""
    lines = LineIndex(text)
    edits = sorted({
        (lines.offset(edit.start), lines.offset(edit.end), edit.replacement)
        for finding in findings
        if finding.fix
        for edit in finding.fix.edits
    })  # fmt: skip
    pieces = []
    at = 0
    for start, end, replacement in edits:
        if start >= at:
            pieces += [text[at:start], replacement]
            at = end
    return "".join([*pieces, text[at:]])
