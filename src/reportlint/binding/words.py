"""Words that rules look for as they are: all rules of a profile look for theirs in one go."""

from __future__ import annotations

from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.binding.binding import Binding
    from reportlint.language.literals import Literals


def find_words(binding: Binding, words: Literals, *, raw: bool = False) -> list[tuple[int, int]]:
    """Begin and end of every place of `words` in the view, or in the text if `raw`, also of those inside one another."""
    text = binding.document.text if raw else binding.document.view.text
    together = binding.nouns.needles.words
    if raw or not _holds(together, words):
        return [(start, end) for _, start, end in words.find(text)]
    memo = binding.memo
    found: set[tuple[int, int]] | None = memo.get(find_words)
    if found is None:
        found = memo[find_words] = {(start, end) for _, start, end in together.find(text)}
    return [(start, end) for start, end in found if words.has(text[start:end])]


@lru_cache(maxsize=256)
def _holds(together: Literals, words: Literals) -> bool:
    return together.holds(words)
