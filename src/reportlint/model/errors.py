"""Input that cannot be read, as a value with its cure."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Unreadable(Exception):  # noqa: N818 - it names the state of the input, not a mistake of the program
    """A file that its reader cannot read.

    `code` is a short kebab word, `what` is what is wrong and `cure` what to do, both by language (zh, en); both
    are sentences without a closing mark.
    """

    def __init__(self, code: str, what: Mapping[str, str], cure: Mapping[str, str]) -> None:
        super().__init__(code, dict(what), dict(cure))
        self.code = code
        self.what = what
        self.cure = cure

    def __str__(self) -> str:
        return self.said("en")

    def said(self, language: str) -> str:
        """What is wrong and what to do, in a language."""
        return _sentence(self.what, self.cure, language)

    def __reduce__(self) -> tuple[type[Unreadable], tuple[str, Mapping[str, str], Mapping[str, str]]]:
        """Worker processes send it back to the process that asked."""
        return type(self), (self.code, self.what, self.cure)


class Uneditable(Exception):  # noqa: N818 - as above
    """A place of a document that cannot be changed: its format generates or computes what stands there.

    `why` by language (zh, en) is a sentence without a closing mark.
    """

    def __init__(self, why: Mapping[str, str]) -> None:
        super().__init__(dict(why))
        self.why = why

    def __str__(self) -> str:
        return self.why["en"]


class Unwritable(Exception):  # noqa: N818 - as above
    """An output that cannot be made of these documents. `what` and `cure` by language as in `Unreadable`."""

    def __init__(self, what: Mapping[str, str], cure: Mapping[str, str]) -> None:
        super().__init__(dict(what), dict(cure))
        self.what = what
        self.cure = cure

    def __str__(self) -> str:
        return self.said("en")

    def said(self, language: str) -> str:
        """What is wrong and what to do, in a language."""
        return _sentence(self.what, self.cure, language)


def _sentence(what: Mapping[str, str], cure: Mapping[str, str], language: str) -> str:
    return f"{what[language]}{'；' if language == 'zh' else '; '}{cure[language]}"
