"""Several documents: a table of them, and the rules that found most."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportlint.writers.html.words import SEVERITIES, text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.model.run import DocumentReport, RuleNote
    from reportlint.writers.html.words import Words

_RULES_SHOWN = 15


def index(
    documents: Sequence[DocumentReport], linked: Sequence[bool], rules: Mapping[str, RuleNote], words: Words
) -> str:
    """A table of documents with counts; `linked` says which have a section of their own on the page."""
    heads = [words["file"], words["about"], *(words[grade] for grade in SEVERITIES), words["held"], words["left"]]
    cells = "".join(f'<th scope="col">{head}</th>' for head in (*heads, words["status"]))
    rows = "".join(
        _row(document, f"d{number}" if own else "", words)
        for number, (document, own) in enumerate(zip(documents, linked, strict=True), 1)
    )
    return (
        f'<section class="index" id="index"><h2 id="index-title">{words["index"]}</h2>'
        f'<p class="find script"><label>{words["find_file"]} <input type="search" id="find"></label></p>'
        f'<div class="scroll" role="group" tabindex="0" aria-labelledby="index-title"><table id="documents">'
        f"<thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table></div>{_by_rule(documents, rules, words)}</section>"
    )


def _row(document: DocumentReport, anchor: str, words: Words) -> str:
    grades = Counter(finding.severity.word for finding in document.findings)
    path = f"<bdi>{text(document.path)}</bdi>"
    about = " ".join(str(document.variables[name]) for name in ("organ", "year") if name in document.variables)
    status = words["checked"] if document.status == "checked" else words[f"status_{document.status}"]
    if document.quality in ("damaged", "untrusted") and document.status == "checked":
        status = words[f"quality_{document.quality}"]
    numbers = [(grade, grades[grade]) for grade in SEVERITIES]
    numbers += [("held", document.held), ("left", sum(item.times for item in document.not_evaluated))]
    counted = "".join(f'<td class="n {name if count else "none"}">{count}</td>' for name, count in numbers)
    link = f'<a href="#{anchor}">{path}</a>' if anchor else path
    return f'<tr><th scope="row">{link}</th><td lang="zh">{text(about)}</td>{counted}<td>{status}</td></tr>\n'


def _by_rule(documents: Sequence[DocumentReport], rules: Mapping[str, RuleNote], words: Words) -> str:
    times: Counter[str] = Counter()
    where: Counter[str] = Counter()
    for document in documents:
        found = Counter(finding.rule for finding in document.findings)
        times.update(found)
        where.update(found.keys())
    if not times:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{text(rules[rule].title) if rule in rules else ""} <code>{text(rule)}</code></th>'
        f'<td class="n">{count}</td><td class="n">{where[rule]}</td></tr>\n'
        for rule, count in times.most_common(_RULES_SHOWN)
    )
    heads = "".join(f'<th scope="col">{words[name]}</th>' for name in ("rule", "times", "in_documents"))
    return (
        f"<details><summary>{words['by_rule']}</summary>"
        f'<div class="scroll" role="group" tabindex="0" aria-label="{words["by_rule"]}"><table class="rules">'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></details>"
    )
