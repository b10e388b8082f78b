"""One hanzi written twice: where that can be read (天天, 工作作风, 市市场监督管理局), and where it is a slip (公公开)."""

from __future__ import annotations

from reportlint.chinese._joints import JOINTS
from reportlint.chinese.repetition import is_right_double
from reportlint.chinese.weighing import weigh
from reportlint.chinese.words import LONGEST, begins_word, ends_word, falls_into_words, is_hanzi, is_word

# Organs and places of one hanzi; names begin and end with them: 县县委, 市市场监督管理局, 局局长.
_ORGANS = frozenset("省市州县区乡镇村局部厅院校社司股某队")

# Nouns of one hanzi that end a name as another word begins: 道路路内, 陈述人人数, 主要营业所所在地.
_NOUNS = frozenset(
    "网生医物图工资水奖书费品机表款药车田粮馆票证箱屏岗课链池坝渠堤源税权地街军楼塔岛署班旅团庭案路罪人林国年所处会站馆室组科园委湖山港城水船月厂矿桥江"
)

# Words that go on with no name: 水水平, 所所有 and 组组织 are slips.
_NOT_JOINED = tuple(
    "水平 水利 权利 权力 权益 权限 权威 地方 地区 地址 地点 案件 班子 团结 团队 军民 国务 国家 国民 国际 国内 国有 人民 人大 人力 人才 人员 人社 人口 人工 组织 组建 所有 所属 会同 处理 处置 处罚 处于 科学 科技 科研 "
    "委托 委员 城市 城乡 城镇 社会 社区 区分 部署 部分 部门 年龄 路径 月度 站位".split()
)

# Hanzi that stand twice as a word of its own: reduplicated nouns, measures, adverbs and adjectives, and first names.
_TWICE = frozenset(
    "人天年月周旬季日家户村县处事时常往渐刚仅恰稍偏略纷频屡深牢紧慢悄默早远大好多少小高满足整久层步代世种样件条个次回句项批张份支场届座桩口段级期"
    "位声轻松平强稳双星等五九一八六零二三四七十百千万亿伙抹蓬勃试探含混说丝苦枚看坑洼束周字滴钉柳跃漫塔老露台每单重白太哥婆妹妈爸爷奶弟姐叔"
    "莎丽娜婷莹芳圆媛明亮洋阳洁玲萍红静敏娟燕伟欢佳倩晶琳丹薇蓉茜楠甜璐冰晨昊浩聪豆乐贝兰霞珍春雷磊鑫"
)

# Twice they are an adverb or a verb that may stand beside anything, if the second begins no word: 去处处动手, 再次偷偷走.
_ALWAYS = frozenset("处时事常往渐刚仅恰稍纷频屡深牢紧慢悄默早远一看洗超两漫连偷握做想听说谈问试跃代层步")

# Twice they are each of them, before what each does: 人人签订, 月月更新, 级级落实.
_EACH = frozenset("人个日月周年季旬天家户级层环关村站岗件条项步")

_MEASURES = frozenset("件条次个项份场届名篇期批座家张台套宗起例人处部本位幅辆栋间户款章节岁元分")
_EVERY = frozenset("逐每")
_DATES = frozenset("年月日")
_TITLE = 6

# What stands before 一 where one of several is meant: 第一次次 is a slip, 一次次 is none.
_WHICH = frozenset("第上下任每同某之统唯")
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

_BRACKETS = frozenset("（(")
_CLOSING = frozenset("）)")

# Set phrases of the day that begin as what stands before them ends: 扫码码上办, 点击量量质齐升.
_PLAYED = (
    "码上办",
    "码上查",
    "码上看",
    "码上享",
    "量质齐",
    "量质并",
    "心系群",
    "心系企",
    "心系民",
    "面对面",
    "点对点",
    "端对端",
)

# What ends the name of an office before 办.
_OFFICES = frozenset("府委道镇乡公综建改治管信务")

_WHOSE = frozenset("全各我本该外两几多市区州省每某")
"""What stands before 县 where no name does."""

_MAY = frozenset("可难足得")

# Measures that stand twice after 一.
_COUNTED = frozenset(
    "条件个次回项批张份支场届座桩口段级期幅幕栋幢朵颗根盘群步层代对双片丝点排串阵声句本封笔滴束抹道趟圈缕面样种家户位名辆所间行列队堆簇股团把枚粒块组拨波天年遍首轮"
)

# Places of one hanzi that end a name, and what goes on with them: 马道村村民, 新桥镇镇长.
_OF_PLACES = {
    "村": ("村民", "村委", "村务", "村支", "村两", "村党", "村主", "村干"),
    "镇": ("镇长", "镇域", "镇党", "镇人", "镇政"),
    "乡": ("乡长", "乡党", "乡人", "乡政"),
    "县": ("县长", "县域", "县委", "县政", "县人"),
    "区": ("区长", "区委", "区域", "区政", "区人"),
    "市": ("市长", "市委", "市政", "市民", "市人", "市区"),
    "州": ("州长", "州委", "州政", "州人"),
    "港": ("港区", "港口"),
    "所": ("所在地", "所需"),
}


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
        return True
    if _is_usual(text, at):
        return False
    each = (ch in _ALWAYS and not begins_word(text, at + 1)) or _is_pair(text, at)
    slip = (not each and _cannot_be_read(text, at)) or weigh(text, at) > _least(text, at)
    return slip and text.count(text[max(0, at - 1) : at + 3]) == 1


