"""The steps that a path can take: on a page at its word, and through a stretch that is read one byte off."""

from __future__ import annotations

from collections.abc import Iterator

from govdocparse.cleaning.damage.fluency import BEGINNING, CONTEXT, read_on, tokens
from govdocparse.cleaning.damage.gbk import EURO, LOST
from govdocparse.cleaning.damage.slip import costs
from govdocparse.cleaning.damage.slip.beginnings import begin
from govdocparse.cleaning.damage.slip.characters import Characters
from govdocparse.cleaning.damage.slip.path import FREE, Path
from govdocparse.cleaning.glosses import MANY

# A pair of bytes that shows nothing can hold a letter; no more is known of it.
LETTER = "A"
# Behind these, what has been lost is a figure.
BEFORE_FIGURES = "（第"


class Steps(Characters):
    """The steps on one page."""

    def context(self, place: int) -> str:
        """The tokens before a place."""
        start = place
        for _ in range(CONTEXT + 2):
            start = self.page.before(start)
        before = BEGINNING
        for token in tokens(self.page.sound(start, place), self._variants):
            before = read_on(before, token)
        return before

    def steps(self, path: Path, *, vanishing: bool) -> Iterator[Path]:
        """All that can come next on a path; `vanishing` says whether that can be a pair that shows nothing."""
        if path.place >= len(self.string):
            return iter(()) if path.lead is None else self._silent(path)
        return self._in_step(path) if path.lead is None else self._off_step(path, vanishing=vanishing)

    def literal(self, place: int, end: int) -> float:
        """The score of the page at its word."""
        path = Path(0.0, place, self.context(place))
        while path.place < end:
            path = next(self._in_step(path))
        return path.score

    def _in_step(self, path: Path) -> Iterator[Path]:
        """The page at its word, and the damage that can begin here."""
        gloss = self.page.gloss_at.get(path.place)
        if gloss is not None:
            yield path._replace(place=gloss.end)
            return
        character = self.string[path.place]
        score, before = self.say(path, character)
        if character in LOST or (self.page.folded and "！" <= character <= "～"):
            score = path.score + (costs.LITERAL if not path.before.endswith("??") else costs.LITERAL_AGAIN)
        age = path.age + (before != path.before)
        yield path._replace(score=score, place=path.place + 1, before=before, age=age)
        if character in LOST:
            yield from begin(self, path)

    def _off_step(self, path: Path, *, vanishing: bool) -> Iterator[Path]:
        """What the page shows, read one byte off."""
        character = self.string[path.place]
        if character in " \t\r\n":
            yield from self._silent(path)
        gloss = self.page.gloss_at.get(path.place)
        if gloss is not None:
            cost = 0.0 if self.page.reads(gloss.character, gloss.plain) else costs.WRONG_GLOSS
            yield path._replace(score=path.score + cost, place=gloss.end, broken=True)
            return
        if character in LOST:
            yield from self._at_loss(path)
        yield from self._shown(path, character)
        if vanishing:
            yield from self._hidden(path, character)

    def _shown(self, path: Path, character: str) -> Iterator[Path]:
        """A shown character is the second byte of one character and the first of the next, or the second alone."""
        seen = path._replace(shown=path.shown + 1)
        for code in self.shown_codes(character):
            trail, lead = code >> 8, code & 0xFF
            for choice in self.choices(path, trail):
                if lead > 0x80:
                    yield self.take(seen, choice, lead, path.place + 1)
                elif lead < 0x80:
                    yield self.end(self.add(self.last(path, choice), chr(lead)), path.place + 1)
        if "@" <= character <= "~" or character in EURO:
            for choice in self.choices(path, 0x80 if character in EURO else ord(character)):
                yield self.end(self.last(path, choice), path.place + 1)

    def _hidden(self, path: Path, character: str) -> Iterator[Path]:
        """A pair of bytes that shows nothing: the second of one character and the first of another, or a letter."""
        for choice in self.choices_before_empty(path):
            trail = choice.code & 0xFF
            taken = self.take(path, choice, FREE, path.place, guessed=True)
            # What has left no trace could have been two pairs, or none: 工作，進行 and 工作，要進行 look the same.
            yield taken._replace(score=taken.score + costs.HIDDEN, trail=trail, unseen=True)
            if path.shown and trail << 8 | ord(LETTER) in self.empty and not "@" <= character <= "~":
                letter = self.add(self.last(path, choice), LETTER)
                yield self.end(letter._replace(score=letter.score + costs.LETTER, doubtful=True), path.place)

    def _at_loss(self, path: Path) -> Iterator[Path]:
        """A second loss: before a gloss, before a sign that the page is cut at, or of a figure or a blank."""
        place, page = path.place, self.page
        gloss = page.pattern("eaten_bracket").match(self.string, place)
        if gloss is not None:
            for choice in self.choices_glossed(path, gloss["syllable"]):
                last = self.last(path, choice)
                yield self.end(last._replace(score=last.score + costs.RIGHT_GLOSS), gloss.end(), glossed=True)
            return
        if not path.shown and len(page.glosses) < MANY:
            return
        sign = page.cuts.get(self.string[place + 1 : place + 2])
        figure = page.pattern("eaten_figure").match(self.string, place) is not None
        for choice in self.choices(path):
            last = self.last(path, choice, guessed=True)
            if place + 1 == len(self.string):
                # The page ends inside a character: nothing stood behind the byte that shows as a loss.
                yield self.end(last._replace(doubtful=True), place + 1)
            elif sign is None:
                for eaten in self._eaten(last, place + 1, figure=figure or choice.character in BEFORE_FIGURES):
                    yield self.end(eaten, place + 1)
            else:
                # Both its ends are guessed then: 規模化， and 規模化水平， can look the same.
                score = last.score + self.price(sign) - costs.CUT
                yield self.end(last._replace(score=score, unseen=True), place + 1)
        for choice in self.choices_before_empty(path):
            taken = self.take(path, choice, FREE, place + 1, guessed=True)
            yield taken._replace(score=taken.score + costs.SHOWN, trail=choice.code & 0xFF)

    def _eaten(self, path: Path, behind: int, *, figure: bool) -> Iterator[Path]:
        """The paths that have lost a byte below 0x40: a figure or its blank, else a sign, a blank or a line feed."""
        lost = path._replace(doubtful=True)
        if figure and self.page.pattern("figure_between_blanks").match(self.string, behind):
            yield lost._replace(text=path.text + " ")
            return
        score, before = self.say(path, "0")
        yield lost._replace(score=score + (0.0 if figure else costs.EATEN), before=before, text=path.text + "?")
        if not figure:
            for sign in self.page.half_width_signs:
                score, before = self.say(path, sign)
                score += costs.EATEN_SIGN + self.paired(path, chr(ord(sign) + 0xFEE0))
                yield lost._replace(score=score, before=before, text=path.text + sign)
            yield lost._replace(score=path.score + costs.EATEN, text=path.text + " ")
            score, before = self.say(path, "\n")
            begins = self.page.pattern("line_begins").match(self.string, behind)
            cost = 0.0 if begins else costs.LINE_FEED
            yield lost._replace(score=score + cost, before=before, text=path.text + "\n")

    def _silent(self, path: Path) -> Iterator[Path]:
        """A second byte that is lost without a trace before a blank or at the end."""
        if path.shown:
            for choice in self.choices(path):
                last = self.last(path, choice, guessed=True)
                yield self.end(last._replace(score=last.score + costs.SILENT, doubtful=True), path.place)
