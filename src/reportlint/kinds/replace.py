"""`replace: [[from, to], …]`: a closed list of wrong words, each with its right one and perhaps its conditions."""

from __future__ import annotations

from reportlint.binding.searching import within
from reportlint.binding.words import find_words
from reportlint.extend import Defect, Edit, Fix, Hit, Kind, Safety, Span
from reportlint.language.literals import Literals
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.binding.binding import Region
    from reportlint.deferred import Deferred
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern

_AROUND = 60
"""Code points around a word in which its condition is looked for; no pattern reaches further than its gaps allow."""


class Word(NamedTuple):
    """A wrong word and the right one. It is wrong only where a pattern of `needs` fits over it, if there is one."""

    wrong: str
    right: str
    needs: tuple[Pattern, ...] = ()
    excuse: Excuse | None = None


class ReplaceCheck(NamedTuple):
    """Wrong words by their spelling (`words`), as the searched text has them; `spellings` are all of them.

    Most documents have none of them, and the others one or two.
    """

    words: Deferred
    spellings: Literals
    scopes: tuple[str, ...]
    raw: bool
    excuse: Excuse | None
    safety: Safety

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """A hit on every occurrence, with a fix; of those that overlap on the first, of equal beginnings on the longest."""
        regions = binding.regions(self.scopes, raw=self.raw)
        if not regions:
            return
        text = binding.document.text if self.raw else binding.document.view.text
        places = [(start, -end) for start, end in find_words(binding, self.spellings, raw=self.raw)]
        done = 0
        for start, end in ((start, -back) for start, back in sorted(places)):
            region = within(regions, start, end) if start >= done else None
            if region is None:
                continue
            word = self._judge(binding, text, start, end, region)
            if word is not None:
                done = end
                yield self._hit(binding, word, start, end)

    def _judge(self, binding: Binding, text: str, start: int, end: int, region: Region) -> Word | None:
        """The entry whose conditions hold for the place, or None."""
        values = binding.values
        if self.excuse is not None and self.excuse.excuses(text, start, end, values, raw=self.raw):
            return None
        words: tuple[Word, ...] = self.words.value[text[start:end]].value
        for word in words:
            if word.needs and not _covered(text, start, end, region, word.needs, values, raw=self.raw):
                continue
            if word.excuse is None or not word.excuse.excuses(text, start, end, values, raw=self.raw):
                return word
        return None

    def _hit(self, binding: Binding, word: Word, start: int, end: int) -> Hit:
        span = Span(start, end) if self.raw else binding.span(start, end)
        written = span.of(binding.document.text)
        replacement = _in_script(word, written) if binding.document.folded_script else word.right
        # Whatever the view had to fold (a blank, a gloss, a script) would be replaced unseen.
        plain = written == word.wrong
        safety = self.safety if plain else Safety.UNSAFE
        title = {"zh": f"改为“{replacement}”", "en": f"replace by '{replacement}'"}
        return Hit(
            span,
            values={"found": written, "right": replacement},
            fix=Fix(title, (Edit(span, replacement),), safety),
        )


def _covered(
    text: str,
    start: int,
    end: int,
    region: Region,
    needs: Sequence[Pattern],
    values: Mapping[str, object],
    *,
    raw: bool,
) -> bool:
    low, high = max(region.start, start - _AROUND), min(region.end, end + _AROUND)
    return any(
        match.start <= start and end <= match.end
        for pattern in needs
        for match in pattern.find(text, low, high, values, raw=raw)
    )


def _in_script(word: Word, written: str) -> str:
    """The right word in traditional characters where they can be known: those that stay, or have one form only."""
    from reportlint.chinese.script import traditional_table

    forms: dict[str, set[str]] = {}
    for code, simple in traditional_table().items():
        forms.setdefault(simple, set()).add(chr(code))
    kept = dict(zip(word.wrong, written, strict=False)) if len(word.wrong) == len(written) else {}
    letters: list[str] = []
    for ch in word.right:
        known = forms.get(ch, set())
        letters.append(kept.get(ch) or (next(iter(known)) if len(known) == 1 else ch))
    return "".join(letters)


def _compile(entry: Entry, head: RuleHead) -> ReplaceCheck:
    from reportlint.deferred import Deferred

    words: dict[str, tuple[Word, ...]] = {}
    pairs = _pairs(entry)
    for item in pairs:
        word = _word(item, raw=head.raw)
        if word is None:
            continue
        before = words.get(word.wrong, ())
        if any(not earlier.needs and earlier.excuse is None for earlier in before):
            item.problem(f"'{word.wrong}' is in the list already", "remove one of them")
        words[word.wrong] = (*before, word)
    excuse = head.excuse()
    deferred = Deferred({wrong: Deferred(entries) for wrong, entries in words.items()}, whole=True)
    return ReplaceCheck(deferred, Literals(words), head.scopes, head.raw, excuse, head.fix or Safety.SAFE)


def _pairs(entry: Entry) -> list[Entry]:
    """The entries; `replace: [wrong, right]` is the short form of a list with one pair."""
    items = entry.items()
    if entry.is_list() and len(items) == 2 and all(isinstance(item.value, str) for item in items):
        return [entry]
    return items


def _word(item: Entry, *, raw: bool) -> Word | None:
    from reportlint.chinese.width import fold_width
    from reportlint.language.excuse import read_excuse

    if item.is_mapping():
        keys = item.mapping(("from", "to", "needs", "unless"), required=("from", "to"))
        if "from" not in keys or "to" not in keys:
            return None
        wrong, right = keys["from"].text(), keys["to"].text()
        needs = keys["needs"].patterns() if "needs" in keys else ()
        excuse = read_excuse(keys["unless"]) if "unless" in keys else None
    else:
        pair = item.items()
        if len(pair) != 2:
            item.problem("expected a wrong word and the right one", "write [wrong, right]")
            return None
        wrong, right = pair[0].text(), pair[1].text()
        needs, excuse = (), None
    if not wrong or wrong == right:
        item.problem("the wrong word is empty or the same as the right one", "write [wrong, right]")
        return None
    return Word(wrong if raw else fold_width(wrong), right, needs, excuse)


KIND = Kind(
    key="replace",
    compile=_compile,
    defects={"default": Defect({"zh": "“{found}”应为“{right}”", "en": "'{found}' should be '{right}'"})},
    values=frozenset({"found", "right"}),
    family="typo",
)
