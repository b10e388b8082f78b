"""Expressions cut into tokens; both widths of every mark are the same."""

from __future__ import annotations

from functools import cache

from reportlint.compiled import compiled
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import regex

KEYWORDS = frozenset({"and", "or", "not", "is", "except"})
_SIGNS = str.maketrans({"≤": "≤", "×": "*", "÷": "/", "−": "-", "－": "-"})


class Token(NamedTuple):
    """`kind` is number, name, text, cells (what stands in square brackets), sign or end; `at` counts from 1."""

    kind: str
    text: str
    at: int


class ExpressionError(Exception):
    """An expression that cannot be read: the character (from 1) where it goes wrong, what is wrong, and what to do."""

    def __init__(self, at: int, what: str, cure: str) -> None:
        super().__init__(f"{what} (character {at}); {cure}")
        self.at = at
        self.what = what
        self.cure = cure


@cache
def _token() -> regex.Pattern[str]:
    return compiled(
        r"\s*(?:(?P<number>\d+(?:\.\d+)?[ ]?(?:%|(?:[万亿千]*元)(?![\p{L}\p{N}_]))?)(?![\p{L}_])"
        r"|(?P<cells>(?<=[\p{L}\p{N}_])\[[^\[\]]*\])"
        r"|(?P<name>[\p{L}_][\p{L}\p{N}_]*)"
        r"|\"(?P<text>[^\"]*)\"|'(?P<text>[^']*)'"
        r"|(?P<sign>=>|!=|<=|>=|[≤≥≠]|[-+*/=<>(),.])"
        r")"
    )


_PLAIN = {"≤": "<=", "≥": ">=", "≠": "!="}


def tokens(source: str) -> list[Token]:
    """The tokens of an expression and an end. Raises `ExpressionError` at what is none."""
    from reportlint.chinese.width import fold_width

    folded = fold_width(source).translate(_SIGNS)
    found: list[Token] = []
    at = 0
    stop = len(folded.rstrip())
    while at < stop:
        match = _token().match(folded, at)
        if match is None:
            at += len(folded[at:]) - len(folded[at:].lstrip())
            raise ExpressionError(at + 1, *_unreadable(folded, at))
        kind = match.lastgroup or ""
        text = match[kind]
        found.append(Token(kind, _PLAIN.get(text, text) if kind == "sign" else text, match.start(kind) + 1))
        at = match.end()
    found.append(Token("end", "", len(source) + 1))
    return found


def _unreadable(text: str, at: int) -> tuple[str, str]:
    ch = text[at]
    if ch == "[":
        return "'[' opens no cells", "write the table's name before it, and close it: 表[行, 列]"
    if ch in "\"'":
        return "the quotation is not closed", f"add {ch}"
    if ch.isdigit():
        return "a name cannot begin with a digit here", 'quote it: "2021"'
    return f"'{ch}' has no meaning here", "write operators + - * / = != < <= > >= and or not =>"
