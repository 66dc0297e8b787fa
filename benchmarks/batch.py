"""The batch command under load: kills and resumes, 100,000 files, one file of 100 MB, two processes against one.

`python benchmarks/batch.py` runs all four; names of them run these only. Each prints a line and what it missed.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread

SAMPLES = Path(__file__).parents[1] / "samples"
COMMAND = [sys.executable, "-m", "govdocparse", "batch"]
FORMATS = ("ndjson", "ndjson.gz", "parquet", "json")
LEAST_SPEEDUP = 1.8
MOST_MEGABYTES = 400


def main() -> int:
    """Run what is asked for; the exit status says whether all held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*CHECKS, []], metavar="NAME", help=", ".join(CHECKS))
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--megabytes", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    missed: list[str] = []
    for name in options.names or CHECKS:
        with tempfile.TemporaryDirectory() as folder:
            missed += CHECKS[name](Path(folder), options)
    for line in missed:
        print(f"missed: {line}")
    return 1 if missed else 0


def kills(folder: Path, options: argparse.Namespace) -> list[str]:
    """Kill -9 at random moments and resume, so many times; the output is that of a run that nothing ended."""
    notices(folder / "in", 60)
    missed = []
    for form in FORMATS:
        shape = ["in", "-f", form, "--segment-size", "3"]
        begun = time.perf_counter()
        batch(folder, *shape, "-o", "whole")
        whole, chance = time.perf_counter() - begun, random.Random(form)  # noqa: S311 - moments, no secrets
        killed = 0
        for _ in range(options.kills):
            process = subprocess.Popen([*COMMAND, *shape, "-o", "out", "--resume"], cwd=folder, stderr=subprocess.PIPE)
            try:
                # Most of a run that begins again and again is its beginning.
                process.communicate(timeout=chance.uniform(0, 0.3 * whole + 0.5))
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                killed += 1
        batch(folder, *shape, "-o", "out", "--resume")
        same = tree(folder / "out") == tree(folder / "whole")
        print(f"kills: {form}, {killed} kills of {options.kills} runs, output the same: {same}")
        missed += [] if same else [f"kills: {form} differs"]
        for name in ("out", "whole"):
            shutil.rmtree(folder / name)
    return missed


def files(folder: Path, options: argparse.Namespace) -> list[str]:
    """A hundred thousand tiny files: the time each, and the memory of the process that hands them out."""
    for number in range(options.files):
        path = folder / "in" / f"{number % 100:02}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"关于第{number}号事项的通知\n安排资金{number}万元。\n", encoding="utf-8")
    missed = []
    for form in ("ndjson", "json"):
        seconds, peak, _ = watched(folder, "in", "-f", form, "-o", form)
        rows = sum(1 for path in (folder / form / "manifest").iterdir() for _ in path.open())
        print(f"files: {rows} as {form} in {seconds:.0f} s, {rows / seconds:.0f} a second, peak {peak} MB")
        missed += [f"files: {rows} rows"] if rows != options.files else []
        missed += [f"files: {peak} MB"] if peak > MOST_MEGABYTES else []
    return missed


def large(folder: Path, options: argparse.Namespace) -> list[str]:
    """One file of 100 MB among small ones: it is parsed, or costs one row; the others are all there."""
    notices(folder / "in", 4)
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*-notice.txt")))
    copies = options.megabytes * 1_000_000 // len(text.encode())
    (folder / "in" / "large.txt").write_text(text * copies, encoding="utf-8")
    missed = []
    for limits in (["--memory", "16G", "--timeout", "3600"], ["--timeout", "5"], ["--memory", "1G"]):
        seconds, peak, workers = watched(folder, "in", "-o", "out", *limits)
        rows = [json.loads(line) for path in sorted((folder / "out" / "manifest").iterdir()) for line in path.open()]
        found = [row["status"] for row in rows if row["input"].endswith("large.txt")]
        others = [row["status"] for row in rows if not row["input"].endswith("large.txt")]
        took = next(row["seconds"] for row in rows if row["input"].endswith("large.txt"))
        print(
            f"large: {options.megabytes} MB {' '.join(limits)}: {found[0]} after {took:.0f} s, run {seconds:.0f} s, "
            f"peak {peak} MB, of all processes {workers} MB; the others: {set(others)}"
        )
        missed += [f"large: {found} {others}"] if len(found) != 1 or others != ["parsed"] * 4 else []
        shutil.rmtree(folder / "out")
    return missed


