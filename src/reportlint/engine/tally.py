"""What the rules of one document have said so far; nobody reads the thousandth finding of one rule, so they are counted."""

from __future__ import annotations

from reportlint.engine.own_rule import OwnRule
from reportlint.language.outcome import Judged
from reportlint.model.finding import Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportlint.engine.describing import Describer
    from reportlint.language.outcome import Unevaluated
    from reportlint.model.finding import Finding, Hit
    from reportlint.packs.profile import Rule

MORE_OF_THE_SAME = OwnRule(
    "reportlint/more-of-the-same",
    Severity.WARNING,
    {
        "zh": "{rule} 共有 {count} 处，只逐一列出前 {most} 处；其余 {rest} 处从这里开始（配置 most-per-rule 可改上限）",
        "en": "{rule}: {count} places, of which the first {most} are listed; {rest} more begin here (most-per-rule sets the limit)",
    },
    {
        "zh": "一条规则在一份文件里成百上千次命中，多半是同一个原因；逐条列出没有人会看。",
        "en": "A rule that finds hundreds of places in one document mostly finds one cause; nobody reads them all.",
    },
)


class Tally:
    """What the rules have said. `most` findings of a rule are told one by one, the others counted; 0 tells all."""

    def __init__(self, most: int = 0) -> None:
        self.findings: list[Finding] = []
        self.broken = False
        self._judged: list[tuple[Rule, Judged | Callable[[], Iterable[Judged]]]] = []
        self.proven: dict[tuple[tuple[str, str], ...], int] = {}
        self.held = 0
        self.violated = 0
        self.unevaluated: dict[tuple[str, str, str], int] = {}
        self._most = most
        self._counts: dict[str, int] = {}
        self._first_left_out: dict[str, tuple[Rule, Hit]] = {}

    def hit(self, rule: Rule, hit: Hit, describer: Describer) -> None:
        """One more place that violates a rule."""
        self.violated += 1
        if self._most:
            count = self._counts[rule.id] = self._counts.get(rule.id, 0) + 1
            if count > self._most:
                if count == self._most + 1:
                    self._first_left_out[rule.id] = rule, hit
                return
        self.findings.append(describer.finding(rule, hit))

    def close(self, describer: Describer) -> None:
        """Say of each rule that was cut short how much more there is, as gravely as the rule itself."""
        for rule, hit in self._first_left_out.values():
            described = describer.finding(rule, hit)
            count = self._counts[rule.id]
            values = {"rule": rule.id, "count": count, "most": self._most, "rest": count - self._most}
            note = describer.own(MORE_OF_THE_SAME, hit._replace(values=values, fix=None, related=(), subject=rule.id))
            self.findings.append(
                note._replace(severity=described.severity, status=described.status, family=rule.family)
            )

    def judge(self, rule: Rule, judged: Judged) -> None:
        """One equation of a rule; what to say about a broken one depends on all of the document's."""
        self._judged.append((rule, judged))
        if judged.hit is None:
            self.holds(rule, 1)
        else:
            self.violated += 1
            self.broken = True

    def equations(self) -> list[tuple[Rule, Judged]]:
        """Every equation with its rule, in the order in which they were judged."""
        return [
            (rule, one)
            for rule, judged in self._judged
            for one in ((judged,) if isinstance(judged, Judged) else judged())
        ]

    def holds(self, rule: Rule, times: int, equations: Callable[[], Iterable[Judged]] | None = None) -> None:
        """Checks of a rule that hold; of equations each one is known to whoever looks for what is wrong in others."""
        if equations is not None:
            self._judged.append((rule, equations))
        if rule.proven:
            noun = tuple(sorted(rule.proven.items()))
            self.proven[noun] = self.proven.get(noun, 0) + times
            self.held += times

    def missing(self, rule: Rule, unevaluated: Unevaluated) -> None:
        """A check of a rule that could not be made."""
        key = (rule.id, unevaluated.cause.value, unevaluated.subject)
        self.unevaluated[key] = self.unevaluated.get(key, 0) + 1
