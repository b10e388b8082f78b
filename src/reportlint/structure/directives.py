"""What a document says to reportlint itself: comments that are no part of its text.

    <!-- reportlint: ignore RULE[, RULE] ["exact text"] -- reason -->
    reportlint: ignore RULE -- reason          a line of its own, in plain text

`ignore-start` and `ignore-end` stand around a region.
"""

from __future__ import annotations

from reportlint.compiled import compiled
from reportlint.model.mapped import MappedText
from reportlint.model.span import Span
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

IGNORE, START, END = "ignore", "ignore-start", "ignore-end"
VERBS = (IGNORE, START, END)

_MOST = 2000
"""Code points of the longest comment: a comment that is never closed must not cost a search to the end of the file."""

_FOUND = compiled(
    rf"<!--\s*+reportlint\s*+[:：](?<comment>(?:(?!-->)[\s\S]){{0,{_MOST}}})-->"
    r"|(?m:^)[ \t\u3000]*+reportlint[ \t]*+[:：][ \t]*+(?<line>ignore[^\r\n]*+)"
)
_BODY = compiled(
    r"\s*+(?<verb>[a-z-]+)(?<rules>(?:[\s,，、]++[\w./-]*\w)*+)"
    r"(?:\s*+[\"“](?<exact>[^\"”]*+)[\"”])?+\s*+(?:(?:--|——)(?<reason>[\s\S]*+))?\Z"
)
_FENCE = compiled(r"(?m)^ {0,3}(?<fence>`{3,}+|~{3,}+)(?<info>[^\r\n]*+)")
_RULE = compiled(r"[\w./-]*\w")


class Directive(NamedTuple):
    """One such comment. `span` is its place in the source text; `rules` are as written, none with a plain `ignore-end`.

    `exact` is the text of findings that are meant, wherever they stand; `problem` is what is wrong, or empty.
    """

    span: Span
    verb: str
    rules: tuple[str, ...] = ()
    exact: str | None = None
    reason: str = ""
    problem: str = ""


def find_directives(source: str) -> list[Directive]:
    """All directives of a source text, in order. Whether one is visible text (an example of it) is not known here."""
    if "reportlint" not in source:
        return []
    found = []
    fences = _fenced(source)
    for match in _FOUND.finditer(source):
        if any(start < match.start() < end for start, end in fences):
            continue
        body = match["comment"] if match["comment"] is not None else match["line"]
        found.append(_directive(Span(*match.span()), body))
    return found


def _fenced(source: str) -> list[tuple[int, int]]:
    """Fenced code (CommonMark 4.5): what it shows of our syntax is an example."""
    fences: list[tuple[int, int]] = []
    opened: tuple[str, int] | None = None
    for match in _FENCE.finditer(source):
        fence = match["fence"]
        if opened is None:
            opened = (fence, match.start())
        elif fence[0] == opened[0][0] and len(fence) >= len(opened[0]) and not match["info"].strip():
            fences.append((opened[1], match.end()))
            opened = None
    return fences


def _directive(span: Span, body: str) -> Directive:
    match = _BODY.match(body)
    verb = match["verb"] if match else body.strip().partition(" ")[0]
    if match is None or verb not in VERBS:
        return Directive(span, verb, problem="syntax")
    rules = tuple(_RULE.findall(match["rules"] or ""))
    exact, reason = match["exact"], (match["reason"] or "").strip()
    if not rules and verb != END:
        return Directive(span, verb, rules, exact, reason, "no-rule")
    if exact is not None and verb != IGNORE:
        return Directive(span, verb, rules, exact, reason, "syntax")
    return Directive(span, verb, rules, exact, reason)


def without_directives(text: str) -> MappedText | None:
    """A plain text without its directives, each with its line if nothing else stands there; None if there are none."""
    directives = find_directives(text)
    if not directives:
        return None
    parts = []
    at = 0
    for span in _lines_of(text, [directive.span for directive in directives]):
        parts.append(MappedText.identity(text[at : span.start], at))
        at = span.end
    parts.append(MappedText.identity(text[at:], at))
    return MappedText.join(parts)


def _lines_of(text: str, spans: Sequence[Span]) -> list[Span]:
    wide: list[Span] = []
    for span in spans:
        start, end = span.start, span.end
        while start and text[start - 1] in " \t\u3000":
            start -= 1
        while end < len(text) and text[end] in " \t\u3000":
            end += 1
        alone = (start == 0 or text[start - 1] in "\r\n") and (end == len(text) or text[end] in "\r\n")
        if alone and end < len(text):
            end += 2 if text.startswith("\r\n", end) else 1
        wide.append(Span(start, end) if alone else span)
    return wide
