"""`python -m bench.accuracy`: make documents, lint them, say what was found, misplaced, missed and alleged."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.accuracy import generate, layouts, linter, plan, reread, score, summary
from bench.accuracy.mutations import kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.accuracy.expect import Kind
    from bench.accuracy.plan import Document


def arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy", description=__doc__)
    parser.add_argument("--clean", type=int, default=60, metavar="N", help="clean documents (default %(default)s)")
    parser.add_argument("--planted", type=int, default=310, metavar="N", help="planted ones (default %(default)s)")
    parser.add_argument(
        "--pairs",
        type=int,
        default=12,
        metavar="N",
        help="organs with two years, where all kinds are wanted (default %(default)s)",
    )
    parser.add_argument("--seed", type=int, default=1, help="everything follows from it (default %(default)s)")
    parser.add_argument(
        "--formats",
        default="txt,md,html,docx,xlsx",
        help=f"of {', '.join(layouts.FORMATS)}, or all (default %(default)s)",
    )
    parser.add_argument("--layouts", default="", help=f"of {', '.join(layouts.ALL)}")
    parser.add_argument("--kinds", default="", help=f"of {', '.join(kinds())}")
    parser.add_argument("--only-family", default="", metavar="FAMILY", help="kinds of this family")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="leave the documents and plan.json here")
    parser.add_argument("--no-lint", action="store_true", help="make the documents only (with --keep)")
    parser.add_argument("--misses", action="store_true", help="name every planted error that was not found")
    parser.add_argument("--json", action="store_true", help="json instead of a table")
    parser.add_argument("--linter-option", action="append", default=[], metavar="OPTION", help="given on to `check`")
    return parser.parse_args(argv)


def chosen_kinds(names: str, family: str) -> list[Kind]:
    """Kinds by name or family. Raises SystemExit for a name nobody knows."""
    known = kinds()
    wanted = [name for name in names.split(",") if name] or list(known)
    strange = [name for name in wanted if name not in known]
    if strange:
        raise SystemExit(f"unknown kinds: {', '.join(strange)}; known: {', '.join(known)}")
    found = [known[name] for name in wanted if not family or known[name].family == family]
    if not found:
        raise SystemExit(
            f"no kind of family {family}; families: {', '.join(sorted({kind.family for kind in known.values()}))}"
        )
    return found


def make(options: argparse.Namespace) -> list[Document]:
    """The documents that the options ask for."""
    formats = list(layouts.FORMATS) if options.formats == "all" else options.formats.split(",")
    odd = [name for name in formats if name not in layouts.FORMATS]
    if odd:
        raise SystemExit(f"unknown formats: {', '.join(odd)}")
    chosen = [name for name in options.layouts.split(",") if name] or list(layouts.names(formats))
    strange = [name for name in chosen if name not in layouts.ALL]
    if strange:
        raise SystemExit(f"unknown layouts: {', '.join(strange)}")
    pairs = 0 if options.kinds or options.only_family else options.pairs
    names = generate.places(options.seed, options.clean + options.planted + pairs)
    wanted = chosen_kinds(options.kinds, options.only_family)
    planted = plan.planted(options.seed, options.clean, options.planted, chosen, wanted, names)
    paired = plan.pairs(options.seed, options.clean + options.planted, pairs, chosen, names)
    years = [document for pair in paired for document in pair]
    return [*plan.clean(options.seed, options.clean, chosen, names), *planted, *years]


def write(documents: Sequence[Document], folder: Path) -> None:
    """Documents side by side in one folder, and `plan.json` beside that folder's name."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in documents:
        (folder / document.name).write_bytes(document.rendered.data)


def planned(documents: Sequence[Document]) -> list[dict[str, object]]:
    """What was planted where: for people who look into kept documents."""
    return [
        {
            "path": document.name,
            "kind": document.kind.name if document.kind else None,
            "expects": document.kind.expects if document.kind else None,
            "place": document.place,
            "proof": document.proof,
            "at": [[*place.start, *place.end] for place in document.rendered.places("fault", "edge")],
        }
        for document in documents
    ]


def lint(documents: Sequence[Document], folder: Path, options: argparse.Namespace) -> None:
    run = linter.run(folder, tuple(options.linter_option))
    silent = [document.name for document in documents if document.name not in run.documents]
    if silent:
        raise linter.LinterBrokeError(f"{len(silent)} documents are not in its report, such as {silent[0]}")
    documents, otherwise = reread.reread(documents, folder)
    verdicts = [score.judge(document, run.findings.get(document.name, ())) for document in documents if document.kind]
    clean = [score.alarms(document, run.findings.get(document.name, ())) for document in documents if not document.kind]
    if options.json:
        print(json.dumps(summary.as_json(verdicts, clean, run.seconds), ensure_ascii=False, indent=1))
        return
    for line in summary.written(verdicts, clean, misses=options.misses, seconds=run.seconds):
        print(line)
    for line in otherwise if options.misses else ():
        print(f"read otherwise: {line}")
    shown = sum(document.layout.suffix in reread.SHOWN for document in documents)
    if shown:
        print(f"read as written: {shown - len(otherwise)} of {shown} documents of docx, xlsx and pdf")


def main(argv: Sequence[str] | None = None) -> int:
    """Measures; 0 unless something broke."""
    options = arguments(argv)
    documents = make(options)
    made = len(documents)
    documents = reread.printed(documents)
    if len(documents) < made:
        print(
            f"{made - len(documents)} pdfs could not be printed (LibreOffice is not there or failed)", file=sys.stderr
        )
    with tempfile.TemporaryDirectory(prefix="accuracy-") as temporary:
        folder = options.keep / "documents" if options.keep else Path(temporary)
        write(documents, folder)
        if options.keep:
            listed = json.dumps(planned(documents), ensure_ascii=False, indent=1)
            (options.keep / "plan.json").write_text(listed, "utf-8")
        if options.no_lint:
            print(f"{len(documents)} documents in {folder}")
            return 0
        try:
            lint(documents, folder.resolve(), options)
        except linter.LinterBrokeError as problem:
            print(f"the linter broke: {problem}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
