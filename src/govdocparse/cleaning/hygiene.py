"""Unicode hygiene: plain line ends, blanks and characters; every change keeps its place in the source."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

from govdocparse.grammar import Grammar
from govdocparse.strings import holds_any
from govdocparse.text import Edit, Text

REPLACEMENT: Final = "\ufffd"
_MARK: Final = "\ufeff"
# From a full-width form to its ASCII character.
_FULL_WIDTH: Final = 0xFEE0
# They stand for a dash, but not where a table is drawn with them.
_RULES: Final = "─━"
_REPLACED: Final = ("supplement_radicals", "private_use", "older_private_use", "symbol_codes", "other_forms")
_DIGITS: Final = "０１２３４５６７８９"
_PLAIN_DIGITS: Final = str.maketrans(_DIGITS, "0123456789")


def unusual(string: str, grammar: Grammar) -> str:
    """Each character of a string once that is none of those which fill a well-kept notice.

    They are looked for once, and what is made of the string by leaving out or by usual characters has no others. So
    the steps that look for some of them need not look through the text again.
    """
    return "".join(set(grammar.pattern("unusual").findall(string)))


def present(words: tuple[str, ...], string: str, among: str, grammar: Grammar) -> list[str]:
    """Those of some words that stand in a string whose unusual characters are `among` some."""
    return [word for mark, word in _marked(words, grammar) if mark in among and word in string]


@cache
def _marked(words: tuple[str, ...], grammar: Grammar) -> tuple[tuple[str, str], ...]:
    """Each word behind the first unusual character in it, or behind nothing."""
    return tuple((unusual(word, grammar)[:1], word) for word in words)


def plain_line_ends(text: Text, among: str, grammar: Grammar) -> Text:
    """Any text to the same with a line feed for each of its line ends, as all steps that look at lines need it."""
    if not present(grammar.lexicon("line_ends"), text.string, among, grammar):
        return text
    return text.edited(
        Edit(found.start(), found.end(), "\n") for found in grammar.pattern("line_end").finditer(text.string)
    )


def plain_digits(string: str) -> str:
    """Any string with half-width digits, in as many characters."""
    return string.translate(_PLAIN_DIGITS) if holds_any(string, _DIGITS) else string


def without_mark(text: Text) -> Text:
    """Any text without the byte order mark that a string read as plain UTF-8 begins with."""
    return text[1:] if text.string.startswith(_MARK) else text


def clean(text: Text, grammar: Grammar, among: str | None = None) -> Text:
    """Any text to one with plain line ends, blanks, ideographs, digits and marks, and nothing invisible.

    The result holds only characters that XML 1.0 can carry. Invisible and control characters leave and belong to the
    span of the character before them. The unusual characters of the text are `among` some, where these are known.
    """
    odd = unusual(text.string, grammar) if among is None else among
    if not odd:
        return text
    text = plain_line_ends(text, odd, grammar)
    string = text.string
    if "，" in string and holds_any(odd, _DIGITS):
        string = grammar.pattern("full_width_group").sub(",", string)
    if grammar.pattern("symbol_sign_code").search(odd):
        string = _with_signs(string, grammar)
    for old, new in _one_to_one(odd, grammar):
        string = string.replace(old, new)
    return without_invisible(text.mapped(string), odd, grammar)


def _with_signs(string: str, grammar: Grammar) -> str:
    """Signs of a symbol font beside figures as what they show."""
    signs = {pair[0]: pair[1] for pair in grammar.lexicon("symbol_signs")}
    cleaned: str = grammar.pattern("symbol_sign").sub(lambda found: signs[found.group()], string)
    return cleaned


def without_unseen(text: Text, grammar: Grammar) -> Text:
    """The text without what cannot be seen, its blanks and other characters as they are."""
    fit = text.mapped(grammar.pattern("unfit").sub(REPLACEMENT, text.string))
    return without_invisible(fit, unusual(text.string, grammar), grammar)


def without_invisible(text: Text, among: str, grammar: Grammar) -> Text:
    """The text without its invisible and control characters; its unusual characters are `among` some."""
    for name in ("invisible", "control"):
        if grammar.pattern(name).search(among):
            text = text.edited(
                Edit(found.start(), found.end(), "") for found in grammar.pattern(name).finditer(text.string)
            )
    return text


def _one_to_one(characters: str, grammar: Grammar) -> list[tuple[str, str]]:
    """What each of these characters changes to, where it changes to one other."""
    table = _table(grammar)
    blank, unfit, radical, full_width = map(grammar.pattern, ("blank", "unfit", "radical", "full_width_ascii"))
    drawn = grammar.pattern("box_drawing").search(characters) is not None
    changes: list[tuple[str, str]] = []
    for character in characters:
        if blank.match(character):
            changes.append((character, " "))
        elif unfit.match(character):
            changes.append((character, REPLACEMENT))
        elif character in table and not (character in _RULES and drawn):
            changes.append((character, table[character]))
        elif full_width.match(character):
            changes.append((character, chr(ord(character) - _FULL_WIDTH)))
        elif radical.match(character):
            unified = unicodedata.normalize("NFKC", character)
            if len(unified) == 1 and unified != character:
                changes.append((character, unified))
    return changes


@cache
def _table(grammar: Grammar) -> dict[str, str]:
    """The radicals, private-use leftovers and other forms of the grammar, each with its character."""
    pairs = (pair for name in _REPLACED for pair in grammar.lexicon(name))
    return {pair[0]: pair[1] for pair in pairs}
