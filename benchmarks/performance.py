"""One run that measures all of performance and prints it as tables; the floor and what is compared stand side by side.

    python benchmarks/performance.py                              everything; about ten minutes on two cores
    python benchmarks/performance.py --quick                      the same tables from little work, in a minute
    python benchmarks/performance.py --write docs/performance.md  puts the tables into the page, too
    python benchmarks/performance.py samples memory               these tables alone

Other libraries are compared where they are installed: pip install -r benchmarks/peers.txt
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import regex

import govdocparse
from govdocparse.cli import installation
from measures import batches, parsing
from measures.table import Table

BEGIN, END = "<!-- figures: written by benchmarks/performance.py -->", "<!-- end of figures -->"
# What an hour of one processor costs, in US dollars; docs/performance.md says where it comes from.
PRICE = 0.05


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    copies: int
    peer_text: int | None
    largest: int
    memory_copies: tuple[int, ...]
    startup_rounds: int
    documents: int
    batch_rounds: int


FULL = Size(64, None, 10_000_000, (10, 100, 300), 10, 2_100, 2)
QUICK = Size(8, 1_500, 256_000, (10,), 3, 100, 1)


def _batches(size: Size, price: float) -> Iterator[Table]:
    runs = batches.measure(size.documents, size.batch_rounds)
    yield batches.of_batch(runs)
    yield batches.of_million(runs, price)


SUBJECTS: dict[str, Callable[[Size, float], Iterator[Table]]] = {
    "samples": lambda size, _: iter([parsing.of_samples(size.copies)]),
    "peers": lambda size, _: iter([parsing.of_peers(size.peer_text)]),
    "scripts": lambda *_: iter([parsing.of_scripts()]),
    "growth": lambda size, _: iter([parsing.of_growth(size.largest)]),
    "memory": lambda size, _: iter([parsing.of_memory(size.memory_copies)]),
    "startup": lambda size, _: iter([parsing.of_startup(size.startup_rounds)]),
    "batch": _batches,
}


def machine() -> str:
    """What the figures were measured on, and when."""
    processor = regex.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), regex.M)
    name = processor[1] if processor else platform.machine()
    return (
        f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d %H:%M} UTC. {name}, "
        f"{os.cpu_count()} processors; {platform.system()}, "
        f"{platform.python_implementation()} {platform.python_version()}, govdocparse {govdocparse.__version__} "
        f"({installation()}), "
        f"regex {regex.__version__}."
    )


def put(page: Path, figures: str) -> None:
    """Put the figures between the two marks of the page, in place of those there."""
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    page.write_text(f"{before}{begin}\n\n{figures}\n{end}{after}", encoding="utf-8")


def main() -> int:
    """Measure, print each table when it is there, and write the page at the end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("subjects", nargs="*", choices=[*SUBJECTS, []], metavar="SUBJECT", help=", ".join(SUBJECTS))
    parser.add_argument("--quick", action="store_true", help="little work: to see that it runs, not to quote")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="the page whose figures these become")
    parser.add_argument("--price", type=float, default=PRICE, help="USD for an hour of one processor (%(default)s)")
    options = parser.parse_args()
    if options.write and options.subjects:
        parser.error("--write needs all subjects: leave them out")
    if options.write and not (options.write.is_file() and {BEGIN, END} <= {*options.write.read_text().splitlines()}):
        parser.error(f"{options.write} has no place for figures: two lines '{BEGIN}' and '{END}'")
    began = os.getloadavg()[0]
    parts = [machine() + (" A quick run: not to quote.\n" if options.quick else "\n")]
    print(parts[0], flush=True)
    for subject in options.subjects or SUBJECTS:
        for table in SUBJECTS[subject](QUICK if options.quick else FULL, options.price):
            parts.append(str(table))
            print(parts[-1], flush=True)
    parts.append(f"Load of the machine: {began:.1f} at the start, {os.getloadavg()[0]:.1f} at the end.\n")
    print(parts[-1])
    if options.write:
        put(options.write, "\n".join(parts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
