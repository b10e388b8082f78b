"""`twice: …`: a sentence that is said twice in the same words with two numbers (举办培训班2期。 … 全年共举办培训班3期。)."""

from __future__ import annotations

from reportlint.binding.statements import KEYS, read_statements
from reportlint.extend import Defect, Held, Hit, Kind, Related, Severity, Span
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.binding.statements import Key, Statement, Statements
    from reportlint.extend import Binding, Entry, Outcome, RuleHead


class TwiceCheck(NamedTuple):
    """`said` are the counts that are compared; those of `facts` are left to the rules about these."""

    said: Statements
    facts: tuple[str, ...]
    scopes: tuple[str, ...]

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """A hit on the later of two counts of one thing that cannot both be right."""
        text = binding.document.view.text
        said: dict[Key, list[Statement]] = {}
        for region in binding.regions(self.scopes) or ():
            for key, count in self.said.find(text, region, binding.values):
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

    def _is_fact(self, binding: Binding, count: Statement) -> bool:
        span = binding.span(count.start, count.end)
        return any(span.overlaps(mention.span) for name in self.facts for mention in binding.facts.get(name, ()))


def _differ(earlier: Statement, later: Statement) -> bool:
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


def _hit(binding: Binding, earlier: Statement, later: Statement, unit: str) -> Hit:
    from reportlint.language.intervals import plain

    found, expected = (f"{plain(each.value)}{unit}" for each in (later, earlier))
    spans: list[Span] = [binding.span(each.start, each.end) for each in (earlier, later)]
    related = (Related(spans[0], {"zh": expected, "en": expected}),)
    return Hit(spans[1], values={"found": found, "expected": expected}, related=related)


def _compile(entry: Entry, head: RuleHead) -> TwiceCheck:
    keys = entry.mapping((*KEYS, "facts"), required=("units", "total"))
    facts = tuple(_fact(item) for item in keys["facts"].items()) if "facts" in keys else ()
    return TwiceCheck(read_statements(keys), facts, head.scopes)


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
