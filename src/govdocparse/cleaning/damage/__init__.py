"""Undoes byte damage: a page with 確?；鶎佑懈 in, the page with 確保基層有感 out, and what was repaired.

Only what reads clearly better than the page at its word is repaired. A repair is verified when the damage, run forward
over it, gives the page back, and when it reads clearly better than any other repair; else it is ambiguous.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from govdocparse.cleaning.damage import forward, slip
from govdocparse.cleaning.damage.fluency import table, tokens
from govdocparse.cleaning.damage.gbk import LOST
from govdocparse.cleaning.damage.page import Page
from govdocparse.cleaning.glosses import MANY
from govdocparse.grammar import Grammar
from govdocparse.model import Repaired
from govdocparse.text import Edit, Span, Text

KIND = "byte_shift"
# How much better a verified repair reads than the next one, in logarithms of chances: at least, and for each of its
# characters, as each could hide another one that the search has not met.
CLEAR, CLEAR_EACH = 6.0, 2.0
# A page with more false alarms than this, and twice what it has repairs, is no damaged page.
ALARMS = 30
AROUND = 3


class _Place(NamedTuple):
    """One damaged run with its reading, and whether that is beyond doubt."""

    run: slip.Run
    verified: bool


class Restored(NamedTuple):
    """A text with its damaged runs restored, what was repaired, and the stretch that was too much damage to look at."""

    text: Text
    repaired: tuple[Repaired, ...] = ()
    unread: Span | None = None


def restore(text: Text, grammar: Grammar) -> Restored:
    """The text with its damaged runs restored, in the script and the width of the page."""
    string = text.string
    if "?" not in string and LOST[1] not in string:
        return Restored(text)
    if grammar.pattern("cut").search(string) is None:
        return Restored(text)
    page = Page(string, grammar)
    edits: list[Edit] = []
    repaired: list[Repaired] = []
    for place in _places(page):
        run = place.run
        after = page.in_width(run.text)
        status: Literal["verified", "ambiguous"] = "verified" if place.verified else "ambiguous"
        edits.append(Edit(run.start, run.end, after))
        repaired.append(Repaired(KIND, text.span(run.start, run.end), string[run.start : run.end], after, status))
    unread = text.span(page.given_up, len(string)) if page.given_up is not None else None
    return Restored(text.edited(edits), tuple(repaired), unread)


def _places(page: Page) -> Iterator[_Place]:
    """The damaged runs in their order, as far as the page's steps reach."""
    done = alarms = found = 0
    for match in page.cut.finditer(page.string):
        if match.start() < done or not _may_be_damage(page, match.end()):
            continue
        best = slip.best_reading(page, match.start())
        if page.steps_left <= 0:
            page.given_up = match.start()
            return
        if best is None:
            alarms += 1
        if alarms > ALARMS + 2 * found:
            return
        if best is None:
            continue
        clear = best.gap >= _margin(best.runs) and _comes_out(page, best.runs)
        for run in best.runs:
            found += 1
            page.remember(run.start, run.text)
            yield _Place(run, clear and not run.doubtful)
        done = best.place


def _margin(runs: tuple[slip.Run, ...]) -> float:
    """How much better these runs must read than any others to be verified."""
    return max(CLEAR, CLEAR_EACH * sum(len(run.text) for run in runs))


def _may_be_damage(page: Page, place: int) -> bool:
    """A cheap look behind a lost byte: no for what reads on as Chinese, or what a page without glosses cannot tell."""
    following = page.string[place + 1 : place + 4]
    if page.pattern("three_han").match(page.string, place + 1):
        first, second, third = list(tokens(following, table().variants))
        return second not in table().row(first).counts or third not in table().row(second).counts
    return len(page.glosses) >= MANY or page.pattern("cut_tail").match(page.string, place - 1) is not None


def _comes_out(page: Page, runs: tuple[slip.Run, ...]) -> bool:
    """Whether the page comes out when the damage is run over what these runs are restored to."""
    start, end = runs[0].start, runs[-1].end
    for _ in range(AROUND):
        start = page.before(start)
        end = page.behind(end)
    pieces: list[str] = []
    done = start
    for run in runs:
        pieces += (page.sound(done, run.start), run.text)
        done = run.end
    sound = "".join((*pieces, page.sound(done, end)))
    damaged = page.string[start:end]
    seen = [page.cuts[sign] for sign in _signs_cut(page, damaged)]
    usual = [page.cuts[sign] for sign in page.grammar.lexicon("cut_signs")]
    return forward.comes_out(sound, damaged, (usual, seen), _glosses(page, sound, start, end))


def _signs_cut(page: Page, damaged: str) -> set[str]:
    """The signs behind a lost byte."""
    following = {damaged[match.end()] for match in page.pattern("cut").finditer(damaged) if match.end() < len(damaged)}
    return following & page.cuts.keys()


def _glosses(page: Page, sound: str, start: int, end: int) -> dict[str, str]:
    """The characters that are glossed here, in the text or across two of its characters, with their glosses."""
    found = {gloss.character: page.written(gloss) for gloss in page.glosses if gloss.character in page.always_glossed}
    found |= {gloss.character: page.written(gloss) for gloss in page.glosses if start <= gloss.start < end}
    present = set(sound) | forward.straddling(sound)
    for match in page.pattern("closed_syllable").finditer(page.string, start, end):
        for character in present:
            if page.reads(character, match["syllable"]):
                found[character] = match["syllable"] + match["rest"]
    return found
