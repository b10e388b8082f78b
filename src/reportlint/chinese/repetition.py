"""Doubled characters and words that are right: reduplication, and joints where one word ends as the next begins."""

from __future__ import annotations

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
    "情况 内容 问题 时间 能力 水平 力度 渠道 形式 方式 效率 意识 措施 流程 机制 环节 范围 过程 结果 程序 工作 "
    "提出 鼓励 违反 符合 影响 直接 有效 承担 纳入 扩大 予以 给予 作出 发生 稳定 合理 增加 形成 设立 设置 牵头 会同 从事 "
    "可能 限制 转移 继续 增长 超过 具有 恢复 破坏 优先 产生 实际 探索 适用 提交 应对 出台 擅自 减少 防止 收集 发现 支付 "
    "防范 配合 说明 停止 期间 下降 指定 督促 未经 更加 遵守 采用 取消 没有 进入 用于 不能 先进 配套 支撑 高效 覆盖 合格 "
    "正常 良好 消除 列入 活力 启动 响应 运用 手段 具备 造成 作为 确定 导致 成立 变化 程度 避免 重新 表示 显著 原因 巩固 "
    "矛盾 无法 认为 全部 快速 有力 协助 准确 公平 承诺 衔接 今年 改进 拒绝 做到 当前 出现 到位 各种 关键 背景 做法 听取 "
    "上述 平均 深度 同步 遵循 面临 方向 特点 格局 注重 打击 降低 效果 什么 过去 落后 首次 如何 经过 享受 依托 实践 遏制 "
    "贡献 成为 倡导 允许 反馈 掌握 不再 所属 参照 趋势 释放 授予 来源 途径 成绩 体现 这些 壮大 精简 尊重 采纳 独立 复杂 "
    "举办 主导 破除 不少 现象 单独 步伐 稳妥 深刻 透明 上升 享有 客观 异常 方便 以来 后果 进步 起草 另行 积累 完整 相对 "
    "详细 践行 氛围 严峻 约束 若干 多次 传承 强调 优秀 就是 正确 同比 已有 进度 以内 超出 连续 意愿 普遍 距离 适度 吸引 "
    "率先 披露 更换 主张 冲击 加剧 完备 兼顾 状态 相比 最大 难以 开始 判断 便捷 特定 类别 引起 成功 均衡 多元 包含 依靠 "
    "相互 迅速 把握 树立 差距 打破 指出 高端 未能 区分 从严 既有 大量 立足 认可 相同 突破 破解 纵深 打通 长效 下沉 务实 "
    "内在 呈现 助力 多样 就近 处于 分散 敏感 增进 优良 弘扬 挖掘 保证 保留 满意 增设 扩展 延伸 细致 按时 按期 如期 随时 "
    "仍然 依然 必要 更新 维护 互动 答复 办结 栏目 创造 以上 以下".split()
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
    "影响": "力",
    "有效": "期",
    "转移": "支",
    "增长": "点",
    "承诺": "书制",
    "反馈": "意表",
    "公平": "竞",
    "改进": "措情意",
    "应对": "措",
    "防范": "措化",
    "优先": "级",
    "保证": "金书",
    "更新": "改单",
    "互动": "平",
    "满意": "度",
    "覆盖": "面",
    "说明": "书会",
    "传承": "人",
    "必要": "条",
    "相对": "人",
    "先进": "个单集典",
    "优秀": "案个",
    "恢复": "期",
    "创造": "力",
    "答复": "书",
    "栏目": "名",
    "维护": "费",
    "设置": "项",
    "特定": "关",
    "关键": "词",
    "独立": "核",
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
        and not (ch in _LEADING and not _is_hanzi(after) and not after.isalnum() and after not in "《“")
    ):
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
