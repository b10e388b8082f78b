"""Write the pages that can be derived: `python docs/generate.py`; with `--check`, only say which are stale."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

from ruamel.yaml import YAML
from rule_language import PAGE, page

from reportlint import plugins
from reportlint.packs.locate import built_in_packs_folder

DOCS = Path(__file__).resolve().parent
SOURCE = DOCS.parent / "src" / "reportlint"


def purpose(folder: str, name: str) -> str:
    """The first line of the docstring of a built-in, a module or a package, without its full stop."""
    module = SOURCE / folder / f"{name}.py"
    if not module.exists():
        module = SOURCE / folder / name / "__init__.py"
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return docstring.split("\n", 1)[0].rstrip(".")


def packs() -> list[str]:
    """One row for each built-in pack."""
    rows = []
    for manifest in sorted(Path(built_in_packs_folder()).glob("*/pack.yaml")):
        head = YAML(typ="safe").load(manifest)
        title = head.get("title", {})
        rows.append(f"| `{head['pack']}` | {title.get('en', '')} | {title.get('zh', '')} | {head.get('version', '')} |")
    return rows


def built_ins() -> str:
    """The page of everything that comes with reportlint."""
    return "\n".join(
        [
            "# Built in",
            "",
            "Written by `make docs` from the source; do not edit.",
            "",
            "## Formats that are read",
            "",
            "| reader | suffixes |",
            "|---|---|",
            *(
                f"| `{reader.name}` | {', '.join(f'`{end}`' for end in reader.suffixes)} |"
                for reader in plugins.READERS
            ),
            "",
            "## Verbs",
            "",
            "| verb | does |",
            "|---|---|",
            *(f"| `{name}` | {purpose('kinds', name)} |" for name in plugins.KINDS),
            "",
            "## Formats that are written",
            "",
            "| writer | gives |",
            "|---|---|",
            *(f"| `{writer.name}` | {purpose('writers', writer.name)} |" for writer in plugins.WRITERS),
            "",
            "## Packs",
            "",
            "| pack | title | 名称 | version |",
            "|---|---|---|---|",
            *packs(),
            "",
        ]
    )


def main(arguments: list[str]) -> int:
    """Write or compare all pages; return 1 if a compared one is stale."""
    stale = []
    for path, text in {DOCS / "built-ins.md": built_ins(), PAGE: page()}.items():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(path.name)
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
    if stale:
        print(("stale, run make docs: " if "--check" in arguments else "written: ") + ", ".join(stale))
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
