"""`python -m bench.speed [--reports N] [--times N]`: a table of times, each with a ratio to something in the same run.

Nothing is asserted: machines differ and neighbours are noisy. Compare the ratios of two runs, not the seconds. What a report
costs in processor time is steadier than a rate, which falls with whatever else the machine does.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from bench.speed.peers import peers
from bench.speed.reports import report, write_reports
from bench.speed.timing import fastest

FEW = 200
"""Reports that peers lint: they are slow, and a rate is a rate."""

COUNTED = """
Of many reports the whole command counts: starting it and its workers, their first use of each expression, walking, reading,
linting, remembering the results and writing what was found. Packs were compiled by the runs before, into a cache of their own.
The reports are invented, of one form, and share labels and clauses; those of people share fewer, and most are longer.
"""

FINDINGS = (0, 1)
"""Exit codes of a linter that did its work."""


class Line(NamedTuple):
    """One line of the table."""

    what: str
    measured: str
    beside: str


def reportlint(*arguments: str) -> list[str]:
    """The command line that starts reportlint as a user's shell would."""
    script = Path(sys.executable).parent / "reportlint"
    return [str(script) if script.exists() else "reportlint", *arguments]


def alone(folder: Path, times: int) -> list[Line]:
    """One document, the whole process, packs already compiled; beside a bare interpreter."""
    (folder / "one.txt").write_text(report(0), encoding="utf-8")
    bare = fastest([sys.executable, "-c", "pass"], times=times, folder=folder).seconds
    lines = [Line("bare interpreter", f"{bare * 1000:.0f} ms", "1.0 ×")]
    first = fastest(reportlint("check", "one.txt"), times=1, folder=folder, accept=FINDINGS).seconds
    again = fastest(reportlint("check", "--no-cache", "one.txt"), times=times, folder=folder, accept=FINDINGS).seconds
    lines.append(Line("one report, packs not yet compiled", f"{first * 1000:.0f} ms", f"{first / bare:.1f} ×"))
    lines.append(Line("one report, packs compiled", f"{again * 1000:.0f} ms", f"{again / bare:.1f} ×"))
    for peer in peers():
        if peer.missing:
            lines.append(Line(f"one report, {peer.name}", "–", peer.missing))
            continue
        seconds = fastest([*peer.command, "one.txt"], times=times, folder=folder, accept=FINDINGS).seconds
        lines.append(Line(f"one report, {peer.name}", f"{seconds * 1000:.0f} ms", f"{seconds / bare:.1f} ×"))
    return lines


def many(folder: Path, count: int) -> list[Line]:
    """Many documents on two cores, then the same again unchanged; peers on a part of them, by rate."""
    size = write_reports(folder / "reports", count)
    command = reportlint("check", "--jobs", "2", "reports")
    fresh = fastest(command, times=1, folder=folder, accept=FINDINGS)
    rate = count / fresh.seconds
    memory = f", {fresh.memory:.0f} MB a process" if fresh.memory else ""
    lines = [
        Line(
            f"{count:,} reports, two jobs",
            f"{rate:,.0f} reports/s",
            f"1.0 × ({size / fresh.seconds / 1e6:.1f} MB/s{memory})",
        )
    ]
    few = [f"reports/{number:05}.txt" for number in range(min(FEW, count))]
    single = fastest(reportlint("check", "--jobs", "1", "--no-cache", *few), times=1, folder=folder, accept=FINDINGS)
    each = f"{single.cpu / len(few) * 1000:.1f} ms each" if single.cpu else "–"
    lines.append(Line(f"{len(few)} reports, one job, processor time", each, "the start of the command counted"))
    unchanged = fastest(command, times=2, folder=folder, accept=FINDINGS)
    lines.append(
        Line(
            "the same, unchanged",
            f"{count / unchanged.seconds:,.0f} reports/s",
            f"{fresh.seconds / unchanged.seconds:.1f} ×",
        )
    )
    for peer in peers():
        if peer.missing:
            lines.append(Line(f"{len(few)} reports, {peer.name}", "–", peer.missing))
            continue
        seconds = fastest([*peer.command, *few], times=1, folder=folder, accept=FINDINGS).seconds
        lines.append(
            Line(
                f"{len(few)} reports, {peer.name}",
                f"{len(few) / seconds:,.0f} reports/s",
                f"{len(few) / seconds / rate:.1f} ×",
            )
        )
    return lines


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="bench.speed", description="Time reportlint beside other programs.")
    parser.add_argument("--reports", type=int, default=2000, metavar="N", help="how many reports (default 2000)")
    parser.add_argument("--times", type=int, default=7, metavar="N", help="best of so many short runs (default 7)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # A cache of its own: what earlier runs left must not help, and this run must leave nothing behind.
        os.environ["REPORTLINT_CACHE_DIR"] = str(folder / "cache")
        lines = [*alone(folder, options.times), *many(folder, options.reports)]
    width = max(len(line.what) for line in lines)
    for line in lines:
        print(f"{line.what:<{width}}  {line.measured:>16}  {line.beside}")
    print(COUNTED, end="")


if __name__ == "__main__":
    main()
