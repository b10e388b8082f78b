"""Reports in plain text for timing: of one kind, yet no two alike, and most of them adding up."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PLACES = ("清河", "临川", "望江", "青石", "云溪", "东岭", "安平", "南浦", "白沙", "石门")
KINDS = ("市", "县", "区")
ORGANS = ("教育局", "财政局", "水务局", "农业农村局", "交通运输局", "人民政府", "司法局", "统计局", "卫生健康局")
WORKS = ("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障")
VERBS = ("加强", "完善", "规范", "推进", "优化", "细化", "落实", "健全")
OBJECTS = ("公开目录", "发布流程", "审查机制", "网站栏目", "政策解读", "台账管理", "业务培训", "答复文书", "归档要求")
ENDS = ("取得了新的进展", "群众获取信息更加便利", "责任分工更加明确", "全年未发生泄密事件", "形成了常态化机制")
SLIPS = (("部署", "布署"), ("。", "。。"), ("工作", "工作工作"))
RESULTS = (
    "三、本年度办理结果 | （一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "（三）不予公开 | 1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
    "（四）无法提供 | 1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作",
    "3.补正后申请内容仍不明确",
    "（五）不予处理 | 1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
    "（六）其他处理 | 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
)
PEOPLE = 6
"""Columns of applicants, the total not counted."""


def _row(label: str, counts: list[int]) -> str:
    return " | ".join([label, *map(str, counts), str(sum(counts))])


def _requests(lots: Random) -> tuple[list[str], str]:
    """The table of requests, in which rows and columns add up, and what prose says of its totals."""
    results = [[0] * PEOPLE for _ in RESULTS]
    for _ in range(lots.randrange(60)):
        results[lots.randrange(len(RESULTS))][lots.choice((0, 0, 0, 1, 3, 5))] += 1
    handled = [sum(column) for column in zip(*results, strict=True)]
    left = [lots.randrange(3) if count else 0 for count in handled]
    before = [lots.randrange(count + 1) for count in handled]
    new = [a + b - c for a, b, c in zip(handled, left, before, strict=True)]
    said = (
        f"全年新收政府信息公开申请{sum(new)}件，上年结转{sum(before)}件，"
        f"共办理{sum(handled)}件，结转下年度继续办理{sum(left)}件。"
    )
    return [
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况",
        "自然人 | 法人或其他组织 | 总计",
        "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他",
        _row("一、本年新收政府信息公开申请数量", new),
        _row("二、上年结转政府信息公开申请数量", before),
        *(_row(label, counts) for label, counts in zip(RESULTS, results, strict=True)),
        _row("（七）总计", handled),
        _row("四、结转下年度继续办理", left),
    ], said


def _disclosed(lots: Random) -> list[str]:
    return [
        "第二十条第（一）项",
        "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数",
        "规章 | 0 | 0 | 0",
        f"行政规范性文件 | {lots.randrange(9)} | {lots.randrange(4)} | {lots.randrange(9, 90)}",
        "第二十条第（五）项",
        "信息内容 | 本年处理决定数量",
        f"行政许可 | {lots.randrange(9000)}",
        "第二十条第（六）项",
        "信息内容 | 本年处理决定数量",
        f"行政处罚 | {lots.randrange(900)}",
        f"行政强制 | {lots.randrange(90)}",
        "第二十条第（八）项",
        "信息内容 | 本年收费金额（单位：万元）",
        f"行政事业性收费 | {lots.randrange(90000) / 100}",
    ]


def _disputes(lots: Random) -> list[str]:
    counts: list[int] = []
    for _ in range(3):
        block = [lots.randrange(4) for _ in range(4)]
        counts += [*block, sum(block)]
    ends = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"
    return [
        "行政复议 | 行政诉讼",
        f"{ends} | 未经复议直接起诉 | 复议后起诉",
        f"{ends} | {ends}",
        " | ".join(map(str, counts)),
    ]


def _published(lots: Random) -> str:
    """Parts that make their whole, and numbers of other things."""
    parts = [lots.randrange(20, 900) for _ in range(3)]
    return (
        f"全年主动公开政府信息{sum(parts)}条，其中通过政府网站公开{parts[0]}条、政务新媒体公开{parts[1]}条、"
        f"其他方式公开{parts[2]}条。举办新闻发布会{lots.randrange(2, 12)}场，办理人大代表建议{lots.randrange(2, 40)}件、"
        f"政协委员提案{lots.randrange(2, 40)}件，开展业务培训{lots.randrange(2, 9)}次，培训{lots.randrange(20, 300)}人次。"
    )


def _sentence(lots: Random) -> str:
    return (
        f"{lots.choice(VERBS)}{lots.choice(OBJECTS)}，{lots.choice(VERBS)}{lots.choice(OBJECTS)}，{lots.choice(ENDS)}。"
    )


def _prose(lots: Random, sentences: int) -> str:
    return "".join(_sentence(lots) for _ in range(sentences))


def report(number: int) -> str:
    """The report of that number: about 7 KB in UTF-8, always the same; every third has a slip or two.

    Its sentences are made of few words, so that clauses are said again more often than in reports of people.
    """
    lots = Random(number)
    organ = lots.choice(PLACES) + lots.choice(KINDS) + lots.choice(ORGANS)
    year = lots.randrange(2021, 2026)
    table, asked = _requests(lots)
    numbers = [_published(lots), asked, "", "", ""]
    general = [
        f"（{'一二三四五'[at]}）{work}。{_prose(lots, lots.randrange(2, 8))}{numbers[at]}"
        for at, work in enumerate(WORKS)
    ]
    lines = [
        f"{organ}{year}年政府信息公开工作年度报告",
        f"根据《中华人民共和国政府信息公开条例》，现公布{organ}{year}年政府信息公开工作年度报告。统计期限自{year}年1月1日至{year}年12月31日。",
        "一、总体情况",
        f"{year}年，{organ}部署政府信息公开工作。",
        *general,
        "二、主动公开政府信息情况",
        *_disclosed(lots),
        "三、收到和处理政府信息公开申请情况",
        *table,
        "四、政府信息公开行政复议、行政诉讼情况",
        *_disputes(lots),
        "五、存在的主要问题及改进情况",
        f"存在的问题：一是{_prose(lots, 2)}二是{_prose(lots, 2)}下一步改进措施：一是{_prose(lots, 2)}二是{_prose(lots, 2)}",
        "六、其他需要报告的事项",
        f"{year}年，{organ}未收取信息处理费。",
    ]
    text = "\n".join(lines) + "\n"
    if number % 3 == 0:
        text = text.replace(*lots.choice(SLIPS), 1)
    return text


def write_reports(folder: Path, count: int) -> int:
    """Write the first `count` reports into `folder`; return how many bytes that is."""
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    for number in range(count):
        size += (folder / f"{number:05}.txt").write_bytes(report(number).encode())
    return size
