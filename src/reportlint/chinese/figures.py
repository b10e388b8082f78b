"""Hanzi that stand twice by rule: figures of speech (人人签订, 动动手指, 一条条意见), names and offices (大姜村村民, 人事科科长)."""

from __future__ import annotations

from reportlint.chinese.weighing import begins_common_word, ends_common_word
from reportlint.chinese.words import begins_word, ends_word, is_hanzi, is_word

# Hanzi that stand twice as a word of its own: reduplicated nouns, measures, adverbs and adjectives, and first names.
TWICE = frozenset(
    "人天年月周旬季日家户村县处事时常往渐刚仅恰稍偏略纷频屡深牢紧慢悄默早远大好多少小高满足整久层步代世种样件条个次回句项批张份支场届座桩口段级期"
    "位声轻松平强稳双星等五九一八六零二三四七十百千万亿伙抹蓬勃试探含混说丝苦枚看坑洼束周字滴钉柳跃漫塔老露台每单重白太哥婆娃妹妈爸爷奶弟姐叔"
    "莎丽娜婷莹芳圆媛明亮洋阳洁玲萍红静敏娟燕伟欢佳倩晶琳丹薇蓉茜楠甜璐冰晨昊浩聪豆乐贝兰霞珍春雷磊鑫"
)

# Twice they are an adverb or a verb that may stand beside anything, if the second begins no word: 去处处动手, 再次偷偷走.
ALWAYS = frozenset("处时事常往渐刚仅恰稍纷频屡深牢紧慢悄默早远一看洗超两漫连偷握做想听说谈问试跃代层步")

# Twice they are each of them, before what each does: 人人签订, 月月更新, 级级落实.
_EACH = frozenset("人届个日月周年季旬天家户级层环关村站岗件条项步校班院处所街镇乡县区场厂组队批封页册粒箱")

# Verbs that are doubled to make them light: 动动手指, 提提建议.
_LIGHT = frozenset(
    "讲挑动打提走挂晒喝点比称戴坐出看想听说谈问试聊查逛摸找认量算数转跑歇擦洗扫练写读念拍跳唱吃尝敲推拉送帮劝陪站躺补修整收放翻评夸亮晃抖压拧捏碰见搭抱摆玩凑充潜发逗哄磨把瞧品闻嗅红晾搬挪"
)

_SAID = ("口口相传", "口口声声", "五五购物", "莫莫格", "可可盖", "可可西里", "可可托海", "育育繁推")
"""Sayings and names that begin with two equal hanzi, and names of one hanzi before them: 培育|育繁推一体化."""

_OF_LEARNING = frozenset("术会者科位报")

_WATERS = frozenset("江河湖海山岛港")
_MADE = frozenset("了出相进必适全大重些")

_WAYS = frozenset("下上来去起到好出完着了")

# The second half of lively words: 胖乎乎, 灰扑扑.
_LIVELY = frozenset("乎扑邦突油茫洋晶腾甸荡滚哄融绒灿悠汪澄巴津辣飘蓬颠哗盈匆娃朗涓")

_TITLE = 6
_COMMON = 9
_OFTEN = 12
_USED = 12
"""How rare a word may be and still be the one that was meant: 提提供, but not 喝喝水."""

# What stands before 一 where one of several is meant: 第一次次 is a slip, 一次次 is none.
_WHICH = frozenset("第上下任每同某之统唯这那")
_POINTED = frozenset("这那每")
_BRACKETS = frozenset("（(")
_CLOSING = frozenset("）)")

# Set phrases of the day that begin as what stands before them ends: 扫码码上办, 点击量量质齐升.
_PLAYED = (
    "市场监",
    "七抗",
    "七工",
    "荆襄",
    "荆恩",
    "黄咸",
    "高举",
    "人均",
    "动手指",
    "码上办",
    "码上查",
    "码上看",
    "码上享",
    "量质齐",
    "量质并",
    "稳中",
    "对碰",
    "心系群",
    "心系企",
    "心系民",
    "面对面",
    "点对点",
    "端对端",
)

# Offices of one hanzi, which have a head and a meeting of their own.
_ROOMS = frozenset("股科处室局院校所组队站馆厅部司区县乡镇市州村班厂社")

# Words that meet in every report, though they could be slips anywhere else: 主任任组长, 对公开工作作了部署, 公开栏栏目, 村委委员.
_AFTER = {
    "主任": ("任组", "任副", "任主"),
    "局长": ("长期",),
    "工作": ("作了", "作出", "作为", "作风"),
    "开栏": ("栏目",),
    "专栏": ("栏目",),
    "村委": ("委员",),
    "居委": ("委员",),
    "党委": ("委员",),
    "常委": ("委员",),
    "纪委": ("委员",),
}

