"""The page about the rule language is a working pack: every block of YAML in it loads, and its examples behave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import regex

from reportlint.app import Session, Settings
from reportlint.packs import load_abouts, load_profiles
from reportlint.packs.defects import SEVERITIES, STATUSES
from reportlint.packs.examples import run_examples
from reportlint.packs.manifest import KEYS
from reportlint.packs.rules import FAMILIES, HEAD
from reportlint.workbench import Workbench

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Settings(outsiders=False))


@pytest.fixture(scope="module")
def page(project: Path) -> str:
    return (project / "docs" / "rule-language.md").read_text(encoding="utf-8")


@pytest.fixture
def pack(page: str, tmp_path: Path) -> Path:
    blocks = regex.findall(r"(?ms)^```yaml\n(.*?)^```", page)
    assert len(blocks) > 15
    (tmp_path / "pack.yaml").write_text(blocks[0], encoding="utf-8")
    for number, block in enumerate(blocks[1:]):
        (tmp_path / f"part-{number:02}.yaml").write_text(block, encoding="utf-8")
    return tmp_path


def test_its_blocks_are_one_pack_whose_examples_behave(pack: Path, session: Session) -> None:
    profiles = load_profiles([], [pack], session.registry, cache=False)
    (about,) = load_abouts([], [pack], session.registry, cache=False)
    results = list(run_examples(about, profiles, Workbench(session)))
    assert [str(result) for result in results if result.problem] == []
    assert len(results) > 10


def test_every_verb_and_every_key_is_there(page: str, pack: Path, session: Session) -> None:
    (about,) = load_abouts([], [pack], session.registry, cache=False)
    assert {rule.verb for rule in about.rules} == set(session.registry.kinds) - {"damage"}
    words = {*KEYS, *HEAD, *FAMILIES, *SEVERITIES, *STATUSES, *session.registry.kinds}
    assert [word for word in sorted(words) if f"`{word}`" not in page and f"\n{word}:" not in page] == []
