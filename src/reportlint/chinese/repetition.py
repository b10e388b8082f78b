"""Doubled characters and words that are right: reduplication, and joints where one word ends as the next begins."""

from __future__ import annotations

from reportlint.chinese._joints import JOINTS
from reportlint.chinese.words import LONGEST, begins_word, falls_into_words, is_hanzi, is_word, word_over

_WORDS_OF_DOUBLES = tuple("的的确确 了了 是是非非 和和美美 和和气气 以以 将将就就".split())

# Verbs that people double to soften them: 研究研究.
_SOFTENED = frozenset(
    "研究 讨论 学习 商量 考虑 休息 了解 打听 锻炼 收拾 琢磨 交流 介绍 走动 热闹 比较 体验 关心 感受 合计 思考 请示 打扫 解释 劝说 辨认 商议 "
    "练习 尝试 高兴 轻松 放松 暖和 冷静".split()
)

# Nouns that are verbs too: 社会组织组织的活动, 人大代表代表群众, 本规定规定的期限.
_AGENTS = frozenset(
    "组织 代表 领导 编辑 翻译 指挥 裁判 导演 教练 主持 监理 代理 主管 保管 会计 警卫 护理 同意 规定 决定 通知 约定 记录 要求 建议 组成".split()
)

# Words with which names end as well as begin, what stands before them in names, and what follows them in others:
# 政务公开公开目录, 人民政府政府信息公开, 物业管理管理规约.
_JOINING: dict[str, tuple[str, str]] = {
    "公开": (
        "政务 信息 主动 申请 财务 村务 党务 居务 院务 校务 警务 检务 司法 厂务 预算 决算 决策 执行 管理 服务 结果 过程 事项 全程 标准",
        (
            "目录 指南 渠道 平台 栏目 专栏 条例 内容 事项 范围 方式 制度 属性 形式 时限 标准 年报 流程 清单 主体 机构 信息 数据 载体 责任 机制 "
            "程序 期限 规定 办法 招标 招聘 选拔 征集 征求 透明 审查 申请 领域 资料 文件 工作"
        ),
    ),
    "政府": (
        "人民 各级 地方 镇乡 省市 市县 县区 市区 县级 市级 省级 州级 区级 乡镇 中央 特区 府省 本级 上级 下级",
        "信息 网站 门户 公报 常务 办公 部门 职能 规章 文件 采购 购买 投资 储备 债务 债券 专项 奖励 补贴 补助 服务 机关 系统 主导 工作 热线 规范 定价",
    ),
    "信息": (
        "政府 公共 个人 企业 信用 环境 安全 基础 地理 管理 统计 财政 气象 电子 网络 登记 公示 数据 公开 预警 食品",
        "系统 平台 中心 资源 管理 公示 安全 技术 共享 披露 网络 服务 产业 化建",
    ),
    "政务": (
        "电子 数字 智慧 掌上 网上",
        "服务 公开 数据 信息 大厅 中心 平台 云平 新媒 外网 内网 网络 应用 系统 网站 微博 微信",
    ),
    "管理": (
        "物业 行政 监督 安全 质量 城市 财务 户籍 环境 企业 交通 档案 资产 公司 社会 市场 卫生 资源 合同 工程 项目 信息 风险 人事 土地 预算 运营 经营",
        "规约 办法 条例 制度 机构 部门 系统 平台 人员 规定 中心 体系 单位 机关 委员 体制 模式 能力 水平 标准 处罚 规范 费用 活动 职责 技术 信息 软件 学院",
    ),
    "服务": (
        "公共 政务 社会 便民 法律 金融 信息 就业 养老 医疗 志愿 技术 中介 咨询 社区 教育 电信 物业 交通 家政 文化 平台",
        "中心 平台 机构 体系 大厅 窗口 事项 指南 热线 对象 质量 水平 能力 标准 项目 企业 设施 协议 合同 网点 场所 人员 时间 功能 收费 价格 单位 站点",
    ),
    "行政": (
        "工商 司法 公安 教育 综合",
        "许可 处罚 强制 复议 诉讼 执法 机关 管理 审批 区划 部门 主管 法规 规章 规范 事业 应诉 监察 相对 首长 执行 检查",
    ),
    "网站": (
        "政府 门户 官方 各类 部门 单位",
        "地图 首页 平台 栏目 管理 建设 集群 群建 内容 信息 检查 普查 运维 备案 标识 域名 专栏 导航",
    ),
    "监督": (
        "社会 审计 行政 司法 舆论 民主 执法 群众 法律 内部",
        "管理 检查 机构 机制 电话 保障 部门 体系 执纪 热线 平台 委员 制度 执法 机关 员队",
    ),
    "委员": ("政协 人大 纪委 仲裁 监察 常务 审判", "会主 会议 会成 会办 会副 会组"),
    "会议": (
        "人大 代表 常务 专题 工作 联席 全体 协商 党组 办公",
        "纪要 精神 决定 制度 文件 通知 议程 室召 材料 内容 代表 公开",
    ),
    "机关": (
        "行政 司法 公安 国家 检察 审判 党政 监察 立法 税务 海关 领导",
        "工作 党委 事务 干部 单位 党建 党支 负责 团体 管理 服务 内部 法人",
    ),
    "单位": (
        "事业 企业 用人 建设 施工 各级 主管 所属 成员 责任 牵头",
        "内部 负责 职工 名称 法人 犯罪 主要 编制 人员 代码 预算",
    ),
    "企业": (
        "中小 国有 民营 工业 外资 科技 商业 小微 涉农 生产 高新",
        "法人 负责 职工 名称 登记 信用 年报 信息 管理 法定 所得 债券 服务 开办 投资 破产 家协 家代",
    ),
    "标准": (
        "国家 行业 地方 团体 企业 技术 质量 安全 规范 公开",
        "化工 化建 体系 目录 规范 文本 编制 水平 制定 实施 样品 管理",
    ),
    "目录": ("公开 事项 服务 标准 采购 基本 权责 分类", "管理 编制 清单 体系 动态 内容 调整 系统"),
    "审查": ("保密 合法 公平 备案 竞争 资格 发布 合规", "制度 机制 意见 程序 标准 机关 结果 机构 表格 流程 责任"),
    "执法": (
        "行政 综合 监管 联合 司法",
        "检查 人员 部门 机关 监督 机构 队伍 证件 公示 全过 记录 信息 总队 支队 大队 行为 程序 规范 主体",
    ),
    "预算": ("部门 财政 公共 政府 全面", "管理 执行 公开 编制 单位 收入 支出 绩效 调整 草案 信息 安排"),
    "教育": (
        "义务 学前 高等 职业 法治 继续 基础 特殊",
        "系统 部门 行政 机构 教学 局党 局机 主管 资源 信息 经费 督导 事业 收费",
    ),
    "合同": ("劳动 租赁 买卖 服务 采购", "文本 约定 管理 示范 履行 备案 当事 纠纷 期限"),
    "工程": ("建设 重点 水利 建筑 民生", "建设 质量 项目 管理 施工 技术 造价 监理 竣工"),
    "法律": ("有关 相关 国家 普及", "法规 服务 责任 援助 顾问 规定 知识 文书 效力 咨询 明白"),
    "数据": ("公共 政务 统计 基础 信用", "管理 共享 开放 资源 安全 中心 平台 要素 采集 归集 质量 显示 来源 统计"),
    "小组": ("领导 工作", "办公 成员 组长 会议 副组"),
    "工作": ("公开 重点 政务 信息 日常 年度 专项 中心", "专班 方案 要点 部署 安排"),
    "人民": ("为了", "政府 群众 法院 检察 代表"),
}

