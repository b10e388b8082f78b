"""`reportlint check` from outside: files, settings, outputs, exit codes, and what people do to command lines."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

SLIP = "各项工作有序开展，，成效明显。\n"
CLEAN = "各项工作有序开展，成效明显。\n"
FOUND = "1:9: warning zh-official/mark-doubled 标点“，，”连用，应只留一个"


def write(path: Path, text: str = SLIP, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def places(stdout: str) -> list[str]:
    return [line.partition(": ")[0] for line in stdout.splitlines()]


def test_findings_go_to_standard_output_and_the_rest_to_standard_error(reportlint, tmp_path: Path) -> None:
    write(tmp_path / "年报 一.txt")
    ran = reportlint("check", "年报 一.txt")
    assert (ran.returncode, ran.stdout) == (1, f"年报 一.txt:{FOUND}\n")
    assert ran.stderr.startswith("检查 1 份文件：0 个错误，1 个警告")
    assert reportlint("check", "年报 一.txt", "-q").stderr == ""


def test_standard_input_has_a_name(reportlint) -> None:
    ran = reportlint("check", "-", "--stdin-filename", "草稿/a.md", stdin=f"# 题\n\n{SLIP}".encode())
    assert ran.stdout == f"草稿/a.md:{FOUND.replace('1:9', '3:9')}\n"


@pytest.mark.parametrize(
    ("options", "code"),
    [([], 1), (["--fail-on", "error"], 0), (["--fail-on", "never"], 0), (["--severity", "error"], 0)],
)
def test_exit_codes(reportlint, tmp_path: Path, options: list[str], code: int) -> None:
    write(tmp_path / "a.txt")
    assert reportlint("check", "a.txt", *options).returncode == code


def test_a_path_that_is_not_there_gives_2_after_the_rest(reportlint, tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    ran = reportlint("check", "gone.txt", "a.txt")
    assert (ran.returncode, places(ran.stdout)) == (2, ["a.txt:1:9"])
    assert "reportlint: gone.txt：没有这个文件或文件夹，请核对路径" in ran.stderr


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="everything is readable to this user")
def test_what_may_not_be_read_is_an_error(reportlint, tmp_path: Path) -> None:
    write(tmp_path / "a.txt").chmod(0)
    assert "reportlint/unreadable" in reportlint("check", "a.txt").stdout


def test_links_pipes_and_broken_names_stop_nobody(reportlint, tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "self.txt").symlink_to("self.txt")
    (tmp_path / "in" / "nowhere.txt").symlink_to("gone.txt")
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    with open(os.path.join(os.fsencode(tmp_path / "in"), b"\xff.txt"), "wb") as file:
        file.write(SLIP.encode())
    ran = reportlint("check", "in", "--output-format", "json")
    findings = json.loads(ran.stdout)["findings"]
    assert [(found["path"], found["rule"].partition("/")[2]) for found in findings] == [
        ("in/a.txt", "mark-doubled"),
        ("in/nowhere.txt", "unreadable"),
        ("in/self.txt", "unreadable"),
        ("in/\udcff.txt", "mark-doubled"),
    ]


def test_git_ignores_are_respected_in_folders(reportlint, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path / ".gitignore", "build/\n*.tmp.txt\n!keep.tmp.txt\n")
    write(tmp_path / "in" / ".gitignore", "/own.txt\n")
    for name in (
        "in/a.txt",
        "in/own.txt",
        "in/sub/own.txt",
        "in/b.tmp.txt",
        "in/keep.tmp.txt",
        "in/build/c.txt",
        "in/.hidden/d.txt",
    ):
        write(tmp_path / name)
    kept = ["in/a.txt", "in/keep.tmp.txt", "in/sub/own.txt"]
    assert places(reportlint("check", "in").stdout) == [f"{name}:1:9" for name in kept]
    assert places(reportlint("check", "in/own.txt", "in/build").stdout) == ["in/own.txt:1:9", "in/build/c.txt:1:9"]


def test_excluded_files_are_left_out_even_when_named_if_that_is_forced(reportlint, tmp_path: Path) -> None:
    write(tmp_path / "reportlint.toml", 'exclude = ["drafts/", "*.old.txt"]\n')
    for name in ("a.txt", "drafts/b.txt", "c.old.txt"):
        write(tmp_path / name)
    assert places(reportlint("check", ".").stdout) == ["./a.txt:1:9"]
    named = ("a.txt", "drafts/b.txt", "c.old.txt")
    assert len(places(reportlint("check", *named).stdout)) == 3
    assert places(reportlint("check", "--force-exclude", *named).stdout) == ["a.txt:1:9"]
    assert places(reportlint("check", ".", "--exclude", "/a.txt").stdout) == []


def test_configuration_is_that_of_each_file(reportlint, tmp_path: Path) -> None:
    write(tmp_path / "a" / "reportlint.toml", 'ignore = ["mark-doubled"]\n')
    write(tmp_path / "b" / "reportlint.toml", 'fail-on = "error"\nlang = "en"\n')
    write(tmp_path / "a" / "x.txt")
    write(tmp_path / "b" / "x.txt")
    ran = reportlint("check", "a/x.txt", "b/x.txt", folder=tmp_path)
    assert (ran.returncode, places(ran.stdout)) == (0, ["b/x.txt:1:9"])
    assert places(reportlint("check", "a", "--select", "mark-doubled").stdout) == ["a/x.txt:1:9"]


def test_a_mistaken_configuration_ends_the_run(reportlint, tmp_path: Path) -> None:
    write(tmp_path / "reportlint.toml", 'ignor = ["x"]\n')
    write(tmp_path / "a.txt")
    ran = reportlint("check", "a.txt")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"{tmp_path / 'reportlint.toml'}:1:1: no key 'ignor'; did you mean 'ignore'?\n"


def test_unknown_rules_are_said_with_their_place(reportlint, tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    assert (
        "没有规则或规则包“mark-dubled”；是不是“mark-doubled”？"
        in reportlint("check", "a.txt", "--select", "mark-dubled").stderr
    )
    write(tmp_path / "reportlint.toml", '\nignore = ["nope"]\n')
    ran = reportlint("check", "a.txt")
    assert ran.returncode == 2
    assert f"{tmp_path / 'reportlint.toml'}:2:1: 没有规则或规则包“nope”" in ran.stderr


def test_config_tells_values_and_who_says_so(reportlint, tmp_path: Path) -> None:
    path = write(tmp_path / "reportlint.toml", "preview = true\n")
    lines = reportlint("config", "a.txt").stdout.splitlines()
    assert f"preview = true  # {path}:1:1" in lines
    assert 'severity = "warning"  # default' in lines


def test_baseline_survives_edits_above_and_tells_what_is_gone(reportlint, tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    assert reportlint("check", "a.txt", "--baseline", "known.json", "--update-baseline").returncode == 0
    write(tmp_path / "a.txt", f"题目\n\n{SLIP}另一处，，新增。\n")
    ran = reportlint("check", "a.txt", "--baseline", "known.json")
    assert (ran.returncode, places(ran.stdout)) == (1, ["a.txt:4:4"])
    assert "1 处已列入基线" in ran.stderr
    write(tmp_path / "a.txt", CLEAN)
    ran = reportlint("check", "a.txt", "--baseline", "known.json")
    assert ran.returncode == 0
    assert "a.txt: 基线中有 1 个问题已不存在（zh-official/mark-doubled），可用 --update-baseline 删除" in ran.stderr
    assert "gone" not in reportlint("check", "a.txt", "--baseline", "known.json", "--select", "damage").stderr
    reportlint("check", "a.txt", "--baseline", "known.json", "--update-baseline")
    assert json.loads((tmp_path / "known.json").read_text(encoding="utf-8"))["findings"] == {}


def test_a_baseline_that_is_none_is_said(reportlint, tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "known.json", "[]")
    assert "this is no baseline" in reportlint("check", "a.txt", "--baseline", "known.json").stderr
    assert "there is no such baseline" in reportlint("check", "a.txt", "--baseline", "gone.json").stderr
    assert "没有基线文件" in reportlint("check", "a.txt", "--update-baseline").stderr


def test_several_outputs_at_once(reportlint, tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    ran = reportlint("check", "a.txt", "--report", "sarif=out.sarif", "--report", "junit=out.xml", "--statistics")
    assert ran.stdout == f"a.txt:{FOUND}\n"
    assert json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (tmp_path / "out.xml").read_text(encoding="utf-8").startswith("<?xml")
    assert "1\t1\twarning\tzh-official/mark-doubled" in ran.stderr


@pytest.mark.parametrize(("option", "said"), [("sarif", "请写成 --report sarif=文件"), ("srif=x", "是不是“sarif”？")])
def test_reports_that_cannot_be_written_are_said_first(reportlint, tmp_path: Path, option: str, said: str) -> None:
    write(tmp_path / "a.txt")
    ran = reportlint("check", "a.txt", "--report", option)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr


def test_an_output_is_a_file_as_the_shell_would_make_it(reportlint, tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    reportlint("check", "a.txt", "--output", "out.txt")
    (tmp_path / "plain").touch()
    assert (tmp_path / "out.txt").stat().st_mode == (tmp_path / "plain").stat().st_mode
    assert reportlint("check", "a.txt", "--output", "/dev/null").returncode == 1
    assert not Path("/dev/null").is_file()


def test_ten_thousand_arguments(reportlint, tmp_path: Path) -> None:
    names = [f"{number}.txt" for number in range(10_000)]
    for name in names:
        (tmp_path / name).write_bytes(b"")
    ran = reportlint("check", *names, "--ignore", "reportlint/empty")
    assert ran.returncode == 0, ran.stderr[-500:]
    assert ran.stderr.startswith("检查 10000 份文件")


@pytest.mark.parametrize("encoding", ["cp936", "ascii", "latin-1"])
def test_any_console_can_show_findings(reportlint, tmp_path: Path, encoding: str) -> None:
    write(tmp_path / "a.txt", "𠮷县工作，，有序。\n")
    ran = reportlint("check", "a.txt", "--output-format", "full", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert ran.returncode == 1
    assert "zh-official/mark-doubled" in ran.stdout
    assert "Traceback" not in ran.stderr


def test_a_reader_that_has_seen_enough(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", SLIP * 5000)
    command = [sys.executable, "-m", "reportlint", "check", "a.txt"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read().decode()
        process.wait(timeout=60)
    assert "Traceback" not in said
    assert "Exception ignored" not in said


@pytest.mark.skipif(not os.path.isdir("/dev/shm"), reason="a pipe below /dev, as shells make them, needs /dev/shm")
def test_ctrl_c_ends_a_run_quietly() -> None:
    with TemporaryDirectory(dir="/dev/shm") as folder:
        slow = os.path.join(folder, "slow.txt")
        os.mkfifo(slow)
        command = [sys.executable, "-m", "reportlint", "check", slow]
        with subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # Where the tests run in the background of a shell, Ctrl-C is ignored, and children would inherit that.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
        ) as process:
            assert process.stderr is not None
            with open(slow, "wb"):  # waits until the run has opened the other end
                process.send_signal(signal.SIGINT)
                said = process.stderr.read().decode()
            assert process.wait(timeout=60) == 130
    assert "Traceback" not in said


def test_two_runs_say_the_same(reportlint, tmp_path: Path) -> None:
    for number in range(60):
        write(tmp_path / "in" / f"{number}.txt", SLIP * (number % 3))
    runs = {reportlint("check", "in", "--output-format", "json", "--jobs", str(jobs)).stdout for jobs in (1, 2, 2)}
    assert len(runs) == 1


def test_audit_shows_who_has_what(reportlint, tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt", CLEAN)
    ran = reportlint("audit")
    assert ran.returncode == 1
    assert ran.stdout.split("\n\n")[0].split() == ["文件", "错误/警告", "./a.txt", "0/1", "./b.txt", "·"]
    assert ran.stdout.split("\n\n")[1] == "warning zh-official/mark-doubled\n  ./a.txt:1:9\n"


def test_batches_in_parallel_say_what_one_run_says(tmp_path: Path) -> None:
    """As pre-commit starts them: several at once, none of which finds a cache."""
    names = [f"{number}.txt" for number in range(24)]
    for number, name in enumerate(names):
        write(tmp_path / name, f"第{number}份，{SLIP}")
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "REPORTLINT_CACHE_DIR": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "reportlint", "check", "-q"]
    batches = [
        subprocess.Popen([*command, *names[at::4]], cwd=tmp_path, env=environment, stdout=subprocess.PIPE)
        for at in range(4)
    ]
    said = sorted(line for batch in batches for line in batch.communicate(timeout=120)[0].decode().splitlines())
    assert [batch.returncode for batch in batches] == [1] * 4
    once = subprocess.run([*command, *names], cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert said == sorted(once.stdout.decode().splitlines())
    assert len(said) == 24


@pytest.mark.skipif(os.name != "posix", reason="named pipes are a POSIX thing")
def test_a_pipe_is_not_waited_for(reportlint, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    ran = reportlint("check", "a.txt")
    assert ran.returncode == 1
    assert "它是管道，不是普通文件" in ran.stdout


def test_an_empty_file_is_said_to_be_empty(reportlint, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", " \n\n")
    ran = reportlint("check", "a.txt")
    assert ran.returncode == 1
    assert ran.stdout.startswith("a.txt:1:1: warning reportlint/empty 文件里没有文字")
