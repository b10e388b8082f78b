"""`near: {terms: …, known: {…}}`: set terms with one slip, and words with their usual misspellings.

Both are told only where what is written cannot be read as anything else.
"""

from __future__ import annotations

from reportlint.binding.clean import MARKS, Clean
from reportlint.binding.joined import Joined
from reportlint.binding.misspelt import misspelt
from reportlint.binding.searching import within
from reportlint.binding.words import find_words
from reportlint.chinese.words import came_from, can_be_read, falls_into_words, goes_on
from reportlint.extend import Defect, Kind, Safety
from reportlint.language.literals import Literals
from reportlint.language.lost import JOINING, SHORTEST, is_at_home, is_readable
from reportlint.language.slips import Slip, TermIndex, exchange, find_slips, index_terms
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from reportlint.binding.binding import Region
    from reportlint.deferred import Deferred
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse

SLIPS = ("sound", "shape", "missing", "extra", "swapped", "other")
"""One character exchanged for one of like sound or like shape, lost, written twice, changed round, or exchanged for any other."""

_NOUNS = frozenset("省市州县区乡镇村国局部委院社所校厂会人")
"""Nouns of one hanzi, beside which a name may well begin or end with the same one: 市市场监督管理局, 生态环境部部务会议."""


# 解放思想同实事求是是统一的, 脚踏实地地工作.
_FUNCTION = frozenset("是的地得和为了")

# 门户网站站内, 公开工作作了部署, 法律顾问问清来由
_BEHIND_VERB = frozenset("内外上下中前后里间了出过着到清完好成得起来去明遍实")

_DIRECTIONS = frozenset("上下来去进出回")
"""What ends a verb of one hanzi: 算上|上年结转."""

_PLACES = frozenset("省市州县区国")

_LEVELS = frozenset("省市州县区乡镇村街社")

_FEWEST = SHORTEST - 1
"""Characters of the shortest slip: a term without one."""

_OFTEN, _FAR = 3, 99_999
"""How often what resembles a word of two or three hanzi is a name, counted so far into a document: 加藤登纪子."""

_DENYING = ("没", "不", "未")
_POINTING = tuple("本此该其我各")

_DOUBLED, _OF_WORDS = 5, 6
"""How much dearer than the term what is written may be and still be meant: with a hanzi written twice, and in words of two."""

_LONG = 9
"""Characters of a term that everybody knows without one of them, whatever is left."""


class NearCheck(NamedTuple):
    """Set terms, indexed as the view has them, the slips that are looked for, and words by their `known` misspellings.

    `misspelt` are the keys of `known`, `cut` what is left of terms and no language though it falls into words,
    `clean` what was looked through and has no slip.
    """

    lookup: TermIndex
    known: Deferred
    misspelt: Literals
    by: frozenset[str]
    scopes: tuple[str, ...]
    excuse: Excuse | None
    safety: Safety
    clean: Clean
    cut: frozenset[str]

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """A hit on every misspelt term, with the term as its fix."""
        regions = binding.regions(self.scopes)
        if not regions:
            return
        text = binding.document.view.text
        index = self.lookup
        done = 0
        for slip in _ranked(text, self._slips(binding, text, regions)):
            if slip.start < done or slip.slip not in self.by:
                continue
            if _is_language(index, text, slip, self.cut) or _is_meant(text, slip, self.cut):
                continue
            if self.excuse and self.excuse.excuses(text, slip.start, slip.end, binding.values):
                continue
            done = slip.end
            yield misspelt(binding, slip.start, slip.end, slip.term, slip.slip, self.safety)

    def _slips(self, binding: Binding, text: str, regions: Sequence[Region]) -> set[Slip]:
        """What may be a slip, in the text of the regions."""
        found = {slip for slip in self._known(binding, text) if within(regions, slip.start, slip.end)}
        new = self.clean.unseen(text, regions, _FEWEST) if self.lookup.terms else []
        if not new:
            return found
        together = Joined(text, new, binding.nouns.needles.view)
        for slip in find_slips(self.lookup, together.text):
            place = together.place(slip.start, slip.end)
            if place is not None:
                by = place[0] - slip.start
                found.add(slip._replace(start=place[0], end=place[1], low=slip.low + by, high=slip.high + by))
        self.clean.add(text, new, {(slip.start, slip.end) for slip in found})
        return found

    def _known(self, binding: Binding, text: str) -> Iterator[Slip]:
        for start, end in find_words(binding, self.misspelt):
            term = self.known.value[text[start:end]]
            odd = [at for at in range(end - start) if text[start + at] != term[at]]
            name = exchange(text[start + odd[0]], term[odd[0]]) or "sound"
            yield Slip(term, name, start, end, start + odd[0], start + odd[-1] + 1)


