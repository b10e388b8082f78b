"""Declared sections matched with the headings of a document, in the order in which it has them."""

from __future__ import annotations

from reportlint.binding.binding import Section
from reportlint.binding.contents import Claim, settle
from reportlint.binding.fits import Likeness, declared, fit, is_contents_entry, seen_title, titles_of
from reportlint.binding.lines import LONGEST_HEADING, Line, has_words, key, lines
from reportlint.model.span import Span
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportlint.binding.nouns import Nouns, SectionNoun
    from reportlint.model.document import Document

_LONGEST_LIST = 60
_STYLES = ("一、", "一.", "第一章", "第一部分", "第一编", "（一）", "1.", "1.1")


class Found(NamedTuple):
    """The sections of a document, and further headings of the same rank that no section claims."""

    sections: Mapping[str, Section]
    extra: tuple[Span, ...]


def find_sections(document: Document, nouns: Nouns) -> Found:
    """The declared sections that the document has, in declared order.

    A heading may stand in a row of a flattened table, carry a wrong, damaged or no number, or go on as a sentence. Lines
    of a table of contents and labels of table rows are no headings.
    """
    if not nouns.sections:
        return Found({}, ())
    text = document.view.text
    labels = table_labels(nouns)
    candidates = [line for line in lines(document) if not _is_label(line, labels, text)]
    claims = list(_claims(candidates, nouns.sections, text))
    style = _main_style(claims, nouns.sections)
    chosen = settle(_of_style(claims, style, candidates, nouns.sections), text)
    chosen = _without_inner(chosen, style, candidates, nouns.sections)
    known = {claim.order for claim in claims}
    free = [(index, line) for index, line in enumerate(candidates) if index not in known]
    chosen.update(_renamed(free, chosen, nouns.sections, style, text))
    return _assemble(document, nouns.sections, candidates, chosen, style)


def exact_share(document: Document, nouns: Nouns) -> float:
    """The share of the declared sections that stand in the document under a right title."""
    found = find_sections(document, nouns).sections.values()
    return sum(section.fit != "renamed" for section in found) / len(nouns.sections) if nouns.sections else 0.0


_labels: dict[int, tuple[object, Mapping[str, frozenset[int | None]]]] = {}


def table_labels(nouns: Nouns) -> Mapping[str, frozenset[int | None]]:
    """Keys of all declared row labels, with the numbers before them: 一、本年新收… looks like a heading and is none."""
    known = _labels.get(id(nouns.tables))
    if known is None or known[0] is not nouns.tables:
        known = _labels[id(nouns.tables)] = nouns.tables, _table_labels(nouns)
    return known[1]


def _table_labels(nouns: Nouns) -> Mapping[str, frozenset[int | None]]:
    labels: dict[str, frozenset[int | None]] = {}
    for variants in nouns.tables.values():
        for table in variants.values():
            for band in table.bands:
                for label in band.rows.labels:
                    for printed in (label.label, *label.accept):
                        title = declared(printed)
                        labels[title.key] = labels.get(title.key, frozenset()) | {title.number}
    return labels


def _is_label(line: Line, labels: Mapping[str, frozenset[int | None]], text: str) -> bool:
    if line.end - line.title_start > 2 * LONGEST_HEADING:
        return False
    numbers = labels.get(key(text[line.title_start : line.end]))
    # 3.其他 is a label, 六、其他 between paragraphs is none.
    return numbers is not None and (
        line.kind == "row" or line.value is None or not numbers.isdisjoint((None, line.value))
    )


def _claims(candidates: Sequence[Line], nouns: Sequence[SectionNoun], text: str) -> Iterable[Claim]:
    titles = titles_of(nouns)
    for index, line in enumerate(candidates):
        if not titles.may_fit(line, text):
            continue
        seen = seen_title(line, text)
        for place, noun in enumerate(nouns):
            found = fit(line, seen, noun, text)
            if found is None:
                continue
            # A sentence may begin with the words of a title: without a number only a line of its own is a heading.
            runs_on = has_words(text, found.end, line.end)
            if runs_on and not (line.style or line.damaged or is_contents_entry(line, text)):
                continue
            yield Claim(index, place, line, found.how, found.end, contents=is_contents_entry(line, text))
            break


