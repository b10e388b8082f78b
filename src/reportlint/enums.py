"""Enumerations without `enum`, which takes 1 ms to be imported and half of one for each class.

To type checkers they are those of `enum`. At run time they have what the program and its plugins use: `name` and `value`,
members by value, by name and in order, each the only one of its kind however it comes back from a pickle.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from enum import Enum, IntEnum
else:

    class _Meta(type):
        def __new__(mcs, name, bases, body):
            values = {key: value for key, value in body.items() if key.isupper()}
            cls = type.__new__(mcs, name, bases, {key: body[key] for key in body if key not in values})
            cls._members = {}
            for key, value in values.items():
                member = cls._made(value)
                member.name, member.value = key, value
                type.__setattr__(cls, key, member)
                cls._members[value] = member
            return cls

        def __call__(cls, value):
            try:
                return cls._members[value]
            except KeyError:
                raise ValueError(f"{value!r} is not a valid {cls.__qualname__}") from None

        def __getitem__(cls, name):
            member = cls.__dict__.get(name)
            if not isinstance(member, cls):
                raise KeyError(name)
            return member

        def __iter__(cls):
            return iter(cls._members.values())

        def __len__(cls):
            return len(cls._members)

        def __setattr__(cls, name, value):
            if name.isupper():
                raise AttributeError(f"cannot reassign member {name!r}")
            type.__setattr__(cls, name, value)

    class _Member:
        """What members of all kinds share."""

        def __reduce__(self):
            return type(self), (self.value,)

        def __copy__(self):
            return self

        def __deepcopy__(self, _memo):
            return self

        def __repr__(self):
            return f"<{type(self).__name__}.{self.name}: {self.value!r}>"

    class Enum(_Member, metaclass=_Meta):
        """Members that are equal to nothing but themselves."""

        @classmethod
        def _made(cls, _value):
            return object.__new__(cls)

        def __str__(self):
            return f"{type(self).__name__}.{self.name}"

    class IntEnum(_Member, int, metaclass=_Meta):
        """Members that are numbers, and compare as such."""

        @classmethod
        def _made(cls, value):
            return int.__new__(cls, value)

        def __str__(self):
            return int.__repr__(self)

        __format__ = int.__format__


__all__ = ["Enum", "IntEnum"]
