"""Document numbers in a string: 国办发〔2024〕10号, 国务院令第711号, GB/T 9704-2012, each in its normal form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import regex

from govdocparse.expressions.ordinals import ordinal
from govdocparse.grammar import Grammar
from govdocparse.strings import holds_any

_NUMBER_SIGN: Final = "号"
_STANDARD_SIGNS: Final = ("-", "—", "–")
SIGNS: Final = (_NUMBER_SIGN, *_STANDARD_SIGNS)
_LONGEST_CODE: Final = 40
# Several bodies in front of the number of an order that they put out together.
_LONGEST_BODIES: Final = 90
_LONGEST_NUMBER: Final = 34
_LONGEST_TAIL: Final = 3
# The kind of an act stands behind its number, and the year in it behind a stroke: 第97/2021号行政长官批示.
_LONGEST_KIND: Final = 12
_YEAR_SIGN: Final = "/"
_DIGITS_WITH_YEAR: Final = 8
_BLANKS: Final = regex.compile(r"\s+")
_BEFORE_CONJUNCTION: Final = ("号", "）", "》")


class Numbered(NamedTuple):
    """One document number: `value` is its normal form, `year` has four digits, `sequence` no padding."""

    value: str
    agency_code: str | None
    year: str | None
    sequence: str


def parse(string: str, grammar: Grammar) -> Numbered | None:
    """The number that a string is, or None when it holds anything else; blanks do not count.

    None for an act of Macao, too, whose number is its title: the head tells (structure.yearly).
    """
    packed = grammar.pattern("blank_between_bodies").sub("、", string.strip())
    packed = _BLANKS.sub("", packed)
    if lone := grammar.pattern("lone_order").fullmatch(packed):
        sequence = str(ordinal(lone["sequence"]))
        return Numbered(f"第{sequence}号", None, None, sequence)
    for start, end, numbered in find(packed, grammar):
        if start == 0 and end == len(packed) and not (numbered.agency_code is None and _YEAR_SIGN in numbered.value):
            return numbered
    return None


def behind_title(string: str, grammar: Grammar) -> str | None:
    """The normal form of a string that is a number only in a bracket behind its title: 2023年第15号, GB 50016."""
    if found := grammar.pattern("number_of_the_year").fullmatch(string):
        return f"{found['year']}年第{ordinal(found['sequence'])}号"
    found = grammar.pattern("standard_without_year").fullmatch(string)
    return f"{found['code']} {found['sequence']}" if found else None


def find(string: str, grammar: Grammar) -> list[tuple[int, int, Numbered]]:
    """The document numbers of running text as (start, end, number), in order; the words before a code are left out."""
    found = list(_numbers(string, grammar)) if _NUMBER_SIGN in string else []
    if holds_any(string, _STANDARD_SIGNS):
        found += _standards(string, grammar)
        found.sort()
    return found


def _numbers(string: str, grammar: Grammar) -> Iterator[tuple[int, int, Numbered]]:
    """All but the numbers of standards."""
    done = 0
    for sign in grammar.pattern("number_sign").finditer(string):
        first = max(done, sign.start() - _LONGEST_NUMBER)
        tail = _LONGEST_KIND if _YEAR_SIGN in string[first : sign.start()] else _LONGEST_TAIL
        match = grammar.pattern("document_number").search(string, first, sign.end() + tail)
        if match is None or sign.end() <= done:
            continue
        word = match["word"] or match["filing"] or ""
        at_word = bool(word) and string.startswith(word, match.start())
        start = match.start()
        if not (match["case"] or match["act"]):
            end = start + at_word * len(word)
            start = min(start, _code_start(string, done, end, grammar, filed=bool(match["filing"])))
            if start and word and not at_word and string[start - 1] == "、":
                # 甲局、乙署第4号令 is 甲局、乙署令第4号.
                first = max(done, end - _LONGEST_BODIES)
                start = min(start, first + _code_start(string[first:end] + word, 0, end - first + len(word), grammar))
        code = _BLANKS.sub("、", string[start : match.start()].strip()) + word
        done = match.end()
        numbered = _numbered(match, code)
        yield start, done, numbered
        if match.group().endswith(_NUMBER_SIGN):
            for further in _further(string, done, numbered, grammar):
                done = further[1]
                yield further


def _further(string: str, end: int, first: Numbered, grammar: Grammar) -> Iterator[tuple[int, int, Numbered]]:
    """The numbers that follow with the code and year of the one that ends at `end`: 国发〔2020〕1号、2号."""
    opening = first.value.removesuffix(first.sequence + _NUMBER_SIGN)
    while match := grammar.pattern("further_number").match(string, end):
        start = match.start("mark") if match["mark"] else match.start("sequence")
        end = match.end()
        sequence = str(ordinal(match["sequence"]))
        yield start, end, first._replace(value=opening + sequence + _NUMBER_SIGN, sequence=sequence)


def _numbered(match: regex.Match[str], code: str) -> Numbered:
    """The normal form of one match of the rule document_number behind `code`."""
    if match["act"]:
        sequence = match["act"].partition(_YEAR_SIGN)[0]
        return Numbered(f"第{match['act']}号{match['act_kind']}", None, _full_year(match["act_year"]), sequence)
    sequence = _sequence(match)
    year = _full_year(match["year"])
    if match["case"]:
        suffix = "第" if match["case"].endswith("字") else ""
        tail = match.group().rpartition("号")[2]
        return Numbered(f"（{year}）{match['case']}{suffix}{sequence}号{tail}", match["case"], year, sequence)
    if match["bracketed"]:
        return Numbered(f"{code}〔{year}〕{sequence}号", code or None, year, sequence)
    return Numbered(f"{code}{year + '年' if year else ''}第{sequence}号", code, year, sequence)


def _sequence(match: regex.Match[str]) -> str:
    """The number without padding; the eight or more digits of a filing number open with a year, zero and all."""
    digits: str = match["sequence"]
    return digits if match["filing"] and len(digits) >= _DIGITS_WITH_YEAR else str(ordinal(digits))


def _full_year(digits: str | None) -> str | None:
    """2024, 二〇〇八 and the two digits of old numbers as four digits."""
    if digits and digits[0] in "12":
        digits = digits.upper().replace("O", "0")  # a letter where a zero was meant
    year = ordinal(digits) if digits else None
    if year is None:
        return None
    return str(year if year > 99 else 1900 + year)


def _code_start(string: str, done: int, end: int, grammar: Grammar, *, filed: bool = False) -> int:
    """Where the code that ends at `end` begins: behind verbs, conjunctions and what an earlier number took.

    A 和 parts nothing in 和政发, nor in a body's whole name (住房和城乡建设部令).
    """
    first = max(done, end - _LONGEST_CODE)
    if first and string[end - 1] == "令" and "、" in string[first:end]:
        first = max(done, end - _LONGEST_BODIES)
    run = grammar.pattern("code_run").search(string, first, end)
    if run is None:
        return end
    start: int = run.start()
    code: str = run.group()
    if cut := grammar.pattern("before_code").match(code):
        start += int(cut.end())
        return start + (done > 0 and string.startswith("和", start))
    if code.startswith("和"):
        return start + (start == done > 0 or string[start - 1 : start] in _BEFORE_CONJUNCTION)
    if filed or grammar.pattern("spelled_out_code").search(code):
        return start
    return start + code.rfind("和") + 1


def _standards(string: str, grammar: Grammar) -> Iterator[tuple[int, int, Numbered]]:
    """The numbers of standards, whose sequence is all between letters and year."""
    for match in grammar.pattern("standard_number").finditer(string):
        year = _full_year(match["year"])
        code, sequence = match["code"], match["sequence"]
        value = f"{code}{match['local'] or ' '}{sequence}-{match['year']}"
        yield match.start(), match.end(), Numbered(value, code, year, sequence)
