"""Punctuation marks: which end a clause or a sentence, which pair, which may stand doubled (GB/T 15834-2011)."""

from __future__ import annotations

from functools import cache

from reportlint.compiled import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

SENTENCE_ENDS = "。！？!?"
"""Marks that end a sentence; a half-width full stop does not, it may be a decimal point."""

CLAUSE_ENDS = SENTENCE_ENDS + "，；：,;:"
"""Marks that end a clause; 、 joins the items inside one."""

PAIRS: dict[str, str] = {
    "（": "）",
    "(": ")",
    "《": "》",
    "〈": "〉",
    "“": "”",
    "‘": "’",
    "〔": "〕",
    "【": "】",
    "[": "]",
    "「": "」",
    "『": "』",
}
"""Opening mark to its closing mark."""

OPENERS = "".join(PAIRS)
CLOSERS = "".join(PAIRS.values())

DOUBLED_MARKS: tuple[str, ...] = ("……", "——", "！！", "？！", "！？", "？？", "!!", "?!", "!?", "??")
"""Pairs of marks that may stand together: ellipsis, dash, and repeated or joined ! and ? (GB/T 15834-2011, 4.2, 4.3)."""

_RUN = "[，。、；：！？．,;:.]"
MARK_RUN = (
    # Asked first: one look at a table tells what is no mark.
    r"(?=\p{P}{2})"
    rf"(?<!{_RUN})"
    r"(?!(?:[.．]+|[！？]+|。{3,})(?![，。、；：！？．,;:.])|[.．]{3}|:+//|(?<=[A-Za-z])[.:])"
    rf"{_RUN}{{2,}}+"
)
"""Source of the pattern of a damaged run: two or more marks of a clause or sentence side by side (，，  ,。  三,、).

Never …… and —— and ！！, a mark beside a quote or bracket, decimals, thousands commas, ://, and rows of full stops,
which someone types for an ellipsis.
"""


@cache
def mark_run() -> regex.Pattern[str]:
    """`MARK_RUN`, compiled at first use."""

    return compiled(MARK_RUN)


def find_mark_runs(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Start and end of every damaged run of marks in `text[start:end]`, in order."""
    for match in mark_run().finditer(text, start, len(text) if end is None else end):
        yield match.span()