def _ranked(text: str, slips: Collection[Slip]) -> list[Slip]:
    """Of several terms that one string may be meant for, the longest first, then the one that the document has elsewhere."""
    meant: dict[tuple[int, int, int], set[str]] = {}
    for slip in slips:
        meant.setdefault((slip.start, len(slip.term), slip.end), set()).add(slip.term)
    # A count goes through the document (as much as a report has): it is made once, where a choice hangs on it.
    times = {term: text.count(term, 0, 99_999) for terms in meant.values() if len(terms) > 1 for term in terms}

    def rank(slip: Slip) -> tuple[object, ...]:
        return slip.start, -len(slip.term), -slip.end, -times.get(slip.term, 0), -slip.low, slip.term

    return sorted(slips, key=rank)


def _is_language(index: TermIndex, text: str, slip: Slip, cut: frozenset[str]) -> bool:
    """Whether the string can be read otherwise: it falls into words, or what is odd belongs to a word outside the term."""
    start, end = slip.start, slip.end
    if slip.slip == "extra":
        return _is_joint(text, slip)
    if slip.slip == "missing":
        return is_readable(text, slip, index.terms, cut)
    if slip.slip == "other":
        if is_at_home(text, slip, index.terms):
            return True
        if len(slip.term) > SHORTEST + 1 and text[slip.low] not in JOINING:
            # 国务年办公厅: in so long a name the odd character is no word alone.
            return falls_into_words(text, start, end, frozenset(), frozenset(), (slip.low,))
    short = end - start < SHORTEST
    # Of a short word either end may belong to a neighbour: 扩建易产生 holds no 建易.
    if (short or slip.high >= end) and goes_on(text, end - 1):
        return True
    if (short or slip.low <= start) and came_from(text, start + 1):
        return True
    return can_be_read(text, start, end, index.terms)


def _is_meant(text: str, slip: Slip, cut: frozenset[str]) -> bool:
    """Whether a larger dictionary finds other words there, no dearer to read than the term: 航天城|管理局, 误工|人员."""
    from reportlint.chinese.meant import costs_more, falls_into_rare_words, is_reached_over

    start, end = slip.start, slip.end
    written = text[start:end]
    if _goes_with_outside(text, slip) or (text[end : end + 1] in _DENYING and text[end + 1 : end + 2] == written[-1]):
        # 触达打折扣, 整改落没落实
        return True
    if text[slip.low] in _POINTING and slip.term[slip.low - start : slip.low - start + 1] in _POINTING:
        # 编制此年度报告
        return True
    if len(slip.term) <= _FEWEST:
        if text.count(written, 0, _FAR) >= _OFTEN:
            return True
        return costs_more(text, start, end, slip.term) <= _OF_WORDS
    if slip.slip == "extra":
        return costs_more(text, start, end, slip.term) <= _DOUBLED
    if slip.slip not in ("missing", "other"):
        return costs_more(text, start, end, slip.term) < 0
    if slip.slip == "missing":
        if _begins_before(text, start, end):
            return True
        if written in cut or len(slip.term) >= _LONG:
            return False
        if costs_more(text, start, end, slip.term) < 0 and is_reached_over(text, start, end):
            return True
    return SHORTEST <= len(written) <= _LONG - 3 and falls_into_rare_words(written)


def _goes_with_outside(text: str, slip: Slip) -> bool:
    """Whether what is odd belongs to what stands beside the string: 这186条|里, 政策|件件解, 触达|打折扣, 算上|上年结转."""
    from reportlint.chinese.meant import ends_outside, is_counted, is_of_figure
    from reportlint.chinese.words import SINGLE, ends_word, is_hanzi

    start, end, before = slip.start, slip.end, text[slip.start - 1 : slip.start]
    if slip.slip == "extra":
        alone = is_hanzi(before) and before not in SINGLE and not ends_word(text, start)
        return alone and text[start] in _DIRECTIONS and text[start + 1] == text[start]
    if is_of_figure(text, start, end) or is_counted(text, start):
        return True
    return slip.slip != "missing" and slip.high - slip.low == 1 and ends_outside(text, start, end, slip.low)


