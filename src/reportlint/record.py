"""Named tuples that cost next to nothing until they are made.

`typing.NamedTuple` looks at each annotation and compiles a constructor for each class: 0.08 ms, of which a cold start
pays a hundred and more before it has read a byte. Here the annotations are left alone, and a class gets its compiled
constructor when it is first called with keywords or defaults, or often. To type checkers it is `typing.NamedTuple`
itself. A class with a law has a method `_check` that raises `ValueError`; it sees every value that is made.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from _collections import _tuplegetter

    _FEW = 12
    _GETTERS = [_tuplegetter(index, "") for index in range(32)]
    """The same for all classes. One with more fields is no record."""

    class _Record(tuple):
        """What all of them share."""

        __slots__ = ()
        _fields = ()
        _field_defaults = {}

        @classmethod
        def _make(cls, values):
            return tuple.__new__(cls, values)

        def _replace(self, **changes):
            values = [changes.pop(name) if name in changes else value for name, value in zip(self._fields, self)]
            if changes:
                raise ValueError(f"{type(self).__name__} has no field {', '.join(changes)}")
            return type(self)(*values)

        def _asdict(self):
            return dict(zip(self._fields, self))

        def __repr__(self):
            fields = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self))
            return f"{type(self).__name__}({fields})"

        def __reduce__(self):
            # What is kept was checked when it was made, and the interpreter makes it without a call of ours.
            return _restored, (type(self), tuple(self))

    def _make_checked(cls, values):
        made = tuple.__new__(cls, values)
        made._check()
        return made

    _restored = tuple.__new__
    _make = tuple.__new__  # each constructor is given its own
    _CODES = tuple(
        function.__code__
        for function in (
            lambda _cls: _make(_cls, ()),
            lambda _cls, a: _make(_cls, (a,)),
            lambda _cls, a, b: _make(_cls, (a, b)),
            lambda _cls, a, b, c: _make(_cls, (a, b, c)),
            lambda _cls, a, b, c, d: _make(_cls, (a, b, c, d)),
            lambda _cls, a, b, c, d, e: _make(_cls, (a, b, c, d, e)),
            lambda _cls, a, b, c, d, e, f: _make(_cls, (a, b, c, d, e, f)),
            lambda _cls, a, b, c, d, e, f, g: _make(_cls, (a, b, c, d, e, f, g)),
            lambda _cls, a, b, c, d, e, f, g, h: _make(_cls, (a, b, c, d, e, f, g, h)),
            lambda _cls, a, b, c, d, e, f, g, h, i: _make(_cls, (a, b, c, d, e, f, g, h, i)),
            lambda _cls, a, b, c, d, e, f, g, h, i, j: _make(_cls, (a, b, c, d, e, f, g, h, i, j)),
            lambda _cls, a, b, c, d, e, f, g, h, i, j, k: _make(_cls, (a, b, c, d, e, f, g, h, i, j, k)),
            lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m: _make(_cls, (a, b, c, d, e, f, g, h, i, j, k, m)),
        )
    )

    def _code(count):
        """The code of a constructor of so many fields: compiling it takes ten times as long as giving it other names."""
        if count < len(_CODES):
            return _CODES[count]
        names = "".join(f"_{number}, " for number in range(count))
        return eval(f"lambda _cls, {names}: _make(_cls, ({names}))").__code__  # noqa: S307 - numbers only

    def _constructor(fields, defaults, make):
        """A constructor that replaces itself by a compiled one when it has been called a few times."""
        count = len(fields)
        calls = 0

        def __new__(cls, *values, **named):  # noqa: N807 - it becomes the method of that name
            nonlocal calls
            calls += 1
            if calls < _FEW:
                if len(values) == count and not named:
                    return make(cls, values)
                given = {**defaults, **named}
                rest = [given[name] for name in fields[len(values) :] if name in given]
                if len(values) + len(rest) == count and named.keys() <= set(fields[len(values) :]):
                    return make(cls, (*values, *rest))
                # What is wrong with the arguments is said by the compiled one.
            code = _code(count).replace(co_varnames=("_cls", *fields), co_name="__new__")
            scope = {"_make": make, "__builtins__": {}}
            quick = type(_make_checked)(code, scope, "__new__", tuple(defaults.values()) or None)
            cls.__new__ = quick
            return quick(cls, *values, **named)

        return __new__

    class _Meta(type):
        def __new__(mcs, name, bases, body):
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: a field without a default follows one with a default")
            if len(fields) > len(_GETTERS):
                raise TypeError(f"{name} has too many fields")
            body.update(zip(fields, _GETTERS))
            body.update(
                __slots__=(),
                _fields=fields,
                _field_defaults=defaults,
                __match_args__=fields,
                __new__=_constructor(fields, defaults, _make_checked if "_check" in body else tuple.__new__),
            )
            return type(name, (_Record,), body)

    NamedTuple = type.__new__(_Meta, "NamedTuple", (), {})

__all__ = ["NamedTuple"]
