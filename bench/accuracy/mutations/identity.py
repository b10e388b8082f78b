"""Years, dates, names and numbers of laws that are not those of this report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.accuracy.expect import NEAR, Change, kind
from bench.accuracy.form import NOTICES
from bench.accuracy.mutations.spots import changed, marks, matches, noted, text

if TYPE_CHECKING:
    import random

    from bench.accuracy.marked import Mark
    from bench.accuracy.report import Report


def _put(report: Report, spot: tuple[int, Mark], new: str, proof: str) -> Change:
    number, mark = spot
    return Change(changed(report, number, mark.start, mark.end, new), f"{mark.name} {new}", proof)


def _near(report: Report, *names: str) -> Report:
    """Other places that tell the same, which a rule may point at instead."""
    for number, mark in marks(report, *names):
        report = noted(report, number, NEAR, mark.start, mark.end)
    return report


@kind("title-year", "identity", ("year",), also=("identity",))
def title_year(report: Report, rng: random.Random) -> Change | None:
    """The title tells another year than everything else."""
    spots = marks(report, "title_year")
    if not spots or not marks(report, "period_year", kinds=("preamble",)):
        return None
    wrong = report.year + rng.choice((-1, -1, 1))
    report = _near(report, "period_year")
    return _put(report, marks(report, "title_year")[0], str(wrong), f"the period is {report.year}")


@kind("period-year", "identity", ("year", "period"), also=("identity",))
def period_year(report: Report, rng: random.Random) -> Change | None:
    """One year of the statistical period is another's."""
    spots = marks(report, "period_year", kinds=("preamble",))
    if not spots:
        return None
    place = rng.randrange(len(spots))
    near = _near(report, "period_year", "title_year", "date")
    spot = marks(near, "period_year", kinds=("preamble",))[place]
    return _put(near, spot, str(report.year - 1), f"the report is of {report.year}")


def _tells_this_year(said: str, mark: Mark) -> bool:
    """Whether the year stands for this year's work: in no title, no budget, no comparison, no span that begins then."""
    before, after = said[: mark.start], said[mark.end :]
    sentence = after[: after.find("。")]
    if before.count("《") > before.count("》") or before.count("（") > before.count("）"):
        return False
    if not after.startswith("年") or after.startswith(("年以来", "年度部门")):
        return False
    return not any(word in sentence for word in ("比", "较上年", "结转", "持平"))


@kind("last-year-left", "identity", ("year",), also=("identity",))
def last_year_left(report: Report, rng: random.Random) -> Change | None:
    """A sentence of section one tells this year's work under last year's date."""
    spots = [
        (number, mark)
        for number, mark in marks(report, "year", kinds=("body",))
        if report.blocks[number].section == 1 and _tells_this_year(text(report, number), mark)
    ]
    if not spots:
        return None
    return _put(report, rng.choice(spots), str(report.year - 1), f"the report is of {report.year}")


@kind("date-impossible", "identity", ("date",), also=("year", "period"))
def date_impossible(report: Report, rng: random.Random) -> Change | None:
    """A day that no calendar has."""
    spots = marks(report, "date")
    if not spots:
        return None
    number, mark = rng.choice(spots)
    year = text(report, number)[mark.start : mark.start + 4]
    wrong = year + rng.choice(("年2月30日", "年12月32日", "年13月1日", "年11月31日", "年6月31日"))
    return _put(report, (number, mark), wrong, "the calendar has no such day")


@kind("period-reversed", "identity", ("period", "date", "year"), also=("identity",))
def period_reversed(report: Report, rng: random.Random) -> Change | None:
    """The period ends before it begins."""
    del rng
    spots = [
        (number, marked) for number, marked in marks(report, "date", kinds=("preamble",))
        if text(report, number)[marked.start : marked.end].endswith("12月31日")
    ]  # fmt: skip
    if not spots:
        return None
    wrong = f"{report.year - 2}年12月31日"
    near = _near(report, "period_year", "title_year", "date")
    return _put(near, spots[0], wrong, f"the period begins with {report.year}")


