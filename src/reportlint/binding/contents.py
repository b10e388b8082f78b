"""Which of several lines with a section's title is its heading: not those of a table of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.binding.lines import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST = 10
"""Characters below which a section has no text to speak of."""


class Claim(NamedTuple):
    """A line claims the declared section number `section` (from 0); `order` is the line's place among all lines.

    `how` is exact, accepted or renamed, `end` the end of the title in the view. `contents` says that the line looks
    like an entry of a table of contents.
    """

    order: int
    section: int
    line: Line
    how: str
    end: int
    contents: bool


def settle(claims: Sequence[Claim], text: str) -> dict[int, list[Claim]]:
    """For each section its heading, followed by further headings that claim the same section.

    The heading is the first with text below it. Lines that merely list the titles (a table of contents, the preamble's
    list of parts) and have their headings elsewhere are dropped; so are table rows and lines without a number beside
    numbered headings.
    """
    kept = _without_contents(claims, text)
    chosen: dict[int, list[Claim]] = {}
    for claim in kept:
        chosen.setdefault(claim.section, []).append(claim)
    for section, rivals in chosen.items():
        best = max(_rank(claim) for claim in rivals)
        rivals = [claim for claim in rivals if _rank(claim) == best]  # noqa: PLW2901 - fewer of the same
        main = next((claim for claim in rivals if _below(claim, kept, text) >= FEWEST), rivals[-1])
        chosen[section] = [main, *(claim for claim in rivals if claim is not main and not claim.contents)]
    return chosen


def _rank(claim: Claim) -> tuple[bool, bool, bool]:
    line = claim.line
    return (not claim.contents, line.kind != "row", bool(line.style) or line.damaged or line.kind == "heading")


def _below(claim: Claim, claims: Sequence[Claim], text: str) -> int:
    """Characters between a heading and the next claim, of whatever section."""
    stop = next((other.line.start for other in claims if other.order > claim.order), len(text))
    return len("".join(text[claim.end : stop].split()))


def _without_contents(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Claims without the groups of three or more in a row whose sections nearly all have headings elsewhere."""
    kept = list(claims)
    for group in _groups(claims, text):
        inside = {claim.order for claim in group}
        sections = {claim.section for claim in group}
        elsewhere = {claim.section for claim in kept if claim.order not in inside and not claim.contents}
        if len(sections) >= 3 and len(sections & elsewhere) * 3 >= len(sections) * 2:
            kept = [claim for claim in kept if claim.order not in inside]
    return kept


def _groups(claims: Sequence[Claim], text: str) -> list[list[Claim]]:
    """Runs of claims that follow one another with nothing but a few characters between."""
    groups: list[list[Claim]] = []
    for claim in claims:
        group = groups[-1] if groups else []
        # Contents name each section once: the second time it is the heading itself.
        goes_on = (
            group and claim.contents == group[-1].contents and all(claim.section != other.section for other in group)
        )
        if goes_on and len("".join(text[group[-1].end : claim.line.start].split())) < FEWEST:
            group.append(claim)
        else:
            groups.append([claim])
    return groups
