"""Which edition of the official form a document uses: its marker words decide, then its year."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from reportlint.compiled import compiled, escape
from reportlint.model.blocks import RowRun, Table
from reportlint.model.span import Span
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    import regex

    from reportlint.binding.nouns import FormNoun
    from reportlint.model.document import Document


class Seen(NamedTuple):
    """The form, or None if nothing tells; and every mark of any form as its name and its place in the text."""

    form: str | None
    marks: tuple[tuple[str, Span], ...]


def find_form(document: Document, forms: Sequence[FormNoun], year: object) -> Seen:
    """The form with most distinct marks; labels of tables count before words of prose.

    Equal or no marks: the form that is right for the year.
    """
    printed: dict[str, set[str]] = {}
    said: dict[str, set[str]] = {}
    marks: list[tuple[str, Span]] = []
    tables = [block.span for block in document.blocks if isinstance(block, RowRun | Table)]
    for form in forms:
        for mark in form.marks:
            for match in _mark(mark).finditer(document.view.text):
                span = document.view.source_span(Span(*match.span()))
                marks.append((form.name, span))
                kind = printed if _is_label(tables, span, match.string, match.span()) else said
                kind.setdefault(form.name, set()).add(mark)
    marks.sort(key=lambda entry: entry[1])
    for kind in (printed, said):
        counts = sorted(((len(found), name) for name, found in kind.items()), reverse=True)
        if counts and (len(counts) == 1 or counts[0][0] > counts[1][0]):
            return Seen(counts[0][1], tuple(marks))
        if counts:
            break
    return Seen(_by_year(forms, year), tuple(marks))


@lru_cache(maxsize=256)
def _mark(mark: str) -> regex.Pattern[str]:
    """A mark, also where the cell that holds it broke its line."""
    from reportlint.chinese.width import fold_width

    return compiled(r"\s?".join(escape(character) for character in fold_width(mark) if character != " "))


def _is_label(tables: Sequence[Span], span: Span, text: str, place: tuple[int, int]) -> bool:
    """Whether a mark stands in a table, or alone on its line as in a table written one cell a line."""
    at = bisect_right(tables, span.start, key=lambda table: table.start) - 1
    if at >= 0 and tables[at].contains(span):
        return True
    before = text[text.rfind("\n", 0, place[0]) + 1 : place[0]]
    stop = text.find("\n", place[1])
    return not before.strip() and not text[place[1] : stop if stop >= 0 else len(text)].strip()


def _by_year(forms: Sequence[FormNoun], year: object) -> str | None:
    if not isinstance(year, int):
        return None
    for form in forms:
        first, last = form.years
        if first <= year and (last is None or year <= last):
            return form.name
    return None
