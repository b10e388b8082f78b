"""Whoever raises a mistake of a pack writes it in English; each such sentence must have its Chinese."""

from __future__ import annotations

import ast
from pathlib import Path
from string import Formatter

import pytest

from reportlint.language.chinese_cures import CURES
from reportlint.language.chinese_mistakes import MISTAKES
from reportlint.language.in_chinese import in_chinese
from reportlint.language.problems import Problem

SOURCE = Path(__file__).parents[3] / "src" / "reportlint"
RAISED = {
    "problem",
    "Problem",
    "PatternError",
    "ExpressionError",
    "SelectorError",
    "SampleError",
    "_BrokenError",
    "_wrong",
}
NAMED = {"cure", "hint", "what", "near", "reason"}
ELSEWHERE = {
    "extends",  # a key of a pack that a call names, no sentence
    "'{0}'",  # what a value is called, said inside of sentences
    "{0} / {1}",  # a note among ourselves
}


def templates(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value.replace("{", "{{").replace("}", "}}")] if node.value else []
    if isinstance(node, ast.JoinedStr):
        pieces, slots = "", 0
        for part in node.values:
            if isinstance(part, ast.Constant):
                pieces += str(part.value).replace("{", "{{").replace("}", "}}")
            else:
                pieces += f"{{{slots}}}"
                slots += 1
        return [pieces]
    inner: list[ast.expr] = []
    if isinstance(node, ast.IfExp):
        inner = [node.body, node.orelse]
    elif isinstance(node, ast.BoolOp):
        inner = node.values
    elif isinstance(node, ast.Tuple):
        inner = node.elts
    return [template for each in inner for template in templates(each)]


def said_in(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        values: list[ast.expr] = []
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            to_problems = name == "add" and "problems" in ast.unparse(node.func)
            values = node.args if name in RAISED or to_problems else []
        elif isinstance(node, ast.Assign):
            names = {each.id for target in node.targets for each in ast.walk(target) if isinstance(each, ast.Name)}
            values = [node.value] if names & NAMED else []
        found.update(template for value in values for template in templates(value))
    return found


FILES = sorted(
    path for part in ("kinds", "binding", "language", "packs", "config") for path in (SOURCE / part).rglob("*.py")
)


def test_every_sentence_about_a_mistake_has_its_chinese() -> None:
    said = {template: path.name for path in FILES for template in said_in(path)}
    assert len(said) > 200
    missing = {template: name for template, name in said.items() if template not in {*MISTAKES, *CURES, *ELSEWHERE}}
    assert missing == {}


@pytest.mark.parametrize("english", sorted({**MISTAKES, **CURES}))
def test_the_chinese_says_the_same_values(english: str) -> None:
    chinese = {**MISTAKES, **CURES}[english]
    slots = {name for _, name, _, _ in Formatter().parse(english) if name is not None}
    said = {name for _, name, _, _ in Formatter().parse(chinese) if name is not None}
    assert said <= slots
    assert slots - said <= {"2"} if english.startswith("'{0}' names") else said == slots
    names = {slot: f"名{slot}" for slot in ("0", "1", "2", "3")}
    values = [names[slot] for slot in ("0", "1", "2", "3")]
    if slots and english.replace("{0}", "").strip():
        assert in_chinese(english.format(*values)) == chinese.format(*values)


def test_values_that_are_sentences_are_told_in_chinese_too() -> None:
    english = "in the pattern '甲{{n', character 2: the bracket '{' is not closed"
    assert in_chinese(english) == "句式“甲{{n”第 2 个字符：括号“{”没有闭合"
    assert in_chinese("expected text, found a list") == "这里应是文字，实际是列表"


def test_what_has_no_chinese_stays_as_it_is() -> None:
    assert in_chinese("Unbalanced parenthesis at 7") == "Unbalanced parenthesis at 7"


def test_a_problem_keeps_its_place_in_both_languages() -> None:
    problem = Problem("包.yaml", 3, 5, "unknown key 'sevrity'", "did you mean 'severity'?")
    assert str(problem) == "包.yaml:3:5: unknown key 'sevrity'; did you mean 'severity'?"
    assert problem.said("zh") == "包.yaml:3:5: 没有“sevrity”这个键；是不是“severity”？"