def _begins_before(text: str, start: int, end: int) -> bool:
    """Whether what is left of a term begins with the end of another word: 误工|人员, 九国|共产党, 村（居）民|委员会."""
    from reportlint.chinese.meant import is_rare_word
    from reportlint.chinese.words import is_word

    before = text[start - 1 : start]
    if text[start] == "国" and before and before in "一二三四五六七八九十两多各":
        return True
    if before == ")" and text[start - 3 : start - 2] == "(" and text[start - 2] not in "一二三四五六七八九十0123456789":
        return True
    rest = text[start + 1 : end]
    return any(is_rare_word(text[low : start + 1]) for low in (start - 1, start - 2) if low >= 0) and is_word(rest)


def _is_joint(text: str, slip: Slip) -> bool:
    """Whether the first of two equal hanzi ends a word and the second begins one: 责任任意 can be read, 四个个自信 cannot."""
    from reportlint.chinese.words import begins_word, ends_word, is_hanzi

    first = slip.low if text[slip.low] == text[slip.high : slip.high + 1] and slip.high < slip.end else slip.low - 1
    if first > 1 and text[first - 1] == text[first - 2]:
        # 扎扎实实推进
        return True
    if first + 2 == slip.end:
        # The term is whole, and one more follows: 监督管理局局长.
        after = text[first + 2 : first + 3]
        if after == "、" and text[first] in _PLACES and text[first + 3 : first + 4] in _LEVELS:
            # 政务公开专区区、镇、村三级共享
            return True
        return begins_word(text, first + 1) or (after != "" and after in _BEHIND_VERB) or text[first] in _FUNCTION
    if first == slip.start:
        name = text[first] in _PLACES or (first > 0 and is_hanzi(text[first - 1]))
        return (name and text[first] in _NOUNS) or ends_word(text, first + 1)
    # So much of a longer term is right that nothing else can be meant.
    return len(slip.term) == SHORTEST and ends_word(text, first + 1) and begins_word(text, first + 1)


def _compile(entry: Entry, head: RuleHead) -> NearCheck:
    from reportlint.chinese.width import fold_width
    from reportlint.deferred import Deferred

    keys = entry.mapping(("terms", "by", "known", "cut"), short="terms")
    if "terms" not in keys and "known" not in keys:
        entry.problem("nothing is looked for", "name set terms under 'terms', or words with misspellings under 'known'")
    terms = [fold_width(term) for term in keys["terms"].texts()] if "terms" in keys else []
    for short in [term for term in terms if len(term) < SHORTEST]:
        keys["terms"].problem(
            f"the term '{short}' is too short", f"name terms of {SHORTEST} characters or more; shorter ones are words"
        )
    for parted in [term for term in terms if not MARKS.isdisjoint(term)]:
        keys["terms"].problem(f"the term '{parted}' holds a mark", "name what stands before and behind it by itself")
    by = frozenset(_slips_named(keys["by"].items())) if "by" in keys else frozenset(SLIPS)
    excuse = head.excuse()
    kept = tuple(dict.fromkeys(term for term in terms if len(term) >= SHORTEST))
    known = dict(_known_ones(keys["known"])) if "known" in keys else {}
    return NearCheck(
        index_terms(kept),
        Deferred(known),
        Literals(known),
        by,
        head.scopes,
        excuse,
        head.fix or Safety.UNSAFE,
        Clean(),
        frozenset(keys["cut"].texts()) if "cut" in keys else frozenset(),
    )


def _known_ones(entry: Entry) -> Iterator[tuple[str, str]]:
    for right, inner in entry.pairs():
        for wrong in inner.texts():
            if len(wrong) != len(right) or wrong == right:
                inner.problem(f"'{wrong}' is no misspelling of '{right}'", "write one of as many characters")
            else:
                yield wrong, right


def _slips_named(items: Sequence[Entry]) -> list[str]:
    return [item.choice(SLIPS) for item in items]


_MESSAGE = {"zh": "“{found}”疑为“{right}”", "en": "'{found}' is probably meant to be '{right}'"}

KIND = Kind(
    key="near",
    compile=_compile,
    defects={slip: Defect(_MESSAGE, shares_id=True) for slip in SLIPS},
    values=frozenset({"found", "right"}),
    family="typo",
    honours=frozenset({"in", "unless", "fix"}),
)
