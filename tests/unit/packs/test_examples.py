"""Examples are believed only where the linter says what they say, where they say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.model.finding import Finding, FoundEdit, FoundFix, Location, Place, Safety, Severity
from reportlint.model.lines import LineIndex
from reportlint.model.span import Span
from reportlint.packs import load_abouts, load_profiles
from reportlint.packs.example_reading import marked
from reportlint.packs.examples import run_examples
from tests.unit.packs.tiny_verbs import Ban, Verbs, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportlint.binding.binding import Binding
    from reportlint.packs.examples import Trial
    from reportlint.packs.profile import Profile


class WordBench:
    """Finds every forbidden word by plain search; its fix leaves the word out."""

    def __init__(self) -> None:
        self.tried: list[tuple[Trial, Profile, frozenset[str]]] = []

    def bind(self, trial: Trial, profile: Profile) -> Binding:  # noqa: ARG002
        raise AssertionError("these examples have no sample")

    def lint(self, trial: Trial, profile: Profile, ids: frozenset[str]) -> Sequence[Finding]:
        self.tried.append((trial, profile, ids))
        found = []
        lines = LineIndex(trial.text)
        for rule in profile.rules:
            assert isinstance(rule.check, Ban)
            for word in rule.check.words:
                start = trial.text.find(word)
                while start >= 0 and rule.id in ids:
                    place = Place(lines.position(start), lines.position(start + len(word)), word, Location())
                    defect = rule.defects["long" if len(word) > 2 else "default"]
                    fix = FoundFix("x", Safety.UNSAFE, (FoundEdit(place.start, place.end, ""),))
                    span = Span(start, start + len(word))
                    found.append(Finding("x", defect.id, Severity.WARNING, "stable", "m", span, place, fix=fix))
                    start = trial.text.find(word, start + 1)
        return found


def run(folder: Path, examples: str, extra: str = "") -> tuple[list[str], WordBench]:
    text = f"{extra}\nrules:\n  - id: bad\n    ban: [甲, 乙丙丁]\n    examples:\n{examples}\n"
    paths = write(folder, my=text)
    bench = WordBench()
    (about,) = load_abouts([], paths, Verbs(), cache=False)
    return [
        str(result).partition("my.yaml:")[2]
        for result in run_examples(about, load_profiles([], paths, Verbs(), cache=False), bench)
    ], bench


@pytest.mark.parametrize(
    "example",
    [
        "{bad: 有甲}",
        "{bad: 有«甲»和«甲»}",
        "{bad: 有«乙丙丁»和«甲»}",
        "{bad: 有«甲»\\n, fixed: 有\\n}",
        '{bad: "一\\n二«甲»三«甲»", fixed: "一\\n二三"}',
        "{bad: 有«甲», finds: {rule: bad}}",
        "{bad: 有«乙丙丁», finds: {rule: bad-long, at: 乙丙丁}}",
        "{good: 没有}",
    ],
)
def test_examples_that_behave(tmp_path: Path, example: str) -> None:
    assert run(tmp_path, f"      - {example}")[0] == ["8: example of my/bad: ok"]


@pytest.mark.parametrize(
    "example, problem",
    [
        ("{bad: 没有}", "nothing is found"),
        ("{bad: 没有, name: 名}", "nothing is found"),
        ("{good: 有甲}", "nothing may be found, but there is my/bad 1–2 '甲': m"),
        ("{bad: «有»甲}", "marked is 0–1 '有' (characters from 0), found is my/bad 1–2 '甲': m"),
        ("{bad: 有«甲»甲}", "marked is 1–2 '甲' (characters from 0), found is my/bad 1–2 '甲': m; my/bad 2–3 '甲': m"),
        ("{bad: 有«甲», fixed: 没有}", "fixed, the text is '有'"),
        ("{bad: 有甲, finds: {rule: bad-long}}", "nothing is found by my/bad-long, only my/bad 1–2 '甲': m"),
        ("{bad: 有甲, finds: {at: 有}}", "nothing is found at '有', found is my/bad 1–2 '甲': m"),
        ("{given: gone.md}", "the sample "),
    ],
)
def test_examples_that_do_not_are_named_with_what_happened(tmp_path: Path, example: str, problem: str) -> None:
    (said,) = run(tmp_path, f"      - {example}")[0]
    name = " (名)" if "name" in example else ""
    assert said.startswith(f"8: example of my/bad{name}: {problem}")


def test_text_stands_for_the_first_place_where_the_rule_looks(tmp_path: Path) -> None:
    extra = "sections: {概况: 一、概况, 其他: 二、其他}"
    examples = "      - {bad: 有甲, with: {in: 其他}}\n      - {bad: 有甲}\n    in: [概况, 其他]"
    assert [trial.scope for trial, _, _ in run(tmp_path, examples, extra)[1].tried] == ["其他", "概况"]


def test_values_of_variables_are_those_of_the_example(tmp_path: Path) -> None:
    extra = 'bind: {year: {in: title, read: "{year}年"}, organ: {in: title, read: "{organ=text}局"}, last: year - 1}'
    _, bench = run(tmp_path, "      - {bad: 有甲, with: {year: 2024, organ: 某局}}", extra)
    variables = {noun.name: noun.sources for noun in bench.tried[0][1].nouns.variables}
    assert [
        source.value and source.value.source for name in ("year", "organ", "last") for source in variables[name]
    ] == ["2024", "某局", "year - 1"]


def test_only_the_rule_itself_runs_beside_a_text(tmp_path: Path) -> None:
    _, bench = run(tmp_path, "      - {bad: 有甲}")
    assert bench.tried[0][2] == {"my/bad", "my/bad-long"}


def test_marks_are_offsets_of_the_text_without_them() -> None:
    assert marked("a«bc»d«»«𠮷»") == ("abcd𠮷", ((1, 3), (4, 4), (4, 5)))
    assert marked("plain") == ("plain", ())
    assert [marked(text) for text in ("«a", "a»", "««a»»", "»«")] == [None] * 4
