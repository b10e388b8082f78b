from __future__ import annotations

import pytest

from reportlint.model.document import Document, Quality
from reportlint.model.span import Span
from reportlint.readers import text
from reportlint.structure.document import complete

GLOSSED = "清河市數(shù)據(jù)局年度報(bào)告，認(rèn)真貫徹國(guó)家規(guī)定。"


def document(content: str) -> Document:
    return complete(text.read(content.encode(), "a.txt"))


def owned(doc: Document, needle: str) -> str:
    at = doc.view.text.index(needle)
    return doc.view.source_span(Span(at, at + len(needle))).of(doc.text)


@pytest.mark.parametrize(
    ("content", "view"),
    [
        ("（一）公开１２件：甲", "(一)公开12件:甲"),
        ("公开，，情况、、好。。", "公开,情况、好。"),
        ("公开,。情况三,、好", "公开。情况三、好"),
        ("公开 情况 12 件", "公开情况 12 件"),
        ("总　计", "总计"),
        ("年  度  报  告", "年度报告"),
        ("年度情况　　我局认真", "年度情况  我局认真"),
        ("甲\n乙", "甲\n乙"),
        ("好……坏——中！！", "好……坏——中!!"),
        ("组(zu)长", "组(zu)长"),
    ],
)
def test_folds(content: str, view: str) -> None:
    assert document(content).view.text == view


def test_blanks_that_divide_cells_stay() -> None:
    content = "信息内容  本年件数  总  计\n规章  0  3\n行政许可  0  4"
    assert document(content).view.text.split("\n")[0] == "信息内容  本年件数  总计"


def test_a_gloss_belongs_to_its_character() -> None:
    doc = document(GLOSSED)
    assert doc.view.text == "清河市数据局年度报告,认真贯彻国家规定。"
    assert doc.folded_script
    assert owned(doc, "据") == "據(jù)"
    assert owned(doc, "国家") == "國(guó)家"


def test_the_last_mark_owns_the_run() -> None:
    doc = document("三,、情况。一,。二")
    assert owned(doc, "、") == ",、"
    assert owned(doc, "。二") == ",。二"


def test_a_character_may_own_a_gloss_and_a_blank() -> None:
    doc = document(GLOSSED.replace("規(guī)", "規(guī) "))
    assert owned(doc, "规") == "規(guī) "


def test_script_is_folded_only_where_most_is_traditional() -> None:
    assert "乾隆" in document("清朝乾隆年间的国家档案馆藏书对现在有参考价值").view.text
    assert not document("这里引用一句：「國家」，其余都是简体字的说明文档内容。").folded_script


def test_mojibake_stays_as_it_is() -> None:
    run = "鏍规嵁銆婃斂搴滀俊鎭叕寮€鏉′緥銆？"
    doc = document(f"一，，二。{run}")
    assert doc.view.text.startswith("一,二。鏍规嵁")


@pytest.mark.parametrize(
    ("content", "quality", "kinds"),
    [
        ("一、总体情况\n全年主动公开信息128条。", Quality.CLEAN, []),
        ("公开，，情况。。" + "正常的一句话。" * 30, Quality.CLEAN, []),
        (GLOSSED, Quality.DAMAGED, ["gloss"]),
        ("清河市教育局政府資訊公開年度報告，總體情況良好。", Quality.NORMALISED, []),
        ("公开,。情况,、好；，" * 8, Quality.DAMAGED, ["doubled-marks"]),
        ("公开，，情况，，良好。。" * 12, Quality.DAMAGED, ["doubled-marks"]),
        ("正常的一句话。" * 20 + "根据锟斤拷锟斤拷的规定。", Quality.DAMAGED, ["mojibake"]),
        ("正常的一句话。" * 20 + "公开\ufffd况", Quality.DAMAGED, ["undecodable"]),
        ("正常的一句话。" * 20 + "公开?????况", Quality.DAMAGED, ["question-marks"]),
        ("公\u200b开\u200b情况", Quality.NORMALISED, ["control-character"]),
        ("公开\ue5e5情况", Quality.NORMALISED, ["private-use"]),
        ("\ufffd\ufffd\ufffd\ufffd情况", Quality.UNTRUSTED, ["undecodable"]),
        # One line of many was pasted wrong: the others can be read.
        ("\ufffd\ufffd\ufffd\ufffd情况" * 5 + "\n一行" * 20, Quality.DAMAGED, ["undecodable"]),
        ("\n".join(["\ufffd\ufffd\ufffd\ufffd情况"] * 5 + ["一行"] * 20), Quality.UNTRUSTED, ["undecodable"]),
        ("國家東西車門馬鳥" + "这里说的是简体字，其余东西车门马鸟这样说。" * 3, Quality.NORMALISED, ["mixed-script"]),
    ],
)
def test_quality(content: str, quality: Quality, kinds: list[str]) -> None:
    doc = document(content)
    assert (doc.quality, [damage.kind for damage in doc.damage]) == (quality, kinds)


def test_damage_counts_its_places_and_keeps_the_first_hundred() -> None:
    doc = document("公开,。" * 150)
    (damage,) = doc.damage
    assert damage.count == 150
    assert len(damage.spans) == 100
    assert damage.spans[0] == Span(2, 4)


def test_a_clean_text_is_one_piece() -> None:
    assert len(document("一、总体情况\n全年（含上年）主动公开信息１２８条。").view.pieces) == 1