_ADVERBS = frozenset(
    "认真 积极 精心 统一 牵头 定期 及时 共同 联合 负责 同时 具体 广泛 大力 全面 依法 严密 周密 多次".split()
)

_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两半几每逐")
_NONE = frozenset[str]()

# Characters that make a longer noun of nearly any word, unless they begin the next one.
_SUFFIXES = frozenset("性化者员率商人书表费证号期站队组室力量体学界感度法案款权制论线片群区")

# What begins the second half of names whose first half ends so too: 政务公开工作工作方案, 上一年度年度报告.
_GROWS = {"工作": "小领组机方要报计总专会部台规制动程流情简任目职经实者日站室重", "年度": "报计总目任重预决考"}

# 市政府办公室办公室主任: names of organs and offices join.
_ORGAN_ENDS = frozenset("局委办室会院厅部处区市县镇乡站所校司庭队组社村团府关")

# Longer names that end as the next one begins, and what then follows: 政府信息公开信息公开目录.
_NAMES = {
    "信息公开": _JOINING["公开"][1],
    "政务公开": _JOINING["公开"][1],
    "政府信息": "公开 系统 资源 管理",
    "领导小组": "办公 成员 组长 会议 副组",
    "政务服务": _JOINING["服务"][1],
    "公共服务": _JOINING["服务"][1],
}

# What follows the name of an organ or its office that is said again: 办公室办公室主任.
_OF_ORGANS = tuple("主任 副 长 党组 党委 机关 领导 负责 成员 干部 内设".split())

# Words of numerals that count nothing; 一步一步 and 一件一件 do.
_UNCOUNTED = frozenset(
    "一些 一定 一般 一直 一致 一体 一律 一旦 一起 一切 一流 一贯 一方 一同 一批 百姓 万元 亿元 千万 半年 每年 每月 每季".split()
)


_LEADING = frozenset("与及和为被把对从向以将")
"""Characters that need something after them: before a mark, the second one cannot be a word of its own."""


