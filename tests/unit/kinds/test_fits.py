"""Words by which a document speaks of itself fit what it says it is."""

from __future__ import annotations

import pickle
from types import MappingProxyType

import pytest

from reportlint.binding.binding import Variable
from reportlint.extend import Cause, Hit, RuleHead, Unevaluated
from reportlint.kinds.fits import KIND
from reportlint.language.entry import Entry, Names, Problems

VALUE = {
    "variable": "organ",
    "judge": "/(局|镇)$/",
    "words": [{"say": "我局", "for": "局"}, {"say": "我镇", "for": "镇"}],
}


def outcomes(bound, text, organ, value=VALUE, unless=None):
    problems = Problems("rules.yaml", lambda _: (1, 1), Names(variables={"organ"}))
    excuse = Entry(unless, ("unless",), problems) if unless else None
    check = KIND.compile(Entry(value, ("fits",), problems), RuleHead(("body",), unless=excuse))
    assert not problems.found, problems.found
    binding = bound(text)
    if organ is not None:
        binding = binding._replace(variables=MappingProxyType({"organ": Variable("organ", organ)}))
    return list(pickle.loads(pickle.dumps(check))(binding))


@pytest.mark.parametrize(
    "organ, found",
    [
        ("清河市教育局", ["我镇"]),
        ("清河县临水镇", ["我局"]),
        ("清河县城镇管理局", []),
        ("清河市住房公积金管理中心", []),
    ],
)
def test_words_and_values(binding_of, organ, found):
    text = "我局公开30条。我镇公开20条。"
    hits = [outcome for outcome in outcomes(binding_of, text, organ) if isinstance(outcome, Hit)]
    assert [hit.span.of(text) for hit in hits] == found
    assert all(hit.values["value"] == organ for hit in hits)


def test_what_is_excused_or_unknown(binding_of):
    text = "群众说“我局里有熟人”。"
    assert outcomes(binding_of, text, "清河县临水镇", unless={"inside": "“”"}) == []
    assert outcomes(binding_of, text, None) == [Unevaluated(Cause.VARIABLE_UNBOUND, "organ")]


def test_a_variable_must_be_declared():
    problems = Problems("rules.yaml", lambda _: (1, 1), Names(variables={"organ"}))
    KIND.compile(Entry({**VALUE, "variable": "organs"}, ("fits",), problems), RuleHead(("body",)))
    assert [(problem.what, problem.cure) for problem in problems.found] == [
        ("the variable 'organs' is not declared", "did you mean 'organ'?")
    ]
