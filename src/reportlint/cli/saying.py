"""In which language the command line speaks where no document decides it."""

from __future__ import annotations

import errno
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "已经存在",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘只读",
    errno.ENAMETOOLONG: "文件名过长",
}


def tongue(asked: str | None = None) -> str:
    """The language that was asked for, else that of the environment: zh where its locale is Chinese, else en.

    LC_ALL goes before LC_MESSAGES and that before LANG (POSIX, base definitions, 8.2); Windows has its own setting.
    """
    if asked in {"zh", "en"}:
        return str(asked)
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    told = next((name for name in names if name), "")
    if not told and os.name == "nt":
        import locale

        told = locale.getlocale()[0] or ""
    return "zh" if told.lower().startswith(("zh", "chinese")) else "en"


def asked_for(words: Sequence[str]) -> str | None:
    """The value of `--lang` among the words of a command line, whether or not it stands where it should."""
    for place, word in enumerate(words):
        name, given, value = word.partition("=")
        if name == "--lang":
            return value if given else next(iter(words[place + 1 :]), None)
    return None


def reason(error: OSError, language: str) -> str:
    """What is wrong with a file, without Python's number of the mistake."""
    what = error.strerror or str(error)
    if language == "zh":
        what = _REASONS.get(error.errno or 0, what)
    joiner = "：" if language == "zh" else ": "
    return f"{error.filename}{joiner}{what}" if error.filename else what
