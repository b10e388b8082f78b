"""`examples:` as written: texts with `«»` around what must be found."""

from __future__ import annotations

from reportlint.binding.scope_names import read_scopes
from reportlint.language.problems import did_you_mean
from reportlint.packs.about import Example, Finds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.language.entry import Entry

_KEYS = ("name", "bad", "good", "given", "set", "finds", "fixed", "with", "beside")
_OPEN, _CLOSE = "«»"


def read_examples(entry: Entry, ids: Mapping[str, str], scope: str | None = None) -> tuple[Example, ...]:
    """The examples of a rule. `ids` are the full ids of the rule and its defects, by their ids in the pack.

    `scope` is the first place where the rule looks: that is what their texts stand for unless they say otherwise.
    """
    return tuple(example for item in entry.items() if (example := _example(item, ids, scope)))


def marked(text: str) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """A text without its `«»` and the code points between them, from 0; None where they do not pair or are nested."""
    plain: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    opened: int | None = None
    for character in text:
        if character == _OPEN:
            if opened is not None:
                return None
            opened = at
        elif character == _CLOSE:
            if opened is None:
                return None
            spans.append((opened, at))
            opened = None
        else:
            plain.append(character)
            at += 1
    return None if opened is not None else ("".join(plain), tuple(spans))


def _example(entry: Entry, ids: Mapping[str, str], scope: str | None) -> Example | None:
    if not entry.is_mapping():
        entry.problem("an example has a text that is good or bad", 'write {bad: "…«wrong»…"} or {good: "…"}')
        return None
    keys = entry.mapping(_KEYS)
    kinds = [key for key in ("bad", "good", "given") if key in keys]
    if len(kinds) != 1:
        entry.problem("an example is one of bad, good, given", "make an example of each text")
        return None
    kind = kinds[0]
    _misplaced(keys, kind)
    text, spans = ("", None) if kind == "given" else _marked(keys[kind], bad=kind == "bad")
    finds, nothing = _finds(keys["finds"], ids, given=kind == "given") if "finds" in keys else (Finds(), False)
    if kind == "given":
        scope = None
        nothing = nothing or "finds" not in keys
    own_scope, variables = _with(keys["with"]) if "with" in keys else (None, ())
    line, _ = entry.problems.locate(entry.at)
    return Example(
        name=keys["name"].text() if "name" in keys else "",
        bad=kind != "good" and not nothing,
        text=text,
        spans=spans,
        path=entry.problems.path,
        line=line,
        finds=finds,
        fixed=keys["fixed"].text() if "fixed" in keys else None,
        given=keys["given"].text() if kind == "given" else None,
        changes=tuple((key, inner.text()) for key, inner in keys["set"].pairs()) if "set" in keys else (),
        scope=own_scope or scope,
        variables=variables,
        beside=_beside(keys["beside"]) if "beside" in keys else (),
    )


def _beside(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Samples that stand for other documents."""
    samples = []
    for name, inner in entry.pairs():
        if name in entry.names.documents:
            samples.append((name, inner.text()))
            continue
        near = did_you_mean(name, sorted(entry.names.documents))
        cure = f"did you mean '{near}'?" if near else "declare it under 'documents:'"
        inner.problems.add(inner.at, f"the document '{name}' is not declared", cure, on_key=True)
    return tuple(samples)


def _misplaced(keys: Mapping[str, Entry], kind: str) -> None:
    """Keys that say nothing beside this kind of example."""
    useless = {"good": ("fixed", "set", "finds", "beside"), "bad": ("set", "beside"), "given": ("fixed",)}[kind]
    for key in useless:
        if key in keys:
            keys[key].problems.add(keys[key].at, f"'{key}' has no meaning beside '{kind}'", "remove it", on_key=True)
    if "set" in keys and "finds" not in keys:
        keys["set"].problem("the example does not say what is found then", "add 'finds: {at: …}', or 'finds: nothing'")


def _marked(entry: Entry, *, bad: bool) -> tuple[str, tuple[tuple[int, int], ...] | None]:
    text = entry.text()
    read = marked(text)
    if read is None:
        entry.problem("« and » do not pair", "put « before and » after what must be found")
        return text, None
    plain, spans = read
    if spans and not bad:
        entry.problem("a good example marks nothing", "remove « and », or make it a bad one")
    return plain, spans or None


def _finds(entry: Entry, ids: Mapping[str, str], *, given: bool) -> tuple[Finds, bool]:
    """`nothing`, a place, or `{rule, at}`; the flag says that nothing may be found.

    In a whole sample the culprit may be named by another rule of the pack; beside a text only its own rule runs.
    """
    if entry.value == "nothing":
        return Finds(), True
    keys = entry.mapping(("rule", "at"), short="at")
    rule = None
    if "rule" in keys:
        name = keys["rule"].text()
        pack = next(iter(ids.values())).partition("/")[0]
        rule = ids.get(name) or (name if "/" in name else f"{pack}/{name}")
        if not given and rule not in ids.values():
            near = did_you_mean(name, list(ids))
            cure = f"did you mean '{near}'?" if near else f"it reports {', '.join(ids)}"
            keys["rule"].problem(f"this rule reports no '{name}'", cure)
    return Finds(rule, keys["at"].text() if "at" in keys else None), False


def _with(entry: Entry) -> tuple[str | None, tuple[tuple[str, object], ...]]:
    scope: str | None = None
    variables: list[tuple[str, object]] = []
    known = entry.names.variables
    for name, inner in entry.pairs():
        if name == "in":
            scope = next(iter(read_scopes(inner)), None)
        elif name not in known:
            near = did_you_mean(name, ["in", *known])
            cure = f"did you mean '{near}'?" if near else "'with' binds 'in' and the variables under 'bind:'"
            inner.problems.add(inner.at, f"the variable '{name}' is not declared", cure, on_key=True)
        elif isinstance(inner.value, str | int | float):
            variables.append((name, inner.value))
        else:
            inner.problem("a variable is a text or a number", "write the value it has in this example")
    return scope, tuple(variables)
