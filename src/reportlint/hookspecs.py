"""The complete list of hooks. Each takes no arguments and returns declarations; nothing else is ever called."""

from __future__ import annotations

import pluggy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportlint.extend import FindingFilter, Kind, ReaderFormat, Writer

hookspec = pluggy.HookspecMarker("reportlint")


@hookspec
def reportlint_readers() -> Sequence[ReaderFormat]:
    """Document formats.

    Example::

        @hookimpl
        def reportlint_readers():
            return [ReaderFormat("notes", (".notes",), read)]
    """
    raise AssertionError


@hookspec
def reportlint_rule_kinds() -> Sequence[Kind]:
    """Verbs of the rule language.

    Example::

        @hookimpl
        def reportlint_rule_kinds():
            return [Kind("rhyme", compile_rhyme, {"default": Defect({"en": "does not rhyme"})})]
    """
    raise AssertionError


@hookspec
def reportlint_writers() -> Sequence[Writer]:
    """Output formats.

    Example::

        @hookimpl
        def reportlint_writers():
            return [Writer("count", lambda run: f"{len(run.findings)}\\n")]
    """
    raise AssertionError


@hookspec
def reportlint_rule_packs() -> Sequence[Path]:
    """Folders that hold packs: one folder a pack, with a file `pack.yaml`.

    Example::

        @hookimpl
        def reportlint_rule_packs():
            return [Path(__file__).parent / "packs"]
    """
    raise AssertionError


@hookspec
def reportlint_finding_filters() -> Sequence[FindingFilter]:
    """Filters over findings.

    Example::

        @hookimpl
        def reportlint_finding_filters():
            return [FindingFilter("no-drafts", lambda finding: "draft" not in finding.path)]
    """
    raise AssertionError
