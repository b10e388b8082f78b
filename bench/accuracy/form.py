"""The official form: section headings, table labels and the physical rows of its three tables.

Sources: 国办公开办函〔2021〕30号 (reports of 2021 on) and 〔2019〕60号 (reports of 2019 and 2020), both with their annexes.
"""

from __future__ import annotations

from dataclasses import dataclass

HEADINGS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
NUMERALS = "一二三四五六七八九十"
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
RELATION = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
RECEIVED = "一、本年新收政府信息公开申请数量"
CARRIED_IN = "二、上年结转政府信息公开申请数量"
RESULTS = "三、本年度办理结果"
CARRIED_OUT = "四、结转下年度继续办理"
RESULTS_TOTAL = "（七）总计"
GRANTED = "（一）予以公开"
PARTLY = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "（三）不予公开",
        (
            "1.属于国家秘密",
            "2.其他法律行政法规禁止公开",
            "3.危及“三安全一稳定”",
            "4.保护第三方合法权益",
            "5.属于三类内部事务信息",
            "6.属于四类过程性信息",
            "7.属于行政执法案卷",
            "8.属于行政查询事项",
        ),
    ),
    ("（四）无法提供", ("1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确")),
    (
        "（五）不予处理",
        (
            "1.信访举报投诉类申请",
            "2.重复申请",
            "3.要求提供公开出版物",
            "4.无正当理由大量反复申请",
            "5.要求行政机关确认或重新出具已获取信息",
        ),
    ),
    (
        "（六）其他处理",
        (
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "3.其他",
        ),
    ),
)
VERDICTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
DIRECT = "未经复议直接起诉"
AFTER_REVIEW = "复议后起诉"

# Bands of the table of what is disclosed of one's own accord: title, header, (row, number of its cells).
BANDS_2021: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "第二十条第（一）项",
        ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        ("规章", "行政规范性文件"),
    ),
    ("第二十条第（五）项", ("信息内容", "本年处理决定数量"), ("行政许可",)),
    ("第二十条第（六）项", ("信息内容", "本年处理决定数量"), ("行政处罚", "行政强制")),
    ("第二十条第（八）项", ("信息内容", "本年收费金额（单位：万元）"), ("行政事业性收费",)),
)
BANDS_2019: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "第二十条第（一）项",
        ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"),
        ("规章", "规范性文件"),
    ),
    (
        "第二十条第（五）项",
        ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        ("行政许可", "其他对外管理服务事项"),
    ),
    (
        "第二十条第（六）项",
        ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        ("行政处罚", "行政强制"),
    ),
    ("第二十条第（八）项", ("信息内容", "上一年项目数量", "本年增/减"), ("行政事业性收费",)),
    ("第二十条第（九）项", ("信息内容", "采购项目数量", "采购总金额"), ("政府集中采购",)),
)

NOTICES = {
    "2021": ("关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知", 2021, 30),
    "2019": ("关于政府信息公开工作年度报告有关事项的通知", 2019, 60),
}


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A row of 三、本年度办理结果: its group and, where the group has sub-rows, its own label."""

    group: str
    leaf: str = ""

    @property
    def label(self) -> str:
        return f"{self.group}/{self.leaf}" if self.leaf else self.group


def result_rows(edition: str) -> tuple[ResultRow, ...]:
    """The rows whose sum is （七）总计: 21 in the form of 2021, 19 in that of 2019, where （六）其他处理 is one row."""
    rows = [ResultRow(GRANTED), ResultRow(PARTLY)]
    for group, leaves in GROUPS:
        if edition == "2019" and group == "（六）其他处理":
            rows.append(ResultRow(group))
        else:
            rows.extend(ResultRow(group, leaf) for leaf in leaves)
    return tuple(rows)


def application_rows(edition: str) -> tuple[str, ...]:
    """Labels of the data rows of the table of requests, from top to bottom: 25 (2021) or 23 (2019)."""
    results = tuple(f"{RESULTS}/{row.label}" for row in result_rows(edition))
    return (RECEIVED, CARRIED_IN, *results, f"{RESULTS}/{RESULTS_TOTAL}", CARRIED_OUT)
