"""`mistyped: {by: …}`: words of everyday prose with a slip that no list foresees, told by what stands beside them."""

from __future__ import annotations

from reportlint.binding.misspelt import misspelt
from reportlint.extend import Defect, Kind, Safety
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse

SLIPS = ("sound", "shape", "swapped")
"""One hanzi exchanged for one of like sound or like shape, or two of them changed round."""

_FEWEST = 3
"""Hanzi of a piece that is looked at: a word and one beside it."""


class MistypedCheck(NamedTuple):
    """The slips that are told. Nothing is remembered of a document: what it says twice is meant, and only there."""

    by: frozenset[str]
    scopes: tuple[str, ...]
    excuse: Excuse | None
    safety: Safety

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """A hit on every word that is probably mistyped."""
        regions = binding.regions(self.scopes)
        if not regions:
            return
        from reportlint.chinese.mistyped import find_mistyped

        text = binding.document.view.text
        for each in find_mistyped(text, [region for region in regions if region.end - region.start >= _FEWEST]):
            if each.slip not in self.by:
                continue
            if self.excuse and self.excuse.excuses(text, each.start, each.end, binding.values):
                continue
            yield misspelt(binding, each.start, each.end, each.word, each.slip, self.safety)


def _compile(entry: Entry, head: RuleHead) -> MistypedCheck:
    keys = entry.mapping(("by",), required=("by",), short="by")
    by = frozenset(item.choice(SLIPS) for item in keys["by"].items()) if "by" in keys else frozenset(SLIPS)
    return MistypedCheck(by, head.scopes, head.excuse(), head.fix or Safety.UNSAFE)


_MESSAGE = {"zh": "“{found}”疑为“{right}”", "en": "'{found}' is probably meant to be '{right}'"}

KIND = Kind(
    key="mistyped",
    compile=_compile,
    defects={slip: Defect(_MESSAGE, shares_id=True) for slip in SLIPS},
    values=frozenset({"found", "right"}),
    family="typo",
    honours=frozenset({"in", "unless", "fix"}),
)
