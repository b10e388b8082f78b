"""Where the built-in packs lie, however reportlint was installed."""

from __future__ import annotations

from os.path import abspath, dirname, isdir, join


def built_in_packs_folder() -> str:
    """Return the folder that holds one folder for each built-in pack.

    A wheel carries it inside the package as `_rules`. An editable install has no such folder: there, and when the sources
    are put on the path by hand, it is `rules/` of the project.

    Raises `FileNotFoundError` when there is neither, which only a damaged installation can cause.
    """
    package = dirname(dirname(abspath(__file__)))
    candidates = (join(package, "_rules"), join(dirname(dirname(package)), "rules"))
    for folder in candidates:
        if isdir(folder):
            return folder
    raise FileNotFoundError(f"the built-in packs are in none of: {', '.join(candidates)}; install reportlint again")
