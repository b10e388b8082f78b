"""Wholes and their parts in prose: 提案35件，其中主办8件、会办27件."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.accuracy.marked import Marked, joined, named
from bench.accuracy.wording import banks

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence


def cut(rng: random.Random, whole: int, count: int) -> list[int]:
    """`count` parts ≥ 1 that add up to `whole`; as many as `whole` allows."""
    count = min(count, whole)
    borders = sorted(rng.sample(range(1, whole), count - 1)) if count > 1 else []
    return [high - low for low, high in zip([0, *borders], [*borders, whole], strict=True)]


def labels(rng: random.Random, kind: str) -> tuple[str, list[str]]:
    """The unit and the names of the parts of one kind of whole."""
    unit, *names = rng.choice(banks()[f"splits.{kind}"]).split("｜")
    return unit, names


def parts_clause(
    rng: random.Random,
    whole: tuple[str, int],
    unit: str,
    parts: Sequence[tuple[str, int]],
    write: Callable[[int], str],
) -> Marked:
    """The whole with its parts, each number a mark of one group: `whole` also bears its fact's name."""
    name, value = whole
    group = f"{name}-{rng.randrange(10**6)}"
    head = joined([named("whole", write(value), group=group, value=value), unit])
    head = Marked(head.text, (*head.marks, *named(name, write(value), value=value).marks))
    between = rng.choice("、、，")
    items = [joined([label, named("part", write(part), group=group, value=part), unit]) for label, part in parts]
    listed = joined(items, between)
    lead = rng.choice(("，其中", "，其中", "，其中：", "，其中，", "（其中", "（其中："))
    closing = "）" if lead.startswith("（") else ""
    return joined([head, lead, listed, closing])


def open_clause(rng: random.Random, name: str, value: int, write: Callable[[int], str]) -> Marked:
    """A list that does not claim to be whole: its parts are fewer than the whole, and it says so."""
    unit, names = labels(rng, "open")
    parts = cut(rng, max(len(names), value * 2 // 3), len(names))
    lead = rng.choice(("，主要包括", "，主要是", "，其中主要有"))
    listed = "、".join(f"{label}{write(part)}{unit}" for label, part in zip(names, parts, strict=False))
    return joined([named(name, write(value), value=value), unit, lead, listed, "等"])
