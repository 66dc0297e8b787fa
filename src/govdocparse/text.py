"""Text: an immutable string that knows where each of its characters came from in the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar, final

if TYPE_CHECKING:
    import regex

_Place = TypeVar("_Place", bound=tuple[Any, ...])


class Span(NamedTuple):
    """A half-open range `[start, end)` of code points of the source text."""

    start: int
    end: int

    def moved(self, by: int) -> Span:
        """The same range of a text that stands behind `by` more characters."""
        return Span(self.start + by, self.end + by)


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two half-open ranges share a place."""
    return one[0] < other[1] and other[0] < one[1]


# `span_of((start, end))` is what `Span(start, end)` does in the end, without the frame of a Python function: a document
# has thousands of spans.
span_of: Final = partial(tuple.__new__, Span)


class Edit(NamedTuple):
    """Replace `[start, end)` of a Text by `replacement`; an empty replacement removes."""

    start: int
    end: int
    replacement: str


@final
class _Places:
    """Where characters came from, in runs that stand together in the source.

    Run `i` begins at `starts[i]` of the text, and a place in it is `shifts[i]` further on in the source. `tails` maps a
    source offset that ends a kept character to the end of what was removed right behind it, so that a span never loses
    a gloss at its end.
    """

    __slots__ = ("shifts", "starts", "tails")

    def __init__(self, starts: list[int], shifts: list[int], tails: dict[int, int]) -> None:
        self.starts = starts
        self.shifts = shifts
        self.tails = tails