# What ends the name of an office before 办.
_OFFICES = frozenset("府委道镇乡公综建改治管信务")

_WHOSE = frozenset("全各我本该外两几多市区州省每某")
"""What stands before 县 where no name does."""

_MAY = frozenset("可难足得")

COUNTED = frozenset(
    "箱页册封斤瓶袋桶盒碗筐车船帧叠捆款环波线弯条件个次回项批张份支场届座桩口段级期幅幕栋幢朵颗根盘群步层代对双片丝点排串阵声句本封笔滴束抹道趟圈缕面样种家户位名辆所间行列队堆簇股团把枚粒块组拨波天年遍首轮沓摞茬摊兜捧筒罐缸锅盆壶杯碟撮绺坨垛堵扇扎卷匹尾窝垄畦块洼汪泓湾弧番遭顿桌宿捺栏版屏只架"
)
"""Measures that stand twice after 一."""

# What is done each day, week or month.
_TIMES = frozenset("日周旬月季年天")
_REGULARLY = tuple("报清查晒评比考看更学练讲测巡见")

# Measures of things and times: what stands twice at the beginning of a clause is each of them, 次次有公告.
_UNITS = frozenset("次日件斤亩间座张户行株页项条家桩桌村处场校班组周月季旬厂店栋车船路街站")

# Nouns that stand twice in the same way, before what each of them does: 会会讲公开, 寨寨通5G.
_NOUNS = frozenset("会课寨村屯湾坪组园社区楼院巷河山塘渠校班岗站点事月年县乡镇街")
_DOES = frozenset("有通讲见晒必都皆能知懂达清明亮响优新净美绿富查问议评学练看签审核管治建修连设提谈")
_EACH_BEHIND = ("实现", "做到", "确保", "坚持", "达到", "力争", "争取", "推动", "保证", "要求")
_SURE_UNITS = (_UNITS | COUNTED) - frozenset("本个面层把名位对口代组级期号项")
_QUOTES = ("“", "《")

# Places of one hanzi that end a name, and what goes on with them: 马道村村民, 新桥镇镇长.
_OF_PLACES = {
    "村": ("村民", "村委", "村务", "村支", "村两", "村党", "村主", "村干"),
    "镇": ("镇长", "镇域", "镇党", "镇人", "镇政"),
    "乡": ("乡长", "乡党", "乡人", "乡政"),
    "县": ("县长", "县域", "县委", "县政", "县人"),
    "区": ("区长", "区委", "区域", "区政", "区人"),
    "市": tuple("市长 市委 市政 市民 市人 市区 市府 市直 市级 市属 市本 市局 市场 市监".split()),
    "州": ("州长", "州委", "州政", "州人"),
    "港": ("港区", "港口"),
    "所": ("所在地", "所需"),
}


def is_reduplicated(text: str, at: int) -> bool:
    """Whether two equal hanzi may be one word: each of them (审计人员人人签订), a verb made light (动动手指), a colour (胖乎乎的)."""
    ch = text[at]
    if ch in _WATERS and is_hanzi(text[at - 1 : at]):
        # 吴淞江江苏段, 太湖湖体
        return True
    if text[at - 1 : at + 1] == "工作" and text[at + 2 : at + 3] in _MADE:
        # 对他们的工作作相应的调整
        return True
    if ends_common_word(text, at + 1, _OFTEN) and not (ch in _EACH and ends_word(text, at)):
        # 水务工作家家关心 holds no 作家: a word is over before.
        return False
    if _is_light_pair(text, at):
        return True
    if ch in _LIGHT:
        # 坐坐消防车, but not 坐坐下来
        return text[at + 2 : at + 3] not in _WAYS and not begins_common_word(text, at + 1, _USED)
    each = ch in _EACH and is_hanzi(text[at + 2 : at + 3])
    return (each or ch in ALWAYS or ch in _LIVELY) and not begins_word(text, at + 1)


def _is_light_pair(text: str, at: int) -> bool:
    """Whether another verb made light, and its object, stand right before: 伸伸胳膊踢踢腿, 遛遛弯下下棋."""
    if begins_word(text, at + 1) or not is_hanzi(text[at + 2 : at + 3]):
        return False
    for first in (at - 3, at - 4):
        piece = text[first:at] if first >= 0 else ""
        if piece and piece[0] == piece[1] != text[at] and all(map(is_hanzi, piece)):
            return not (begins_word(text, first + 1) or ends_word(text, first + 1))
    return False


