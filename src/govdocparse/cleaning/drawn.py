"""Tables drawn in text, with lines, pipes or blanks: they leave it before cleaning, their lines as they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from govdocparse.cleaning.cleaned import TABLE, CleanDrawing
from govdocparse.cleaning.hygiene import present, without_unseen
from govdocparse.expressions.labels import known_labels
from govdocparse.grammar import Grammar
from govdocparse.strings import holds_any, width
from govdocparse.text import Edit, Text, apart

_FEWEST_ROWS: Final = 3
_MANY_COLUMNS: Final = 3
# No row of a drawn table is longer, but one between pipes.
_LONGEST: Final = 600
# Before which place a catalogue box begins, what stands around the words of its cells, and the keys that only it has.
_FARTHEST_BOX: Final = 3000
_AROUND: Final = " \t\u3000*-:：[]［］【】"
_IDENTITY: Final = frozenset({"index_number", "document_number"})


class _Line(NamedTuple):
    """A line at `[start, end)` of the text, without its line end."""

    start: int
    end: int
    string: str


def take(text: Text, unusual: str, grammar: Grammar) -> tuple[Text, tuple[CleanDrawing, ...]]:
    """The text with TABLE on a line for each drawn table, and these in order, each with its lines as they stand.

    Only what no output can carry leaves a drawing: control and invisible characters. Most texts hold no sign of one
    and pay for a look at each line. The `unusual` characters of the text are known.
    """
    string = text.string
    signed = present(grammar.lexicon("drawn_signs"), string, unusual, grammar)
    gaps = _gaps(string, unusual, grammar)
    if not signed and not gaps:
        return text, ()
    lines = _lines(string)
    found = list(_boxes(lines, grammar)) if signed else []
    found += _columns(lines, gaps, grammar)
    if not found:
        return text, ()
    places = list(apart((lines[first].start, lines[last].end) for first, last in found))
    drawings = tuple(
        CleanDrawing(text.span(start, end), without_unseen(text[start:end], grammar)) for start, end in places
    )
    return text.edited(Edit(start, end, TABLE) for start, end in places), drawings


def _gaps(string: str, unusual: str, grammar: Grammar) -> list[str]:
    """The gaps that stand inside a line of a string."""
    gaps = present(grammar.lexicon("drawn_gaps"), string, unusual, grammar)
    if not gaps:
        return []
    inner = "\n".join([line.strip() for line in string.split("\n")])
    return [gap for gap in gaps if gap in inner]


def _lines(string: str) -> list[_Line]:
    lines: list[_Line] = []
    start = 0
    for line in string.split("\n"):
        lines.append(_Line(start, start + len(line.rstrip()), line.rstrip()))
        start += len(line) + 1
    return lines


# Boxes and pipes


def _boxes(lines: Sequence[_Line], grammar: Grammar) -> Iterator[tuple[int, int]]:
    """The first and last line of each table drawn with lines or pipes: two such lines that only blank ones part."""
    kinds = [_kind(line.string, grammar) for line in lines]
    run: list[int] = []
    for index, kind in enumerate((*kinds, "text")):
        if kind == "text":
            for rows in _parted(run, lines, grammar):
                drawn = [lines[each] for each in rows]
                if _is_table([kinds[each] for each in rows]) and not _is_catalogue(drawn, grammar):
                    yield rows[0], rows[-1]
            run = []
        elif kind != "blank":
            run.append(index)


def _parted(run: Sequence[int], lines: Sequence[_Line], grammar: Grammar) -> Iterator[Sequence[int]]:
    """Lines of drawn tables that blank ones part, table by table: a Markdown head behind a blank line begins one."""
    start = 0
    for place in range(1, len(run) - 1):
        apart_from_above = run[place] - run[place - 1] > 1
        if apart_from_above and grammar.pattern("table_delimiter").match(lines[run[place + 1]].string):
            yield run[start:place]
            start = place
    yield run[start:]


def _kind(string: str, grammar: Grammar) -> str:
    """What a line is in a table: a row, a rule, a separator, or what a separator makes a row (piped)."""
    if not string:
        return "blank"
    if len(string) > _LONGEST:
        return "line" if string[0] == string[-1] == "|" else "text"
    for kind in ("line", "rule", "separator"):
        if grammar.pattern(f"drawn_{kind}").match(string):
            return kind
    return "piped" if "|" in string else "text"


def _is_table(kinds: Sequence[str]) -> bool:
    return kinds.count("line") > 1 or ("separator" in kinds and len(kinds) > 1)


def _is_catalogue(lines: Sequence[_Line], grammar: Grammar) -> bool:
    """Whether most rows of a table at the head of a text begin with labels of a catalogue box, one of them of a number.

    Such a box is read line by line, as it is without bars.
    """
    if lines[0].start > _FARTHEST_BOX:
        return False
    known = known_labels(grammar)
    cells = ([_bare(cell) for cell in line.string.split("|") if cell.strip(_AROUND)] for line in lines)
    rows = [row for row in cells if row]
    begun = sum(row[0] in known for row in rows)
    return 2 * begun > len(rows) and any(known.get(cell) in _IDENTITY for row in rows for cell in row)


def _bare(cell: str) -> str:
    """A cell without marks, blanks and the value behind its colon: the label, where it has one."""
    return "".join(cell.replace(":", "：").partition("：")[0].split()).strip(_AROUND)


# Columns of blanks


class _Row(NamedTuple):
    """The cells of the line of that number, and the columns of the page that each takes, in half-width cells."""

    line: int
    cells: list[str]
    columns: list[range]
    tabbed: bool


def _columns(lines: Sequence[_Line], gaps: Sequence[str], grammar: Grammar) -> Iterator[tuple[int, int]]:
    """The first and last line of each table drawn with blanks, where only some gaps are in the text at all."""
    rows = [_row(index, line, grammar) for index, line in enumerate(lines) if _has_gap(line.string, gaps)]
    gapped = [row for row in rows if len(row.cells) > 1]
    # Lines that follow each other and have as many cells keep their distance from the place in this list.
    for _, group in groupby(enumerate(gapped), key=lambda each: (each[1].line - each[0], len(each[1].cells))):
        run = [row for _, row in group]
        if _is_aligned(run) and _counts(run, grammar):
            yield run[0].line, run[-1].line


def _name_fields(rows: Sequence[_Row], grammar: Grammar) -> bool:
    """Whether most rows of two columns begin with the name of a field, few of them with one that a catalogue box has.

    Values that are sentences are text.
    """
    if any("。" in row.cells[1] for row in rows):
        return False
    known, named = known_labels(grammar), grammar.pattern("drawn_field").match
    begun = [row.cells[0].replace(" ", "") for row in rows]
    return sum(named(cell) is not None for cell in begun) * 2 > len(rows) > sum(cell in known for cell in begun) * 2


def _has_gap(string: str, gaps: Sequence[str]) -> bool:
    inner = string.lstrip() if len(string) <= _LONGEST else ""
    return holds_any(inner, gaps)


def _row(index: int, line: _Line, grammar: Grammar) -> _Row:
    """The cells of a drawn row and the columns of the screen that each takes, a Chinese character two."""
    cells: list[str] = []
    columns: list[range] = []
    start = len(line.string) - len(line.string.lstrip())
    place = width(line.string[:start])
    for gap in (*(found.span() for found in grammar.pattern("drawn_gap").finditer(line.string)), None):
        end, following = gap or (len(line.string), 0)
        cells.append(line.string[start:end])
        columns.append(range(place, place + width(cells[-1])))
        place = columns[-1].stop + width(line.string[end:following])
        start = following
    return _Row(index, cells, columns, "\t" in line.string)


def _is_aligned(rows: Sequence[_Row]) -> bool:
    """Whether the cells of each column stand under each other; of tabs that is believed."""
    if len(rows) < _FEWEST_ROWS:
        return False
    if all(row.tabbed for row in rows):
        return True
    return all(
        max(place.start for place in column) < min(place.stop for place in column)
        for column in zip(*(row.columns for row in rows), strict=True)
    )


def _counts(rows: Sequence[_Row], grammar: Grammar) -> bool:
    """Whether the rows are no list of names or labels: half of them hold a number behind their first cell.

    Of several columns that tabs part that is believed, and of two whose first is one of fields; few rows hold a label
    or a marker.
    """
    number, label, marker = (grammar.pattern(name).search for name in ("drawn_number", "drawn_label", "marker"))
    numbered = sum(any(map(number, row.cells[1:])) for row in rows)
    labelled = sum(any(map(label, row.cells)) for row in rows)
    contents = len(rows[0].cells) == 2 and sum(marker(row.cells[0]) is not None for row in rows) * 2 > len(rows)
    tabbed = all(row.tabbed for row in rows)
    tabled = tabbed and (len(rows[0].cells) >= _MANY_COLUMNS or _name_fields(rows, grammar))
    return (tabled or numbered * 2 >= len(rows)) and labelled * 2 < len(rows) and not contents
