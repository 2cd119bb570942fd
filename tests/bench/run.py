"""Measures sip as whole processes beside the floor and other programs, in turn: `make bench`.

Quote ratios of one run: a machine's speed drifts, and those that alternate drift together. A
figure of a program is the processor time of its process and of those that it started; elapsed
time stands beside it, and the memory of the largest process.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.bench.peers import write_beancount, write_doorstop, write_hledger
from tests.bench.plans import write_plan
from tests.support.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SIZES: Final = (98, 1_000, 10_000, 100_000)
_RUNS: Final = 7
_RUNS_OF_PEERS: Final = 3  # they are several times as slow
_MOST_FOR_PEERS: Final = 10_000  # most of them take minutes for more
_MOST_FOR_OUTPUTS: Final = 10_000
_FLOOR: Final = "floor"
_FLOOR_WITH_TABLE: Final = "floor with a table"
_SIP: Final = "sip"


@dataclass(frozen=True)
class Program:
    """A command, and the one that its cost is told as a multiple of."""

    name: str
    words: tuple[str, ...]
    folder: Path
    beside: str = _FLOOR
    is_on_one_processor: bool = False
    is_peer: bool = False


@dataclass(frozen=True)
class Cost:
    """What a run cost: seconds of the processor, seconds that passed, megabytes at most."""

    processor: float
    elapsed: float
    memory: float


def main() -> None:
    """Measure what the arguments ask for, and print a table for each number of files."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES)
    parser.add_argument("--runs", type=int, default=_RUNS)
    parser.add_argument("--runs-of-peers", type=int, default=_RUNS_OF_PEERS)
    parser.add_argument("--only", nargs="+", help="the names of programs, beside their floors")
    asked = parser.parse_args()
    _print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors")
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            programs = [
                each
                for each in _programs(size, Path(folder))
                if asked.only is None or each.name in {*asked.only, _FLOOR, _FLOOR_WITH_TABLE}
            ]
            _print_table(size, programs, _measured(programs, asked.runs, asked.runs_of_peers))


def _programs(size: int, folder: Path) -> Iterator[Program]:
    data = folder / "data"
    write_plan(size, data)
    python = (sys.executable, "-m", "tests.bench.floor", str(data))
    yield Program(_FLOOR, python, ROOT)
    yield Program(_FLOOR_WITH_TABLE, (*python, "--table"), ROOT)
    sip = str(Path(sys.executable).with_name(_SIP))
    yield Program("sip validate", (sip, "validate"), folder)
    yield Program(
        "sip validate, one processor", (sip, "validate"), folder, is_on_one_processor=True
    )
    for command in ("status", "list --open --format csv"):
        beside = _FLOOR_WITH_TABLE if command == "status" else _FLOOR
        yield Program(f"sip {command}", (sip, *command.split()), folder, beside)
    if size <= _MOST_FOR_OUTPUTS:
        for form in ("markdown", "html", "csv"):
            words = (sip, "report", "--format", form)
            yield Program(f"sip report, {form}", words, folder, "sip validate")
        export = (sip, "export", "--format", "csv", "--output", "tables")
        yield Program("sip export, csv", export, folder, "sip validate")
        log = (sip, "log", "SIP2023_A4", "--on", "2024-05", "--source", "A77/99", "--note", "Done")
        yield Program("sip log, dry", (*log, "--dry-run"), folder, "sip validate")
    yield Program(
        "sip validate, one wrong file",
        (sip, "validate"),
        _with_a_wrong_file(folder),
        "sip validate",
    )
    if size <= _MOST_FOR_PEERS:
        yield from _peers(folder, data)


def _with_a_wrong_file(folder: Path) -> Path:
    wrong = folder / "wrong"
    shutil.copytree(folder / "data", wrong / "data")
    file = wrong / "data" / "actions" / "SIP2023_A7.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("due: ", "due: the "), encoding="utf-8"
    )
    return wrong


def _peers(folder: Path, data: Path) -> Iterator[Program]:
    """Yield the other programs that are installed, each with the plan as it keeps one."""
    actions = tuple(sorted(each.name for each in (data / "actions").iterdir()))
    schema = str(ROOT / "schema" / "action.json")
    check = ("check-jsonschema", "--schemafile", schema, *actions)
    wanted = [
        Program("check-jsonschema", check, data / "actions"),
        Program("yamllint", ("yamllint", "-d", "relaxed", "."), data / "actions"),
        Program("doorstop", ("doorstop", "--no-reformat"), folder / "doorstop"),
        Program("bean-check", ("bean-check", "--no-cache", "plan.beancount"), folder),
        Program("hledger check", ("hledger", "-f", "plan.journal", "check"), folder),
    ]
    write_doorstop(data, folder / "doorstop")
    write_beancount(data, folder / "plan.beancount")
    write_hledger(data, folder / "plan.journal")
    for program in wanted:
        if (found := _installed(program.words[0])) is None:
            _print(f"{program.name} is not installed: pip install -e '.[bench]', or as it comes")
        else:
            yield Program(program.name, (found, *program.words[1:]), program.folder, is_peer=True)


def _installed(name: str) -> str | None:
    here = Path(sys.executable).parent
    return shutil.which(name, path=os.pathsep.join([str(here), os.environ.get("PATH", "")]))


def _measured(
    programs: Sequence[Program], runs: int, runs_of_peers: int
) -> Mapping[str, list[Cost]]:
    """Run each in turn, again and again, after a round that warms up and is not counted.

    Peers have none, nor has what is run once. Each of their runs stands beside one of the floor's.
    """
    costs: dict[str, list[Cost]] = {program.name: [] for program in programs}
    for program in programs:
        if runs > 1 and not program.is_peer:
            _cost(program)
    for number in range(runs):
        for program in programs:
            if not program.is_peer or number < runs_of_peers:
                costs[program.name].append(_cost(program))
    return costs


def _cost(program: Program) -> Cost:
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        _become(program)
    _, _, used = os.wait4(child, 0)
    elapsed = time.perf_counter() - start
    return Cost(used.ru_utime + used.ru_stime, elapsed, used.ru_maxrss / 1024)


def _become(program: Program) -> None:
    if program.is_on_one_processor:
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    os.chdir(program.folder)
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    # What is installed has its bytecode beside it, and does not compile its modules each time.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.execv(program.words[0], program.words)  # noqa: S606  # the programs that are measured


def _print_table(size: int, programs: Sequence[Program], costs: Mapping[str, list[Cost]]) -> None:
    _print(f"\n{size:,} files, medians\n")
    _print(f"| {'':30} | runs | processor | elapsed | memory | times | elapsed times | beside |")
    _print(f"|-{'-' * 30}-|-----:|----------:|--------:|-------:|------:|--------------:|--------|")
    for program in programs:
        own, beside = costs[program.name], costs[program.beside]
        pairs = list(zip(own, beside, strict=False))
        _print(
            f"| {program.name:30} | {len(own):4} "
            f"| {statistics.median(each.processor for each in own):7.2f} s "
            f"| {statistics.median(each.elapsed for each in own):5.2f} s "
            f"| {max(each.memory for each in own):3.0f} MB "
            f"| {statistics.median(a.processor / b.processor for a, b in pairs):5.2f} "
            f"| {statistics.median(a.elapsed / b.elapsed for a, b in pairs):13.2f} "
            f"| {program.beside} |"
        )


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
