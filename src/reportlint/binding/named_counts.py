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
    rf"(?<![0-9]|[0-9][.,:]|[/〔\-—~至第月年])(?P<n>[1-9][0-9]{{0,6}}) ?(?P<unit>{_UNITS})"
    r"(?!以上|余|多(?!个)|左右|工作日|[月]|百分点|小时)"
)
_BEFORE = compiled(r"(?P<noun>\p{Han}{2,14}?)(?:共计|总计|合计|共有|共|达到?|有|为|是|约|近|累计)?$")
_NAME = compiled(r"\p{Han}{1,12}")
_NAME_ENDS = compiled(
    r"[均全仅只都有在被将对已按为是的和及未各超]|(?<!公)共|(?<!参)与|中(?![心等小学])|公开(?![专栏目平指事申日课])|发布(?!会|平台)|更新|完成|建立|建成|参加|开展|设立|设置|编制|报送"
    r"|整改|提交|办理|答复|反映|要求|进行|需要|存在|采用|使用|得到|获得|涉及|配备|配有|实行|实现|逐一|统一|合计"
)
"""Where the name of what is counted ends and what is said of it begins."""
_AMONG = compiled(
    r"\p{Han}{0,10}?(?:\((?:社区|幼儿园|居)\))?(?:(?:当|之)?中(?![心等小学央层部年级共医旬])|仅|只(?:有)?)"
)
_ALL = compiled(r"\p{Han}{0,10}?(?:\((?:社区|幼儿园|居)\))?(?:均|全部|全都|都(?![市江匀])|一律|全覆盖)")
_WHOLE = compiled(
    r"(?:全部|所有|下辖|下属|所辖|所属|辖区?(?:内)?|全[省市县区镇乡街州](?:道)?(?:共(?:有)?)?|全系统|上述|以上|现有|共辖)(?:的)?$"
)
_NARROWED = compiled("(?<!部|有|体)的$")
"""热线转办的96件咨询 are some of all, 全部的96件 are not."""
_CLAUSE = compiled(r"[,;。:()\n\r|!?、]")
_ADMINISTRATIVE = compiled("^(?:行政|自然|建制)(?=村)")
_GOES_ON = compiled(r"[(街办站所校级内外部委局机]|[和及与、或](?!\s?[0-9])")
_DEFINITE = compiled(r"(?:的|各|合计|共|均|全部|已全部|都)")
_TAKEN_UP = compiled("(?:对|将|把|给|向|覆盖|组织|督促|约谈)$")
"""对12个在建项目, 8个隶属海关各1份: those that are known already."""
_BRACKET = compiled(r"\([^()]*\)")
_SHORTEST = 2
_NEXT = 2


class NamedCount(NamedTuple):
    """A count at `[start, end)` of the view. `name` follows it (乡镇 of 11个乡镇中有4个), `rest` is all that follows in its clause,
    `before` what leads to it. `among` says that a share of it is told, `whole` that all of them are meant, `known` that they
    were spoken of before.
    """

    value: int
    unit: str
    start: int
    end: int
    name: str
    rest: str
    before: str
    among: bool
    whole: bool
    known: bool
    clause: tuple[int, int]


def find_named_counts(text: str, region: Region) -> Iterator[NamedCount]:
    """Every count in digits of a region, with its names; more than (余) and what is narrowed down before it are none."""
    for match in _COUNT.finditer(text, region.start, region.end):
        if _NARROWED.search(text, max(region.start, match.start() - 3), match.start()):
            continue
        low, high = _bounds(text, region, match.start(), match.end())
        lead = text[max(low, match.start() - 14) : match.start()].rstrip()
        rest = _ADMINISTRATIVE.sub("", text[match.end() : min(region.end, match.end() + 16)])
        among = _AMONG.match(text, match.end(), high) is not None
        whole = _ALL.match(text, match.end(), high) is not None or _WHOLE.search(lead) is not None
        name = _name(rest)
        known = _TAKEN_UP.search(lead) is not None or _DEFINITE.match(rest, len(name)) is not None
        yield NamedCount(
            int(match["n"]),
            match["unit"],
            match.start(),
            match.end(),
            name,
            rest,
            lead,
            among,
            whole,
            known,
            (low, high),
        )


def shared_name(one: NamedCount, other: NamedCount) -> str:
    """What both count: the same name behind both (11个乡镇), or behind one and before the other (招聘公告26个). Empty if they do not."""
    if one.unit != other.unit:
        return ""
    if one.name and other.name:
        return _alike(one, other)
    named, led = (one, other) if one.name else (other, one)
    before = _BEFORE.search(led.before)
    if not named.name or before is None:
        return ""
    for length in range(len(named.name), _SHORTEST - 1, -1):
        if before["noun"].endswith(named.name[:length]):
            return named.name[:length]
    return ""


def _alike(one: NamedCount, other: NamedCount) -> str:
    length = 0
    for first, second in zip(one.name, other.name, strict=False):
        if first != second:
            break
        length += 1
    rests = [each.rest[length:] for each in (one, other)]
    brackets = [_BRACKET.match(rest) for rest in rests]
    if any(brackets) and (not all(brackets) or brackets[0].group() != brackets[1].group()):
        return ""  # 11个乡镇 and 12个乡镇(街道)
    if not any(brackets) and any(map(_GOES_ON.match, rests)):
        return ""  # 11个乡镇 and 12个乡镇街道
    whole = length == min(len(one.name), len(other.name))
    return one.name[:length] if length >= _SHORTEST or (length and whole) else ""


def is_slip(one: int, other: int) -> bool:
    """Whether one number is the other with two neighbouring digits exchanged."""
    first, second = str(one), str(other)
    if len(first) != len(second) or first == second:
        return False
    differ = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    return len(differ) == 2 and differ[1] == differ[0] + 1 and sorted(first) == sorted(second)


def is_near(one: int, other: int) -> bool:
    """Whether one digit of the two differs; of single digits, whether they lie close."""
    first, second = str(one), str(other)
    if len(first) == len(second) == 1:
        return abs(one - other) <= _NEXT
    return len(first) == len(second) and sum(a != b for a, b in zip(first, second, strict=True)) == 1


def _name(rest: str) -> str:
    run = _NAME.match(rest)
    if run is None:
        return ""
    ends = _NAME_ENDS.search(run.group())
    name: str = run.group()[: ends.start()] if ends else run.group()
    return name


def _bounds(text: str, region: Region, start: int, end: int) -> tuple[int, int]:
    low = region.start
    for match in _CLAUSE.finditer(text, max(region.start, start - 60), start):
        low = match.end()
    after = _CLAUSE.search(text, end, region.end)
    return low, after.start() if after else region.end
