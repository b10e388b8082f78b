"""Globs of a configuration: written as in .gitignore, relative to the folder of the file that names them."""

from __future__ import annotations

import os
from functools import cache

from pathspec import GitIgnoreSpec


@cache
def _spec(globs: tuple[str, ...]) -> GitIgnoreSpec:
    return GitIgnoreSpec.from_lines(globs)


def matches(globs: tuple[str, ...], folder: str, path: str, *, is_folder: bool = False) -> bool:
    """Whether one of the globs matches an absolute path; what lies outside of `folder` never does."""
    try:
        inside = os.path.relpath(path, folder)
    except ValueError:  # another drive of Windows
        return False
    inside = inside.replace(os.sep, "/")
    if inside.startswith("../") or inside in {"..", "."}:
        return False
    return _spec(globs).match_file(inside + "/" if is_folder else inside)
