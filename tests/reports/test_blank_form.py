"""A form that nobody filled in is one finding, whatever format it comes in."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from reportlint.app import Session, Settings
from reportlint.packs.locate import built_in_packs_folder

SAMPLE = Path(built_in_packs_folder(), "gov-disclosure", "sample.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Settings())


def not_filled(session: Session, text: str) -> list[str]:
    rules = [finding.rule for finding in session.lint(text.encode(), "a.md").findings]
    return [rule for rule in rules if rule.endswith(("not-filled", "section-empty"))]


def blank(text: str) -> str:
    """The tables without their numbers."""
    return str(regex.sub(r"(?<=\| )[0-9.]+(?= \|)", "", text))


def test_all_tables_blank_are_one_finding(session: Session) -> None:
    assert not not_filled(session, SAMPLE)
    assert len(not_filled(session, blank(SAMPLE))) == 1


def test_instructions_in_place_of_text_belong_to_it(session: Session) -> None:
    lines = [
        "（文字描述）" if line.strip() and not line.startswith(("#", "|")) else line for line in SAMPLE.splitlines()[2:]
    ]
    text = regex.sub("(?:（文字描述）\\s+)+", "（文字描述）\n\n", "\n".join((*SAMPLE.splitlines()[:2], *lines)))
    assert [rule for rule in not_filled(session, text) if rule.endswith("section-empty")]
    assert len(not_filled(session, blank(text))) == 1


def test_one_blank_table_among_filled_ones_speaks_for_itself(session: Session) -> None:
    last = SAMPLE.rindex("\n## 五")
    first = SAMPLE.rindex("\n## 四")
    text = SAMPLE[:first] + blank(SAMPLE[first:last]) + SAMPLE[last:]
    assert len(not_filled(session, text)) == 1
