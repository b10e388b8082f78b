"""Selectors that name nothing are remembered, but not what they were asked for."""

from __future__ import annotations

import gc
import weakref

import pytest

from reportlint.binding.grid import Band, TableNoun
from reportlint.language.expression_tree import CellRef
from reportlint.language.selectors import SelectorError, resolve
from tests.unit.language.sample_tables import axis

NOUN = TableNoun("表", (Band(axis("甲", "乙"), axis("一", "二")),))


class _Document:
    """Stands for all that is in hand while a rule is judged."""


def _asked() -> weakref.ref[_Document]:
    document = _Document()
    with pytest.raises(SelectorError, match="丙"):
        resolve(NOUN, CellRef("表", ("一",), ("丙",)))
    return weakref.ref(document)


def test_a_mistake_that_is_remembered_holds_no_document() -> None:
    asked = [_asked() for _ in range(3)]
    gc.collect()
    assert [each() for each in asked] == [None, None, None]
