"""Laws about all source files at once. They judge the files as they stand, so a new file is judged without being listed."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest
import regex

from reportlint import plugins

PROJECT = Path(__file__).resolve().parents[2]
SOURCE = PROJECT / "src" / "reportlint"
MODULES = sorted(SOURCE.rglob("*.py"))
LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 50
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "base", "misc"}


def named(module: Path) -> str:
    return module.relative_to(PROJECT).as_posix()


def files_of_the_project() -> list[Path]:
    """All files git knows or would take; the source files alone where there is no git."""
    if not (PROJECT / ".git").exists():
        return MODULES
    command = ["git", "-C", str(PROJECT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    return [path for name in listed.split("\0") if name and (path := PROJECT / name).is_file()]


def test_there_is_something_to_judge() -> None:
    assert len(MODULES) > 5


def test_no_source_file_has_a_second_room_in_it() -> None:
    lengths = {named(module): len(module.read_text(encoding="utf-8").splitlines()) for module in MODULES}
    assert {name: length for name, length in lengths.items() if length > LINES_OF_A_FILE} == {}


def test_functions_are_read_at_a_glance() -> None:
    long = {}
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.end_lineno is not None:
                length = node.end_lineno - node.lineno + 1
                if length > LINES_OF_A_FUNCTION:
                    long[f"{named(module)}:{node.lineno} {node.name}"] = length
    assert long == {}


def test_names_of_modules_say_what_is_in_them() -> None:
    assert [named(module) for module in MODULES if module.stem in NAMES_THAT_SAY_NOTHING] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [named(module) for module in MODULES if not ast.get_docstring(ast.parse(module.read_text("utf-8")))]
    assert silent == []


def test_nothing_is_left_for_later() -> None:
    later = regex.compile(r"\b(?:TODO|FIXME|XXX|NotImplementedError)\b")
    left = [
        f"{named(module)}:{number}"
        for module in MODULES
        for number, line in enumerate(module.read_text(encoding="utf-8").splitlines(), 1)
        if later.search(line)
    ]
    assert left == []


def test_no_file_names_a_path_of_one_machine() -> None:
    machine = regex.compile(r"(?:^|[^.\w])/(?:work|root|farm|Users|home)/\w|[^\w]/tmp/\w", regex.MULTILINE)
    naming = []
    for path in files_of_the_project():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        naming += [f"{named(path)}: {found.group().strip()}" for found in machine.finditer(text)]
    assert naming == []


BUILT_INS = {
    "readers": [reader.name for reader in plugins.READERS],
    "kinds": list(plugins.KINDS),
    "writers": [writer.name for writer in plugins.WRITERS],
}


@pytest.mark.parametrize("folder", BUILT_INS)
def test_plugins_names_every_built_in_once(folder: str) -> None:
    """A built-in is one file and one line: a file without its line is never used, a line without its file breaks."""
    files = {path.stem for path in (SOURCE / folder).glob("*.py")} - {"__init__"}
    # A built-in that does not fit into one file is a package of its own name.
    files |= {path.parent.name for path in (SOURCE / folder).glob("*/__init__.py")}
    assert sorted(BUILT_INS[folder]) == sorted(files)
