"""A finished run: what writers turn into text."""

from __future__ import annotations

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reportlint.model.body import DocumentBody
    from reportlint.model.finding import Finding, Remark


class RuleNote(NamedTuple):
    """What is told of a rule beside its findings, in the language of the run; either may be empty."""

    title: str
    why: str


class NotEvaluated(NamedTuple):
    """Checks of one rule that could not be made, with their cause, what was missing, and how many."""

    rule: str
    cause: str
    subject: str
    times: int


class Proven(NamedTuple):
    """Checks of one kind that held: `noun` by language (勾稽, 部分 …) and how many."""

    noun: Mapping[str, str]
    times: int


class DocumentReport(NamedTuple):
    """What a run says of one document. `status` is checked, unreadable or skipped.

    `lines` gives the source line (from 1) of each finding for outputs that quote the source; `body` is the document as a
    page shows it, only where a writer asked for it.
    """

    path: str
    status: str
    kind: str | None = None
    form: str | None = None
    packs: tuple[str, ...] = ()
    quality: str = "clean"
    variables: Mapping[str, object] = {}
    held: int = 0
    violated: int = 0
    held_back: int = 0
    suppressed: int = 0
    baselined: int = 0
    not_evaluated: tuple[NotEvaluated, ...] = ()
    proven: tuple[Proven, ...] = ()
    findings: tuple[Finding, ...] = ()
    lines: Mapping[int, str] = {}
    body: DocumentBody | None = None


class Run(NamedTuple):
    """A run over documents, in the order in which they were given. Documents may come as they are asked for.

    `packs` are the versions of all packs that were loaded, by name. `language` is zh or en. `rules` tells of the rules
    that found something, by their full ids, where a writer asked for it. `annotate(path, remarks)` gives a copy of a document
    with remarks in it, and raises `Unwritable` where its format has none; None where the documents are not at hand.
    """

    documents: Sequence[DocumentReport]
    packs: Mapping[str, str]
    version: str
    language: str = "zh"
    rules: Mapping[str, RuleNote] = {}
    annotate: Callable[[str, Iterable[Remark]], bytes] | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in document order."""
        return tuple(finding for document in self.documents for finding in document.findings)

    def each_finding(self) -> Iterator[Finding]:
        """The same one by one: what is written as it comes is not held."""
        return (finding for document in self.documents for finding in document.findings)
