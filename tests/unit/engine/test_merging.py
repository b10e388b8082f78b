"""One slip is one finding."""

from __future__ import annotations

from types import SimpleNamespace

from reportlint.engine.merging import merged
from reportlint.model.finding import Severity
from reportlint.model.span import Span
from tests.calls import calls


def _finding(rule, family, start, end, severity=Severity.WARNING):
    return SimpleNamespace(rule=rule, family=family, span=Span(start, end), severity=severity)


def _rules(*findings):
    return [finding.rule for finding in merged(findings)]


def test_a_misspelt_term_explains_the_doubled_character_in_it():
    assert _rules(_finding("double", "repetition", 4, 6), _finding("term", "typo", 0, 9)) == ["term"]


def test_of_two_repetitions_of_the_same_place_the_longer_stays():
    assert _rules(_finding("word", "repetition", 0, 5), _finding("clause", "repetition", 0, 9)) == ["clause"]


def test_a_graver_finding_is_never_hidden_by_a_lighter_one():
    light = _finding("light", "typo", 0, 9, Severity.INFO)
    assert _rules(light, _finding("grave", "typo", 2, 4)) == ["grave"]


def test_a_typo_inside_a_repeated_passage_is_a_slip_of_its_own():
    assert _rules(_finding("sentence", "repetition", 0, 40), _finding("term", "typo", 10, 16)) == ["sentence", "term"]


def test_a_repeated_passage_explains_the_number_that_stands_twice_in_it():
    assert _rules(_finding("ordinal", "numbering", 20, 22), _finding("sentence", "repetition", 20, 60)) == ["sentence"]
    assert _rules(_finding("ordinal", "numbering", 0, 2), _finding("sentence", "repetition", 20, 60)) == [
        "ordinal",
        "sentence",
    ]


def test_other_families_and_other_places_stay():
    apart = [_finding("a", "typo", 0, 4), _finding("b", "repetition", 4, 8), _finding("c", "marks", 0, 8)]
    assert _rules(*apart) == ["a", "b", "c"]


def test_the_cost_of_many_findings_grows_as_they_do():
    few, many = (
        [_finding("double", "repetition", at * 40, at * 40 + 4) for at in range(count)] for count in (500, 4_000)
    )
    assert len(merged(many)) == len(many)
    assert calls(lambda: merged(many)) < 10 * calls(lambda: merged(few))
