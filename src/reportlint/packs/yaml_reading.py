"""One YAML file to plain values that know their places; every way in which a file can be hostile ends here.

Values are built from the event stream, not by a loader: nothing is constructed but text, numbers, true and false,
lists and maps, nothing recurses, and depth and size are known before anything is expanded.
"""

from __future__ import annotations

import regex
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from reportlint.language.problems import Problem
from reportlint.model.lines import LineIndex
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

MAXIMUM_BYTES = 1 << 20
"""Bytes of the largest file of a pack; a pack with 1,500 rules has an eighth of it."""
MAXIMUM_DEPTH = 32
MAXIMUM_WEIGHT = 100_000
"""Values in a file, aliases counted as often as they are used; a long text weighs one more for each 64 characters."""

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = regex.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = regex.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}")


class Node:
    """A value with its offset in the file, the offsets of its keys, and how deep and heavy it is once expanded."""

    __slots__ = ("height", "index", "keys", "members", "value", "weight")

    def __init__(self, value: object, index: int) -> None:
        self.value = value
        self.index = index
        self.keys: dict[str, int] = {}
        self.members: dict[str | int, Node] = {}
        self.height = 1
        self.weight = 1 + (len(value) // 64 if isinstance(value, str) else 0)

    def again(self, index: int) -> Node:
        """The same value at the place of an alias."""
        twin = Node(self.value, index)
        twin.keys, twin.members, twin.height, twin.weight = self.keys, self.members, self.height, self.weight
        return twin


class YamlFile(NamedTuple):
    """A file as read: its value (None if it cannot be used), where everything stands, and what is wrong with it."""

    path: str
    value: object
    locate: Callable[[tuple[str | int, ...]], tuple[int, int]]
    locate_key: Callable[[tuple[str | int, ...]], tuple[int, int]]
    problems: list[Problem]


class _BrokenError(Exception):
    """The file cannot be read beyond this offset."""

    def __init__(self, index: int, what: str, cure: str) -> None:
        super().__init__(what)
        self.index = index
        self.what = what
        self.cure = cure


class _Open(NamedTuple):
    """A list or map under construction; `anchor` is its name for aliases."""

    node: Node
    anchor: str | None


class _Builder:
    """Events to nodes, with a stack of its own."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.mistakes: list[tuple[int, str, str]] = []
        self._open: list[_Open] = []
        self._key: list[tuple[str, int] | None] = []
        self._anchors: dict[str, Node | None] = {}

    def take(self, event: object) -> None:
        """One event of the stream."""
        index = event.start_mark.index  # type: ignore[attr-defined]
        if isinstance(event, ScalarEvent):
            self._tag(event, index)
            value = _resolve(event.value) if event.implicit[0] else event.value
            if self._wants_key():
                self._take_key(event.value, index)
            else:
                self._finish(Node(value, index), event.anchor)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._tag(event, index)
            if self._wants_key():
                raise _BrokenError(index, "a key must be a text", "put the text into quotes")
            self._begin(Node({} if isinstance(event, MappingStartEvent) else [], index), event.anchor)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            opened = self._open.pop()
            self._key.pop()
            self._finish(opened.node, opened.anchor)
        elif isinstance(event, AliasEvent):
            self._alias(event.anchor, index)
        elif isinstance(event, DocumentStartEvent):
            self._start(event, index)

    def _start(self, event: DocumentStartEvent, index: int) -> None:
        if self.root is not None:
            raise _BrokenError(index, "a second document begins here", "put it into a file of its own")
        if event.version not in (None, (1, 2)) or event.tags:
            raise _BrokenError(
                index, "directives are not read", "remove the lines that begin with %; packs are YAML 1.2"
            )

    def _tag(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent, index: int) -> None:
        if event.tag not in (None, "!"):
            self.mistakes.append((index, f"the tag '{event.tag}' is not read", "remove it; a text is put into quotes"))

    def _wants_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].node.value, dict) and self._key[-1] is None

    def _take_key(self, key: str, index: int) -> None:
        keys = self._open[-1].node.keys
        if key in keys:
            self.mistakes.append((index, f"the key '{key}' stands here twice", "remove one, or join the two"))
        elif not key:
            self.mistakes.append((index, "a key is missing before ':'", "write 'key: value'"))
        elif key == "<<":
            self.mistakes.append(
                (index, "maps are not merged with '<<'", "write the keys out, or use *alias as a value")
            )
        self._key[-1] = (key, index)

    def _begin(self, node: Node, anchor: str | None) -> None:
        if len(self._open) >= MAXIMUM_DEPTH:
            raise _BrokenError(
                node.index, f"nested more than {MAXIMUM_DEPTH} deep", "no rule needs this: check the brackets"
            )
        if anchor:
            self._anchors[anchor] = None
        self._open.append(_Open(node, anchor))
        self._key.append(None)

    def _alias(self, name: str, index: int) -> None:
        if self._wants_key():
            raise _BrokenError(index, "an alias cannot be a key", "write the key out")
        node = self._anchors.get(name)
        if name not in self._anchors:
            raise _BrokenError(
                index, f"nothing is called '&{name}' above this", f"write '&{name}' before the value it stands for"
            )
        if node is None:
            raise _BrokenError(index, f"'*{name}' stands inside of what it names", "an alias cannot contain itself")
        if len(self._open) + node.height > MAXIMUM_DEPTH:
            raise _BrokenError(
                index, f"nested more than {MAXIMUM_DEPTH} deep", "aliases inside aliases: write the lists out"
            )
        self._finish(node.again(index), None)

    def _finish(self, node: Node, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = node
        if not self._open:
            self.root = node
            return
        parent = self._open[-1].node
        parent.weight += node.weight
        parent.height = max(parent.height, node.height + 1)
        if parent.weight > MAXIMUM_WEIGHT:
            raise _BrokenError(
                node.index, f"more than {MAXIMUM_WEIGHT} values", "split the pack, or use fewer aliases of aliases"
            )
        if isinstance(parent.value, list):
            parent.members[len(parent.value)] = node
            parent.value.append(node.value)
            return
        key = self._key[-1]
        assert key is not None
        self._key[-1] = None
        if key[0] not in parent.keys and isinstance(parent.value, dict):
            parent.keys[key[0]] = key[1]
            parent.members[key[0]] = node
            parent.value[key[0]] = node.value


def _resolve(text: str) -> object:
    """A plain scalar by YAML 1.2, but a number only where printing it gives back what was written.

    `1.10`, `007` and `2024-01-01` stay texts: labels and numbers of paragraphs are meant as they stand.
    """
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text) and text != "-0":
        return int(text)
    if _DECIMAL.fullmatch(text) and repr(float(text)) == text:
        return float(text)
    return text


def read_yaml(data: bytes, path: str) -> YamlFile:
    """Read one file. Never raises: all that is wrong is in `problems`; where that leaves nothing to use, the value is None."""
    if len(data) > MAXIMUM_BYTES:
        return _file(
            path,
            "",
            None,
            [(0, f"the file has more than {MAXIMUM_BYTES >> 20} MB", "split the pack into several files")],
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = data[: error.start].decode("utf-8-sig", "replace")
        return _file(path, text, None, [(len(text), "the file is not UTF-8", "save it as UTF-8")])
    builder = _Builder()
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            builder.take(event)
    except _BrokenError as broken:
        builder.mistakes.append((broken.index, broken.what, broken.cure))
        builder.root = None
    except YAMLError as error:
        builder.mistakes.append(_syntax(error, len(text)))
        builder.root = None
    except Exception as error:  # noqa: BLE001 - whatever the library trips over is a mistake of the file, told like one
        builder.mistakes.append((len(text), f"this is not YAML ({type(error).__name__}: {error})", _ASK))
        builder.root = None
    return _file(path, text, builder.root, builder.mistakes)


_ASK = "look at quotes, brackets, colons and indentation"


def _syntax(error: YAMLError, end: int) -> tuple[int, str, str]:
    """What the YAML library says, with its place."""
    if isinstance(error, MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        what = error.problem or error.context or "syntax error"
        cure = "indent with blanks, not with tabs" if "\\t" in what else f"{_ASK}, here or just before"
        return min(mark.index, end) if mark else 0, f"this is not YAML: {what}", cure
    index = getattr(error, "position", 0)
    reason = getattr(error, "reason", None) or str(error).partition("\n")[0]
    return min(index, end), f"this is not YAML: {reason}", "remove the character"


def _file(path: str, text: str, root: Node | None, mistakes: list[tuple[int, str, str]]) -> YamlFile:
    lines = LineIndex(text)

    def locate(at: tuple[str | int, ...], *, on_key: bool = False) -> tuple[int, int]:
        node, index = root, root.index if root else 0
        for step, name in enumerate(at, 1):
            member = node.members.get(name) if node else None
            if node is None or member is None:
                break
            index = node.keys[name] if on_key and step == len(at) and isinstance(name, str) else member.index
            node = member
        return lines.position(index)

    def locate_key(at: tuple[str | int, ...]) -> tuple[int, int]:
        return locate(at, on_key=True)

    problems = [Problem(path, *lines.position(index), what, cure) for index, what, cure in mistakes]
    return YamlFile(path, root.value if root else None, locate, locate_key, problems)
