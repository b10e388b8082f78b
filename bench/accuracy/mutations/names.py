"""Names of others as subjects, the organ's own name misspelt, and words by which other organs speak of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.accuracy.expect import Change, kind
from bench.accuracy.mutations.spots import changed, marks, text

if TYPE_CHECKING:
    import random

    from bench.accuracy.report import Report

_BUREAUS = ("民政局", "教育局", "水利局", "司法局", "审计局", "公安局", "人社局", "卫健局", "农业农村局", "应急管理局")
_TOWNS = ("湄屏", "霁阳", "榕溪", "枫丰", "楠桥", "青石", "大树坪")
_LEVELS = "县区市"
_AUTHOR = (
    "本报告由{}负责编制。",
    "如对本报告有疑问，请与{}办公室联系。",
    "本报告由{}按照有关规定编制，并向社会公开。",
    "对报告内容有疑问的，可向{}咨询。",
)
"""What can be said of the organ of the report only."""


def _self_spots(report: Report) -> list[tuple[int, int, int]]:
    """Paragraph, start and end of each place where the organ is called by a name and not 我局."""
    spots = []
    for number, mark in marks(report, "self", kinds=("body",)):
        said = text(report, number)[mark.start : mark.end]
        if len(said) > 2 and not said.startswith(("我", "本")):
            spots.append((number, mark.start, mark.end))
    return spots


def _put(report: Report, rng: random.Random, other: str) -> Change | None:
    spots = _self_spots(report)
    if not spots or other in report.organ.full:
        return None
    number, start, end = rng.choice(spots)
    return Change(changed(report, number, start, end, other), other, f"the report is of {report.organ.full}")


@kind("organ-sibling", "identity", ("organ",), also=("identity",))
def organ_sibling(report: Report, rng: random.Random) -> Change | None:
    """The subject of a sentence is another bureau of the same county."""
    organ = report.organ
    if organ.kind != "department" or organ.place[-1] not in _LEVELS:
        return None
    bureaus = [name for name in _BUREAUS if not set(name[:-1]) & set(organ.full)]
    return _put(report, rng, organ.place[-1] + rng.choice(bureaus)) if bureaus else None


@kind("organ-elsewhere", "identity", ("organ",), also=("identity",))
def organ_elsewhere(report: Report, rng: random.Random) -> Change | None:
    """The subject of a sentence is the township or sub-district of another name."""
    unit = {"township": report.organ.full.removesuffix("人民政府")[-1], "street": "街道"}.get(report.organ.kind)
    return _put(report, rng, rng.choice(_TOWNS) + unit) if unit else None


@kind("organ-misspelt", "identity", ("organ", "typo", "near-miss"), also=("identity", "wording"), clean=True)
def organ_misspelt(report: Report, rng: random.Random) -> Change | None:
    """The organ's full name with one character exchanged for one that sounds the same, 镇 for 乡, or 办公厅 for 办公室."""
    exchanges = (
        ("水利", "水力"),
        ("教育", "教预"),
        ("财政", "财正"),
        ("统计", "统记"),
        ("镇人民", "乡人民"),
        ("乡人民", "镇人民"),
        ("办公室", "办公厅"),
    )
    spots = marks(report, "organ", kinds=("preamble", "body"))
    for number, mark in rng.sample(spots, len(spots)):
        old = text(report, number)[mark.start : mark.end]
        wrong = [(right, other) for right, other in exchanges if right in old]
        if wrong:
            right, other = rng.choice(wrong)
            new = old.replace(right, other, 1)
            return Change(changed(report, number, mark.start, mark.end, new), new, f"the report is of {old}")
    return None


@kind("organ-author", "identity", ("organ",), also=("identity",), clean=True)
def organ_author(report: Report, rng: random.Random) -> Change | None:
    """Another place's organ of the same kind, or another bureau of the place, is said to have written the report."""
    organ = report.organ
    at = organ.full.rfind(organ.place)
    if at < 0 or organ.kind == "zone":
        return None
    unit = "街道" if organ.place.endswith("街道") else organ.place[-1]
    other = rng.choice(_TOWNS) + organ.full[at:].replace(organ.place, unit, 1)
    bureaus = [name for name in _BUREAUS if not set(name[:-1]) & set(organ.full)]
    if organ.kind == "department" and bureaus and rng.random() < 0.5:
        other = organ.place + rng.choice(bureaus)
    spots = [number for number, _ in report.paragraphs("preamble")]
    if not spots or other in organ.full:
        return None
    number = spots[-1]
    said = rng.choice(_AUTHOR)
    end, before = len(text(report, number)), said.index("{}")
    new = said.format(other)
    put = changed(report, number, end, end, new, fault=(before, before + len(other)))
    return Change(put, other, f"the report is of {organ.full}")
