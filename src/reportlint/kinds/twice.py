"""`twice: …`: a sentence that is said twice in the same words with two numbers (举办培训班2期。 … 全年共举办培训班3期。)."""

from __future__ import annotations

from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Related, Severity, Span
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from reportlint.binding.binding import Region
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.patterns import Pattern

_SENTENCE = compiled(r"[^。;；!?！？\n\r]+")
_ENDS = compiled(r"[,，、。;；:：!?！？()（）\n\r]|$")
_MARKS = compiled(r"[^\p{Han}\p{L}]+")
_LONGEST = 40
"""Characters before a number that may be one statement; what is longer tells more than one thing."""


class _Said(NamedTuple):
    """A count: `total` where it claims to be all of the year, `alone` where its sentence says nothing else."""

    value: Decimal
    start: int
    end: int
    total: bool
    alone: bool
    sentence: int


class TwiceCheck(NamedTuple):
    """`total` are words that make a count the whole of it, `drop` words that change nothing, `without` those that excuse.

    `shortest` is how many characters the words before the number must have, without those. Counts of `facts` are left to
    the rules about these.
    """

    units: frozenset[str]
    total: tuple[Pattern, ...]
    drop: tuple[Pattern, ...]
    without: tuple[Pattern, ...]
    shortest: int
    facts: tuple[str, ...]
    scopes: tuple[str, ...]

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """A hit on the later of two counts of one thing that cannot both be right."""
        text = binding.document.view.text
        said: dict[tuple[str, str], list[_Said]] = {}
        for region in binding.regions(self.scopes) or ():
            for key, count in self._counts(text, region, binding.values):
                said.setdefault(key, []).append(count)
        for (_, unit), counts in said.items():
            for at, later in enumerate(counts):
                earlier = next((each for each in counts[:at] if _differ(each, later)), None)
                if earlier is not None and not self._is_fact(binding, later):
                    yield _hit(binding, earlier, later, unit)
                    break
            else:
                if len(counts) > 1:
                    yield Held()

    def _is_fact(self, binding: Binding, count: _Said) -> bool:
        span = binding.span(count.start, count.end)
        return any(span.overlaps(mention.span) for name in self.facts for mention in binding.facts.get(name, ()))

    def _counts(
        self, text: str, region: Region, values: Mapping[str, object]
    ) -> Iterator[tuple[tuple[str, str], _Said]]:
        from reportlint.chinese.quantities import find_quantities

        for sentence in _SENTENCE.finditer(text, region.start, region.end):
            start, end = sentence.span()
            counts = list(find_quantities(text, start, min(end, start + 2 * _LONGEST)))
            if not counts or counts[0].unit not in self.units or not counts[0].exact:
                continue
            first = counts[0]
            stop = _ENDS.search(text, first.end)
            if first.number_start - start > _LONGEST or (stop is not None and stop.start() != first.end):
                continue
            if any(pattern.first(text, start, end, values) is not None for pattern in self.without):
                continue
            key = self._key(text, start, first.start, values)
            if len(key) >= self.shortest:
                total = any(each.first(text, start, first.start, values) is not None for each in self.total)
                alone = not text[first.end : end].strip()
                yield (key, first.unit), _Said(first.low, first.start, first.end, total, alone, start)

    def _key(self, text: str, start: int, end: int, values: Mapping[str, object]) -> str:
        """The words before a number without those that change nothing."""
        gone = sorted(span for pattern in (*self.total, *self.drop) for span in pattern.spans(text, start, end, values))
        kept, at = [], start
        for low, high in gone:
            if low >= at:
                kept.append(text[at:low])
            at = max(at, high)
        kept.append(text[at:end])
        key: str = _MARKS.sub("", "".join(kept))
        return key


def _differ(earlier: _Said, later: _Said) -> bool:
    """Whether two counts contradict one another: two totals do, and so does a count that is more than its total.

    A smaller count may be a part, unless its sentence says nothing else.
    """
    if earlier.value == later.value or earlier.sentence == later.sentence:
        return False
    if earlier.total and later.total:
        return True
    if earlier.total == later.total:
        return False
    total, other = (earlier, later) if earlier.total else (later, earlier)
    return other.value > total.value or other.alone


def _hit(binding: Binding, earlier: _Said, later: _Said, unit: str) -> Hit:
    from reportlint.language.intervals import plain

    found, expected = (f"{plain(each.value)}{unit}" for each in (later, earlier))
    spans: list[Span] = [binding.span(each.start, each.end) for each in (earlier, later)]
    related = (Related(spans[0], {"zh": expected, "en": expected}),)
    return Hit(spans[1], values={"found": found, "expected": expected}, related=related)


def _compile(entry: Entry, head: RuleHead) -> TwiceCheck:
    keys = entry.mapping(("units", "total", "drop", "without", "shortest", "facts"), required=("units", "total"))
    return TwiceCheck(
        frozenset(keys["units"].texts()) if "units" in keys else frozenset(),
        keys["total"].patterns() if "total" in keys else (),
        keys["drop"].patterns() if "drop" in keys else (),
        keys["without"].patterns() if "without" in keys else (),
        keys["shortest"].limits()[0] if "shortest" in keys else 5,
        tuple(_fact(item) for item in keys["facts"].items()) if "facts" in keys else (),
        head.scopes,
    )


def _fact(entry: Entry) -> str:
    name = entry.text()
    if name not in entry.names.facts:
        entry.problem(f"'{name}' is not declared under 'facts'", "name a fact that is")
    entry.names.used.add(name)
    return name


KIND = Kind(
    key="twice",
    compile=_compile,
    defects={
        "default": Defect(
            {
                "zh": "同一件事说了两个数：这里是 {found}，前面是 {expected}",
                "en": "one thing is told with two numbers: {found} here, {expected} before",
            },
            Severity.WARNING,
        ),
    },
    values=frozenset({"found", "expected"}),
    family="arithmetic",
    honours=frozenset({"in"}),
)
