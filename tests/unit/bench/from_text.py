"""Reads tables back from a laid out file, knowing nothing of the generator: by the words of the form and by blanks."""

from __future__ import annotations

import regex

_PAGE = regex.compile(r"(?m)^[-—] ?\d+ ?[-—]$")
_GLOSS = regex.compile(r"(?<=[\u4e00-\u9fff])\([a-z\u00e0-\u01dc]+\)")
_SPLIT = regex.compile(r"[|\s]+")
_COUNT = regex.compile(r"\d+")


def plain(text: str) -> str:
    """Without page numbers and readings."""
    return str(_GLOSS.sub("", _PAGE.sub("", text)))


def section(text: str, number: int) -> str:
    """From one heading to the next, found by the numbering alone."""
    numerals = "一二三四五六"
    marks = r"[#\s\u3000]*"
    begin = list(
        regex.finditer(
            rf"(?m)^{marks}{numerals[number - 1]}[,，、]+(?=[^|\t\n]*(?:情況|情况|措施|事項|事项)\s*$)", text
        )
    )
    after = text[begin[0].end() :]
    if number == 6:
        return after
    end = regex.search(rf"(?m)^{marks}{numerals[number]}[,，、]+(?=[^|\t\n]*(?:情況|情况|措施|事項|事项)\s*$)", after)
    return after[: end.start()] if end else after


def counts(text: str) -> list[int]:
    """All cells and words of a section that are nothing but digits, in order."""
    return [int(token) for token in _SPLIT.split(text) if _COUNT.fullmatch(token)]


def requests(text: str) -> list[list[int]]:
    """Rows of the table of requests, seven numbers each."""
    numbers = counts(section(plain(text), 3))
    return [numbers[start : start + 7] for start in range(0, len(numbers), 7)]


def remedies(text: str) -> list[list[int]]:
    """The three blocks of the table of reviews and lawsuits."""
    numbers = counts(section(plain(text), 4))
    return [numbers[start : start + 5] for start in range(0, len(numbers), 5)]


def complaints(rows: list[list[int]], blocks: list[list[int]]) -> list[str]:
    """Equations of the form that do not hold."""
    found = [f"row {number}" for number, row in enumerate(rows) if sum(row[:6]) != row[6]]
    for column in range(7):
        values = [row[column] for row in rows]
        if values[0] + values[1] != values[-2] + values[-1]:
            found.append(f"balance {column}")
        if sum(values[2:-2]) != values[-2]:
            found.append(f"results {column}")
    found += [f"block {number}" for number, block in enumerate(blocks) if sum(block[:4]) != block[4]]
    return found
