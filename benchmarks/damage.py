"""Measures the repair of damaged pages: how much is restored, what is wrongly called verified, what clean text suffers.

    python benchmarks/damage.py [--seeds N] [--clean FOLDER]

Sound text is the source notices of `samples/` in Traditional characters, damaged by the model of the tests with N
choices of glosses for each kind of page. FOLDER holds clean UTF-8 text files; nothing in them may be repaired, in
either script and width, with and without question marks strewn in.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from opencc import OpenCC

from govdocparse.cleaning import damage
from govdocparse.cleaning.damage.fluency import narrow, table
from govdocparse.grammar import shipped
from govdocparse.text import Text

TESTS = Path(__file__).parents[1] / "tests"
sys.path.insert(0, str(TESTS))
import damage_trials  # noqa: E402
import forward_damage  # noqa: E402

KINDS = [
    ("，。；？", True, ""),
    ("，。；？", False, ""),
    ("。，；？！", True, ""),
    ("，。；？", True, "?"),
    ("", True, ""),
]
NOTICES = [
    "binjiang-2025-notice.txt",
    "hangzhou-2024-draft.txt",
    "hangzhou-2025-notice.txt",
    "qiantang-2025-webpage.txt",
]


def main() -> None:
    """Prints one line a kind of page, and one for clean text."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seeds", type=int, default=3)
    options.add_argument("--clean", type=Path)
    chosen = options.parse_args()
    for signs, folded, shown in KINDS:
        measure(signs, chosen.seeds, folded=folded, shown=shown)
    if chosen.clean:
        clean(sorted(chosen.clean.iterdir()))


def measure(signs: str, seeds: int, *, folded: bool, shown: str) -> None:
    """Restores pages of one kind."""
    readings = {character: sorted(found) for character, found in table().readings.items()}
    count: Counter[tuple[str, bool]] = Counter()
    start = time.process_time()
    for name in NOTICES:
        sound = damage_trials.sound_page(name)
        for seed in range(seeds):
            glosses = forward_damage.random_glosses(sound, readings, 60, seed)
            made = forward_damage.damage(sound, glosses, signs, folded=folded, shown=shown)
            for stood, found, status in damage_trials.outcomes(sound, made):
                count[status, damage_trials.same(stood, found)] += 1
    total = count.total()
    exact = sum(number for (_, right), number in count.items() if right)
    seconds = time.process_time() - start
    print(
        f"signs {signs or 'none'}, folded {folded}, shown {shown!r}: {exact} of {total} exact ({exact / total:.1%}), "
        f"verified {count['verified', True]}, wrongly {count['verified', False]}, {1000 * seconds / total:.0f} ms a run"
    )


def clean(paths: list[Path]) -> None:
    """Counts what is repaired in text that is not damaged."""
    characters = repairs = 0
    start = time.process_time()
    to_traditional = OpenCC("s2t").convert
    for path in paths:
        text = path.read_text(encoding="utf-8")
        for page in (*pages(text), *pages(to_traditional(text))):
            _, repaired, _ = damage.restore(Text.of(page), shipped())
            characters += len(page)
            repairs += len(repaired)
            for repair in repaired:
                print(f"{path.name}: {repair.before!r} repaired to {repair.after!r}")
    seconds = time.process_time() - start
    print(f"clean: {repairs} repairs in {characters} characters, {1e6 * seconds / characters:.2f} microseconds each")


def pages(text: str) -> Iterator[str]:
    """A text as it is, and with question marks strewn in, in both widths."""
    chosen = random.Random(len(text))  # noqa: S311 - the same text, the same question marks
    asking = re.sub("[，；。]", lambda sign: chosen.choice(["?", "??", "？", "", "", "", ""]) + sign[0], text)
    for page in (text, asking):
        yield page
        yield narrow(page)


if __name__ == "__main__":
    main()
