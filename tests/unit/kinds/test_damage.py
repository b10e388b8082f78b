"""A kind of damage is said once for a document, at its first place, with its count and some more places."""

from __future__ import annotations

import pytest

from reportlint.structure.quality import DAMAGE_KINDS

GLOSSED = "市數(shù)據(jù)局認(rèn)真貫徹落實(shí)條例，依法開(kāi)展政務(wù)公開(kāi)工作。"


def test_once_with_count_and_places(verb):
    run = verb.over(GLOSSED, "gloss")
    assert run.excerpts == ["(shù)"]
    assert run.hits[0].values["count"] == GLOSSED.count("(")
    assert [related.span.of(GLOSSED) for related in run.hits[0].related] == ["(jù)", "(rèn)", "(shí)", "(kāi)", "(wù)"]


def test_no_other_kind_is_seen_in_it(verb):
    others = [kind for kind in DAMAGE_KINDS if kind not in ("gloss", "mixed-script")]
    assert others
    assert [kind for kind in others if verb.over(GLOSSED, kind).hits] == []


def test_sound_text_has_none(verb):
    text = "市数据局认真贯彻落实条例，依法开展政务公开工作。"
    assert [kind for kind in DAMAGE_KINDS if verb.over(text, kind).hits] == []


def test_an_unknown_kind_is_a_mistake(verb):
    _, found = verb.compile("glos")
    assert found[0].cure == "did you mean 'gloss'?"


def test_all_places_are_mended_at_once_where_each_one_is_certain(verb):
    assert verb.over("地⽅政府公开⼯作", "radical").fixed == "地方政府公开工作"
    assert verb.over("政府信息\u200b公开，政务\u00ad公开", "control-character").fixed == "政府信息公开，政务公开"
    assert verb.over("全年公开\ufffd\ufffd信息三十条", "undecodable").hits[0].fix is None


def test_markup_is_text_that_a_page_would_not_show(verb):
    run = verb.over("公开&nbsp;信息<br/>三十条</p>", "markup")
    assert (run.excerpts, run.hits[0].values["count"]) == (["&nbsp;"], 3)
    assert verb.over("增幅<5%且>3%，甲&乙公司，《〈条例〉解读》", "markup").hits == []


def test_a_text_file_that_is_a_page_is_told_so(verb):
    page = "<html><body>" + "<p>公开信息三十条。</p>" * 12 + "</body></html>"
    assert ".html" in verb.over(page, "markup").hits[0].values["advice"]["zh"]
    assert verb.over("公开<br/>信息", "markup").hits[0].values["advice"] == {"zh": "", "en": ""}


def test_entities_and_escapes_are_mended_and_tags_are_not(verb):
    assert verb.over("全年&ldquo;三公&rdquo;经费", "markup").fixed == "全年“三公”经费"
    assert verb.over("全年\\u516c\\u5f00信息", "markup").fixed == "全年公开信息"
    assert verb.over("全年%E5%85%AC%E5%BC%80信息", "markup").fixed == "全年公开信息"
    assert verb.over("全年<br>公开", "markup").hits[0].fix is None
    assert verb.over("见http://www.example.cn/a?q=%E5%85%AC", "markup").hits == []


def test_doubles_of_hanzi_are_mended(verb):
    assert verb.over("第\uf978百条", "radical").fixed == "第兩百条"


def test_gbk_read_as_big5_is_told_and_mended(verb):
    assert verb.over("材料三件。陓洘鼠羲馱釬①錶", "mojibake").fixed == "材料三件。信息公开工作情况"


def test_japanese_forms_but_not_in_what_is_about_japan(verb):
    assert verb.over("开展监督検查，実施管理。", "foreign-form").excerpts == ["検"]
    assert verb.over("日本株式会社実業发展", "foreign-form").hits == []


def test_glosses_with_tones_in_other_shapes(verb):
    assert verb.over("公[gōng]开[kāi]工[gōng]作[zuò]要[yào]点", "gloss").hits[0].values["count"] == 5
    assert verb.over("公gōng开kāi工gōng作zuò要yào点", "gloss").hits[0].values["count"] == 5
    assert verb.over("长(m)、宽(m)、高(m)、重(kg)、时(h)，café开业", "gloss").hits == []


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("政府信息\u2009公开。", "control-character", ["\u2009"]),
        ("住房和城\u2003乡建设局。", "control-character", ["\u2003"]),
        ("第一条\u2003总则适用。", "control-character", []),
        ("进ー步提升质量。", "foreign-form", ["ー"]),
        ("カラオケ店进ー步提升。", "foreign-form", ["ー"]),
        ("公开line-height:150%;质量。", "markup", ["line-height:150%;"]),
        ("完成率97.2%，“互联网+政务服务”，C++课程。", "markup", []),
        ("公开+aDljblb9Up5RbF8A-质量。", "markup", ["+aDljblb9Up5RbF8A-"]),
        ("公开%B9%AB%BF%AA质量。", "markup", ["%B9%AB%BF%AA"]),
    ],
)
def test_more_that_conversions_leave(verb, text, kind, found):
    assert verb.over(text, kind).excerpts == found


def test_marks_of_other_sets_are_mended(verb):
    assert (
        verb.over("清理文件﹐废止3件︐通过信函､传真提出｡", "odd-mark").fixed
        == "清理文件，废止3件，通过信函、传真提出。"
    )
