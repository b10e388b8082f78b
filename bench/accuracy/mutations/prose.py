"""Numbers in prose that contradict a table or do not add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.accuracy.expect import NEAR, Change, kind
from bench.accuracy.facts import DISCLOSED
from bench.accuracy.form import GRANTED, GROUPS, PARTLY
from bench.accuracy.mutations.spots import changed, marks, matches, noted

if TYPE_CHECKING:
    import random

    from bench.accuracy.marked import Mark
    from bench.accuracy.report import Report


def _written(old: str, value: int) -> str:
    return f"{value:,}" if "," in old else str(value)


def _truths(report: Report, name: str) -> set[int]:
    """Every number that a fair reader would accept for this statement."""
    figures = report.figures
    others, unprocessed = figures.group(GROUPS[3][0]), figures.group(GROUPS[2][0])
    direct, after = figures.remedies[5:10], figures.remedies[10:]
    truths = {
        "received": {figures.received, figures.received + figures.carried_in},
        "done": {
            figures.done,
            figures.received + figures.carried_in,
            figures.done - others,
            figures.done - others - unprocessed,
        },
        "carried_in": {figures.carried_in},
        "carried_out": {figures.carried_out},
        "reviews": {figures.reviews},
        "lawsuits": {figures.lawsuits, direct[4], after[4]},
        "granted": {figures.group(GRANTED)},
        "partly": {figures.group(PARTLY)},
        "refused": {figures.group(GROUPS[0][0])},
        "missing": {figures.group(GROUPS[1][0])},
        "opened": {figures.group(GRANTED) + figures.group(PARTLY)},
        "reviews_upheld": {figures.remedies[0]},
        "reviews_corrected": {figures.remedies[1]},
        "reviews_pending": {figures.remedies[3]},
        "lawsuits_upheld": {direct[0] + after[0], direct[0], after[0]},
        "lawsuits_pending": {direct[3] + after[3], direct[3], after[3]},
    }
    if name in truths:
        return truths[name]
    row, column = DISCLOSED[figures.edition][name]
    first = {int(figures.disclosure[row][column])}
    return first | {int(figures.disclosure[1][1])} if name == "made" and figures.edition == "2019" else first


def _contradicted(report: Report, rng: random.Random, *names: str) -> Change | None:
    """A number of one of these facts is told otherwise in one place; a list of parts with it is left alone."""
    parted = {(number, mark.start) for number, mark in marks(report, "whole")}
    found = [(number, mark) for number, mark in marks(report, *names) if (number, mark.start) not in parted]
    if not found:
        return None
    number, mark = rng.choice(found)
    if mark.value is None:
        return None
    truths = _truths(report, mark.name)
    tries = [mark.value + step for step in (-3, -2, -1, 1, 2, 3, 7, 10)] + [mark.value * 10 + 1]
    wrong = rng.choice([value for value in tries if value > 0 and value not in truths])
    old = _text(report, number, mark)
    report = changed(report, number, mark.start, mark.end, _written(old, wrong))
    return Change(report, f"{mark.name} {wrong}", f"the tables say {sorted(truths)}")


def _text(report: Report, number: int, mark: Mark) -> str:
    return dict(report.paragraphs())[number].said.said(mark)


@kind("prose-requests", "prose", ("prose",), also=("share",))
def requests(report: Report, rng: random.Random) -> Change | None:
    """Requests received, answered or carried over, told otherwise than in the table."""
    return _contradicted(report, rng, "received", "done", "carried_in", "carried_out")


@kind("prose-remedies", "prose", ("prose",))
def remedies(report: Report, rng: random.Random) -> Change | None:
    """Reviews or lawsuits told otherwise than in the table."""
    return _contradicted(report, rng, "reviews", "lawsuits")


@kind("prose-documents", "prose", ("prose",))
def documents(report: Report, rng: random.Random) -> Change | None:
    """Normative documents or decisions told otherwise than in the table."""
    return _contradicted(report, rng, "made", "repealed", "valid", "permits", "punished", "coerced")


@kind("prose-outcomes", "prose", ("prose",))
def outcomes(report: Report, rng: random.Random) -> Change | None:
    """What was granted, refused or not held, alone, in turn or together, told otherwise than in the table."""
    return _contradicted(report, rng, "granted", "partly", "refused", "missing", "opened")


@kind("prose-verdicts", "prose", ("prose",), also=("parts",))
def verdicts(report: Report, rng: random.Random) -> Change | None:
    """Reviews or lawsuits upheld, corrected or pending, told otherwise than in the table."""
    names = ("reviews_upheld", "reviews_corrected", "reviews_pending", "lawsuits_upheld", "lawsuits_pending")
    return _contradicted(report, rng, *names)


@kind("growth-wrong", "prose", ("prose", "share"))
def growth_wrong(report: Report, rng: random.Random) -> Change | None:
    """A rate of growth that the counts of both years do not give."""
    return _percent(report, rng, "growth", [])


@kind("table-share-wrong", "prose", ("prose", "share"))
def table_share_wrong(report: Report, rng: random.Random) -> Change | None:
    """A share of what was granted that no total of the table gives."""
    figures = report.figures
    others, unprocessed = figures.group(GROUPS[3][0]), figures.group(GROUPS[2][0])
    done, received = figures.done, figures.received
    wholes = (done, received, received + figures.carried_in, done - others, done - others - unprocessed)
    part = figures.group(GRANTED)
    return _percent(report, rng, "table_share", [part * 100 / whole for whole in wholes if whole])


def _percent(report: Report, rng: random.Random, name: str, also_right: list[float]) -> Change | None:
    spots = [(number, mark) for number, mark in marks(report, name) if "." in _text(report, number, mark)]
    if not spots:
        return None
    number, mark = rng.choice(spots)
    right = float(_text(report, number, mark))
    tries = [right + step for step in (-3.6, -2.0, -1.5, 0.9, 1.7)]
    wrong = [each for each in tries if each > 0 and all(abs(each - other) > 0.5 for other in also_right)]
    if not wrong:
        return None
    new = f"{rng.choice(wrong):.1f}"
    return Change(changed(report, number, mark.start, mark.end, new), f"{new}%", f"it is {right}%")


@kind("told-twice", "prose", ("prose", "told-twice"))
def told_twice(report: Report, rng: random.Random) -> Change | None:
    """What was disclosed in all, told again with another number in another paragraph."""
    first = next(matches(report, "全年(?:共|累计)?主动公开(?:各类)?政府信息[0-9,]+条", "body", "item"), None)
    later = [spot for spot in matches(report, "。$", "body", "item") if first and spot[0] > first[0]]
    if first is None or not later:
        return None
    told = _text_of(report, first)
    number, start, end = later[0]
    wrong = int("".join(filter(str.isdigit, told))) + rng.choice((3, 16, 120))
    new = f"。全年主动公开政府信息{wrong}条。"
    fault = (new.index(str(wrong)), len(new) - 1)
    return Change(changed(report, number, start, end, new, fault=fault), f"{wrong}条", f"before it says: {told}")


def _text_of(report: Report, spot: tuple[int, int, int]) -> str:
    number, start, end = spot
    return dict(report.paragraphs())[number].said.text[start:end]


def _parts(report: Report, rng: random.Random, sign: int) -> Change | None:
    """One part of a whole list grows or shrinks, so that the parts no longer add up."""
    groups: dict[tuple[int, str], list[Mark]] = {}
    for number, mark in marks(report, "part"):
        groups.setdefault((number, mark.group), []).append(mark)
    wholes = {(number, mark.group): mark for number, mark in marks(report, "whole")}
    places = [(place, mark) for place, found in groups.items() if place in wholes for mark in found]
    if sign < 0:
        places = [(place, mark) for place, mark in places if (mark.value or 0) > 1]
    if not places:
        return None
    place, mark = rng.choice(places)
    number = place[0]
    values = [other.value or 0 for other in groups[place]]
    whole = wholes[place].value or 0
    if sum(values) != whole:
        raise AssertionError(f"parts {values} of {whole} did not add up before")
    value = mark.value or 0
    wrong = value + sign * rng.randint(1, 9 if sign > 0 else min(9, value - 1))
    old = _text(report, number, mark)
    start, end = wholes[place].start, groups[place][-1].end
    new = _written(old, wrong)
    shift = len(new) - len(old)
    report = changed(report, number, mark.start, mark.end, new)
    report = noted(report, number, NEAR, start, end + shift)
    total = sum(values) - value + wrong
    return Change(report, f"part {wrong} (was {value})", f"the parts add up to {total}, the whole is {whole}")


@kind("parts-greater", "parts", ("parts",), also=("prose",))
def parts_greater(report: Report, rng: random.Random) -> Change | None:
    """提案35件，其中主办9件、会办27件"""
    return _parts(report, rng, 1)


@kind("parts-less", "parts", ("parts",), also=("prose",))
def parts_less(report: Report, rng: random.Random) -> Change | None:
    """提案35件，其中主办7件、会办27件"""
    return _parts(report, rng, -1)


@kind("share-wrong", "prose", ("prose", "share"))
def share_wrong(report: Report, rng: random.Random) -> Change | None:
    """A share that its two counts do not give, by more than rounding explains."""
    spots = [(number, mark) for number, mark in marks(report, "share") if "." in _text(report, number, mark)]
    if not spots:
        return None
    number, mark = rng.choice(spots)
    right = float(_text(report, number, mark))
    wrong = rng.choice([right - step for step in (1.5, 2.0, 3.6, 0.9)])
    return Change(changed(report, number, mark.start, mark.end, f"{wrong:.1f}"), f"{wrong:.1f}%", f"it is {right}%")


@kind("aspects-said", "parts", ("parts", "count"))
def aspects_said(report: Report, rng: random.Random) -> Change | None:
    """The preamble says another number of parts than it lists."""
    spots = list(matches(report, "六(?=个?部分)", "preamble"))
    if not spots:
        return None
    number, start, end = rng.choice(spots)
    wrong = rng.choice("五七四")
    return Change(changed(report, number, start, end, wrong), f"{wrong}个部分", "six are listed")


@kind("remedies-denied", "prose", ("prose",))
def remedies_denied(report: Report, rng: random.Random) -> Change | None:
    """未发生行政复议、行政诉讼 although the table counts some."""
    if not (report.figures.reviews and report.figures.lawsuits):
        return None
    spots = marks(report, "reviews", kinds=("body",))
    if not spots:
        return None
    denial = rng.choice(
        (
            "全年未发生因政府信息公开引发的行政复议、行政诉讼案件。",
            "没有因政府信息公开被申请行政复议、提起行政诉讼的情况。",
        )
    )
    return _denied(report, spots[0], denial, f"{report.figures.reviews} reviews and {report.figures.lawsuits} lawsuits")


DENIALS = (
    "全年未收到政府信息公开申请。",
    "{year}年未收到公民、法人和其他组织提出的政府信息公开申请。",
    "本年度没有收到政府信息公开申请。",
)


@kind("prose-denied", "prose", ("prose",))
def denied(report: Report, rng: random.Random) -> Change | None:
    """未收到申请 although the table counts some: the sentence that told them is exchanged for the denial."""
    if not report.figures.received:
        return None
    found = marks(report, "received", kinds=("body",))
    if not found:
        return None
    denial = rng.choice(DENIALS).format(year=report.year)
    return _denied(report, found[0], denial, f"the table counts {report.figures.received}")


def _denied(report: Report, spot: tuple[int, Mark], denial: str, proof: str) -> Change | None:
    """The sentence around a mark gives way to a denial."""
    number, mark = spot
    text = dict(report.paragraphs())[number].said.text
    start = max(text.rfind(stop, 0, mark.start) for stop in "。：") + 1
    end = text.find("。", mark.end) + 1
    if start == 0 or end == 0:
        return None
    return Change(changed(report, number, start, end, denial), denial, proof)
