"""One hanzi written twice: where that can be read (天天, 工作作风, 市市场监督管理局), and where it is a slip (公公开)."""

from __future__ import annotations

from reportlint.chinese._joints import JOINTS
from reportlint.chinese.figures import ALWAYS, TWICE, is_pair, is_reduplicated, is_short_title, is_usual
from reportlint.chinese.repetition import is_right_double
from reportlint.chinese.weighing import weigh
from reportlint.chinese.words import LONGEST, begins_word, ends_word, falls_into_words, is_hanzi, is_word

# Organs and places of one hanzi; names begin and end with them: 县县委, 市市场监督管理局, 局局长.
_ORGANS = frozenset("省市州县区乡镇村局部厅院校社司股某队")

# Nouns of one hanzi that end a name as another word begins: 道路路内, 陈述人人数, 主要营业所所在地.
_NOUNS = frozenset(
    "网生医物图工资水奖书费品机表款药车田粮馆票证箱屏岗课链池坝栏渠堤源税权地街军楼塔岛署班旅团庭案路罪人林国年所处会站馆室组科园委湖山港城水船月厂矿桥江"
)

# Words that go on with no name: 水水平, 所所有 and 组组织 are slips.
_NOT_JOINED = tuple(
    "水平 水利 权利 权力 权益 权限 权威 地方 地区 地址 地点 案件 班子 团结 团队 军民 国务 国家 国民 国际 国内 国有 人民 人大 人力 人才 人员 人社 人口 人工 组织 组建 所有 所属 会同 处理 处置 处罚 处于 科学 科技 科研 "
    "委托 委员 城市 城乡 城镇 社会 社区 区分 部署 部分 部门 年龄 路径 月度 站位".split()
)

_MEASURES = frozenset("件条次个项份场届名篇期批座家张台套宗起例人处部本位幅辆栋间户款章节岁元分万亿")
_EVERY = frozenset("逐每哪")
_DATES = frozenset("年月日")
_OF_YEARS = tuple("中会底初末终内均报审检鉴产")
_NUMERALS = frozenset("〇零一二三四五六七八九十百千")
_UNITS = frozenset("十百千")

# A word of one hanzi stands first (经经营主体申请, 对对方主张), second (目的的, 可以以划拨方式), or either (有有效期, 事由由法律规定).
_FIRST_ALONE = frozenset("原经对和在从将把被向")
_SECOND_ALONE = frozenset("的以与为")
_EITHER_ALONE = frozenset("由同有会作做使要用其")

# After a noun these are words of their own: 工作中中层干部, 会上上级.
_BESIDE = frozenset("上下中内外前后里间")

_AFTER_IDIOMS = frozenset("是地的为在之其")

# They join what stands on both sides, so that no word that begins with them follows: 以以及, 或或者.
_NEVER_FIRST = frozenset("以及或")

_SLIP = -5
_LIKELY = 5
_SURE = 16
_CERTAIN = 36
_NEVER = 1000
"""Weights above which two equal hanzi are a slip though they can be read somehow: at large, where the hanzi is often a word
of its own, where it also ends one there, where it may be each of them, and where it begins a word as it should."""


def is_wrong_double(text: str, at: int) -> bool:
    """Whether `text[at]` and the same hanzi after it are a slip.

    They are one if the text around falls into words without the second hanzi and does not with it, or only into such words
    as nobody would expect there. A text that says them twice in the same surroundings means them.
    """
    ch = text[at]
    if ch in _NUMERALS and (wrong := _is_wrong_numeral(text, at)) is not None:
        return wrong
    if _is_counted(text, at):
        # 12件件, but not 2026年年中
        return not (ch == "年" and text[at + 2 : at + 3] in _OF_YEARS) and not _begins_rare_word(text, at + 1)
    if text[at - 1 : at].isdecimal() and (ch in _MEASURES or ch in _DATES) and begins_word(text, at + 1):
        # 12项项目, 3家家庭, 2022年年度报告
        return False
    if is_usual(text, at) or (ends_word(text, at) and is_reduplicated(text, at)):
        # 水务工作家家关心: a word is over before them, so that they are no end of 作家.
        return False
    least = _least(text, at)
    always = ch in ALWAYS and not begins_word(text, at + 1)
    slip = (least != _CERTAIN and not always and _cannot_be_read(text, at)) or weigh(text, at) > least
    return slip and text.count(text[max(0, at - 1) : at + 3]) == 1 and not _is_meant(text, at)


def _begins_rare_word(text: str, at: int) -> bool:
    from reportlint.chinese.meant import is_rare_word

    return is_rare_word(text[at : at + 2])


def _is_meant(text: str, at: int) -> bool:
    from reportlint.chinese.meant import is_meant

    return is_meant(text, at)


