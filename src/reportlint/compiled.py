"""Regular expressions that are compiled once for all runs of a user, not once a run.

Compiling the expressions that a report meets costs more than linting it, and so does importing the part of `regex` that
compiles, which is written in Python. What was compiled is kept in the user's own cache folder (what is unpickled is
executable data) and used only by the same interpreter and the same `regex`; a run that finds all of its expressions there
loads the part of `regex` that matches, and no other. Hence no module that every run loads imports `regex`.
"""

from __future__ import annotations

import marshal
import os
import sys
from functools import cache
from importlib import import_module
from importlib.machinery import PathFinder

from reportlint import userfolder
from reportlint.userfolder import cache_folder, name_of

try:
    from _pickle import PickleBuffer, loads  # what `pickle` adds to it in Python takes 3 ms to import
except ImportError:
    from pickle import PickleBuffer, loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType
    from typing import Any, AnyStr, SupportsIndex

    import regex

_MAGIC = b"reportlint-patterns-5\n"
APART = 5
"""Protocol of pickles from which on pieces may be kept apart."""
_LONG = 4096
"""Bytes of a compiled expression that is kept apart."""
_MOST = 400
"""Patterns that are kept at most, but for those of the last run: some hold names and years of single documents."""
_SPECIAL = {ord(sign): f"\\{sign}" for sign in "()[]{}?*+|^$\\.-#&~ \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u3000"}


def _matcher() -> ModuleType:
    """`regex._regex`, the extension module, without the package around it unless that is loaded already.

    The package finds it in its place when it is imported later, to compile.
    """
    name = "regex._regex"
    if "regex" not in sys.modules:
        package = PathFinder.find_spec("regex")
        spec = PathFinder.find_spec(name, package.submodule_search_locations) if package else None
        module = spec.loader.create_module(spec) if spec and spec.loader else None
        if spec and spec.loader and module:
            module.__spec__ = spec
            spec.loader.exec_module(module)
            sys.modules[name] = module
            return module
    return import_module(name)


_regex = _matcher()
unpacked = loads
"""The value that `packed` pickled."""


def _made_by() -> tuple[str, ...]:
    """What must be as it was for compiled expressions to be used: the interpreter and `regex`."""
    spec = _regex.__spec__
    state = os.stat(spec.origin) if spec and spec.origin else None
    return sys.version, str(_regex.MAGIC), *((str(state.st_size), str(state.st_mtime_ns)) if state else ())


ENGINE = _made_by()


class _Kept:
    """What was kept by earlier runs (read when the first expression is asked for), what is used, and whether any is new."""

    def __init__(self) -> None:
        self.known: dict[tuple[object, int], bytes] | None = None
        self.used: dict[tuple[object, int], regex.Pattern[Any]] = {}
        self.new = False


_kept = _Kept()


class _Late:
    """An expression as it was kept, made ready when it is first used: of those that modules name, a report uses two in three.

    To type checkers it is the expression itself, and to all who call it.
    """

    def __init__(self, known: bytes) -> None:
        self._known = known

    @property
    def _pickled_data(self) -> tuple[Any, ...]:
        data: tuple[Any, ...] = marshal.loads(self._known)  # noqa: S302 - the folder is the user's own, see userfolder
        return data

    def __getattr__(self, name: str) -> Any:
        """What is asked for the first time; it is found at once from then on."""
        if name.startswith("__"):
            raise AttributeError(name)
        value = getattr(restored(*self._pickled_data), name)
        setattr(self, name, value)
        return value

    def __reduce__(self) -> tuple[object, ...]:
        return restored, self._pickled_data


def compiled(source: AnyStr, flags: int = 0) -> regex.Pattern[AnyStr]:
    """The compiled expression; raises `regex.error` if `source` is none."""
    key = source, int(flags)  # the names of flags would bring the compiler with them when they are read
    pattern = _kept.used.get(key)
    if pattern is None:
        if _kept.known is None:
            _kept.known = _read()
        known = _kept.known.get(key)
        if known is None:
            import regex

            pattern = regex.compile(source, flags, cache_pattern=False)
            _kept.new = True
        else:
            pattern = _Late(known)
        if len(_kept.used) > 10 * _MOST:
            _kept.used.clear()  # a corpus brings new names with each document
        _kept.used[key] = pattern
    return pattern


