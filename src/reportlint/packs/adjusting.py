"""What a rule takes away from what its verb says: defects that it does not report, fixes that it does not want."""

from __future__ import annotations

from reportlint.language.outcome import Judged
from reportlint.model.finding import Hit, Safety
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.extend import Binding, Check, Outcome
    from reportlint.language.patterns import Pattern
    from reportlint.packs.profile import RuleDefect

_LESS_SAFE = (Safety.SAFE, Safety.UNSAFE, Safety.SHOW)


class Adjusted(NamedTuple):
    """A check without the hits of some defects, its fixes made no safer than the rule says.

    `fixes` is keyed by defect, `""` for all; SHOW there means that a fix is left out.
    """

    check: Check
    without: frozenset[str]
    fixes: Mapping[str, Safety]

    @property
    def searched(self) -> tuple[Pattern, ...]:
        """What the check says of itself."""
        found: tuple[Pattern, ...] = getattr(self.check, "searched", ())
        return found

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """Judge one document."""
        for outcome in self.check(binding):
            hit = outcome.hit if isinstance(outcome, Judged) else outcome
            if not isinstance(hit, Hit):
                yield outcome
            elif hit.defect not in self.without:
                kept = self._fix(hit)
                yield outcome._replace(hit=kept) if isinstance(outcome, Judged) else kept

    def _fix(self, hit: Hit) -> Hit:
        safety = self.fixes.get(hit.defect, self.fixes.get(""))
        if hit.fix is None or safety is None:
            return hit
        if safety is Safety.SHOW:
            return hit._replace(fix=None)
        least = max(hit.fix.safety, safety, key=_LESS_SAFE.index)
        return hit._replace(fix=hit.fix._replace(safety=least))


class Nothing(NamedTuple):
    """The check of a rule that could not be compiled; never run, since its pack is refused."""

    def __call__(self, binding: Binding) -> Iterable[Outcome]:  # noqa: ARG002 - the shape of a check
        """Nothing to say."""
        return ()


def adjusted(
    check: Check | None, defects: Mapping[str, RuleDefect | None], fixes: Mapping[str, Safety], *, drop_fixes: bool
) -> Check:
    """The check itself where the rule takes nothing away from it."""
    if check is None:
        return Nothing()
    without = frozenset(key for key, defect in defects.items() if defect is None)
    wanted = {**({"": Safety.SHOW} if drop_fixes else {}), **fixes}
    return Adjusted(check, without, wanted) if without or wanted else check
