"""The top of a pack: its head, and where its nouns and rules stand, over all of its files; nothing is compiled yet."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from reportlint.language.entry import Entry, Names, Problems
from reportlint.language.problems import Problem
from reportlint.packs.discovery import MANIFEST, MAXIMUM_FILES
from reportlint.packs.yaml_reading import MAXIMUM_BYTES, read_yaml

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.packs.discovery import PackPlace

LANGUAGE_VERSION = 1
LANGUAGES = ("zh", "en")
"""Languages of messages, the first one standing for both where a pack writes a plain text."""
HEAD = ("reportlint", "pack", "version", "title", "language", "extends", "applies")
NOUNS = ("forms", "classes", "bind", "sections", "lists", "terms", "tables", "facts", "documents")
KEYS = (*HEAD, *NOUNS, "rules")
_NAME = regex.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass(slots=True)
class Pack:
    """A pack as written. `nouns` holds, for each group (`lists`, `tables`, …), the entry of each name, in order."""

    path: str
    name: str = ""
    version: str = "0"
    language: str = LANGUAGES[0]
    title: Mapping[str, str] = field(default_factory=dict)
    extends: tuple[str, ...] = ()
    applies: Entry | None = None
    nouns: dict[str, dict[str, Entry]] = field(default_factory=lambda: {group: {} for group in NOUNS})
    rules: list[Entry] = field(default_factory=list)
    names: Names = field(default_factory=Names)
    where: Entry | None = None

    @property
    def base(self) -> str:
        """The folder beside whose files the pack's sample documents lie."""
        from os.path import dirname, isdir

        return self.path if isdir(self.path) else dirname(self.path)


def is_kebab(name: str) -> bool:
    """Whether a name is fit to be a part of a rule's id: small letters and digits in words joined by `-`."""
    return len(name) <= 80 and _NAME.fullmatch(name) is not None


def read_texts(entry: Entry) -> dict[str, str]:
    """A text by language: `{zh: …, en: …}`, or one text for every language."""
    if not entry.is_mapping():
        text = entry.text()
        return dict.fromkeys(LANGUAGES, text) if text else {}
    return {language: inner.text() for language, inner in entry.mapping(LANGUAGES).items()}


def read_pack(place: PackPlace) -> tuple[Pack | None, list[Problems]]:
    """The pack at a place, and what is wrong with each of its files; None if it has not even a name."""
    pack = Pack(place.path)
    files = [_read_file(file.path, pack) for file in place.files[:MAXIMUM_FILES]]
    if len(place.files) > MAXIMUM_FILES:
        files[0][0].add((), f"the pack has more than {MAXIMUM_FILES} files", "join some of them")
    said: dict[str, Entry] = {}
    for problems, root in files:
        if root is not None:
            _take_file(root, pack, said, problems)
    problems = next((p for p, _ in files if p.path.endswith(MANIFEST)), files[0][0])
    if any(root is not None for _, root in files):
        for key in ("reportlint", "pack"):
            if key not in said:
                value = LANGUAGE_VERSION if key == "reportlint" else "my-pack"
                problems.add((), f"the key '{key}' is missing", f"write '{key}: {value}' at the top")
    _take_head(pack, said)
    return (pack if pack.name else None), [problems for problems, _ in files]


def _read_file(path: str, pack: Pack) -> tuple[Problems, Entry | None]:
    shown = path.replace("\\", "/")
    try:
        with open(path, "rb") as stream:
            data = stream.read(MAXIMUM_BYTES + 1)
    except OSError as error:
        problem = Problem(shown, 1, 1, f"cannot be read ({error.strerror})", "look at the rights of the file")
        return Problems(shown, lambda _: (1, 1), pack.names, [problem]), None
    file = read_yaml(data, shown)
    problems = Problems(shown, file.locate, pack.names, file.problems, file.locate_key)
    if file.value is None:
        if not file.problems:
            problems.add((), "the file is empty", "write a pack into it, or remove it")
        return problems, None
    return problems, Entry(file.value, (), problems)


def _take_file(root: Entry, pack: Pack, said: dict[str, Entry], problems: Problems) -> None:
    for key, entry in root.mapping(KEYS).items():
        if key == "rules":
            if entry.is_list():
                pack.rules.extend(entry.items())
            else:
                entry.problem("rules are a list", "begin each rule with '- id: name'")
        elif key in NOUNS:
            _take_nouns(entry, pack.nouns[key], key)
        elif key not in said:
            said[key] = entry
        elif said[key].value != entry.value:
            what = f"'{key}' is said differently in {said[key].problems.path}"
            problems.add(entry.at, what, f"say it once, in {MANIFEST}", on_key=True)


def _take_nouns(entry: Entry, declared: dict[str, Entry], group: str) -> None:
    for name, inner in entry.pairs():
        if name in declared:
            first = declared[name]
            line, _ = first.problems.locate(first.at)
            what = f"'{name}' is declared under '{group}' already, at {first.problems.path}:{line}"
            inner.problems.add(inner.at, what, "give one of them another name", on_key=True)
        elif any(mark in name for mark in "/[],") or name.strip() != name:
            inner.problems.add(
                inner.at, f"'{name}' cannot be a name", "leave out / [ ] , and blanks at the ends", on_key=True
            )
        else:
            declared[name] = inner


def _take_head(pack: Pack, said: Mapping[str, Entry]) -> None:
    version = said.get("reportlint")
    if version and (version.value != LANGUAGE_VERSION or isinstance(version.value, bool)):
        version.problem(
            f"version {version.value!r} of the rule language is not known", f"write 'reportlint: {LANGUAGE_VERSION}'"
        )
    name = said.get("pack")
    if name:
        pack.where = name
        pack.name = name.text()
        if pack.name and not is_kebab(pack.name):
            name.problem(
                f"'{pack.name}' cannot be the name of a pack", "use small letters, digits and '-', as in 'my-pack'"
            )
        elif pack.name == "reportlint":
            name.problem("'reportlint' is kept for the program itself", "choose another name")
    if "version" in said:
        pack.version = said["version"].text("0")
    if "language" in said:
        pack.language = said["language"].choice(LANGUAGES)
    pack.title = read_texts(said["title"]) if "title" in said else dict.fromkeys(LANGUAGES, pack.name)
    if "extends" in said:
        pack.extends = tuple(dict.fromkeys(item.text() for item in said["extends"].items()))
    pack.applies = said.get("applies")
