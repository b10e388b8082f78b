"""How much is wrong, what was proven, and what could not be checked and why."""

from __future__ import annotations

from collections import Counter

from reportlint.language.cause_words import cause_words, subject_words
from reportlint.writers.html.words import SEVERITIES, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.model.run import DocumentReport
    from reportlint.writers.html.words import Words

_REASONS_SHOWN = 12


def counts(documents: Sequence[DocumentReport]) -> Counter[str]:
    """Findings by severity."""
    return Counter(finding.severity.word for document in documents for finding in document.findings)


def about_document(document: DocumentReport, joiner: str) -> str:
    """Whose report of which year a document is, as far as it says so; in Chinese, as the document itself is."""
    organ, year = (document.variables.get(name) for name in ("organ", "year"))
    return text(joiner.join(each for each in (str(organ or ""), f"{year}年" if year else "") if each))


def verdict(documents: Sequence[DocumentReport], words: Words) -> str:
    """One line: what was found."""
    grades = counts(documents)
    said = [
        f'<span class="count {grade}">{words.counted(grades[grade], grade)}</span>'
        for grade in SEVERITIES
        if grades[grade]
    ]
    if all(document.status == "skipped" for document in documents):
        return f'<p class="verdict"><span class="count">{words["nothing_checked"]}</span></p>'
    if not said:
        return f'<p class="verdict"><span class="count clean">{words["clean"]}</span></p>'
    return f'<p class="verdict">{words["found"]} {words["joiner"].join(said)}</p>'


def proof(documents: Sequence[DocumentReport], words: Words) -> str:
    """What was proven, what was not evaluated, what was set aside: silence is visible."""
    rows = [(words["proven"], "held", _proven(documents, words) or words["nothing_proven"])]
    missing = _not_evaluated(documents, words)
    if missing:
        rows.append((words["not_evaluated"], "left", missing))
    aside = _aside(documents, words)
    if aside:
        rows.append((words["aside"], "aside", words["joiner"].join(aside)))
    return (
        '<dl class="proof">'
        + "".join(f'<div class="{name}"><dt>{title}</dt><dd>{said}</dd></div>' for title, name, said in rows)
        + "</dl>"
    )


def _proven(documents: Sequence[DocumentReport], words: Words) -> str:
    times: Counter[str] = Counter()
    for document in documents:
        for proven in document.proven:
            times[proven.noun.get(words.language) or next(iter(proven.noun.values()))] += proven.times
    return words["joiner"].join(
        f"<span><b>{count}</b> {text(noun)}</span>" for noun, count in times.most_common() if count
    )


def _not_evaluated(documents: Sequence[DocumentReport], words: Words) -> str:
    times: Counter[tuple[str, str]] = Counter()
    for document in documents:
        for item in document.not_evaluated:
            times[item.cause, item.subject] += item.times
    total = sum(times.values())
    if not total:
        return ""
    reasons = []
    for (cause, subject), count in times.most_common(_REASONS_SHOWN):
        # 发布日期未读出 reads on by itself, 2023缺少对照报告 does not.
        gap = ": " if words.language == "en" else "年：" if subject.isdecimal() else ""
        counted = words.say("not_evaluated_count", count=count)
        reasons.append(
            f"<li>{text(subject_words(subject, words.language))}{gap}{text(cause_words(cause, words.language))} <small>{counted}</small></li>"
        )
    if len(times) > len(reasons):
        reasons.append("<li>…</li>")
    return f"<b>{words.say('not_evaluated_count', count=total)}</b><ul>{''.join(reasons)}</ul>"


def _aside(documents: Sequence[DocumentReport], words: Words) -> list[str]:
    numbers = {
        "unclaimed": sum(document.kind is None and document.status == "checked" for document in documents),
        "unreadable": sum(document.status == "unreadable" for document in documents),
        "skipped": sum(document.status == "skipped" for document in documents),
        "held_back": sum(document.held_back for document in documents),
        "suppressed": sum(document.suppressed for document in documents),
        "baselined": sum(document.baselined for document in documents),
    }
    return [words.say(name, count=count) for name, count in numbers.items() if count]
