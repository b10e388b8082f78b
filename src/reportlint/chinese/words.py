"""Whether a string of hanzi can be read as words: the proof that a string that resembles a term was meant as it is."""

from __future__ import annotations

from functools import cache, lru_cache

LONGEST = 4
"""Hanzi of the longest word that is known."""

SINGLE = frozenset(
    "的地得之了着过和与及或并且而但又也都还再就才已曾正在将要会能可应须需不没未无非勿是为有由被把让使令给对向从自往到至于以因"
    "按据照凭依沿经随除同连如若则即虽所其此该本各每某任凡另诸这那我你他她它们等第个位上中下内外前后里间年月日时元共约近超满"
    "新老大小多少高低好全总副原现更最很太较请做作说用零〇一二三四五六七八九十百千万亿两半几均尚仍皆予"
)
"""Words of one hanzi that stand between other words: what joins, counts, denies and qualifies. Verbs and nouns of one
hanzi are left out, for nearly every hanzi is one somewhere.
"""


@cache
def _following(first: str) -> tuple[frozenset[str], ...]:
    """What follows `first` in the words of two, three and four hanzi."""
    found = []
    for size in range(1, LONGEST):
        rest = _entry(size, first)
        found.append(frozenset(rest[i : i + size] for i in range(0, len(rest), size)))
    return tuple(found)


def _entry(size: int, first: str) -> str:
    """The entry of `first` among those of one size, which stand in the order of their hanzi; empty where there is none."""
    from reportlint.chinese._words import WORDS

    low, high = _bounds()[size - 1 : size + 1]
    while low < high:
        at = WORDS.rindex(" ", low, (low + high) // 2 + 1)
        after = WORDS.index(" ", at + 1)
        if WORDS[at + 2] == first:
            return WORDS[at + 3 : after]
        low, high = (after, high) if WORDS[at + 2] < first else (low, at)
    return ""


@cache
def _bounds() -> tuple[int, ...]:
    """Where the entries of each size begin, and where the last ones end."""
    from reportlint.chinese._words import WORDS

    return *(WORDS.index(f" {size}") for size in range(1, LONGEST)), WORDS.rindex(" ")


def is_word(text: str) -> bool:
    """Whether `text` is a word of two to four hanzi."""
    return 2 <= len(text) <= LONGEST and text[1:] in _following(text[0])[len(text) - 2]


def begins_word(text: str, at: int) -> bool:
    """Whether a word of two hanzi or more begins at `text[at]`."""
    return any(is_word(text[at : at + size]) for size in range(2, LONGEST + 1) if at + size <= len(text))


def ends_word(text: str, end: int) -> bool:
    """Whether a word of two hanzi or more ends before `text[end]`."""
    return any(is_word(text[end - size : end]) for size in range(2, LONGEST + 1) if end >= size)


def goes_on(text: str, at: int) -> bool:
    """Whether a word begins at `text[at]` after which another one, or a mark, follows: 公司章程, but not 公司司."""
    return any(
        is_word(text[at:end]) and _may_begin(text, end) for end in range(at + 2, min(len(text), at + LONGEST) + 1)
    )


def came_from(text: str, end: int) -> bool:
    """Whether a word ends before `text[end]` before which another one, or a mark, stands."""
    return any(
        is_word(text[start:end]) and _may_end(text, start) for start in range(max(0, end - LONGEST), max(0, end - 1))
    )


def word_over(text: str, border: int) -> bool:
    """Whether a word reaches over `border` (between `text[border - 1]` and `text[border]`) and its neighbours are words."""
    for start in range(max(0, border - LONGEST + 1), border):
        for end in range(border + 1, min(len(text), start + LONGEST) + 1):
            if is_word(text[start:end]) and _may_end(text, start) and _may_begin(text, end):
                return True
    return False


def _may_end(text: str, end: int) -> bool:
    return end == 0 or not is_hanzi(text[end - 1]) or text[end - 1] in SINGLE or ends_word(text, end)


def _may_begin(text: str, at: int) -> bool:
    return at == len(text) or not is_hanzi(text[at]) or text[at] in SINGLE or begins_word(text, at)


def is_border(text: str, at: int) -> bool:
    """Whether something new begins at `text[at]`: after a mark, or where a word ends or begins; never at the end of a line."""
    if at in (0, len(text)):
        return False
    before, after = text[at - 1], text[at]
    if not (is_hanzi(before) and is_hanzi(after)):
        return not (before.isspace() or after.isspace() or before in ")）")
    return before in SINGLE or after in SINGLE or ends_word(text, at) or begins_word(text, at)


@lru_cache(maxsize=8)
def _sizes(words: frozenset[str]) -> tuple[int, ...]:
    return tuple(sorted({len(word) for word in words}))


def can_be_read(text: str, start: int, end: int, known: frozenset[str] = frozenset()) -> bool:
    """Whether `text[start:end]` falls into words, function words and `known` ones, without a rest.

    Its first and last hanzi may belong to words that reach up to three hanzi over its ends.
    """
    low = start
    while low > max(0, start - LONGEST + 1) and is_hanzi(text[low - 1]):
        low -= 1
    high = end
    while high < min(len(text), end + LONGEST - 1) and is_hanzi(text[high]):
        high += 1
    sizes = _sizes(known)
    reached = [at <= start for at in range(low, high + 1)]
    for at in range(low, end):
        if not reached[at - low]:
            continue
        if text[at] in SINGLE or not is_hanzi(text[at]):
            reached[at + 1 - low] = True
        for size in range(2, min(LONGEST, high - at) + 1):
            if not reached[at + size - low] and is_word(text[at : at + size]):
                reached[at + size - low] = True
        for size in sizes:
            if at + size <= high and text[at : at + size] in known:
                reached[at + size - low] = True
    return any(reached[end - low :])


def falls_into_words(
    text: str, start: int, end: int, twice: frozenset[str], nouns: frozenset[str], closed: tuple[int, ...] = ()
) -> bool:
    """Whether `text[start:end]` falls into words, function words and `nouns`; its ends may lie in words that reach over.

    Two equal hanzi are a word only if the hanzi is in `twice`. What stands at `closed` is no word of one hanzi.
    """
    low = start
    while low > max(0, start - LONGEST + 1) and is_hanzi(text[low - 1]):
        low -= 1
    high = end
    while high < min(len(text), end + LONGEST - 1) and is_hanzi(text[high]):
        high += 1
    reached = [at <= start for at in range(low, high + 1)]
    for at in range(low, end):
        if not reached[at - low]:
            continue
        ch = text[at]
        if (ch in SINGLE or ch in nouns or not is_hanzi(ch)) and at not in closed:
            reached[at + 1 - low] = True
        for size in range(2, min(LONGEST, high - at) + 1):
            if not reached[at + size - low]:
                equal = size == 2 and ch == text[at + 1]
                reached[at + size - low] = ch in twice if equal else is_word(text[at : at + size])
    return any(reached[end - low :])


def is_hanzi(ch: str) -> bool:
    """Whether `ch` is a Chinese character of the basic plane; nothing is none."""
    return "\u3400" <= ch <= "\u9fff"
