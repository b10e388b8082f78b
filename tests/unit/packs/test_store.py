"""Compiled packs kept between runs: used only when nothing they were made from has changed, and never when damaged."""

from __future__ import annotations

import os
import pickle
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reportlint.language.problems import PackError
from reportlint.packs import load_abouts, load_profiles
from reportlint.packs.store import Store
from tests.unit.packs.tiny_verbs import Ban, Verbs, write

if TYPE_CHECKING:
    from pathlib import Path

    from reportlint.packs.profile import Profiles

RULE = "rules:\n  - {id: bad, ban: 甲, why: 因为, examples: [{bad: «甲»}]}\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (path,) = write(tmp_path, my=RULE)
    settle(path)
    return path


def settle(path: Path, seconds: int = 60) -> None:
    """As if the file had been saved a while ago."""
    then = path.stat().st_mtime_ns - seconds * 1_000_000_000
    os.utime(path, ns=(then, then))


def load(pack: Path, verbs: Verbs) -> Profiles:
    return load_profiles([], [pack], verbs)


def compiles(pack: Path, *plugins: str) -> bool:
    """Whether a load compiles the pack, which it cannot without asking for the verbs."""
    verbs = Verbs(*plugins)
    made = load(pack, verbs)
    (rule,) = made.unclaimed.rules
    assert isinstance(rule.check, Ban)
    return verbs.asked > 0


def test_a_second_load_compiles_nothing(pack: Path) -> None:
    assert compiles(pack)
    assert not compiles(pack)
    verbs = Verbs()
    (about,) = load_abouts([], [pack], verbs)
    assert about.rules[0].why["zh"] == "因为"
    assert verbs.asked == 0


def test_reasons_and_examples_are_not_in_what_every_start_reads(pack: Path, cache: Path) -> None:
    load(pack, Verbs())
    hot, cold = (next(cache.glob(f"*-{part}.pickle")).read_bytes() for part in ("profiles", "abouts"))
    assert "因为".encode() not in hot
    assert "因为".encode() in cold


def test_a_changed_pack_is_compiled_again_whatever_its_size_and_time(pack: Path) -> None:
    before = load(pack, Verbs())
    state = pack.stat()
    pack.write_text(pack.read_text("utf-8").replace("甲", "乙"), encoding="utf-8")
    after = load(pack, Verbs())
    assert [rule.check.words for rule in after.unclaimed.rules if isinstance(rule.check, Ban)] == [("乙",)]
    assert before.key != after.key
    assert pack.stat().st_size == state.st_size


def test_a_file_saved_a_moment_ago_is_judged_by_its_content(pack: Path) -> None:
    os.utime(pack)
    state = pack.stat()
    load(pack, Verbs())
    pack.write_text(pack.read_text("utf-8").replace("甲", "乙"), encoding="utf-8")
    os.utime(pack, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert [rule.check.words for rule in load(pack, Verbs()).unclaimed.rules if isinstance(rule.check, Ban)] == [
        ("乙",)
    ]


def test_a_touched_pack_is_not_compiled_again(pack: Path) -> None:
    load(pack, Verbs())
    settle(pack, 600)
    assert not compiles(pack)
    assert not compiles(pack)


def test_a_new_file_and_a_new_plugin_are_seen(tmp_path: Path) -> None:
    folder = tmp_path / "my"
    folder.mkdir()
    (folder / "pack.yaml").write_text("reportlint: 1\npack: my\n" + RULE, encoding="utf-8")
    assert compiles(folder)
    (folder / "more.yaml").write_text("lists: {词: [丙]}\n", encoding="utf-8")
    assert compiles(folder)
    assert not compiles(folder)
    assert compiles(folder, "outsider 1.0")
    assert not compiles(folder, "outsider 1.0")
    assert compiles(folder, "outsider 1.1")


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "foreign", "pickle"])
def test_a_damaged_file_is_ignored_and_written_again(pack: Path, cache: Path, damage: str) -> None:
    load(pack, Verbs())
    (kept,) = cache.glob("*-profiles.pickle")
    data = kept.read_bytes()
    middle = len(data) // 2
    kept.write_bytes({
        "cut": data[:middle],
        "flip": data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
        "empty": b"",
        "foreign": b"not ours at all",
        "pickle": pickle.dumps({"profiles": 1}),
    }[damage])  # fmt: skip
    assert compiles(pack)
    assert not compiles(pack)


def test_a_file_made_by_another_version_is_not_used(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(pack, Verbs())
    # The name of the kept file depends on the version: give both the same name to see that the head decides too.
    monkeypatch.setattr(Store, "_path", lambda self, part: os.path.join(self._folder, f"one-{part}.pickle"))
    assert compiles(pack)
    assert not compiles(pack)
    monkeypatch.setattr("reportlint.packs.store.__version__", "9.9.9")
    assert compiles(pack)


@pytest.mark.skipif(os.name != "posix", reason="rights of files are those of POSIX here")
def test_nothing_is_read_from_what_others_may_write(pack: Path, cache: Path) -> None:
    load(pack, Verbs())
    (kept,) = cache.glob("*-profiles.pickle")
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    kept.chmod(0o666)
    assert compiles(pack)
    cache.chmod(0o777)
    assert compiles(pack)
    assert compiles(pack)


def test_without_a_folder_packs_are_compiled_and_it_is_said_why(pack: Path, cache: Path) -> None:
    cache.write_text("a file, not a folder")
    assert compiles(pack)
    assert "no cache folder" in Store([], ()).uncached


def test_what_cannot_be_pickled_is_run_all_the_same(pack: Path) -> None:
    store = Store([], ())
    store.write({"profiles": lambda: None})
    assert store.uncached.startswith("compiled packs cannot be kept: ")
    assert store.read("profiles") is None


def test_a_wrong_pack_is_never_kept(pack: Path, cache: Path) -> None:
    pack.write_text("titel: x\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(PackError):
            load(pack, Verbs())
    assert list(cache.iterdir()) == []


def test_without_cache_nothing_is_read_or_written(pack: Path, cache: Path) -> None:
    load_profiles([], [pack], Verbs(), cache=False)
    assert not cache.exists()


def test_files_of_long_ago_are_removed(pack: Path, cache: Path) -> None:
    cache.mkdir(mode=0o700)
    old, other = cache / "packs-00000000-profiles.pickle", cache / "other"
    for path in (old, other):
        path.write_bytes(b"")
        settle(path, 200 * 86_400)
    load(pack, Verbs())
    assert not old.exists()
    assert other.exists()


def test_a_warm_start_reads_no_yaml(pack: Path, project: Path) -> None:
    """The parser, the compiler and what they need stay out of a process that finds its packs compiled."""
    code = (
        "import sys; from tests.unit.packs.tiny_verbs import Verbs; from reportlint.packs import load_profiles;"
        f"verbs = Verbs(); load_profiles([], [{str(pack)!r}], verbs);"
        "print(verbs.asked, *sorted(m for m in sys.modules if m.startswith(('ruamel', 'hashlib', 'reportlint.packs'))))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(project), str(project / "src")])}
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, encoding="utf-8", check=True
        ).stdout.split()
        for _ in range(2)
    ]
    assert outputs[0][0] == "1"
    assert "ruamel.yaml" in outputs[0]
    assert outputs[1] == [
        "0",
        "reportlint.packs",
        "reportlint.packs.discovery",
        "reportlint.packs.loading",
        "reportlint.packs.profile",
        "reportlint.packs.store",
    ]
