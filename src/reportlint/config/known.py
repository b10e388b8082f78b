"""The file of a baseline: reading it, and how it names documents."""

from __future__ import annotations

import os

from reportlint.config import ConfigError
from reportlint.engine.baseline import Baseline, parse
from reportlint.language.problems import Problem


def read_baseline(path: str) -> Baseline:
    """Read a baseline; raises `ConfigError`."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            return parse(file.read())
    except FileNotFoundError:
        what, cure = "there is no such baseline", "write one with --update-baseline"
    except OSError as error:
        what, cure = f"the baseline cannot be read ({error.strerror})", "look at its permissions"
    except ValueError as error:
        what, cure = f"this is no baseline: {error}", "write it again with --update-baseline"
    raise ConfigError([Problem(path, 1, 1, what, cure)])


def name_in(baseline: str, document: str) -> str:
    """How a baseline names a document: relative to its own folder, so that a repository can be anywhere."""
    folder = os.path.dirname(os.path.abspath(baseline))
    full = os.path.abspath(document)
    try:
        return os.path.relpath(full, folder).replace(os.sep, "/")
    except ValueError:  # another drive of Windows
        return full.replace(os.sep, "/")
