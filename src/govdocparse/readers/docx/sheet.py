"""The source text while it is written, with the hints and places that go with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

from govdocparse.errors import UnusableInput
from govdocparse.readers.reading import (
    CellPlace,
    Generated,
    Heading,
    Hints,
    Labelled,
    Limits,
    Link,
    Omission,
    Place,
    Reading,
    TablePlace,
)
from govdocparse.text import Span

_Hint = TypeVar("_Hint", Omission, Labelled, Heading, Generated, Link, TablePlace)


class Sheet:
    """Takes text front to back; `length` is where the next character will stand.

    Spans may be given with blanks at their ends and in any order: they are trimmed and put in order at last. `unread`
    counts what was seen that is no text, `taken` are the documents whose whole text was taken in.
    """

    def __init__(self, limits: Limits, refusal: Callable[[str], UnusableInput]) -> None:
        self.length = 0
        self.omissions: list[Omission] = []
        self.labelled: list[Labelled] = []
        self.headings: list[Heading] = []
        self.generated: list[Generated] = []
        self.links: list[Link] = []
        self.tables: list[TablePlace] = []
        self.unread: Counter[str] = Counter()
        self.taken: list[Reading] = []
        self._pieces: list[str] = []
        self._places: list[Place] = []
        self._limits = limits
        self._refusal = refusal

    def add(self, text: str) -> None:
        """Some more text."""
        self._pieces.append(text)
        self.length += len(text)
        if self.length > self._limits.characters:
            raise self._refusal(self._limits.passed("characters"))

    @property
    def last(self) -> str:
        """The last character; none at the beginning."""
        return self._pieces[-1][-1:] if self._pieces else ""

    def generate(self, text: str) -> None:
        """Text that the carrier generates and does not store."""
        self.generated.append(Generated(Span(self.length, self.length + len(text))))
        self.add(text)

    def place(self, locator: str) -> None:
        """From here on the text stands at `locator`."""
        if self._places and self._places[-1].start == self.length:
            self._places.pop()
        self._places.append(Place(self.length, locator))

    def take(self, reading: Reading) -> None:
        """All that another reader found, as paragraphs of their own."""
        found = reading.hints.moved(self.length)
        self.omissions += found.omissions
        self.labelled += found.labelled
        self.headings += found.headings
        self.generated += found.generated
        self.links += found.links
        self.tables += found.tables
        self._places += (Place(self.length + start, f"{reading.name} {locator}") for start, locator in reading.places)
        self.taken.append(reading)
        self.add(reading.text if reading.text.endswith("\n") else f"{reading.text}\n")

    def mark(self) -> int:
        """A mark for `written` and `take_back`."""
        return len(self._pieces)

    def written(self, mark: int = 0) -> str:
        """The text since a mark."""
        return "".join(self._pieces[mark:])

    def take_back(self, mark: int) -> None:
        """Nothing was written since a mark."""
        start = self.length - len(self.written(mark))
        del self._pieces[mark:]
        self.length = start
        while self._places and self._places[-1].start >= start:
            self._places.pop()
        for hints in (self.omissions, self.labelled, self.headings, self.generated, self.links, self.tables):
            while hints and hints[-1].span.start >= start:
                hints.pop()

    def finished(self) -> tuple[str, Hints, tuple[Place, ...]]:
        """The text without blank lines at its end, the hints in order and trimmed, and the places."""
        text = self.written().rstrip("\n")
        hints = Hints(
            omissions=tuple(_tidy(text, self.omissions)),
            labelled=tuple(_tidy(text, self.labelled)),
            headings=tuple(_tidy(text, self.headings)),
            generated=tuple(_tidy(text, self.generated, trim=False)),
            links=tuple(_tidy(text, self.links)),
            tables=tuple(_tidy(text, [_fitted(table, len(text)) for table in self.tables], trim=False)),
        )
        return text, hints, tuple(place for place in self._places if place.start < len(text))


def _fitted(table: TablePlace, end: int) -> TablePlace:
    """A table whose empty last cells do not lie behind the end of the text."""
    if table.span.end <= end:
        return table
    rows = tuple(
        tuple(
            CellPlace(Span(min(cell.span.start, end), min(cell.span.end, end)), cell.columns, cell.rows) for cell in row
        )
        for row in table.rows
    )
    return TablePlace(Span(min(table.span.start, end), end), rows)


def _tidy(text: str, hints: Iterable[_Hint], *, trim: bool = True) -> Iterable[_Hint]:
    """The hints in source order, without blanks at their ends, empty ones and such as overlap one before them."""
    done = 0
    for hint in sorted(hints, key=lambda hint: (hint.span.start, -hint.span.end)):
        start, end = hint.span.start, min(hint.span.end, len(text))
        if start < done:
            continue
        if trim:
            while start < end and text[start].isspace():
                start += 1
            while end > start and text[end - 1].isspace():
                end -= 1
        if start < end:
            yield hint._replace(span=Span(start, end))
        done = end
