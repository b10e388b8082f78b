"""How well a line of a document fits the title of a declared section."""

from __future__ import annotations

from functools import lru_cache

from reportlint.binding.lines import BLANKS_AND_MARKS, LONGEST_HEADING, key, keyed
from reportlint.chinese.numbering import leading_marker
from reportlint.chinese.width import fold_width
from reportlint.compiled import compiled
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.binding.lines import Line
    from reportlint.binding.nouns import SectionNoun

# Words that any section of any report may have in its title; what is left of a title without them says what it is about.
_EMPTY_WORDS = ("情况", "概况", "总体", "整体", "基本", "主要", "有关", "相关", "工作", "开展", "年度", "本年", "事项", "需要", "报告",
                "存在", "方面", "的", "和", "及", "与")  # fmt: skip
_ENDS_A_TITLE = frozenset("。:;!?,(（ \t\u3000\n")


class Fit(NamedTuple):
    """A line claims a section: `how` is exact or accepted, `end` the end of the title in the view."""

    how: str
    end: int


class Title(NamedTuple):
    """A declared title taken apart: its number, its text, and the text's key (see `lines.key`)."""

    number: int | None
    style: str
    text: str
    key: str


@lru_cache(maxsize=256)
def declared(printed: str) -> Title:
    """The declared title of a section; widths are folded as in the view."""
    folded = fold_width(printed)
    marker = leading_marker(folded)
    text = folded[marker.end :].strip() if marker else folded.strip()
    return Title(marker.value if marker else None, marker.style if marker else "", text, key(text))


class SeenTitle(NamedTuple):
    """What follows the number of a line: its piece of the view, and the piece's key with the offset of each character."""

    piece: str
    key: str
    at: list[int]


def seen_title(line: Line, text: str) -> SeenTitle:
    """The title of a line made ready to be compared with many declared ones."""
    piece = text[line.title_start : min(line.end, line.title_start + 2 * LONGEST_HEADING)]
    return SeenTitle(piece, *keyed(piece))


def fit(line: Line, seen: SeenTitle, noun: SectionNoun, text: str) -> Fit | None:
    """Whether the line is the section's title as declared, or one of the accepted ones; run-in text may follow."""
    title = declared(noun.title)
    piece, whole, at = seen
    if title.key and whole.startswith(title.key):
        end = at[len(title.key) - 1] + 1
        if len(whole) == len(title.key) or piece[end] in _ENDS_A_TITLE or _leads_to_page(piece, end):
            return Fit("exact", line.title_start + end)
    if line.title_end - line.title_start > LONGEST_HEADING:
        return None
    short = text[line.title_start : line.title_end]
    for pattern in noun.accept:
        if pattern.fits(short, {}):
            return Fit("accepted", line.title_end)
    return None


class Titles:
    """What all declared sections are called, made ready to pass over the many lines that are none of them."""

    def __init__(self, nouns: Sequence[SectionNoun]) -> None:
        self.nouns = nouns
        keys = [declared(noun.title).key for noun in nouns]
        self._keys = tuple(filter(None, keys))
        self._firsts = frozenset(key[0] for key in self._keys)
        patterns = [pattern for noun in nouns for pattern in noun.accept]
        plain = [pattern.template[0] for pattern in patterns if not (pattern.needs or pattern.own or pattern.slots)]
        accepted = compiled("|".join(f"(?:{source})" for source in plain) or "(?!)")
        self._others = len(plain) < len(patterns)
        # Most lines that are short enough are labels of tables, the same in every report.
        self._is_accepted = lru_cache(maxsize=4096)(lambda title: accepted.fullmatch(title) is not None)

    def may_fit(self, line: Line, text: str) -> bool:
        """Whether `fit` may find one of the sections in a line."""
        piece = text[line.title_start : line.title_start + 2 * LONGEST_HEADING].lstrip(BLANKS_AND_MARKS)
        if piece[:1] in self._firsts and key(piece).startswith(self._keys):
            return True
        if line.title_end - line.title_start > LONGEST_HEADING:
            return False
        return self._others or self._is_accepted(text[line.title_start : line.title_end].strip())


_titles: dict[int, Titles] = {}


def titles_of(nouns: Sequence[SectionNoun]) -> Titles:
    """The titles of a profile's sections, made once in a process."""
    titles = _titles.get(id(nouns))
    if titles is None or titles.nouns is not nouns:
        # The titles hold the nouns, so the id cannot come to mean others.
        titles = _titles[id(nouns)] = Titles(nouns)
    return titles


def _leads_to_page(piece: str, end: int) -> bool:
    """Whether only dots and a page number follow, as in a table of contents."""
    rest = piece[end:].strip(" .·…-—\t")
    return rest != piece[end:] and (not rest or rest.isdecimal())


def is_contents_entry(line: Line, text: str) -> bool:
    """Whether the line ends in leader dots or a page number, or in the mark of a list item."""
    piece = text[line.title_start : line.end].rstrip()
    bare = piece.rstrip("0123456789 ")
    return bool(bare) and (bare[-1] in ".…·;,、" or (bare != piece and piece[len(bare)] == " "))


class Likeness:
    """Compares titles by pairs of characters; pairs that many declared titles share say little."""

    def __init__(self, titles: tuple[str, ...]) -> None:
        self._weights: dict[str, float] = {}
        for title in titles:
            for pair in _pairs(title):
                self._weights[pair] = self._weights.get(pair, 0) + 1
        self._weights = {pair: 1 / count**2 for pair, count in self._weights.items()}

    def of(self, seen: str, title: str) -> float:
        """From 0 to 1: the share of the lighter title's weight that both have; 0 unless they share a telling pair.

        Titles of which nothing is left without empty words (总体情况, 工作基本情况) say the same.
        """
        if not _telling(seen) and not _telling(title):
            return 0.6
        left, right = _pairs(seen), _pairs(title)
        common = sum(self._weights[pair] for pair in left & right)
        if common < 1:
            return 0.0
        return common / min(self._weight(left), self._weight(right))

    def _weight(self, pairs: frozenset[str]) -> float:
        return sum(self._weights.get(pair, 0.25) for pair in pairs)


def _telling(title: str) -> str:
    for word in _EMPTY_WORDS:
        title = title.replace(word, "")
    return title


def _pairs(title: str) -> frozenset[str]:
    return frozenset(title[at : at + 2] for at in range(len(title) - 1))