@final
class Text:
    """The characters, and for each of them its offset in the source; offsets never fall.

    All slices of a text share its places, so slicing costs what slicing a string costs. (A class with slots and no
    struct: of all that is made, the attributes of texts are read most, and compiled code reads those of its own
    classes in a tenth of the time.)
    """

    __slots__ = ("_base", "_places", "string")

    def __init__(self, string: str, places: _Places, base: int = 0) -> None:
        self.string = string
        self._places = places
        self._base = base

    @staticmethod
    def of(source: str, start: int = 0) -> Text:
        """A stretch of source text that begins at `start`, each character at its own place."""
        return Text(source, _Places([0], [start], {}))

    def __str__(self) -> str:
        return self.string

    def __repr__(self) -> str:
        return f"Text({self.string!r}, {self.span()})"

    def __len__(self) -> int:
        return len(self.string)

    def __bool__(self) -> bool:  # as Python has it from the length; compiled code does not look for that
        return len(self.string) > 0

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Text):
            return NotImplemented
        return self.string == other.string and self.offsets == other.offsets

    def __hash__(self) -> int:
        return hash(self.string)

    def __getitem__(self, part: slice) -> Text:
        """The characters of a slice (step 1), with their offsets."""
        string, start = self.string, part.start
        if start is None:
            start = 0
        elif start < 0 or start > len(string):
            start, _, _ = part.indices(len(string))
        return Text(string[part], self._places, self._base + start)

    def group(self, found: regex.Match[str], name: str) -> Text:
        """The characters that a group of a match in this text's string holds, with their offsets."""
        start, end = found.span(name)
        return self[start:end]

    @property
    def offsets(self) -> list[int]:
        """The source offset of each character."""
        return [self._offset(index) for index in range(len(self.string))]

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source span of the characters `[start, end)`; of an empty range, the empty span where it stands."""
        starts, shifts, tails = self._places.starts, self._places.shifts, self._places.tails
        base = self._base
        place = base + start
        run = bisect_right(starts, place) - 1
        first = place + shifts[run]
        stop = base + (len(self.string) if end is None else end)
        if place >= stop:
            return span_of((first, first))
        if run + 1 < len(starts) and starts[run + 1] < stop:
            run = bisect_left(starts, stop, run + 1) - 1
        last = stop + shifts[run]
        return span_of((first, _behind(last, tails) if tails and last in tails else last))

    def _offset(self, index: int) -> int:
        starts, shifts = self._places.starts, self._places.shifts
        place = self._base + index
        return place + shifts[bisect_right(starts, place) - 1]

    def mapped(self, string: str) -> Text:
        """The same places under other characters: for changes of one character to one character."""
        if len(string) != len(self.string):
            raise ValueError(f"{len(self.string)} characters cannot be mapped to {len(string)}")
        return Text(string, self._places, self._base)

    def edited(self, edits: Iterable[Edit]) -> Text:
        """This text with all edits done; edits are in rising order and do not overlap.

        A replacement's characters share out the source places of what they replace. The end of a replacement covers all
        of it, and a removed run belongs to the character before it.
        """
        maker = _Maker(dict(self._places.tails))
        done = 0
        for start, end, replacement in edits:
            maker.keep(self, ((done, start),))
            maker.replace(self.span(start, end), replacement)
            done = end
        if not done and not maker.pieces:
            return self
        maker.keep(self, ((done, len(self.string)),))
        return maker.made()

    def without(self, ranges: Iterable[tuple[int, int]]) -> Text:
        """This text less some ranges, in rising order; what is removed simply leaves and widens no span."""
        left_out = iter(ranges)
        first = next(left_out, None)
        if first is None:
            return self
        maker = _Maker(dict(self._places.tails))
        maker.keep(self, _between(chain((first,), left_out), len(self.string)))
        return maker.made()

    def strip(self) -> Text:
        """This text without white space at its ends."""
        string = self.string
        left = len(string) - len(string.lstrip())
        right = len(string.rstrip())
        if left == 0 and right == len(string):
            return self
        return self[left : max(left, right)]

    def lines(self) -> list[Text]:
        """The lines between line feeds, without the line feeds; an empty text is one empty line."""
        result: list[Text] = []
        start = self._base
        for line in self.string.split("\n"):
            result.append(Text(line, self._places, start))
            start += len(line) + 1
        return result


class _Maker:
    """Puts a new Text together from kept and replaced pieces, in source order."""

    def __init__(self, tails: dict[int, int]) -> None:
        self.pieces: list[str] = []
        self._length = 0
        self._last = -1
        self._starts: list[int] = []
        self._shifts: list[int] = []
        self._tails = tails
        self._from: _Places | None = None
        self._at = 0

    def keep(self, text: Text, ranges: Iterable[tuple[int, int]]) -> None:
        """The characters in some ranges of `text`, where they stand; pieces of one text come in rising order."""
        starts, shifts = text._places.starts, text._places.shifts
        string, base, length = text.string, text._base, self._length
        if self._from is not text._places:
            self._from, self._at = text._places, 0
        run, last_run = self._at, len(starts) - 1
        for start, end in ranges:
            if start >= end:
                continue
            place, stop = base + start, base + end
            if run < last_run and starts[run + 1] <= place:
                run = bisect_right(starts, place, run + 1) - 1
            moved = place - length
            self._run(length, shifts[run] + moved)
            if run < last_run and starts[run + 1] < stop:
                first, run = run + 1, bisect_left(starts, stop, run + 1) - 1
                self._starts += [each - moved for each in starts[first : run + 1]]
                self._shifts += [each + moved for each in shifts[first : run + 1]]
            self._last = stop - 1 + shifts[run]
            self.pieces.append(string[start:end])
            length += end - start
        self._length, self._at = length, run

    def replace(self, span: Span, replacement: str) -> None:
        """A replacement for what stands at `span` in the source."""
        size = len(replacement)
        for index in range(size):
            self._last = span.start + index * (span.end - span.start) // size
            self._run(self._length + index, self._last - self._length - index)
        self.pieces.append(replacement)
        self._length += size
        if self._last >= 0:
            end = _behind(self._last + 1, self._tails)
            if end < span.end:
                self._tails[end] = span.end

    def add_tails(self, tails: Mapping[int, int]) -> None:
        """The tails of one more text whose pieces are kept."""
        self._tails |= tails

    def made(self) -> Text:
        """The text of all pieces."""
        if not self._starts:
            return Text("", _Places([0], [0], {}))
        return Text("".join(self.pieces), _Places(self._starts, self._shifts, self._tails))

    def _run(self, place: int, shift: int) -> None:
        """A run begins; one that goes on where the last one would is no run of its own."""
        if not self._shifts or shift != self._shifts[-1]:
            self._starts.append(place)
            self._shifts.append(shift)


def _between(ranges: Iterable[tuple[int, int]], end: int) -> Iterator[tuple[int, int]]:
    """What lies before, between and behind some ranges in rising order, up to `end`."""
    done = 0
    for start, stop in ranges:
        yield done, start
        done = stop
    yield done, end


def _behind(end: int, tails: Mapping[int, int]) -> int:
    """The source offset `end`, or behind it the end of what was removed there."""
    while end in tails:
        end = tails[end]
    return end


def apart(places: Iterable[_Place]) -> Iterator[_Place]:
    """Places `(start, end, …)` in rising order, less those that begin inside one before them: of two, the longer."""
    done = 0
    for place in sorted(places, key=lambda place: (place[0], -place[1])):
        if place[0] >= done:
            yield place
            done = place[1]


def joined(parts: Iterable[Text]) -> Text:
    """One text of several, in source order, with nothing between them."""
    pieces = [part for part in parts if len(part)]
    if len(pieces) == 1:
        return pieces[0]
    maker = _Maker({})
    for piece in pieces:
        maker.add_tails(piece._places.tails)
        maker.keep(piece, ((0, len(piece)),))
    return maker.made()