def _main_style(claims: Sequence[Claim], nouns: Sequence[SectionNoun]) -> str:
    """The style of numbers that most sections have; empty where none has a number.

    Sections with the right number count first: of a report that breaks off behind 一、总体情况 only （一）主动公开 and its
    like are left, which have titles like those of sections and numbers of their own.
    """
    sections: dict[str, set[int]] = {}
    right: dict[str, set[int]] = {}
    for claim in claims:
        if claim.line.style:
            sections.setdefault(claim.line.style, set()).add(claim.section)
            if claim.line.value == declared(nouns[claim.section].title).number:
                right.setdefault(claim.line.style, set()).add(claim.section)
    rank = {style: -place for place, style in enumerate(_STYLES)}
    return max(
        sections,
        key=lambda style: (len(right.get(style, ())), len(sections[style]), rank.get(style, -len(_STYLES))),
        default="",
    )


def _of_style(
    claims: Sequence[Claim], style: str, candidates: Sequence[Line], nouns: Sequence[SectionNoun]
) -> list[Claim]:
    """Claims that can stand beside the main style.

    （一）主动公开政府信息情况 inside a section is a heading of its own rank. It may be a section whose number lost its
    style only if nothing else claims that section, the number is right, and it is no part of a list in its style.
    """
    ranked = {claim.section for claim in claims if claim.line.style == style}
    kept: list[Claim] = []
    for claim in claims:
        line = claim.line
        fits = line.style == style
        if not fits and claim.section not in ranked:
            right = line.value is not None and line.value == declared(nouns[claim.section].title).number
            fits = not line.style or (right and claim.how == "exact" and not _is_listed(claim, style, candidates))
        if fits:
            kept.append(claim)
    return kept


def _is_listed(claim: Claim, style: str, candidates: Sequence[Line]) -> bool:
    """Whether the number before or after, in the claim's own style, stands between the headings around it."""
    for step, wanted in ((-1, (claim.line.value or 0) - 1), (1, (claim.line.value or 0) + 1)):
        at = claim.order + step
        while 0 <= at < len(candidates) and candidates[at].style != style and abs(at - claim.order) <= _LONGEST_LIST:
            if candidates[at].style == claim.line.style and candidates[at].value == wanted:
                return True
            at += step
    return False


def _without_inner(
    chosen: Mapping[int, list[Claim]], style: str, candidates: Sequence[Line], nouns: Sequence[SectionNoun]
) -> dict[int, list[Claim]]:
    """The claims without further ones of items: 二、其他事项 after a 一、 that claims nothing counts inside of its section."""
    taken = {claim.order for claims in chosen.values() for claim in claims}

    def is_item(claim: Claim, place: int) -> bool:
        value = claim.line.value
        if claim.line.style != style or value is None or value == declared(nouns[place].title).number:
            return False
        at = claim.order - 1
        while value > 1 and at >= 0 and at not in taken and claim.order - at <= _LONGEST_LIST:
            if candidates[at].style == style and candidates[at].value == value - 1:
                value -= 1
            at -= 1
        return value == 1

    return {
        place: [main, *(claim for claim in others if not is_item(claim, place))]
        for place, (main, *others) in chosen.items()
    }


