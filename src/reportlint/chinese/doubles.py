"""One hanzi written twice: where that can be read (天天, 工作作风, 市市场监督管理局), and where it is a slip (公公开)."""

from __future__ import annotations

from reportlint.chinese.words import LONGEST, SINGLE, begins_word, falls_into_words, is_hanzi, is_word

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
_ALWAYS = frozenset("处时事常往渐刚仅恰稍纷频屡深牢紧慢悄默早远一看洗超两漫连偷握做用想听说谈问试跃依代层步")

_MEASURES = frozenset("件条次个项份场届名篇期批座家张台套宗起例")
_YEARS = frozenset("一二三四五六七八九〇零")
_TITLE = 6
_NUMERALS = frozenset("一二三四五六七八九十")

# A word of one hanzi stands first (经经营主体申请, 对对方主张), second (目的的, 可以以划拨方式), or either (有有效期, 事由由法律规定).
_FIRST_ALONE = frozenset("原经对和在从将把被向")
_SECOND_ALONE = frozenset("的以与为")
_EITHER_ALONE = frozenset("由同有会作做使要用其")

# After a noun these are words of their own: 工作中中层干部, 会上上级.
_BESIDE = frozenset("上下中内外前后里间")

_BRACKETS = frozenset("（(")


def is_wrong_double(text: str, at: int) -> bool:
    """Whether `text[at]` and the same hanzi after it are a slip.

    They are one if the text around falls into words without the second hanzi, and does not with it.
    """
    ch = text[at]
    before, after = text[at - 1 : at], text[at + 2 : at + 3]
    if ch in "〇零" and before in _YEARS and after in _YEARS:
        return False
    if ch in _ALWAYS and not begins_word(text, at + 1):
        return False
    if ch in _TWICE and not is_hanzi(before) and is_hanzi(after) and not is_hanzi(text[at + 3 : at + 4]):
        # 日日查、周周报、月月评
        return False
    if before == "《" and "》" in text[at + 2 : at + _TITLE]:
        # Short titles are names: 《柳柳州》.
        return False
    if ch in (before, after) or _is_pair(text, at) or after in _BRACKETS or after == "某" or before == "一":
        return False
    if before.isdecimal() and ch in _MEASURES and after != "均":
        return True
    if before == "第" and ch in _NUMERALS:
        return after not in _NUMERALS
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
    return text[at] in SINGLE and at >= LONGEST - 1 and is_word(text[at + 1 - LONGEST : at + 1])


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
