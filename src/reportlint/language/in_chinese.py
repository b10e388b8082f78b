"""Sentences about mistakes of packs and configuration in Chinese: whole ones by their English wording, their values too.

The English sentence is the key, as in gettext, so that whoever raises a mistake writes it once and nothing is loaded
before somebody reads it in Chinese.
"""

from __future__ import annotations

from functools import cache

import regex

from reportlint.language.chinese_cures import CURES
from reportlint.language.chinese_mistakes import MISTAKES

_SLOT = regex.compile(r"\{\{|\}\}|\{\d\}")
_SAID = MISTAKES | CURES


def in_chinese(sentence: str) -> str:
    """The sentence in Chinese; as it is where it has none (a name, a number, what a library said)."""
    if sentence in _SAID and not _SLOT.search(sentence):
        return _SAID[sentence]
    best: tuple[int, str, tuple[str, ...]] | None = None
    for template, chinese in _SAID.items():
        literal, pattern = _pattern(template)
        if (best is None or literal > best[0]) and literal and (match := pattern.fullmatch(sentence)):
            best = (literal, chinese, match.groups())
    if best is None:
        return sentence
    values = [in_chinese(value) for value in best[2]]
    return best[1].format(*values)


@cache
def _pattern(template: str) -> tuple[int, regex.Pattern[str]]:
    """How many characters of a template are fixed, and what matches it: a value is anything, in the order it is said."""
    pieces, fixed, at = [], 0, 0
    for slot in _SLOT.finditer(template):
        pieces.append(regex.escape(template[at : slot.start()]))
        fixed += slot.start() - at
        pieces.append("(.*?)" if slot[0] not in ("{{", "}}") else regex.escape(slot[0][0]))
        at = slot.end()
    pieces.append(regex.escape(template[at:]))
    return fixed + len(template) - at, regex.compile("".join(pieces), regex.DOTALL)
