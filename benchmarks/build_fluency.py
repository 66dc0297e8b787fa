"""Builds cleaning/damage/fluency.txt.xz: counts of characters after up to three before, their variants and readings.

    python benchmarks/build_fluency.py --texts FOLDER --held-out FOLDER [--held-out FOLDER ...]

FOLDER of `--texts` holds checkouts of the public repositories of `SOURCES`, each under its name: Chinese laws and
official documents, which are free of copyright (PRC Copyright Law art. 5); only counts are kept of them, and none of
the other files is read. Words come from the jieba dictionary (MIT), variants from OpenCC (Apache-2.0), readings from
pypinyin (MIT); these packages are needed to build the table and not to use it.

What is measured on must not be counted: a paragraph that shares SHARED characters in a row with a text file of a
`--held-out` folder (`samples/`, and whatever else) is left out. Of the shipped table: 905 thousand characters.
"""

from __future__ import annotations

import argparse
import csv
import html
import lzma
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.resources import files
from math import log
from pathlib import Path
from typing import NamedTuple

from govdocparse.cleaning.damage.fluency import LEVEL_BASE, LEVEL_STEP, tokens

TARGET = Path(__file__).parents[1] / "src/govdocparse/cleaning/damage/fluency.txt.xz"
WORD_WEIGHT = 0.3
COMMON_WORD, WORD_GAIN = 50, 3.0
# What a run of two, three and four characters must add to what the shorter context foretells, in logarithms of chances
# over all its places, and how much of a context's chances goes to the shorter one, roughly.
KEEP = {2: 0.1, 3: 1.2, 4: 3.5}
SHARE = 0.2
LONGEST = 4
SHARED = 16
# How often a run counts in full behind one character; what more of it counts for, as a power.
IN_FULL, POWER = 2.0, 0.5
# What a run counts that stands behind nothing, at the beginning of a text.
LEAST = 0.05
SIGNS = "¶0a,.:;?!()%。、“”《》〈〉〔〕—…·[]+-/〇"
Counts = list[Counter[str]]


class Source(NamedTuple):
    """A public repository: its name, which files are read and how, and what one count of it is worth.

    Common text, of which there is much, counts for less than what is nearer to notices.
    """

    name: str
    commit: str
    weight: float
    files: str
    read: Callable[[str], str]


def law(text: str) -> str:
    """The text of a law in Markdown."""
    return re.sub(r"<!--.*?-->|^#+", "", text, flags=re.DOTALL | re.MULTILINE)


def notices(text: str) -> str:
    """The text of the web pages of a database dump."""
    rows = (re.search("<.*>", row, re.DOTALL) for row in text.split("insert into ge_policy_raw"))
    pages = "\n".join(row[0] for row in rows if row)
    pages = re.sub(r"<(script|style).*?</\1>", "", pages, flags=re.DOTALL)
    return html.unescape(re.sub("<[^>]*>", "", re.sub(r"</(?:p|div|tr)>|<br\s*/?>|\\n", "\n", pages)))


def reports(text: str) -> str:
    """The Chinese column of a table of sentences."""
    return "\n".join(row["中文"] for row in csv.DictReader(text.lstrip("\ufeff").splitlines(keepends=True)))


SOURCES = [
    # Laws, regulations, judicial interpretations and local regulations, from the state's law database.
    Source("LawRefBook/Laws", "2f4c5c23716267af9dbebbbbd6cbbf732b101981", 0.1, "[!s案R法]*/**/*.md", law),
    # Notices of the State Council, 2000 to 2019.
    Source(
        "ZhouYNF/platform-1", "2197df553eee3b0bc9989d91addadf2f4227fddc", 2.0, "db/ge_policy_raw20190217.sql", notices
    ),
    # Reports on the work of the government, 2024 to 2026.
    Source(
        "YaaaFei/gov-work-report-corpus-demo",
        "c09a81ce6c1ae3277b0751bee8ea1988e8489d1d",
        2.0,
        "data/04_*.csv",
        reports,
    ),
]


