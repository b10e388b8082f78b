"""`repeat: {unit: …}`: a mark, a character, a word, a phrase, a clause or a sentence that stands twice by mistake."""

from __future__ import annotations

from reportlint.binding.searching import within
from reportlint.chinese import repetition
from reportlint.chinese.doubled_words import ADVERBS, is_right_repeat
from reportlint.chinese.marks import CLAUSE_ENDS
from reportlint.compiled import compiled
from reportlint.extend import Defect, Edit, Fix, Hit, Kind, Related, Safety, Span
from reportlint.language import repeats
from reportlint.language.repeats import LONGEST, Repeat, find_doubles, find_repeats
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeVar

    from reportlint.binding.binding import Region
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse

    Found = TypeVar("Found")

_ARTICLE = compiled(r"(?:^|(?<=[\r\n]))[ \t]*第[一二三四五六七八九十百千零〇0-9]{1,7}条[ \u3000]")
_FEWEST_ARTICLES = 5
_HANZI = compiled(r"\p{Han}")
_CLAUSE_STARTS = frozenset(CLAUSE_ENDS + "\r\n\t|)）")
_CLAUSE_BORDERS = frozenset(CLAUSE_ENDS + "\r\n\t|、()（）“”")
# Between two copies that belong together the text has nothing, one blank, a gloss, or marks: wider blanks part cells.
_PARTED = compiled(r"[\t|\u3000]|[ \xa0]{2}")
_MARKS = frozenset(",，、;；")
_SPOKEN = frozenset("“‘「")
_ORDER = compiled(r"[一二三四五六七八九十]是$")
_MODAL = compiled(r"(?:[应要将并须可再]|应当|必须|一律|[一二三四五六七八九十]是)$")
_NOT_BEGUN = frozenset("是要应须率性度")
_YEAR = compiled(r"20[0-9]{2}年")
_ADJACENT = 3
"""Hanzi of the shortest sentence that may not follow itself at once."""
_DEGREES = frozenset("很较最更不太分比挺颇")
_KEYS = {
    "char": ("unit", "of"),
    "mark": ("unit", "of", "mixed"),
    "word": ("unit", "length", "across"),
    "phrase": ("unit", "length", "across"),
    "clause": ("unit", "length", "across"),
    "item": ("unit", "length", "across"),
    "sentence": ("unit", "length"),
}
_CLAUSES = ("clause", "item")
_LENGTHS: dict[str, tuple[int, int | None]] = {
    "word": (2, 4),
    "phrase": (5, 12),
    "clause": (4, None),
    "item": (3, None),
    "sentence": (15, None),
}


class _Place(NamedTuple):
    """Copies of `piece` from `start` to `end`; the one that stays begins at `kept`."""

    start: int
    end: int
    kept: int
    piece: str