def is_right_double(text: str, at: int) -> bool:
    """Whether the character at `at` may be followed by itself there: 目的的, 参与与, 存在在建."""
    ch = text[at]
    ends, begins = JOINTS.get(ch, ("", ""))
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

    Right are softened verbs, counted steps (一步一步), names that join (人民政府政府信息公开), and copies that are pieces of
    other words (申请人申请人民法院). Laws and reports of ten million characters have forty others.
    """
    word = text[start : start + length]
    end = start + 2 * length
    if len(set(word)) == 1 or word[:2] == word[2:] or _is_counting(text, start, word):
        return True
    if (
        (word[0] in _ATTACHED and not is_word(word))
        or word[0] in "很太"
        or (_is_cut(word) and not _is_done(text, start, word))
        or (length == 2 and word[1] in "着来去")
    ):
        # 管理的航道的航道保护范围: cut at another place, the two halves are different words.
        return True
    if word in _NOUNS and text[start - 1 : start] in _JOINERS:
        return False
    over = word_over(text, start) or word_over(text, end)
    if over and (not is_word(word) or _lies_over(text, start, end)):
        return True
    if _grows(text, end - length, end):
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    alone_before, alone_after = not is_hanzi(before), not is_hanzi(after)
    if word in _AGENTS:
        adverb = text[max(0, start - 2) : start] in _ADVERBS
        return not adverb and not (alone_before and (alone_after or after in _NO_COMPOUND))
    if word in _SOFTENED:
        adverb = text[max(0, start - 2) : start] in _ADVERBS
        return not (is_hanzi(after) and (adverb or after not in "一再吧就了看"))
    if alone_after or alone_before:
        return False
    if length == 2:
        heads, tails = _JOINING.get(word, ("", ""))
        return _is_among(text[max(0, start - 2) : start], heads, word) and _is_among(text[end : end + 2], tails)
    if word in _NAMES:
        return _is_among(text[end : end + 2], _NAMES[word])
    return word[-1] in _ORGAN_ENDS and text.startswith(_OF_ORGANS, end)


def _lies_over(text: str, start: int, end: int) -> bool:
    """Whether words reach over the ends of both copies, and what they leave of them is words too: 申请人申请人民法院."""
    for stop in range(start + 1, start + LONGEST):
        reaches = any(is_word(text[at:stop]) for at in range(max(0, stop - LONGEST), start))
        if reaches and falls_into_words(text, stop, end, _NONE, _NONE, tuple(range(stop, end))):
            return True
    for at in range(end - 1, max(start, end - LONGEST), -1):
        reaches = any(is_word(text[at:stop]) for stop in range(end + 1, at + LONGEST + 1))
        if reaches and falls_into_words(text, start, at, _NONE, _NONE, tuple(range(start, at))):
            return True
    return False


def _is_cut(word: str) -> bool:
    """Whether a piece ends in a particle, 的 or 地, that is not the end of a word like 场地."""
    return word[-1] in _NO_BEGINNING and not is_word(word[-2:])


def _is_done(text: str, start: int, word: str) -> bool:
    """Whether a verb with 了 stands twice before its object: 开展了开展了培训, but not 说了说了."""
    return len(word) == 3 and word[2] == "了" and is_word(word[:2]) and is_hanzi(text[start + 6 : start + 7])


def _is_counting(text: str, start: int, word: str) -> bool:
    """一步一步, 三个三个地, 二十二十一: numerals that go on, and steps that are counted."""
    if word[0] not in _NUMERALS:
        return False
    if word[1] == "是":
        return False
    if all(ch in _NUMERALS for ch in word) or word[0] in "一两几每逐半":
        return len(word) == 2 and (word not in _UNCOUNTED or text[start + 4 : start + 5] == "地")
    return len(word) == 2 and text[start + 4 : start + 5] in ("地", "的")


def _is_among(piece: str, pieces: str, word: str = "") -> bool:
    """Whether a piece of two hanzi is one of several; names of organs end with a noun of one hanzi: 县政府政府信息."""
    if word == "政府" and piece[-1:] in "省市县区乡镇州盟旗":
        return True
    return len(piece) == 2 and f" {piece} " in f" {pieces} "


def _grows(text: str, start: int, end: int) -> bool:
    """Whether the second copy is the beginning of a longer word: 培训培训班, 平台平台化."""
    if any(is_word(text[start:stop]) for stop in range(end + 1, start + LONGEST + 1)):
        return True
    after = text[end : end + 1]
    if after and after in _GROWS.get(text[start:end], ""):
        return True
    return end - start == 2 and after in _SUFFIXES and not begins_word(text, end)


# Characters that begin an object or go on with the sentence, never the second half of a compound: 组织各部门.
_NO_COMPOUND = frozenset("的了各全有和及与等对在本将已并也都就")


# Nouns that no other noun follows without one before them: 和工作工作人员 cannot be read, 公开工作工作人员 can.
_NOUNS = frozenset("工作 会议 制度 机制 情况 任务".split())
_JOINERS = frozenset("和与及对为将把,，、;；。")


_NO_BEGINNING = frozenset("的地得之了")
_ATTACHED = frozenset("的地得之")


def is_counted(first: str) -> bool:
    """Whether a piece that begins so is an ordinal or an amount: 第三，第三季度…"""
    return first == "第" or first in _NUMERALS


def joining() -> str:
    """The function characters of which it is known where they may stand twice running."""
    return "".join(JOINTS)
