"""One cause in one place is one finding."""

from __future__ import annotations

from reportlint.engine.one_place import one_for_each_place
from reportlint.model.finding import Finding, FoundEdit, FoundFix, FoundRelated, Location, Place, Safety, Severity
from reportlint.model.lines import Position
from reportlint.model.span import Span
from tests.calls import calls

WARNING, ERROR, INFO = Severity.WARNING, Severity.ERROR, Severity.INFO


def place(start: int, end: int, cell: str | None = None) -> Place:
    return Place(Position(1, start + 1), Position(1, end + 1), "", Location(cell_path=cell))


def finding(
    rule: str, family: str, start: int, end: int, severity: Severity = WARNING, cells: tuple[str, ...] = ()
) -> Finding:
    related = tuple(FoundRelated("a.txt", place(0, 1, cell), "", Span(0, 1)) for cell in cells)
    at = place(start, end)
    return Finding("a.txt", rule, severity, "stable", rule, Span(start, end), at, family, related=related)


def typo(rule: str, start: int, found: str, right: str, safety: Safety, severity: Severity = WARNING) -> Finding:
    """A misspelling that its cure replaces as a whole."""
    plain = finding(rule, "typo", start, start + len(found), severity)
    at = plain.place._replace(excerpt=found)
    return plain._replace(place=at, fix=FoundFix("", safety, (FoundEdit(at.start, at.end, right),)))


def told(*findings: Finding) -> dict[str, int]:
    """The rules that are left, each with how many places belong to it."""
    return {each.rule: len(each.related) for each in one_for_each_place(findings)}


def test_what_names_the_place_stands_for_the_typo_in_it():
    assert told(finding("term", "typo", 2, 12), finding("label", "structure", 0, 12)) == {"label": 1}
    assert told(finding("label", "structure", 0, 12), finding("term", "typo", 0, 12)) == {"label": 1}


def test_the_graver_one_stays():
    assert told(finding("title", "reference", 0, 20), finding("cut", "damage", 2, 7, ERROR)) == {"cut": 1}


def test_a_mark_inside_what_is_damaged_is_part_of_it():
    assert told(finding("bracket", "marks", 3, 4), finding("number", "damage", 0, 9)) == {"number": 1}
    assert told(finding("bracket", "marks", 9, 10), finding("number", "damage", 0, 9)) == {"bracket": 0, "number": 0}


def test_a_slip_inside_a_sentence_that_should_not_be_there_is_its_own():
    letter, typo = finding("letter", "wording", 0, 22), finding("term", "typo", 4, 8)
    assert told(letter, typo) == {"letter": 0, "term": 0}
    assert told(letter, finding("letter-beside", "wording", 0, 21)) == {"letter": 1}


def test_notes_and_whole_paragraphs_stay():
    assert told(finding("style", "wording", 2, 4, INFO), finding("term", "typo", 0, 8)) == {"style": 0, "term": 0}
    assert told(finding("empty", "structure", 0, 90), finding("term", "typo", 4, 8)) == {"empty": 0, "term": 0}


def test_a_number_that_is_wrong_in_two_ways_is_told_beside_the_table():
    sums, table = finding("sums", "arithmetic", 5, 7), finding("table", "arithmetic", 5, 7, cells=("总计",))
    assert told(sums, table) == {"table": 2}
    assert told(finding("percent", "arithmetic", 5, 8), finding("share", "arithmetic", 5, 8)) == {"percent": 1}


def test_two_numbers_denied_in_one_breath_are_two():
    reviews = finding("reviews", "arithmetic", 0, 12, cells=("复议总计",))
    lawsuits = finding("lawsuits", "arithmetic", 0, 12, cells=("诉讼总计",))
    assert told(reviews, lawsuits) == {"reviews": 1, "lawsuits": 1}
    again = finding("no-reviews", "arithmetic", 2, 8, cells=("复议总计",))
    assert told(reviews, again) == {"reviews": 2}


def test_numbers_and_what_is_written_are_apart():
    assert told(finding("sums", "arithmetic", 5, 7), finding("lost", "marks", 5, 7)) == {"sums": 0, "lost": 0}


def test_a_misspelt_term_explains_the_doubled_character_in_it():
    assert [*told(finding("double", "repetition", 4, 6), finding("term", "typo", 0, 9))] == ["term"]


def test_of_two_repetitions_of_the_same_place_the_longer_stays():
    assert [*told(finding("word", "repetition", 0, 5), finding("clause", "repetition", 0, 9))] == ["clause"]


def test_a_graver_finding_is_never_hidden_by_a_lighter_one():
    light = finding("light", "typo", 0, 9, Severity.INFO)
    assert [*told(light, finding("grave", "typo", 2, 4))] == ["grave"]


def test_a_typo_inside_a_repeated_passage_is_a_slip_of_its_own():
    assert [*told(finding("sentence", "repetition", 0, 40), finding("term", "typo", 10, 16))] == ["sentence", "term"]


def test_a_repeated_passage_explains_the_number_that_stands_twice_in_it():
    assert [*told(finding("ordinal", "numbering", 20, 22), finding("sentence", "repetition", 20, 60))] == ["sentence"]
    assert [*told(finding("ordinal", "numbering", 0, 2), finding("sentence", "repetition", 20, 60))] == [
        "ordinal",
        "sentence",
    ]


def test_other_families_and_other_places_stay():
    apart = [finding("a", "typo", 0, 4), finding("b", "repetition", 4, 8), finding("c", "marks", 0, 8)]
    assert [*told(*apart)] == ["a", "b", "c"]


def test_of_cures_that_come_to_the_same_the_surer_one_is_told():
    word, phrase = (
        typo("word", 2, "布署", "部署", Safety.SAFE),
        typo("phrase", 0, "统一布署", "统一部署", Safety.UNSAFE),
    )
    assert told(phrase, word) == told(word, phrase) == {"word": 0}
    assert told(phrase, typo("twin", 2, "布署", "部署", Safety.UNSAFE)) == {"phrase": 0}


def test_a_cure_of_more_than_one_slip_stands_for_that_of_one():
    word, term = typo("word", 2, "条列", "条例", Safety.SAFE), typo("term", 0, "公平条列", "公开条例", Safety.UNSAFE)
    assert told(word, term) == {"term": 0}
    grave = typo("word", 2, "条列", "条例", Safety.SAFE, ERROR)
    assert told(term, grave) == {"word": 0}


def test_the_cost_of_many_findings_grows_as_they_do():
    few, many = ([finding(f"r{at}", "typo", at * 50, at * 50 + 4) for at in range(count)] for count in (200, 1_600))
    assert len(one_for_each_place(many)) == len(many)
    assert calls(lambda: one_for_each_place(many)) < 10 * calls(lambda: one_for_each_place(few))
