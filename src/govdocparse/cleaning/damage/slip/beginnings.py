"""How damage begins: the paths that a lost byte opens."""

from __future__ import annotations

from collections.abc import Iterator

from govdocparse.cleaning.damage.fluency import narrow
from govdocparse.cleaning.damage.gbk import LOST
from govdocparse.cleaning.damage.slip import costs
from govdocparse.cleaning.damage.slip.characters import BLANK, Characters
from govdocparse.cleaning.damage.slip.path import Path
from govdocparse.cleaning.glosses import MANY

# What the bytes of a blank and of an opening bracket make together.
CUT_SIGN = "。"
# The second byte of ）, which is read with the first byte of what follows.
CLOSING = 0xA9


def begin(characters: Characters, path: Path) -> Iterator[Path]:
    """All damage that can begin at the `?` where a path stands."""
    yield from _cut(characters, path)
    yield from _swallowed(characters, path)
    yield from _marker(characters, path)
    yield from _misplaced_gloss(characters, path)


def _cut(characters: Characters, path: Path) -> Iterator[Path]:
    """A first byte lost before a sign that is made of the bytes around it: 確?；鶎 of 確保基層."""
    code = characters.page.cuts.get(characters.string[path.place + 1 : path.place + 2])
    if code is not None:
        begun = path._replace(
            score=path.score + characters.price(code), start=path.place, broken=True, shown=0, unseen=False
        )
        for choice in characters.page.inventory.by_trail[code >> 8]:
            yield characters.take(begun, choice, code & 0xFF, path.place + 2, guessed=True)


def _swallowed(characters: Characters, path: Path) -> Iterator[Path]:
    """A character lost whole between two signs that the page is cut at: 疾??；of 疾病； (its bytes make a 。)."""
    page, place = characters.page, path.place
    code = page.cuts.get(characters.string[place + 2 : place + 3])
    if code is None or characters.string[place + 1] not in LOST or len(page.glosses) < MANY:
        return
    begun = path._replace(score=path.score + characters.price(code), start=place, doubtful=True)
    for sign in sorted(set(page.cuts.values())):
        if sign & 0xFF == code >> 8:
            for choice in page.inventory.by_trail[sign >> 8]:
                yield characters.end(characters.last(begun, choice, guessed=True), place + 2)


def _marker(characters: Characters, path: Path) -> Iterator[Path]:
    """A lost blank before the outline marker that is due: ?。ㄒ唬 of （一）."""
    if not characters.is_indent(path.place) or characters.string[path.place + 1 : path.place + 2] != CUT_SIGN:
        return
    for rank, numeral in enumerate(characters.page.due_markers(path.place)):
        text = f"{BLANK}（{numeral}"
        stream = b"".join(characters.codes[character].to_bytes(2, "big") for character in f"{text}）")[1:-1]
        shown = _shown(characters, stream, path.place + 1)
        if shown is None:
            continue
        score = path.score + costs.CUT + costs.INDENT + (costs.DUE_MARKER if rank == 0 else 0.0)
        whole = 2 * len(shown) == len(stream) and "?" not in shown
        begun = path._replace(score=score, start=path.place, text="", doubtful=not whole, age=0)
        for character in text:
            begun = characters.add(begun, character)
        yield begun._replace(place=path.place + 1 + len(shown), lead=stream[-1], shown=len(shown))


def _shown(characters: Characters, stream: bytes, place: int) -> str | None:
    """What the page shows at a place of the pairs of these bytes, if it shows them and the second byte of ） behind."""
    pairs = [stream[index] << 8 | stream[index + 1] for index in range(0, len(stream), 2)]
    for empty in ("", "?"):
        shown = "".join(characters.of_code.get(pair, empty) for pair in pairs)
        end = place + len(shown)
        behind = characters.codes.get(characters.string[end : end + 1], 0)
        if behind >> 8 == CLOSING and narrow(shown) == narrow(characters.string[place:end]):
            return shown
    return None


def _misplaced_gloss(characters: Characters, path: Path) -> Iterator[Path]:
    """A first byte lost with the bracket of a gloss that is put between two characters: 家?guī)熘 of 家庫中."""
    page = characters.page
    found = page.pattern("eaten_bracket").match(characters.string, path.place)
    if found is None:
        return
    leads = {
        choice.code & 0xFF
        for code in characters.shown_codes(_last(characters, path))
        for choice in page.inventory.by_lead[code & 0xFF]
        if page.reads(choice.character, found["syllable"])
    }
    begun = path._replace(
        score=path.score + costs.CUT, place=found.end(), start=path.place, broken=True, age=0, shown=0, unseen=False
    )
    for lead in sorted(leads):
        yield begun._replace(lead=lead)


def _last(characters: Characters, path: Path) -> str:
    """The character before a path's place, a gloss left aside."""
    if path.runs and path.runs[-1].end == path.place:
        return path.runs[-1].text[-1]
    gloss = characters.page.gloss_ending_at.get(path.place)
    return gloss.character if gloss else characters.string[path.place - 1 : path.place]