def _is_of_learning(text: str, at: int) -> bool:
    """Whether a discipline or a kind of school ends before what is learnt: 徽学学术大会, 中小学学位, but not 开展学学术交流."""
    if text[at] != "学" or text[at + 2 : at + 3] not in _OF_LEARNING:
        return False
    return is_word(text[at - 2 : at + 1]) or not ends_word(text, at)


def is_usual(text: str, at: int) -> bool:
    """Whether two equal hanzi are one of the figures that official prose knows, whatever words they could be."""
    ch = text[at]
    before, after = text[at - 1 : at], text[at + 2 : at + 3]
    ends = ends_word(text, at + 1)
    single = is_hanzi(after) and not is_hanzi(text[at + 3 : at + 4]) and not begins_common_word(text, at + 1, _COMMON)
    if ch in TWICE and single:
        # 日日查、周周报、月月评, 做到工作日日清、周周结, but not 《条条例》
        next_two = text[at + 4 : at + 6]
        if not is_hanzi(before) or (len(next_two) == 2 and next_two[0] == next_two[1] and is_hanzi(next_two[0])):
            return True
    if ch in (before, after) or after == "某" or _is_of_time(text, at) or _is_each_or_tried(text, at):
        return True
    if ch == "一" and is_hanzi(after) and before not in _WHICH and not begins_common_word(text, at + 1, _COMMON):
        # 一一对照, but not 之一一的
        return True
    if ch == "等" or (ch == "区" and after.isdecimal()) or text.startswith(_SAID, at) or _is_of_learning(text, at):
        # 等等, 区区4万条
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
    if ch in _ROOMS and (after == "长" or text.startswith(("务会", "主任"), at + 2)):
        # 各科科长, 局局务会
        return True
    if text.startswith((*_PLAYED, *_AFTER.get(text[at - 1 : at + 1], ())), at + 1):
        return True
    # 一条条道路, 一批批企业
    which = text[at - 2 : at - 1]
    # 第一件件 is a slip, 这一封封家书 is none.
    return (before == "一" and ch in COUNTED and (which not in _WHICH or which in _POINTED)) or (
        ch in _OF_PLACES and _ends_name(text, at)
    )


def _is_each_or_tried(text: str, at: int) -> bool:
    """监狱狱务公开, 组合项目拆拆看, 次次有公告 at the beginning of a clause."""
    ch, before, after = text[at], text[at - 1 : at], text[at + 2 : at + 3]
    if after == "务":
        return ends_word(text, at + 1) and not begins_common_word(text, at + 1, _COMMON)
    if after == "看":
        return not is_hanzi(text[at + 3 : at + 4]) and not begins_common_word(text, at + 1, _OFTEN)
    if begins_word(text, at + 1):
        return False
    if ch in _EACH and after in _QUOTES:
        # 月月“炒冷饭”
        return not ends_word(text, at + 1)
    new = not (is_hanzi(before) or before.isdecimal()) or text[at - 2 : at] in _EACH_BEHIND
    known = (ch in _UNITS and not is_hanzi(before)) or ch in _SURE_UNITS or (ch in _NOUNS and after in _DOES)
    return new and known and is_hanzi(after)


def _is_of_time(text: str, at: int) -> bool:
    """周周报, 月月评; 分分钟, but not 5分分钟."""
    if text.startswith("分分钟", at):
        return not text[at - 1 : at].isdecimal()
    return text[at] in _TIMES and text[at + 2 : at + 3] in _REGULARLY and not text[at - 1 : at].isdecimal()


def _ends_name(text: str, at: int) -> bool:
    """Whether the first of two equal hanzi may end the name of a place: 马道村村民, 新桥镇镇长, but not 组织村村民."""
    if not text.startswith(_OF_PLACES[text[at]], at + 1):
        return False
    name = text[max(0, at - 2) : at]
    return text[at] == "所" or (len(name) == 2 and is_hanzi(name[1]) and not ends_word(text, at))


def is_pair(text: str, at: int) -> bool:
    """山山水水, 轻轻松松."""
    behind, ahead = text[at + 2 : at + 4], text[max(0, at - 2) : at]
    return any(len(two) == 2 and two[0] == two[1] and is_hanzi(two[0]) for two in (ahead, behind))


def is_short_title(text: str, at: int) -> bool:
    """《柳柳州》, “五五”购物节: short titles, and what is quoted alone, may be names."""
    before, after = text[at - 1 : at], text[at + 2 : at + _TITLE]
    return (before == "《" and "》" in after) or (before == "“" and after.startswith("”"))
