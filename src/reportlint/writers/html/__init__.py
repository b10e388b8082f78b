"""One self-contained page for people: the documents with their findings in place, no network, fit for print."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from hashlib import sha256
from importlib.resources import files

from reportlint.writers.html.body import render
from reportlint.writers.html.index import index
from reportlint.writers.html.listing import listing
from reportlint.writers.html.summary import about_document, proof, verdict
from reportlint.writers.html.words import SEVERITIES, Words, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.model.run import DocumentReport, Run

MANY = 200
"""Documents from which on each lists only its first findings."""


def write(run: Run) -> str:
    """The whole page. Documents without a body have their findings listed with the line around them."""
    words = Words(run.language)
    style, script = _asset("page.css"), _asset("page.js")
    single = len(run.documents) == 1
    name = run.documents[0].path.rsplit("/", 1)[-1] if single else words.say("documents", count=len(run.documents))
    title = f"{text(name) if single else name} · {words['title']}"
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    language = "zh-CN" if run.language == "zh" else "en"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n{_content(run, words)}"
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def _asset(name: str) -> str:
    # Through importlib: the package may lie in a zip file.
    return files(__package__).joinpath(name).read_text("utf-8")


def _hash(content: str) -> str:
    return "sha256-" + b64encode(sha256(content.encode()).digest()).decode()


def _content(run: Run, words: Words) -> str:
    several = len(run.documents) != 1
    linked = [not several or bool(document.findings) or document.body is not None for document in run.documents]
    first = ("d1list", "skip") if run.findings else ("d1", "skip_body")
    target = ("index", "skip_index") if several else first
    packs = ", ".join(f"{text(name)} {text(version)}" for name, version in sorted(run.packs.items()))
    sections = "".join(
        _document(document, number, run, words)
        for number, (document, own) in enumerate(zip(run.documents, linked, strict=True), 1)
        if own
    )
    hidden = any(document.body is None and document.status == "checked" for document in run.documents)
    note = f'<p class="more">{words["no_body"]}</p>' if hidden and run.findings else ""
    return (
        f'<a class="skip" href="#{target[0]}">{words[target[1]]}</a>\n{_header(run, words)}'
        f"<main>{index(run.documents, linked, run.rules, words) if several else ''}{note}{sections}</main>\n{_bar(words)}"
        f"<footer><p>{words['made_by'].format(version=text(run.version), packs=packs)}</p></footer>\n"
    )


def _header(run: Run, words: Words) -> str:
    if len(run.documents) == 1:
        name, about = _names(run.documents[0])
    else:
        name, about = words.say("documents", count=len(run.documents)), ""
    return (
        f'<header class="top"><p class="brand">reportlint · {words["title"]}</p><h1>{name}</h1>{about}'
        f"{verdict(run.documents, words)}{proof(run.documents, words)}{_tools(run, words)}</header>\n"
    )


def _names(document: DocumentReport) -> tuple[str, str]:
    """The file's name, and under it what the document is of."""
    said = about_document(document, " · ")
    about = f'<p class="about" lang="zh">{said}</p>' if said else ""
    return f"<bdi>{text(document.path.rsplit('/', 1)[-1])}</bdi>", about


def _tools(run: Run, words: Words) -> str:
    """Filters; without scripts they would do nothing, so a script shows them."""
    grades = Counter(finding.severity.word for finding in run.findings)
    if not grades:
        return ""
    boxes = "".join(
        f'<label class="{grade}"><input type="checkbox" name="severity" value="{grade}" checked> {words[grade]} '
        f"<small>{grades[grade]}</small></label>"
        for grade in SEVERITIES
        if grades[grade]
    )
    times = Counter(finding.rule for finding in run.findings)
    names = _rule_names(run, times)
    options = "".join(
        f'<option value="{text(rule)}">{text(names[rule])} ({count})</option>' for rule, count in times.most_common()
    )
    return (
        f'<form class="tools script" aria-label="{words["filter"]}">'
        f'<div class="grades" role="group" aria-label="{words["severity"]}">'
        f'<span class="name" aria-hidden="true">{words["severity"]}</span>{boxes}</div>'
        f'<label>{words["rule"]} <select name="rule"><option value="">{words["all_rules"]}</option>{options}</select></label>'
        f'<label class="keys"><input type="checkbox" name="keys" checked> {words["keys"]}</label>'
        f'<output class="shown" data-text="{words["shown"]}"></output></form>'
    )


def _rule_names(run: Run, ids: Iterable[str]) -> dict[str, str]:
    """Titles of rules; defects that share one are told apart by their ids."""
    titles = {rule: run.rules[rule].title if rule in run.rules else "" for rule in ids}
    shared = Counter(titles.values())
    return {
        rule: title if title and shared[title] == 1 else f"{title} {rule.partition('/')[2] or rule}".strip()
        for rule, title in titles.items()
    }


def _bar(words: Words) -> str:
    """What is in focus and the way to the next, at the lower edge."""
    return (
        f'<nav class="bar" aria-label="{words["step"]}" hidden>'
        f'{_steppers(words)}<p><span class="at" data-text="{words["position"]}"></span> <a class="said" href="#"></a></p>'
        f'<button type="button" data-close aria-label="{words["close"]}">×</button></nav>\n'
    )


def _steppers(words: Words) -> str:
    return "".join(
        f'<button type="button" data-step="{by}" aria-label="{words[name]}" title="{words[name]}">{sign}</button>'
        for by, name, sign in ((-1, "previous", "‹"), (1, "next", "›"))
    )


def _document(document: DocumentReport, number: int, run: Run, words: Words) -> str:
    prefix = f"d{number}"
    several = len(run.documents) != 1
    head = ""
    if several:
        name, about = _names(document)
        back = f'<a class="back" href="#index">{words["top"]}</a>'
        path = f'<p class="path"><bdi>{text(document.path)}</bdi></p>' if "/" in document.path else ""
        own = [document]
        said = f"{path}{about}{verdict(own, words)}{proof(own, words)}{back}"
        head = f'<header><h2 id="{prefix}name">{name}</h2>{said}</header>'
    level = 3 if several else 2
    shown = (
        f'<article class="paper" lang="zh" aria-label="{words["body"]}">'
        f"{render(document.body, document.findings, prefix, words, top=level)}</article>"
        if document.body is not None
        else ""
    )
    kind = "" if shown and document.findings else " clear" if shown else " bare"
    found = _list(document, prefix, run, words) if document.findings else ""
    return (
        f'<section class="document{kind}" id="{prefix}" tabindex="-1">{head}<div class="columns">{found}{shown}</div>'
        "</section>\n"
    )


def _list(document: DocumentReport, prefix: str, run: Run, words: Words) -> str:
    level, named = (3, f" {prefix}name") if len(run.documents) != 1 else (2, "")
    steps = f'<span class="script">{_steppers(words)}</span>' if len(document.findings) > 1 else ""
    found = listing(document, prefix, run.rules, words, short=len(run.documents) > MANY)
    return (
        f'<section class="list" id="{prefix}list" tabindex="-1" aria-labelledby="{prefix}title{named}">'
        f'<header><h{level} id="{prefix}title">{words["list"]} <small>{len(document.findings)}</small></h{level}>{steps}'
        f"</header>{found}</section>"
    )
