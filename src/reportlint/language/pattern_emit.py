"""Trees of plain patterns written as `regex` source, once for the normalised view and once for the raw text."""

from __future__ import annotations

from reportlint.compiled import compiled, escape
from reportlint.language.pattern_regex import folded, refuse_dangerous
from reportlint.language.pattern_slots import BLANK, GAP_CHARACTER, GAP_LENGTH, SlotGroup, slot_source
from reportlint.language.pattern_syntax import (
    Bound,
    Choice,
    Gap,
    Listed,
    Literal,
    PatternError,
    Slot,
    parse,
)
from reportlint.language.pattern_values import literal_source
from reportlint.language.problems import did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.language.pattern_syntax import Node, Sequence

    Emitted = tuple[tuple[str, ...], tuple[str, ...], tuple[SlotGroup, ...]]

# Marks the place of a variable in emitted source; no author can type it.
_HOLE = "\x00"


def emit(source: str, lists: Mapping[str, tuple[str, ...]]) -> Emitted:
    """Templates for view and raw text, and the slots, of a plain pattern. Raises `PatternError`."""
    tree = parse(source, frozenset(lists))
    if not _has_width(tree):
        raise PatternError(1, "the pattern fits where nothing stands", "write something that must be there")
    view = _Emitter(lists, raw=False)
    raw = _Emitter(lists, raw=True)
    # One after the other: both number their slots alike.
    template = tuple(view.sequence(tree).split(_HOLE))
    return template, tuple(raw.sequence(tree).split(_HOLE)), tuple(view.slots)


def emit_own(source: str, lists: Mapping[str, tuple[str, ...]]) -> Emitted:
    """The same for `/…/`; in it `{=variable}` stands for a value, `{@list}` for any entry of a list, as it is written.

    Raises `PatternError` for dangerous ones and for lists that are not declared.
    """
    inner = _with_lists(source[1:-1], lists)
    parts = compiled(r"\{=(\w+)\}").split(inner)
    refuse_dangerous("a".join(parts[::2]))
    view = tuple(folded(part) if index % 2 == 0 else part for index, part in enumerate(parts))
    return view, tuple(parts), ()


def _with_lists(source: str, lists: Mapping[str, tuple[str, ...]]) -> str:
    pieces = compiled(r"\{@(\w+)\}").split(source)
    for at in range(1, len(pieces), 2):
        name = pieces[at]
        if name not in lists:
            near = did_you_mean(name, list(lists))
            cure = f"did you mean '{{@{near}}}'?" if near else "declare it under 'lists:'"
            raise PatternError(source.find(f"{{@{name}}}") + 2, f"the list '{name}' is not declared", cure)
        pieces[at] = "(?:" + "|".join(map(escape, sorted(lists[name], key=len, reverse=True))) + ")"
    return "".join(pieces)


def _has_width(tree: Sequence) -> bool:
    return any(
        (all(map(_has_width, node.branches)) and not node.optional)
        if isinstance(node, Choice)
        else not isinstance(node, Gap)
        for node in tree
    )


class _Emitter:
    __slots__ = ("letters", "lists", "raw", "slots")

    def __init__(self, lists: Mapping[str, tuple[str, ...]], *, raw: bool) -> None:
        self.lists = lists
        self.raw = raw
        self.slots: list[SlotGroup] = []
        self.letters: set[str] = set()

    def sequence(self, nodes: Sequence) -> str:
        parts: list[str] = []
        for index, node in enumerate(nodes):
            before = nodes[index - 1] if index else None
            after = nodes[index + 1] if index + 1 < len(nodes) else None
            if before is not None and (_is_value(before) or _is_value(node)):
                parts.append(BLANK)
            parts.append(self.node(node, before, after))
        return "".join(parts)

    def node(self, node: Node, before: Node | None, after: Node | None) -> str:
        if isinstance(node, Literal):
            return literal_source(node.text, raw=self.raw)
        if isinstance(node, Gap):
            return f"{GAP_CHARACTER}{{0,{GAP_LENGTH}}}?"
        if isinstance(node, Bound):
            return _HOLE + node.variable + _HOLE
        if isinstance(node, Listed):
            entries = sorted(self.lists[node.name], key=len, reverse=True)
            return "(?:" + "|".join(literal_source(entry, raw=self.raw) for entry in entries) + ")"
        if isinstance(node, Choice):
            inner = "|".join(map(self.sequence, node.branches))
            return f"(?:{inner}){'?' if node.optional else ''}"
        guarded = not isinstance(after, Literal)
        edge = None if before is None else before.text[-1] if isinstance(before, Literal) else ""
        return self.slot(node, edge, guarded=guarded)

    def slot(self, slot: Slot, before: str | None, *, guarded: bool) -> str:
        index = len(self.slots)
        again = bool(slot.letter) and slot.letter in self.letters
        unit = f"u{index}" if slot.units or again else f"unit_{slot.letter}" if slot.letter else ""
        self.slots.append(SlotGroup(slot.name, slot.kind, f"s{index}", unit, guarded))
        self.letters.add(slot.letter)
        return slot_source(slot, index, before=before, again=again)


def _is_value(node: Node) -> bool:
    return isinstance(node, Slot | Bound)
