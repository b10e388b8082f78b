"""Whether the rules that are selected or ignored exist."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.app import Session
    from reportlint.cli.gathering import Target


def unknown_words(session: Session, wanted: Iterable[Target]) -> list[str]:
    """Words of `--select`, `--ignore` and configurations that name no rule and no pack, with what was probably meant."""
    problems: dict[str, None] = {}
    seen = set()
    for target in wanted:
        selection = target.settings.options.selection
        key = (selection, target.settings.packs)
        if key in seen or not (selection.select or selection.ignore):
            continue
        seen.add(key)
        known = session.under(target.settings).rule_words
        for word in (*selection.select, *selection.ignore):
            if word.rstrip("/") not in known:
                problems[_place(word, target.path) + _said(word, known, session.language)] = None
    return list(problems)


def _place(word: str, path: str) -> str:
    """Where the configuration says it; empty if it stood on the command line."""
    from reportlint.config import for_file

    config = for_file(path)
    for key in ("select", "ignore"):
        setting = config.settings.get(key)
        if setting is not None and word in config.words(key):
            return f"{setting.path}:{setting.line}:{setting.column}: "
    return ""


def _said(word: str, known: set[str], language: str) -> str:
    from reportlint.language.problems import did_you_mean

    near = did_you_mean(word, sorted(known))
    if language == "zh":
        return f"没有规则或规则包“{word}”；" + (f"是不是“{near}”？" if near else "可用 reportlint rules 列出")
    cure = f"did you mean '{near}'?" if near else "`reportlint rules` lists them"
    return f"no rule or pack '{word}'; {cure}"
