"""Doubled words that are right: names that join (市人民政府政府信息公开), steps that are counted, verbs that are softened."""

from __future__ import annotations

from reportlint.chinese.figures import COUNTED
from reportlint.chinese.weighing import cheapest_reading, rank_of
from reportlint.chinese.words import is_hanzi, is_word, word_over

_REACH = 8
_SPEECH = 30

# Verbs that people double to soften them: 研究研究.
_SOFTENED = frozenset(
    "研究 讨论 学习 商量 考虑 休息 了解 打听 锻炼 收拾 琢磨 交流 介绍 走动 热闹 比较 体验 关心 感受 思考 请示 打扫 解释 劝说 辨认 商议 "
    "练习 尝试 高兴 轻松 放松 暖和 冷静 沟通 过问 说道 分享 合计 凉快 理解 打扮 亲近 体会 回忆".split()
)

# Adverbs that grow with each copy.
_STRONG = frozenset("非常 好多 许多 越来".split())

# Nouns that are verbs too: 社会组织组织的活动, 人大代表代表群众, 本规定规定的期限; and what goes before and after, where that is known.
_AGENTS = frozenset(
    "组织 代表 领导 编辑 翻译 指挥 裁判 导演 教练 主持 监理 代理 保管 会计 警卫 护理 同意 规定 决定 通知 约定 记录 要求 建议 组成".split()
)
_AGENTS_AFTER = {"组织": frozenset("会济业众党团间际体善治愿术方层社位学")}
_AGENTS_BEFORE = {"规定": frozenset("的应可须由不之"), "要求": frozenset("的各应不将在把对")}

# Words with which names end as well as begin, what stands before them in names, and what follows them in others:
# 政务公开公开目录, 人民政府政府信息公开, 物业管理管理规约.
_JOINING: dict[str, tuple[str, str]] = {
    "公开": (
        "政务 信息 财务 村务 党务 居务 院务 校务 警务 检务 厂务 司法 预算 决算",
        "目录 指南 渠道 平台 栏目 专栏 事项 范围 方式 属性 形式 时限 年报 清单 流程 主体 机构",
    ),
    "政府": (
        "人民 各级 地方 镇乡 省市 市县 县区 市区 县级 市级 省级 州级 区级 乡镇 中央 特区 府省 本级 上级 下级",
        "信息 网站 门户 公报 常务 办公 部门 职能 规章 文件 采购 购买 投资 储备 债务 债券 专项 奖励 补贴 补助 服务 机关 系统 主导 工作 热线 规范 定价",
    ),
    "信息": ("公共 个人 企业 信用 环境 安全 基础 地理 统计 财政 气象 电子 网络 登记 公示", "系统 平台 中心 资源"),
    "政务": ("电子 数字 智慧 掌上 网上", "服务 大厅 中心 平台 云平 外网 内网"),
    "管理": (
        "物业 行政 监督 安全 质量 城市 财务 户籍 环境 企业 交通 档案 资产 公司 社会 市场 卫生 资源 合同 工程 项目 信息 风险 人事 土地 预算 运营 经营",
        "规约 办法 条例 制度 规定 系统 平台 中心 学院",
    ),
    "服务": (
        "公共 政务 社会 便民 法律 金融 信息 就业 养老 医疗 志愿 技术 咨询 社区",
        "中心 平台 大厅 窗口 指南 热线 站点",
    ),
    "行政": ("工商 司法 公安 教育 综合", "许可 处罚 强制 复议 诉讼 执法 机关 管理 审批"),
    "网站": ("政府 门户 官方", "地图 集群 群建 普查 首页"),
    "监督": ("社会 审计 行政 司法 舆论 民主 执法 群众 法律 内部", "机构 电话 热线 委员 平台"),
    "委员": ("政协 人大 纪委 仲裁 监察 常务 审判", "会主 会议 会成 会办 会副 会组"),
    "会议": ("人大 代表 常务 专题 工作 联席 全体 协商 党组 办公", "纪要 精神 决定 议程"),
    "机关": ("行政 司法 公安 国家 检察 审判 党政 监察 立法 税务 海关 领导", "事务 党委 党建 党支 工委"),
    "单位": ("事业 企业 用人 建设 施工 主管 所属 成员 责任 牵头", "内部 法人"),
    "企业": ("中小 国有 民营 工业 外资 科技 商业 小微 涉农 生产 高新", "法人 家协 家代"),
    "标准": ("国家 行业 地方 团体 企业 技术 质量 安全 规范 公开", "化工 化建 体系 文本 编制"),
    "目录": ("公开 事项 服务 标准 采购 基本 权责 分类", "管理 编制 清单 系统"),
    "审查": ("保密 合法 公平 备案 竞争 资格 发布 合规", "制度 机制 意见"),
    "小组": ("领导 工作", "办公 成员 组长 会议 副组"),
    "工作": ("公开 重点 政务 信息 日常 年度 专项 中心", "专班 方案 要点"),
    "数据": ("公共 政务 统计 基础 信用", "中心 平台 资源"),
}