def main() -> None:
    """Counts, prunes and writes the table, and says how large it is."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--texts", type=Path, required=True)
    options.add_argument("--held-out", type=Path, action="append", required=True)
    chosen = options.parse_args()
    to_simplified, simplified = variants()
    held_out = shared(chosen.held_out)
    counts: Counts = [Counter() for _ in range(LONGEST)]
    for source in SOURCES:
        add_source(source, chosen.texts, counts, to_simplified, held_out)
    for size in (2, 3):
        count_contexts(counts, size)
    add_words(counts)
    head = [
        "counts of Chinese characters; where they come from stands in benchmarks/build_fluency.py",
        "variants\t" + "".join(old + new for old, new in sorted(to_simplified.items())),
        "simplified\t" + "".join(sorted(simplified)),
        "readings\t" + " ".join(readings(to_simplified)),
    ]
    content = "\n".join((*head, "", *sorted(rows(counts))))
    TARGET.write_bytes(lzma.compress(content.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{TARGET.stat().st_size} bytes, {content.count(chr(10))} rows")


def variants() -> tuple[dict[str, str], set[str]]:
    """The Simplified form of each Traditional character, and the characters that are Simplified only."""
    folder = files("opencc") / "dictionary"
    to_simplified: dict[str, str] = {}
    for line in (folder / "TSCharacters.txt").read_text(encoding="utf-8").splitlines():
        old, new = line.split("\t")
        if in_gbk(old) and old not in new.split(" "):
            to_simplified[old] = new.split(" ")[0]
    simplified = set()
    for line in (folder / "STCharacters.txt").read_text(encoding="utf-8").splitlines():
        old, new = line.split("\t")
        if in_gbk(old) and old not in new.split(" "):
            simplified.add(old)
    return to_simplified, simplified


def in_gbk(character: str) -> bool:
    """Whether a character can stand on a GBK page at all."""
    return len(character) == 1 and len(character.encode("gbk", "ignore")) == 2


def readings(to_simplified: dict[str, str]) -> Iterator[str]:
    """The syllables, without tone, each with the Traditional characters that can be read so: those a page glosses."""
    by_syllable: defaultdict[str, set[str]] = defaultdict(set)
    spellings: dict[int, str] = import_module("pypinyin.pinyin_dict").pinyin_dict
    for character in to_simplified:
        for spelling in spellings.get(ord(character), "").split(","):
            plain = unicodedata.normalize("NFD", spelling).replace("u\u0308", "ü")
            plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
            if plain:
                by_syllable[plain].add(character)
    for syllable, characters in sorted(by_syllable.items()):
        yield syllable + "".join(sorted(characters))


def shared(folders: list[Path]) -> set[str]:
    """All runs of SHARED characters of the texts that must not be counted."""
    found: set[str] = set()
    for path in sorted(path for folder in folders for path in folder.glob("**/*.txt")):
        text = re.sub(r"\s", "", path.read_text(encoding="utf-8", errors="ignore"))
        found.update(text[start : start + SHARED] for start in range(len(text) - SHARED + 1))
    return found


def add_source(source: Source, folder: Path, counts: Counts, to_simplified: dict[str, str], held_out: set[str]) -> None:
    """Counts the paragraphs of one source, and says how many characters that are."""
    kept: list[str] = []
    left_out = 0
    for path in sorted((folder / source.name).glob(source.files)):
        for line in source.read(path.read_text(encoding="utf-8")).splitlines():
            text = re.sub(r"\s", "", line)
            if any(text[start : start + SHARED] in held_out for start in range(len(text) - SHARED + 1)):
                left_out += len(text)
            elif text:
                kept.append(line.strip())
    string = "\n".join(kept)
    count(string, source.weight, counts, to_simplified)
    print(f"{source.name} {source.commit[:7]}: {len(string)} characters, {left_out} left out", flush=True)


def count(text: str, weight: float, counts: Counts, to_simplified: dict[str, str]) -> None:
    """Adds the characters of one text and the runs of up to LONGEST of them."""
    string = "¶" + tokens(text, {ord(old): new for old, new in to_simplified.items()}) + "¶"
    string = re.sub(f"[^{re.escape(SIGNS)}\u4e00-\u9fff]", "\x01", string)
    for size, counter in enumerate(counts, start=1):
        grams = Counter(map("".join, zip(*(string[start:] for start in range(size)), strict=False)))
        for gram, number in grams.items():
            if "\x01" not in gram:
                counter[gram] += number * weight  # type: ignore[assignment]


def count_contexts(counts: Counts, size: int) -> None:
    """Counts runs of one size by what they stand behind: 模化 stands behind 规 alone, however often, and tells little.

    A shorter context is asked where the longer one is not known, so what it foretells there is what counts (the idea is
    that of Kneser and Ney, 1995). The sum of all counts stays.
    """
    behind: defaultdict[str, float] = defaultdict(float)
    for gram, number in counts[size].items():
        behind[gram[1:]] += number if number <= IN_FULL else IN_FULL * (number / IN_FULL) ** POWER
    scale = counts[size - 1].total() / sum(behind.values())
    for gram in counts[size - 1]:
        counts[size - 1][gram] = scale * behind.get(gram, LEAST)  # type: ignore[assignment]


def add_words(counts: Counts) -> None:
    """Adds the words of the dictionary by their frequency there, scaled to the size of the texts.

    A common word of two characters counts for more than its characters would give by chance.
    """
    found: Counts = [Counter() for _ in range(LONGEST)]
    words: list[str] = []
    for line in (files("jieba") / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, frequency, _ = line.split(" ")
        if all("\u4e00" <= character <= "\u9fff" and in_gbk(character) for character in word):
            if len(word) == 2 and int(frequency) >= COMMON_WORD:
                words.append(word)
            for size, counter in enumerate(found, start=1):
                for index in range(len(word) - size + 1):
                    counter[word[index : index + size]] += int(frequency)
    scale = WORD_WEIGHT * counts[0].total() / found[0].total()
    for counter, parts in zip(counts, found, strict=True):
        for gram, number in parts.items():
            counter[gram] += number * scale  # type: ignore[assignment]
    total = counts[0].total()
    for word in words:
        chance = counts[0][word[0]] * counts[0][word[1]] / total
        counts[1][word] = max(counts[1][word], WORD_GAIN * chance)  # type: ignore[assignment]


def rows(counts: Counts) -> Iterator[str]:
    """One row for each context: its successors by level of count, without those the shorter context foretells."""
    total = float(counts[0].total())
    kept: defaultdict[str, dict[str, float]] = defaultdict(dict)
    kept[""] = dict(counts[0])
    seen: dict[str, float] = {"": total}
    for size, grams in enumerate(counts[1:], start=2):
        shorter = counts[size - 2]
        sums: defaultdict[str, float] = defaultdict(float)
        for gram, number in grams.items():
            sums[gram[:-1]] += number
        above = {gram[1:]: shorter[gram[1:]] / seen[gram[1:-1]] for gram in grams} if size > 2 else {}
        seen |= sums
        for gram, number in grams.items():
            context, last = gram[:-1], gram[-1]
            foretold = SHARE * (above[gram[1:]] if above else counts[0][last] / total)
            if last not in kept[gram[1:-1]]:
                foretold *= SHARE
            if number * log(max(number / seen[context] / foretold, 1.0)) >= KEEP[size]:
                kept[context][last] = number
    for context, successors in kept.items():
        if not successors:
            continue
        levels: defaultdict[int, list[str]] = defaultdict(list)
        for token, counted in successors.items():
            levels[level(counted)].append(token)
        row = "".join(chr(65 + number) + "".join(sorted(levels[number])) for number in sorted(levels, reverse=True))
        rest = chr(65 + level(max(LEVEL_BASE, seen[context] - sum(successors.values()))))
        yield f"{context}\t{rest}{row}"


def level(number: float) -> int:
    """A count on the scale of the table."""
    return max(0, min(25, round(log(number / LEVEL_BASE) / log(LEVEL_STEP))))


if __name__ == "__main__":
    main()
