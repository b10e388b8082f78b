"""Every example of every rule that is shipped, and what a shipped pack owes; generated from the YAML."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportlint.app import Session, Settings
from reportlint.packs import load_abouts, load_profiles
from reportlint.packs.examples import run_examples
from reportlint.packs.hygiene import lint_shipped
from reportlint.packs.locate import built_in_packs_folder
from reportlint.packs.scaffold import files_of_new_pack
from reportlint.workbench import Workbench

if TYPE_CHECKING:
    from pathlib import Path

    from reportlint.packs.about import AboutPack
    from reportlint.packs.examples import ExampleResult

FOLDERS = sorted(path.name for path in Path(built_in_packs_folder()).iterdir() if (path / "pack.yaml").is_file())


@cache
def session() -> Session:
    return Session(Settings(outsiders=False))


@cache
def packs() -> dict[str, AboutPack]:
    return {pack.name: pack for pack in load_abouts([built_in_packs_folder()], [], session().registry, cache=False)}


@cache
def results(name: str) -> list[ExampleResult]:
    profiles = load_profiles([built_in_packs_folder()], [], session().registry, cache=False)
    return list(run_examples(packs()[name], profiles, Workbench(session())))


def test_a_pack_is_called_as_its_folder() -> None:
    assert sorted(packs()) == FOLDERS


@pytest.mark.parametrize("name", FOLDERS)
def test_examples_behave(name: str) -> None:
    assert [str(result) for result in results(name) if result.problem] == []


@pytest.mark.parametrize("name", FOLDERS)
def test_every_example_was_run(name: str) -> None:
    written = sum(len(rule.examples) for rule in packs()[name].rules)
    assert len(results(name)) == written > 0


@pytest.mark.parametrize("name", FOLDERS)
def test_packs_are_tidy_and_owe_nothing(name: str) -> None:
    pack = packs()[name]
    assert [str(problem) for problem in (*pack.lints, *lint_shipped(pack))] == []


def test_the_pack_that_newcomers_begin_with_works(tmp_path: Path) -> None:
    for name, text in files_of_new_pack("my-pack").items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    registry = session().registry
    (pack,) = load_abouts([], [tmp_path], registry, cache=False)
    found = list(run_examples(pack, load_profiles([], [tmp_path], registry, cache=False), Workbench(session())))
    assert [str(result) for result in found if result.problem] == []
    assert len(found) == 6
    assert pack.lints == ()
