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
from reportlint.language.cause_words import cause_words
from reportlint.model.errors import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from reportlint.binding.binding import Binding
    from reportlint.model.span import Span

_WORDS = {
    "zh": {
        "kind": "文种",
        "form": "格式版本",
        "quality": "文本质量",
        "damage": "受损",
        "class": "类别",
        "section": "部分",
        "table": "表格",
        "cell": "单元格",
        "fact": "数字",
        "cells": "{} 个数据格",
        "blank": "空",
        "more": "另有 {cells} 个单元格和推算出的值，用 --all 列出",
        "is": "属于",
        "organ": "单位",
        "year": "年度",
        "title": "标题",
        "preamble": "前言",
        "file-name": "文件名",
        "value": "推算",
        "metadata": "网页信息",
        "clean": "正常",
        "normalised": "经规整",
        "damaged": "受损",
        "untrusted": "不可信",
        "exact": "标题相符",
        "accepted": "标题可接受",
        "renamed": "标题改写",
    },
    "en": {
        "cells": "{} cells",
        "blank": "blank",
        "more": "{cells} more cells and what was derived: --all lists them",
    },
}
_MOST = 6
"""Places of one number that are listed; `--all` lists every one."""


def run(options: Namespace) -> int:
    """Print variables, form, sections, tables and numbers of one document, in the language of its findings."""
    session = Session(settings_of_file(options, options.path))
    try:
        document = session.document(Path(options.path).read_bytes(), options.path)
    except Unreadable as error:
        print(f"reportlint: {options.path}: {error.said(session.language)}", file=sys.stderr)
        return USAGE
    profiles = session.profiles
    profile = next((p for p in profiles.claiming if claims(document, p.nouns)), profiles.unclaimed)
    binding = bind(document, profile.nouns)
    told = _Telling(binding, session.language, everything=options.all)
    rows = [
        ("kind", profile.kind or "-"),
        ("form", binding.form or "-"),
        ("quality", told.word(document.quality.value)),
    ]
    for key, said in [*rows, *told.rows()]:
        print(f"{told.padded(key)}  {said}")
    if told.hidden and not options.all:
        print(told.word("more").format(cells=told.hidden))
    return CLEAN


class _Telling:
    """What a binding holds as rows: a key, and what is said of it."""

    def __init__(self, binding: Binding, language: str, *, everything: bool) -> None:
        self._binding = binding
        self._places = Places(binding.document)
        self._words = _WORDS[language]
        self._everything = everything
        self._width = 8 if language == "zh" else 9
        self.hidden = 0

    def word(self, key: str) -> str:
        """A word in the reader's language; names of the pack are as the pack has them."""
        return self._words.get(key, key)

    def padded(self, key: str) -> str:
        """A key as wide as all others, where Chinese characters take two columns."""
        said = self.word(key)
        return said + " " * (self._width - sum(2 if letter > "⺀" else 1 for letter in said))

    def rows(self) -> Iterator[tuple[str, str]]:
        """Damage, variables, sections, tables, numbers."""
        for damage in self._binding.document.damage:
            yield "damage", f"{damage.kind} × {damage.count}  {' '.join(self._at(span) for span in damage.spans[:5])}"
        yield from self._variables()
        for section in self._binding.sections.values():
            fit = self.word(section.fit)
            yield "section", f"{section.name}  {section.title}  {self._at(section.heading)}  [{fit}]"
        yield from self._tables()
        yield from self._facts()

    def _variables(self) -> Iterator[tuple[str, str]]:
        for variable in self._binding.variables.values():
            if self._is_derived(variable.name) and not self._everything:
                continue
            read = [
                f"{source.value} ({self.word(source.origin)} {self._at(source.span)})" for source in variable.sources
            ]
            yield variable.name, f"{variable.value}  ← {', '.join(read)}"
        for name, value in self._binding.classes.items():
            if self._everything or not self._is_derived(name):
                yield "class", f"{self.word(name)} {self.word('is')} {value}"

    def _is_derived(self, name: str) -> bool:
        """Whether a variable was worked out from others and stands nowhere."""
        variable = self._binding.variables.get(name)
        return variable is not None and all(source.origin == "value" for source in variable.sources)

    def _tables(self) -> Iterator[tuple[str, str]]:
        for name, grid in self._binding.grids.items():
            if not isinstance(grid, Grid):
                yield "table", f"{name}  {cause_words(grid.cause.value, 'zh' if self._width == 8 else 'en')}"
                continue
            yield "table", f"{name}  {self._at(grid.span)}  {self.word('cells').format(len(grid.cells))}"
            self.hidden += len(grid.cells)
            for cell in grid.cells.values() if self._everything else ():
                shown = cell.text if cell.value is None else str(cell.value)
                yield "cell", f"{cell.place.name} = {shown or '(' + self.word('blank') + ')'}  {self._at(cell.span)}"

    def _facts(self) -> Iterator[tuple[str, str]]:
        for name, mentions in self._binding.facts.items():
            said = []
            for mention in mentions if self._everything else mentions[:_MOST]:
                scope = f" [{mention.scope}]" if mention.scope else ""
                said.append(f"{mention.span.of(self._binding.document.text)} ({self._at(mention.span)}{scope})")
            if said:
                yield "fact", f"{name}  {', '.join(said)}" + ("  …" if len(said) < len(mentions) else "")

    def _at(self, span: Span | None) -> str:
        if span is None:
            return "-"
        start = self._places.place(span).start
        return f"{start.line}:{start.column}"
