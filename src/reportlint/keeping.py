"""Writes the file from which the next start imports the program's own modules (`startup`)."""

from __future__ import annotations

import marshal
import sys

from reportlint import startup
from reportlint.saving import replace
from reportlint.userfolder import cache_folder, checksum

TYPE_CHECKING = False
if TYPE_CHECKING:
    Held = tuple[memoryview, tuple[str, str, bool, int, int, tuple[str, ...]]]
    """The code, and what the file tells of it behind its checksum."""

_LARGEST = 5_000_000
"""Bytes of the file, beyond which it begins again with what the last run used: one command needs less than half."""


def keep(finder: startup.Finder) -> None:
    """Write the file again with what this run imported and the file does not hold. Never raises."""
    folder = cache_folder()
    if folder is None or not finder.noted:
        return
    held: dict[str, Held] = {
        name: (finder.data[entry[0] : entry[0] + entry[1]], entry[3:]) for name, entry in finder.index.items()
    }
    if len(finder.data) > _LARGEST:
        held = {name: entry for name, entry in held.items() if name in sys.modules}
    try:
        held |= {name: found for name, needs in finder.noted.items() if (found := _found(name, needs))}
        replace(startup.kept_in(folder), startup.MAGIC + _packed(held))
    except Exception:  # noqa: BLE001 - a full disk, a source that vanished: the next run starts more slowly, nothing else
        return


def _found(name: str, needs: tuple[str, ...]) -> Held | None:
    module = sys.modules.get(name)
    loader = module.__loader__ if module else None
    state = startup.state(str(module.__file__)) if module else None
    code = loader.get_code(name) if isinstance(loader, startup.Loader) else None
    if module is None or code is None or state is None:
        return None
    is_package = hasattr(module, "__path__")
    return memoryview(marshal.dumps(code)), (str(module.__file__), module.__cached__ or "", is_package, *state, needs)


def _packed(held: dict[str, Held]) -> bytes:
    index = {}
    at = 0
    for name, (code, entry) in held.items():
        index[name] = (at, len(code), checksum(code), *entry)
        at += len(code)
    head = marshal.dumps(index)
    return b"".join((len(head).to_bytes(4, "big"), checksum(head), head, *(code for code, _ in held.values())))
