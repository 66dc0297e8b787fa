"""Reads a damaged place: the page and the place of a lost byte in, the likeliest readings of what stood there out.

Behind a lost byte a page reads one byte off, until a byte below 0x80 or a second loss brings it back in step. A path is
one way in which the place can have come about; its score is how well the text reads that would have become so. Paths go
on together, the unlikely ones are dropped, and the end is where all of them are back in step and read the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import repeat
from math import inf
from typing import NamedTuple

from govdocparse.cleaning.bigrams import table, tokens
from govdocparse.cleaning.damaged_page import Page, narrow
from govdocparse.cleaning.glosses import MANY
from govdocparse.cleaning.gbk import EURO, Choice, codes

LOST = "?\ufffd"
# The second byte of a closing bracket, which is then read with the first of what follows.
CLOSING = 0xA9
FREE, BLANK, FIGURED = 0, "\u3000", "（第"
LETTER = ord("A")
LIKELY, COMMON = 20, 8
WIDTH, FREE_WIDTH, WIDE, NEAR = 24, 10, 18.0, 9.0
# What a path pays for what the text itself does not explain, on the scale of logarithms of chances.
CUT, RARE_CUT, LITERAL, EATEN, SHOWN, SILENT, LETTERED = -3.0, -6.0, -7.0, -4.0, -4.0, -5.0, -2.0
CERTAIN, HIDDEN, AGAIN, INDENT, UNLIKELY, NEXT_MARKER = -1.0, -1.5, -1.0, -1.0, -20.0, 14.0
# How much better a repair must read than the page at its word, on a page that is not full of glosses.
BETTER = 8.0
WRONG_GLOSS, NO_GLOSS, RIGHT_GLOSS, PAIRED = -9.0, -9.0, 3.0, 4.0


class Run(NamedTuple):
    """`[start, end)` of the page restored to `text`; `doubtful` where something was lost that has left no trace."""

    start: int
    end: int
    text: str
    doubtful: bool


class Path(NamedTuple):
    """One way to read the page up to `place`.

    `lead` is the first byte that waits for its second: None in step, FREE when it too is unknown because the pair that it
    stood in shows nothing; `trail` is then the byte before it. `before` are the last two tokens. `broken` says that a
    gloss has come between the bytes of the next character, `age` for how many tokens the path has been in step. `gap` is
    how much better the path reads than the best one with another text that it has been preferred to. `shown` counts the
    characters of the page that the run in hand explains.
    """

    score: float
    place: int
    before: str
    lead: int | None = None
    trail: int = 0
    runs: tuple[Run, ...] = ()
    start: int = 0
    text: str = ""
    doubtful: bool = False
    broken: bool = False
    age: int = 2
    gap: float = inf
    shown: int = 0


def best_reading(page: Page, place: int) -> Path | None:
    """The likeliest path through the damage at `place`; None where the page at its word is nearly as likely."""
    search = _Search(page, place)
    best = _readings(search, place)[0]
    better = 0.0 if len(page.glosses) >= MANY else BETTER
    return best if best.runs and best.score >= search.literal(place, best.place) + better else None


def _readings(search: _Search, place: int) -> list[Path]:
    """The paths through the damage at `place`, the likeliest first; the one without runs takes the page at its word."""
    agenda: dict[int, list[Path]] = {place: [Path(0.0, place, search.context(place))]}
    while True:
        here = min(agenda)
        paths = _likeliest(agenda.pop(here))
        if here >= len(search.string):
            return _likeliest([path for path in (*paths, *_spread(search, paths)) if path.lead is None])
        if not agenda and here > place and all(path.lead is None and path.age >= 2 for path in paths):
            return paths
        for path in _spread(search, paths):
            agenda.setdefault(path.place, []).append(path)


def _spread(search: _Search, paths: list[Path]) -> Iterator[Path]:
    """The next steps of all paths; a step that stays at its place, a vanished pair, is followed at once."""
    waiting = paths
    for _ in range(3):
        staying = []
        near = waiting[0].score - NEAR
        for path in waiting:
            for step in search.steps(path, vanishing=path.score > near):
                if step.place == path.place and step.lead is not None:
                    staying.append(step)
                else:
                    yield step
        if not staying:
            return
        waiting = _likeliest(staying)[:FREE_WIDTH]


def _order(path: Path) -> tuple[float, str, tuple[Run, ...]]:
    return -path.score, path.text, path.runs


def _likeliest(paths: list[Path]) -> list[Path]:
    """The best path for each way to go on, the best of all first; hopeless ones are left out.

    A path off step has half a character still to pay for: those in step are not measured against it.
    """
    kept: dict[tuple[int | None, int, str, bool], Path] = {}
    paths.sort(key=_order)
    room = {True: WIDTH, False: WIDTH}
    for path in paths:
        if path.score < paths[0].score - WIDE:
            break
        state = (path.lead, path.trail, path.before, path.broken)
        best = kept.get(state)
        if best is not None:
            if restored(best) != restored(path):
                kept[state] = best._replace(gap=min(best.gap, best.score - path.score))
        elif room[path.lead is None]:
            room[path.lead is None] -= 1
            kept[state] = path
    return list(kept.values())


def restored(path: Path) -> tuple[object, ...]:
    """What a path makes of the page; two paths that make the same of it are one reading."""
    return path.text, *((run.start, run.text) for run in path.runs)


class _Search:
    """The steps that a path can take on a page."""

    def __init__(self, page: Page, place: int) -> None:
        self.page = page
        self._unpaired = page.unpaired(place)
        self.string = page.string
        self._after = page.fluency.after
        self._variants = table().variants
        self._tokens: dict[str, str] = {}
        self._characters, self._codes, self._empty = codes()
        self._opening = {code >> 8 for code in self._empty}

    def context(self, place: int) -> str:
        """The two tokens before a place."""
        start = max(0, place - 40)
        text = []
        index = start
        while index < place:
            gloss = self.page.gloss_at.get(index)
            if gloss is None:
                text.append(self.string[index])
            index = gloss.end if gloss else index + 1
        return ("¶¶" + tokens("".join(text), self._variants))[-2:]

    def steps(self, path: Path, *, vanishing: bool) -> Iterator[Path]:
        """All that can come next on a path; `vanishing` says whether that can be a pair that shows nothing."""
        if path.place >= len(self.string):
            return self._silent(path) if path.lead is not None else iter(())
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
        score, before = self._say(path, character)
        if character in LOST or (self.page.folded and "！" <= character <= "～"):
            score = path.score + (LITERAL if path.before != "??" else AGAIN)
        yield Path(score, path.place + 1, before, runs=path.runs, age=path.age + (before != path.before), gap=path.gap)
        if character in LOST:
            yield from self._cut(path)
            yield from self._swallowed(path)
            yield from self._marker(path)
            yield from self._misplaced_gloss(path)

    def _cut(self, path: Path) -> Iterator[Path]:
        """A first byte lost before a sign that is made of the bytes around it: 確?；鶎 of 確保基層."""
        sign = self.string[path.place + 1 : path.place + 2]
        code = self.page.cuts.get(sign)
        if code is not None:
            begun = path._replace(score=path.score + self._price(code), start=path.place, broken=True)
            for choice in self.page.inventory.by_trail[code >> 8]:
                yield self._take(begun, choice, code & 0xFF, path.place + 2)

    def _swallowed(self, path: Path) -> Iterator[Path]:
        """A character lost whole between two signs that the page is cut at: 疾??，of 疾病，(the bytes A1 A3 are 。)."""
        code = self.page.cuts.get(self.string[path.place + 2 : path.place + 3])
        if code is None or self.string[path.place + 1] not in LOST or len(self.page.glosses) < MANY:
            return
        begun = path._replace(score=path.score + self._price(code), start=path.place, doubtful=True)
        for sign in set(self.page.cuts.values()):
            if sign & 0xFF == code >> 8:
                for choice in self.page.inventory.by_trail[sign >> 8]:
                    yield self._end(self._take(begun, choice, FREE, path.place), path.place + 2)

    def _marker(self, path: Path) -> Iterator[Path]:
        """A lost blank before the outline marker that is due: ?。ㄒ唬 of （一）."""
        if self._is_indent(path.place):
            for rank, numeral in enumerate(self.page.due_markers(path.place)):
                text = f"{BLANK}（{numeral}"
                stream = b"".join(self._codes[character].to_bytes(2, "big") for character in f"{text}）")[1:-1]
                pairs = [stream[index] << 8 | stream[index + 1] for index in range(0, len(stream), 2)]
                shown = "".join(map(self._characters.get, pairs, repeat("")))
                place = path.place + 1 + len(shown)
                behind = self._codes.get(self.string[place : place + 1], 0)
                if behind >> 8 == CLOSING and narrow(shown) == narrow(self.string[path.place + 1 : place]):
                    score, before = path.score + CUT + INDENT + (NEXT_MARKER if not rank else 0.0), path.before
                    for character in text:
                        added, before = self._say(Path(0.0, 0, before), character)
                        score += added
                    hidden = len(shown) < len(pairs)
                    yield Path(
                        score,
                        place,
                        before,
                        stream[-1],
                        0,
                        path.runs,
                        path.place,
                        text,
                        hidden,
                        gap=path.gap,
                        shown=len(shown),
                    )

    def _is_indent(self, place: int) -> bool:
        return place == 0 or self.string[place - 1].isspace()

    def _misplaced_gloss(self, path: Path) -> Iterator[Path]:
        """A first byte lost with the bracket of a gloss that is put between two characters: 家?guī)熘 of 家庫中."""
        found = self.page.pattern("eaten_bracket").match(self.string, path.place)
        if found is None or (code := self._codes.get(self._last(path))) is None:
            return
        leads = {
            choice_code & 0xFF
            for character, choice_code in self.page.inventory.by_lead[code & 0xFF]
            if self.page.reads(character, found["syllable"])
        }
        for lead in sorted(leads):
            yield path._replace(
                score=path.score + CUT, place=found.end(), lead=lead, start=path.place, broken=True, age=0
            )

    def _off_step(self, path: Path, *, vanishing: bool) -> Iterator[Path]:
        """What is shown, read one byte off."""
        character = self.string[path.place]
        if character in " \t\r\n":
            yield from self._silent(path)
        gloss = self.page.gloss_at.get(path.place)
        if gloss is not None:
            cost = 0.0 if self.page.reads(gloss.character, gloss.plain) else WRONG_GLOSS
            yield path._replace(score=path.score + cost, place=gloss.end, broken=True)
            return
        if character in LOST:
            yield from self._at_loss(path)
        yield from self._shown(path, character)
        if not vanishing:
            return
        for choice in self._choices_before_empty(path):
            taken = self._take(path, choice, FREE, path.place)
            yield taken._replace(score=taken.score + HIDDEN, trail=choice[1] & 0xFF)
            if path.shown and choice[1] << 8 & 0xFF00 | LETTER in self._empty and not "@" <= character <= "~":
                taken = self._take(path, choice, FREE, path.place)
                score, before = self._say(taken, chr(LETTER))
                text = taken.text + chr(LETTER)
                lettered = taken._replace(score=score + LETTERED, before=before, text=text, doubtful=True)
                yield self._end(lettered, path.place)

    def _shown(self, path: Path, character: str) -> Iterator[Path]:
        """A shown character is the second byte of one character and the first of the next, or the second alone."""
        for code in self._shown_codes(character):
            for choice in self._choices(path, code >> 8):
                if code & 0xFF > 0x80:
                    yield self._take(path, choice, code & 0xFF, path.place + 1)._replace(shown=path.shown + 1)
                elif code & 0xFF < 0x80:
                    taken = self._take(path, choice, FREE, path.place)
                    letter, before = self._say(taken, chr(code & 0xFF))
                    text = taken.text + chr(code & 0xFF)
                    yield self._end(taken._replace(score=letter, before=before, text=text), path.place + 1)
        if "@" <= character <= "~" or character in EURO:
            trail = 0x80 if character in EURO else ord(character)
            for choice in self._choices(path, trail):
                yield self._end(self._take(path, choice, FREE, path.place), path.place + 1)

    def _at_loss(self, path: Path) -> Iterator[Path]:
        """A second loss: before a gloss, before a sign that the page is cut at, or of a figure or a blank."""
        place = path.place
        gloss = self.page.pattern("eaten_bracket").match(self.string, place)
        if gloss is not None:
            for choice in self._choices(path):
                if self.page.reads(choice[0], gloss["syllable"]):
                    taken = self._take(path._replace(broken=True), choice, FREE, place)
                    yield self._end(taken._replace(score=taken.score + RIGHT_GLOSS), gloss.end(), glossed=True)
            return
        if not path.shown and (len(self.page.glosses) < MANY or self.string[place - 1] in LOST):
            return
        code = self.page.cuts.get(self.string[place + 1 : place + 2])
        figure = "?" if self.page.pattern("eaten_figure").match(self.string, place) else ""
        for choice in self._choices(path):
            taken = self._take(path, choice, FREE, place)
            if code is not None:
                yield self._end(taken._replace(score=taken.score + self._price(code) - CUT), place + 1)
            else:
                yield self._end(self._eaten(taken, figure), place + 1)
        for choice in self._choices_before_empty(path):
            taken = self._take(path, choice, FREE, place + 1)
            yield taken._replace(score=taken.score + SHOWN, trail=choice[1] & 0xFF)

    def _eaten(self, path: Path, figure: str) -> Path:
        """A path that has lost a byte below 0x40: a figure where one must have stood, else most likely a blank."""
        if not figure and path.text[-1] not in FIGURED:
            return path._replace(score=path.score + EATEN, doubtful=True)
        score, before = self._say(path, "0")
        return path._replace(score=score + CERTAIN, before=before, text=path.text + "?", doubtful=True)

    def _silent(self, path: Path) -> Iterator[Path]:
        """A second byte that is lost without a trace before a blank or at the end."""
        if not path.shown:
            return
        for choice in self._choices(path):
            taken = self._take(path, choice, FREE, path.place)
            yield self._end(taken._replace(score=taken.score + SILENT, doubtful=True), path.place)

    def _choices(self, path: Path, trail: int = 0) -> Iterable[Choice]:
        """The characters that can stand here: their first byte is known or not, and so is their second."""
        inventory = self.page.inventory
        if path.lead != FREE:
            code = (path.lead or 0) << 8 | trail
            if trail:
                return [(self._characters[code], code)] if code in self._characters else []
            return [choice for choice in inventory.by_lead[path.lead or 0] if choice[1] & 0xFF > 0x80]
        choices = inventory.by_trail[trail] if trail else self._likely(path)
        possible = [choice for choice in choices if path.trail << 8 | choice[1] >> 8 in self._empty]
        follows = self.page.fluency.follows
        return possible[:COMMON] + [
            choice for choice in possible[COMMON:] if follows(path.before, self._token(choice[0]))
        ]

    def _choices_before_empty(self, path: Path) -> Iterable[Choice]:
        """The characters that can stand here before a pair of bytes that shows nothing."""
        if path.lead != FREE:
            return self.page.inventory.before_empty[path.lead or 0]
        return [choice for choice in self._choices(path) if choice[1] & 0xFF in self._opening]

    def _likely(self, path: Path) -> list[Choice]:
        found = self.page.fluency.likely(path.before, LIKELY)
        return [choice for token in found for choice in self.page.inventory.by_token.get(token, ())]

    def _shown_codes(self, character: str) -> list[int]:
        """The code of a shown character; a half-width sign can be a full-width one that the page has folded."""
        if character in self._codes:
            return [self._codes[character]]
        if self.page.folded and "!" <= character <= "~":
            return [0xA380 + ord(character)]
        return []

    def _price(self, code: int) -> float:
        return RARE_CUT if self._characters[code] in self.page.grammar.lexicon("rare_cut_signs") else CUT

    def _last(self, path: Path) -> str:
        """The character before a path's place, a gloss left aside."""
        if path.runs and path.runs[-1].end == path.place:
            return path.runs[-1].text[-1]
        gloss = self.page.gloss_ending_at.get(path.place)
        return gloss.character if gloss else self.string[path.place - 1 : path.place]

    def _take(self, path: Path, choice: Choice, lead: int, place: int) -> Path:
        """A path with one more restored character."""
        score, before = self._say(path, choice[0])
        if choice[0] == BLANK:
            score += INDENT if not path.text and self._is_indent(path.start) else UNLIKELY
        if choice[0] in self._unpaired and choice[0] not in path.text:
            score += PAIRED
        text = path.text + choice[0]
        half_hidden = path.lead == FREE or (lead == FREE and place == path.place)
        doubtful = path.doubtful or (half_hidden and self.page.pattern("numeral").match(choice[0]) is not None)
        taken = Path(
            score,
            place,
            before,
            lead,
            0,
            path.runs,
            path.start,
            text,
            path.doubtful,
            gap=path.gap,
            shown=path.shown,
            hidden=path.hidden or lead == FREE,
        )
        if lead != FREE and not path.broken and choice[0] in self.page.always_glossed:
            return taken._replace(score=score + NO_GLOSS)
        return taken

    def _end(self, path: Path, place: int, *, glossed: bool = False) -> Path:
        """A path that is back in step at `place`, with the gloss that stands there."""
        score = path.score
        gloss = None if glossed else self.page.pattern("syllable_in_brackets").match(self.string, place)
        if gloss is not None and self.page.reads(path.text[-1], gloss["syllable"]):
            score += RIGHT_GLOSS
            place = gloss.end()
        elif gloss is not None and self.page.is_syllable(gloss["syllable"]):
            score += WRONG_GLOSS
        elif not glossed and path.text[-1:] in self.page.always_glossed:
            score += NO_GLOSS
        run = Run(path.start, place, path.text, path.doubtful)
        return Path(score, place, path.before, runs=(*path.runs, run), age=0, gap=path.gap)

    def _token(self, character: str) -> str:
        token = self._tokens.get(character)
        if token is None:
            token = self._tokens[character] = tokens(character, self._variants)
        return token

    def _say(self, path: Path, character: str) -> tuple[float, str]:
        """The score and the last tokens of a path when `character` has been read."""
        token = self._token(character)
        if not token or (token in "a0¶" and token == path.before[-1]):
            return path.score, path.before
        return path.score + self._after(path.before, token), path.before[-1] + token
