"""A kind of damage is said once for a document, at its first place, with its count and some more places."""

from __future__ import annotations

from reportlint.structure.quality import DAMAGE_KINDS

GLOSSED = "市數(shù)據(jù)局認(rèn)真貫徹落實(shí)條例，依法開(kāi)展政務(wù)公開(kāi)工作。"


def test_once_with_count_and_places(verb):
    run = verb.over(GLOSSED, "gloss")
    assert run.excerpts == ["(shù)"]
    assert run.hits[0].values == {"count": GLOSSED.count("(")}
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
    assert (run.excerpts, run.hits[0].values) == (["&nbsp;"], {"count": 3})
    assert verb.over("增幅<5%且>3%，甲&乙公司，《〈条例〉解读》", "markup").hits == []
