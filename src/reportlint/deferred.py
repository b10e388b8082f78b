"""Values of packs that are read when they are asked for: no document needs most of what packs hold."""

from __future__ import annotations

from reportlint.compiled import APART, packed, piece, unpacked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pickle import PickleBuffer
    from typing import Any, SupportsIndex


class Deferred:
    """A value that is pickled by itself and comes back when it is asked for.

    What is deferred inside it is left where it lies as well, unless it is kept as a `whole`: thousands of pieces to look up
    cost more than one that is copied.
    """

    __slots__ = ("_pieces", "_value", "_whole")

    def __init__(self, value: object, *, whole: bool = False) -> None:
        self._pieces: tuple[bytes | memoryview | PickleBuffer, ...] = ()
        self._whole = whole
        self._value = value

    @property
    def value(self) -> Any:
        """The value."""
        if self._pieces:
            body, *apart = self._pieces
            self._value = unpacked(body, buffers=apart)
            self._pieces = ()
        return self._value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Deferred) and bool(self.value == other.value)

    __hash__ = None  # type: ignore[assignment]

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[object, ...]:
        pieces = self._pieces
        if not pieces:
            apart: list[PickleBuffer] = []
            pieces = (packed(self._value, None if self._whole or int(protocol) < APART else apart), *apart)
        return _deferred, tuple(piece(each, protocol, shortest=0) for each in pieces)


def _deferred(*pieces: bytes | memoryview | PickleBuffer) -> Deferred:
    deferred = Deferred(None)
    deferred._pieces = pieces  # noqa: SLF001 - it is made here
    return deferred


class Shared:
    """One of many small values that are deferred together: who needs one of them needs most, and they are much alike."""

    __slots__ = ("_all", "_number")

    def __init__(self, everything: Deferred, number: int) -> None:
        self._all = everything
        self._number = number

    @property
    def value(self) -> Any:
        """The value."""
        return self._all.value[self._number]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Shared) and bool(self.value == other.value)

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[object, ...]:
        return Shared, (self._all, self._number)


def shared(values: Sequence[Deferred | Shared], most: int) -> list[Deferred | Shared]:
    """The values in their order, those together that take `most` bytes or less."""
    small = [number for number, deferred in enumerate(values) if _size(deferred.value) <= most]
    everything = Deferred(tuple(values[number].value for number in small))
    places = {number: Shared(everything, place) for place, number in enumerate(small)}
    return [places.get(number, deferred) for number, deferred in enumerate(values)]


def _size(value: object) -> float:
    try:
        return len(packed(value))
    except Exception:  # noqa: BLE001 - what somebody else's verb makes of a rule may be no value to keep
        return float("inf")
