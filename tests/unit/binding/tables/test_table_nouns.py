"""Declared tables as a pack writes them, and every mistake an author can make in them."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from reportlint.binding.table_nouns import read_table
from reportlint.language.entry import Entry, Problems

FORM = Path(__file__).with_name("form.yaml").read_text(encoding="utf-8")


def read(text, forms=(), name="表"):
    problems = Problems("p.yaml", lambda at: (1, len(at) + 1))
    return read_table(name, Entry(YAML(typ="safe").load(StringIO(text)), (), problems), forms), problems.found


def of_form(name):
    problems = Problems("p.yaml", lambda _: (1, 1))
    return read_table(name, Entry(YAML(typ="safe").load(FORM)[name], (), problems), ("2021", "2019")), problems.found


def test_the_form_of_requests_has_25_rows_and_7_columns_and_23_rows_in_2019() -> None:
    variants, problems = of_form("申请表")
    assert problems == []
    band = variants["2021"].bands[0]
    assert len(band.rows.leaves) == 25
    assert [label.name for label in band.columns.leaves][:2] == ["自然人", "法人或其他组织/商业企业"]
    assert (band.rows.depth, band.header_rows, band.head) == (3, 3, "申请人情况")
    assert len(variants["2019"].bands[0].rows.leaves) == 23
    row = band.rows.leaves[4]
    assert row.path == ("办理结果", "不予公开", "1.属于国家秘密")
    assert row.labels == ("三、本年度办理结果", "（三）不予公开", "1.属于国家秘密")


def test_a_table_of_one_row_alone_has_no_label_and_is_the_same_in_both_forms() -> None:
    variants, problems = of_form("救济表")
    assert problems == []
    assert variants["2021"] is variants["2019"]
    assert not variants["2021"].bands[0].labelled
    assert variants["2021"].label_columns == 0
    assert [label.name for label in variants["2021"].bands[0].columns.leaves][-1] == "行政诉讼/复议后起诉/总计"


def test_bands_keep_their_titles_cells_and_units() -> None:
    variants, problems = of_form("公开表")
    assert problems == []
    last = variants["2021"].bands[3]
    assert (last.title, last.cells, last.unit, last.labelled) == ("第二十条第（八）项", "amount", "万元", True)
    assert len(variants["2019"].bands) == 5


def test_without_forms_there_is_one_variant() -> None:
    variants, problems = read("{columns: [a, b], rows: [x, y]}")
    assert list(variants) == [""]
    assert problems == []


def test_other_spellings_of_a_label() -> None:
    variants, _ = read("{columns: [a], rows: [x, {y: {label: 二、y, accept: [二、Y]}}]}")
    assert variants[""].bands[0].rows.leaves[1].accept == ("二、Y",)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{columns: [a], rows: [x], colums: 3}", "unknown key 'colums'"),
        ("{rows: [x]}", "the key 'columns' is missing"),
        ("{columns: [a]}", "the key 'rows' is missing"),
        ("{columns: a, rows: [x]}", "expected a list of columns"),
        ("{columns: [], rows: [x]}", "the list of columns is empty"),
        ("{columns: [a, a], rows: [x]}", "'a' stands twice"),
        ("{columns: [a], rows: [{x: 1, y: 2}]}", "several names in one item"),
        ("{columns: [a], rows: [{x: {rows: [y], columns: [z]}}]}", "'columns' among rows"),
        ("{columns: [a], rows: [{x: {lable: y}}]}", "unknown key 'lable'"),
        ("{columns: [a], rows: [x], cells: counts}", "'counts' is not possible here"),
        ("{bands: [{columns: [a], rows: [x]}], rows: [y]}", "'rows' beside 'bands'"),
        ("{bands: [{columns: [a]}]}", "the key 'rows' is missing"),
        ("{bands: []}", "the table has no bands"),
        ("[a, b]", "expected keys"),
    ],
)
def test_every_mistake_is_told(text, what) -> None:
    _, problems = read(text)
    assert [problem.what for problem in problems if what in problem.what], problems


def test_a_form_that_is_left_out_and_one_mistake_in_two_forms() -> None:
    _, problems = read('{columns: [a], rows: [x, {y: {rows: {"2021": [z]}}}], near: {bad: 1}}', ("2021", "2019"))
    told = [problem.what for problem in problems]
    assert "nothing is said for the form '2019'" in told
    assert len(told) == len(set(told))
