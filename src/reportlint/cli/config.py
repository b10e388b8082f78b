"""`reportlint config`."""

from __future__ import annotations

import json
import os

from reportlint.cli import CLEAN
from reportlint.cli.saying import tongue
from reportlint.config import for_file, for_folder
from reportlint.config.keys import KEYS
from reportlint.engine.linting import MOST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

_DEFAULTS = {
    "severity": "warning",
    "fail-on": "warning",
    "preview": False,
    "require-reason": False,
    "most-per-rule": MOST,
}


def run(options: Namespace) -> int:
    """Print every key with its value and the place that says so; keys that nobody set have their default."""
    config = for_folder(options.path) if os.path.isdir(options.path) else for_file(options.path)
    zh = tongue() == "zh"
    print(f"# {options.path}: {config.path or ('没有配置文件' if zh else 'no configuration file')}")
    for key in KEYS:
        setting = config.settings.get(key.name)
        if setting is None:
            default = _DEFAULTS.get(key.name, [] if key.shape in {"words", "paths", "globs"} else None)
            print(f"{key.name} = {_shown(default)}  # {'默认' if zh else 'default'}")
        else:
            print(f"{key.name} = {_shown(setting.value)}  # {setting.path}:{setting.line}:{setting.column}")
    return CLEAN


def _shown(value: object) -> str:
    """The value as TOML writes it; what is absent as it is said."""
    return "(none)" if value is None else json.dumps(value, ensure_ascii=False)
