"""Where the built-in packs lie, however reportlint was installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def built_in_packs_folder() -> Path:
    """Return the folder that holds one folder for each built-in pack.

    A wheel carries it inside the package as `_rules`. An editable install has no such folder: there, and when the sources
    are put on the path by hand, it is `rules/` of the project.

    Raises `FileNotFoundError` when there is neither, which only a damaged installation can cause.
    """
    from pathlib import Path  # a start that finds its packs compiled needs no paths

    package = Path(__file__).resolve().parent.parent
    candidates = (package / "_rules", package.parent.parent / "rules")
    for folder in candidates:
        if folder.is_dir():
            return folder
    places = ", ".join(str(folder) for folder in candidates)
    raise FileNotFoundError(f"the built-in packs are in none of: {places}; install reportlint again")
