"""`agree: VARIABLE`: the places where a variable was read must not contradict one another; `agree: {facts: …}`: nor may a count."""

from __future__ import annotations

from reportlint.extend import Cause, Defect, Held, Hit, Kind, Related, Severity, Span, Unevaluated
from reportlint.language.problems import did_you_mean
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.binding.binding import Mention, Witness
    from reportlint.extend import Binding, Entry, Outcome, RuleHead

_ORIGINS = {
    "title": {"zh": "标题", "en": "the title"},
    "preamble": {"zh": "引言", "en": "the preamble"},
    "body": {"zh": "正文", "en": "the text"},
    "file-name": {"zh": "文件名", "en": "the file's name"},
    "metadata": {"zh": "文件属性", "en": "the file's properties"},
    "value": {"zh": "推算值", "en": "what follows from other values"},
}


class AgreeCheck(NamedTuple):
    """A variable by its name."""

    variable: str

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """One hit for each place that contradicts the value of the variable, which is what most places say.

        Weak sources contradict nobody, unless the variable has its value from them. One place alone contradicts nobody.
        """
        variable = binding.variables.get(self.variable)
        if variable is None:
            yield Unevaluated(Cause.VARIABLE_UNBOUND, self.variable)
            return
        strong = [source for source in variable.sources if not source.weak]
        outvoted = bool(strong) and not variable.disputed and all(s.value != variable.value for s in strong)
        if len(strong) < 2 and not outvoted:
            return
        if outvoted:
            # Weak sources were unanimous against the only strong one.
            strong += [source for source in variable.sources if source.weak and source.value == variable.value]
        right = next((source for source in strong if source.value == variable.value), strong[0])
        wrong = [source for source in strong if not _agree(source.value, right.value)]
        if not wrong:
            yield Held()
        for source in wrong:
            yield self._hit(source, right, strong)

    def _hit(self, source: Witness, right: Witness, strong: list[Witness]) -> Hit:
        agreeing = [other for other in strong if _agree(other.value, right.value) and other.span is not None]
        # A file name has no place in the text: then the place that it contradicts is shown.
        span = source.span or (agreeing[0].span if agreeing else None) or Span(0, 0)
        return Hit(
            span,
            values={
                "name": self.variable,
                "found": str(source.value),
                "expected": str(right.value),
                "here": _origin(source),
                "there": _origin(right),
            },
            related=tuple(
                Related(other.span, {language: f"{word}: {other.value}" for language, word in _origin(other).items()})
                for other in agreeing
                if other.span is not None and other.span != span
            ),
            subject=self.variable,
        )


class FactsAgree(NamedTuple):
    """Facts that have one value in a report, each with the table whose rules judge it where that table was read."""

    facts: tuple[tuple[str, str], ...]

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """One hit for each mention that contradicts the first of its fact; mentions of another scope contradict nobody."""
        from reportlint.binding.grid import Grid

        for name, table in self.facts:
            if table and isinstance(binding.grids.get(table), Grid):
                continue
            own = [mention for mention in binding.facts.get(name, ()) if mention.scope is None]
            if len(own) < 2:
                continue
            first = own[0]
            wrong = [mention for mention in own[1:] if not mention.value.overlaps(first.value)]
            if not wrong:
                yield Held()
            for mention in wrong:
                said = _said(first)
                values = {"name": name, "found": _said(mention), "expected": said, "here": "", "there": ""}
                yield Hit(mention.span, "fact", values, (Related(first.span, {"zh": said, "en": said}),), subject=name)


def _said(mention: Mention) -> str:
    return f"{mention.value}{mention.unit}"


def _origin(source: Witness) -> Mapping[str, str]:
    return source.called or _ORIGINS.get(source.origin, {"zh": f"“{source.origin}”", "en": f"'{source.origin}'"})


def _agree(left: object, right: object) -> bool:
    """Equal values agree, and so do a name and a shorter form of it: 教育局 does not contradict 清河市教育局."""
    if not isinstance(left, str) or not isinstance(right, str):
        return left == right
    from reportlint.chinese.width import fold_width

    a, b = ("".join(fold_width(text).split()) for text in (left, right))
    return a in b or b in a


def _compile(entry: Entry, head: RuleHead) -> AgreeCheck | FactsAgree:  # noqa: ARG001 - where to look is said where a noun is bound
    if entry.is_mapping():
        keys = entry.mapping(("facts",), required=("facts",))
        return FactsAgree(tuple(map(_fact, keys["facts"].pairs())) if "facts" in keys else ())
    return AgreeCheck(entry.variable())


def _fact(pair: tuple[str, Entry]) -> tuple[str, str]:
    name, entry = pair
    table = "" if entry.value is None else entry.text()
    for word, known, group in ((name, entry.names.facts, "facts"), (table, set(entry.names.tables), "tables")):
        if word and word not in known:
            near = did_you_mean(word, sorted(known))
            cure = f"did you mean '{near}'?" if near else f"declare it under '{group}:'"
            entry.problem(f"'{word}' is not declared under '{group}'", cure)
        entry.names.used.add(word)
    return name, table


KIND = Kind(
    key="agree",
    compile=_compile,
    defects={
        "default": Defect(
            {
                "zh": "前后不一致：{here}为“{found}”，{there}为“{expected}”",
                "en": "the document contradicts itself: {here} says '{found}', {there} '{expected}'",
            },
            Severity.ERROR,
        ),
        "fact": Defect(
            {
                "zh": "同一件事说了两个数：这里是 {found}，前面是 {expected}",
                "en": "one thing is told with two numbers: {found} here, {expected} before",
            },
            Severity.WARNING,
            shares_id=True,
        ),
    },
    values=frozenset({"name", "found", "expected", "here", "there"}),
    family="identity",
    honours=frozenset(),
)
