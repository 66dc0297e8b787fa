"""The cleaning steps in their order: from a Reading to clean text in normal form, with what was done on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace

from govdocparse.cleaning import (
    carrier,
    damage,
    drawn,
    escapes,
    flat,
    furniture,
    glosses,
    hygiene,
    letter_spacing,
    line_marks,
    lines,
    marked,
    page,
    piped,
    script,
    table_boxes,
    table_heads,
    width,
)
from govdocparse.cleaning.cleaned import CleanDrawing, Cleaned
from govdocparse.grammar import Grammar
from govdocparse.model import Omitted, Repair
from govdocparse.readers.reading import Reading
from govdocparse.text import Span, Text

Seen = Callable[[str, Text], None]


def _unseen(step: str, text: Text) -> None:
    """What is done with the text behind each step where nobody asks."""


def clean(reading: Reading, grammar: Grammar, seen: Seen = _unseen) -> Cleaned:
    """Source text to clean text in normal form (design §4); the order of the steps matters, evidence is used up.

    `seen` is given each step in words and the whole text behind it.
    """
    source = Text.of(reading.text)
    hints = table_boxes.read(table_heads.released(reading.hints, reading.text, grammar), reading.text, grammar)
    text, carried = carrier.paper(source, hints)
    seen("words of the page left out, tables put aside to be read cell by cell", text)
    text, put_in = escapes.undo(text, grammar)
    text, marks = line_marks.drop(text, grammar)
    text, written, tags = marked.read(text, reading.media_type, grammar)
    seen("marks in front of all lines left out, line ends and HTML that are written out read", text)
    unusual = hygiene.unusual(text.string, grammar)
    text = hygiene.plain_line_ends(hygiene.without_mark(text), unusual, grammar)
    text, drawings = drawn.take(text, unusual, grammar)
    delimited, drawings = piped.read(drawings, grammar)
    seen("tables drawn in text taken out", text)
    text, repaired, unread = damage.restore(text, grammar)
    seen("damaged bytes restored", text)
    text, removed = glosses.remove(text, grammar)
    seen("pinyin glosses removed", text)
    if repaired:
        unusual = hygiene.unusual(text.string, grammar)
    text = hygiene.without_invisible(text, unusual, grammar)
    seen("invisible characters left out", text)
    text = flat.restore(letter_spacing.close(text, grammar), grammar)
    seen("letter-spacing closed, lost line ends restored", text)
    text = hygiene.clean(text, grammar, unusual)
    seen("compatibility characters to usual ones", text)
    written_in = script.detect(text.string, grammar)
    if traditional := written_in == "traditional":
        text, drawings = script.to_simplified(text, grammar), _in_simplified(drawings, grammar)
        seen("Traditional to Simplified", text)
    text = width.normalise(text, grammar)
    seen("width, punctuation and blanks to normal form", text)
    headed = furniture.markdown_title(text, grammar)
    text, dropped = furniture.drop(text, grammar)
    seen("furniture of the page left out", text)
    titled = page.title(dropped, reading.text, grammar)
    text = lines.join(text, grammar, reading.whole_paragraphs, _alone(reading, dropped, titled))
    seen("outer blanks taken off, lines joined", text)
    piece = partial(_piece, traditional=traditional, grammar=grammar)
    tables = list(marked.cleaned((*written, *delimited), piece, grammar))
    return Cleaned(
        source=reading.text,
        text=text,
        script=written_in,
        repairs=_counted(byte_shift=len(repaired), pinyin_gloss=removed, generated_number=len(reading.hints.generated)),
        repaired=repaired,
        damage_unread=unread,
        omitted=(*carried, *put_in, *marks, *dropped, *tags, *marked.markup(tables, reading.text)),
        tables=tuple(sorted((*carrier.tables(source, hints, piece), *tables, *drawings), key=lambda table: table.span)),
        values=carrier.values(source, hints, piece),
        title=carrier.title(reading.hints) or headed or titled,
        links=carrier.links(hints, grammar),
    )


def clean_words(text: Text, grammar: Grammar, *, traditional: bool | None = None) -> Text:
    """Words without a page around them: the same steps without those for pages; where None, they tell their script."""
    text = hygiene.clean(glosses.remove(text, grammar)[0], grammar)
    if traditional is None:
        traditional = script.detect(text.string, grammar) == "traditional"
    return width.normalise(script.to_simplified(text, grammar) if traditional else text, grammar)


def _in_simplified(drawings: tuple[CleanDrawing, ...], grammar: Grammar) -> tuple[CleanDrawing, ...]:
    """Tables that text draws, in Simplified characters."""
    return tuple(replace(each, text=script.to_simplified(each.text, grammar)) for each in drawings)


def _alone(reading: Reading, dropped: Sequence[Omitted], titled: Span | None) -> list[int]:
    """Where lines begin in the source that no other goes on with: marked headings, and the title."""
    marks = [*furniture.heading_marks(dropped, reading.text), *carrier.title_lines(reading)]
    return sorted([*marks, titled.start] if titled else marks)


def _counted(**counts: int) -> tuple[Repair, ...]:
    """How often each kind of repair was done, those that were."""
    return tuple(Repair(kind, count) for kind, count in counts.items() if count)


def _piece(part: Text, *, traditional: bool, grammar: Grammar) -> Text:
    """A cell or a value, whose lines are what they are."""
    return clean_words(part, grammar, traditional=traditional).strip()
