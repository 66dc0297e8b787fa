"""Follows all paths through a damaged place together, drops the unlikely ones, and ends where they are back in step."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from govdocparse.cleaning.damage.fluency import CONTEXT
from govdocparse.cleaning.damage.page import Page
from govdocparse.cleaning.damage.slip.characters import WIDE
from govdocparse.cleaning.damage.slip.path import Path, order, restored
from govdocparse.cleaning.damage.slip.steps import Steps
from govdocparse.cleaning.glosses import MANY

# How many paths go on from a place; the same for those with a hidden pair, and how far they may be behind the best.
WIDTH = 16
HIDDEN_WIDTH, HIDDEN_WIDE = 8, 12.0
# So many steps stay at a place, one after the other.
HIDDEN_PAIRS = 4
# Damage that goes on for longer is not followed.
REACH = 200
# How much better a repair must read than the page at its word, on a page that is not full of glosses, and where signs
# alone are repaired.
BETTER = 10.0


def best_reading(page: Page, place: int) -> Path | None:
    """The likeliest path through the damage at `place`; None where the page at its word is as likely."""
    steps = Steps(page, place)
    found = readings(steps, place)
    if not found:
        return None
    best = found[0]
    han = page.pattern("damage_han")
    telling = all(han.search(run.text) for run in best.runs)
    glossed = len(page.glosses) >= MANY
    if not best.runs or not (telling or glossed):
        return None
    better = 0.0 if telling and glossed else BETTER
    return best if best.score >= steps.literal(place, best.place) + better else None


def readings(steps: Steps, place: int) -> list[Path]:
    """The paths through the damage at `place`, the likeliest first; one without runs takes the page at its word.

    There are none where no path leads on, none ends within reach, or the page's steps have run out.
    """
    agenda: dict[int, list[Path]] = {place: [Path(0.0, place, steps.context(place))]}
    while agenda:
        here = min(agenda)
        paths = likeliest(agenda.pop(here))
        if here > place + REACH or steps.page.steps_left <= 0:
            return []
        if here >= len(steps.string):
            return likeliest([path for path in (*paths, *_spread(steps, paths)) if path.lead is None])
        if not agenda and here > place and all(path.lead is None and path.age >= CONTEXT for path in paths):
            return paths
        for path in _spread(steps, paths):
            steps.reach(path)
            agenda.setdefault(path.place, []).append(path)
    return []


def _spread(steps: Steps, paths: list[Path]) -> Iterator[Path]:
    """The next steps of all paths; a step that stays at its place, a hidden pair, is followed at once."""
    waiting = paths
    for _ in range(HIDDEN_PAIRS):
        staying = []
        worst = waiting[0].score - HIDDEN_WIDE
        for path in waiting:
            for step in steps.steps(path, vanishing=path.score > worst):
                steps.page.steps_left -= 1
                if step.place == path.place and step.lead is not None:
                    staying.append(step)
                else:
                    yield step
        if not staying:
            return
        waiting = likeliest(staying)[:HIDDEN_WIDTH]


def likeliest(paths: list[Path]) -> list[Path]:
    """The best path for each way to go on, the best of all first; hopeless ones are left out.

    A path off step has half a character still to pay for: those in step are not crowded out by it.
    """
    kept: dict[tuple[int | None, int, str, bool], Path] = {}
    paths.sort(key=order)
    room = {True: WIDTH, False: WIDTH}
    crowded_out = -inf
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
        else:
            crowded_out = max(crowded_out, path.score)
    return [path._replace(gap=min(path.gap, max(0.0, path.score - crowded_out))) for path in kept.values()]
