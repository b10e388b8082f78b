"""`reportlint facts`: what was read, with places; how an author finds out why a rule is silent."""

from __future__ import annotations

import sys
from pathlib import Path

from reportlint.app import Session
from reportlint.binding.bind import bind, claims
from reportlint.binding.grid import Grid
from reportlint.cli import CLEAN, USAGE
from reportlint.cli.options import settings_of_file
from reportlint.engine.places import Places
from reportlint.model.errors import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from reportlint.binding.binding import Binding
    from reportlint.model.span import Span


def run(options: Namespace) -> int:
    """Print variables, form, sections, tables and numbers of one document."""
    session = Session(settings_of_file(options, options.path))
    try:
        document = session.document(Path(options.path).read_bytes(), options.path)
    except Unreadable as error:
        print(f"reportlint: {options.path}: {error}", file=sys.stderr)
        return USAGE
    profiles = session.profiles
    profile = next((p for p in profiles.claiming if claims(document, p.nouns)), profiles.unclaimed)
    binding = bind(document, profile.nouns)
    print(f"kind     {profile.kind or '-'}")
    print(f"form     {binding.form or '-'}")
    print(f"quality  {document.quality.value}")
    for line in _lines(binding, Places(document)):
        print(line)
    return CLEAN


def _lines(binding: Binding, places: Places) -> Iterator[str]:
    def at(span: Span | None) -> str:
        if span is None:
            return "-"
        start = places.place(span).start
        return f"{start.line}:{start.column}"

    for damage in binding.document.damage:
        yield f"damage   {damage.kind} × {damage.count}  {' '.join(at(span) for span in damage.spans[:5])}"
    for variable in binding.variables.values():
        read = ", ".join(f"{source.value} ({source.origin} {at(source.span)})" for source in variable.sources)
        yield f"variable {variable.name} = {variable.value}  {read}"
    for name, value in binding.classes.items():
        yield f"class    {name} is {value}"
    for section in binding.sections.values():
        yield f"section  {section.name}  {at(section.heading)}  {section.title}  [{section.fit}]"
    for name, grid in binding.grids.items():
        if isinstance(grid, Grid):
            yield f"table    {name}  {at(grid.span)}  {len(grid.cells)} cells"
            for cell in grid.cells.values():
                shown = cell.text if cell.value is None else str(cell.value)
                yield f"cell     {cell.place.name} = {shown or '(blank)'}  {at(cell.span)}"
        else:
            yield f"table    {name}  {grid.cause.value}"
    for mentions in binding.facts.values():
        for mention in mentions:
            scope = f"  [{mention.scope}]" if mention.scope else ""
            yield f"fact     {mention.fact} = {mention.span.of(binding.document.text)}  {at(mention.span)}{scope}"
