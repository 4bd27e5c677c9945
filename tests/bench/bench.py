"""Measure the bars of performance: make bench, or python tests/bench/bench.py [--rounds 15]

Every command runs once a round, in turn with what it is held against, so that a busy machine hits
all alike; a ratio is taken within a round and its median over the rounds is shown. Whole processes
are started as an installed `partnerskab` is, with bytecode kept. This is no test: whatever holds or
does not, the exit code is 0.
"""

import argparse
import contextlib
import gc
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from generate import TODAY, write  # type: ignore[import-not-found]  # beside this script

from partnerskab.model.compiled import compile_models
from partnerskab.model.loader import templates_dir

WARM_ROUNDS = 2
PORTFOLIO = 100
START = "from partnerskab.__main__ import main; main()"
FLOOR = (
    "import typer, yaml; from pydantic import "
    "BaseModel, TypeAdapter, Field, StringConstraints, BeforeValidator, ConfigDict"
)


class Spent(NamedTuple):
    """The seconds something took, on the wall and of the processor."""

    wall: float
    cpu: float


class Bar(NamedTuple):
    """What is held against what, and the ratio that must not be passed, if there is one."""

    name: str
    base: str
    limit: float | None


BARS = (
    Bar("--help", "import typer", 1.1),
    Bar("check", "import floor", 1.45),
    Bar("status, rich", "import floor", 1.6),
    Bar("render to HTML", "import floor", 1.9),
    Bar("status, plain", "import typer", None),
    Bar(f"check of {PORTFOLIO}, in process", "libyaml, bare", 22.0),
)

Act = Callable[[], Spent]


def main() -> None:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    count = parser.parse_args().rounds
    compile_models(templates_dir())  # as an installed program's are, whatever was edited since
    with tempfile.TemporaryDirectory() as scratch:
        folders: list[Path] = write(Path(scratch) / "partnerships", PORTFOLIO)
        size = sum(len(one) for one in contents(folders[:1]))
        print(f"one partnership: {size:,} bytes; {count} rounds; Python {sys.version.split()[0]}")
        took = rounds(processes(folders[0], Path(scratch)), count)
        took |= rounds(portfolio(folders), max(3, count // 4))
    table(took)


def processes(folder: Path, scratch: Path) -> dict[str, Act]:
    """What is measured as whole processes."""
    env = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    # Bytecode goes to a folder of its own, so that nothing is left in the checkout.
    env |= {"PYTHONPYCACHEPREFIX": str(scratch / "bytecode"), "TERM": "xterm", "COLUMNS": "100"}
    given = [str(folder), "--today", str(TODAY)]
    page = ["-o", str(scratch / "agreement.html")]

    def code(text: str) -> Act:
        return lambda: run(["-c", text], env)

    def command(*arguments: str, terminal: bool = False) -> Act:
        return lambda: run(["-c", START, *arguments], env, terminal)

    return {
        "import typer": code("import typer"),
        "import floor": code(FLOOR),
        "--help": command("--help"),
        "check": command("check", *given),
        "status, plain": command("status", *given),
        "status, rich": command("status", *given, terminal=True),
        "render to HTML": command("render", "agreement", *given, *page),
    }


def run(arguments: list[str], env: dict[str, str], terminal: bool = False) -> Spent:
    """One process from start to end, its output thrown away."""
    start = time.perf_counter()
    if terminal:
        reader, writer = os.openpty()
        process = subprocess.Popen([sys.executable, *arguments], env=env, stdout=writer)
        os.close(writer)
        with contextlib.suppress(OSError):  # Linux ends the reading with an error
            while os.read(reader, 65536):
                pass
        os.close(reader)
    else:
        process = subprocess.Popen([sys.executable, *arguments], env=env, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):  # 1: the check has found something
        sys.exit(f"{' '.join(arguments[2:])}: exit code {process.returncode}")
    return Spent(wall, used.ru_utime + used.ru_stime)


def portfolio(folders: list[Path]) -> dict[str, Act]:
    """Many partnerships in one process, against the bare parse of the same bytes."""
    from partnerskab.partnership.loader import load
    from partnerskab.partnership.progress import measure_progress
    from partnerskab.rules.runner import run_rules

    def check() -> None:
        for folder in folders:
            partnership = load(folder)
            reached = measure_progress(partnership, TODAY).reached
            assert partnership.forms
            list(run_rules(partnership, TODAY, reached))

    acts = {BARS[-1].name: timed(check)}
    with contextlib.suppress(ImportError):
        from yaml._yaml import CParser

        def parse() -> None:
            for data in contents(folders):
                CParser(data).raw_parse()

        acts["libyaml, bare"] = timed(parse)
    return acts


def contents(folders: Iterable[Path]) -> list[bytes]:
    """The bytes of the partnerships' files."""
    return [file.read_bytes() for folder in folders for file in sorted(folder.glob("*.yaml"))]


def timed(act: Callable[[], None]) -> Act:
    """Something in this process, without the garbage collector, as the program runs."""

    def timing() -> Spent:
        gc.collect()
        gc.disable()
        before, start = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
        act()
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF)
        gc.enable()
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return Spent(wall, used)

    return timing


def rounds(acts: dict[str, Act], count: int) -> dict[str, list[Spent]]:
    """What each took, once a round, the first rounds thrown away."""
    took: dict[str, list[Spent]] = {name: [] for name in acts}
    for turn in range(-WARM_ROUNDS, count):
        for name, act in acts.items():
            spent = act()
            if turn >= 0:
                took[name].append(spent)
    return took


def table(took: dict[str, list[Spent]]) -> None:
    """One row for each bar."""
    print(
        f"{'':28} {'wall ms':>9} {'cpu ms':>9}   {'against':14} {'wall x':>7} {'cpu x':>7} {'bar':>6}  holds"
    )
    for bar in BARS:
        if bar.name not in took or bar.base not in took:
            continue
        own, base = took[bar.name], took[bar.base]
        wall, cpu = (statistics.median(one) * 1000 for one in zip(*own, strict=True))
        ratios = [
            statistics.median(a[n] / b[n] for a, b in zip(own, base, strict=True)) for n in (0, 1)
        ]
        limit = "" if bar.limit is None else f"{bar.limit:g}"
        print(
            f"{bar.name:28} {wall:9.1f} {cpu:9.1f}   {bar.base:14} "
            f"{ratios[0]:7.2f} {ratios[1]:7.2f} {limit:>6}  {verdict(ratios, bar.limit)}"
        )


def verdict(ratios: list[float], limit: float | None) -> str:
    """Whether a bar holds on the wall and for the processor, or for one of them only."""
    if limit is None:
        return ""
    wall, cpu = (ratio <= limit for ratio in ratios)
    return "yes" if wall and cpu else "wall only" if wall else "cpu only" if cpu else "no"


if __name__ == "__main__":
    main()
