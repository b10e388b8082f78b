"""The findings of one document as a list: what is wrong, where, how to mend it, on what ground."""

from __future__ import annotations

from reportlint.writers.html.words import text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.model.finding import Finding, FoundFix, Place
    from reportlint.model.run import DocumentReport, RuleNote
    from reportlint.writers.html.words import Words

LISTED_WITHOUT_BODY = 30
"""Findings of one document that a page of very many documents lists; the rest is counted."""


def listing(document: DocumentReport, prefix: str, rules: Mapping[str, RuleNote], words: Words, *, short: bool) -> str:
    """An ordered list; `short` for pages of very many documents, which tell of each rule once, beside the index."""
    rules = {} if short else rules
    shown = document.findings[:LISTED_WITHOUT_BODY] if short else document.findings
    items = "".join(
        _item(finding, f"{prefix}f{number}", f"{prefix}m{number}", number, document, rules, words)
        for number, finding in enumerate(shown, 1)
    )
    left = len(document.findings) - len(shown)
    more = f'<p class="more">{words.say("more", count=left)}</p>' if left else ""
    return f'<ol class="findings" role="list">{items}</ol>{more}'


def _item(
    finding: Finding,
    owner: str,
    anchor: str,
    number: int,
    document: DocumentReport,
    rules: Mapping[str, RuleNote],
    words: Words,
) -> str:
    severity = finding.severity.word
    message = f'<span id="{owner}t">{text(finding.message)}</span>'
    badge = f'<span class="no {severity}" aria-hidden="true">{number}</span>'
    shown = document.body is not None
    head = (
        f'<a class="go" href="#{anchor}">{message}</a>' if shown else f'<span class="go" tabindex="-1">{message}</span>'
    )
    return (
        f'<li class="finding {severity}" id="{owner}" data-severity="{severity}" data-rule="{text(finding.rule)}">'
        f'<p class="head">{badge}{head}</p>'
        f'<p class="where"><span class="grade">{words[severity]}</span>{_where(finding, words)}</p>'
        f"{'' if shown else _quoted(finding.place, document)}"
        f"{_mend(finding.fix, finding.place, words) if finding.fix else ''}"
        f"{_related(finding, anchor, words, linked=shown)}{_ground(finding, rules.get(finding.rule), words)}</li>\n"
    )


def _where(finding: Finding, words: Words) -> str:
    place = finding.place
    parts = [part for part in (finding.section, finding.name) if part]
    said = [text(part) for part in parts]
    if place.location.page is not None:
        said.append(words.say("page", page=place.location.page))
    if place.location.sheet is not None:
        said.append(words.say("sheet", sheet=place.location.sheet, cell=place.location.cell or ""))
    said.append(words.say("line", line=place.start.line, column=place.start.column))
    return "".join(f"<span>{part}</span>" for part in said)


def _quoted(place: Place, document: DocumentReport) -> str:
    """The line around a finding where the document itself is not on the page."""
    line = document.lines.get(place.start.line)
    if not line or not place.excerpt:
        return ""
    start = place.start.column - 1
    end = min(len(line), place.end.column - 1 if place.end.line == place.start.line else len(line), start + 60)
    before = ("…" if start > 20 else "") + line[max(0, start - 20) : start]
    after = line[end : end + 20] + ("…" if end + 20 < len(line) else "")
    return f'<p class="quote" lang="zh">{text(before)}<mark>{text(line[start:end])}</mark>{text(after)}</p>'


def _mend(fix: FoundFix, place: Place, words: Words) -> str:
    said = text(fix.title)
    if len(fix.edits) == 1:
        edit = fix.edits[0]
        same = (edit.start, edit.end) == (place.start, place.end)
        if same and place.excerpt and edit.replacement:
            said = words.say("replace", old=_short(place.excerpt), new=_short(edit.replacement))
        elif same and place.excerpt:
            said = words.say("delete", old=_short(place.excerpt))
        elif edit.start == edit.end and edit.replacement:
            said = words.say("insert", new=_short(edit.replacement))
    return (
        f'<p class="mend"><span class="label">{words["mend"]}</span>{said}'
        f'<span class="safety">{words[fix.safety.value]}</span></p>'
    )


def _short(raw: str) -> str:
    return raw if len(raw) <= 60 else f"{raw[:40]}…{raw[-12:]}"


def _related(finding: Finding, anchor: str, words: Words, *, linked: bool) -> str:
    items = []
    for count, related in enumerate(finding.related, 1):
        said = text(related.message)
        excerpt = related.place.excerpt
        if excerpt and excerpt.replace(",", "") not in related.message.replace(",", ""):
            said += words.say("quote", text=_short(excerpt))
        if related.span is not None and linked:
            items.append(f'<li><a href="#{anchor}r{count}">{said}</a></li>')
        else:
            start = related.place.start
            where = words.say("line", line=start.line, column=start.column)
            other = "" if related.path == finding.path else f"<bdi>{text(related.path)}</bdi> "
            items.append(f"<li>{said} <small>{other}{where}</small></li>")
    if not items:
        return ""
    return f'<div class="related"><span class="label">{words["related"]}</span><ul>{"".join(items)}</ul></div>'


def _ground(finding: Finding, note: RuleNote | None, words: Words) -> str:
    rows = []
    if finding.basis:
        rows.append(f"<dt>{words['basis']}</dt><dd>{text(finding.basis)}</dd>")
    if note is not None and note.why:
        rows.append(f"<dt>{words['why']}</dt><dd>{text(note.why)}</dd>")
    preview = f" · {words['preview']}" if finding.status == "preview" else ""
    rows.append(f"<dt>{words['rule']}</dt><dd><code>{text(finding.rule)}</code>{preview}</dd>")
    title = words["basis"] if finding.basis else words["rule"]
    return f"<details><summary>{title}</summary><dl>{''.join(rows)}</dl></details>"