class RepeatCheck(NamedTuple):
    """What may not stand twice. `of` are the characters (none: any) or marks, `mixed` says whether different marks count.

    `length` bounds the characters of one copy. `marks` are marks that must stand between the copies, `only` the pieces
    that are then wrong; without `only`, both copies must be clauses of their own, or the first one if `begun`.
    """

    unit: str
    of: str
    mixed: bool
    length: tuple[int, int | None]
    marks: str
    only: frozenset[str]
    begun: bool
    scopes: tuple[str, ...]
    raw: bool
    excuse: Excuse | None

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """A hit from the first copy through the last."""
        regions = binding.regions(self.scopes, raw=self.raw)
        if not regions:
            return
        text = binding.document.text if self.raw else binding.document.view.text
        if self.unit == "sentence":
            yield from self._sentences(binding, text, regions)
            return
        for place in self._places(binding, text):
            if within(regions, place.start, place.end) is None:
                continue
            if self.excuse and self.excuse.excuses(text, place.start, place.end, binding.values, raw=self.raw):
                continue
            if self.raw or not _is_parted(binding, place):
                yield self._hit(binding, place)

    def _places(self, binding: Binding, text: str) -> Iterator[_Place]:
        if self.unit == "mark":
            return self._marks(text)
        if self.unit in _CLAUSES:
            return self._clauses(binding, text)
        return self._characters(binding, text) if self.unit == "char" else self._pieces(binding, text)

    def _marks(self, text: str) -> Iterator[_Place]:
        from reportlint.chinese.marks import find_mark_runs

        for start, end in find_mark_runs(text):
            run = text[start:end]
            # Half-width marks are Chinese ones only where Chinese text leads up to them.
            chinese = not run.isascii() or (start > 0 and _HANZI.match(text, start - 1) is not None)
            if chinese and all(mark in self.of for mark in run) and (self.mixed or len(set(run)) == 1):
                yield _Place(start, end, end - 1, run)

    def _characters(self, binding: Binding, text: str) -> Iterator[_Place]:
        from reportlint.chinese.doubles import ends_long_word, is_wrong_double
        from reportlint.chinese.figures import is_usual

        joining = repetition.joining()
        for start in _found(binding, text, find_doubles, raw=self.raw):
            ch, end = text[start], start + 2
            if (self.of and ch not in self.of) or ends_long_word(text, start):
                continue
            joined = ch in joining and not repetition.is_right_double(text, start) and not is_usual(text, start)
            if joined or is_wrong_double(text, start):
                yield _Place(start, end, end - 1, ch)

    def _clauses(self, binding: Binding, text: str) -> Iterator[_Place]:
        """Neighbouring clauses, of any length, without any difference; also two or three that come again together."""
        find = repeats.find_led_items if self.unit == "item" else repeats.find_repeated_clauses
        borders = _found(binding, text, repeats.find_borders, raw=self.raw)
        for start, kept, end, count in find(text, borders, self.marks):
            piece = text[kept:end]
            # 坚持强强联合。坚持强强联合、优势互补: a heading that is taken up.
            taken_up = text[kept - 1] == "。" and text[end : end + 1] != "。"
            if self._is_clause(piece, count) and not taken_up and text[start - 1 : start] not in _SPOKEN:
                yield _Place(start, end, kept, piece)

    def _is_clause(self, piece: str, count: int) -> bool:
        """Whether a piece says enough; amounts may be equal: 分别为3万元、3万元."""
        low, high = self.length
        size = len(_HANZI.findall(piece))
        enough = low * count <= size and (high is None or size <= high) and _HANZI.match(piece) is not None
        return enough or _YEAR.fullmatch(piece) is not None

    def _pieces(self, binding: Binding, text: str) -> Iterator[_Place]:
        low, high = self.length
        free = 0
        for repeat in _found(binding, text, find_repeats, raw=self.raw):
            if repeat.length < low or (high is not None and repeat.length > high) or repeat.start < free:
                continue
            if bool(repeat.mark) != bool(self.marks):
                continue
            if self.marks:
                wrong = repeat.mark in self.marks and self._is_wrong_across(text, repeat)
            else:
                wrong = repeat.length > 4 or not is_right_repeat(text, repeat.start, repeat.length)
            if wrong:
                piece = text[repeat.start : repeat.start + repeat.length]
                free = end = _last_copy(text, repeat)
                yield _Place(repeat.start, end, end - repeat.length, piece)

    def _is_wrong_across(self, text: str, repeat: Repeat) -> bool:
        """`加强监督，监督…` takes an object up again, `特别，特别是` cannot."""
        before = text[repeat.start - 1 : repeat.start]
        if self.only:
            return text[repeat.start : repeat.start + repeat.length] in self.only and before not in _DEGREES
        after = text[repeat.end : repeat.end + 1]
        if self.begun and after == "的":
            # 作退回处理，作退回处理的期限…: what was said is taken up.
            return False
        whole = not after or after in _CLAUSE_BORDERS
        # 培训、考核，考核不合格的: an item of a list is no clause of its own.
        alone = not before or before in (_CLAUSE_STARTS if self.begun else _CLAUSE_BORDERS)
        if self.begun and not alone and after not in _NOT_BEGUN:
            # 一是扎实，扎实做好, 应当及时，及时通报
            piece = text[repeat.start : repeat.start + repeat.length]
            alone = (_MODAL if piece in ADVERBS else _ORDER).search(
                text, max(0, repeat.start - 3), repeat.start
            ) is not None
        counted = self.begun and repetition.is_counted(text[repeat.start])
        return alone and whole != self.begun and not counted

    def _hit(self, binding: Binding, place: _Place) -> Hit:
        if self.raw:
            span, first = Span(place.start, place.end), Span(place.start, place.kept)
        else:
            span, first = binding.span(place.start, place.end), binding.span(place.start, place.kept)
        same_marks = self.unit == "mark" and len(set(place.piece)) == 1
        title = {"zh": "删去重复的部分", "en": "remove the copy"}
        fix = Fix(title, (Edit(first, ""),), Safety.SAFE if same_marks else Safety.UNSAFE)
        return Hit(span, values={"piece": place.piece}, fix=fix)

    def _sentences(self, binding: Binding, text: str, regions: Sequence[Region]) -> Iterator[Hit]:
        # Laws say a proviso again in each article that it is meant for, and amendments quote them.
        articles = len(_ARTICLE.findall(binding.document.text)) >= _FEWEST_ARTICLES or "修改为" in text
        seen: dict[str, tuple[int, int, int]] = {}
        before = (-1, -1)
        pending: list[tuple[int, int, int, int]] = []
        for order, (start, end, numbered) in enumerate(
            sentence for part in regions for sentence in repeats.find_sentences(text, part.start, part.end)
        ):
            sentence = text[start:end]
            earlier = seen.setdefault(sentence, (order, start, end))
            if earlier[0] == order or (articles and earlier[0] < order - 1):
                continue
            size = len(_HANZI.findall(sentence))
            if size < min(self.length[0], _ADJACENT):
                continue
            # Lists of duties may well name one twice, and short sentences are said again; not in one breath.
            if earlier[2] != start and (numbered or size < self.length[0]):
                seen[sentence] = (order, start, end)
                continue
            if (
                self.excuse
                and earlier[2] != start
                and self.excuse.excuses(text, start, end, binding.values, raw=self.raw)
            ):
                continue
            if pending and before == (order - 1, earlier[0] - 1):
                # Whole passages copied are one thing.
                first = pending[-1]
                pending[-1] = (first[0], end, first[2], earlier[2])
            else:
                pending.append((start, end, earlier[1], earlier[2]))
            before = (order, earlier[0])
        for start, end, first_start, first_end in pending:
            span, first_span = binding.span(start, end), binding.span(first_start, first_end)
            again = {"zh": "前文已有", "en": "the same sentence before"}
            yield Hit(span, values={"piece": text[start:end]}, related=(Related(first_span, again),))


