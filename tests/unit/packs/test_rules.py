"""Heads of rules: what they mean, and every mistake in them with its place and its cure."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest

from reportlint.extend import Hit, Safety, Severity
from reportlint.language.problems import PackError
from tests.unit.packs.tiny_verbs import BAN, Ban, abouts, profiles, rules

if TYPE_CHECKING:
    from pathlib import Path

    from reportlint.packs.profile import Rule


def rule(tmp_path: Path, text: str) -> Rule:
    (found,) = profiles(tmp_path, my=f"sections: {{概况: 一、总体情况}}\nrules:\n  - {text}\n").unclaimed.rules
    return found


def problems(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(PackError) as error:
        profiles(tmp_path, my=text)
    return [str(problem).removeprefix(f"{(tmp_path / 'my.yaml').as_posix()}:") for problem in error.value.problems]


def test_an_id_and_a_verb_are_enough(tmp_path: Path) -> None:
    made = rule(tmp_path, "{id: bad, ban: 甲}")
    assert (made.id, made.pack, made.verb, made.family, made.status) == ("my/bad", "my", "ban", "wording", "stable")
    assert made.check == Ban(("甲",), (("body",), False, None))
    assert {key: (d.id, d.severity) for key, d in made.defects.items()} == {
        "default": ("my/bad", Severity.WARNING),
        "long": ("my/bad-long", Severity.INFO),
    }
    assert made.defects["long"].message == BAN.defects["long"].message
    assert made.proven == {"zh": "词", "en": "words"}
    assert made.when is None
    assert made.basis is None
    assert made.suppressible


def test_another_explanation_has_the_id_of_the_rule(tmp_path: Path) -> None:
    made = rule(tmp_path, "{id: bad, pair: 甲, report: {close: {id: end-missing}}}")
    ids = {key: defect.id for key, defect in made.defects.items()}
    assert ids == {"open": "my/bad-open", "close": "my/end-missing", "either": "my/bad"}


def test_the_head_goes_to_the_verb_and_to_its_defects(tmp_path: Path) -> None:
    made = rule(
        tmp_path,
        "{id: bad, ban: 甲, in: [概况, title], fix: unsafe, family: typo, severity: error, status: preview, suppressible: false,"
        " basis: {zh: 条例, en: rules}, message: '{word}'}",
    )
    assert made.check == Ban(("甲",), (("概况", "title"), False, Safety.UNSAFE))
    assert (made.family, made.status, made.suppressible) == ("typo", "preview", False)
    assert made.basis == {"zh": "条例", "en": "rules"}
    assert {d.severity for d in made.defects.values()} == {Severity.ERROR}
    assert {tuple(d.message.items()) for d in made.defects.values()} == {(("zh", "{word}"), ("en", "{word}"))}


def test_report_names_each_defect(tmp_path: Path) -> None:
    made = rule(
        tmp_path,
        "{id: bad, ban: 甲, severity: error, report: {default: {id: plain, status: preview}, long: {severity: info, message: {zh: 长}}}}",
    )
    plain, long = made.defects["default"], made.defects["long"]
    assert (plain.id, plain.severity, plain.status) == ("my/plain", Severity.ERROR, "preview")
    assert (long.id, long.severity, long.message) == ("my/bad-long", Severity.INFO, {"zh": "长"})


def said(made: Rule) -> list[tuple[str, Safety | None]]:
    nothing: Any = None  # the verb does not look at the document
    return [(hit.defect, hit.fix.safety if hit.fix else None) for hit in made.check(nothing) if isinstance(hit, Hit)]


def test_a_defect_that_is_ignored_is_not_said(tmp_path: Path) -> None:
    made = rule(tmp_path, "{id: bad, ban: [甲, 甲乙丙], report: {long: ignore}}")
    assert list(made.defects) == ["default"]
    assert said(made) == [("default", Safety.SAFE)]


def test_a_fix_is_made_less_safe_for_one_defect_and_never_safer(tmp_path: Path) -> None:
    made = rule(tmp_path, "{id: bad, ban: [甲, 甲乙丙], report: {long: {fix: unsafe}, default: {fix: safe}}}")
    assert said(made) == [("default", Safety.SAFE), ("long", Safety.UNSAFE)]
    assert pickle.loads(pickle.dumps(made)) == made


def test_fix_none_leaves_no_fix(tmp_path: Path) -> None:
    assert said(rule(tmp_path, "{id: bad, ban: 甲, fix: none}")) == [("default", None)]


def test_what_is_told_of_a_rule_is_kept_apart(tmp_path: Path) -> None:
    text = "rules:\n  - id: bad\n    ban: 甲\n    title: 标题\n    why: {zh: 因为, en: because}\n    examples:\n      - {bad: «甲»}\n"
    (about,) = abouts(tmp_path, my=text)["my"].rules
    assert about.title == {"zh": "标题", "en": "标题"}
    assert about.why == {"zh": "因为", "en": "because"}
    assert (about.line, about.examples[0].line) == (4, 9)
    assert (about.examples[0].text, about.examples[0].spans) == ("甲", ((0, 1),))


@pytest.mark.parametrize(
    "text, expected",
    [
        ("{id: bad, bann: 甲}", "4:15: unknown key 'bann'; did you mean 'ban'?"),
        ("{id: bad, ban: 甲, severty: error}", "4:23: unknown key 'severty'; did you mean 'severity'?"),
        ("{id: bad, ban: 甲, severity: eror}", "4:33: 'eror' is not possible here; did you mean 'error'?"),
        ("{id: bad}", "4:5: the rule has no verb; add one of ban, pair, crash"),
        ("{id: bad, ban: 甲, crash: 乙}", "4:5: the rule has 2 verbs: ban, crash; make a rule of each"),
        ("{ban: 甲}", "4:5: the key 'id' is missing; add 'id:'"),
        ("{id: Bad_Id, ban: 甲}", "4:10: 'Bad_Id' cannot be the id of a rule; use small letters"),
        ("{id: my/bad, ban: 甲}", "4:10: 'my/bad' cannot be the id of a rule; leave out 'my/'"),
        ("{id: bad, ban: 甲, raw: true}", "4:23: the verb 'ban' has no use for 'raw'; remove it; it honours fix, in"),
        ("{id: bad, ban: 甲, in: 概况}", "4:27: '概况' is no place of a document; write one of title"),
        ("{id: bad, ban: 甲, in: tilte}", "4:27: 'tilte' is no place of a document; did you mean 'title'?"),
        (
            "{id: bad, ban: 甲, message: '{wrod}'}",
            "4:32: 'ban' has no value '{wrod}' for messages; did you mean '{word}'?",
        ),
        ("{id: bad, ban: 甲, message: {zh: '{word'}}", "4:37: a brace of the message has no partner; write {name}"),
        (
            "{id: bad, ban: 甲, message: '{word.__class__}'}",
            "4:32: 'ban' has no value '{word.__class__}' for messages; ",
        ),
        ("{id: bad, ban: 甲, message: '{word!r}'}", "4:32: '{word}' is written with a format; write {word} alone"),
        ("{id: bad, ban: 甲, message: '{}'}", "4:32: 'ban' has no value '{}' for messages; "),
        ("{id: bad, ban: 甲, report: {lnog: error}}", "4:32: unknown key 'lnog'; did you mean 'long'?"),
        (
            "{id: bad, ban: 甲, report: {long: ignore, default: ignore}}",
            "4:10: the rule reports none of its defects; leave one",
        ),
        ("{id: bad, ban: 甲, report: {default: {id: x}, long: {id: x}}}", "4:61: the id 'x' is used already, at "),
        ("{id: bad, ban: {wrds: 甲}}", "4:21: unknown key 'wrds'; did you mean 'words'?"),
        (
            "{id: bad, crash: 甲}",
            "4:22: the verb 'crash' could not read this (RuntimeError: boom); look at the examples",
        ),
        ("{id: bad, ban: 甲, suppressible: nein}", "4:37: expected true or false, found 'nein'; "),
        ("bad", "4:5: a rule is a map with an id and a verb; write"),
        ("{id: bad, ban: 甲, examples: [{bad: «甲}]}", "4:40: « and » do not pair; "),
        ("{id: bad, ban: 甲, examples: [{bad: 甲, good: 乙}]}", "4:34: an example is one of bad, good, given; "),
        (
            "{id: bad, ban: 甲, examples: [{good: 甲, fixed: 乙}]}",
            "4:44: 'fixed' has no meaning beside 'good'; remove it",
        ),
        ("{id: bad, ban: 甲, examples: [{bad: 甲, with: {yaer: 1}}]}", "4:50: the variable 'yaer' is not declared; "),
        ("{id: bad, ban: 甲, examples: [{bad: 甲, finds: {rule: lnog}}]}", "4:57: this rule reports no 'lnog'; "),
        (
            "{id: bad, ban: 甲, examples: [{given: s.md, set: {a: b}}]}",
            "4:53: the example does not say what is found then; ",
        ),
    ],
)
def test_mistakes_are_told_where_they_stand(tmp_path: Path, text: str, expected: str) -> None:
    found = problems(tmp_path, f"rules:\n  - {text}\n")
    assert any(problem.startswith(expected) for problem in found), found


def test_every_mistake_of_a_pack_is_told_at_once(tmp_path: Path) -> None:
    found = problems(
        tmp_path, "titel: x\nrules:\n  - {id: one, ban: 甲, severity: x}\n  - {id: one, ban: 乙, why: []}\nbind: 3\n"
    )
    assert [problem.partition(";")[0] for problem in found] == [
        "3:1: unknown key 'titel'",
        "5:33: 'x' is not possible here",
        f"6:10: the id 'one' is used already, at {(tmp_path / 'my.yaml').as_posix()}:5",
        "6:28: expected text, found a list",
        "7:7: expected names with values, found '3'",
    ]


def test_ids_are_used_once_over_rules_and_defects(tmp_path: Path) -> None:
    (problem,) = problems(
        tmp_path, "rules:\n  - {id: one, ban: 甲}\n  - {id: one-long, ban: 乙, report: {long: ignore}}\n"
    )
    assert problem.startswith("5:10: the id 'one-long' is used already, at")


def test_two_rules_stay_apart(tmp_path: Path) -> None:
    made = rules(profiles(tmp_path, my="rules:\n  - {id: one, ban: 甲}\n  - {id: two, ban: 乙}\n").unclaimed)
    assert [r.check.words for r in made.values() if isinstance(r.check, Ban)] == [("甲",), ("乙",)]
