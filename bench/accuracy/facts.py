"""What sentences of one report may name: its organ, its years, its figures and the counts only prose tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.accuracy.form import GRANTED, GROUPS, HEADINGS, NOTICES, PARTLY
from bench.accuracy.marked import Mark, Marked, joined, named
from bench.accuracy.splitting import cut, labels, open_clause, parts_clause
from bench.accuracy.wording import Composer, Draw, banks

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from bench.accuracy.figures import Figures
    from bench.accuracy.places import Organ
    from bench.accuracy.wording import Value

LAW = "《中华人民共和国政府信息公开条例》"
LAW_NUMBER = "711"
_DRAWN: dict[str, Value] = {
    "small": Draw(2, 9),
    "events": Draw(2, 9),
    "people": Draw(30, 900),
    "letters": Draw(11, 99),
    "views": Draw(2, 30),
}
# Wordings that would speak of what was not there yet.
_LATER = ((2022, "二十大"), (2021, "2021—2025"), (2021, "2020〕109号"), (2021, "十四五"))


@dataclass(slots=True)
class Law:
    """Names the regulation: in full and with its short form defined the first time, by either afterwards."""

    rng: random.Random
    defined: bool = False

    def __call__(self) -> Marked:
        if self.defined:
            return Marked(self.rng.choice(("《条例》", "《条例》", LAW)))
        if self.rng.random() < 0.45:
            self.defined = True
            return Marked(f"{LAW}（以下简称《条例》）")
        return Marked(LAW)

    def numbered(self) -> Marked:
        number = named("law_no", LAW_NUMBER)
        if self.defined:
            return joined([f"{LAW}（国务院令第", number, "号）"])
        self.defined = True
        return joined([f"{LAW}（国务院令第", number, "号，以下简称《条例》）"])


def notice(rng: random.Random, edition: str) -> Marked:
    """The notice that sets the format, with its number marked: `notice` whole, `notice_brackets`, `notice_year`."""
    title, year, number = NOTICES[edition]
    opening = rng.choice(("国务院办公厅政府信息与政务公开办公室", "国务院办公厅政府信息与政务公开办公室", ""))
    head = f"《{opening}{title}》（"
    text = f"国办公开办函〔{year}〕{number}号"
    bracket = text.index("〔")
    marks = (Mark("notice", 0, len(text)), Mark("notice_brackets", bracket, bracket + 6))
    return joined([head, Marked(text, marks), "）"])


def date(year: int, month: int, day: int, *, name: str) -> Marked:
    """A date whose year is a mark of that name, the whole being a `date`."""
    text = f"{year}年{month}月{day}日"
    return Marked(text, (Mark("date", 0, len(text)), Mark(name, 0, 4, value=year)))


class Counts:
    """Counts that only prose tells, fixed for the report so that no two sentences contradict each other.

    `last` are the figures of the year before, where its report lies beside.
    """

    def __init__(self, rng: random.Random, figures: Figures, size: str, last: Figures | None = None) -> None:
        self.rng = rng
        self.figures = figures
        self.commas = rng.random() < 0.06
        scale = {"zero": 120, "small": 400, "middle": 2500, "large": 30000}[size]
        self.posts = rng.randint(scale // 5, scale)
        self.posts_before = max(10, self.posts + rng.choice((-1, 1)) * rng.randint(1, self.posts // 6))
        self.received_before = max(
            1, figures.received + rng.choice((-1, 1)) * rng.randint(1, figures.received // 5 + 2)
        )
        if self.received_before == figures.received:
            self.received_before += 1
        if last is not None:
            self.received_before = max(1, last.received)
        self.wholes = {
            "posts": self.posts,
            "proposals": rng.randint(4, 60),
            "letters": rng.randint(6, 300),
            "reads": rng.randint(5, 60),
            "pushes": rng.randint(30, max(60, scale)),
        }
        self._units: dict[str, str] = {}

    def write(self, value: int) -> str:
        return f"{value:,}" if self.commas else str(value)

    def split(self, kind: str) -> Callable[[], Marked]:
        """A whole with its parts; said once, and afterwards the whole alone."""

        def say() -> Marked:
            whole = self.wholes[kind]
            if kind in self._units:
                return joined([named(kind, self.write(whole), value=whole), self._units[kind]])
            if kind == "posts" and self.rng.random() < 0.15:
                return open_clause(self.rng, kind, whole, self.write)
            unit, names = labels(self.rng, kind)
            self._units[kind] = unit
            parts = list(zip(names, cut(self.rng, whole, len(names)), strict=False))
            return parts_clause(self.rng, (kind, whole), unit, parts, self.write)

        return say

    def received(self) -> Marked:
        """Requests with their parts by applicant (as the table has them) or by channel."""
        whole = self.figures.received
        organisations = sum(self.figures.applications[0][1:-1])
        unit, names = labels(self.rng, "applicants")
        parts = list(zip(names, (whole - organisations, organisations), strict=True))
        if organisations in {0, whole} or self.rng.random() < 0.5:
            unit, names = labels(self.rng, "channels")
            parts = list(zip(names, cut(self.rng, whole, len(names)), strict=False))
        if len(parts) < 2:
            return joined([named("received", self.write(whole), value=whole), unit])
        return parts_clause(self.rng, ("received", whole), unit, parts, self.write)

    def results(self) -> Marked:
        """What was answered by group of results, as the table has it, naming the groups that are not empty."""
        groups = (GRANTED, PARTLY, *(group for group, _ in GROUPS))
        short = {PARTLY: "部分公开"}
        counted = [(short.get(group, group[3:]), self.figures.group(group)) for group in groups]
        parts = [(label, number) for label, number in counted if number]
        if len(parts) < 2:
            return joined([named("done", self.write(self.figures.done), value=self.figures.done), "件"])
        return parts_clause(self.rng, ("done", self.figures.done), "件", parts, self.write)


def _difference(now: int, before: int, more: tuple[str, ...], less: tuple[str, ...], rng: random.Random) -> Marked:
    return Marked(f"{rng.choice(more if now > before else less)}{abs(now - before)}")


def _rate(now: int, before: int) -> Marked:
    word = "增长" if now > before else "下降"
    return Marked(f"{word}{abs(now - before) * 100 / before:.1f}%")


def _share(part: int, whole: int, *, name: str = "share") -> Marked:
    """A percentage to one decimal, as a mark of that name."""
    return joined([named(name, f"{part * 100 / whole:.1f}" if whole else "100"), "%"])


def _parts_names(rng: random.Random) -> Marked:
    between = rng.choice(("、", "、", "，", "；"))
    last = rng.choice(("和", "以及", "")) if between != "；" else ""
    listed = between.join(HEADINGS[:-1])
    return Marked(f"{listed}{last or between}{HEADINGS[-1]}")


def composer(rng: random.Random, organ: Organ, year: int, figures: Figures, counts: Counts, upper: str) -> Composer:
    """A composer that knows everything about one report."""
    law = Law(rng)
    facts: dict[str, Value] = {
        **_DRAWN,
        **_of_organ(organ),
        **{
            name: getattr(figures, name)
            for name in ("received", "done", "carried_in", "carried_out", "reviews", "lawsuits")
        },
        **{f"{kind}_split": counts.split(kind) for kind in counts.wholes},
        "year": str(year),
        "title_year": str(year),
        "last_year": str(year - 1),
        "next_year": str(year + 1),
        "plan": "“十三五”" if year <= 2020 else "“十四五”",
        "law": law,
        "law_bare": LAW,
        "law_no": LAW_NUMBER,
        "law_with_number": law.numbered,
        "notice": lambda: notice(rng, figures.edition),
        "period_from": date(year, 1, 1, name="period_year"),
        "period_to": date(year, 12, 31, name="period_year"),
        "parts_names": lambda: _parts_names(rng),
        "upper": upper,
        "short": upper[0],
        "doc_no": str(rng.randint(3, 60)),
        "posts": counts.posts,
        "posts_change": lambda: _difference(counts.posts, counts.posts_before, ("增加", "多"), ("减少", "少"), rng),
        "posts_rate": lambda: _rate(counts.posts, counts.posts_before),
        "posts_month": str(round(counts.posts / 12)),
        "third": str(counts.posts // 3),
        "tenth": str(max(1, counts.posts // 10)),
        "received_change": lambda: _difference(
            figures.received, counts.received_before, ("增加", "多"), ("减少", "少"), rng
        ),
        "received_split": counts.received,
        "results_split": counts.results,
        "rate": _share(figures.done, figures.received + figures.carried_in),
        "handled": figures.received + figures.carried_in,
        "pushes": counts.wholes["pushes"],
        "hotline": rng.randint(20, 4000),
        "hearings": rng.randint(2, 9),
        "fee": str(rng.randint(1, 40) * 100),
    }
    facts.update(_from_table(figures))
    facts.update(_outcomes(figures, counts))
    facts.update(_contact(rng))
    avoid = tuple(word for since, word in _LATER if year < since)
    return Composer(rng, facts, avoid=avoid, commas=counts.commas)


def _of_organ(organ: Organ) -> dict[str, Value]:
    """Its names, its leadership, and what its office deals with (anything, where no list is kept)."""
    keys = [line.split("｜")[1:] for line in banks()["organs.keys"] if line.split("｜")[0] == organ.field]
    return {
        **{name: getattr(organ, name) for name in ("we", "scope", "party", "superior", "site", "place")},
        "organ": organ.full,
        "organ_office": organ.full if organ.full.endswith("办公室") else f"{organ.full}办公室",
        "self": organ.names,
        "key": tuple(keys[0]) if keys else banks()["phrase.topic"],
    }


DISCLOSED = {
    "2021": {
        "made": (1, 0),
        "repealed": (1, 1),
        "valid": (1, 2),
        "permits": (2, 0),
        "punished": (3, 0),
        "coerced": (4, 0),
    },
    "2019": {"made": (1, 0), "permits": (2, 2), "punished": (4, 2), "coerced": (5, 2)},
}
"""Row and column of table two that a statement tells, by edition."""


def _from_table(figures: Figures) -> dict[str, Value]:
    return {name: int(figures.disclosure[row][column]) for name, (row, column) in DISCLOSED[figures.edition].items()}


def _outcomes(figures: Figures, counts: Counts) -> dict[str, Value]:
    """What became of requests, reviews and lawsuits, alone and together, and how last year compares."""
    refused, missing = GROUPS[0][0], GROUPS[1][0]
    granted, partly = figures.group(GRANTED), figures.group(PARTLY)
    verdicts = figures.remedies
    return {
        "granted": granted,
        "partly": partly,
        "refused": figures.group(refused),
        "missing": figures.group(missing),
        "opened": granted + partly,
        "granted_share": _share(granted, figures.done, name="table_share"),
        "received_before": counts.received_before,
        "received_growth": lambda: _growth(figures.received, counts.received_before),
        "reviews_upheld": verdicts[0],
        "reviews_corrected": verdicts[1],
        "reviews_other": verdicts[2],
        "reviews_pending": verdicts[3],
        "lawsuits_upheld": verdicts[5] + verdicts[10],
        "lawsuits_pending": verdicts[8] + verdicts[13],
    }


def _growth(now: int, before: int) -> Marked:
    """A rate of change to one decimal, its figure a mark `growth`."""
    word = "增长" if now > before else "下降"
    return joined([word, named("growth", f"{abs(now - before) * 100 / before:.1f}"), "%"])


def _contact(rng: random.Random) -> dict[str, Value]:
    area = f"0{rng.randint(310, 999)}"
    return {
        "phone": f"{area}-{rng.randint(2, 8)}{rng.randrange(10**6):06d}",
        "postcode": f"{rng.randint(10, 83)}{rng.randrange(100)}00"[:6].ljust(6, "0"),
        "mail": f"{rng.choice(('xxgk', 'zwgk', 'bgs', 'zfxxgk'))}{rng.randint(10, 9999)}@example.cn",
        "url": f"www.{rng.choice(('xx', 'yy', 'lx', 'tz'))}{rng.randint(10, 99)}.example.cn",
        "address": lambda: Marked(f"{rng.choice(('人民', '文化', '建设', '解放', '迎宾'))}路{rng.randint(2, 299)}号"),
        "minute": f"{rng.randint(10, 59)}",
        "index": f"{rng.randint(10**8, 10**9 - 1)}/{rng.randint(1000, 9999)}",
    }