def _last_copy(text: str, repeat: Repeat) -> int:
    """The end of the last copy: 组织组织组织 is one slip."""
    piece = text[repeat.start : repeat.start + repeat.length]
    end = repeat.end
    while not repeat.mark and text.startswith(piece, end):
        end += repeat.length
    return end


def _found(binding: Binding, text: str, find: Callable[[str], list[Found]], *, raw: bool) -> list[Found]:
    """What is found in the text, once for all rules of a document."""
    key = find, raw
    memo = binding.memo
    if key not in memo:
        memo[key] = find(text)
    found: list[Found] = memo[key]
    return found


def _is_parted(binding: Binding, place: _Place) -> bool:
    """Whether blanks that the view folds stand between the copies as they were written."""
    text = binding.document.text
    if _PARTED.search(binding.span(place.start, place.end).of(text)) is not None:
        return True
    kept = binding.span(place.kept, place.end).start
    first = binding.span(place.start, place.kept).of(text)
    return text[kept - 1 : kept].isspace() and first.rstrip()[-1:] not in _MARKS


def _compile(entry: Entry, head: RuleHead) -> RepeatCheck:
    from reportlint.chinese.width import fold_width

    unit = str(entry.value.get("unit")) if isinstance(entry.value, dict) else str(entry.value)
    keys = entry.mapping(_KEYS.get(unit, _KEYS["char"]), required=("unit",), short="unit")
    if "unit" in keys:
        unit = keys["unit"].choice(tuple(_KEYS))
    of = keys["of"].text() if "of" in keys else {"mark": "，。、；："}.get(unit, "")
    length = keys["length"].limits() if "length" in keys else _LENGTHS.get(unit, (1, None))
    if unit in ("word", "phrase") and "length" in keys and (length[1] is None or length[1] >= LONGEST):
        keys["length"].problem("copies are found up to 12 characters", "write 2..12 or less")
    marks, only, begun = "，、；" if unit in _CLAUSES else "", frozenset[str](), False
    if "across" in keys:
        across = keys["across"].mapping(("marks", "only", "begun"), short="marks")
        marks = across["marks"].text("，、") if "marks" in across else "，、"
        only = frozenset(across["only"].texts()) if "only" in across else only
        begun = across["begun"].flag() if "begun" in across else begun
    raw = head.raw or unit == "mark"
    excuse = head.excuse()
    mixed = keys["mixed"].flag() if "mixed" in keys else False
    return RepeatCheck(
        unit, of, mixed, length, marks if raw else fold_width(marks), only, begun, head.scopes, raw, excuse
    )


KIND = Kind(
    key="repeat",
    compile=_compile,
    defects={"default": Defect({"zh": "“{piece}”重复", "en": "'{piece}' stands twice"})},
    values=frozenset({"piece"}),
    family="repetition",
)
