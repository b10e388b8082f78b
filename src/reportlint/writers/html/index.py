"""Several documents: a table of them, and the rules that found most."""

from __future__ import annotations

from collections import Counter

from reportlint.writers.html.summary import about_document
from reportlint.writers.html.words import SEVERITIES, text

TYPE_CHECKING = False
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
    folder = _common_folder([document.path for document in documents])
    shared = f'<p class="path"><bdi>{text(folder)}</bdi></p>' if folder else ""
    rows = "".join(
        _row(document, document.path[len(folder) :], f"d{number}" if own else "", words)
        for number, (document, own) in enumerate(zip(documents, linked, strict=True), 1)
    )
    return (
        f'<section class="index" id="index"><h2 id="index-title">{words["index"]}</h2>{shared}'
        f'<p class="find script"><label>{words["find_file"]} <input type="search" id="find"></label></p>'
        f'<div class="scroll" role="group" tabindex="0" aria-labelledby="index-title"><table id="documents">'
        f"<thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table></div>{_by_rule(documents, rules, words)}</section>"
    )


def _common_folder(paths: Sequence[str]) -> str:
    """The folder below which all files lie, with its last `/`; said once, it need not stand in every row."""
    first, last = min(paths, default=""), max(paths, default="")
    same = next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[: first.rfind("/", 0, same) + 1]


def _row(document: DocumentReport, name: str, anchor: str, words: Words) -> str:
    grades = Counter(finding.severity.word for finding in document.findings)
    path = f"<bdi>{text(name)}</bdi>"
    status = words["checked"] if document.status == "checked" else words[f"status_{document.status}"]
    if document.quality in ("damaged", "untrusted") and document.status == "checked":
        status = words[f"quality_{document.quality}"]
    numbers = [(grade, grades[grade]) for grade in SEVERITIES]
    numbers += [("held", document.held), ("left", sum(item.times for item in document.not_evaluated))]
    counted = "".join(f'<td class="n {name if count else "none"}">{count}</td>' for name, count in numbers)
    link = f'<a href="#{anchor}">{path}</a>' if anchor else path
    return f'<tr><th scope="row">{link}</th><td lang="zh">{about_document(document, " ")}</td>{counted}<td>{status}</td></tr>\n'


def _told(note: RuleNote | None) -> str:
    if note is None:
        return ""
    why = f" <small>{text(note.why)}</small>" if note.why else ""
    return f"{text(note.title)}{why} "


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
        f'<tr><th scope="row">{_told(rules.get(rule))}<code>{text(rule)}</code></th>'
        f'<td class="n">{count}</td><td class="n">{where[rule]}</td></tr>\n'
        for rule, count in times.most_common(_RULES_SHOWN)
    )
    heads = "".join(f'<th scope="col">{words[name]}</th>' for name in ("rule", "times", "in_documents"))
    return (
        f"<details><summary>{words['by_rule']}</summary>"
        f'<div class="scroll" role="group" tabindex="0" aria-label="{words["by_rule"]}"><table class="rules">'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></details>"
    )
