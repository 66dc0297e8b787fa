"""Text: an immutable string that knows where each of its characters came from in the source."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from typing import NamedTuple

_NO_TAILS: Mapping[int, int] = {}


class Span(NamedTuple):
    """A half-open range `[start, end)` of code points of the source text."""

    start: int
    end: int


class Edit(NamedTuple):
    """Replace `[start, end)` of a Text by `replacement`; an empty replacement removes."""

    start: int
    end: int
    replacement: str


class Text:
    """The characters, and for each of them its offset in the source.

    `offsets` never falls. `tails` maps a source offset that ends a kept character to the end of what was removed
    right behind it, so that a span never loses a gloss or an invisible character at its end.
    """

    __slots__ = ("offsets", "string", "tails")

    string: str
    offsets: range | array[int]
    tails: Mapping[int, int]

    def __init__(self, string: str, offsets: range | array[int], tails: Mapping[int, int] = _NO_TAILS) -> None:
        if len(string) != len(offsets):
            raise ValueError(f"{len(string)} characters cannot have {len(offsets)} offsets")
        self.string = string
        self.offsets = offsets
        self.tails = tails

    @classmethod
    def of(cls, source: str) -> Text:
        """The whole source text, each character at its own place."""
        return cls(source, range(len(source)))

    def __str__(self) -> str:
        return self.string

    def __repr__(self) -> str:
        return f"Text({self.string!r}, {self.span()})"

    def __len__(self) -> int:
        return len(self.string)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Text):
            return NotImplemented
        return self.string == other.string and list(self.offsets) == list(other.offsets)

    def __hash__(self) -> int:
        return hash(self.string)

    def __getitem__(self, part: slice) -> Text:
        """The characters of a slice (step 1), with their offsets."""
        return Text(self.string[part], self.offsets[part], self.tails)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source span of the characters `[start, end)`; of an empty range, the empty span where it stands."""
        stop = len(self.string) if end is None else end
        offsets = self.offsets
        if start >= stop:
            place = offsets[start] if start < len(offsets) else self._end_of(len(offsets) - 1) if offsets else 0
            return Span(place, place)
        return Span(offsets[start], self._end_of(stop - 1))

    def _end_of(self, index: int) -> int:
        """The source offset right behind one character, with what was removed behind it."""
        end = self.offsets[index] + 1
        while end in self.tails:
            end = self.tails[end]
        return end

    def mapped(self, string: str) -> Text:
        """The same places under other characters: for changes of one character to one character."""
        return Text(string, self.offsets, self.tails)

    def edited(self, edits: Iterable[Edit]) -> Text:
        """This text with all edits done; edits are in rising order and do not overlap.

        A replacement's characters share out the source places of what they replace. The end of a replacement covers all
        of it, and a removed run belongs to the character before it.
        """
        strings: list[str] = []
        offsets: array[int] = array("l")
        tails = dict(self.tails)
        done = 0
        for start, end, replacement in edits:
            strings += (self.string[done:start], replacement)
            offsets.extend(self.offsets[done:start])
            first, last = self.span(start, end)
            size = len(replacement)
            offsets.extend(first + index * (last - first) // size for index in range(size))
            if offsets and end > start:
                behind = offsets[-1] + 1
                while behind in tails:
                    behind = tails[behind]
                if behind < last:
                    tails[behind] = last
            done = end
        if not strings:
            return self
        strings.append(self.string[done:])
        offsets.extend(self.offsets[done:])
        return Text("".join(strings), offsets, tails)

    def without(self, ranges: Iterable[tuple[int, int]]) -> Text:
        """This text less some ranges, in rising order; what is removed simply leaves and widens no span."""
        strings: list[str] = []
        offsets: array[int] = array("l")
        done = 0
        for start, end in ranges:
            strings.append(self.string[done:start])
            offsets.extend(self.offsets[done:start])
            done = end
        if not strings:
            return self
        strings.append(self.string[done:])
        offsets.extend(self.offsets[done:])
        return Text("".join(strings), offsets, self.tails)

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
        start = 0
        for line in self.string.split("\n"):
            result.append(self[start : start + len(line)])
            start += len(line) + 1
        return result


def joined(parts: Iterable[Text]) -> Text:
    """One text of several, in source order, with nothing between them."""
    pieces = [part for part in parts if len(part)]
    if len(pieces) == 1:
        return pieces[0]
    offsets: array[int] = array("l")
    tails: dict[int, int] = {}
    for piece in pieces:
        offsets.extend(piece.offsets)
        if piece.tails:
            tails.update(piece.tails)
    return Text("".join(piece.string for piece in pieces), offsets, tails)
