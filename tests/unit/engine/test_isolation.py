"""A rule that crashes or cannot judge concerns itself only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.app import Session
from reportlint.binding.bind import bind
from reportlint.deferred import Deferred
from reportlint.engine.linting import Options, judge
from reportlint.extend import Cause, Hit, Severity, Span, Unevaluated
from reportlint.language.literals import Literals
from reportlint.language.occurrences import Needles
from reportlint.language.outcome import CannotJudge
from reportlint.packs.profile import Rule, RuleDefect
from reportlint.structure.document import complete

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.extend import Binding

TEXT = "第一行。\n第二行。\n"


def rule(name: str, check: object, severity: Severity = Severity.WARNING) -> Rule:
    message = {"zh": "“{excerpt}”有误", "en": "'{excerpt}' is wrong"}
    defects = {"default": RuleDefect(f"demo/{name}", severity, message)}
    return Rule(f"demo/{name}", "demo", "demo", "structure", "stable", Deferred(check), defects)


def crashes(binding: Binding) -> Iterator[Hit]:
    yield Hit(Span(0, 3))
    raise ZeroDivisionError("so sorry")


def cannot(binding: Binding) -> list[Hit]:
    raise CannotJudge(Unevaluated(Cause.VARIABLE_UNBOUND, "year"))


def finds(binding: Binding) -> Iterator[Hit]:
    yield Hit(Span(5, 8))


def test_the_others_go_on() -> None:
    session = Session()
    document = complete(session.read(TEXT.encode(), "a.txt"))
    profile = session.profiles.unclaimed._replace(
        rules=(rule("crashing", crashes), rule("silent", cannot), rule("finding", finds, Severity.ERROR))
    )
    report = judge(bind(document, profile.nouns), profile, Options(language="zh"))
    assert [(f.rule, f.place.start, f.message) for f in report.findings] == [
        (
            "reportlint/rule-crashed",
            (1, 1),
            "规则 demo/crashing 运行出错（ZeroDivisionError: so sorry），其余规则不受影响；请将本文件和规则名报告给规则包作者",
        ),
        ("demo/crashing", (1, 1), "“第一行”有误"),
        ("demo/finding", (2, 1), "“第二行”有误"),
    ]
    assert [tuple(item) for item in report.not_evaluated] == [("demo/silent", "variable-unbound", "year", 1)]


def test_a_rule_whose_words_are_not_there_is_not_asked() -> None:
    session = Session()
    document = complete(session.read(TEXT.encode(), "a.txt"))
    unclaimed = session.profiles.unclaimed
    nouns = unclaimed.nouns._replace(needles=Needles(Literals(("甲乙", "第二"))))

    places = iter(range(len(TEXT)))

    def needing(name: str, *needed: tuple[frozenset[str], ...]) -> Rule:
        at = next(places)  # of several in one place only one is told
        return rule(name, lambda _: [Hit(Span(at, at + 1))])._replace(needed=needed)

    there, absent, unknown = frozenset({"第二", "甲乙"}), frozenset({"甲乙"}), frozenset({"没有找过"})
    rules = (
        needing("absent", (there, absent), (absent,)),
        needing("one-way", (absent,), (there,)),
        needing("unknown", (unknown,)),
        needing("letter", (frozenset("行"),)),
        needing("no-letter", (frozenset("列"),)),
    )
    report = judge(bind(document, nouns), unclaimed._replace(rules=rules), Options())
    assert {finding.rule for finding in report.findings} == {"demo/one-way", "demo/unknown", "demo/letter"}


def test_prose_beside_an_accused_cell_is_not_another_mistake() -> None:
    """新收 19件 in prose, 21 in the total, 19 by its parts: the total is wrong, and nothing else is."""
    session = Session()
    sample = Path(__file__).parents[3] / "rules" / "gov-disclosure" / "sample.md"
    lines = sample.read_text(encoding="utf-8").split("\n")
    (at,) = [number for number, line in enumerate(lines) if line.startswith("| 一、本年新收")]
    assert lines[at].endswith("| 19 |")
    lines[at] = lines[at].removesuffix("19 |") + "21 |"
    report = session.lint("\n".join(lines).encode(), "a.md")
    assert [(f.rule, f.place.excerpt) for f in report.findings] == [("gov-disclosure/row-total-mismatch", "21")]
