"""Measure words and units as data, longest first, and what may not follow them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

COUNT_UNITS: tuple[str, ...] = tuple(
    "人次 批次 个次 件次 条次 户次 家次 场次 篇次 台次 车次 班次 个工作日 工作日 个小时 小时 个百分点 个月 个 件 宗 起 项 条 篇 次 份 人 名 场 期 批 家 处 部 "
    "户 位 则 封 例 册 本 卷 笔 张 幅 台 套 辆 座 所 支 间 栋 幢 字 天 块 页 艘次 艘".split()
)
"""Measure words of things that are counted; their numbers are whole."""

MONEY: dict[str, Decimal] = {
    "元": Decimal(1),
    "万元": Decimal(10**4),
    "千万元": Decimal(10**7),
    "亿元": Decimal(10**8),
    "万亿元": Decimal(10**12),
}
"""Units of money in 元."""

MEASURES: tuple[str, ...] = tuple(
    "% ‰ 倍 吨 万吨 公斤 千克 克 斤 公里 千米 米 厘米 毫米 平方公里 平方千米 平方米 万平方米 立方米 万立方米 "
    "公顷 亩 万亩 升 千瓦时 千瓦 度 分钟 分".split()
)
"""Units of what is measured; their numbers may have decimals."""

UNITS: tuple[str, ...] = tuple(sorted({*COUNT_UNITS, *MONEY, *MEASURES}, key=lambda unit: (-len(unit), unit)))
"""All units, longer ones first."""

LONGEST_UNIT = len(UNITS[0])

# Unit, what makes another word of it, and after the stroke what takes that back: 2项目 is 项目, 2项目标 is 2 项.
_JOINED = """
个 人信 人身 人所得 体 别 性 税
件 事 / 事项
宗 旨 教 地
起 诉 草 来 步 止 点 源 因 动 初 到 义 / 诉讼
项 目 / 目标 目的
条 例 款 文 线 块 件 规定 的规定 之规定 第
篇 章 幅
次 性 序 要 日 生 级 年 月 数 办 / 性能 日均 办理 办公 办案 办结 办证
份 额
人 民 大 才 均 工 口 力 文 社 防 格 身 群 士 类 生 行 物 员 们 间 性 事 / 大会 事项
名 称 单 录 字 额 牌 誉 声
场 所 景 地 馆 面 均
期 间 限 末 满 刊 待 望 货 盼
批 复 准 示 评 发 改 量
家 庭 属 长 园 电
处 理 罚 分 置 长 室 于 方 在 所
部 门 署 分 委 队 长 件 级 位 属 落 直
户 籍 口 外 型 均
位 置 于 移 列 居
则 是 为
封 闭 存 面 顶
例 如 外 会 行
卷 宗 入 面 烟 调 标 帘 尺
笔 记 试 者 录 译 迹 画 名 误 调 触
本 级 市 县 区 省 局 机关 年 月 部门 单位 届 土 着 人 次 地
台 账 湾 风 阶 词 海
座 谈 位 标
所 有 属 在 得 需 谓 以
支 持 出 付 撑 行 援 柱
间 断 接 隔 距
字 体 符 样 典 号
天 然 气 津 候
块 状
元 素 旦 宵 宇
度 假 过 汛
克 服 难 制
升 级 学 高 华 降 值 格 温
倍 增 加 感 数
页 面 码 岩 数 眉
分 别 为 成 类 管 局 析 工 布 级 批 期 层 公司 支 组 部 之 配 解 享 发 离 散 列 属 内 外 开 校 院 店 中心 行 会 所 站 厅 数 值 段 块 秒 钟 馆 享 流 送 包 片 区 县
"""


@cache
def _joined() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    table = {}
    for line in _JOINED.strip().splitlines():
        unit, *words = line.split()
        at = words.index("/") if "/" in words else len(words)
        table[unit] = (tuple(words[:at]), tuple(words[at + 1 :]))
    return table


@cache
def _by_first() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for unit in UNITS:
        table.setdefault(unit[0], []).append(unit)
    return {first: tuple(units) for first, units in table.items()}


def unit_at(text: str, pos: int) -> str | None:
    """The longest unit that starts at `pos` of `text`, in simplified characters, unless what follows makes another word of it.

    5部门 counts departments and not volumes: there is no unit 部 in it.
    """
    here = text[pos : pos + LONGEST_UNIT]
    if not here.isascii():
        here = here.translate(_TO_SIMPLIFIED)
    for unit in _by_first().get(here[:1], ()):
        if here.startswith(unit):
            follows, unless = _joined().get(unit, ((), ()))
            end = pos + len(unit)
            if text.startswith(follows, end) and not text.startswith(unless, end):
                return None
            return unit
    return None


TRADITIONAL_FORMS: dict[str, str] = dict(
    zip("个条项场户处册张台辆间栋块点时万亿吨亩顷钟", "個條項場戶處冊張臺輛間棟塊點時萬億噸畝頃鐘", strict=True)
)
"""Simplified to traditional, for the characters of units that differ."""

_TO_SIMPLIFIED = {ord(traditional): simplified for simplified, traditional in TRADITIONAL_FORMS.items()} | {
    ord("％"): "%"
}


_ALIKE = {
    **dict.fromkeys(("件", "宗", "起", "件次"), "件"),
    **dict.fromkeys(("人", "名", "位"), "人"),
    **dict.fromkeys(("条", "则"), "条"),
    **dict.fromkeys(("家", "户"), "家"),
    **dict.fromkeys(("场", "场次"), "场"),
    **dict.fromkeys(("篇", "篇次"), "篇"),
}


def unit_class(unit: str) -> tuple[str, Decimal]:
    """What is counted alike, and how much of it one unit is: 件, 宗 and 起 are one, 万元 and 亿元 are amounts of 元."""
    if unit in MONEY:
        return "元", MONEY[unit]
    if unit in ("亩", "万亩"):
        return "亩", Decimal(10**4 if unit == "万亩" else 1)
    return _ALIKE.get(unit, unit), Decimal(1)


def convert_unit(value: Decimal, source: str, target: str) -> Decimal:
    """`value` of `source` said in `target`; units are those of `MONEY`, or any two equal ones.

    Raises ValueError where one cannot be turned into the other (件 into 元).
    """
    if source == target:
        return value
    if source not in MONEY or target not in MONEY:
        raise ValueError(f"no conversion between {source} and {target}")
    return value * MONEY[source] / MONEY[target]
