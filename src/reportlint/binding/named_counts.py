"""Counts by what is counted: 招聘公告26个 and 26个招聘公告, and whether all of them are meant (全部11个乡镇, 11个乡镇中有4个)."""

from __future__ import annotations

from reportlint.compiled import compiled
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.binding.binding import Region

_UNITS = "条|件|篇|次|期|场次|场|份|个|家|所|项|村|名|处|宗|批|户|座|幅|部|起"
_COUNT = compiled(
    rf"(?<![0-9]|[0-9][.,:]|[/〔\-—~至第月年])(?P<n>[1-9][0-9]{{0,6}}) ?(?P<unit>{_UNITS})(?!以上|余|多(?!个)|左右|工作日|[月]|百分点|小时)"
)
_BEFORE = compiled(r"(?P<noun>[\p{Han}（）()、]{2,14}?)(?:共计|总计|合计|共有|共|达到?|有|为|是|约|近)?$")
_NOUN = compiled(
    r"(?P<noun>\p{Han}{1,10}?)(?:\((?:社区|幼儿园|居)\))?"
    r"(?:(?P<among>(?:当|之)?中(?![心等小学央层部年级共医旬]))|(?P<all>均|全部|全都|都(?![市江匀])|一律|全覆盖)|(?P<part>仅|只(?:有)?)|(?=的(?![一二三]))|(?=[,;。:()]|$))"
)
_WHOLE = compiled(
    r"(?:全部|所有|下辖|下属|所辖|所属|辖区?(?:内)?|全[省市县区镇乡街州](?:道)?(?:共(?:有)?)?|全系统|上述|以上|现有|共辖)(?:的)?$"
)
_NARROWED = compiled("(?<!部|有|体)的$")
"""热线转办的96件咨询 are some of all, 全部的96件 are not."""
_CLAUSE = compiled(r"[,;。:()\n\r|!?、]")
_ADMINISTRATIVE = compiled("^(?:行政|自然|建制)(?=村)")
_GOES_ON = compiled(r"^[街办站所校和及与、或级内外部委局机]")


class NamedCount(NamedTuple):
    """A count at `[start, end)` of the view. `noun` follows it, up to where it surely ends, or is empty; `behind` is all that follows
    in its clause, `before` what leads to it. `among` says that a share of it is told (11个乡镇中有4个), `whole` that all are meant.
    """

    value: int
    unit: str
    start: int
    end: int
    noun: str
    before: str
    behind: str
    among: bool
    whole: bool
    clause: tuple[int, int]


def find_named_counts(text: str, region: Region) -> Iterator[NamedCount]:
    """Every count in digits of a region, with its names; more than (余) and what is narrowed down before it are none."""
    for match in _COUNT.finditer(text, region.start, region.end):
        if _NARROWED.search(text, max(region.start, match.start() - 3), match.start()):
            continue
        low, high = _bounds(text, region, match.start(), match.end())
        noun = _NOUN.match(text, match.end(), min(region.end, match.end() + 16))
        lead = text[max(low, match.start() - 14) : match.start()].rstrip()
        named = noun["noun"] if noun else ""
        whole = bool(noun and noun["all"]) or _WHOLE.search(lead) is not None
        among = bool(noun and (noun["among"] or noun["part"]))
        yield NamedCount(
            int(match["n"]), match["unit"], match.start(), match.end(), _plain(named), lead,
            _plain(text[match.end() : high]), among, whole, (low, high),
        )  # fmt: skip


def counts_alike(one: NamedCount, other: NamedCount) -> bool:
    """Whether the noun of `one` is what `other` counts, too: behind it (11个乡镇) or before it (招聘公告26个)."""
    if one.unit != other.unit or not one.noun:
        return False
    if other.noun == one.noun:
        return True
    if other.behind.startswith(one.noun):
        return not _GOES_ON.search(other.behind[len(one.noun) :])
    if len(one.noun) < _SHORTEST or other.noun:
        return False
    before = _BEFORE.search(other.before)
    return before is not None and before["noun"].endswith(one.noun)


_SHORTEST = 2


def is_slip(one: int, other: int) -> bool:
    """Whether one number is the other with two neighbouring digits exchanged."""
    first, second = str(one), str(other)
    if len(first) != len(second) or first == second:
        return False
    differ = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    return len(differ) == 2 and differ[1] == differ[0] + 1 and sorted(first) == sorted(second)


def is_near(one: int, other: int) -> bool:
    """Whether one digit of the two differs; of single digits, whether they are neighbours."""
    first, second = str(one), str(other)
    if len(first) == len(second) == 1:
        return abs(one - other) == 1
    return len(first) == len(second) and sum(a != b for a, b in zip(first, second, strict=True)) == 1


def _plain(name: str) -> str:
    plain: str = _ADMINISTRATIVE.sub("", name)
    return plain


def _bounds(text: str, region: Region, start: int, end: int) -> tuple[int, int]:
    low = region.start
    for match in _CLAUSE.finditer(text, max(region.start, start - 60), start):
        low = match.end()
    after = _CLAUSE.search(text, end, region.end)
    return low, after.start() if after else region.end
