"""The program's own modules as one file: finding, opening and checking each by itself takes a quarter of a cold start.

The file lies in the user's own cache folder and holds what Python keeps in `__pycache__`: compiled modules, each used only
while size and time of its source are those it was compiled from. Whatever the file does not hold, or no longer holds
rightly, is imported as ever. Modules have the same names, paths and sources as if Python had found them, so that
tracebacks, debuggers, coverage and editable installs see no difference.

With each module the file names those that were imported on its account. They are run before it, in the order in which
they were finished, so that Python's import system, which takes as long as running a module, is asked for one in three. What
was imported together lies in one piece, where the same names are written once.

Everything that is imported before this module is used may have to be compiled by each run, where Python was told to write
no bytecode. Hence it is little, and what writes the file stands in `keeping`.
"""

from __future__ import annotations

import marshal
import os
import sys
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader

from reportlint import userfolder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType, ModuleType

    Entry = tuple[int, int, bytes, int, str, str, bool, int, int, tuple[str, ...]]
    """Where the piece begins, how long it is, its checksum, and the place of the code in it; the source's path, that of
    Python's own file, whether a package; size, time; the modules that were finished while this one was imported."""

MAGIC = b"reportlint-modules-4\n"
PACKAGE = __name__.partition(".")[0]


class Loader(SourceFileLoader):
    """Python's own loader, but for where the code comes from and what is run before it."""

    def __init__(self, name: str, path: str, finder: Finder, code: CodeType | None = None) -> None:
        super().__init__(name, path)
        self._finder = finder
        self._code = code

    def get_code(self, fullname: str) -> CodeType | None:
        """The code, as it was compiled from the source that is there now; it is not kept once the module has it."""
        code, self._code = self._code, None
        return code or super().get_code(fullname)

    def exec_module(self, module: ModuleType) -> None:
        """Run the module, and note what is finished in between."""
        name, finder = module.__name__, self._finder
        first = len(finder.finished)
        is_held = self._code is not None
        if is_held:
            finder.bring(finder.index[name][-1])
        super().exec_module(module)
        if not is_held:
            finder.noted[name] = tuple(finder.finished[first:])
        finder.finished.append(name)


class Finder:
    """Finds the modules that the file holds, and notes the other ones of the program that are imported (`noted`)."""

    def __init__(self, index: dict[str, Entry], data: memoryview) -> None:
        self.index = index
        self.data = data
        self._pieces: dict[int, dict[int, CodeType]] = {}
        self.finished: list[str] = []
        self.noted: dict[str, tuple[str, ...]] = {}

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module if it is held and its source has not changed, or else as Python finds it."""
        spec = self._held(fullname)
        if spec is None and fullname.startswith(PACKAGE) and path is not None:
            spec = PathFinder.find_spec(fullname, path)
            if spec and type(spec.loader) is SourceFileLoader:  # not in an archive, nor as a plugin wants it
                spec.loader = Loader(fullname, spec.loader.path, self)
        return spec

    def _held(self, name: str) -> ModuleSpec | None:
        entry = self.index.get(name)
        if entry is None:
            return None
        begin, length, checksum, place, path, cached, is_package, size, time, _ = entry
        codes = self._piece(begin, length, checksum) if state(path) == (size, time) else {}
        code = codes.pop(place, None)  # the module frees it when it has run
        if code is None:
            del self.index[name]
            return None
        spec = ModuleSpec(name, Loader(name, path, self, code), origin=path, is_package=is_package)
        spec.has_location = True
        spec.cached = cached
        if is_package:
            spec.submodule_search_locations = [os.path.dirname(path)]
        return spec

    def _piece(self, begin: int, length: int, checksum: bytes) -> dict[int, CodeType]:
        """What lies there; nothing if it was damaged."""
        if begin not in self._pieces:
            data = self.data[begin : begin + length]
            is_whole = userfolder.checksum(data) == checksum
            self._pieces[begin] = marshal.loads(data) if is_whole else {}  # noqa: S302 - the user's own, see userfolder
        return self._pieces[begin]

    def bring(self, names: Sequence[str]) -> None:
        """Run these modules, if they are held and nobody did. What goes wrong goes wrong again when it is imported."""
        modules = sys.modules
        # There are locks for modules that are being run, and those who ask how long importing takes get no answer.
        if "threading" in modules or "importtime" in sys._xoptions:  # noqa: SLF001 - the only place where it is told
            return
        for name in names:
            parent, _, own = name.rpartition(".")
            # A package that imports its own modules brings them when it is run itself.
            spec = self._held(name) if name not in modules and parent in modules else None
            if spec is None or spec.loader is None:
                continue
            module = modules[name] = _made(spec)
            try:
                exec(spec.loader.get_code(name), module.__dict__)  # type: ignore[attr-defined]  # noqa: S102
            except Exception:  # noqa: BLE001
                del modules[name]
                return
            setattr(modules[parent], own, module)
            self.finished.append(name)


def _made(spec: ModuleSpec) -> ModuleType:
    """The module with all that Python says of it."""
    module = type(sys)(spec.name)
    module.__spec__ = spec
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    module.__file__ = spec.origin
    module.__dict__["__cached__"] = spec.cached
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    return module


def use() -> None:
    """Import from the file what is imported from now on. Never raises."""
    folder = userfolder.cache_folder()
    # Each module is checked when it is imported: to look at all of them takes as long as to load some.
    body = userfolder.found(kept_in(folder), MAGIC) if folder else None
    index: dict[str, Entry] = {}
    if body:
        length = int.from_bytes(body[:4], "big")
        head = body[12 : 12 + length]
        if len(head) == length and userfolder.checksum(head) == body[4:12]:
            index = marshal.loads(head)  # noqa: S302 - as above
        body = body[12 + length :]
    sys.meta_path.insert(0, Finder(index, body or memoryview(b"")))


def used() -> Finder | None:
    """What `use` put in the import system, or None."""
    return next((finder for finder in sys.meta_path if isinstance(finder, Finder)), None)


_states: dict[str, tuple[int, int] | None] = {}


def state(path: str) -> tuple[int, int] | None:
    """Size and time of a module's source when this run first asked: what it runs is as old as that."""
    if path not in _states:
        try:
            found = os.stat(path)
        except OSError:
            _states[path] = None
        else:
            _states[path] = found.st_size, found.st_mtime_ns
    return _states[path]


def kept_in(folder: str) -> str:
    """The path of the file: each interpreter and each copy of the program has its own."""
    made_by = (sys.version, sys.flags.optimize, sys.implementation.cache_tag, __file__)
    return os.path.join(folder, f"modules-{userfolder.name_of(made_by)}.bin")
