"""`reportlint explain`."""

from __future__ import annotations

import sys

from reportlint.app import Session
from reportlint.cli import CLEAN, USAGE
from reportlint.cli.options import settings_here
from reportlint.engine.own import OWN_RULES
from reportlint.language.problems import did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Mapping

    from reportlint.engine.own_rule import OwnRule
    from reportlint.model.finding import Severity
    from reportlint.packs.about import AboutRule, Example

_WORDS = {
    "zh": {
        "says": "报告",
        "also": "（及 {}）",
        "why": "为什么",
        "basis": "依据",
        "wrong": "错例",
        "right": "正例",
        "fixed": "改为",
        "off": "关闭",
        "where": "出处",
    },
    "en": {
        "says": "says",
        "also": " (also {})",
        "why": "why",
        "basis": "basis",
        "wrong": "wrong",
        "right": "right",
        "fixed": "fixed",
        "off": "turn off",
        "where": "written in",
    },
}


def run(options: Namespace) -> int:
    """Explain a rule of a pack or of reportlint itself, by full id, id without pack, or the id of one of its defects."""
    session = Session(settings_here(options))
    language = session.language
    rules = {rule.id: rule for pack in session.abouts for rule in pack.rules}
    defects = {defect.id: rule for rule in rules.values() for defect in rule.defects}
    own = {rule.id: rule for rule in OWN_RULES}
    known = rules | defects
    matches = [name for name in (*known, *own) if options.rule in (name, name.partition("/")[2])]
    if not matches:
        near = did_you_mean(options.rule, [*known, *own, *(name.partition("/")[2] for name in known)])
        if language == "zh":
            cure = f"是不是“{near}”？" if near else "可用 reportlint rules 列出"
            print(f"reportlint: 没有规则“{options.rule}”；{cure}", file=sys.stderr)
        else:
            cure = f"did you mean '{near}'?" if near else "`reportlint rules` lists them"
            print(f"reportlint: no rule '{options.rule}'; {cure}", file=sys.stderr)
        return USAGE
    for number, name in enumerate(matches):
        if number:
            print()
        lines = _own(own[name], language) if name in own else _rule(name, known[name], language)
        print("\n".join(lines))
    return CLEAN


def _rule(name: str, rule: AboutRule, language: str) -> Iterator[str]:
    words = _WORDS[language]
    status = "" if rule.status == "stable" else f" [{rule.status}]"
    yield f"{name}  {_say(rule.title, language)}{status}"
    told: dict[tuple[Severity, str], dict[str, None]] = {}
    for defect in rule.defects:
        if name in (defect.id, rule.id):
            told.setdefault((defect.severity, _say(defect.message, language)), {})[defect.id] = None
    for (severity, message), ids in told.items():
        first, *others = ids
        # A doubtful one of the same words differs in nothing that a reader could be told.
        also = words["also"].format(", ".join(other.rpartition("/")[2] for other in others)) if others else ""
        yield f"  {severity.word}  {first}{also}  {words['says']}: {message}"
    if rule.why:
        yield f"  {words['why']}: {_say(rule.why, language)}"
    if rule.basis:
        yield f"  {words['basis']}: {_say(rule.basis, language)}"
    yield from dict.fromkeys(line for example in rule.examples for line in _example(example, words))
    yield from _off(name, words)
    yield f"  {words['where']}: {rule.path}:{rule.line}"


def _example(example: Example, words: Mapping[str, str]) -> Iterator[str]:
    if not example.text:
        return
    text = example.text
    for start, end in reversed(example.spans or ()):
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    yield f"  {words['wrong' if example.bad else 'right']}: {' ⏎ '.join(text.splitlines())}"
    if example.fixed:
        yield f"  {words['fixed']}: {' ⏎ '.join(example.fixed.splitlines())}"


def _own(rule: OwnRule, language: str) -> Iterator[str]:
    words = _WORDS[language]
    yield rule.id
    yield f"  {rule.severity.word}  {words['says']}: {_say(rule.message, language)}"
    yield f"  {words['why']}: {_say(rule.why, language)}"
    yield from list(_off(rule.id, words))[:2]  # what is said of a document cannot be switched off in it


def _say(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()), "")


def _off(name: str, words: Mapping[str, str]) -> Iterator[str]:
    """How to do without a rule: in one run, in a project, in one place."""
    yield f"  {words['off']}: reportlint check --ignore {name} …"
    yield f'  {words["off"]}: reportlint.toml: ignore = ["{name}"]'
    yield f"  {words['off']}: <!-- reportlint: ignore {name} -- … -->"
