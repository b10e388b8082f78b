"""Copies of files with remarks in them, for as long as the files are what was linted."""

from __future__ import annotations

from hashlib import blake2b

from reportlint.model.errors import Unwritable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.app import Session
    from reportlint.model.finding import Remark


def contents(paths: Iterable[str]) -> dict[str, bytes]:
    """Digests of files as they are now, by path as reports have it; those that cannot be read are left out."""
    found = {}
    for path in paths:
        try:
            with open(path, "rb", 0) as stream:
                found[path.replace("\\", "/")] = blake2b(stream.read(), digest_size=16).digest()
        except OSError:
            continue
    return found


def annotated(session: Session, linted: Mapping[str, bytes], path: str, remarks: Iterable[Remark]) -> bytes:
    """A copy of a file with remarks in it. `linted` are its `contents` when it was linted.

    Raises `OSError`, `Unreadable`, and `Unwritable` where its format has no remarks or the file is no longer what was
    linted: the remarks would stand in the wrong places.
    """
    if contents([path]) != {path: linted.get(path)}:
        raise Unwritable(
            {
                "zh": f"{path} 在检查之后被改动，批注的位置不再可靠，未写入",
                "en": f"{path} was changed after it was checked, so comments would stand in the wrong places",
            },
            {"zh": "请关闭正在编辑它的程序后重新检查", "en": "check it again when nobody edits it"},
        )
    with open(path, "rb", 0) as stream:
        return session.annotate(stream.read(), path, remarks)
