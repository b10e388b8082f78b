"""Names of other organs where a document can only mean its own: who wrote it, who is asked about it, who signs."""

from __future__ import annotations

from reportlint.binding.searching import search
from reportlint.chinese.organs import Kin, alike, is_organ, kinship, read_organ
from reportlint.chinese.words import is_word
from reportlint.compiled import compiled
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportlint.binding.binding import Binding, Region
    from reportlint.language.patterns import Pattern

_NO_PLACE = (
    "指导|帮助|协助|配合|联合|会同|督促|组织|推动|支持|要求|通过|依托|借鉴|学习|考察|邀请|对接|协调|参照|转交|移交|参加|根据|按照|关于|对于|依据"
    "|加强|完善|结合|围绕|依照|遵照|对照|接受|委托|报送|依靠|服从|隶属|承担|代表|作为|成为|请示|汇报|报请|函告|提交|上报|提请|得到|获得|配套"
    "|信息|单位|公开|工作|发布|主动|网站|平台|部门|机关|业务|主管|监管|上级|下级|所在|直属|有关|相关|联系|负责|申请|办理|答复|群众|企业|市民"
    "|[为由是在的及用将被把让使请与等了这那该其各本我此某经向从据按凭受]"
)
"""Words that stand before 市 or 县 and are no place: 通过市教育局, 单位为县财政局."""
_TWO_WORDS = 4
_SHORTEST = 4
_WITH_SUPERIOR = 2
"""How often the kind of organ stands in a name that tells its superior: 昆明海关所属勐腊海关."""


class Stated(NamedTuple):
    """A pattern whose slot `name` is who wrote the document; with `beside` any other organ is wrong there, else one elsewhere."""

    pattern: Pattern
    beside: bool


def stated_otherwise(
    binding: Binding,
    regions: Sequence[Region],
    value: str,
    stated: Sequence[Stated],
    excused: Callable[[str], bool],
    inside: Callable[[int, int], bool],
) -> Iterator[tuple[int, int]]:
    """Places of names that are not those of `value`, where only it can stand.

    `inside` tells whether what stands from one place to another is to be passed over: a title that is cited. What leads
    up to a name is asked about with it, so that the quotation marks around the name alone (在“清河市”网站) are none.
    """
    text = binding.document.view.text
    for pattern, beside in stated:
        for match in search(binding, pattern, regions):
            for capture in match.captures:
                name = _without_office(text[capture.start : capture.end], value)
                if (
                    capture.name == "name"
                    and is_another(name, value, excused if beside else None)
                    and not inside(match.start, capture.start + len(name))
                ):
                    yield capture.start, capture.start + len(name)


def _without_office(name: str, value: str) -> str:
    """The organ of a name that may go on with one of its offices: 陇西县教育局, of 陇西县教育局政策法规科.

    The office of a government is an organ itself, where that of `value` is one.
    """
    while len(name) > _SHORTEST and not is_organ(name):
        name = name[:-1]
    short = name.removesuffix("办公室")
    itself = value.endswith("办公室") and read_organ(short).is_seat and not short.endswith("办公室")
    return short if is_organ(short) and not itself else name


def is_another(name: str, value: str, excused: Callable[[str], bool] | None = None) -> bool:
    """Whether `name` is certainly the name of another organ than `value`.

    One of the same place is another unless it is `excused`; without that, only one elsewhere is.
    """
    if "\n" in value or not is_organ(name) or has_no_place(name):
        return False
    kin = kinship(name, value)
    if kin is Kin.BELOW:
        # 陇西县教育局 is not asked about the report of 通渭市教育局.
        return excused is not None and _are_namesakes(name, value)
    if kin is Kin.BESIDE:
        return excused is not None and not excused(name)
    return kin is Kin.ELSEWHERE and (excused is not None or not _may_be_above(name, value))


def has_no_place(name: str) -> bool:
    """Whether a name begins with words that are not part of it."""
    return any(
        compiled(_NO_PLACE).search(place)
        or (len(place) >= _TWO_WORDS and not unit.startswith("自治") and is_word(place[:2]))
        for place, unit in read_organ(name).places
    )


def _may_be_above(name: str, value: str) -> bool:
    """Whether names on the same step do not tell which is above the other: 浏阳市, 长沙市; two customs houses."""
    one, self = read_organ(name), read_organ(value)
    return one.rank == self.rank == 1 or (one.rank < 0 and value.count(one.body[-2:]) < _WITH_SUPERIOR)


def _are_namesakes(name: str, value: str) -> bool:
    one, self = read_organ(name), read_organ(value)
    if one.is_seat or self.is_seat:
        return False
    return alike(one.body, self.body) or all(each.body.endswith("医院") for each in (one, self))


def is_namesake(name: str, value: str) -> bool:
    """Whether `name` is that of another place's organ of the same kind: 云山县水利局, of 云岭县水利局."""
    elsewhere = not has_no_place(name) and kinship(name, value) is Kin.ELSEWHERE
    return elsewhere and _are_namesakes(name, value)


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
