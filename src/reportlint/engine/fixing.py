"""Fixes: applied only where the document, read again, says what was meant, no longer has the finding, and has no new one."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from reportlint.model.errors import Unreadable
from reportlint.model.finding import Edit, Safety
from reportlint.model.lines import LineIndex
from reportlint.model.span import Span
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reportlint.model.document import Reading
    from reportlint.model.finding import Finding

_ROUNDS = 20
"""Fixes that touch one another take turns; more turns than this are a rule that undoes another."""


class Format(NamedTuple):
    """How the bytes of one document are read, written and judged.

    `find` gives the findings that the user asked for; `judge` all there are, whatever is selected, shown or suppressed.
    """

    read: Callable[[bytes], Reading]
    write_back: Callable[[bytes, Iterable[Edit]], bytes]
    find: Callable[[bytes], Sequence[Finding]]
    judge: Callable[[bytes], Sequence[Finding]]


class Fixed(NamedTuple):
    """The new bytes (the old ones where nothing was done), the findings that were repaired, and those that could not be."""

    data: bytes
    repaired: tuple[Finding, ...]
    refused: tuple[Finding, ...]


class _Repair(NamedTuple):
    """A finding and its edits, in order, at spans of the source text."""

    finding: Finding
    edits: tuple[Edit, ...]


def fix(data: bytes, form: Format, *, unsafe: bool = False) -> Fixed:
    """Apply safe fixes, and unsafe ones if asked; none that is only to be shown. Raises `Unreadable`."""
    allowed = {Safety.SAFE, Safety.UNSAFE} if unsafe else {Safety.SAFE}
    repaired: list[Finding] = []
    refused: dict[tuple[str, str], Finding] = {}
    for _ in range(_ROUNDS):
        attempt = _Attempt(data, form)
        wanted = [
            finding
            for finding in form.find(data)
            if finding.fix and finding.fix.safety in allowed and (finding.rule, finding.fingerprint) not in refused
        ]
        repairs = attempt.apart(wanted)
        if not repairs:
            break
        done = attempt.survivors(repairs)
        if not done:
            refused.update({(repair.finding.rule, repair.finding.fingerprint): repair.finding for repair in repairs})
            continue
        data = attempt.written(done)
        repaired += [repair.finding for repair in done]
        # What stood in the way of other repairs may be gone.
        refused.clear()
    return Fixed(data, tuple(repaired), tuple(refused.values()))


class _Attempt:
    """Tries of one round, all from the same bytes."""

    def __init__(self, data: bytes, form: Format) -> None:
        self._data = data
        self._form = form
        self._reading = form.read(data)
        self._lines = LineIndex(self._reading.source.text)
        self._before: Counter[str] | None = None

    def apart(self, findings: Iterable[Finding]) -> list[_Repair]:
        """Repairs that do not touch one another; of those that do, the first. The same repair for two findings is one."""
        chosen: list[_Repair] = []
        taken: list[Span] = []
        for finding in findings:
            repair = self._repair(finding)
            spans = [edit.span for edit in repair.edits]
            if any(_touch(span, other) for span in spans for other in taken) or any(map(_touch_pair, pairwise(spans))):
                continue
            chosen.append(repair)
            taken += spans
        return chosen

    def _repair(self, finding: Finding) -> _Repair:
        assert finding.fix is not None
        edits = [
            Edit(Span(self._lines.offset(edit.start), self._lines.offset(edit.end)), edit.replacement)
            for edit in finding.fix.edits
        ]
        return _Repair(finding, tuple(sorted(edits, key=lambda edit: edit.span)))

    def survivors(self, repairs: Sequence[_Repair]) -> list[_Repair]:
        """The largest part, found by halving, that does together what it should."""
        if self._survives(repairs):
            return list(repairs)
        if len(repairs) == 1:
            return []
        middle = len(repairs) // 2
        left, right = self.survivors(repairs[:middle]), self.survivors(repairs[middle:])
        if left and right and not self._survives([*left, *right]):
            return left
        return [*left, *right]

    def written(self, repairs: Sequence[_Repair]) -> bytes:
        """The bytes with the repairs; raises `UnicodeEncodeError` where the file's encoding lacks a character."""
        return self._form.write_back(self._data, _in_order(repairs))

    def _survives(self, repairs: Sequence[_Repair]) -> bool:
        try:
            data = self.written(repairs)
            reading = self._form.read(data)
        except (UnicodeEncodeError, Unreadable):
            return False
        if reading.text != self._expected(repairs):
            return False
        if self._before is None:
            self._before = _counts(self._form.judge(self._data))
        after = _counts(self._form.judge(data))
        gone = Counter(repair.finding.rule for repair in repairs)
        return all(after[rule] <= self._before[rule] - gone[rule] for rule in after.keys() | gone.keys())

    def _expected(self, repairs: Sequence[_Repair]) -> str:
        """The visible text with the edits made in it."""
        text, mapped = self._reading.text, self._reading.source_map
        parts: list[str] = []
        at = 0
        for edit in _in_order(repairs):
            span = edit.span if mapped is None else mapped.span_from_source(edit.span)
            parts += (text[at : span.start], edit.replacement)
            at = span.end
        return "".join((*parts, text[at:]))


def _in_order(repairs: Sequence[_Repair]) -> list[Edit]:
    return sorted((edit for repair in repairs for edit in repair.edits), key=lambda edit: edit.span)


def _touch(one: Span, other: Span) -> bool:
    """Whether two edits share a character or an end: of edits side by side nobody knows which comes first."""
    return one.start <= other.end and other.start <= one.end


def _touch_pair(pair: tuple[Span, Span]) -> bool:
    return pair[0].end > pair[1].start


def _counts(findings: Iterable[Finding]) -> Counter[str]:
    return Counter(finding.rule for finding in findings)
