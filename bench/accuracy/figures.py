"""Figures of a report that agree with one another: the three tables first, what prose says of them afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.accuracy.form import COLUMNS, GRANTED, PARTLY, VERDICTS, application_rows, result_rows

if TYPE_CHECKING:
    import random

SIZES = ("zero", "small", "middle", "large")
# Who asks: natural persons by far, then companies, then the rest.
_APPLICANTS = (80, 12, 1, 2, 2, 3)
# How often each result is met; those not named here share the rest.
_RESULTS = {
    GRANTED: 40,
    PARTLY: 10,
    "（四）无法提供/1.本机关不掌握相关政府信息": 18,
    "（四）无法提供/2.没有现成信息需要另行制作": 4,
    "（三）不予公开/8.属于行政查询事项": 4,
    "（五）不予处理/1.信访举报投诉类申请": 5,
    "（六）其他处理/3.其他": 3,
}


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers in the cells of the three tables, row by row as the form has them."""

    edition: str
    disclosure: tuple[tuple[str, ...], ...]
    applications: tuple[tuple[int, ...], ...]
    remedies: tuple[int, ...]

    @property
    def received(self) -> int:
        return self.applications[0][-1]

    @property
    def carried_in(self) -> int:
        return self.applications[1][-1]

    @property
    def done(self) -> int:
        return self.applications[-2][-1]

    @property
    def carried_out(self) -> int:
        return self.applications[-1][-1]

    @property
    def reviews(self) -> int:
        return self.remedies[4]

    @property
    def lawsuits(self) -> int:
        return self.remedies[9] + self.remedies[14]

    def group(self, group: str) -> int:
        """All requests that ended in this group of results, such as （四）无法提供."""
        rows = zip(result_rows(self.edition), self.applications[2:], strict=False)
        return sum(numbers[-1] for row, numbers in rows if row.group == group)


def spread(rng: random.Random, whole: int, weights: tuple[int, ...]) -> list[int]:
    """`whole` things dealt out by weight; the parts add up to it."""
    parts = [0] * len(weights)
    if whole > 400:
        total = sum(weights)
        parts = [whole * weight // total for weight in weights]
        parts = [rng.randint(part * 3 // 4, part) for part in parts]
    for choice in rng.choices(range(len(weights)), weights, k=whole - sum(parts)):
        parts[choice] += 1
    return parts


def _applications(
    rng: random.Random, edition: str, size: str, waiting_before: list[int] | None
) -> tuple[tuple[int, ...], ...]:
    whole = {"zero": 0, "small": rng.randint(1, 12), "middle": rng.randint(13, 240), "large": rng.randint(300, 6200)}[
        size
    ]
    carried_in = rng.randint(0, max(1, whole // 20)) if whole > 4 and rng.random() < 0.6 else 0
    carried_out = rng.randint(0, max(1, whole // 18)) if whole > 4 and rng.random() < 0.6 else 0
    weights = _APPLICANTS if whole > 3 else (90, 10, 0, 0, 0, 0)
    new = spread(rng, whole, weights)
    old = spread(rng, carried_in, _APPLICANTS) if waiting_before is None else waiting_before
    carried_in = sum(old)
    rows = result_rows(edition)
    chances = tuple(_RESULTS.get(row.label, 1) for row in rows)
    results: list[list[int]] = [[] for _ in rows]
    left: list[int] = []
    for fresh, kept in zip(new, old, strict=True):
        there = fresh + kept
        waiting = min(there, round(carried_out * there / max(1, whole + carried_in)))
        left.append(waiting)
        for row, part in zip(results, spread(rng, there - waiting, chances), strict=True):
            row.append(part)
    done = [sum(row[column] for row in results) for column in range(len(new))]
    lines = [new, old, *results, done, left]
    return tuple((*line, sum(line)) for line in lines)


def _remedies(rng: random.Random, size: str) -> tuple[int, ...]:
    busy = {"zero": 0.05, "small": 0.15, "middle": 0.6, "large": 1.0}[size]
    most = {"zero": 1, "small": 1, "middle": 6, "large": 60}[size]
    cells: list[int] = []
    for block in range(3):
        here = rng.random() < busy * (1, 0.7, 0.5)[block]
        parts = [rng.randint(0, most) if here and rng.random() < 0.6 else 0 for _ in VERDICTS[1:]]
        cells += [*parts, sum(parts)]
    return tuple(cells)


def _scale(rng: random.Random, size: str) -> int:
    return {
        "zero": rng.randint(0, 30),
        "small": rng.randint(0, 300),
        "middle": rng.randint(20, 3000),
        "large": rng.randint(900, 60000),
    }[size]


def _fee(rng: random.Random, size: str) -> str:
    if rng.random() < 0.4:
        return "0"
    whole = _scale(rng, size)
    return f"{whole}.{rng.randint(1, 9999):04d}".rstrip("0") if rng.random() < 0.7 else str(whole)


def _documents(rng: random.Random, most: int) -> tuple[str, str, str]:
    made = rng.randint(0, most)
    repealed = rng.randint(0, most)
    return str(made), str(repealed), str(made + rng.randint(0, most * 4))


def _disclosure(rng: random.Random, edition: str, size: str, *, rules: bool) -> tuple[tuple[str, ...], ...]:
    most = {"zero": 1, "small": 4, "middle": 9, "large": 60}[size]
    idle = rng.random() < (0.6 if size in {"zero", "small"} else 0.05)
    none = ("0", "0", "0")
    first = _documents(rng, 4) if rules else none
    second = none if idle else _documents(rng, most)
    if edition == "2021":
        decided = ["0" if idle else str(_scale(rng, size)) for _ in range(3)]
        return (first, second, *((value,) for value in decided), (_fee(rng, size),))
    changes = []
    for _ in range(4):
        before, now = (0, 0) if idle else (rng.randint(0, 40), rng.randint(0, 40))
        changes.append((str(before), str(now - before), str(_scale(rng, size)) if now else "0"))
    charged = ("0", "0") if idle else (str(rng.randint(0, 9)), str(rng.randint(0, 4)))
    bought = rng.randint(0, most)
    return (first, second, *changes, charged, (str(bought), str(bought * rng.randint(3, 90))))


def draw(rng: random.Random, edition: str, size: str, *, rules: bool) -> Figures:
    """Figures of one size; `rules` says that the organ may make 规章. Every equation of the form holds."""
    return _drawn(rng, edition, size, rules=rules, waiting_before=None)


def following(rng: random.Random, before: Figures, size: str, *, waiting_before: list[int]) -> Figures:
    """Figures of the year after. What was left over by each applicant then is given, so that it can be given wrong.

    Documents in force roll on: those of the year before, and those made, without those repealed.
    """
    drawn = _drawn(rng, before.edition, size, rules=False, waiting_before=waiting_before)
    rows = list(drawn.disclosure)
    for row in (0, 1):
        in_force = int(before.disclosure[row][2])
        made = 0 if row == 0 else rng.randint(0, 5)
        repealed = rng.randint(0, min(3, in_force))
        rows[row] = (str(made), str(repealed), str(in_force + made - repealed))
    return Figures(drawn.edition, tuple(rows), drawn.applications, drawn.remedies)


def _drawn(rng: random.Random, edition: str, size: str, *, rules: bool, waiting_before: list[int] | None) -> Figures:
    applications = _applications(rng, edition, size, waiting_before)
    if len(applications) != len(application_rows(edition)) or len(applications[0]) != len(COLUMNS):
        raise AssertionError("the figures do not fill the form")
    return Figures(edition, _disclosure(rng, edition, size, rules=rules), applications, _remedies(rng, size))
