"""Verbs small enough to see through, for tests of packs that must not depend on the real ones."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.extend import Defect, Edit, Entry, Fix, Hit, Kind, RuleHead, Safety, Severity
from reportlint.model.span import Span
from reportlint.packs import load_abouts, load_profiles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.extend import Binding
    from reportlint.packs.about import AboutPack
    from reportlint.packs.profile import Profile, Profiles, Rule


@dataclass(frozen=True, slots=True)
class Ban:
    words: tuple[str, ...]
    head: tuple[object, ...]

    def __call__(self, binding: Binding) -> Iterator[Hit]:  # noqa: ARG002
        for word in self.words:
            fix = Fix({"en": "drop it"}, (Edit(Span(0, 1), ""),), Safety.SAFE)
            yield Hit(Span(0, 1), "long" if len(word) > 2 else "default", fix=fix)


def _ban(entry: Entry, head: RuleHead) -> Ban:
    keys = entry.mapping(("words",), required=("words",), short="words")
    return Ban(keys["words"].texts() if "words" in keys else (), (head.scopes, head.raw, head.fix))


def _crash(entry: Entry, head: RuleHead) -> Ban:
    raise RuntimeError("boom")


BAN = Kind(
    key="ban",
    compile=_ban,
    defects={
        "default": Defect({"zh": "不要写“{excerpt}”", "en": "do not write '{excerpt}'"}),
        "long": Defect({"zh": "太长：{word}", "en": "too long: {word}"}, Severity.INFO),
    },
    values=frozenset({"word", "count"}),
    proven={"zh": "词", "en": "words"},
    honours=frozenset({"in", "fix"}),
)
PAIR = Kind(
    key="pair",
    compile=_ban,
    defects={"open": Defect({"en": "x"}), "close": Defect({"en": "y"}), "either": Defect({"en": "z"}, shares_id=True)},
)
CRASH = Kind(key="crash", compile=_crash, defects={"default": Defect({"en": "x"})})


class Verbs:
    """What packs need of the registry; `asked` counts how often the verbs were wanted."""

    def __init__(self, *plugins: str) -> None:
        self.plugins = plugins
        self.asked = 0

    @property
    def kinds(self) -> dict[str, Kind]:
        self.asked += 1
        return {kind.key: kind for kind in (BAN, PAIR, CRASH)}


def write(folder: Path, **files: str) -> list[Path]:
    """Single-file packs; the head is put before each text."""
    paths = []
    for name, text in files.items():
        path = folder / f"{name.replace('_', '-')}.yaml"
        path.write_text(f"reportlint: 1\npack: {path.stem}\n{text}", encoding="utf-8")
        paths.append(path)
    return paths


def profiles(folder: Path, **files: str) -> Profiles:
    return load_profiles([], write(folder, **files), Verbs(), cache=False)


def abouts(folder: Path, **files: str) -> dict[str, AboutPack]:
    return {pack.name: pack for pack in load_abouts([], write(folder, **files), Verbs(), cache=False)}


def rules(profile: Profile) -> dict[str, Rule]:
    return {rule.id: rule for rule in profile.rules}
