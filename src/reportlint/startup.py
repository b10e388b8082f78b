"""The program's own modules as one file: finding, opening and checking each by itself takes a tenth of a cold start.

The file lies in the user's own cache folder and holds what Python keeps in `__pycache__`: compiled modules, each used only
while size and time of its source are those it was compiled from. Whatever the file does not hold, or no longer holds
rightly, is imported as ever. Modules have the same names, paths and sources as if Python had found them, so that
tracebacks, debuggers, coverage and editable installs see no difference.
"""

from __future__ import annotations

import marshal
import os
import sys
from binascii import crc32
from importlib.machinery import ModuleSpec, SourceFileLoader

from reportlint import userfolder
from reportlint.userfolder import cache_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType, ModuleType

    Entry = tuple[int, int, int, str, str, bool, int, int]
    """Where the code begins, how long it is, and its checksum; the source's path, that of Python's own file, whether a
    package; size, time."""

_MAGIC = b"reportlint-modules-2\n"
_LARGEST = 5_000_000
"""Bytes of the file, beyond which it begins again with what the last run used: one command needs less than half."""
_PACKAGE = __name__.partition(".")[0]


class _Loader(SourceFileLoader):
    """Python's own loader, but for where the code comes from."""

    def __init__(self, name: str, path: str, data: memoryview) -> None:
        super().__init__(name, path)
        self._data = data

    def get_code(self, fullname: str) -> CodeType | None:  # noqa: ARG002 - the loader of one module
        """The code, as it was compiled from the source that is there now."""
        code: CodeType = marshal.loads(self._data)  # noqa: S302 - the folder is the user's own, see userfolder
        return code


class _Finder:
    """Finds the modules that the file holds, and says of others that somebody else must look."""

    def __init__(self, index: dict[str, Entry], data: memoryview) -> None:
        self.index = index
        self.data = data

    def find_spec(
        self,
        fullname: str,
        _path: Sequence[str] | None = None,
        _target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """The module if it is held and its source has not changed."""
        entry = self.index.get(fullname)
        if entry is None:
            return None
        begin, length, checksum, path, cached, is_package, size, time = entry
        data = self.data[begin : begin + length]
        if _state(path) != (size, time) or crc32(data) != checksum:
            del self.index[fullname]
            return None
        loader = _Loader(fullname, path, data)
        spec = ModuleSpec(fullname, loader, origin=path, is_package=is_package)
        spec.has_location = True
        spec.cached = cached
        if is_package:
            spec.submodule_search_locations = [os.path.dirname(path)]
        return spec


def use() -> None:
    """Import from the file what is imported from now on. Never raises."""
    folder = cache_folder()
    # Each module is checked when it is imported: to look at all of them takes as long as to load some.
    body = userfolder.found(_path(folder), _MAGIC) if folder else None
    index: dict[str, Entry] = {}
    if body:
        length, checksum = int.from_bytes(body[4:8], "big"), int.from_bytes(body[8:12], "big")
        head = body[12 : 12 + length]
        if len(head) == length and crc32(head) == checksum:
            index = marshal.loads(head)  # noqa: S302 - as above
        body = body[12 + length :]
    sys.meta_path.insert(0, _Finder(index, body or memoryview(b"")))


def keep() -> None:
    """Write the file again if this run imported what it does not hold. Never raises."""
    finder = next((finder for finder in sys.meta_path if isinstance(finder, _Finder)), None)
    folder = cache_folder() if finder else None
    if finder is None or folder is None:
        return
    found = {
        name: module
        for name, module in list(sys.modules.items())
        if name.startswith(f"{_PACKAGE}.") and name not in finder.index and _is_plain(module)
    }
    if not found:
        return
    held = {name: (finder.data[entry[0] : entry[0] + entry[1]], entry[3:]) for name, entry in finder.index.items()}
    if len(finder.data) > _LARGEST:
        held = {name: entry for name, entry in held.items() if name in sys.modules}
    try:
        for name, module in found.items():
            path = str(module.__file__)
            state = _state(path)
            code = module.__loader__.get_code(name)  # type: ignore[union-attr]
            if state and code:
                entry = (path, module.__cached__ or "", hasattr(module, "__path__"), *state)
                held[name] = memoryview(marshal.dumps(code)), entry
        userfolder.keep(_path(folder), _MAGIC, _packed(held))
    except Exception:  # noqa: BLE001 - a full disk, a source that vanished: the next run starts more slowly, nothing else
        return


def _packed(held: dict[str, tuple[memoryview, tuple[str, str, bool, int, int]]]) -> bytes:
    index = {}
    at = 0
    for name, (code, entry) in held.items():
        index[name] = (at, len(code), crc32(code), *entry)
        at += len(code)
    head = marshal.dumps(index)
    checked = (len(head).to_bytes(4, "big"), crc32(head).to_bytes(4, "big"), head)
    return b"".join((*checked, *(code for code, _ in held.values())))


def _is_plain(module: ModuleType) -> bool:
    """Whether Python found the module as a file, not in an archive or as a plugin wants it."""
    return type(getattr(module, "__loader__", None)) is SourceFileLoader


def _state(path: str) -> tuple[int, int] | None:
    try:
        state = os.stat(path)
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns


def _path(folder: str) -> str:
    made_by = (sys.version, sys.flags.optimize, sys.implementation.cache_tag, __file__)
    return os.path.join(folder, f"modules-{crc32(repr(made_by).encode()):08x}.bin")
