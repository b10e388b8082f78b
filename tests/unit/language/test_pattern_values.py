"""Values in patterns: an expression with exchanged letters finds what one compiled for the value finds."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from reportlint.language.pattern_values import begin_places, filled_in, value_source

TEMPLATES = [
    ("", "a", "年"),
    ("(?:甲局|", "a", "年|", "a", "月)[,甲]?"),
    ("(?<=", "b", "|市)", "a", "(?!年度|", "b", ")"),
    ("(?=", "a", "年度?", "b", ")(?<!在)", "a", "年"),
    ("(?P<who>", "b", ")+(?:的|", "b", ")?"),
    ("(?<![^\\s。;])(?:", "b", "|甲|乙)(?:于|在)?", "a"),
    ("[^,。]{0,3}?", "b", "\\p{Han}*+"),
    ("(?i)甲?", "b", "x"),
    ("(?:(?:", "b", "){e<=1})局"),
]
VALUES = st.one_of(
    st.sampled_from([2000, 2020, 2024, 1999, 7, 20, -3]),
    st.text("甲乙局年市", min_size=1, max_size=4),
    st.sampled_from(["甲.局", "A1甲", "x甲 乙", "[甲]", "局" * 9, "Xx", "甲\U000f0000乙"]),
)
PIECES = st.sampled_from(
    [
        "甲",
        "乙",
        "局",
        "年",
        "度",
        "市",
        "的",
        "在",
        "。",
        "2024",
        "二〇二四",
        "二0二○",
        "20",
        "2020",
        "x",
        "A1",
        " ",
        "-3",
        "７",
    ]
)


def expected(template: tuple[str, ...], values: tuple[object, ...], *, raw: bool) -> regex.Pattern[str]:
    parts = list(template)
    parts[1::2] = (value_source(value, raw=raw) for value in values)
    return regex.compile("".join(parts))


@given(st.sampled_from(TEMPLATES), VALUES, VALUES, st.lists(PIECES, max_size=12), st.booleans())
def test_exchanged_letters_find_what_a_compiled_value_finds(template, a, b, pieces, raw: bool) -> None:
    values = tuple({"a": a, "b": b}[name] for name in template[1::2])
    text = "".join(str(piece) for each in pieces for piece in ((each, a, b) if each == "的" else (each,)))
    found = [match.span() for match in filled_in(template, values, raw=raw).finditer(text)]
    assert found == [match.span() for match in expected(template, values, raw=raw).finditer(text)]


def test_values_written_alike_are_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    compiler = regex.compile

    def count(source: str, *arguments: object, **named: object) -> regex.Pattern[str]:
        asked.append(source)
        return compiler(source, *arguments, **named)

    monkeypatch.setattr(regex, "compile", count)
    template = ("这一次的", "organ", "在", "year", "年写过")
    for organ, year in (("松岭市水务局", 2023), ("青石县教育局", 2020), ("望江区司法局", 1998)):
        text = f"这一次的{organ}在{year}年写过"
        assert filled_in(template, (organ, year), raw=False).fullmatch(text)
        assert not filled_in(template, (organ, year), raw=False).search(text.replace(str(year), "2024"))
    assert len(asked) == 1
    assert filled_in(template, ("石门省A1局", 2021), raw=False).fullmatch("这一次的石门省 A1局在二〇二一年写过")
    assert len(asked) == 2


@given(st.sampled_from([2000, 2024, 1999, 7, 20]), VALUES, st.lists(PIECES, max_size=12), st.data())
def test_beginnings_are_where_they_can_stand(year: int, organ: object, pieces: list[str], data: st.DataObject) -> None:
    begin = ("", "year", "年度?", "organ", "")
    text = "".join((*pieces, str(year), "年", "度" * len(pieces), str(organ)))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    written = begin[2].join((value_source(year, raw=False), value_source(organ, raw=False)))
    possible = {match.start() for match in regex.finditer(written, text, pos=start, endpos=end, overlapped=True)}
    assert possible <= set(begin_places(begin, (year, organ), text, start, end))


def test_a_beginning_goes_on_as_it_is_written() -> None:
    text = "2024年甲局，2024年度甲局，二〇二四年甲局，2024年乙局，12024年甲局，2024年度 甲局"
    assert begin_places(("", "year", "年度?", "organ", ""), (2024, "甲局"), text, 0, len(text)) == [0, 8, 17]
    assert begin_places(("", "year", ""), (2024,), text, 5, 30) == [8, 17, 25]
