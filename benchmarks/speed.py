"""How fast a text becomes JSON: as a multiple of one `regex` pass for digits over the same text, in the same run.

    python benchmarks/speed.py            prints the table
    python benchmarks/speed.py --check    exits with 1 where a bar is missed

Bars: time to JSON of each clean sample at most 120 times the floor; growth from 1 to 64 copies linear (at most 1.3
times the time a character); memory is printed as measured.
"""

from __future__ import annotations

import argparse
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import regex

from govdocparse import parse
from govdocparse.writers.json import to_json_bytes

SAMPLES = Path(__file__).parents[1] / "samples"
FLOOR = regex.compile(r"\d+(?:\.\d+)?")
HIGHEST_MULTIPLE = 120.0
HIGHEST_GROWTH = 1.3
COPIES = (1, 4, 16, 64)


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The best time of several rounds: what the work takes when nothing else runs."""
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def to_json(text: str) -> bytes:
    """The whole way from a string to JSON, as a stream writes it."""
    return to_json_bytes(parse(text), indent=False)


def multiple(text: str) -> tuple[float, float]:
    """The time to JSON in seconds, and as a multiple of the floor; both are measured in turn."""
    to_json(text)
    pairs = [(seconds(lambda: to_json(text), 3), seconds(lambda: FLOOR.findall(text), 20)) for _ in range(4)]
    return min(pair[0] for pair in pairs), min(pair[0] for pair in pairs) / min(pair[1] for pair in pairs)


def growth(text: str) -> list[float]:
    """The time a character for more and more copies, as a multiple of that for one."""
    each = [seconds(lambda n=n: to_json(text * n), 3 if n < 64 else 2) / (n * len(text)) for n in COPIES]  # type: ignore[misc]
    return [time_each / each[0] for time_each in each]


def memory(text: str) -> float:
    """The peak of memory that one parse takes, in bytes a character."""
    to_json(text)
    tracemalloc.start()
    to_json(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / len(text)


def main() -> int:
    """Print the table; with --check the exit status says whether all bars hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    missed = []
    print(f"{'sample':24} {'characters':>10} {'ms':>7} {'x floor':>8} {'growth to 64 copies':>20} {'bytes/char':>11}")
    for path in sorted(SAMPLES.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        taken, times = multiple(text)
        grown = growth(text)
        print(
            f"{path.stem:24} {len(text):>10} {taken * 1e3:>7.1f} {times:>8.0f} "
            f"{' '.join(f'{each:.2f}' for each in grown):>20} {memory(text):>11.0f}"
        )
        if "damaged" not in path.stem and times > HIGHEST_MULTIPLE:
            missed.append(f"{path.stem}: {times:.0f} times the floor, the bar is {HIGHEST_MULTIPLE:.0f}")
        if max(grown) > HIGHEST_GROWTH:
            missed.append(f"{path.stem}: grows {max(grown):.2f} times, the bar is {HIGHEST_GROWTH}")
    for line in missed:
        print(f"missed: {line}")
    return 1 if check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
