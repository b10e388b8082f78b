"""Outputs for other programs, word for word."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
import regex

from reportlint import plugins
from tests.unit.writers.run_sample import EMPTY, LINE, RUN

if TYPE_CHECKING:
    from reportlint.model.run import Run


def written(name: str, run: Run = RUN) -> str:
    (writer,) = (each for each in plugins.WRITERS if each.name == name)
    text = writer.write(run)
    assert isinstance(text, str)
    return text


def test_github_escapes_what_its_parser_would_split() -> None:
    assert written("github").splitlines() == [
        "::warning file=a/年报 1%2Cx%3Ay.txt,line=1,endLine=1,col=1,endColumn=1,title=demo/section-missing::缺少第五部分\x07",
        (
            "::error file=a/年报 1%2Cx%3Ay.txt,line=2,endLine=2,col=12,endColumn=14,title=demo/row-total-mismatch"
            "::（申请表 新收/总计）总计为 12，应为 11%25%0A相差 1"
        ),
        (
            "::error file=a/年报 1%2Cx%3Ay.txt,line=2,endLine=2,col=12,endColumn=14,title=demo/row-total-mismatch"
            "::（申请表 新收/总计）总计为 12，应为 11%25%0A相差 1"
        ),
        "::notice file=C%3A/报告/b.docx,line=1,endLine=1,col=4,endColumn=5,title=demo/style::宜用全角",
    ]


def test_gitlab_shows_equal_findings_apart() -> None:
    issues = json.loads(written("gitlab"))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 4
    assert [issue["severity"] for issue in issues] == ["minor", "major", "major", "info"]
    assert issues[1]["location"] == {"path": "a/年报 1,x:y.txt", "lines": {"begin": 2, "end": 2}}
    assert issues[1]["description"] == "（申请表 新收/总计）总计为 12，应为 11%\n相差 1"
    assert json.loads(written("gitlab")) == issues


def test_junit_is_xml_and_counts_right() -> None:
    text = written("junit")
    root = ET.fromstring(text)
    assert root.attrib == {"name": "reportlint", "tests": "6", "failures": "3", "errors": "0"}
    suites = root.findall("testsuite")
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in suites] == [
        ("a/年报 1,x:y.txt", "3", "3"),
        ("C:/报告/b.docx", "1", "0"),
        ("clean.md", "1", "0"),
        ("photo.jpg", "1", "0"),
    ]
    failures = root.findall(".//failure")
    assert [failure.get("type") for failure in failures] == ["warning", "error", "error"]
    assert failures[0].get("message") == "缺少第五部分\ufffd"
    assert len(root.findall(".//skipped")) == 1


def test_rdjson_counts_bytes_of_utf_8() -> None:
    result = json.loads(written("rdjson"))
    total = result["diagnostics"][1]
    span = total["location"]["range"]
    line = LINE.encode()
    assert line[span["start"]["column"] - 1 : span["end"]["column"] - 1].decode() == "12"
    assert total["suggestions"] == [{"range": span, "text": "11"}]
    related = total["related_locations"][0]["location"]["range"]
    assert (related["start"]["column"], related["end"]["column"]) == (1, 5)
    assert (total["severity"], total["code"]) == ("ERROR", {"value": "demo/row-total-mismatch"})
    assert "suggestions" not in result["diagnostics"][3]


def test_jsonl_has_the_objects_of_json() -> None:
    rows = [json.loads(line) for line in written("jsonl").splitlines()]
    whole = json.loads(written("json"))
    by_type: dict[str, list[dict[str, Any]]] = {"run": [], "document": [], "finding": [], "summary": []}
    for row in rows:
        by_type[row.pop("type")].append(row)
    assert by_type["run"] == [{"schema_version": 1, "tool": whole["tool"]}]
    assert by_type["document"] == whole["documents"]
    assert by_type["finding"] == whole["findings"]
    assert by_type["summary"] == [whole["summary"]]


def test_sarif_places_fixes_and_rules() -> None:
    log = json.loads(written("sarif"))
    (run,) = log["runs"]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    assert run["tool"]["driver"]["language"] == "zh-CN"
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["demo/row-total-mismatch", "demo/section-missing", "demo/style"]
    assert rules[0]["shortDescription"] == {"text": "合计不符"}
    assert rules[0]["help"] == {"text": "总计等于各项之和\n格式 表三"}
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    total = run["results"][1]
    assert total["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 2, "startColumn": 12, "endLine": 2, "endColumn": 14, "snippet": {"text": "12"},
    }  # fmt: skip
    assert total["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "本年新收/总计"
    assert total["relatedLocations"][0]["message"] == {"text": "自然人 11"}
    assert total["fixes"][0]["artifactChanges"][0]["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 12, "endLine": 2, "endColumn": 14},
            "insertedContent": {"text": "11"},
        }
    ]
    assert total["partialFingerprints"] == {"reportlint/v1": "f1"}
    assert "fixes" not in run["results"][3]
    said = run["invocations"][0]["toolExecutionNotifications"]
    assert [note["message"]["text"] for note in said] == ["demo/percent: operand-missing (去年总数) × 2"]


URIS = {
    "a/年报 1,x:y.txt": "a/%E5%B9%B4%E6%8A%A5%201%2Cx%3Ay.txt",
    "./b.txt": "b.txt",
    "/srv/报告#1.txt": "file:///srv/%E6%8A%A5%E5%91%8A%231.txt",
    "C:/报告/b.docx": "file:///C:/%E6%8A%A5%E5%91%8A/b.docx",
    "//server/share/c.txt": "file://server/share/c.txt",
}


@pytest.mark.parametrize("path", URIS)
def test_sarif_uris_are_percent_encoded(path: str) -> None:
    document = RUN.documents[0]._replace(path=path, findings=(document_finding(path),), not_evaluated=())
    log = json.loads(written("sarif", RUN._replace(documents=(document,))))
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == URIS[path] == log["runs"][0]["artifacts"][0]["location"]["uri"]
    assert unquote(uri).endswith(path.removeprefix("./"))


def document_finding(path: str) -> Any:
    return RUN.documents[0].findings[0]._replace(path=path)


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson"])
def test_an_empty_run_and_equal_runs(name: str) -> None:
    empty = written(name, EMPTY)
    if name in {"json", "sarif", "gitlab", "rdjson"}:
        json.loads(empty)
    elif name == "junit":
        assert ET.fromstring(empty).get("tests") == "0"
    assert written(name) == written(name)


STRICT = {
    "log": {"$schema", "version", "runs"},
    "run": {"tool", "invocations", "columnKind", "artifacts", "results"},
    "driver": {"name", "version", "language", "rules"},
    "rule": {"id", "shortDescription", "fullDescription", "help", "defaultConfiguration", "properties"},
    "result": {"ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations", "partialFingerprints", "fixes", "properties"},
    "region": {"startLine", "startColumn", "endLine", "endColumn", "snippet"},
}  # fmt: skip
"""Keys of SARIF 2.1.0 (§3.13, §3.14, §3.19, §3.27, §3.30, §3.49) that are used; its schema forbids unknown ones."""


def regions(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = [value[key] for key in ("region", "deletedRegion") if key in value]
        return own + [region for each in value.values() for region in regions(each)]
    if isinstance(value, list):
        return [region for each in value for region in regions(each)]
    return []


def test_sarif_keeps_to_the_standard() -> None:
    log = json.loads(written("sarif"))
    (run,) = log["runs"]
    assert set(log) <= STRICT["log"]
    assert set(run) <= STRICT["run"]
    assert set(run["tool"]["driver"]) <= STRICT["driver"]
    assert all(set(rule) <= STRICT["rule"] for rule in run["tool"]["driver"]["rules"])
    for result in run["results"]:
        assert set(result) <= STRICT["result"]
        assert result["level"] in {"error", "warning", "note"}
        uris = [place["physicalLocation"]["artifactLocation"]["uri"] for place in result["locations"]]
        assert all(regex.fullmatch(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+", uri) for uri in uris)
    for region in regions(log):
        assert set(region) <= STRICT["region"]
        assert all(region[key] >= 1 for key in set(region) - {"snippet"})
        assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])


def test_sarif_passes_its_official_schema() -> None:
    """`SARIF_SCHEMA` names the file of OASIS, which npm's @microsoft/sarif-multitool-linux carries too."""
    jsonschema = pytest.importorskip("jsonschema")
    path = os.environ.get("SARIF_SCHEMA")
    if not path:
        pytest.skip("SARIF_SCHEMA is not set: the official schema is not here")
    schema = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    checker = jsonschema.validators.validator_for(schema)(schema)
    for run in (RUN, EMPTY):
        assert [error.message for error in checker.iter_errors(json.loads(written("sarif", run)))] == []
