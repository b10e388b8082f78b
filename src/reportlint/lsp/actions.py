"""What an editor offers to do about a finding: its fix, all safe fixes, or a suppression that says why."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import islice, pairwise

from lsprotocol import types

from reportlint.engine.fixing import Format, fix
from reportlint.lsp.diagnostics import diagnostic
from reportlint.model.finding import Safety, Severity
from reportlint.model.lines import line_starts
from reportlint.model.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.lsp.documents import Linted
    from reportlint.model.finding import Finding

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.reportlint"
_WORDS = {
    "zh": {"all": "修改所有可自动修改之处", "suppress": "忽略此处的 {rule}", "reason": "请写明理由", "unsafe": "（请核实）"},
    "en": {"all": "Fix everything that is safe to fix", "suppress": "Suppress {rule} here", "reason": "say why", "unsafe": " (check it)"},
}  # fmt: skip


def actions(linted: Linted, uri: str, asked: types.CodeActionParams) -> list[types.CodeAction]:
    """All actions for the findings that touch a range, and for the whole document."""
    words = _WORDS[linted.session.language]
    start, end = linted.positions.offset(asked.range.start), linted.positions.offset(asked.range.end)
    found: list[types.CodeAction] = []
    for finding in linted.findings:
        span = _source_span(linted, finding)
        touches = span.start <= end and start <= span.end
        if touches and (start == end or span.start == span.end or (span.start < end and start < span.end)):
            found += _of_finding(linted, uri, finding, words)
    if any(finding.fix and finding.fix.safety is Safety.SAFE for finding in linted.findings):
        found.append(types.CodeAction(words["all"], kind=FIX_ALL, data={"uri": uri}))
    only = asked.context.only
    return [action for action in found if not only or any(_is_kind(action.kind, kind) for kind in only)]


def _is_kind(kind: str | None, wanted: str) -> bool:
    """Kinds are paths: `source.fixAll` asks for `source.fixAll.reportlint` too."""
    name = str(getattr(kind, "value", kind))
    asked = str(getattr(wanted, "value", wanted))
    return name == asked or name.startswith(f"{asked}.")


def _source_span(linted: Linted, finding: Finding) -> Span:
    place = linted.positions.range(finding.place.start, finding.place.end)
    return Span(linted.positions.offset(place.start), linted.positions.offset(place.end))


def _of_finding(linted: Linted, uri: str, finding: Finding, words: dict[str, str]) -> Iterator[types.CodeAction]:
    about = [diagnostic(finding, linted, uri)]
    if finding.fix and finding.fix.safety is not Safety.SHOW:
        edits = [types.TextEdit(linted.positions.range(e.start, e.end), e.replacement) for e in finding.fix.edits]
        safe = finding.fix.safety is Safety.SAFE
        yield types.CodeAction(
            finding.fix.title + ("" if safe else words["unsafe"]),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=about,
            is_preferred=safe,
            edit=types.WorkspaceEdit(changes={uri: edits}),
        )
    insertion = _suppression(linted, finding, words["reason"])
    if insertion is not None:
        yield types.CodeAction(
            words["suppress"].format(rule=finding.rule),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=about,
            is_preferred=False,
            edit=types.WorkspaceEdit(changes={uri: [insertion]}),
        )


def _suppression(linted: Linted, finding: Finding, reason: str) -> types.TextEdit | None:
    """A comment before the block of a finding; None for what cannot be suppressed, and where there are no comments."""
    if finding.rule.startswith("reportlint/"):
        return None
    document = linted.session.document(linted.data, linted.path)
    block = next((b.span for b in document.blocks if b.span.start <= finding.span.start <= b.span.end), Span(0, 0))
    at = document.source_span(Span(block.start, block.start)).start
    name = document.source.format
    if name == "html":
        return types.TextEdit(
            linted.positions.of_span(Span(at, at)), f"<!-- reportlint: ignore {finding.rule} -- {reason} -->"
        )
    if name not in {"text", "markdown"}:
        return None
    start = linted.positions.line_start(at)
    body = f"reportlint: ignore {finding.rule} -- {reason}"
    if name == "markdown":
        indent = linted.positions.text[start:at]
        body = f"{indent if indent.isspace() else ''}<!-- {body} -->"
    end = "\r\n" if "\r\n" in linted.positions.text else "\n"
    return types.TextEdit(linted.positions.of_span(Span(start, start)), body + end)


def fix_all(linted: Linted) -> list[types.TextEdit]:
    """The edits of all safe fixes that survive re-reading."""
    session, path = linted.session, linted.path
    reader = session.reader(path)
    if reader is None or reader.write_back is None:
        return []
    options = session.settings.options
    everything = options._replace(
        selection=options.selection._replace(select=(), ignore=()), severity=Severity.INFO, suppress=False, most=0
    )
    strict = session.under(session.settings._replace(options=everything))
    form = Format(
        lambda data: session.read(data, path),
        reader.write_back,
        linted.find,
        lambda data: strict.lint(data, path).findings,
    )
    fixed = fix(linted.data, form)
    return _edits(linted, fixed.data.decode("utf-8", "surrogatepass"))


def _edits(linted: Linted, after: str) -> list[types.TextEdit]:
    """The difference, line by line."""
    before = linted.positions.text
    old, new = _lines(before), _lines(after)
    starts = [*islice(line_starts(before), len(old)), len(before)]
    return [
        types.TextEdit(linted.positions.of_span(Span(starts[low], starts[high])), "".join(new[first:last]))
        for kind, low, high, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if kind != "equal"
    ]


def _lines(text: str) -> list[str]:
    starts = [*line_starts(text), len(text)]
    return [text[start:end] for start, end in pairwise(starts) if start < end]
