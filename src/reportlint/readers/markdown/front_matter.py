"""Front matter: what stands before a Markdown text is about it, not part of it."""

from __future__ import annotations

import regex

from reportlint.compiled import compiled

_FENCES = {
    "---": compiled(r"^(?:---|\.\.\.)[ \t]*\r?$", regex.MULTILINE),
    "+++": compiled(r"^\+\+\+[ \t]*\r?$", regex.MULTILINE),
}
_OPENING = compiled(r"(---|\+\+\+)[ \t]*\r?\n")
_ENTRY = {
    "---": compiled(r"^([\p{L}_][\p{L}\p{N}_ .-]{0,100}?)[ \t]*:(?:[ \t]+(.*?))?[ \t]*\r?$", regex.MULTILINE),
    "+++": compiled(r"^([\p{L}_][\p{L}\p{N}_.-]{0,100}?)[ \t]*=[ \t]*(.*?)[ \t]*\r?$", regex.MULTILINE),
}
_COMMENT = compiled(r"[ \t]#.*\Z")


def front_matter(source: str) -> tuple[dict[str, str], int]:
    """Plain entries of the front matter (`key: value` between ---, `key = value` between +++), and where it ends.

    Without a closing line, or with a line that is nothing of the kind, there is none: the file begins with a rule.
    """
    opening = _OPENING.match(source)
    if opening is None:
        return {}, 0
    kind = opening[1]
    closing = _FENCES[kind].search(source, opening.end())
    if closing is None:
        return {}, 0
    inside = source[opening.end() : closing.start()]
    entries = {key.strip(): _plain(value or "") for key, value in _ENTRY[kind].findall(inside)}
    if not entries and inside.strip():
        return {}, 0
    return {key: value for key, value in entries.items() if value}, closing.end()


def _plain(value: str) -> str:
    value = value.strip()
    for quote in "\"'":
        if value.startswith(quote):
            end = value.find(quote, 1)
            return value[1:end] if end > 0 else value
    return str(_COMMENT.sub("", value))