def _least(text: str, at: int) -> int:
    """The weight above which two equal hanzi are a slip though they can be read."""
    ch = text[at]
    if ch in _FIRST_ALONE and ch not in JOINTS and begins_word(text, at + 1):
        return _SURE
    if is_pair(text, at) or is_short_title(text, at):
        # 山山水水; short titles are names: 《柳柳州》.
        return _CERTAIN
    if is_reduplicated(text, at):
        return _CERTAIN
    if ch in _BESIDE and is_hanzi(text[at - 1 : at]) and begins_word(text, at + 1):
        # 线上上传
        return _SURE
    if is_right_double(text, at):
        # 参与与监督 may be a slip, and 以以及 is one, but 将将来的安排 is none.
        ends = text[at - 1 : at] in JOINTS.get(ch, ("",))[0]
        return _SURE if ends or ch in _NEVER_FIRST else _NEVER
    return _LIKELY if ch in _EITHER_ALONE and is_hanzi(text[at - 1 : at]) else _SLIP


def _is_counted(text: str, at: int) -> bool:
    """Whether two equal measures follow a number: 12件件, 第四十条条, 2023年年6月; but not 2023年年度报告, 12项项目."""
    ch = text[at]
    before = text[at - 1 : at]
    if begins_word(text, at + 1) and not text.startswith("人次", at + 1):
        return False
    if before in _EVERY:
        # 逐件件, but not 每处处五十元罚款
        return ch in _MEASURES and ch != "处"
    if before.isdecimal() and before.isascii():
        return (ch in _MEASURES and text[at + 2 : at + 3] != "均") or ch in _DATES
    start = at
    while start and text[start - 1] in _NUMERALS:
        start -= 1
    return ch in _MEASURES and at > start and text[start - 1 : start] == "第"


def _is_wrong_numeral(text: str, at: int) -> bool | None:
    """Whether 第四十七七条 or （五五） has a numeral too many; nothing where the hanzi are in no such place."""
    start, end = at, at + 2
    while start and text[start - 1] in _NUMERALS:
        start -= 1
    while text[end : end + 1] in _NUMERALS and end < len(text):
        end += 1
    run, before, after = text[start:end], text[start - 1 : start], text[end : end + 1]
    if before == "第" and (len(run) == 2 or not _UNITS.isdisjoint(run)):
        return True
    if after == "是" and not is_hanzi(before) and len(run) == 2:
        # 一一是健全制度
        return True
    if (before in "（(" and after in "）)" and before and after) or (
        after == "、" and not is_hanzi(before) and len(run) < 4
    ):
        return True
    if len(run) > 2 and _UNITS.isdisjoint(run):
        # 二〇〇八年, 一一九
        return False
    return None


def _cannot_be_read(text: str, at: int) -> bool:
    """Whether the text around falls into words without the second of two equal hanzi, and does not with it."""
    plain = text[max(0, at - 2 * LONGEST) : at] + text[at + 1 : at + 2 * LONGEST + 2]
    place = min(at, 2 * LONGEST)
    nouns, closings = _alone(text, at)
    for reach in (0, 1):
        low, high = _around(text, at, at + 2, reach)
        if any(falls_into_words(text, low, high, TWICE, nouns, closed) for closed in closings):
            continue
        if all(_is_plain(plain, place, wide) for wide in (reach, 1)):
            return True
    return False


def ends_long_word(text: str, at: int) -> bool:
    """Whether a word of four hanzi ends with the first of two, and the second may be one of its own: 实事求是是, 脚踏实地地."""
    return text[at] in _AFTER_IDIOMS and at >= LONGEST - 1 and is_word(text[at + 1 - LONGEST : at + 1])


def _alone(text: str, at: int) -> tuple[frozenset[str], tuple[tuple[int, ...], ...]]:
    """The nouns of one hanzi there, and which of the two equal hanzi cannot be a word of its own, in each way to read them."""
    ch = text[at]
    if ch in _EITHER_ALONE:
        return frozenset(), ((at,), (at + 1,))
    if ch in _SECOND_ALONE:
        return frozenset(), ((at,),)
    if ch in _FIRST_ALONE or ch in _BESIDE:
        return frozenset(), ((at + 1,),)
    if text.startswith(_NOT_JOINED, at + 1):
        return frozenset(), ((at, at + 1),)
    if ch in _ORGANS:
        return _ORGANS, ((),)
    return (_NOUNS, ((at + 1,),)) if ch in _NOUNS else (frozenset(), ((at, at + 1),))


def _is_plain(text: str, at: int, reach: int) -> bool:
    low, high = _around(text, at, at + 1, reach)
    return falls_into_words(text, low, high, TWICE, frozenset())


def _around(text: str, start: int, end: int, reach: int) -> tuple[int, int]:
    """The ends of a piece, moved outwards by as many as `reach` hanzi."""
    low, high = start, end
    while low > max(0, start - reach) and is_hanzi(text[low - 1]):
        low -= 1
    while high < min(len(text), end + reach) and is_hanzi(text[high]):
        high += 1
    return low, high
