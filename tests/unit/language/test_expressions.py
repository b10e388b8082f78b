"""The language of relations among numbers."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from reportlint.binding.grid import Band, TableNoun, Unbound
from reportlint.language.entry import Entry, Names, Problems
from reportlint.language.expressions import Expression, evaluate, instances, parse_expression, truth
from reportlint.language.intervals import Interval
from reportlint.language.outcome import Cause, Unevaluated
from reportlint.model.span import Span
from tests.unit.language.sample_tables import FEES, IDENTITIES, REQUESTS, REVIEWS, axis, balanced, bound, grid


def read(source: str) -> tuple[Expression, list[tuple[str, str]]]:
    names = Names(
        variables={"year", "organ", "published", "due", "title"},
        tables={"申请表": {"": REQUESTS}, "救济表": {"": REVIEWS}, "公开表": {"": FEES}},
        facts={"新收件数", "办结率"},
        documents={"last"},
        classes={"organ": ["人民政府", "部门"]},
    )
    problems = Problems("pack.yaml", lambda _: (1, 1), names)
    expression = pickle.loads(pickle.dumps(parse_expression(Entry(source, (), problems))))
    return expression, [(p.what, p.cure) for p in problems.found]


def parsed(source: str) -> Expression:
    expression, problems = read(source)
    assert problems == []
    return expression


def mention(value: Interval, unit: str = "件", scope: str | None = None) -> SimpleNamespace:
    return SimpleNamespace(span=Span(0, 1), value=value, unit=unit, scope=scope)


VALUES = {"year": 2024, "published": date(2025, 2, 1), "due": date(2025, 1, 31), "organ": "清河局", "title": "甲乙丙"}


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("year - 1", 2023),
        ("1 + 2 * 3 - 4 / 2", 5),
        ("-(1 + 2)", -3),
        ("（1 ＋ 2）＊ 3", 9),
        ("date(year + 1, 3, 31)", date(2025, 3, 31)),
        ("round(2.345, 2)", Decimal("2.35")),
        ("abs(1 - 3)", 2),
        ("min(3, 1, 2) + max(3, 1, 2)", 4),
        ("sum(1, 2, 3)", 6),
        ("pct(1, 8)", Decimal("12.5")),
        ("published <= due", False),
        ("published > due and year = 2024", True),
        ("year != 2024 or not published <= due", True),
        ("year = 2023 => published <= due", True),
        ("year = any(2023, 2024)", True),
        ("year = all(2023, 2024)", False),
        ('organ = "清河局"', True),
        ("similarity(title, '甲乙丙') = 1", True),
        ("3万元 = 30000元", True),
        ("33.3% = pct(1, 3)", True),
        ("33.1% = pct(1, 3)", False),
        ("organ is 部门", True),
        ("organ is 人民政府", False),
        ("organ is not 部门", False),
        ('form is "2021"', True),
    ],
)
def test_values(source: str, value: object) -> None:
    binding = bound(values=VALUES, classes={"organ": "部门"}, form="2021")
    assert evaluate(parsed(source), binding) == value


@pytest.mark.parametrize(
    ("source", "outcome"),
    [
        ("due = published", (Cause.VARIABLE_UNBOUND, "due")),
        ("1 / 0 = 1", (Cause.OPERAND_MISSING, "÷ 0")),
        ("新收件数 = 1", (Cause.OPERAND_MISSING, "新收件数")),
        ("申请表[新收, 总计] = 1", (Cause.TABLE_UNREADABLE, "申请表")),
        ("last.申请表[新收, 总计] = 1", (Cause.COMPANION_MISSING, "last")),
        ("date(year, 2, 30) = published", (Cause.OPERAND_MISSING, "date: day is out of range for month")),
    ],
)
def test_what_cannot_be_evaluated_names_its_cause(source: str, outcome: object) -> None:
    binding = bound(
        {"申请表": Unbound(Cause.TABLE_UNREADABLE, "申请表")}, values={"year": 2024, "published": date(2025, 1, 1)}
    )
    assert evaluate(parsed(source), binding) == outcome


def test_three_valued_logic() -> None:
    binding = bound(values={"year": 2024})
    unknown = "due = published"
    for source, expected in {
        f"year = 2023 and {unknown}": False,
        f"{unknown} and year = 2023": False,
        f"year = 2024 or {unknown}": True,
        f"{unknown} or year = 2024": True,
        f"year = 2023 => {unknown}": True,
        f"{unknown} => year = 2024": True,
        f"any({unknown}, year = 2024)": True,
        f"all({unknown}, year = 2023)": False,
        "year = any(2024, due)": True,
    }.items():
        assert truth(parsed(source), binding) is expected, source
    for source in (
        unknown,
        f"year = 2024 and {unknown}",
        f"not {unknown}",
        f"year = 2024 => {unknown}",
        "year = any(1, due)",
    ):
        assert isinstance(truth(parsed(source), binding), Unevaluated), source


def test_the_identities_hold_in_a_balanced_table() -> None:
    binding = bound(
        {
            "申请表": grid(REQUESTS, balanced()),
            "救济表": grid(REVIEWS, [[1, 2, 3, 4, 10, 0, 0, 0, 0, 0, 1, 1, 0, 0, 2]]),
        }
    )
    counts = []
    for source in IDENTITIES:
        expression = parsed(source)
        counts.append(len(instances(expression, binding)))
        assert truth(expression, binding) is True
    assert counts == [25, 7, 7, 3]
    rows = balanced()
    rows[3][2] += 1
    changed = bound({"申请表": grid(REQUESTS, rows)})
    assert [truth(parsed(source), changed) for source in IDENTITIES[:3]] == [False, False, True]


def test_selectors() -> None:
    rows = balanced()
    binding = bound({"申请表": grid(REQUESTS, rows), "公开表": grid(FEES, [[1, 2], [3, 4]])})
    assert evaluate(parsed("申请表[办理结果/不予公开/3.不予, 法人或其他组织/其他]"), binding) == rows[6][5]
    assert evaluate(parsed("申请表[1.无法, 其他]"), binding) == rows[12][5]
    assert evaluate(parsed("sum(申请表[不予公开/*, 总计])"), binding) == sum(row[6] for row in rows[4:12])
    assert evaluate(parsed("sum(申请表[办理结果/*, 总计] except 总计 except 予以公开)"), binding) == rows[3][6]
    assert evaluate(parsed("count(申请表[**, 自然人])"), binding) == 25
    assert evaluate(parsed("公开表[规章, 现行有效件数]"), binding) == 2


def test_only_the_own_total_is_left_out() -> None:
    noun = TableNoun("表", (Band(axis("数"), axis(("甲", ["乙", ("丙", ["丁", "总计"]), "总计"]))),))
    names = Names(tables={"表": {"": noun}})
    problems = Problems("p", lambda _: (1, 1), names)
    expression = parse_expression(Entry("sum(表[甲/**, 数] except 总计)", (), problems))
    assert evaluate(expression, bound({"表": grid(noun, [[1], [2], [4], [8]])})) == 7


def test_one_side_of_another_form_is_not_applicable() -> None:
    old = REQUESTS._replace(bands=(Band(REQUESTS.bands[0].columns, axis("新收", "别的")),))
    binding = bound({"申请表": grid(old, [[1] * 7, [2] * 7])})
    assert truth(parsed("申请表[上年结转, 总计] = 1"), binding) is False


def test_blank_cells() -> None:
    rows: list[list[object]] = [list(row) for row in balanced()]
    rows[0] = [3, None, None, None, None, None, 3]
    rows[1] = [3, None, None, None, None, None, None]
    rows[2] = [3, 1, "一", None, None, None, 4]
    binding = bound({"申请表": grid(REQUESTS, rows)})
    check = "申请表[{}, 总计] = sum(申请表[{}, 自然人], 申请表[{}, 法人或其他组织/*])"
    assert truth(parsed(check.replace("{}", "新收")), binding) is True
    assert truth(parsed(check.replace("{}", "上年结转")), binding) == (Cause.TOTAL_BLANK, "申请表 上年结转/总计")
    assert truth(parsed(check.replace("{}", "予以公开")), binding) == (
        Cause.CELL_UNREADABLE,
        "申请表 办理结果/予以公开/法人或其他组织/科研机构",
    )


def test_facts_and_companions() -> None:
    last = bound({"申请表": grid(REQUESTS, balanced())}, values={"year": 2023})
    ten = balanced()[24][6]
    binding = bound(
        values={"year": 2024},
        facts={"新收件数": (mention(Interval.of(ten)), mention(Interval.of(5), scope="本级"))},
        companions={"last": last},
    )
    assert truth(parsed("新收件数 = last.申请表[结转下年, 总计]"), binding) is True
    assert truth(parsed("last.year = year - 1"), binding) is True
    assert truth(parsed("新收件数 = 1万元"), binding) == (Cause.OPERAND_MISSING, "件 / 万元")
    torn = bound(facts={"新收件数": (mention(Interval.of(1)), mention(Interval.of(2)))})
    assert truth(parsed("新收件数 = 1"), torn) == (Cause.OPERAND_MISSING, "新收件数")
    wide = bound(facts={"新收件数": (mention(Interval(Decimal(31500), Decimal(32500))),)})
    assert truth(parsed("新收件数 = 32001"), wide) is True
    assert truth(parsed("新收件数 = 33000"), wide) is False


@pytest.mark.parametrize(
    ("source", "what", "cure"),
    [
        ("yaer = 1", "'yaer' is not declared", "did you mean 'year'?"),
        ("申请表[新受, 总计] = 1", "has no '新受'", "did you mean '新收'?"),
        ("申请表[其他处理, 总计] = 1", "is a group", "总计"),
        ("申请表[新收] = 1", "several rows and columns", "write both"),
        ("救济表[总计] = 1", "not unique", "行政复议/总计"),
        ("suma(1)", "no function 'suma'", "did you mean 'sum'?"),
        ("date(1, 2)", "takes 3 arguments", ""),
        ("1 = 2 = 3", "comparisons cannot follow", "and"),
        ("organ is 部们", "no class '部们'", "did you mean '部门'?"),
        ("year is 部门", "has no classes", "classes:"),
        ("nex.year = 1", "'nex' is not declared", "documents:"),
        ("sum(申请表[_, 法人或其他组织/*] except 总计) = 1", "leaves nothing out", ""),
        ("1 +", "found the end", ""),
        ("(1 = 2", "expected ')'", ""),
        ("1 § 2", "'§' has no meaning", "operators"),
        ("申请表 = 1", "is a table", "申请表[行, 列]"),
        ("申请表[新收, 法人或其他组织/*] = 1", "several cells", "sum"),
        ("公开表[行政事业性收费, 本年收费金额] = 申请表[新收, 总计]", "unlike units", ""),
        ("sum(申请表[_, 自然人], 3万元) = 1", "unlike units", ""),
    ],
)
def test_mistakes(source: str, what: str, cure: str) -> None:
    problems = read(source)[1]
    assert len(problems) == 1
    assert what in problems[0][0]
    assert cure in problems[0][1]