def throughput(folder: Path, options: argparse.Namespace) -> list[str]:
    """Two worker processes against one: how many notices more a second, the start of the processes left out."""
    few, many = 50, 350
    notices(folder / "few", few)
    notices(folder / "many", many)
    best: dict[tuple[str, int], float] = {}
    for _ in range(options.rounds):
        for jobs in (1, 2):
            for name in ("few", "many"):
                begun = time.perf_counter()
                batch(folder, name, "-o", "out", "--jobs", str(jobs))
                best[name, jobs] = min(best.get((name, jobs), float("inf")), time.perf_counter() - begun)
                shutil.rmtree(folder / "out")
    one, two = ((many - few) / (best["many", jobs] - best["few", jobs]) for jobs in (1, 2))
    print(f"throughput: {one:.1f} notices a second with one process, {two:.1f} with two: {two / one:.2f} times")
    return [] if two / one >= LEAST_SPEEDUP else [f"throughput: {two / one:.2f} times, the bar is {LEAST_SPEEDUP}"]


def notices(folder: Path, count: int) -> None:
    """So many files, the sound notices in turn, each with a line of its own."""
    folder.mkdir()
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt")) if "damaged" not in path.name]
    for number in range(count):
        text = f"{texts[number % len(texts)]}\n第{number}号\n"
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


def batch(folder: Path, *arguments: str) -> None:
    """A run to its end; its failures are the documents', not its own."""
    subprocess.run([*COMMAND, *arguments], cwd=folder, check=False, stderr=subprocess.DEVNULL)


def watched(folder: Path, *arguments: str) -> tuple[float, int, int]:
    """The seconds of a run, and the highest memory, in MB, of its main process and of it with its workers."""
    begun = time.perf_counter()
    process = subprocess.Popen([*COMMAND, *arguments], cwd=folder, stderr=subprocess.DEVNULL)
    peaks, ended = [0, 0], Event()

    def watch() -> None:
        while not ended.wait(0.2):
            own = resident(process.pid)
            peaks[:] = max(peaks[0], own), max(peaks[1], own + sum(map(resident, children(process.pid))))

    watcher = Thread(target=watch)
    watcher.start()
    process.wait()
    ended.set()
    watcher.join()
    return time.perf_counter() - begun, peaks[0], peaks[1]


def resident(process: int) -> int:
    """The memory that a process has, in MB; 0 when it has gone."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * 4096 >> 20
    except (FileNotFoundError, ProcessLookupError):
        return 0


def children(process: int) -> Sequence[int]:
    """The processes that a process started and that run."""
    try:
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def tree(output: Path) -> dict[str, object]:
    """All that a run wrote, but how long things took."""
    found: dict[str, object] = {}
    for path in output.rglob("*"):
        if path.parent.name == "manifest":
            rows = [json.loads(line) for line in path.read_bytes().splitlines()]
            found[str(path.relative_to(output))] = [{**row, "seconds": 0} for row in rows]
        elif path.is_file() and path.name != "summary.json":
            found[str(path.relative_to(output))] = path.read_bytes()
    return found


CHECKS: dict[str, Callable[[Path, argparse.Namespace], list[str]]] = {
    "kills": kills,
    "files": files,
    "large": large,
    "throughput": throughput,
}

if __name__ == "__main__":
    sys.exit(main())