def exchanged(source: str, letters: Mapping[str, str]) -> regex.Pattern[str]:
    """The expression in which letters of `source` that stand nowhere else in it are exchanged for others.

    It finds what `source` would with the others in it, and costs no compiling when `source` is kept. Not for
    expressions that ignore case, nor for letters whose neighbours are taken together with them in a range of a class.
    """
    written, flags, code, *others = compiled(source)._pickled_data  # noqa: SLF001 - what regex itself pickles, or `_Late`
    if not isinstance(code, bytes):  # another `regex`: the same, more slowly
        return compiled("".join(escape(letters[ch]) if ch in letters else ch for ch in source))
    others[5] = tuple(ord(letters.get(chr(each), chr(each))) for each in others[5] or ()) or others[5]
    for old, new in letters.items():
        written = written.replace(old, new)
        code = code.replace(_in_code(old), _in_code(new))
    return _regex.compile(written, flags, code, *others)


def _in_code(letter: str) -> bytes:
    """A character in the code of an expression: seven bits a byte, the lowest first, all but the last byte marked."""
    number = ord(letter)
    found = bytearray()
    while number >= 0x80:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes((*found, number))


def escape(text: str) -> str:
    """An expression that matches `text` and nothing else."""
    return text.translate(_SPECIAL)


def restored(*known: object) -> regex.Pattern[Any]:
    """The expression that `packed` took apart; the same one for the same source and flags, however often it was kept."""
    key = known[:2]
    pattern = _restored.get(key)
    if pattern is None:
        pattern = _restored[key] = _regex.compile(*known)
    return pattern


class Expression:
    """The expression of a `source` that a pack keeps compiled; what was kept is made ready when it is first searched for."""

    __slots__ = ("_known", "_pattern", "source")

    def __init__(self, source: str, known: bytes | memoryview | PickleBuffer) -> None:
        self.source = source
        self._known = known
        self._pattern: regex.Pattern[str] | None = None

    @property
    def pattern(self) -> regex.Pattern[str]:
        """The compiled expression."""
        if self._pattern is None:
            self._pattern = restored(self.source, *marshal.loads(self._known))  # noqa: S302 - as all that is kept
        return self._pattern

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Expression) and self.source == other.source

    def __hash__(self) -> int:
        return hash(self.source)

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[object, ...]:
        return Expression, (self.source, piece(self._known, protocol))


@cache
def expression(source: str) -> Expression:
    """The expression for a pack, the same object whoever asks, so that it is kept once; raises `regex.error`."""
    import regex

    return Expression(source, marshal.dumps(regex.compile(source, cache_pattern=False)._pickled_data[1:]))  # noqa: SLF001


_restored: dict[tuple[object, ...], regex.Pattern[Any]] = {}


def packed(value: object, apart: list[PickleBuffer] | None = None) -> bytes:
    """`value` pickled so that `unpacked` restores the expressions in it without importing the compiler.

    What is deferred in it goes into `apart`, if that is given; `unpacked` then needs it as `buffers`.
    """
    import copyreg
    import pickle
    from io import BytesIO

    import regex

    stream = BytesIO()
    callback = None if apart is None else apart.append
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL, buffer_callback=callback)
    pickler.dispatch_table = copyreg.dispatch_table | {
        regex.Pattern: lambda pattern: (restored, pattern._pickled_data)  # noqa: SLF001 - what regex itself pickles
    }
    pickler.dump(value)
    return stream.getvalue()


def piece(
    data: bytes | memoryview | PickleBuffer, protocol: SupportsIndex, shortest: int = _LONG
) -> bytes | PickleBuffer:
    """Something long is left in the file; what is short is copied sooner than looked up."""
    whole = PickleBuffer(data)
    return whole if int(protocol) >= APART and whole.raw().nbytes >= shortest else whole.raw().tobytes()


def keep() -> None:
    """Keep what this run compiled; a shell calls it when its work is done. Never raises."""
    folder = cache_folder() if _kept.new else None
    if folder is None or _kept.known is None:
        return
    from reportlint.saving import keep as save

    try:
        used = {key: marshal.dumps(pattern._pickled_data) for key, pattern in _kept.used.items()}  # noqa: SLF001
        known = _kept.known | used
        body = packed((ENGINE, known if len(known) <= _MOST else used))
        save(_path(folder), _MAGIC, body)
    except Exception:  # noqa: BLE001 - a full disk or an expression that cannot be pickled costs time, nothing else
        return
    _kept.new = False


def _path(folder: str) -> str:
    return os.path.join(folder, f"patterns-{name_of(ENGINE)}.pickle")


def _read() -> dict[tuple[object, int], bytes]:
    folder = cache_folder()
    body = userfolder.kept(_path(folder), _MAGIC) if folder else None
    if body is None:
        return {}
    try:
        made_by, patterns = unpacked(body)
    except Exception:  # noqa: BLE001 - kept by something else: compile again
        return {}
    return patterns if made_by == ENGINE else {}
