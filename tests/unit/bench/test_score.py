"""What counts as found, misplaced, missed and false: against made up answers of a linter."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bench.accuracy import __main__ as command
from bench.accuracy import generate, layouts, linter, plan, score, summary
from bench.accuracy.canvas import Place
from bench.accuracy.families import patterns
from bench.accuracy.mutations import kinds

NAMES = generate.places(2, 12)


def finding(rule: str, place: Place, severity: str = "error") -> linter.Finding:
    return linter.Finding("a.txt", rule, severity, *place.start, *place.end, "", "")


def planted(name: str) -> plan.Document:
    return next(iter(plan.planted(2, 0, 1, ["pipe-blank"], [kinds()[name]], NAMES)))


def test_a_finding_of_the_family_on_the_changed_cell_is_found_and_blamed() -> None:
    document = planted("cell-part")
    place = document.rendered.places("fault")[0]
    verdict = score.judge(document, [finding("p/row-total-mismatch", place)])
    assert (verdict.outcome, verdict.blamed, verdict.extra) == (score.FOUND, True, ())


def test_a_finding_on_a_total_of_a_broken_equation_is_found_but_not_blamed() -> None:
    document = planted("cell-part")
    place = document.rendered.places("near")[0]
    verdict = score.judge(document, [finding("p/row-total-mismatch", place)])
    assert (verdict.outcome, verdict.blamed) == (score.FOUND, False)


def test_elsewhere_is_misplaced_and_another_family_is_extra() -> None:
    document = planted("cell-part")
    away = Place(1, 1, 1, 2)
    verdict = score.judge(document, [finding("p/row-total-mismatch", away), finding("p/mark-doubled", away)])
    assert verdict.outcome == score.MISPLACED
    assert [extra.rule for extra in verdict.extra] == ["p/mark-doubled"]


def test_silence_is_missed() -> None:
    assert score.judge(planted("typo"), []).outcome == score.MISSED


def test_consequences_of_the_error_are_not_extra() -> None:
    document = planted("cell-part")
    place = document.rendered.places("fault")[0]
    away = Place(1, 1, 1, 2)
    findings = [finding("p/row-total-mismatch", place), finding("p/prose-differs-from-table", away, "warning")]
    assert score.judge(document, findings).extra == ()


def test_something_missing_is_found_between_its_neighbours() -> None:
    document = planted("section-missing")
    edges = document.rendered.places("edge")
    low = min(place.end_line for place in edges)
    inside, outside = Place(low, 1, low, 1), Place(low - 3, 1, low - 3, 1)
    assert score.judge(document, [finding("p/section-missing", inside)]).outcome == score.FOUND
    assert score.judge(document, [finding("p/section-missing", outside)]).outcome == score.MISPLACED


@pytest.mark.parametrize(
    ("start", "end", "yes"),
    [
        ((3, 4), (3, 6), True),
        ((3, 6), (3, 8), False),
        ((3, 6), (3, 6), True),
        ((2, 1), (4, 1), True),
        ((3, 1), (3, 4), False),
    ],
)
def test_overlap(start: tuple[int, int], end: tuple[int, int], yes: bool) -> None:
    assert score.overlaps(finding("p/r", Place(*start, *end)), Place(3, 4, 3, 6)) is yes


def test_clean_documents_tolerate_only_what_they_must() -> None:
    document = next(iter(plan.clean(2, 1, ["damaged"], NAMES)))
    place = Place(1, 1, 1, 2)
    alarms = score.alarms(document, [finding("damage/gloss-present", place), finding("p/section-missing", place)])
    assert [one.rule for one in alarms.false] == ["p/section-missing"]
    assert [one.rule for one in alarms.tolerated] == ["damage/gloss-present"]


def report_of(documents: list[plan.Document], findings: list[dict[str, object]]) -> str:
    listed = [{"path": f"x/{document.name}", "status": "checked"} for document in documents]
    return json.dumps({"schema_version": 1, "documents": listed, "findings": findings})


def answer(path: str, severity: str = "error") -> dict[str, object]:
    places = {"line": 1, "column": 1, "end_line": 1, "end_column": 2}
    return {"path": path, "rule": "p/r", "severity": severity, **places, "excerpt": "省", "message": "…"}


def test_the_json_contract_is_read_and_infos_left_out() -> None:
    run = linter.parsed(report_of([], [answer("x/a.txt"), answer("x/b.txt", "info")]))
    assert list(run.findings) == ["a.txt"]


@pytest.mark.parametrize("text", ["", "{}", '{"findings": [{}], "documents": []}', '{"findings": 3, "documents": []}'])
def test_anything_else_is_a_broken_linter(text: str) -> None:
    with pytest.raises(linter.LinterBrokeError):
        linter.parsed(text)


def test_the_table_counts_and_the_json_agrees() -> None:
    documents = [planted(name) for name in ("cell-part", "typo")]
    place = documents[0].rendered.places("fault")[0]
    verdicts = [score.judge(documents[0], [finding("p/row-total-mismatch", place)]), score.judge(documents[1], [])]
    lines = list(summary.written(verdicts, [], misses=True, seconds=1.0))
    assert any("blamed cell is the changed one: 1/1" in line for line in lines)
    assert any(line.startswith("missed: ") and "typo" in line for line in lines)
    counted = summary.as_json(verdicts, [], 1.0)
    assert counted["all"] == {
        "planted": 2,
        "found": 1,
        "misplaced": 0,
        "missed": 1,
        "recall": 0.5,
        "blamed": 1,
        "extra": 0,
    }
    assert counted["kinds"]["typo"]["missed"] == 1


def test_the_command_measures_what_the_linter_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def silent(folder: object, extra: object) -> linter.Run:
        assert extra == ("--preview",)
        names = [path.name for path in sorted(folder.iterdir())]  # type: ignore[attr-defined]
        false = linter.Finding(names[0], "p/r", "error", 1, 1, 1, 2, "省", "…")
        return linter.Run({names[0]: (false,)}, {name: {} for name in names}, 0.1)

    monkeypatch.setattr(linter, "run", silent)
    options = [
        "--clean",
        "4",
        "--planted",
        "6",
        "--kinds",
        "typo,cell-part",
        "--formats",
        "txt",
        "--linter-option=--preview",
    ]
    assert command.main([*options, "--json"]) == 0
    counted = json.loads(capsys.readouterr().out)
    assert counted["all"]["planted"] == counted["all"]["missed"] == 6
    assert len(counted["clean"]["false_alarms"]) == 1
    assert set(counted["layouts"]) <= set(layouts.TXT)
    assert command.main(options) == 0
    assert "false alarm: clean-0000" in capsys.readouterr().out


def test_a_broken_linter_is_a_broken_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(_folder: object, _extra: object) -> linter.Run:
        raise linter.LinterBrokeError("exit code 2")

    monkeypatch.setattr(linter, "run", broken)
    assert command.main(["--clean", "1", "--planted", "0"]) == 1
    assert "exit code 2" in capsys.readouterr().err


def test_unknown_names_are_refused() -> None:
    for option in (["--kinds", "nothing"], ["--only-family", "nothing"], ["--layouts", "nothing"]):
        with pytest.raises(SystemExit):
            command.main(["--clean", "1", "--planted", "1", *option])


def fake(folder: Path, code: int, out: str) -> str:
    """A program that answers like the linter, whatever it is asked; it leaves its arguments beside itself."""
    program = folder / "fake"
    program.write_text(f'#!/bin/sh\necho "$@" > "{folder}/asked"\ncat <<\'END\'\n{out}\nEND\nexit {code}\n', "utf-8")
    program.chmod(0o755)
    return str(program)


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for the linter is a shell script")
def test_the_linter_is_asked_once_for_a_folder(tmp_path: Path) -> None:
    program = fake(tmp_path, 1, report_of([], [answer("x/a.txt")]))
    run = linter.run(tmp_path, ("--preview",), program)
    assert [finding.rule for finding in run.findings["a.txt"]] == ["p/r"]
    asked = (tmp_path / "asked").read_text("utf-8").split()
    assert asked[:3] == ["-m", "reportlint", "check"]
    assert asked[4:] == ["--output-format", "json", "--no-cache", "--preview"]


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for the linter is a shell script")
def test_a_linter_that_fails_is_told_from_one_that_finds(tmp_path: Path) -> None:
    with pytest.raises(linter.LinterBrokeError, match="exit code 2"):
        linter.run(tmp_path, (), fake(tmp_path, 2, report_of([], [])))


@pytest.mark.parametrize("name", list(kinds()))
def test_a_rule_of_an_expected_family_at_the_place_answers_every_kind(name: str) -> None:
    document = planted(name)
    kind = document.kind
    assert kind is not None
    places = document.rendered.places("fault") or document.rendered.places("edge")
    for family in kind.expects:
        pattern = next(pattern for pattern in patterns()[family] if "/" not in pattern)
        assert score.judge(document, [finding(f"p/{pattern}", places[0])]).outcome == score.FOUND
