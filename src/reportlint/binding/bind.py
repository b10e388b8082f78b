"""Document and pack make a `Binding`: the order in which one thing found helps to find the next."""

from __future__ import annotations

from reportlint.binding.binding import Binding, Variable
from reportlint.binding.sections import exact_share, find_sections
from reportlint.binding.title import find_title, likely_title
from reportlint.model.blocks import Heading
from reportlint.model.span import Span
from reportlint.steps import at_once
from reportlint.structure.outline import outline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from reportlint.binding.grid import Unbound
    from reportlint.binding.nouns import Nouns
    from reportlint.binding.sections import Found
    from reportlint.binding.title import TitleText
    from reportlint.model.document import Document

_FEWEST_SECTIONS = 3


def claims(document: Document, nouns: Nouns) -> bool:
    """Whether the document is of the kind that `nouns` describe.

    Its title says so; or no title does, nothing at the top says that it is only about such a report, and most of the
    sections are there under their right titles.
    """
    if not nouns.claims:
        return False
    claimed = find_title(document, nouns.claims)
    if claimed.title is not None or claimed.refused:
        return claimed.title is not None
    return len(nouns.sections) >= _FEWEST_SECTIONS and exact_share(document, nouns) >= 0.5


def bind(document: Document, nouns: Nouns, *, companions: Mapping[str, Binding | Unbound] | None = None) -> Binding:
    """All that checks may look at. What cannot be bound is absent or says why; nothing is guessed.

    `companions` are the bindings of other documents by their declared names, as the caller found them.
    """
    return at_once(bind_in_steps(document, nouns, companions=companions))


def bind_in_steps(
    document: Document, nouns: Nouns, *, companions: Mapping[str, Binding | Unbound] | None = None
) -> Generator[None, None, Binding]:
    """`bind` as work in steps."""
    sections = find_sections(document, nouns)
    yield
    title = _title(document, nouns, sections)
    variables: dict[str, Variable] = {}
    classes: dict[str, str] = {}
    # Not yet in anyone's hands: variables read from scopes need the sections, later ones need the earlier ones.
    draft = Binding(
        document,
        nouns,
        outline(document),
        title=_title_span(document, title),
        variables=variables,
        classes=classes,
        sections=sections.sections,
        extra_headings=sections.extra,
        companions=companions or {},
        scopes={},
    )
    yield
    if nouns.variables:
        from reportlint.binding.variables import bind_variables

        bind_variables(draft, title, variables, classes)
    yield
    return (yield from _with_contents(draft))


def _with_contents(draft: Binding) -> Generator[None, None, Binding]:
    """The binding with form, tables and facts, which need sections and variables."""
    nouns, document = draft.nouns, draft.document
    if nouns.forms:
        from reportlint.binding.form import find_form

        year = draft.variables.get("year")
        seen = find_form(document, nouns.forms, year.value if year else None)
        draft = draft._replace(form=seen.form, form_marks=seen.marks)
    if nouns.tables:
        from reportlint.binding.tables import bind_tables

        draft = draft._replace(grids=bind_tables(document, nouns, draft.outline, draft.sections, draft.form))
        yield
    if nouns.facts:
        from reportlint.binding.facts import bind_facts

        draft = draft._replace(facts=(yield from bind_facts(draft)))
    if nouns.documents and not draft.companions:
        from reportlint.binding.elsewhere import unbound

        draft = draft._replace(
            companions={each.name: unbound(draft, each.name) for each in nouns.documents if each.expected}
        )
    return draft


def _title(document: Document, nouns: Nouns, sections: Found) -> TitleText | None:
    if not nouns.claims:
        return None
    starts = [section.heading.start for section in sections.sections.values()]
    before = document.view.from_source(min(starts)) if starts else None
    claimed = find_title(document, nouns.claims, before)
    if claimed.title is not None and not claimed.title.pieces and before is not None:
        # What is printed goes before what the page calls itself, also where it is called wrong.
        printed = likely_title(document, before)
        return printed if printed is not None and _begin_alike(printed.text, claimed.title.text) else claimed.title
    if claimed.title is None and not claimed.refused and before is not None and len(starts) >= _FEWEST_SECTIONS:
        return claimed.bare or likely_title(document, before)
    return claimed.title


def _begin_alike(printed: str, named: str) -> bool:
    """Whether two titles have one organ and one year: all up to the last digit."""
    last = max((at for at, character in enumerate(named) if character.isdecimal()), default=-1)
    return last >= 0 and printed[: last + 1] == named[: last + 1]


def _title_span(document: Document, title: TitleText | None) -> Span | None:
    """Where the title stands; where no kind is known, the first heading of the highest level near the top."""
    if title is not None and title.pieces:
        return document.view.source_span(Span(title.pieces[0][1], title.pieces[-1][2]))
    heading = next((block for block in document.blocks[:10] if isinstance(block, Heading) and block.level == 1), None)
    return heading.span if heading is not None and title is None else None
