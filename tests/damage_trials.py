"""A source notice as its page was, and what became of each place of it that was damaged and restored."""

import re
from collections.abc import Iterator
from functools import cache

from forward_damage import Damaged
from govdocparse.cleaning import damage as cleaning
from govdocparse.cleaning import glosses
from govdocparse.cleaning.damage.fluency import narrow
from govdocparse.cleaning.damage.gbk import codes
from govdocparse.grammar import shipped
from govdocparse.text import Text
from project import SAMPLES


@cache
def sound_page(name: str) -> str:
    """A source notice as its page was before the damage: Traditional, in GBK, one paragraph a line."""
    from opencc import OpenCC

    text = (SAMPLES / name).read_text(encoding="utf-8").replace("•", "·")
    text = OpenCC("s2t").convert(re.sub(r"(?<=[^。：\s])\s*\n\s*", "", text))
    return "".join(character if character in codes().codes or character.isascii() else "＊" for character in text)


def outcomes(sound: str, made: Damaged) -> Iterator[tuple[str, str, str]]:
    """Of each damaged run, and of each repair: what stood there, what was restored, and the status."""
    _, repaired, _ = cleaning.restore(Text.of(made.text), shipped())
    stretches = sorted([*made.runs, *(tuple(repair.span) for repair in repaired)])
    merged: list[list[int]] = []
    for start, end in stretches:
        if merged and start < merged[-1][1]:
            merged[-1][1] = max(end, merged[-1][1])
        else:
            merged.append([start, end])
    for start, end in merged:
        inside = [repair for repair in repaired if start <= repair.span.start < end]
        first = max(place for place in made.places if place <= start)
        last = min(place for place in made.places if place >= end)
        pieces, done = [], first
        for repair in inside:
            pieces += [made.text[done : repair.span.start], repair.after]
            done = repair.span.end
        found = "".join((*pieces, made.text[done:last]))
        status = {str(repair.status) for repair in inside} or {"missed"}
        plain = glosses.remove(Text.of("一" + found), shipped())[0].string[1:]
        yield narrow(made.stood(sound, first, end)), narrow(plain), "".join(sorted(status))


def same(stood: str, found: str) -> bool:
    """Whether the right text was restored; a figure that has left no trace shows as `?`."""
    return re.fullmatch(re.escape(found).replace(r"\?", "[0-9?]"), stood) is not None
