"""An example plugin: each hook returns declarations, and nothing else is ever called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pluggy

from reportlint.extend import (
    Defect,
    FindingFilter,
    Hit,
    Kind,
    Paragraph,
    ReaderFormat,
    Reading,
    Severity,
    Source,
    Span,
    Writer,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.extend import Binding, Entry, RuleHead, Run

hookimpl = pluggy.HookimplMarker("reportlint")


@dataclass(frozen=True, slots=True)
class LongCheck:
    """A region longer than `limit` code points is too long."""

    limit: int
    scopes: tuple[str, ...]

    def __call__(self, binding: Binding) -> Iterator[Hit]:
        """One hit for each region that is too long."""
        for region in binding.regions(self.scopes) or ():
            if region.end - region.start > self.limit:
                yield Hit(binding.span(region.start, region.end), values={"limit": self.limit})


def _compile(entry: Entry, head: RuleHead) -> LongCheck:
    limit, _ = entry.mapping(("most",), ("most",), short="most")["most"].limits()
    return LongCheck(limit, head.scopes)


def read_notes(data: bytes, path: str) -> Reading:
    """Each line that begins with `*` is a paragraph; the star stays visible."""
    text = data.decode("utf-8", "replace")
    blocks = []
    at = 0
    for line in text.splitlines(keepends=True):
        stripped = line.rstrip("\r\n")
        if stripped.startswith("*"):
            blocks.append(Paragraph(Span(at, at + len(stripped))))
        at += len(line)
    return Reading(Source(path, "notes", text, "utf-8"), text, tuple(blocks))


def write_count(run: Run) -> str:
    """The number of findings."""
    return f"{len(run.findings)}\n"


@hookimpl
def reportlint_rule_kinds() -> list[Kind]:
    """A verb `longest`."""
    message = {"zh": "超过 {limit} 个字", "en": "longer than {limit} characters"}
    defects = {"default": Defect(message, Severity.WARNING)}
    return [Kind("longest", _compile, defects, frozenset({"limit"}), honours=frozenset({"in"}))]


@hookimpl
def reportlint_readers() -> list[ReaderFormat]:
    """A format `notes`."""
    return [ReaderFormat("notes", (".notes",), read_notes)]


@hookimpl
def reportlint_writers() -> list[Writer]:
    """An output `count`."""
    return [Writer("count", write_count)]


@hookimpl
def reportlint_finding_filters() -> list[FindingFilter]:
    """Findings on lines that say so are dropped."""
    return [FindingFilter("agreed", lambda finding: "(agreed)" not in finding.place.excerpt)]


@hookimpl
def reportlint_rule_packs() -> list[Path]:
    """The folder with this plugin's packs."""
    return [Path(__file__).parent / "packs"]