# Longer names that end as the next one begins, and what then follows: 政务公开政务公开目录.
_NAMES = {
    "信息公开": _JOINING["公开"][1],
    "政务公开": _JOINING["公开"][1],
    "领导小组": _JOINING["小组"][1],
    "政务服务": _JOINING["服务"][1],
    "公共服务": _JOINING["服务"][1],
}

ADVERBS = frozenset(
    "认真 积极 精心 统一 牵头 定期 及时 共同 联合 负责 同时 具体 广泛 大力 全面 依法 严密 周密 多次 主动 严格 深入 持续 充分 准确 扎实 有效 有序 逐项 按时 "
    "不断 稳妥 稳步 坚决 继续 切实 加快 如实 随时 立即 主要 重点 集中 自觉".split()
)
"""Words of two hanzi that stand before verbs."""

_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两半几")
_DIGITS = frozenset("〇零一二三四五六七八九")
_ORDERED = frozenset("第每")

# One hanzi that makes a longer noun of the second copy: 传感器网络网络层, 生产大队大队长.
_SUFFIXES = frozenset("长团层后班化站室库院所物业")

# What stands before a year that is told, and how the report on it begins: 上一年度年度报告.
_YEARS = frozenset("一本上该每各下")

# 市政府办公室办公室主任: names of organs and offices join.
_ORGAN_ENDS = frozenset("局委办室会院厅部处区市县镇乡站所校司庭队组社村团府关")

# What follows the name of an organ or its office that is said again: 办公室办公室主任.
_OF_ORGANS = tuple("主任 副 长 党组 党委 机关 领导 负责 成员 干部 内设".split())

# Words of numerals that count nothing; 一步一步 and 一件一件 do.
_UNCOUNTED = frozenset(
    "一些 一定 一般 一直 一致 一体 一律 一旦 一起 一切 一流 一贯 一方 一同 一批 百姓 万元 亿元 千万 百元 千元".split()
)

# Nouns that no other noun follows without one before them: 和工作工作人员 cannot be read, 公开工作工作人员 can.
_NOUNS = frozenset("工作 会议 制度 机制 情况 任务".split())
_JOINERS = frozenset("和与及对为将把,，、;；。")

_WHOLE = frozenset("整成大半满")
_NIGHTS = frozenset("夜晚宿日")
_COMMON = 11
"""How rare a word may be that is no adverb though it has the shape of one: 大家."""

# What sounds and foreign names are written with.
_SOUNDS = frozenset(
    "巴拉比奥哔哩卡夫斯基尔阿克萨卢尼罗亚里娜咕噜叮咚哗啦嘀嗒嘎吱咔嚓呼噜吧嗒咣唰嘟喵汪咩叽喳唧布达迪姆莎妮可伊瓦"
)

_LONGEST_CUT = 3
"""Hanzi of the longest piece that joins two phrases: 的航道的航道."""
_NO_BEGINNING = frozenset("的地得之了")
_ATTACHED = frozenset("的地得之")


def is_right_repeat(text: str, start: int, length: int) -> bool:
    """Whether the word `text[start:start+length]` (two to four hanzi) may be followed by itself there.

    Right are softened verbs, counted steps (一步一步), names that join (人民政府政府信息公开), and copies that are pieces of
    other words (申请人申请人民法院). Thirty million characters of published prose have three hundred others.
    """
    word = text[start : start + length]
    if len(set(word)) == 1:
        # 往往往往 is a slip of a word that is two equal hanzi; longer runs fill a place.
        longer = word[0] in (text[start - 1 : start], text[start + 2 * length : start + 2 * length + 1])
        return longer or not (is_word(word) and length == 2)
    if word[:2] == word[2:] or word in _STRONG or word[1:] == "不" or _is_counting(text, start, word):
        return True
    if _is_by_measure(word) or _is_foreign(word):
        return True
    if _is_cut(text, start, word) or _is_other_word(text, start, word):
        return True
    if word in _NOUNS and text[start - 1 : start] in _JOINERS:
        return False
    if _grows(text, start, word):
        return True
    before, after = text[start - 1 : start], text[start + 2 * length : start + 2 * length + 1]
    if word in _SOFTENED:
        adverb = text[max(0, start - 2) : start] in ADVERBS
        return not (is_hanzi(after) and (adverb or after not in "一再吧就了看"))
    if not (is_hanzi(before) and is_hanzi(after)):
        # “别急别急，慢慢来”: people say so.
        return not is_hanzi(before) and not is_hanzi(after) and _is_speech(text, start)
    return _is_agent(text, start, word) or _joins(text, start, word)


