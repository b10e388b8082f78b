"""`reportlint test`: no Python is needed to know that a rule works."""

from __future__ import annotations

import os
import sys

from reportlint.app import Session
from reportlint.cli import CLEAN, FINDINGS, USAGE
from reportlint.cli.options import settings_here
from reportlint.cli.saying import tongue
from reportlint.packs.examples import run_examples
from reportlint.workbench import Workbench

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from reportlint.packs.about import AboutPack


def run(options: Namespace) -> int:
    """Run every example of a pack; 1 if one does not behave or the pack is untidy, 2 if there is no such pack."""
    language = tongue(options.lang)
    zh = language == "zh"
    wanted = settings_here(options)
    built_in = Session(wanted)
    pack = _named(built_in, options.path)
    session = built_in
    if pack is None:
        session = Session(wanted._replace(packs=(options.path,)))
        pack = _named(session, options.path)
    if pack is None:
        en = f"no pack at {options.path}; give its folder or file"
        print(f"reportlint: {f'{options.path} 处没有规则包，请给出其文件夹或文件' if zh else en}", file=sys.stderr)
        return USAGE
    results = list(run_examples(pack, session.profiles, Workbench(session)))
    wrong = [result for result in results if result.problem]
    for result in wrong:
        print(result.said(language))
    for lint in pack.lints:
        print(lint.said(language))
    counts = (len(results), len(wrong), len(pack.lints))
    said = "{} 个例子，{} 个不符，{} 条意见" if zh else "{} examples, {} wrong, {} remarks"
    print(f"{pack.name}: {said.format(*counts)}", file=sys.stderr)
    return FINDINGS if wrong or pack.lints else CLEAN


def _named(session: Session, path: str) -> AboutPack | None:
    """The loaded pack that lies at a path, or has it for its name."""
    for pack in session.abouts:
        if path == pack.name or os.path.realpath(path) in (os.path.realpath(pack.path), os.path.realpath(pack.base)):
            return pack
    return None
