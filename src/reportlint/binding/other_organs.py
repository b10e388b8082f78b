"""Names of other organs where a document can only mean its own: who wrote it, who is asked about it, who signs."""

from __future__ import annotations

from reportlint.binding.searching import search
from reportlint.chinese.organs import Kin, alike, is_organ, kinship, read_organ
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportlint.binding.binding import Binding, Region
    from reportlint.language.patterns import Pattern

_NOT_FIRST = (
    "指导", "帮助", "协助", "配合", "联合", "会同", "督促", "组织", "推动", "支持", "要求", "通过", "依托", "借鉴", "学习",
    "考察", "邀请", "对接", "协调", "参照", "转交", "移交", "参加", "根据", "按照", "由于", "关于", "对于", "加强", "完善", "结合", "围绕", "依照", "遵照", "为了", "对照",
)  # fmt: skip
"""Words that are no part of the name behind them."""


class Stated(NamedTuple):
    """A pattern whose slot `name` is who wrote the document; with `beside` any other organ is wrong there, else one elsewhere."""

    pattern: Pattern
    beside: bool


def stated_otherwise(
    binding: Binding, regions: Sequence[Region], value: str, stated: Sequence[Stated], excused: Callable[[str], bool]
) -> Iterator[tuple[int, int]]:
    """Places of names that are not those of `value`, where only it can stand."""
    text = binding.document.view.text
    for pattern, beside in stated:
        for match in search(binding, pattern, regions):
            for capture in match.captures:
                name = text[capture.start : capture.end]
                if capture.name == "name" and is_another(name, value, excused if beside else None):
                    yield capture.start, capture.end


def is_another(name: str, value: str, excused: Callable[[str], bool] | None = None) -> bool:
    """Whether `name` is certainly the name of another organ than `value`.

    One of the same place is another unless it is `excused`; without that, only one elsewhere is.
    """
    if "\n" in value or not is_organ(name) or name.startswith(_NOT_FIRST):
        return False
    kin = kinship(name, value)
    if kin is Kin.BESIDE:
        return excused is not None and not excused(name)
    # Of two cities one may be above the other: 浏阳市, 长沙市.
    return kin is Kin.ELSEWHERE and (excused is not None or not _both_cities(name, value))


def _both_cities(name: str, value: str) -> bool:
    one, self = read_organ(name), read_organ(value)
    return one.rank == self.rank == 1


def is_namesake(name: str, value: str) -> bool:
    """Whether `name` is that of another place's organ of the same kind: 云山县水利局, of 云岭县水利局."""
    if name.startswith(_NOT_FIRST) or kinship(name, value) is not Kin.ELSEWHERE:
        return False
    one, self = read_organ(name), read_organ(value)
    return not (one.is_seat or self.is_seat) and alike(one.body, self.body)


def signed_by_another(
    text: str, value: str, signed: Sequence[Region], excused: Callable[[str], bool]
) -> Iterator[tuple[int, int]]:
    """Lines of the signature that are another organ's name, where none is the right one."""
    lines: list[tuple[int, int]] = []
    for region in signed:
        at = region.start
        for line in text[region.start : region.end].split("\n"):
            name = line.strip()
            lines.append((at + line.find(name), at + line.find(name) + len(name)))
            at += len(line) + 1
    names = [text[start:end] for start, end in lines]
    if any(len(name) >= 2 and name.isalpha() and kinship(name, value) is Kin.SAME for name in names):
        return
    for name, place in zip(names, lines, strict=True):
        if name.isalpha() and is_another(name, value, excused):
            yield place