def _is_speech(text: str, at: int) -> bool:
    return text.rfind("“", max(0, at - _SPEECH), at) > text.rfind("”", max(0, at - _SPEECH), at)


def _is_by_measure(word: str) -> bool:
    """整夜整夜地, 大把大把, but not 大家大家."""
    if len(word) > 2 or word[0] not in _WHOLE or not (word[1] in COUNTED or word[1] in _NIGHTS):
        return False
    rank = rank_of(word)
    return rank is None or rank > _COMMON


def _is_foreign(word: str) -> bool:
    """哔哩哔哩, 比奥比奥: sounds and foreign names."""
    return len(word) == 2 and all(ch in _SOUNDS for ch in word) and not is_word(word)


def _joins(text: str, start: int, word: str) -> bool:
    """Whether one name ends with the word and the next begins with it."""
    end = start + 2 * len(word)
    if len(word) == 2:
        heads, tails = _JOINING.get(word, ("", ""))
        return _is_among(text[max(0, start - 2) : start], heads, word) and _is_among(text[end : end + 2], tails)
    if word in _NAMES:
        return _is_among(text[end : end + 2], _NAMES[word])
    return word[-1] in _ORGAN_ENDS and text.startswith(_OF_ORGANS, end)


def _is_agent(text: str, start: int, word: str) -> bool:
    """Whether the first copy names who does, or what says, what the second tells: 社会组织组织开展, 本规定规定的."""
    if word not in _AGENTS or text[max(0, start - 2) : start] in ADVERBS:
        return False
    before, after = text[start - 1], text[start + 2 * len(word)]
    ends, begins = _AGENTS_AFTER.get(word), _AGENTS_BEFORE.get(word)
    return (ends is None or before in ends) and (begins is None or after in begins)


def _is_cut(text: str, start: int, word: str) -> bool:
    """Whether the two halves are no word: 管理的航道的航道保护范围, 很多很多, 说着说着."""
    if word[0] in "很太" or (len(word) == 2 and word[1] == "着"):
        return True
    if len(word) > _LONGEST_CUT:
        return False
    # A piece that begins or ends with a particle, unless that is part of a word like 场地; 开展了开展了培训 is a slip.
    done = len(word) == 3 and word[2] == "了" and is_word(word[:2]) and is_hanzi(text[start + 6 : start + 7])
    begins = word[0] in _ATTACHED and not is_word(word)
    return begins or (word[-1] in _NO_BEGINNING and not is_word(word[-2:]) and not done)


def _is_other_word(text: str, start: int, word: str) -> bool:
    """Whether the copies are pieces of other words, which reach over their borders: 申请人申请人民法院, 监测预测预警."""
    middle, end = start + len(word), start + 2 * len(word)
    if not is_word(word) and (word_over(text, start) or word_over(text, end)):
        return True
    borders = _borders(text, start, end)
    return start not in borders or middle not in borders or (len(word) > 2 and end not in borders)


def _borders(text: str, start: int, end: int) -> set[int]:
    """Where the words of the cheapest reading begin and end."""
    low, high = start, end
    while low > max(0, start - _REACH) and is_hanzi(text[low - 1]):
        low -= 1
    while high < min(len(text), end + _REACH) and is_hanzi(text[high]):
        high += 1
    return {low + word.start for word in cheapest_reading(text[low:high])} | {high}


def _grows(text: str, start: int, word: str) -> bool:
    """Whether the second copy is the beginning of a longer word: 生产大队大队长, 上一年度年度报告."""
    before, end = text[start - 1 : start], start + 2 * len(word)
    if word == "年度":
        return before in _YEARS or before.isdecimal()
    longer = text[start + len(word) : end + 1]
    grown = is_word(longer) or end not in _borders(text, start, end)
    return is_hanzi(before) and text[end : end + 1] in _SUFFIXES and grown


def _is_counting(text: str, start: int, word: str) -> bool:
    """一步一步, 三个三个地, 一个村一个村: steps that are counted."""
    if all(ch in _DIGITS for ch in word) and word[0] != word[1]:
        # 二〇二〇年
        return True
    if word[0] not in _NUMERALS or word[1] == "是" or text[start - 1 : start] in _ORDERED:
        return False
    after = text[start + 2 * len(word) : start + 2 * len(word) + 1]
    if word[0] in "一几":
        return (word not in _UNCOUNTED and not (len(word) > 2 and is_word(word))) or after == "地"
    return len(word) == 2 and after in ("地", "的")


def _is_among(piece: str, pieces: str, word: str = "") -> bool:
    """Whether a piece of two hanzi is one of several; names of organs end with a noun of one hanzi: 县政府政府信息."""
    if word == "政府" and piece[-1:] in "省市县区乡镇州盟旗":
        return True
    return len(piece) == 2 and f" {piece} " in f" {pieces} "