@kind("year-sign-lost", "identity", ("year-sign", "year", "date"), also=("identity",), clean=True)
def year_sign_lost(report: Report, rng: random.Random) -> Change | None:
    """2021政府信息公开: 年 is missing after a year."""
    spots = [
        (number, marked) for number, marked in marks(report, "year", "title_year")
        if text(report, number)[marked.end : marked.end + 2] in {"年政", "年，", "年共", "年公", "年主"}
    ]  # fmt: skip
    if not spots:
        return None
    number, marked = rng.choice(spots)
    report = changed(report, number, marked.start, marked.end + 1, str(report.year))
    return Change(report, str(report.year), "a year without 年")


@kind("self-misfit", "identity", ("organ", "self"), also=("identity",))
def self_misfit(report: Report, rng: random.Random) -> Change | None:
    """我局 in the report of a township, or the like."""
    spots = [
        spot for spot in marks(report, "self", "we", kinds=("body",)) if text(report, spot[0])[spot[1].start] == "我"
    ]
    if not spots:
        return None
    kinds = {
        "department": "局委",
        "tax": "局",
        "assets": "委",
        "office": "办",
        "zone": "委区",
        "street": "街",
        "township": "镇乡",
    }
    fitting = kinds.get(report.organ.kind, "省市县区")
    wrong = rng.choice([word for word in ("我局", "我镇", "我委", "我街道", "我办") if word[1] not in fitting])
    return _put(report, rng.choice(spots), wrong, f"the report is of {report.organ.full}")


@kind("postcode-short", "identity", ("contact", "postcode"))
def postcode_short(report: Report, rng: random.Random) -> Change | None:
    """A post code of five digits."""
    del rng
    spots = marks(report, "postcode")
    if not spots:
        return None
    number, marked = spots[0]
    return _put(report, spots[0], text(report, number)[marked.start : marked.end - 1], "post codes have six digits")


@kind("published-before-end", "identity", ("published",), also=("year", "date"))
def published_early(report: Report, rng: random.Random) -> Change | None:
    """The report is dated before its year was over."""
    spots = marks(report, "published")
    if not spots:
        return None
    when = f"{report.year}-{rng.randint(3, 11):02d}-{rng.randint(1, 28):02d}"
    return _put(report, rng.choice(spots), when, f"the period ends with {report.year}")


@kind("published-late", "identity", ("published",), also=("year", "date"))
def published_late(report: Report, rng: random.Random) -> Change | None:
    """A department's report is dated after 31 January, a government's after 31 March (article 49)."""
    spots = marks(report, "published")
    if not spots or report.organ.kind in {"township", "street", "zone"}:
        return None
    when = f"{report.year + 1}-{rng.randint(5, 11):02d}-{rng.randint(1, 28):02d}"
    return _put(report, rng.choice(spots), when, "past the date of article 49")


@kind("organ-changed", "identity", ("organ",), also=("identity",))
def organ_changed(report: Report, rng: random.Random) -> Change | None:
    """The organ's name has another place, or other characters, in one spot."""
    spots = marks(report, "organ", kinds=("preamble", "body"))
    if not spots:
        return None
    number, mark = rng.choice(spots)
    old = text(report, number)[mark.start : mark.end]
    place = report.organ.place[:2]
    start = old.rfind(place)
    if start < 0:
        return None
    other = rng.choice([name for name in ("湄屏", "霁阳", "榕溪", "枫丰", "楠桥") if name != place])
    new = old[:start] + other + old[start + 2 :]
    return _put(report, (number, mark), new, f"the report is of {old}")


@kind("law-number", "reference", ("law",))
def law_number(report: Report, rng: random.Random) -> Change | None:
    """The regulation under a number that is not that of 2019."""
    spots = [spot for spot in marks(report, "law_no") if "492" not in text(report, spot[0])]
    if not spots:
        return None
    return _put(report, rng.choice(spots), rng.choice(("771", "492", "117", "721")), "国务院令第711号 since 2019")


