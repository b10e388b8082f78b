"""A fix changes what it says and nothing else, and stays only where reading the result again confirms it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.app import Session, Settings
from reportlint.engine.filtering import Selection
from reportlint.engine.fixing import Fixed, Format, fix
from reportlint.engine.linting import Options
from reportlint.model.finding import Severity

WORDS = ("zh-official/wrong-word", "zh-official/mark-doubled")


@pytest.fixture(scope="module")
def session() -> Session:
    return Session()


def mend(
    session: Session, data: bytes, path: str = "a.txt", *, unsafe: bool = False, select: tuple[str, ...] = ()
) -> Fixed:
    chosen = session.under(Settings(Options(Selection(select))))
    strict = session.under(Settings(Options(severity=Severity.INFO)))
    reader = session.reader(path)
    assert reader is not None
    assert reader.write_back is not None
    form = Format(
        lambda data: session.read(data, path),
        reader.write_back,
        lambda data: chosen.lint(data, path).findings,
        lambda data: strict.lint(data, path).findings,
    )
    return fix(data, form, unsafe=unsafe)


BOM = b"\xef\xbb\xbf"
KEPT = [
    (BOM, "utf-8", "\r\n"),
    (b"", "utf-8", "\n"),
    (b"", "gb18030", "\r\n"),
    (b"\xff\xfe", "utf-16-le", "\r\n"),
    (b"", "utf-8", "\r"),
]


@pytest.mark.parametrize(("mark", "encoding", "end"), KEPT)
def test_every_other_byte_stays(session: Session, mark: bytes, encoding: str, end: str) -> None:
    lines = [
        "\t各项工作有序开展，，成效明显。 ",
        "",
        "\u3000认真布署政务公开工作，按时完成了各项任务。",
        "末行没有换行",
    ]
    before = mark + end.join(lines).encode(encoding)
    after = mark + end.join(lines).replace("，，", "，").replace("布署", "部署").encode(encoding)
    fixed = mend(session, before)
    assert fixed.data == after
    assert {finding.rule for finding in fixed.repaired} == set(WORDS)
    assert mend(session, after).data == after


def test_markup_and_comments_stay(session: Session) -> None:
    before = "---\ntitle: 认真布署，，\n---\n\n# 认真**布署**\n\n<!-- 布署 -->\n\n`布署` [布署](布署.md)，，好。\n"
    after = "---\ntitle: 认真布署，，\n---\n\n# 认真**部署**\n\n<!-- 布署 -->\n\n`布署` [部署](布署.md)，好。\n"
    assert mend(session, before.encode(), "a.md").data.decode() == after


def test_what_reading_again_does_not_confirm_is_refused(session: Session) -> None:
    """The word is broken by a mark of the format, which a plain replacement would tear."""
    before = "认真**布**署，，按时完成。\n"
    fixed = mend(session, before.encode(), "a.md")
    assert fixed.data.decode() == "认真**布**署，按时完成。\n"
    assert [finding.rule for finding in fixed.refused] == ["zh-official/wrong-word"]


def test_only_what_is_selected(session: Session) -> None:
    before = "认真布署，，按时完成。\n".encode()
    assert mend(session, before, select=("mark-doubled",)).data.decode() == "认真布署，按时完成。\n"


def test_a_list_is_renumbered_as_a_whole_and_only_if_asked(session: Session) -> None:
    before = "一、总体情况\n本年度工作平稳。\n三、主动公开\n内容齐全。\n四、存在问题\n仍有不足。\n".encode()
    assert mend(session, before).data == before
    fixed = mend(session, before, unsafe=True)
    assert [line[:2] for line in fixed.data.decode().splitlines()[::2]] == ["一、", "二、", "三、"]
    assert len(fixed.repaired) == 1


def test_what_the_encoding_cannot_write_is_left_alone(session: Session) -> None:
    reader = session.reader("a.txt")
    assert reader is not None
    before = "认真布署各项工作，确保取得实效。".encode()

    def unwritable(data: bytes, edits: object) -> bytes:
        raise UnicodeEncodeError("gb18030", "x", 0, 1, str(edits)[:1] + str(len(data)))

    found = session.lint(before, "a.txt").findings
    form = Format(lambda data: session.read(data, "a.txt"), unwritable, lambda _: found, lambda _: found)
    fixed = fix(before, form)
    assert (fixed.data, len(fixed.refused)) == (before, 1)


def test_a_repair_that_another_one_stood_in_the_way_of_is_tried_again(session: Session) -> None:
    """Of 布署，布署 both words mended at once, or the first of them, would make a clause end that stands twice."""
    once = mend(session, "布署；；布署，，布署".encode())
    assert once.data.decode() == "部署；布署，部署"
    assert mend(session, once.data).data == once.data


PIECES = st.lists(
    st.sampled_from(["布署", "，，", "工作", "。\n", "\r\n", "一、", "三、", "𠮷", "(一)", "；；", " ", "的的"]),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(PIECES, st.booleans())
def test_fixing_twice_is_fixing_once(pieces: list[str], unsafe: bool) -> None:
    session = Session()
    once = mend(session, "".join(pieces).encode(), unsafe=unsafe)
    assert mend(session, once.data, unsafe=unsafe).data == once.data
