"""Which of several lines with a section's title is its heading: not those of a table of contents."""

from __future__ import annotations

from collections import Counter
from functools import cache

from reportlint.compiled import compiled
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    import regex

    from reportlint.binding.lines import Line

FEWEST = 10
"""Characters below which a section has no text to speak of."""


def says_nothing(words: str) -> bool:
    """Whether the words of a section, without blanks and its last mark, are too few, or only say that there is nothing."""
    return len(words) < FEWEST or _nothing().fullmatch(words) is not None


@cache
def _nothing() -> regex.Pattern[str]:
    return compiled(
        "(?:本年度?|本单位|本机关|目前|暂)?[,，]?(?:无|没有|暂无)(?:其[他它])?(?:需要|应当|需)?(?:报告|说明|公开)?的?(?:其[他它])?"
        "(?:事项|内容|情况)"
    )


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
    stops = [claim.line.start for claim in kept[1:]] + [len(text)]
    told = {claim.order for claim, stop in zip(kept, stops, strict=False) if _says_enough(text, claim.end, stop)}
    chosen: dict[int, list[Claim]] = {}
    for claim in kept:
        chosen.setdefault(claim.section, []).append(claim)
    for section, claiming in chosen.items():
        best = max(_rank(claim) for claim in claiming)
        rivals = [claim for claim in claiming if _rank(claim) == best]
        main = next((claim for claim in rivals if claim.order in told), rivals[-1])
        chosen[section] = [main, *(claim for claim in rivals if claim is not main and not claim.contents)]
    return chosen


def _says_enough(text: str, start: int, end: int) -> bool:
    """Whether `FEWEST` characters besides blanks stand there; looks no further than it must."""
    return len("".join(text[start : min(end, start + 400)].split())) >= FEWEST


def _rank(claim: Claim) -> tuple[bool, bool, bool]:
    line = claim.line
    return (not claim.contents, line.kind != "row", bool(line.style) or line.damaged or line.kind == "heading")


def _without_contents(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Claims without the groups of three or more in a row whose sections nearly all have headings elsewhere."""
    left = Counter(claim.section for claim in claims if not claim.contents)
    kept: list[Claim] = []
    for group in _groups(claims, text):
        inside = Counter(claim.section for claim in group if not claim.contents)
        sections = {claim.section for claim in group}
        elsewhere = sum(left[section] > inside[section] for section in sections)
        if len(sections) >= 3 and elsewhere * 3 >= len(sections) * 2:
            left -= inside
        else:
            kept.extend(group)
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
        if goes_on and not _says_enough(text, group[-1].end, claim.line.start):
            group.append(claim)
        else:
            groups.append([claim])
    return groups
