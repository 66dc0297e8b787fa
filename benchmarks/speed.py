"""How fast a text becomes JSON: as a multiple of one `regex` pass for digits over the same text, in the same run.

    python benchmarks/speed.py            prints the table
    python benchmarks/speed.py --check    exits with 1 where a bar is missed

Bars: time to JSON of each clean sample at most 120 times the floor; growth from 1 to 64 copies linear (at most 1.3
times the time a character); memory is printed as measured. Times are seconds of this process, so that other processes
do not count.
"""

from __future__ import annotations

import argparse
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable
from pathlib import Path

import regex

from govdocparse import parse
from govdocparse.writers.json import to_json_bytes

SAMPLES = Path(__file__).parents[1] / "samples"
FLOOR = regex.compile(r"\d+(?:\.\d+)?")
HIGHEST_MULTIPLE = 120.0
HIGHEST_GROWTH = 1.3
COPIES = (1, 4, 16, 64)
# Work that takes longer than this many seconds is measured in fewer rounds.
_LONG = 0.5
# The processor may be slow for a while: turns that lie apart find it at its best for all that is compared.
_TURNS = 4


def samples() -> dict[str, str]:
    """The text of each source notice, by its name."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))}


def seconds(work: Callable[[], object], rounds: int = 3) -> float:
    """The best time of several rounds, in seconds of this process: what the work takes when nothing else runs."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def to_json(text: str) -> bytes:
    """The whole way from a string to JSON, as a stream writes it."""
    return to_json_bytes(parse(text), indent=False)


def multiple(text: str, work: Callable[[str], object] = to_json) -> tuple[float, float]:
    """The time of the work on a text in seconds, and as a multiple of the floor; both are measured in turn."""
    turns, rounds = (_TURNS, 2) if seconds(lambda: work(text), 1) < _LONG else (2, 1)
    pairs = [(seconds(lambda: work(text), rounds), seconds(lambda: FLOOR.findall(text), 20)) for _ in range(turns)]
    best = min(pair[0] for pair in pairs)
    return best, best / min(pair[1] for pair in pairs)


def growth(texts: Iterable[str]) -> list[float]:
    """The time a character of each text, as a multiple of that of the first; they are measured in turn."""
    kept = list(texts)
    best = [float("inf")] * len(kept)
    for turn in range(_TURNS):
        for place, text in enumerate(kept):
            if not turn or best[place] < 10 * _LONG:
                best[place] = min(best[place], seconds(lambda text=text: to_json(text), 1))  # type: ignore[misc]
    each = [taken / len(text) for taken, text in zip(best, kept, strict=True)]
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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    missed = []
    print(f"{'sample':24} {'characters':>10} {'ms':>7} {'x floor':>8} {'growth to 64 copies':>20} {'bytes/char':>11}")
    for name, text in samples().items():
        taken, times = multiple(text)
        grown = growth(text * copies for copies in COPIES)
        print(
            f"{name:24} {len(text):>10} {taken * 1e3:>7.1f} {times:>8.0f} "
            f"{' '.join(f'{each:.2f}' for each in grown):>20} {memory(text):>11.0f}"
        )
        if "damaged" not in name and times > HIGHEST_MULTIPLE:
            missed.append(f"{name}: {times:.0f} times the floor, the bar is {HIGHEST_MULTIPLE:.0f}")
        if max(grown) > HIGHEST_GROWTH:
            missed.append(f"{name}: grows {max(grown):.2f} times, the bar is {HIGHEST_GROWTH}")
    for line in missed:
        print(f"missed: {line}")
    return 1 if check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
