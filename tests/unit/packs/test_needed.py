"""What a rule needs to say anything: known from its patterns, and never more than is so."""

from __future__ import annotations

from reportlint.app import Session, Settings
from reportlint.language.pattern_reading import parse_text
from reportlint.packs.needles import needed_by


class Searching:
    def __init__(self, *sources: str) -> None:
        self.searched = tuple(map(parse_text, sources))


def test_each_pattern_needs_its_own_words() -> None:
    assert needed_by(Searching("/办结[^。]*?率/", "驳回")) == (
        (frozenset({"办结"}), frozenset({"率"})),
        (frozenset({"驳回"}),),
    )


def test_what_is_everywhere_is_not_asked_for() -> None:
    assert needed_by(Searching("驳回", "公开")) == ()
    assert needed_by(object()) == ()
    assert needed_by(Searching()) == ()


def test_a_value_that_may_be_unknown_is_always_asked_for() -> None:
    assert needed_by(Searching("驳回", "{=year}年驳回")) == ()


def test_most_rules_of_the_packs_can_be_left_alone() -> None:
    (profile,) = Session(Settings(outsiders=False)).profiles.claiming
    needing = {rule.id for rule in profile.rules if rule.needed}
    assert {"zh-official/percent-wrong", "zh-official/growth-wrong", "damage/name-cut"} <= needing
    # 变量没有值时要说出来，哪怕正文里什么都没有
    assert not any(
        pattern.needs
        for rule in profile.rules
        if rule.needed
        for pattern in rule.check.searched  # type: ignore[attr-defined]
    )


def test_every_check_that_says_what_it_searches_says_it() -> None:
    """An error in it would look like a check that says nothing, and never be left alone."""
    (profile,) = Session(Settings(outsiders=False)).profiles.claiming
    checks = [rule.check for rule in profile.rules]
    saying = [check for check in checks if hasattr(type(check), "searched")]
    assert len(saying) > 100
    assert all(isinstance(vars(type(check))["searched"].__get__(check), tuple) for check in saying)