def _renamed(
    free: Sequence[tuple[int, Line]],
    chosen: Mapping[int, list[Claim]],
    nouns: Sequence[SectionNoun],
    style: str,
    text: str,
) -> dict[int, list[Claim]]:
    """Sections under another title: the best pairs of a missing section and a heading of the same rank that is free."""
    missing = [place for place in range(len(nouns)) if place not in chosen]
    if not missing or not chosen:
        return {}
    levels = {claims[0].line.level for claims in chosen.values() if claims[0].line.kind == "heading"}
    likeness = Likeness(tuple(declared(noun.title).key for noun in nouns))
    scores: list[tuple[float, int, int]] = []
    lines_at = dict(free)
    for index, line in free:
        ranked = line.style == style if style else line.kind == "heading" and line.level in levels
        title = text[line.title_start : line.title_end]
        if not ranked or line.kind == "row" or len(title) > 30 or "," in title or is_contents_entry(line, text):
            continue
        for place in missing:
            score = likeness.of(key(title), declared(nouns[place].title).key)
            between = _between(index, place, chosen)
            right = line.value == declared(nouns[place].title).number and between
            # In the section's own slot and with its own number a heading is the section, whatever it says.
            if (score >= 0.75 and not line.run_in) or (right and style and (score >= 0.3 or not line.run_in)):
                scores.append((score + right + between, place, index))
    found: dict[int, list[Claim]] = {}
    used: set[int] = set()
    for _, place, index in sorted(scores, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if place not in found and index not in used:
            used.add(index)
            line = lines_at[index]
            found[place] = [Claim(index, place, line, "renamed", line.title_end, contents=False)]
    return found


def _between(index: int, place: int, chosen: Mapping[int, list[Claim]]) -> bool:
    """Whether a line stands after the nearest found section before `place` and before the nearest one after it."""
    before = max((other for other in chosen if other < place), default=None)
    after = min((other for other in chosen if other > place), default=None)
    return (before is None or chosen[before][0].order < index) and (after is None or index < chosen[after][0].order)


def _assemble(
    document: Document,
    nouns: Sequence[SectionNoun],
    candidates: Sequence[Line],
    chosen: Mapping[int, list[Claim]],
    style: str,
) -> Found:
    mains = {claims[0].order for claims in chosen.values()}
    doubles = {claim.order for claims in chosen.values() for claim in claims[1:]}
    extras = _extras(candidates, mains | doubles, style, document.view.text)
    borders = sorted(candidates[index].start for index in mains | doubles | set(extras))
    sections: dict[str, Section] = {}
    for place, noun in enumerate(nouns):
        if place in chosen:
            main, *others = chosen[place]
            stop = next((border for border in borders if border > main.line.start), len(document.view.text))
            sections[noun.name] = _section(document, noun.name, main, stop, others)
    spans = tuple(_span(document, candidates[index].start, candidates[index].title_end) for index in extras)
    return Found(sections, spans)


def _section(document: Document, name: str, main: Claim, stop: int, others: Sequence[Claim]) -> Section:
    line = main.line
    numbered = line.number_start < line.number_end
    heading = _span(document, line.number_start if numbered else line.title_start, main.end)
    body = Span(heading.end, max(heading.end, _span(document, stop, stop).start))
    number_span = None
    if numbered:
        # The mark after the number and the brackets around it are right even where the number is wrong.
        inner = document.view.text[line.number_start : line.number_end]
        left = len(inner) - len(inner.lstrip("(（第 "))
        right = len(inner.rstrip(" 、,.;:。)）章节编条部分"))
        number_span = _span(document, line.number_start + left, line.number_start + max(right, left + 1))
    title = document.view.text[line.title_start : main.end]
    doubled = tuple(_span(document, other.line.number_start, other.end) for other in others)
    return Section(name, heading, body, title, main.how, line.value, number_span, doubled)


def _extras(candidates: Sequence[Line], taken: set[int], style: str, text: str) -> list[int]:
    """Headings of the sections' rank that belong to none: their numbers go on; a list that starts anew is inside."""
    if not style:
        return []
    extras: list[int] = []
    last, inner, begun = 0, 0, False
    for index, line in enumerate(candidates):
        if index in taken:
            last, inner, begun = line.value or last + 1, 0, True
        elif begun and line.style == style and line.kind != "row" and line.value is not None:
            if line.value == 1 or line.value == inner + 1 > 1:
                inner = line.value
            elif line.value > last and line.title_end - line.title_start <= 30 and not is_contents_entry(line, text):
                extras.append(index)
                last, inner = line.value, 0
    return extras


def _span(document: Document, start: int, end: int) -> Span:
    return document.view.source_span(Span(start, end))
