"""The counts of a paragraph as lists and totals need them: what is called a total, what cannot be added up, which sentence it is in."""

from __future__ import annotations

from reportlint.chinese import partition
from reportlint.chinese.quantities import find_quantities
from reportlint.compiled import compiled
from reportlint.prose.counted import Count, count_from
from reportlint.prose.itemised import pieces, without_brackets
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

JOINS = frozenset({"、", "和", "及", "与", "以及"})
_PIECE = compiled(
    r"(?<![0-9])[,、;:。]|[,、;:。](?![0-9])|(?<=[0-9][万亿]? ?[\p{Han}]{1,2})(?:和|及|与|以及)(?=[\p{Han}]{0,12}[0-9])"
)
_ROUGH = compiled("余|多|左右|上下|以[上下内]")
_VAGUE = compiled("至少|每|各 ?[0-9]|同时|[上去前]年(?!.{0,2}结转)")
_WHOLE = compiled(
    r"合计|[共总]计|总[共量数]|一共|(?<!公)共(?![同青性产享建治])|累计|相加|(?<!汇|归|概)总(?![书队站局理工])|^全年\p{Han}{0,4}$"
)
_PUBLISHED = frozenset({"条", "篇", "份", "件"})


class Told(NamedTuple):
    """A count of a paragraph with the mark before its piece; `whole` if it is called a total, `vague` if nobody can add it up.
    `sentence` tells the sentences of the paragraph apart."""

    number: Count
    mark: str
    whole: bool
    vague: bool
    sentence: int


def read_told(text: str, low: int, high: int, tallies: Sequence[tuple[int, int]]) -> list[Told]:
    """The counts of a paragraph in order, without tallies, shares, differences and what a count is made of (其中)."""
    bare = without_brackets(text[low:high])
    found: list[Told] = []
    sentence, inside = 0, False
    for mark, start, stop in clauses(bare):
        sentence += mark == "。"
        piece = bare[start:stop]
        if "其中" in piece:
            inside = True
        elif inside and mark not in JOINS:
            inside = False
        if inside or partition.is_comparison(piece):
            continue
        found += _told(bare, (start, stop), low, mark, sentence, tallies)
    return found


def _told(
    bare: str, place: tuple[int, int], low: int, mark: str, sentence: int, tallies: Sequence[tuple[int, int]]
) -> list[Told]:
    start, stop = place
    numbers = [
        number
        for number in find_quantities(bare, start, stop)
        if number.unit != "%"
        and partition.is_divisible(number.unit)
        and not any(first <= number.number_start + low < last for first, last in tallies)
    ]
    told = []
    for at, number in enumerate(numbers):
        begin = numbers[at - 1].end if at else start
        label = bare[begin : number.start].strip()
        noun = bare[number.end : stop].strip() if at == len(numbers) - 1 else ""
        count = count_from(number)
        twice = sum(count_from(each).kind == count.kind for each in numbers) > 1
        rough = number.start != number.number_start or _ROUGH.search(number.text) is not None
        vague = twice or rough or _VAGUE.search(bare[start : number.end]) is not None
        moved = count._replace(start=count.start + low, end=count.end + low, label=label, noun=noun, mark=mark)
        told.append(Told(moved, mark, _WHOLE.search(label) is not None, vague, sentence))
    return told


def clauses(bare: str) -> Iterator[tuple[str, int, int]]:
    """The mark before each piece of a paragraph without brackets, and where the piece begins and ends."""
    return pieces(bare, _PIECE)


def all_alike(told: Sequence[Told], count: Count) -> list[Told]:
    """Those that add up with a count: 214篇 and 68条 are 282条 of what was published."""
    kinds = _PUBLISHED if count.kind in _PUBLISHED else {count.kind}
    return [each for each in told if each.number.kind in kinds]
