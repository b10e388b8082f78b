"""`copied: {of, from, share, length}`: a section that repeats the same section of another document.

With `figures`, its sentences are compared with all their numbers: `{of, from, figures: 5.., units}`.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from reportlint.binding.binding import Binding
from reportlint.binding.summed import Summed
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Related, Severity, Unevaluated
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.extend import Entry, Outcome, RuleHead

_SENTENCE = compiled(r"[^。！？；;!?\r\n]+")
_YEAR = compiled(r"\s|(?<![0-9])20[0-9]{2} ?年度?")
_MANY = 10
"""Counts below may well be those of the year before."""
_SHINGLE = 6
"""Characters of the pieces that are compared: longer than words that every report has, shorter than a clause."""
_LEAST = 10


class CopiedCheck(NamedTuple):
    """`share` of the pieces of the section that stand in the other one too, from which it counts as copied."""

    section: str
    document: str
    share: Decimal
    least: int

    @property
    def companions(self) -> frozenset[str]:
        """Other documents that it looks into."""
        return frozenset((self.document,))

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """Whether the section is new; a hit on the first sentence that stands in both."""
        if self.section not in binding.sections:
            return
        other = binding.companions.get(self.document)
        if other is None or isinstance(other, Summed):
            return  # nobody looks for such a document here
        if not isinstance(other, Binding):
            yield Unevaluated(other.cause, other.subject)
            return
        if self.section not in other.sections:
            return
        own, before = _text(binding, self.section), _text(other, self.section)
        if min(len(own), len(before)) < self.least:
            return
        mine = _pieces(own)
        share = Decimal(len(mine & _pieces(before))) / len(mine) if mine else Decimal(0)
        if share < self.share:
            yield Held()
            return
        yield self._hit(binding, other, share)

    def _hit(self, binding: Binding, other: Binding, share: Decimal) -> Hit:
        values = {"section": self.section, "share": f"{share * 100:.0f}"}
        there = dict(_sentences(other, self.section))
        for text, place in _sentences(binding, self.section):
            if text in there:
                message = {"zh": "上一份里的同一句", "en": "the same sentence there"}
                related = (Related(other.span(*there[text]), message, path=other.document.source.path),)
                return Hit(binding.span(*place), values=values, related=related, subject=self.section)
        return Hit(binding.sections[self.section].heading, values=values, subject=self.section)


class FiguresCheck(NamedTuple):
    """Sentences with `least` counts or more among them, in one of the `units`, that both documents have word for word."""

    section: str
    document: str
    least: int
    units: frozenset[str]

    @property
    def companions(self) -> frozenset[str]:
        """Other documents that it looks into."""
        return frozenset((self.document,))

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """Whether the figures are new; a hit on the first sentence, with the others beside it. Years make no difference."""
        other = binding.companions.get(self.document)
        if self.section not in binding.sections or other is None or isinstance(other, Summed):
            return
        if not isinstance(other, Binding):
            yield Unevaluated(other.cause, other.subject)
            return
        if self.section not in other.sections:
            return
        there = {_compared(text): place for text, place in _sentences(other, self.section)}
        both: list[tuple[tuple[int, int], tuple[int, int]]] = []
        counts: list[Decimal] = []
        for text, place in _sentences(binding, self.section):
            said = self._counts(text)
            if len(said) > 1 and _compared(text) in there:
                both.append((place, there[_compared(text)]))
                counts += said
        if len(counts) < self.least or sum(count >= _MANY for count in counts) * 2 < self.least:
            yield Held()
            return
        message = {"zh": "上一份里的同一句", "en": "the same sentence there"}
        related = [Related(other.span(*before), message, path=other.document.source.path) for _, before in both]
        related += [Related(binding.span(*place), {"zh": "也相同", "en": "the same too"}) for place, _ in both[1:]]
        values = {"section": self.section, "share": str(len(counts))}
        yield Hit(binding.span(*both[0][0]), values=values, related=tuple(related), subject=self.section)

    def _counts(self, text: str) -> list[Decimal]:
        from reportlint.chinese.quantities import find_quantities

        return [n.low for n in find_quantities(text) if n.unit in self.units and n.exact and n.low > 1]


def _compared(text: str) -> str:
    """A sentence without years and without the number that it may have in a list: both change where nothing else does."""
    from reportlint.chinese.numbering import leading_marker

    marker = leading_marker(text)
    plain: str = _YEAR.sub("", text[marker.end :] if marker else text)
    return plain


def _text(binding: Binding, section: str) -> str:
    text = binding.document.view.text
    joined = "".join(text[region.start : region.end] for region in binding.regions((section,)) or ())
    return "".join(ch for ch in joined if ch.isalpha())


def _pieces(text: str) -> set[str]:
    return {text[at : at + _SHINGLE] for at in range(len(text) - _SHINGLE + 1)}


def _sentences(binding: Binding, section: str) -> Iterator[tuple[str, tuple[int, int]]]:
    text = binding.document.view.text
    for region in binding.regions((section,)) or ():
        for match in _SENTENCE.finditer(text, region.start, region.end):
            if len(match[0]) >= _LEAST:
                yield match[0].strip(), match.span()


def _compile(entry: Entry, head: RuleHead) -> CopiedCheck | FiguresCheck:  # noqa: ARG001 - the verb names its place itself
    keys = entry.mapping(("of", "from", "share", "length", "figures", "units"), required=("of", "from"))
    section = keys["of"].choice(entry.names.sections) if "of" in keys and entry.names.sections else ""
    document = keys["from"].choice(sorted(entry.names.documents)) if "from" in keys and entry.names.documents else ""
    entry.names.used.update({section, document})
    if "figures" in keys:
        units = frozenset(keys["units"].texts()) if "units" in keys else frozenset("条件次")
        return FiguresCheck(section, document, keys["figures"].limits()[0], units)
    least = keys["length"].limits()[0] if "length" in keys else 0
    return CopiedCheck(section, document, _share(keys["share"]) if "share" in keys else Decimal("0.9"), least)


def _share(entry: Entry) -> Decimal:
    try:
        value = Decimal(str(entry.value))
    except InvalidOperation:
        value = Decimal(-1)
    if not value.is_finite() or not 0 < value <= 1:
        entry.problem(f"'{entry.value}' is no share", "write a number above 0, at most 1, as in 'share: 0.9'")
        return Decimal(1)
    return value


KIND = Kind(
    key="copied",
    compile=_compile,
    defects={
        "default": Defect(
            {
                "zh": "「{section}」部分与上一份相同（{share}% 的文字原样出现）",
                "en": "the section '{section}' repeats the other document ({share}% of its text)",
            },
            Severity.WARNING,
        ),
    },
    values=frozenset({"section", "share"}),
    family="residue",
    honours=frozenset(),
)
