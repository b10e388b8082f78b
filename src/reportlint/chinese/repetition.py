"""Doubled characters and words that are right: reduplication, and joints where one word ends as the next begins."""

from __future__ import annotations

from reportlint.chinese.words import LONGEST, begins_word, is_hanzi, is_word, word_over

# For each function character: characters that end a word with it (存在), and such that follow it in one (在线).
_JOINTS = {
    "的": ("目标中之端", "确士哥卢"),
    "了": ("罢得末算完极未百", "解结断然却如不无事账帐悟望清"),
    "是": ("但于国而若", "否非"),
    "在": (
        "现实所内潜外旨好不自同健重意",
        "建校职线编册押岗乎于意内场任位世读逃途案售研即望家野库保村京华沪户训营运用管施籍",
    ),
    "和": ("共总饱缓温平调祥柔中求附亲谋讲议媾不颐太泰仁义", "谐平睦解气谈约美善蔼缓声风服面县田硕静林政顺布合龙"),
    "与": ("参给赋授付赠", "会否其众日时闻此"),
    "及": ("普提波遍埃殃累言论未祸惠延谈述不", "时其格早第以至冠物"),
    "将": ("即必终行干大上中少小名老武强健良主部闯宿麻女", "军来领近要士校就乐心"),
    "为": ("作行人无有所", "民此何期止主人首数难准政由了着什例重害非生您"),
    "被": (
        "棉植毛盖绒",
        "告申动上害征处执监褥服子单面罩盗选诉抚审检捕保追扶迫拆调代收举投评考训复巡查问援担",
    ),
    "把": ("一火拖门车扫手", "关握脉手柄控戏持门风守"),
    "对": (
        "核校比敌作派配查不成",
        "口方象策比接照应等待立抗外内手于华此话标冲称面齐换价流账帐讲头峙答公私党其上下症",
    ),
    "从": ("服听自顺随依无遵跟侍盲主胁", "业而来事严轻重快优宽此属小前中容众长简新犯化政军教商旧速紧实高细良江头"),
    "向": (
        "方导取意志动定走倾趋去流双单横纵反正逆航风内外同相",
        "上下来前往导阳东西南北日量好善心学海荣",
    ),
    "以": (
        "可所难足得何致处",
        "及上下内外来后前便免至往为此人案身法德文评奖工点旧小大新老进色东西南北房租县党农赛权貌",
    ),
    "由": ("理自事案缘因经来任根不无", "于此来衷头不"),
    "并": ("合兼吞一", "且购非举联网轨行重列存发案入排肩线用处"),
    "或": ("抑间容", "者许多是有因"),
}

_WORDS_OF_DOUBLES = tuple("的的确确 了了 是是非非 和和美美 和和气气 以以 将将就就".split())

# Verbs that people double to soften them: 研究研究.
_SOFTENED = frozenset(
    "研究 讨论 学习 商量 考虑 休息 了解 打听 锻炼 收拾 琢磨 交流 介绍 走动 热闹 检查 比较 分析 总结 教育 调查 体验 "
    "宣传 关心 帮助 反映 表扬 批评 参观 活动 放松 感受 认识 推荐 合计 思考 请示 试验 整理 打扫 解释 劝说 提醒 意思 "
    "提高 改善 合作 核实 沟通 协调 辨认 咨询 排查 商议 修改 调整 练习 准备 尝试 高兴 轻松".split()
)

# Nouns that are verbs too: 社会组织组织的活动, 人大代表代表群众, 本规定规定的期限.
_AGENTS = frozenset(
    "组织 代表 领导 编辑 翻译 指挥 裁判 导演 教练 主持 监理 代理 主管 保管 会计 警卫 护理 同意 规定 决定 通知 约定 记录 要求 建议 组成".split()
)

# Words with which names end as well as begin: 政务公开公开目录, 人民政府政府信息公开, 物业管理管理规约.
_IN_NAMES = frozenset(
    "公开 政府 信息 政务 管理 服务 行政 社会 网站 监督 委员 会议 机关 单位 企业 计划 标准 目录 审查 审批 许可 处罚 复议 诉讼 "
    "执法 教育 卫生 文化 交通 资源 环境 安全 建设 发展 规划 科技 经济 财政 预算 人民 国家 法律 法规 条例 办法 合同 保险 基金 "
    "投资 工程 项目 技术 数据 系统 设备 设施 专业 学校 学生 中心 基地 城市 农村 土地 房屋 住房 生产 经营 交易 市场 产品 商品 "
    "食品 药品 医疗 研究 专家 人才 电子 民族 民政 党委 支部 委员会 办公 办公室 小组 公司 集团 协会 学会 银行 法院 检察".split()
)

