"""Doubled characters and words that are right: reduplication, and joints where one word ends as the next begins."""

from __future__ import annotations

# For each function character: characters that end a word with it (存在), and such that follow it in one (在线).
_JOINTS = {
    "的": ("目标有中打之端", "确士哥卢"),
    "了": ("为除罢得末算完极未百", "解结断然却如不无事账帐悟望清"),
    "是": ("但还于国而若", "否非"),
    "在": (
        "存现实正所内潜外旨还好不自同健重意",
        "建校职线编册押岗乎于意内场任位世读逃途案售研即望家野库保村京华沪户训营运用管施籍",
    ),
    "和": ("共总饱缓温平调祥柔中求附亲谋讲议媾不颐太泰仁义", "谐平睦解气谈约美善蔼缓声风服面县田硕静林政顺布合龙"),
    "与": ("参给赋授付赠", "会否其众日时闻此"),
    "及": ("以涉普顾危触提波遍埃殃累言论推旁未祸惠延谈述兼所又不", "时其格早第以至冠物"),
    "将": ("即必终行干大上中少小名老武强健良主部闯宿麻女", "军来领近要士校就乐心"),
    "为": ("作成认行以因人无有何所身", "民此何期止主人首数难准政由了着什例重害非生您"),
    "被": (
        "棉植毛盖绒",
        "告申动上害征处执监褥服子单面罩盗选诉抚审检捕保追扶迫拆调代收举投评考训复巡查问援担",
    ),
    "把": ("一火拖门车扫手", "关握脉手柄控戏持门风守"),
    "对": (
        "针应面相绝核校比反敌作派配查不成结",
        "口方象策比接照应等待立抗外内手于华此话标冲称面齐换价流账帐讲头峙答公私党其上下症",
    ),
    "从": ("服听自顺随依无遵跟侍盲主胁", "业而来事严轻重快优宽此属小前中容众长简新犯化政军教商旧速紧实高细良江头"),
    "向": (
        "方面导取意志转动定走倾趋去流投指双单横纵反正逆一航风偏内外朝同相",
        "上下来前往导阳东西南北日量好善心学海荣",
    ),
    "以": (
        "可所加予难足得给借用何是致处报据赖藉有",
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

# Nouns that are verbs too, and do things: 社会组织组织的活动, 人大代表代表群众.
_AGENTS = frozenset("组织 代表 领导 编辑 翻译 指挥 裁判 导演 教练 主持 监理 代理 主管 保管 会计 警卫 护理 同意".split())

_ADVERBS = frozenset(
    "认真 积极 精心 统一 牵头 定期 及时 共同 联合 负责 同时 具体 广泛 大力 全面 依法 严密 周密 多次".split()
)

_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两半几每逐数")

# Words no right sentence has twice running: adverbs, conjunctions, prepositions, verbs that need an object, and nouns
# that begin no name. 公开, 政府, 信息, 管理, 服务 and their kin are not among them: names begin and end with these.
_NEVER_TWICE = frozenset(
    "进一步 不断 以及 并且 而且 但是 因此 因为 所以 虽然 如果 或者 由于 对于 关于 根据 按照 依照 为了 除了 随着 针对 围绕 切实 "
    "着力 大力 努力 积极 认真 严格 及时 深入 全面 逐步 持续 充分 广泛 稳步 扎实 进行 开展 加强 加大 加快 推进 推动 提高 增强 "
    "完善 健全 确保 做好 抓好 实现 建立 制定 促进 强化 优化 深化 已经 正在 能够 可以 应当 应该 必须 我们 他们 同时 此外 目前 截至 "
    "特别 尤其 主要 共同 包括 达到 严肃 定期 逐一 逐项 分别 均已 尽快 尽可能 贯彻 回应 编制 印发 召开 收到 存在 履行 采取 组成 "
    "负责 明确 梳理 丰富 拓宽 拓展 畅通 压实 夯实 坚持 坚决 保持 涉及 解决 满足 获取 提供 接受 邀请 参加 引导 整合 构建 打造 抓紧 "
    "突出 聚焦 紧扣 推行 推广 完成 取得 获得 得到 发挥 更好 依法 主动 全力 大幅 明显 重要 相关 有关 各级 全市 全县 全区 全省 方面 "
    "情况 内容 问题 时间 能力 水平 力度 渠道 形式 方式 效率 意识 措施 流程 机制 环节 范围 过程 结果 程序 工作".split()
)

_SUFFIXES = "性化者员率商"

# What makes another word of the second copy: 共同+共同体, 工作+工作方案.
_GROWS = {
    "共同": "体",
    "积极": "性分",
    "特别": "行提报法",
    "主要": "矛",
    "全面": "性",
    "及时": "性",
    "广泛": "性",
    "定期": "存",
    "主动": "性公",
    "明确": "性",
    "重要": "性讲批",
    "存在": "感",
    "负责": "人同制",
    "依法": "行治",
    "保持": "器",
    "方面": "军",
    "情况": "汇通说报",
    "问题": "清导整台",
    "时间": "节表段差",
    "组成": "部",
    "意识": "形流",
    "根据": "地",
    "所以": "然",
    "解决": "方办",
    "编制": "数办",
    "邀请": "函赛信",
    "涉及": "面",
    "提高": "班",
    "推广": "站会",
    "促进": "会法",
    "流程": "图再",
    "内容": "提",
    "过程": "性",
    "形式": "主",
    "工作": "小领组机方要报计总专人会部台规制动程流情简任目职经实者日站室重要年",
}

# 市政府办公室办公室主任: names of organs and offices join.
_ORGAN_ENDS = frozenset("局委办室会院厅部处区市县镇乡站所校司庭队组社村团府关")

# Longer names that end as the next one begins: 政府信息公开信息公开目录.
_NAMES = frozenset(
    "信息公开 政务公开 政府信息 行政许可 行政处罚 行政复议 行政诉讼 行政执法 领导小组 工作小组 政务服务 公共服务".split()
)


def is_right_double(text: str, at: int) -> bool:
    """Whether the character at `at` may be followed by itself there: 目的的, 参与与, 存在在建."""
    ch = text[at]
    ends, begins = _JOINTS.get(ch, ("", ""))
    before = text[at - 1] if at else ""
    after = text[at + 2] if at + 2 < len(text) else ""
    if ch in (before, after) or (before and before in ends) or (after and after in begins):
        return True
    return any(text.startswith(word, at) for word in _WORDS_OF_DOUBLES if len(word) > 2)


def is_right_repeat(text: str, start: int, length: int) -> bool:
    """Whether the word `text[start:start+length]` (two to four hanzi) may be followed by itself there.

    Right are softened verbs, counted steps (一步一步), names that join (人民政府政府信息公开), and whatever cannot be told
    from these; wrong is what no sentence has twice, and a word whose copy ends the clause.
    """
    word = text[start : start + length]
    end = start + 2 * length
    if word[0] in _NUMERALS or len(set(word)) == 1 or word in _SOFTENED:
        return True
    if word[0] in _NO_BEGINNING or word[-1] in _NO_BEGINNING:
        # 管理的航道的航道保护范围: cut at another place, the two halves are different words.
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    if word in _NEVER_TWICE:
        return bool(after) and after in _GROWS.get(word, "") + _SUFFIXES
    alone_before, alone_after = not _is_hanzi(before), not _is_hanzi(after)
    if word in _AGENTS:
        adverb = text[max(0, start - 2) : start] in _ADVERBS
        return not adverb and not (alone_before and (alone_after or after in _NO_COMPOUND))
    if alone_after:
        return False
    if length == 2:
        return not (alone_before and after in _NO_COMPOUND)
    return not alone_before and (word[-1] in _ORGAN_ENDS or word in _NAMES)


# Characters that begin an object or go on with the sentence, never the second half of a compound: 组织各部门.
_NO_COMPOUND = frozenset("的了各全有和及与等对在本将已并也都就")


_NO_BEGINNING = frozenset("的地得之了和与及")


def _is_hanzi(ch: str) -> bool:
    return "\u3400" <= ch <= "\u9fff"


def joining() -> str:
    """The function characters of which it is known where they may stand twice running."""
    return "".join(_JOINTS)
