"""Enumerations behave like those of `enum` in all that the program and its plugins use."""

from __future__ import annotations

import copy
import enum
import pickle

import pytest

from reportlint.language.outcome import Cause
from reportlint.model.finding import Safety, Severity


class Colour(enum.Enum):
    RED = "red"
    BLUE = "blue"


@pytest.mark.parametrize("kind", [Cause, Safety, Severity, Colour])
def test_members_are_found_by_value_and_name_and_stand_in_order(kind: type[enum.Enum]) -> None:
    members = list(kind)
    assert len(kind) == len(members)
    for member in members:
        assert isinstance(member, kind)
        assert kind(member.value) is member
        assert kind[member.name] is member
        assert getattr(kind, member.name) is member
        assert pickle.loads(pickle.dumps(member)) is member
        assert copy.deepcopy([member])[0] is copy.copy(member) is member
        assert repr(member) == f"<{kind.__name__}.{member.name}: {member.value!r}>"
    assert len(set(members)) == len(members)
    with pytest.raises(ValueError, match="is not a valid"):
        kind("nothing")
    with pytest.raises(KeyError):
        kind["nothing"]
    with pytest.raises(AttributeError, match="cannot reassign"):
        setattr(kind, members[0].name, 1)


def test_numbers_compare_and_are_printed_as_numbers() -> None:
    assert Severity.INFO < Severity.WARNING < Severity.ERROR
    assert [*map(str, Severity)] == ["1", "2", "3"]
    assert f"{Severity.ERROR:02}" == "03"
    assert Severity.ERROR.word == "error"
    assert str(Cause.TIME_LIMIT) == "Cause.TIME_LIMIT"


def test_members_of_others_are_equal_to_nothing_but_themselves() -> None:
    others: list[object] = ["safe", Safety.SHOW, Severity.INFO]
    assert Safety.SAFE not in others
