"""The plan of a table is kept with its noun, and found again by it."""

from __future__ import annotations

from reportlint.binding.table_plan import plan_of, plans_of
from reportlint.compiled import packed, unpacked
from tests.unit.binding.tables.conftest import NOUNS


def test_a_plan_comes_back_with_its_noun() -> None:
    nouns = NOUNS._replace(plans=plans_of(NOUNS.tables))
    again = unpacked(packed(nouns))
    for name, by_form in again.tables.items():
        for form, noun in by_form.items():
            before, after = plan_of(NOUNS.tables[name][form]), plan_of(noun)
            assert any(after is plan for plan in again.plans)
            assert after.noun is noun
            assert (after.rows, after.exact, after.wording) == (before.rows, before.exact, before.wording)
            assert (after.strong, after.unique) == (before.strong, before.unique)
            assert [after.printed_row(row) for row in range(len(after.rows))] == [
                before.printed_row(row) for row in range(len(before.rows))
            ]
