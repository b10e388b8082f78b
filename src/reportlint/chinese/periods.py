"""Periods that make up a year: halves, quarters, runs of months, first times and the rest."""

from __future__ import annotations

from reportlint.chinese.numerals import parse_numeral
from reportlint.compiled import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    import regex

_PERIODS = tuple(
    (compiled(pattern), size)
    for pattern, size in (
        (r"(?P<half>[上下])半年", 2),
        (r"前(?P<upto>[二三两2-3])个?季度", 4),
        (r"第?(?P<last>[一二三四1-4]) ?季度", 4),
        (
            r"(?P<from>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月?[-至到—~～](?P<last>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月",
            12,
        ),
        (r"前(?P<upto>[两二三四五六七八九]|[2-9])[次期批场轮]", 0),
        (r"第(?P<last>[一二三四五六七八九十]|[1-9])[次期批场轮]", 0),
    )
)


def make_a_year(labels: Sequence[str]) -> bool:
    """Whether the labels name, in order and each once, all parts of a year (or all times from the first on)."""
    reached, sizes = 0, set()
    for label in labels:
        found = _span(label)
        if found is None or found[0] != reached + 1:
            return False
        reached = found[1]
        sizes.add(found[2])
    return len(labels) > 1 and len(sizes) == 1 and (reached in sizes or sizes == {0})


def _span(label: str) -> tuple[int, int, int] | None:
    """The first and the last part that a label speaks of, and how many of these a year has (0 for times, which have no end)."""
    for pattern, size in _PERIODS:
        match = pattern.search(label)
        if match is not None:
            first, last = _ends(match)
            return first, last, size
    return None


def _ends(match: regex.Match[str]) -> tuple[int, int]:
    named = match.groupdict()
    if named.get("half"):
        return (1, 1) if named["half"] == "上" else (2, 2)
    if named.get("upto"):
        return 1, _number(named["upto"])
    last = _number(named["last"])
    return (_number(named["from"]) if named.get("from") else last), last


def _number(written: str) -> int:
    value = parse_numeral(written)
    return int(value) if value is not None else 0
