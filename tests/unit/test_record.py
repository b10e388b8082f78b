"""Records behave as `typing.NamedTuple` does, for all that we use of it."""

from __future__ import annotations

import pickle
from typing import NamedTuple as Plain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.record import NamedTuple


class Ours(NamedTuple):
    """Some words."""

    a: int
    b: str = "x"
    c: tuple[int, ...] = ()

    @property
    def double(self) -> int:
        return self.a * 2

    @classmethod
    def of(cls, a: int) -> Ours:
        return cls(a)


class Theirs(Plain):
    a: int
    b: str = "x"
    c: tuple[int, ...] = ()


@given(st.integers(), st.text(), st.lists(st.integers()).map(tuple), st.integers(0, 3), st.booleans())
def test_calls_give_the_same_tuple(a: int, b: str, c: tuple[int, ...], given_fields: int, named: bool) -> None:
    values = dict(list({"a": a, "b": b, "c": c}.items())[: max(1, given_fields)])
    ours = Ours(**values) if named else Ours(*values.values())  # type: ignore[arg-type]
    theirs = Theirs(**values) if named else Theirs(*values.values())  # type: ignore[arg-type]
    assert tuple(ours) == tuple(theirs)
    assert hash(ours) == hash(theirs)
    assert ours._asdict() == theirs._asdict()
    assert tuple(ours._replace(b="y")) == tuple(theirs._replace(b="y"))
    assert pickle.loads(pickle.dumps(ours)) == ours
    assert type(pickle.loads(pickle.dumps(ours))) is Ours
    assert repr(ours).removeprefix("Ours") == repr(theirs).removeprefix("Theirs")


def test_a_wrong_call_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match="'a'"):
        Ours()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="wrong"):
        Ours(1, wrong=2)  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="wrong"):
        Ours(1)._replace(wrong=2)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="default"):
        type("Late", (NamedTuple,), {"__annotations__": {"a": "int", "b": "int"}, "a": 1})


def test_it_is_frozen_and_has_no_dictionary() -> None:
    value = Ours(1)
    with pytest.raises(AttributeError):
        value.a = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        value.d = 2  # type: ignore[attr-defined]


def test_methods_matching_and_words() -> None:
    assert Ours.of(4).double == 8
    match Ours(1, "z"):
        case Ours(a, b):
            assert (a, b) == (1, "z")
    assert Ours.__doc__ == "Some words."
    assert Ours._fields == ("a", "b", "c")
