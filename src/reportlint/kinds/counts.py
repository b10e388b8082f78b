"""`counts: {said, names, ordinal, items}`: how many things a sentence says there are, against those that it lists."""

from __future__ import annotations

from itertools import pairwise

from reportlint.binding.searching import search, within
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Related, Severity
from reportlint.language.clauses import sentence_bounds
from reportlint.language.intervals import Interval, plain
from reportlint.prose.plain_lists import WAYS, read_plain
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.binding.binding import Region
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern, PatternMatch

_JOINT = compiled(r"(?:[、,;:和及与。]|以及|还有|分别[为是]|[(]?[一二三四五六七八九十0-9]{1,2}[)]?[、.]?|\s)*")
_OPEN = compiled("等")
_LEAD = 40
"""Code points between the number said and the first point of the list that it announces."""
_FEWEST = 2


class CountsCheck(NamedTuple):
    """`said` reads a number; `names` are all things that may be listed beside it, `ordinal` counts points behind it.

    `items` is how a list without either is known; `said` then begins with the number, and may end with the word that the items share.
    """

    said: tuple[Pattern, ...]
    names: tuple[Pattern, ...]
    ordinal: Pattern | None
    scopes: tuple[str, ...]
    excuse: Excuse | None
    items: str = ""

    @property
    def searched(self) -> tuple[Pattern, ...]:
        """What must stand in the view, one of them, for anything to be said."""
        return self.said

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each number said: that the list has as many, or a hit; a list that cannot be read for certain says nothing."""
        regions = binding.regions(self.scopes) or ()
        text = binding.document.view.text
        judged: set[int] = set()
        for pattern in self.said:
            for match in search(binding, pattern, regions):
                region = within(regions, match.start, match.end)
                number = _number(match)
                place = next((capture.start for capture in match.captures if capture.kind == "number"), match.start)
                if region is None or (number is None and not self.items) or place in judged:
                    continue
                judged.add(place)
                if self.excuse and self.excuse.excuses(text, match.start, match.end, binding.values):
                    continue
                if self.items:
                    yield from self._plain(binding, match, region)
                elif number is not None:
                    yield from self._judge(binding, match, region, number)

    def _plain(self, binding: Binding, match: PatternMatch, region: Region) -> Iterator[Outcome]:
        listed = read_plain(binding.document.view.text, match.start, match.end, self.items)
        if listed is None or listed.items[-1][1] > region.end:
            return
        if len(listed.items) == listed.said:
            yield Held()
        else:
            yield _hit(binding, (match.start, match.end), listed.items, listed.said)

    def _judge(self, binding: Binding, match: PatternMatch, region: Region, said: int) -> Iterator[Outcome]:
        text = binding.document.view.text
        low, high = sentence_bounds(text, match.start, match.end)
        low, high = max(low, region.start), min(high, region.end)
        listed = self._named(binding, match, low, high)
        if len(listed) < _FEWEST:
            # The names may be set apart by semicolons.
            stop = text.find("。", match.end, region.end)
            high = stop if stop >= 0 else region.end
            listed = self._named(binding, match, low, high)
        if len(listed) < _FEWEST:
            listed = self._counted(binding, match, region)
            is_open = False
        else:
            ends = [*(start for start, _ in listed[1:]), high]
            is_open = any(_OPEN.search(text, end, following) for (_, end), following in zip(listed, ends, strict=True))
        if len(listed) < _FEWEST:
            return
        if len(listed) == said or (is_open and len(listed) < said and not self._is_whole(binding, listed, said)):
            yield Held()
            return
        capture = next(c for c in match.captures if c.kind == "number")
        yield _hit(binding, (capture.start, capture.end), listed, said)

    def _is_whole(self, binding: Binding, listed: list[tuple[int, int]], said: int) -> bool:
        """Whether all are listed, or all but one, the first and the last among them: then 等 leaves nothing open."""
        if len(listed) == len(self.names):
            return True
        if said != len(self.names) or len(listed) != said - 1:
            return False
        text, values = binding.document.view.text, binding.values
        ends = ((self.names[0], listed[0]), (self.names[-1], listed[-1]))
        return all(pattern.first(text, *place, values) is not None for pattern, place in ends)

    def _named(self, binding: Binding, said: PatternMatch, low: int, high: int) -> list[tuple[int, int]]:
        """The things named in the sentence, if it lists nothing else between them; each only once."""
        text, values = binding.document.view.text, binding.values
        found: list[tuple[int, int]] = []
        for pattern in self.names:
            places = [(m.start, m.end) for m in pattern.find(text, low, high, values)]
            if len(places) > 1:
                return []
            found += places
        found.sort()
        for (_, end), (start, _) in pairwise(found):
            between = text[end:start]
            if end <= said.start and said.end <= start:
                between = text[end : said.start] + text[said.end : start]
            if start < end or not _JOINT.fullmatch(between):
                return []
        return found

    def _counted(self, binding: Binding, said: PatternMatch, region: Region) -> list[tuple[int, int]]:
        """Points 1, 2, 3 … right behind the number, all in its paragraph; the paragraph after does not count on."""
        if self.ordinal is None:
            return []
        text = binding.document.view.text
        found: list[tuple[int, int]] = []
        for match in self.ordinal.find(text, said.end, region.end, binding.values):
            value = next((c.value for c in match.captures if c.kind == "ordinal"), None)
            if not found and match.start - said.end > _LEAD:
                return []
            if value == 1 and found:
                break
            if value != len(found) + 1:
                return []
            found.append((match.start, match.end))
        following = text[region.end : region.end + _LEAD].lstrip(" \r\n\t")
        goes_on = self.ordinal.first(following, 0, len(following), binding.values)
        if goes_on is not None and goes_on.start <= 1 and not _is_one(goes_on):
            return []
        return found


def _hit(binding: Binding, place: tuple[int, int], listed: Sequence[tuple[int, int]], said: int) -> Hit:
    values = {"said": said, "found": len(listed), "difference": abs(said - len(listed))}
    related = tuple(
        Related(binding.span(start, end), {"zh": f"第 {at} 个", "en": f"number {at}"})
        for at, (start, end) in enumerate(listed, 1)
    )
    return Hit(binding.span(*place), values=values, related=related)


def _is_one(match: PatternMatch) -> bool:
    return any(capture.kind == "ordinal" and capture.value == 1 for capture in match.captures)


def _number(match: PatternMatch) -> int | None:
    for capture in match.captures:
        if capture.kind == "number" and isinstance(capture.value, Interval) and capture.value.exact is not None:
            written = plain(capture.value.exact)
            return int(written) if written.isdigit() else None
    return None


def _compile(entry: Entry, head: RuleHead) -> CountsCheck:
    keys = entry.mapping(("said", "names", "ordinal", "items"), required=("said",), short="said")
    said = keys["said"].patterns() if "said" in keys else ()
    if "said" in keys and "items" not in keys and not all(pattern.reads("number") for pattern in said):
        keys["said"].problem("no number is read", "write {n} where the number stands")
    return CountsCheck(
        said=said,
        names=_patterns(keys.get("names")),
        ordinal=keys["ordinal"].pattern() if "ordinal" in keys else None,
        scopes=head.scopes,
        excuse=head.excuse(),
        items=keys["items"].choice(WAYS) if "items" in keys else "",
    )


def _patterns(entry: Entry | None) -> tuple[Pattern, ...]:
    return entry.patterns() if entry is not None else ()


KIND = Kind(
    key="counts",
    compile=_compile,
    defects={
        "default": Defect(
            {
                "zh": "说有 {said} 个，实际列出 {found} 个，相差 {difference}",
                "en": "{said} are announced, {found} are listed; they differ by {difference}",
            },
            Severity.WARNING,
        ),
    },
    values=frozenset({"said", "found", "difference"}),
    family="arithmetic",
    proven={"zh": "处列举与所说个数相符", "en": "lists have as many points as announced"},
    honours=frozenset({"in", "unless"}),
)