@kind("notice-number", "reference", ("notice",))
def notice_number(report: Report, rng: random.Random) -> Change | None:
    """The notice that sets the format under another number than its own."""
    spots = marks(report, "notice")
    if not spots:
        return None
    _title, year, number = NOTICES[report.edition]
    other = "2019〕60" if report.edition == "2021" else "2021〕30"
    wrong = rng.choice((other, other, f"{year}〕{number + 6}"))
    return _put(report, rng.choice(spots), f"国办公开办函〔{wrong}号", f"its number is 〔{year}〕{number}号")


@kind("notice-brackets", "reference", ("brackets",), also=("notice",), clean=True)
def notice_brackets(report: Report, rng: random.Random) -> Change | None:
    """Brackets other than 〔〕 in the number of a document."""
    spots = marks(report, "notice_brackets")
    if not spots:
        return None
    number, mark = rng.choice(spots)
    year = text(report, number)[mark.start + 1 : mark.end - 1]
    wrong = rng.choice((f"[{year}]", f"（{year}）", f"【{year}】"))
    return _put(report, (number, mark), wrong, "documents are numbered with 〔〕")


@kind("period-cut", "identity", ("period",), also=("identity",))
def period_cut(report: Report, rng: random.Random) -> Change | None:
    """The period ends a day or a month before the year does."""
    spots = [
        (number, marked) for number, marked in marks(report, "date", kinds=("preamble",))
        if text(report, number)[marked.start : marked.end].endswith("12月31日")
    ]  # fmt: skip
    if not spots:
        return None
    wrong = f"{report.year}年" + rng.choice(("12月30日", "11月30日", "12月21日"))
    return _put(report, spots[0], wrong, "the period ends with 31 December")


@kind("year-digits-mixed", "identity", ("year",), also=("identity",), clean=True)
def year_digits_mixed(report: Report, rng: random.Random) -> Change | None:
    """二0二四年: an Arabic 0 among Chinese digits."""
    spots = [
        (number, marked) for number, marked in marks(report, "year", kinds=("body", "preamble"))
        if text(report, number)[marked.end : marked.end + 1] == "年"
    ]  # fmt: skip
    if not spots:
        return None
    wrong = "".join("0" if digit == "0" else "〇一二三四五六七八九"[int(digit)] for digit in str(report.year))
    number, marked = rng.choice(spots)
    return Change(changed(report, number, marked.start, marked.end, wrong), wrong, "digits of two kinds in one year")


@kind("phone-short", "identity", ("contact",))
def phone_short(report: Report, rng: random.Random) -> Change | None:
    """A telephone number that lost its last digits."""
    spots = marks(report, "phone")
    if not spots:
        return None
    number, marked = rng.choice(spots)
    kept = text(report, number)[marked.start : marked.end - rng.choice((1, 2))]
    return _put(report, (number, marked), kept, "numbers behind an area code have seven or eight digits")


@kind("mail-cut", "identity", ("contact",))
def mail_cut(report: Report, rng: random.Random) -> Change | None:
    """A mail address without the end of its domain."""
    spots = marks(report, "mail")
    if not spots:
        return None
    number, marked = rng.choice(spots)
    kept = text(report, number)[marked.start : marked.end].rpartition(".")[0]
    return _put(report, (number, marked), kept, "no mail reaches an address without its domain")


@kind("law-title", "reference", ("law",), also=("wording",))
def law_title(report: Report, rng: random.Random) -> Change | None:
    """The regulation under a title that no law has."""
    spots = list(matches(report, "《中华人民共和国政府信息公开条例》", "preamble", "body"))
    if not spots:
        return None
    number, start, end = rng.choice(spots)
    wrong = rng.choice(("《信息公开条例》", "《中华人民共和国信息公开条例》", "《政务公开条例》", "《政府信息公开法》"))
    return Change(changed(report, number, start, end, wrong), wrong, "the law is called 政府信息公开条例")
