"""Mistakes in packs and configuration: every one of every file at once, each with place and cure."""

from __future__ import annotations

from reportlint.record import NamedTuple


class Problem(NamedTuple):
    """A mistake at `path:line:column` (from 1): what is wrong, and what to do."""

    path: str
    line: int
    column: int
    what: str
    cure: str

    def __str__(self) -> str:
        return self.said("en")

    def said(self, language: str) -> str:
        """The line for the command line, `path:line:column: what; cure`, in a language: zh or en."""
        return f"{self.path}:{self.line}:{self.column}: {self.text(language)}"

    def text(self, language: str) -> str:
        """What is wrong and what to do, in a language: zh or en."""
        if language == "zh":
            from reportlint.language.in_chinese import in_chinese  # only when something is wrong

            return f"{in_chinese(self.what)}；{in_chinese(self.cure)}"
        return f"{self.what}; {self.cure}"


class PackError(Exception):
    """A pack cannot be used; `problems` are all its mistakes, ordered by place."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


def did_you_mean(word: str, known: list[str]) -> str | None:
    """The known word nearest to a misspelt one, or None if none is near."""
    from difflib import get_close_matches  # only when something is wrong

    # One of two characters right is as near as a short Chinese name can be.
    cutoff = 0.5 if len(word) < 4 else 0.6
    return next(iter(get_close_matches(word, known, n=1, cutoff=cutoff)), None)
