"""Restores characters on a path: which ones can stand at a place, and what each of them does to the path."""

from __future__ import annotations

from math import inf

from govdocparse.cleaning.damage.fluency import BEGINNING, CONTEXT, narrow, read_on, table, tokens
from govdocparse.cleaning.damage.gbk import Choice, codes
from govdocparse.cleaning.damage.page import Page, as_number
from govdocparse.cleaning.damage.slip import costs
from govdocparse.cleaning.damage.slip.path import FREE, Path, Run

BLANK = "\u3000"
# How far a path may be behind the best at its place; how much better a character can turn out than it reads; and the
# worst that one can read.
WIDE, GRACE, LEAST = 14.0, 4.0, -40.0
# What can be worth more than it reads.
SPARED = "）。" + BLANK
# What stands behind the numeral of a section and of an article.
NUMBERED = "、條条"
# Half of the sign that begins an item: ——.
DASH = "—"
# The dot between the parts of a name, what ends a quotation (GB/T 15834-2011, 4.14 and 4.8), and what stands behind the
# members of a list.
DOT, FULL_STOP, CLOSING_QUOTES, BEHIND_MEMBERS = "·", "。", "”’」』", "、，。；"
# So far back a short quotation can have begun, or the member before.
NEAR = 16


class Characters:
    """The characters of one page, and paths with one more of them."""

    def __init__(self, page: Page, place: int) -> None:
        self.page = page
        self.string = page.string
        self.of_code, self.codes, self.empty = codes()
        self._unpaired, self._alone = page.pairing(place)
        self._spared = frozenset(self._unpaired + SPARED)
        self._ends = page.grammar.lexicon("sentence_ends")
        self._numerals = frozenset(page.grammar.lexicon("numerals"))
        self._behind_members = frozenset(BEHIND_MEMBERS + narrow(BEHIND_MEMBERS))
        self._opening = {code >> 8 for code in self.empty}
        self._variants = table().variants
        self._tokens: dict[str, str] = {}
        self._best: dict[int, float] = {}

    def shown_codes(self, character: str) -> list[int]:
        """The code of a shown character; a half-width sign can be a full-width one that the page has folded."""
        if character in self.codes:
            return [self.codes[character]]
        return [0xA380 + ord(character)] if self.page.folded and "!" <= character <= "~" else []

    def reach(self, path: Path) -> None:
        """Takes note of a path: what stands far behind it at the same place need not be looked at."""
        if path.score > self._best.get(path.place, -inf):
            self._best[path.place] = path.score

    def choices(self, path: Path, trail: int | None = None) -> list[Choice]:
        """The characters that can come next: of each byte it is known or not what it is."""
        inventory = self.page.inventory
        if path.lead:
            if trail is None:
                return self._hopeful(
                    path, [choice for choice in inventory.by_lead[path.lead] if choice.code & 0xFF > 0x80]
                )
            code = path.lead << 8 | trail
            return [self._known(code)] if code in self.of_code else []
        choices = self._likely(path) if trail is None else inventory.by_trail[trail]
        return self._hopeful(path, [choice for choice in choices if path.trail << 8 | choice.code >> 8 in self.empty])

    def choices_before_empty(self, path: Path) -> list[Choice]:
        """The characters that can come next before a pair of bytes that shows nothing."""
        if path.lead:
            return self._hopeful(path, self.page.inventory.before_empty[path.lead])
        return [choice for choice in self.choices(path) if choice.code & 0xFF in self._opening]

    def choices_glossed(self, path: Path, syllable: str) -> list[Choice]:
        """The characters that can come next where a gloss names their syllable."""
        if path.lead:
            return [
                choice
                for choice in self.page.inventory.by_lead[path.lead]
                if self.page.reads(choice.character, syllable)
            ]
        readers = self.page.readers(syllable)
        return [choice for choice in readers if path.trail << 8 | choice.code >> 8 in self.empty]

    def _hopeful(self, path: Path, choices: list[Choice]) -> list[Choice]:
        """The choices without those that would fall too far behind the best path at the next place."""
        floor = self._best.get(path.place + 1, -inf) - WIDE - GRACE - path.score
        if floor < LEAST or path.before[-1] == ")":
            return choices
        readable = self.page.fluency.readable(path.before, [choice.token for choice in choices], floor)
        spared = self._spared
        return [choice for choice, hope in zip(choices, readable, strict=True) if hope or choice.character in spared]

    def _known(self, code: int) -> Choice:
        """The character of a code, even one that the page should not hold."""
        inventory, character = self.page.inventory, self.of_code[code]
        return inventory.by_code.get(code) or Choice(
            character, code, self._token(character), inventory.is_foreign(character)
        )

    def take(self, path: Path, choice: Choice, lead: int, place: int, *, guessed: bool = False) -> Path:
        """A path off step with one more character; a numeral that is half a guess makes it doubtful."""
        character = choice.character
        score, before = self._indent(path) if character == BLANK else self.say(path, character)
        if character == "）":
            score += self._marker(path)
        elif character in NUMBERED and path.text[-1:] in self._numerals:
            score += self._number(path, character)
        elif "Ａ" <= character <= "ｚ" or ("０" <= character <= "９" and not self.page.has_wide_figures):
            score += costs.WIDE_LETTER
        if path.text[-1:] == DASH != character and (path.text[-2:-1].isspace() or path.text[-2:-1] in self._ends):
            score += costs.HALF_DASH
        if character == DOT and self._quotes(path):
            score = max(score, path.score + costs.DOTTED)
        elif character in CLOSING_QUOTES and path.text[-1:] == FULL_STOP and self._quotes(path):
            score += costs.STOPPED
        score += self.paired(path, character) + self._parallel(path, character)
        score += costs.FOREIGN if choice.foreign else self.page.form(choice)
        if not guessed and not path.broken and lead != FREE and character in self.page.always_glossed:
            score += costs.NO_GLOSS
        doubtful = path.doubtful or ((guessed or path.lead == FREE) and character in self._numerals)
        text = path.text + character
        taken = Path(score, place, before, lead, 0, path.runs, path.start, text, doubtful, gap=path.gap, age=0)
        return taken._replace(shown=path.shown, unseen=path.unseen)

    def last(self, path: Path, choice: Choice, *, guessed: bool = False) -> Path:
        """A path with the last character of its run; where the run ends is still to be said."""
        return self.take(path, choice, FREE, path.place, guessed=guessed)

    def end(self, path: Path, place: int, *, glossed: bool = False) -> Path:
        """A path that is back in step at `place`, behind the gloss that stands there."""
        score = path.score
        unseen = path.unseen and not glossed
        gloss = None if glossed else self.page.pattern("syllable_in_brackets").match(self.string, place)
        if gloss is not None and self.page.reads(path.text[-1], gloss["syllable"]):
            score += costs.RIGHT_GLOSS
            place = gloss.end()
            unseen = False
        elif gloss is not None and self.page.is_syllable(gloss["syllable"]):
            score += costs.WRONG_GLOSS
        elif not glossed and path.text[-1] in self.page.always_glossed:
            score += costs.NO_GLOSS
        else:
            score += self._parallel(path, self.string[place : place + 1])
        run = Run(path.start, place, path.text, path.doubtful or unseen)
        return Path(score, place, path.before, runs=(*path.runs, run), age=0, gap=path.gap)

    def say(self, path: Path, character: str) -> tuple[float, str]:
        """The score and the last tokens of a path when a character has been read."""
        said = self._token(character)
        if not said or (said in "a0¶" and said == path.before[-1]):
            return path.score, path.before
        score = self.page.fluency.after(path.before, said)
        if said == ")" and "(" in path.before[:-1] and path.text[-1:] != BLANK:
            score = max(score, costs.CLOSED if path.before[-2] == "(" else costs.CLOSED_TWO)
        if said == path.before[-1] == "。":
            score = max(score, costs.REPEATED)
        if path.before[-1] == ")":
            # What stands in brackets can be another form of what stands before them: 部（省）级 goes on as 省级.
            score = max(score, self.page.fluency.after(path.before[-2] * CONTEXT, said) - costs.BRACKETED)
        return path.score + score, read_on(path.before, said)

    def add(self, path: Path, character: str) -> Path:
        """A path with one more character that is no two-byte one."""
        score, before = self.say(path, character)
        return path._replace(score=score, before=before, text=path.text + character)

    def is_indent(self, place: int) -> bool:
        """Whether a place is at the head of a line or behind a blank."""
        return place == 0 or self.string[place - 1].isspace()

    def _indent(self, path: Path) -> tuple[float, str]:
        """The score and the last tokens behind a full-width blank: a line begins where a sentence has ended."""
        last = path.text[-1:] or self.string[path.start - 1 : path.start]
        if last == BLANK:
            return path.score + self._more_blank(len(path.text) - len(path.text.rstrip(BLANK))), path.before
        if last and not last.isspace() and last not in self._ends:
            return path.score + costs.STRAY_BLANK, path.before
        score, before = self.say(path, "\n")
        return score + costs.INDENT + costs.LONE_BLANK, before

    def paired(self, path: Path, sign: str) -> float:
        """What a quotation mark or a bracket is worth: much where it is missing, less than nothing alone."""
        if sign in self._unpaired:
            return costs.PAIRED if sign not in path.text else 0.0
        opening = self.page.opening_of.get(sign)
        if opening is not None and path.text.count(opening) > path.text.count(sign):
            return -costs.ALONE if opening in self._alone else 0.0
        return costs.ALONE if sign in self._alone else 0.0

    def _more_blank(self, before: int) -> float:
        """What one more blank costs behind so many of the same run: two are an indent, more set a signature."""
        return -costs.LONE_BLANK if before == 1 else costs.THIRD_BLANK if before == 2 else 0.0

    def _marker(self, path: Path) -> float:
        """What the end of an outline marker is worth: much where its number is due, less than nothing elsewhere."""
        found = self.page.pattern("marker_ends").search(path.text)
        if found is None:
            return 0.0
        due, *others = self.page.due_markers(path.start)
        if found["numeral"] == due:
            return costs.DUE
        return costs.UNDUE if others and found["numeral"] not in others else 0.0

    def _number(self, path: Path, character: str) -> float:
        """What the end of a number at the head of a sentence is worth: much where it goes on from the last one."""
        before = self.string[max(0, path.start - 1) : path.start] + path.text
        found = self.page.pattern("number_ends").search(before + character)
        number = as_number(found) if found is not None else None
        if found is None or number is None:
            return 0.0
        due = self.page.due_number(number._replace(place=path.start), before[: found.start()])
        return costs.DUE if due else 0.0

    def _quotes(self, path: Path) -> bool:
        """Whether a path stands in a short quotation that no sign has parted, but for a full stop at its end."""
        return self.page.pattern("short_quotation").search(self._near(path)) is not None

    def _parallel(self, path: Path, behind: str) -> float:
        """What it adds that a member of a list, ended by `behind`, ends like the one before it: 新建校、潛力校."""
        if behind not in self._behind_members or self.page.pattern("like_member").search(self._near(path)) is None:
            return 0.0
        fluency, said = self.page.fluency, path.before
        read = fluency.after(BEGINNING[0] + said[:-1], said[-1]) + fluency.after(said, self._token(behind))
        return max(0.0, costs.PARALLEL - read)

    def _near(self, path: Path) -> str:
        """The end of what has been read on a path."""
        return (self.page.sound(max(0, path.start - NEAR), path.start) + path.text)[-NEAR:]

    def price(self, code: int) -> float:
        """What a cut at a sign costs."""
        rare = self.of_code[code] in self.page.grammar.lexicon("rare_cut_signs")
        return costs.RARE_CUT if rare else costs.CUT

    def _likely(self, path: Path) -> list[Choice]:
        found = (*map(self._token, self._unpaired), *self.page.fluency.likely(path.before))
        return [choice for token in found for choice in self.page.inventory.by_token.get(token, ())]

    def _token(self, character: str) -> str:
        if character not in self._tokens:
            self._tokens[character] = tokens(character, self._variants)
        return self._tokens[character]
