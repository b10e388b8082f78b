"""Packs together: who claims what, who extends whom, what is patched, and whose words mean what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.extend import Severity
from reportlint.language.problems import PackError
from reportlint.packs import load_profiles
from tests.unit.packs.tiny_verbs import Ban, Verbs, profiles, rules, write

if TYPE_CHECKING:
    from pathlib import Path

GENERAL = "rules:\n  - {id: word, ban: '@词'}\nlists: {词: [甲]}\n"


def refused(folder: Path, **files: str) -> list[str]:
    with pytest.raises(PackError) as error:
        profiles(folder, **files)
    return [
        f"{problem.path.rpartition('/')[2]}:{problem.line}:{problem.column}: {problem.what}"
        for problem in error.value.problems
    ]


def test_a_claiming_pack_has_a_profile_with_what_it_extends_and_what_runs_everywhere(tmp_path: Path) -> None:
    made = profiles(
        tmp_path,
        zh=GENERAL,
        other="rules:\n  - {id: o, ban: 乙}\n",
        report="applies: 年报\nextends: zh\nrules:\n  - {id: r, ban: 丙}\n",
        plan="applies: 计划\nversion: 2.1.0\nrules:\n  - {id: p, ban: 丁}\n",
    )
    assert [(p.kind, list(p.packs), list(rules(p))) for p in made.claiming] == [
        ("report", ["other", "report", "zh"], ["other/o", "zh/word", "report/r"]),
        ("plan", ["other", "plan", "zh"], ["other/o", "plan/p", "zh/word"]),
    ]
    assert (made.unclaimed.kind, list(rules(made.unclaimed))) == (None, ["other/o", "zh/word"])
    assert made.packs == {"other": "0", "plan": "2.1.0", "report": "0", "zh": "0"}
    assert [p.nouns.kind for p in made.claiming] == ["report", "plan"]
    assert [claim.source for p in made.claiming for claim in p.nouns.claims] == ["年报", "计划"]


def test_a_pack_that_extends_a_claiming_one_joins_it_and_nothing_else(tmp_path: Path) -> None:
    made = profiles(
        tmp_path,
        report="applies: 年报\nrules:\n  - {id: r, ban: 丙}\n",
        mine="extends: [report]\nrules:\n  - {id: m, ban: 丁}\n",
    )
    (report,) = made.claiming
    assert list(rules(report)) == ["report/r", "mine/m"]
    assert rules(made.unclaimed) == {}


def test_of_two_claiming_packs_the_one_that_extends_the_other_is_asked_first(tmp_path: Path) -> None:
    made = profiles(tmp_path, a="applies: 年报\n", b="applies: 市年报\nextends: a\n")
    assert [p.kind for p in made.claiming] == ["b", "a"]
    assert [claim.source for claim in made.claiming[0].nouns.claims] == ["市年报"]


@pytest.mark.parametrize("target", ["zh/word", "zh/word-long"])
def test_a_patch_changes_severity_message_and_status(tmp_path: Path, target: str) -> None:
    made = profiles(
        tmp_path,
        zh=GENERAL,
        mine=f"extends: zh\nrules:\n  - {{id: {target}, severity: error, message: 改, status: preview}}\n",
    )
    defects = rules(made.unclaimed)["zh/word"].defects
    changed = [d for d in defects.values() if target in ("zh/word", d.id)]
    assert {(d.severity, d.message["zh"], d.status) for d in changed} == {(Severity.ERROR, "改", "preview")}
    assert len(changed) == (2 if target == "zh/word" else 1)


def test_a_patch_holds_only_where_its_pack_is(tmp_path: Path) -> None:
    made = profiles(
        tmp_path, zh=GENERAL, report="applies: 年报\nextends: zh\nrules:\n  - {id: zh/word, severity: error}\n"
    )
    assert rules(made.claiming[0])["zh/word"].defects["default"].severity is Severity.ERROR
    assert rules(made.unclaimed)["zh/word"].defects["default"].severity is Severity.WARNING


def test_a_patch_can_ignore_a_rule_or_one_of_its_defects(tmp_path: Path) -> None:
    whole = profiles(tmp_path, zh=GENERAL, mine="extends: zh\nrules:\n  - {id: zh/word, ignore: true}\n")
    assert rules(whole.unclaimed) == {}
    part = profiles(tmp_path, zh=GENERAL, mine="extends: zh\nrules:\n  - {id: zh/word-long, ignore: true}\n")
    assert list(rules(part.unclaimed)["zh/word"].defects) == ["default"]


def test_a_patch_needs_a_rule_of_an_extended_pack_and_something_to_change(tmp_path: Path) -> None:
    text = "extends: zh\nrules:\n  - {id: zh/wrod, severity: info}\n  - {id: zh/word}\n  - {id: zh/word, unless: x}\n"
    assert refused(tmp_path, zh=GENERAL, mine=text) == [
        "mine.yaml:5:10: no extended pack has a rule 'zh/wrod'",
        "mine.yaml:6:5: nothing is changed here",
        "mine.yaml:7:19: unknown key 'unless'",
    ]


def test_words_that_an_extending_pack_adds_to_a_list_count_for_the_rules_it_extends(tmp_path: Path) -> None:
    made = profiles(
        tmp_path,
        zh=GENERAL,
        report="applies: 年报\nextends: zh\nlists: {词: [乙, 甲]}\nrules:\n  - {id: r, ban: '@词'}\n",
    )

    def words(profile: object, rule: str) -> tuple[str, ...]:
        check = rules(profile)[rule].check  # type: ignore[arg-type]
        assert isinstance(check, Ban)
        return check.words

    assert words(made.claiming[0], "zh/word") == ("甲", "乙")
    assert words(made.claiming[0], "report/r") == ("甲", "乙")
    assert words(made.unclaimed, "zh/word") == ("甲",)
    assert made.claiming[0].nouns.lists.value == {"词": ("甲", "乙")}


def test_a_noun_of_an_extending_pack_takes_the_place_of_the_other(tmp_path: Path) -> None:
    made = profiles(tmp_path, zh="sections: {一: 一、甲, 二: 二、乙}\n", mine="extends: zh\nsections: {一: 一、丙}\n")
    assert [(s.name, s.title) for s in made.unclaimed.nouns.sections] == [("一", "一、丙"), ("二", "二、乙")]


def test_strangers_may_not_mean_different_things_by_one_name(tmp_path: Path) -> None:
    one = 'bind:\n  year: {in: title, read: "{year}年"}\n'
    assert refused(tmp_path, a=one, b="bind:\n  year: '2024'\n") == [
        "b.yaml:4:3: 'year' means something else in the pack 'a'"
    ]
    assert [v.name for v in profiles(tmp_path, a=one, b=one).unclaimed.nouns.variables] == ["year"]


def test_extends_names_packs_that_are_there_and_no_circle(tmp_path: Path) -> None:
    assert refused(tmp_path, a="extends: [zz]\n") == ["a.yaml:3:10: the pack 'zz' is not there"]
    assert refused(tmp_path, a="extends: [b]\n", b="extends: [a]\n") == [
        "a.yaml:3:10: packs extend one another in a circle: a, b"
    ]
    assert refused(tmp_path, a="extends: a\n") == ["a.yaml:3:10: packs extend one another in a circle: a"]


def test_the_files_of_a_folder_are_one_pack(tmp_path: Path) -> None:
    folder = tmp_path / "packs" / "my"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text("reportlint: 1\npack: my\nrules:\n  - {id: z, ban: '@词'}\n", encoding="utf-8")
    (folder / "a-rules.yaml").write_text("rules:\n  - {id: a, ban: 乙}\n", encoding="utf-8")
    (folder / "words.yaml").write_text("pack: my\nlists: {词: [甲]}\n", encoding="utf-8")
    (folder / "sample.md").write_text("- not: [yaml", encoding="utf-8")
    (tmp_path / "packs" / "no-pack").mkdir()
    for folders, extra in (
        ([tmp_path / "packs"], []),
        ([], [folder]),
        ([], [tmp_path / "packs"]),
        ([tmp_path / "packs"], [folder]),
    ):
        made = load_profiles(folders, extra, Verbs(), cache=False)
        assert list(rules(made.unclaimed)) == ["my/a", "my/z"]


def test_files_of_a_pack_that_contradict_one_another(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("reportlint: 1\npack: my\nlists: {词: [甲]}\n", encoding="utf-8")
    (tmp_path / "x.yaml").write_text("pack: you\nlists:\n  词: [乙]\n", encoding="utf-8")
    (tmp_path / "y.yaml").write_text("", encoding="utf-8")
    with pytest.raises(PackError) as error:
        load_profiles([], [tmp_path], Verbs(), cache=False)
    assert [(p.path.rpartition("/")[2], p.line, p.column) for p in error.value.problems] == [
        ("x.yaml", 1, 1),
        ("x.yaml", 3, 3),
        ("y.yaml", 1, 1),
    ]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("pack: my\n", "my.yaml:1:1: the key 'reportlint' is missing"),
        ("reportlint: 1\n", "my.yaml:1:1: the key 'pack' is missing"),
        ("reportlint: 2\npack: my\n", "my.yaml:1:13: version 2 of the rule language is not known"),
        ("reportlint: 1\npack: My Pack\n", "my.yaml:2:7: 'My Pack' cannot be the name of a pack"),
        ("reportlint: 1\npack: reportlint\n", "my.yaml:2:7: 'reportlint' is kept for the program itself"),
        ("", "my.yaml:1:1: the file is empty"),
        ("- a\n", "my.yaml:1:1: expected keys, found a list"),
    ],
)
def test_a_pack_says_what_it_is(tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "my.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PackError) as error:
        load_profiles([], [path], Verbs(), cache=False)
    assert any(
        f"{p.path.rpartition('/')[2]}:{p.line}:{p.column}: {p.what}" == expected for p in error.value.problems
    ), str(error.value)


def test_a_path_without_a_pack_is_told(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(PackError) as error:
        load_profiles(
            [tmp_path / "gone"],
            [tmp_path / "away.yaml", *write(tmp_path, my="titel: x\n"), tmp_path / "empty"],
            Verbs(),
            cache=False,
        )
    assert [p.path.rpartition("/")[2] for p in error.value.problems] == ["away.yaml", "empty", "gone", "my.yaml"]


def test_two_packs_of_one_name_are_told(tmp_path: Path) -> None:
    (one,) = write(tmp_path, my="")
    two = tmp_path / "copy.yaml"
    two.write_text(one.read_text("utf-8"), encoding="utf-8")
    with pytest.raises(PackError, match="a pack 'my' is at"):
        load_profiles([], [one, two], Verbs(), cache=False)
    assert load_profiles([], [one, one], Verbs(), cache=False).packs == {"my": "0"}
