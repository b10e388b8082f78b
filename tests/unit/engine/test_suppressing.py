"""What somebody wrote about a finding is heard, and what is written in vain is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.app import Session, Settings
from reportlint.engine.filtering import Selection
from reportlint.engine.linting import Options
from reportlint.engine.side_file import parse

if TYPE_CHECKING:
    from reportlint.model.run import DocumentReport

PACK = """\
reportlint: 1
pack: demo
rules:
  - id: banned-word
    severity: error
    replace: [[布署, 部署]]
  - id: never
    severity: error
    suppressible: false
    replace: [[登陆网站, 登录网站]]
  - id: tried-out
    status: preview
    severity: error
    replace: [[既使, 即使]]
"""
WRONG = "demo/banned-word"


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("packs") / "demo.yaml"
    path.write_text(PACK, encoding="utf-8")
    return str(path)


@pytest.fixture
def lint(pack: str):
    def run(text: str, path: str = "a.md", side: str = "", **options: object) -> DocumentReport:
        settings = Settings(Options(Selection(("demo", "reportlint")), **options), (pack,))  # type: ignore[arg-type]
        entries = tuple(parse(side, f"{path}.reportlint-ignore", path, one_document=True))
        return Session(settings).lint(text.encode(), path, entries)

    return run


def said(report: DocumentReport) -> list[tuple[int, int, str]]:
    return [(f.place.start.line, f.place.start.column, f.rule) for f in report.findings]


TABLE = [
    ("the next block", "<!-- reportlint: ignore banned-word -- 引文 -->\n\n认真布署。\n\n再布署。\n", [(5, 2)]),
    ("the next block, though a paragraph goes on", "<!-- reportlint: ignore demo/banned-word -->\n\n认真布署，\n再布署。\n", []),
    ("the whole pack", "<!-- reportlint: ignore demo -->\n\n认真布署。\n", []),
    ("full-width colon and commas", "<!-- reportlint：ignore banned-word，never -->\n\n登陆网站、布署。\n", [(3, 1)]),
    ("a comment inside of a paragraph", "认真布署。<!-- reportlint: ignore banned-word -->再布署。\n\n布署。\n", [(1, 3), (3, 1)]),
    ("a region", "布署\n\n<!-- reportlint: ignore-start banned-word -->\n\n布署\n\n- 布署\n\n<!-- reportlint: ignore-end -->\n\n布署\n", [(1, 1), (11, 1)]),
    ("exact text, wherever it stands", '布署\n\n<!-- reportlint: ignore banned-word "布署" -- 原文如此 -->\n', []),
    ("an example in code is not meant", "```html\n<!-- reportlint: ignore banned-word -->\n```\n\n认真布署。\n", [(5, 3)]),
    ("nor in a span of code", "`<!-- reportlint: ignore banned-word -->`\n\n认真布署。\n", [(3, 3)]),
    ("an indented comment", "  <!-- reportlint: ignore banned-word -->\n\n认真布署。\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "places"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_markdown_comments(lint, text: str, places: list[tuple[int, int]]) -> None:
    found = [place[:2] for place in said(lint(text)) if place[2].startswith("demo/")]
    assert found == places
    shown = lint(text, suppress=False)
    assert len(shown.findings) >= len(places)
    assert {finding.rule.partition("/")[0] for finding in shown.findings} == {"demo"}
    assert shown.suppressed == 0


def test_what_is_suppressed_is_counted(lint) -> None:
    report = lint("<!-- reportlint: ignore banned-word -->\n\n布署又布署。\n")
    assert (report.findings, report.suppressed) == ((), 2)


PLAIN = [
    ("reportlint: ignore banned-word -- 引文\n认真布署。\n再布署。\n", [(3, 2)]),
    ("认真布署。\r\n\treportlint: ignore banned-word\r\n再布署。\r\n布署。", [(1, 3), (4, 1)]),
    ("reportlint: ignore-start banned-word\n布署。\n布署。\nreportlint: ignore-end\n布署。\n", [(5, 1)]),
    ("<!-- reportlint: ignore banned-word -->\n认真布署。\n", []),
    ("认真布署。\nreportlint: ignore banned-word", [(1, 3)]),
]


@pytest.mark.parametrize(("text", "places"), PLAIN)
def test_lines_in_plain_text(lint, text: str, places: list[tuple[int, int]]) -> None:
    report = lint(text, "a.txt")
    assert [place[:2] for place in said(report) if place[2] == WRONG] == places
    for finding in report.findings:
        start, end = finding.place.start, finding.place.end
        line = text.splitlines()[start.line - 1]
        assert finding.place.excerpt == line[start.column - 1 : end.column - 1]


def test_the_reason_is_never_linted(lint) -> None:
    text = "reportlint: ignore banned-word -- 原文就写“布署”，登陆网站\n布署\n"
    assert lint(text, "a.txt").findings == ()


def test_a_line_inside_of_rows_does_not_tear_the_table() -> None:
    rows = ["项目 | 甲 | 乙 | 合计", "新收 | 1 | 2 | 3", "办结 | 1 | 1 | 2"]
    session = Session()
    plain = session.read("\n".join(rows).encode(), "a.txt")
    marked = session.read("\n".join([*rows[:2], "reportlint: ignore all", rows[2]]).encode(), "a.txt")
    assert marked.text == plain.text
    assert marked.blocks == plain.blocks


def test_html_comments(lint) -> None:
    text = "<p>布署</p><!-- reportlint: ignore banned-word --><p>布署</p><p>布署</p>"
    places = [column for _, column, rule in said(lint(text, "a.html")) if rule == WRONG]
    assert places == [4, text.rindex("布署") + 1]


REMARKS = [
    ("<!-- reportlint: ignore banned-word -->\n\n好。\n", "suppression-unused", "demo/banned-word"),
    ("<!-- reportlint: ignore baned-word -->\n\n布署。\n", "suppression-unknown", "baned-word"),
    ("<!-- reportlint: ignore never -->\n\n登陆网站。\n", "suppression-refused", "demo/never"),
    ("<!-- reportlint: ingore never -->\n\n好。\n", "suppression-malformed", "reportlint: ignore"),
    ("<!-- reportlint: ignore -->\n\n好。\n", "suppression-malformed", "规则"),
    ("<!-- reportlint: ignore-end -->\n\n好。\n", "suppression-malformed", "ignore-start"),
    ("<!-- reportlint: ignore-start banned-word -->\n\n布署。\n", "suppression-malformed", "ignore-end"),
]


@pytest.mark.parametrize(("text", "rule", "words"), REMARKS)
def test_what_is_written_in_vain_is_said(lint, text: str, rule: str, words: str) -> None:
    found = {finding.rule: finding for finding in lint(text).findings}
    finding = found[f"reportlint/{rule}"]
    assert finding.place.start == (1, 1)
    assert finding.place.excerpt == ""
    assert words.partition("/")[2] or words in finding.message


def test_what_did_not_run_is_not_called_unused(lint, pack: str) -> None:
    text = "<!-- reportlint: ignore tried-out, zh-official/mark-doubled -->\n\n好。\n"
    assert lint(text).findings == ()


def test_reasons_can_be_required(lint) -> None:
    with_reason = "<!-- reportlint: ignore banned-word -- 引文 -->\n\n布署。\n"
    assert lint(with_reason, require_reason=True).findings == ()
    (finding,) = lint(with_reason.replace("引文", ""), require_reason=True).findings
    assert finding.rule == "reportlint/suppression-without-reason"
    assert finding.message == "忽略 banned-word 没有写明理由；请在“--”之后写明"


def test_a_side_file_suppresses_by_fingerprint(lint) -> None:
    text = "认真布署。\n\n再布署一次。\n"
    first, second = lint(text).findings
    side = f"# 已核对\nbanned-word {first.fingerprint} -- 原件如此\n"
    report = lint(text, side=side)
    assert [f.fingerprint for f in report.findings] == [second.fingerprint]
    moved = lint("题目\n\n" + text, side=side)
    assert [f.fingerprint for f in moved.findings] == [second.fingerprint]
    assert lint(text, side="banned-word * -- 全部\n").findings == ()


def test_a_side_file_in_vain_is_said_with_its_line(lint) -> None:
    report = lint("好。\n", side="\nbanned-word 0123abcd\nnonsense\n")
    messages = sorted(finding.message for finding in report.findings)
    assert [f.rule for f in report.findings] == ["reportlint/suppression-malformed", "reportlint/suppression-unused"]
    assert all("a.md.reportlint-ignore:" in message for message in messages)


def test_a_side_file_for_a_folder_names_its_documents() -> None:
    text = "demo/x * -- 丙\n[甲.docx]\ndemo/a 1f -- 理由\n[乙.docx]\ndemo/b 2f\n"
    entries = list(parse(text, ".reportlint-ignore", "甲.docx", one_document=False))
    assert [(entry.rule, entry.fingerprint, entry.reason, entry.where) for entry in entries] == [
        ("demo/a", "1f", "理由", ".reportlint-ignore:3")
    ]


def test_many_comments_that_never_close_cost_little(lint) -> None:
    report = lint("<!-- reportlint: ignore x " * 2000)
    assert report.status == "checked"


def test_what_the_engine_says_can_be_accepted_but_not_that_it_checked_nothing() -> None:
    session = Session()
    lost = "各项工作有序\ufffd开展。".encode("utf-8", "replace").replace(b"\xef\xbf\xbd", b"\xff")
    marked = b"reportlint: ignore all -- \xe5\x8e\x9f\xe4\xbb\xb6\n" + lost
    assert "reportlint/undecodable" in {finding.rule for finding in session.lint(lost, "a.txt").findings}
    assert "reportlint/undecodable" not in {finding.rule for finding in session.lint(marked, "a.txt").findings}
    garbled = b"reportlint: ignore all\n" + b"\xff" * 200
    assert "reportlint/untrusted" in {finding.rule for finding in session.lint(garbled, "a.txt").findings}
