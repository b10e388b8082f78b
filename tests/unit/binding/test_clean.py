"""What is remembered to be without fault: short pieces, and clauses of long ones."""

from __future__ import annotations

import pickle

from reportlint.binding.binding import Region
from reportlint.binding.clean import Clean

CLAUSE = "加强政府信息管理"


def test_short_regions_without_a_fault_are_remembered():
    text = "政府信息公开\n政府息公开\n政府信息公开\n" + "政府信息公开" * 20
    regions = [Region(0, 6), Region(7, 12), Region(13, 19), Region(20, len(text))]
    clean = Clean()
    assert clean.unseen(text, regions, 3) == regions
    clean.add(text, regions, [(7, 12)])
    assert clean.unseen(text, regions, 3) == [regions[1], regions[3]]


def test_of_a_long_region_its_clauses_are_remembered():
    text = f"{CLAUSE}，" * 9 + "完善政府信发布，好。"
    text = text.replace("，", ",")
    regions = [Region(0, len(text))]
    clean = Clean()
    first = clean.unseen(text, regions, 3)
    assert [text[start:end] for start, end in first] == [CLAUSE] * 9 + ["完善政府信发布"]
    clean.add(text, first, [(first[-1].start + 2, first[-1].end)])
    assert clean.unseen(text, regions, 3) == [first[-1]]


def test_what_was_remembered_is_not_pickled():
    clean = Clean()
    clean.add(CLAUSE, [Region(0, len(CLAUSE))], [])
    assert clean.unseen(CLAUSE, [Region(0, len(CLAUSE))], 3) == []
    assert pickle.loads(pickle.dumps(clean)).unseen(CLAUSE, [Region(0, len(CLAUSE))], 3) != []