_ADVERBS = frozenset(
    "认真 积极 精心 统一 牵头 定期 及时 共同 联合 负责 同时 具体 广泛 大力 全面 依法 严密 周密 多次".split()
)

_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两半几每逐数")

# Characters that make a longer noun of nearly any word, unless they begin the next one.
_SUFFIXES = frozenset("性化者员率商人书表费证号期站队组会部室科所局院力量体学界感度法案款权制论线片群区")

# What begins the second half of names whose first half ends so too: 政务公开工作工作方案, 上一年度年度报告.
_GROWS = {"工作": "小领组机方要报计总专会部台规制动程流情简任目职经实者日站室重", "年度": "报计总目任重预决考"}

# 市政府办公室办公室主任: names of organs and offices join.
_ORGAN_ENDS = frozenset("局委办室会院厅部处区市县镇乡站所校司庭队组社村团府关")

# Longer names that end as the next one begins: 政府信息公开信息公开目录.
_NAMES = frozenset(
    "信息公开 政务公开 政府信息 行政许可 行政处罚 行政复议 行政诉讼 行政执法 领导小组 工作小组 政务服务 公共服务".split()
)


_LEADING = frozenset("与及和为被把对从向以将")
"""Characters that need something after them: before a mark, the second one cannot be a word of its own."""


def is_right_double(text: str, at: int) -> bool:
    """Whether the character at `at` may be followed by itself there: 目的的, 参与与, 存在在建."""
    ch = text[at]
    ends, begins = _JOINTS.get(ch, ("", ""))
    before = text[at - 1] if at else ""
    after = text[at + 2] if at + 2 < len(text) else ""
    if ch in (before, after) or (after and after in begins):
        return True
    if (
        before
        and before in ends
        and not (ch in _LEADING and not is_hanzi(after) and not after.isalnum() and after not in "《“")
    ):
        return True
    return any(text.startswith(word, at) for word in _WORDS_OF_DOUBLES if len(word) > 2)


def is_right_repeat(text: str, start: int, length: int) -> bool:
    """Whether the word `text[start:start+length]` (two to four hanzi) may be followed by itself there.

    Right are softened verbs, counted steps (一步一步), names that join (人民政府政府信息公开), copies that are pieces of other
    words (申请人申请人民法院), and whatever cannot be told from these; wrong is any other everyday word, and a copy that
    ends the clause.
    """
    word = text[start : start + length]
    end = start + 2 * length
    if word[0] in _NUMERALS or len(set(word)) == 1 or word in _SOFTENED:
        return True
    if word[0] in _NO_BEGINNING or word[-1] in _NO_BEGINNING:
        # 管理的航道的航道保护范围: cut at another place, the two halves are different words.
        return True
    if word_over(text, start) or word_over(text, end) or _grows(text, end - length, end):
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    alone_before, alone_after = not is_hanzi(before), not is_hanzi(after)
    if word in _AGENTS:
        adverb = text[max(0, start - 2) : start] in _ADVERBS
        return not adverb and not (alone_before and (alone_after or after in _NO_COMPOUND))
    if alone_after:
        return False
    if length == 2:
        joins = word in _IN_NAMES or not is_word(word)
        return joins and not (alone_before and after in _NO_COMPOUND)
    return not alone_before and (word in _NAMES or (length == 3 and word[-1] in _ORGAN_ENDS))


def _grows(text: str, start: int, end: int) -> bool:
    """Whether the second copy is the beginning of a longer word: 培训培训班, 平台平台化."""
    if any(is_word(text[start:stop]) for stop in range(end + 1, start + LONGEST + 1)):
        return True
    after = text[end : end + 1]
    if after and after in _GROWS.get(text[start:end], ""):
        return True
    return after in _SUFFIXES and not begins_word(text, end)


# Characters that begin an object or go on with the sentence, never the second half of a compound: 组织各部门.
_NO_COMPOUND = frozenset("的了各全有和及与等对在本将已并也都就")


_NO_BEGINNING = frozenset("的地得之了和与及")


def is_counted(first: str) -> bool:
    """Whether a piece that begins so is an ordinal or an amount: 第三，第三季度…"""
    return first == "第" or first in _NUMERALS


def joining() -> str:
    """The function characters of which it is known where they may stand twice running."""
    return "".join(_JOINTS)