def _least(text: str, at: int) -> int:
    """The weight above which two equal hanzi are a slip though they can be read."""
    ch = text[at]
    if ch in _FIRST_ALONE and ch not in JOINTS and begins_word(text, at + 1):
        return _SURE
    if _is_pair(text, at) or (text[at - 1 : at] == "《" and "》" in text[at + 2 : at + _TITLE]):
        # 山山水水; short titles are names: 《柳柳州》.
        return _CERTAIN
    each = ch in _ALWAYS or (ch in _EACH and is_hanzi(text[at + 2 : at + 3]))
    if each and not ends_word(text, at + 1) and not begins_word(text, at + 1):
        # 审计人员人人签订
        return _CERTAIN
    if is_right_double(text, at):
        # 参与与监督 may be a slip, and 以以及 is one, but 将将来的安排 is none.
        ends = text[at - 1 : at] in JOINTS.get(ch, ("",))[0]
        return _SURE if ends or ch in _NEVER_FIRST else _NEVER
    return _LIKELY if ch in _EITHER_ALONE and is_hanzi(text[at - 1 : at]) else _SLIP


def _is_usual(text: str, at: int) -> bool:
    """Whether two equal hanzi are one of the figures that official prose knows, whatever words they could be."""
    ch = text[at]
    before, after = text[at - 1 : at], text[at + 2 : at + 3]
    ends = ends_word(text, at + 1)
    if ch in _TWICE and is_hanzi(after) and not is_hanzi(text[at + 3 : at + 4]):
        # 日日查、周周报、月月评, 做到工作日日清、周周结
        next_two = text[at + 4 : at + 6]
        if not is_hanzi(before) or (len(next_two) == 2 and next_two[0] == next_two[1] and is_hanzi(next_two[0])):
            return True
    if ch in (before, after) or after == "某":
        return True
    if ch == "以" and before in _MAY and is_hanzi(after):
        # 可以以数据电文形式提出
        return True
    if after in _BRACKETS and (not ends or text[at + 4 : at + 5] in _CLOSING or text[at + 5 : at + 6] in _CLOSING):
        # 县县（市、区）, 搭建建（构）筑物, but not 单位位（含各科室）
        return True
    if ch == "县" and is_hanzi(before) and before not in _WHOSE:
        # 浚县县市场监督管理局
        return True
    if ch == "办" and before in _OFFICES:
        # 县政府办办理
        return True
    if text.startswith(_PLAYED, at + 1):
        return True
    # 一条条道路, 一批批企业
    return (before == "一" and ch in _COUNTED and text[at - 2 : at - 1] not in _WHICH) or (
        ch in _OF_PLACES and _ends_name(text, at)
    )


def _ends_name(text: str, at: int) -> bool:
    """Whether the first of two equal hanzi may end the name of a place: 马道村村民, 新桥镇镇长, but not 组织村村民."""
    if not text.startswith(_OF_PLACES[text[at]], at + 1):
        return False
    name = text[max(0, at - 2) : at]
    return text[at] == "所" or (len(name) == 2 and is_hanzi(name[1]) and not ends_word(text, at))


def _is_counted(text: str, at: int) -> bool:
    """Whether two equal measures follow a number: 12件件, 第四十条条, 2023年年6月; but not 2023年年度报告, 第三条条款."""
    ch = text[at]
    start = at
    while start and text[start - 1] in _NUMERALS:
        start -= 1
    if text[at - 1 : at] in _EVERY:
        return ch in _MEASURES
    if text[at - 1 : at].isdecimal() and text[at - 1].isascii():
        return (ch in _MEASURES and text[at + 2 : at + 3] != "均") or (ch in _DATES and not begins_word(text, at + 1))
    return ch in _MEASURES and at > start and text[start - 1 : start] == "第" and not begins_word(text, at + 1)


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
    if (before in _BRACKETS and after in _CLOSING) or (after == "、" and not is_hanzi(before) and len(run) < 4):
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
        if any(falls_into_words(text, low, high, _TWICE, nouns, closed) for closed in closings):
            continue
        if all(_is_plain(plain, place, wide) for wide in (reach, 1)):
            return True
    return False


def ends_long_word(text: str, at: int) -> bool:
    """Whether a word of four hanzi ends with the first of two, and the second may be one of its own: 实事求是是, 脚踏实地地."""
    return text[at] in _AFTER_IDIOMS and at >= LONGEST - 1 and is_word(text[at + 1 - LONGEST : at + 1])


def _is_pair(text: str, at: int) -> bool:
    """山山水水, 轻轻松松."""
    behind, ahead = text[at + 2 : at + 4], text[max(0, at - 2) : at]
    return any(len(two) == 2 and two[0] == two[1] and is_hanzi(two[0]) for two in (ahead, behind))


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
    return falls_into_words(text, low, high, _TWICE, frozenset())


def _around(text: str, start: int, end: int, reach: int) -> tuple[int, int]:
    """The ends of a piece, moved outwards by as many as `reach` hanzi."""
    low, high = start, end
    while low > max(0, start - reach) and is_hanzi(text[low - 1]):
        low -= 1
    while high < min(len(text), end + reach) and is_hanzi(text[high]):
        high += 1
    return low, high
