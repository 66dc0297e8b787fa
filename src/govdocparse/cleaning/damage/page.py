"""What a damaged page tells about itself: its script, its width, its glosses, where it is cut, and how it reads."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from math import log
from typing import NamedTuple

import regex

from govdocparse.cleaning.damage.fluency import PAGE_SAMPLE, Fluency, narrow, table, tokens
from govdocparse.cleaning.damage.gbk import LOST, Choice, Inventory, codes, inventory
from govdocparse.cleaning.glosses import MANY, Gloss, find, plain_syllable
from govdocparse.expressions.ordinals import chinese, ordinal
from govdocparse.grammar import Grammar
from govdocparse.strings import holds_any

SCRIPT_SAMPLE = 20_000
# A line is looked at so far to either side.
LINE = 200
# So much behind a loss may be its damage.
DAMAGED = 24
# How many steps may be tried on a page, and one more for two of its characters: time is bounded whatever it holds.
STEPS = 300_000
# So far back an outline marker of the page counts; the last one that was restored counts from anywhere.
MARKER_REACH = 5_000
# So many numbers before a place are looked at for the last one of a kind.
NEAR = 20


class Number(NamedTuple):
    """A number at the head of a line or a sentence: that of an article (第三條) or of a section (三、)."""

    place: int
    number: int
    article: bool


def as_number(found: regex.Match[str]) -> Number | None:
    """The number that a rule has found; None where its numeral is none."""
    numeral = found["article"] or found["section"]
    number = ordinal(numeral)
    return Number(found.start(), number, found["article"] is not None) if number is not None else None


class Page:
    """A page and what it is asked when one of its damaged places is read; answers are found when first needed."""

    def __init__(self, string: str, grammar: Grammar) -> None:
        self.string = string
        self.grammar = grammar
        self.glosses = find(string, grammar)
        self.gloss_at = {gloss.start: gloss for gloss in self.glosses}
        self.gloss_ending_at = {gloss.end: gloss for gloss in self.glosses}
        self.pattern = grammar.pattern
        self.steps_left = STEPS + len(string) // 2
        self.given_up: int | None = None
        self._forms: dict[str, float] = {}
        self._readers: dict[str, list[Choice]] = {}
        self.restored_markers: list[tuple[int, str]] = []
        self.restored_numbers: list[Number] = []
        self.folded = sum(map(string.count, ",;:")) > sum(map(string.count, "，；："))

    @cached_property
    def cuts(self) -> dict[str, int]:
        """The code of each sign that pages are cut at, by the sign in both widths."""
        signs = (*self.grammar.lexicon("cut_signs"), *self.grammar.lexicon("rare_cut_signs"))
        code = codes().codes
        return {form: code[sign] for sign in signs for form in (sign, narrow(sign))}

    @cached_property
    def inventory(self) -> Inventory:
        """The characters that the page can hold."""
        known, sample = table(), self.string[:SCRIPT_SAMPLE]
        traditional = sum(ord(character) in known.variants for character in sample)
        return inventory(traditional=traditional >= sum(character in known.simplified for character in sample))

    @cached_property
    def glossed(self) -> dict[str, set[str]]:
        """The characters that bear a gloss somewhere on the page, with their syllables."""
        found: dict[str, set[str]] = {}
        for gloss in self.glosses:
            found.setdefault(gloss.character, set()).add(gloss.plain)
        return found

    @cached_property
    def always_glossed(self) -> frozenset[str]:
        """The characters that never stand without a gloss, and stand there more than once."""
        count = Counter(gloss.character for gloss in self.glosses)
        return frozenset(item for item, number in count.items() if number > 1 and number == self.string.count(item))

    @cached_property
    def cut(self) -> regex.Pattern[str]:
        """What damage begins with; on a page full of glosses that can be two lost bytes with a sign between them."""
        return self.pattern("cut" if len(self.glosses) < MANY else "cut_between_losses")

    @cached_property
    def half_width_signs(self) -> list[str]:
        """The signs that stand on the page in half width."""
        return sorted(set(self.pattern("half_width_sign").findall(self.string)))

    @cached_property
    def has_wide_figures(self) -> bool:
        """Whether full-width figures stand on the page."""
        return holds_any(self.string, "０１２３４５６７８９")

    @cached_property
    def fluency(self) -> Fluency:
        """How the page reads where it is not damaged."""
        pieces, done = [], 0
        for gloss in self.glosses:
            if gloss.end > PAGE_SAMPLE:
                break
            pieces.append(self.string[done : gloss.start])
            done = gloss.end
        pieces.append(self.string[done:PAGE_SAMPLE])
        sound = self.grammar.pattern("around_cut").sub("¶", "".join(pieces))
        return Fluency(tokens(sound, table().variants))

    def reads(self, character: str, syllable: str) -> bool:
        """Whether a gloss can be that of a character."""
        plain, _ = plain_syllable(syllable)
        return plain in self.glossed.get(character, ()) or plain in table().readings.get(character, ())

    def readers(self, syllable: str) -> list[Choice]:
        """The characters that a gloss can be that of."""
        plain, _ = plain_syllable(syllable)
        if plain not in self._readers:
            choices = self.inventory.by_code.values()
            self._readers[plain] = [choice for choice in choices if self.reads(choice.character, plain)]
        return self._readers[plain]

    def form(self, choice: Choice) -> float:
        """The logarithm of the chance that the page writes a token with this character, of all that stand for it."""
        known = self._forms.get(choice.character)
        if known is None:
            count = {
                form.character: 1 + self.string.count(form.character) for form in self.inventory.by_token[choice.token]
            }
            known = log(count.get(choice.character, 1) / sum(count.values())) if len(count) > 1 else 0.0
            self._forms[choice.character] = known
        return known

    def before(self, place: int) -> int:
        """Where the character before a place begins, a gloss left aside."""
        gloss = self.gloss_ending_at.get(place)
        return max(0, (gloss.start if gloss else place) - 1)

    def behind(self, place: int) -> int:
        """Where the character at a place ends, with its gloss."""
        gloss = self.gloss_at.get(place + 1)
        return gloss.end if gloss else min(len(self.string), place + 1)

    def sound(self, start: int, end: int) -> str:
        """A stretch of the page without its glosses, with full-width signs where the page has folded them."""
        pieces, done = [], start
        for place in range(start, end):
            if place in self.gloss_at:
                pieces.append(self.string[done:place])
                done = self.gloss_at[place].end
        text = "".join((*pieces, self.string[done:end]))
        return self.pattern("folded_sign").sub(lambda found: chr(ord(found[0]) + 0xFEE0), text) if self.folded else text

    def pairing(self, place: int) -> tuple[str, str]:
        """Quotation marks and brackets at a place: those that are missing there, and those that would stand alone.

        The nearest ones to either side say what is missing; what stands behind more damage tells of that.
        """
        start = self.string.rfind("\n", max(0, place - LINE), place) + 1 or max(0, place - LINE)
        end = self.string.find("\n", place, place + LINE)
        end = end if end >= 0 else place + LINE
        before = self._without_glosses(self.string[start:place])
        line = self._without_glosses(self.string[place:end])
        near = min(found for found in (end, *self._next_losses(place + DAMAGED)) if found >= 0)
        behind = self._without_glosses(self.string[place:near])
        missing, alone = [], []
        for opening, closing in self._pairs:
            opened = _last(before, opening) > _last(before, closing)
            if opened != (_first(behind, closing) < _first(behind, opening)):
                missing.append(closing[0] if opened else opening[0])
            if not opened:
                alone.append(closing[0])
            if _first(line, closing) >= _first(line, opening):
                alone.append(opening[0])
        return "".join(missing), "".join(alone)

    def _next_losses(self, place: int) -> Iterator[int]:
        """Where a byte is lost next, -1 for nowhere, by the sign that shows it."""
        return (self.string.find(sign, place, place + LINE) for sign in LOST)

    def _without_glosses(self, stretch: str) -> str:
        plain: str = self.pattern("closed_syllable").sub("", stretch)
        return plain

    @cached_property
    def opening_of(self) -> dict[str, str]:
        """The sign that opens what a sign closes."""
        return {closing[0]: opening[0] for opening, closing in self._pairs}

    @cached_property
    def _pairs(self) -> list[tuple[str, str]]:
        """The signs that open and those that close what they enclose, each in both widths."""
        pairs = self.grammar.lexicon("clause_pairs")
        return [(pair[0] + narrow(pair[0]), pair[1] + narrow(pair[1])) for pair in pairs]

    @cached_property
    def markers(self) -> list[tuple[int, str]]:
        """The outline markers （N） of the page, each with its place and numeral."""
        return [(match.start(), match["numeral"]) for match in self.pattern("damage_marker").finditer(self.string)]

    def due_markers(self, place: int) -> list[str]:
        """The numerals that an outline marker （N） at a place can have: the one that is due, and the first."""
        index = bisect_left(self.markers, (place, ""))
        before = [found for found in self.markers[max(0, index - 1) : index] if found[0] >= place - MARKER_REACH]
        last = max((*before, *self.restored_markers[-1:]), default=None)
        number = ordinal(last[1]) if last else None
        return ["一"] if number is None else [chinese(number + 1), "一"]

    def remember(self, place: int, restored: str) -> None:
        """Takes note of an outline marker that has been restored."""
        for match in self.pattern("damage_marker").finditer(restored):
            self.restored_markers.append((place, match["numeral"]))
        self.restored_numbers += [number._replace(place=place) for number in self._numbers_in(restored)]

    def due_number(self, found: Number, before: str) -> bool:
        """Whether a number at the head of a sentence goes on from the last of its kind, in `before` or on the page."""
        index = bisect_left(self.numbers, (found.place,))
        of_page = [number for number in self.numbers[max(0, index - NEAR) : index] if number.article == found.article]
        restored = [number for number in self.restored_numbers[-NEAR:] if number.article == found.article]
        in_hand = [number for number in self._numbers_in(before) if number.article == found.article]
        last = in_hand[-1] if in_hand else max((*of_page[-1:], *restored[-1:]), default=None)
        return last is not None and found.number == last.number + 1

    @cached_property
    def numbers(self) -> list[Number]:
        """The numbers 三、 and 第三條 that stand at the head of a line or a sentence of the page."""
        return list(self._numbers_in(self.string))

    def _numbers_in(self, string: str) -> Iterator[Number]:
        return filter(None, map(as_number, self.pattern("damage_number").finditer(string)))

    def written(self, gloss: Gloss) -> str:
        """A gloss as it is written between its brackets."""
        return self.string[gloss.start + 1 : gloss.end - 1]

    def is_syllable(self, syllable: str) -> bool:
        """Whether a bracketed word is a syllable of Mandarin."""
        return plain_syllable(syllable)[0] in self._syllables

    @cached_property
    def _syllables(self) -> frozenset[str]:
        return frozenset(self.grammar.lexicon("pinyin"))

    def in_width(self, string: str) -> str:
        """Restored text with its signs in the width of the page."""
        return narrow(string) if self.folded else string


def _last(stretch: str, signs: str) -> int:
    """Where the last of some signs stands, -1 for nowhere."""
    return max(map(stretch.rfind, signs))


def _first(stretch: str, signs: str) -> int:
    """Where the first of some signs stands, the end for nowhere."""
    return min(place if (place := stretch.find(sign)) >= 0 else len(stretch) for sign in signs)
