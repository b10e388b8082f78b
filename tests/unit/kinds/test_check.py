"""`check`: what it says of tables, prose, dates and other documents."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import TYPE_CHECKING

from reportlint.binding.grid import Unbound
from reportlint.extend import Cause, Entry, Held, Hit, Judged, Outcome, RuleHead, Unevaluated
from reportlint.kinds.check import KIND
from reportlint.language.entry import Names, Problems
from reportlint.language.intervals import Interval
from reportlint.model.span import Span
from tests.unit.language.sample_tables import FEES, IDENTITIES, REQUESTS, REVIEWS, balanced, bound, grid, one_by_one

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = Names(
    variables={"year", "published", "due"},
    tables={"申请表": {"": REQUESTS}, "救济表": {"": REVIEWS}, "公开表": {"": FEES}},
    facts={"新收件数", "答复件数", "办结率"},
    documents={"last"},
)


def compiled(value: object) -> tuple[object, list[str]]:
    problems = Problems("p", lambda _: (1, 1), NAMES)
    check = KIND.compile(Entry(value, (), problems), RuleHead(()))
    return pickle.loads(pickle.dumps(check)), [problem.what for problem in problems.found]


def run(value: object, binding: SimpleNamespace) -> list[Outcome]:
    check, problems = compiled(value)
    assert problems == []
    return list(one_by_one(check(binding)))  # type: ignore[operator]


def say(hit: Hit, language: str = "zh") -> str:
    values = {k: v[language] if isinstance(v, dict) else v for k, v in hit.values.items()}
    return KIND.defects[hit.defect].message[language].format_map(values)


def mention(at: int, value: Interval | int, unit: str = "件", scope: str | None = None) -> SimpleNamespace:
    interval = value if isinstance(value, Interval) else Interval.of(value)
    return SimpleNamespace(span=Span(at, at + 2), value=interval, unit=unit, scope=scope)


def facts(**named: object) -> Mapping[str, object]:
    return {name: tuple(said) if isinstance(said, list) else (said,) for name, said in named.items()}


def judged_hits(found: list[Outcome]) -> list[Hit]:
    return [one.hit for one in found if isinstance(one, Judged) and one.hit is not None]


def small(new: object = 12, carried: object = 1, done: object = 11, left: object = 1) -> SimpleNamespace:
    rows: list[list[object]] = [[0] * 7 for _ in range(25)]
    for row, value in ((0, new), (1, carried), (23, done), (24, left)):
        rows[row][0] = value
    return bound({"申请表": grid(REQUESTS, rows)})


def test_both_sides_of_a_broken_equation_are_spelt_out() -> None:
    (hit,) = judged_hits(run(IDENTITIES[2], small()))
    assert say(hit) == "「自然人」列：新收 12 + 上年结转 1 = 13，办理结果/总计 11 + 结转下年 1 = 12，相差 1"
    assert hit.place is not None
    assert hit.place.name == "申请表 办理结果/总计/自然人"
    assert hit.values["expected"] == "12"
    assert say(hit, "en").endswith("off by 1")


def test_a_sum_names_what_is_in_it() -> None:
    (hit,) = judged_hits(run(IDENTITIES[0], small(done=0, carried=0, left=0)))
    assert say(hit) == "「新收」行：总计 0，各项之和 12（自然人 12，其余为 0），相差 12"
    assert [r.message["zh"] for r in hit.related] == ["申请表 新收/自然人 12"]


def test_blanks() -> None:
    rows: list[list[object]] = [[None] * 7 for _ in range(25)]
    assert run(IDENTITIES[0], bound({"申请表": grid(REQUESTS, rows)})) == []
    rows[0] = [3, None, None, None, None, None, 3]
    rows[1] = [3, None, None, None, None, None, None]
    rows[2] = [None, None, None, None, None, None, 4]
    rows[3] = [None, None, None, None, None, None, 0]
    rows[4] = [1, "x", None, None, None, None, 1]
    found = run(IDENTITIES[0], bound({"申请表": grid(REQUESTS, rows)}))
    held = [one for one in found if isinstance(one, Judged)]
    assert [one.hit for one in held] == [None, None]
    assert [term.blank for term in held[0].terms] == [False, False, True, True, True, True, True]
    assert [one for one in found if isinstance(one, Unevaluated)] == [
        (Cause.TOTAL_BLANK, "申请表 上年结转/总计"),
        (Cause.OPERAND_MISSING, "申请表 办理结果/予以公开/总计"),
        (Cause.CELL_UNREADABLE, "申请表 办理结果/不予公开/1.不予/法人或其他组织/商业企业"),
    ]


def test_a_total_of_blanks_is_as_blank_as_they_are() -> None:
    rows: list[list[object]] = [[None] * 7 for _ in range(25)]
    for row in (0, 2, 23):
        rows[row] = [4, None, None, None, None, None, 4]
    for source, count in zip(IDENTITIES[:3], (3, 2, 2), strict=True):
        found = run(source, bound({"申请表": grid(REQUESTS, rows)}))
        assert [one.hit for one in found if isinstance(one, Judged)] == [None] * count == [None] * len(found)
    rows[1][0] = 1
    found = run(IDENTITIES[2], bound({"申请表": grid(REQUESTS, rows)}))
    assert found[1:] == [(Cause.TOTAL_BLANK, "申请表 上年结转/总计")]


def test_a_missing_row_leaves_its_equations_open() -> None:
    whole = grid(REQUESTS, balanced())
    torn = SimpleNamespace(noun=whole.noun, cells={key: cell for key, cell in whole.cells.items() if key[1] != 5})
    found = run(IDENTITIES[1], bound({"申请表": torn}))  # type: ignore[dict-item]
    assert found == [(Cause.CELL_UNREADABLE, "申请表 办理结果/不予公开/2.不予")] * 7
    assert len([one for one in run(IDENTITIES[0], bound({"申请表": torn})) if isinstance(one, Judged)]) == 24  # type: ignore[dict-item]


def test_a_table_that_is_not_there_is_said_once() -> None:
    for cause in (Cause.TABLE_MISSING, Cause.TABLE_UNREADABLE):
        binding = bound({"申请表": Unbound(cause, "申请表")})
        for source in IDENTITIES[:3]:
            assert run(source, binding) == [(cause, "申请表")]


def test_every_mention_of_a_fact_is_judged_where_it_stands() -> None:
    check = "新收件数 = any(申请表[新收, 自然人], 申请表[新收, 自然人] + 申请表[上年结转, 自然人])"
    said = [mention(5, 12), mention(50, 13), mention(90, 14), mention(130, 3, scope="本级")]
    binding = small()
    binding.facts = facts(新收件数=said)
    found = run(check, binding)
    assert [type(one) for one in found] == [Unevaluated, Held, Held, Hit]
    assert found[0] == (Cause.OTHER_SCOPE, "本级")
    hit = found[3]
    assert isinstance(hit, Hit)
    assert hit.span == Span(90, 92)
    assert say(hit) == ("新收件数 14件，申请表 新收/自然人 12 或 申请表 新收/自然人 12 + 申请表 上年结转/自然人 1 = 13")
    assert [type(one) for one in run({"that": check, "mentions": "any"}, binding)] == [Unevaluated, Held]
    assert run(check, small()) == []


def test_shares_are_compared_as_printed() -> None:
    binding = bound(
        facts=facts(
            答复件数=mention(0, 20), 新收件数=mention(9, 21), 办结率=[mention(20, 95, "%"), mention(30, 90, "%")]
        )
    )
    found = run("办结率 = pct(答复件数, 新收件数)", binding)
    assert [type(one) for one in found] == [Held, Hit]
    precise = bound(
        facts=facts(
            答复件数=mention(0, 20), 新收件数=mention(9, 21), 办结率=mention(1, Interval.of(Decimal("95.30")), "%")
        )
    )
    (hit,) = run("办结率 = pct(答复件数, 新收件数)", precise)
    assert isinstance(hit, Hit)


def test_another_fact_may_agree_in_any_of_its_mentions() -> None:
    binding = bound(facts=facts(新收件数=mention(0, 20), 答复件数=[mention(9, 3), mention(15, 20)]))
    assert run("新收件数 = 答复件数", binding) == [Held()]
    assert [type(one) for one in run("新收件数 < 答复件数", binding)] == [Hit]


def test_within() -> None:
    fees = bound(
        {"公开表": grid(FEES, [[Decimal("96171.6")]], band=1)}, facts=facts(新收件数=mention(0, 96172, "万元"))
    )
    check = "新收件数 = 公开表[行政事业性收费, 本年收费金额]"
    assert [type(one) for one in run(check, fees)] == [Hit]
    assert run({"that": check, "within": 0.5}, fees) == [Held()]


def test_readings_are_named_in_messages() -> None:
    binding = bound(facts=facts(新收件数=mention(9, 20), 答复件数=mention(0, 3)))
    names = [{"zh": "一倍", "en": "once"}, "两倍"]
    (hit,) = run({"that": "新收件数 = any(答复件数, 答复件数 * 2, 7)", "readings": names}, binding)
    assert isinstance(hit, Hit)
    assert hit.values["expected"] == {"zh": "一倍 3件、两倍 6件", "en": "once 3件, 两倍 6件"}


def test_dates_say_which_must_come_first() -> None:
    read = SimpleNamespace(value=date(2025, 2, 10), sources=(SimpleNamespace(span=Span(7, 9)),))
    binding = bound(values={"published": date(2025, 2, 10), "due": date(2025, 1, 31)})
    binding.variables = {"published": read}
    (hit,) = run("published <= due", binding)
    assert isinstance(hit, Hit)
    assert hit.span == Span(7, 9)
    assert say(hit) == "published 2025-02-10，应不晚于 due 2025-01-31"
    assert run("published <= due", bound(values={"due": date(2025, 1, 31)})) == [(Cause.VARIABLE_UNBOUND, "published")]


def test_an_implication_whose_condition_fails_does_not_apply() -> None:
    binding = bound(values={"year": 2024, "due": date(2025, 1, 31), "published": date(2025, 1, 1)})
    assert run("year = 2023 => published > due", binding) == []
    assert run("year = 2024 => published <= due", binding) == [Held()]
    (hit,) = run("year = 2024 => published > due", binding)
    assert isinstance(hit, Hit)
    assert "应晚于" in say(hit)


def test_last_year() -> None:
    check = "申请表[上年结转, _] = last.申请表[结转下年, _]"
    assert run(check, small()) == []  # nobody looks for it
    missing = small()
    missing.companions = {"last": Unbound(Cause.COMPANION_MISSING, "last")}
    assert run(check, missing) == [(Cause.COMPANION_MISSING, "last")] * 7
    ambiguous = small()
    ambiguous.companions = {"last": Unbound(Cause.COMPANION_AMBIGUOUS, "2023")}
    assert run(check, ambiguous) == [(Cause.COMPANION_AMBIGUOUS, "2023")] * 7
    binding = small(carried=2)
    binding.companions = {"last": small(left=1)}
    found = run(check, binding)
    assert sorted(type(one).__name__ for one in found) == [*["Held"] * 6, "Hit"]
    (hit,) = [one for one in found if isinstance(one, Hit)]
    assert say(hit) == "申请表 上年结转/自然人 2，last.申请表 结转下年/自然人 1，相差 1"
    assert hit.place is not None


def test_mistakes_of_authors() -> None:
    assert compiled("year + 1")[1] == ["a number is neither true nor false"]
    assert compiled({"that": "year = 1", "within": "x"})[1] == ["'x' is no distance"]
    assert compiled({"that": "year = any(1, 新收件数)", "readings": ["甲", "乙"]})[1] == [
        "2 readings are named, the expression has 1"
    ]
    assert compiled({"than": "year = 1"})[1] == ["unknown key 'than'", "the key 'that' is missing"]


def test_messages_use_declared_values_in_both_languages() -> None:
    import string

    for defect in KIND.defects.values():
        named = [
            {field for _, field, _, _ in string.Formatter().parse(text) if field} for text in defect.message.values()
        ]
        assert named[0] == named[1]
        assert named[0] <= KIND.values
