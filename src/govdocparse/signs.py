"""The source of a pattern -> its signs: words of which one stands in every text in which the pattern finds anything.

To look for a word takes a fiftieth of the time of a rule that needs `regex`, and most rules find nothing in most lines.
What a pattern says in a way that is not known here counts as anything at all; then it may have no signs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

import regex

# With more words than this the pattern itself is asked as fast.
_MOST: Final = 8
_LARGEST_RANGE: Final = 64
# Among the characters that a match begins with it stands for all digits, which are many.
DIGIT: Final = "\\d"
_FLAGS: Final = regex.compile(r"\(\?([a-zA-Z]*)(?:-[a-zA-Z]+)?([:)])")
_GROUP: Final = regex.compile(r"\((?:\?(?:P?<[A-Za-z_]\w*>|[>|]))?(?![?*])")
_AHEAD: Final = regex.compile(r"\(\?=")
_BEHIND: Final = regex.compile(r"\(\?<=")
_UNSEEN: Final = regex.compile(r"\(\?(?:!|<!|\((?:DEFINE|\w+)\))")
_REFERENCE: Final = regex.compile(r"\((?:\?(?:&|P=|P>|#)[^()]*|\?(?:R|\d+))\)")
_REPEAT: Final = regex.compile(r"(?:(?P<any>[*?])|\+|\{(?P<least>\d*)(?:,\d*)?\})[?+]?")
_CODE: Final = regex.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_CONTROL: Final = {"0": "\0", "n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_ANYTHING: Final = regex.compile(r"\\(?:[DwWsShHXR]|[pP]\{[^{}]*\}|g<\w+>|N\{[^{}]*\})")
_PLACE: Final = regex.compile(r"\\[AZGbBmMK]|[\^$]")
_LEXICON: Final = regex.compile(r"\\L<(\w+)>")
_SET_OPERATION: Final = ("--", "&&", "||", "~~", "[:")

Words = frozenset[str]


class Signs(NamedTuple):
    """What a pattern shows of its matches: one of `words` stands in each, and each begins with one of `heads`.

    Where either is empty that is not known. A head is a character, or DIGIT.
    """

    words: tuple[str, ...]
    heads: tuple[str, ...]


NONE: Final = Signs((), ())


def signs_of(source: str, lexicons: Mapping[str, Sequence[str]]) -> Signs:
    """The signs of a pattern, each in order."""
    reader = _Reader(source, lexicons)
    try:
        read = reader.branches()
    except _Unread:
        return NONE
    if not reader.at_end():
        return NONE
    heads = () if read.empty or reader.backwards else sorted(read.heads or ())
    return Signs(tuple(sorted(read.words or ())), tuple(heads))


class _Unread(Exception):  # noqa: N818 -- no fault of the pattern
    """The pattern says something that is not known here."""


class _Piece(NamedTuple):
    """What a piece of a pattern matches: text that holds one of `words` and begins with one of `heads`.

    None is anything. It may be nothing where `empty`; a look `ahead` is passed over by no character.
    """

    words: Words | None
    heads: Words | None
    empty: bool
    ahead: bool = False


_ANY_CHARACTER: Final = _Piece(None, None, empty=False)
_NOTHING: Final = _Piece(None, frozenset(), empty=True)
_UNKNOWN: Final = _Piece(None, None, empty=True)


class _Reader:
    """Reads a pattern from its start to its end, piece by piece."""

    def __init__(self, source: str, lexicons: Mapping[str, Sequence[str]]) -> None:
        self._source = source
        self._lexicons = lexicons
        self._at = 0
        self._verbose = False
        self.backwards = False

    def at_end(self) -> bool:
        """Whether all was read."""
        return self._at == len(self._source)

    def branches(self) -> _Piece:
        """Alternatives up to the end of their group."""
        found = [self._branch()]
        while self._source.startswith("|", self._at):
            self._at += 1
            found.append(self._branch())
        words = _union([each.words for each in found])
        return _Piece(words and _few(words), _union([each.heads for each in found]), any(each.empty for each in found))

    def _branch(self) -> _Piece:
        """Pieces that follow each other: the best words of any; characters side by side are one word."""
        best: Words | None = None
        heads: Words | None = frozenset()
        word = ""
        empty = True
        while not self.at_end() and self._source[self._at] not in "|)":
            if self._blank() or self._taken(_PLACE):
                continue
            character, piece = self._piece()
            repeat = self._taken(_REPEAT)
            if repeat is not None and (repeat["any"] or repeat["least"] in ("", "0")):
                piece = _Piece(None, piece.heads, empty=True)
            if empty and not (piece.ahead and piece.heads is None):
                heads = _union([heads, piece.heads])
                empty = piece.empty
            if repeat is None and character:
                word += character
                continue
            best = _better(_better(best, piece.words), _word(word))
            word = ""
        return _Piece(_better(best, _word(word)), heads, empty)

    def _piece(self) -> tuple[str, _Piece]:
        """One piece, and the character that it is, if it is one."""
        source, start = self._source, self._at
        if source[start] == "(":
            return "", self._group()
        if source[start] == "[":
            return "", self._class()
        if self._taken(_ANYTHING):
            return "", _ANY_CHARACTER
        if lexicon := self._taken(_LEXICON):
            words = frozenset(self._lexicons.get(lexicon[1], ()))
            heads = frozenset(word[:1] for word in words)
            return "", _UNKNOWN if "" in heads or not heads else _Piece(_few(words), heads, empty=False)
        if source[start] in "*+?{":
            raise _Unread
        if source[start] == ".":
            self._at += 1
            return "", _ANY_CHARACTER
        character = self._member()
        one = frozenset((character,))
        return "" if character == DIGIT else character, _Piece(None if character == DIGIT else one, one, empty=False)

    def _group(self) -> _Piece:
        """A group. A look ahead or behind has words, too, as the whole text is looked at for them."""
        if self._taken(_REFERENCE):
            return _UNKNOWN
        seen = self._taken(_UNSEEN) is None
        ahead = seen and self._taken(_AHEAD) is not None
        behind = seen and not ahead and self._taken(_BEHIND) is not None
        folded = False
        if seen and not (ahead or behind):
            if flags := self._taken(_FLAGS):
                self._verbose = self._verbose or "x" in flags[1]
                self.backwards = self.backwards or "r" in flags[1]
                folded = "i" in flags[1]
                if flags[2] == ")":
                    if folded:
                        raise _Unread
                    return _NOTHING
            elif self._taken(_GROUP) is None:
                raise _Unread
        found = self.branches()
        if not self._source.startswith(")", self._at):
            raise _Unread
        self._at += 1
        if not seen or behind:
            return _Piece(found.words if seen else None, frozenset(), empty=True)
        if folded:
            return _Piece(None, None, found.empty)
        if ahead:
            return _Piece(found.words, None if found.empty else found.heads, found.empty, ahead=True)
        return found

    def _class(self) -> _Piece:
        """A class: its characters, where they are few."""
        source = self._source
        self._at += 1
        known = not source.startswith("^", self._at)
        self._at += not known
        start = self._at
        members: set[str] = set()
        while source[self._at : self._at + 1] != "]" or self._at == start:
            if self.at_end() or source.startswith(_SET_OPERATION, self._at):
                raise _Unread
            if self._taken(_ANYTHING):
                known = False
                continue
            first = last = self._member()
            if source.startswith("-", self._at) and source[self._at + 1 : self._at + 2] not in ("]", ""):
                self._at += 1
                last = self._member()
            if first == last:
                members.add(first)
            elif DIGIT in (first, last) or ord(last) - ord(first) > _LARGEST_RANGE:
                known = False
            else:
                members.update(map(chr, range(ord(first), ord(last) + 1)))
        self._at += 1
        if not known:
            return _ANY_CHARACTER
        found = frozenset(members)
        return _Piece(None if DIGIT in found or len(found) > _MOST else found, found, empty=False)

    def _member(self) -> str:
        """A character, also one that a backslash writes, or DIGIT."""
        source, start = self._source, self._at
        if not source.startswith("\\", start):
            self._at += 1
            return source[start]
        if code := self._taken(_CODE):
            return chr(int(code[1] or code[2] or code[3], 16))
        character = source[start + 1 : start + 2]
        if not character or (
            character.isascii() and character.isalnum() and character != "d" and character not in _CONTROL
        ):
            raise _Unread
        self._at += 2
        return DIGIT if character == "d" else _CONTROL.get(character, character)

    def _blank(self) -> bool:
        """Whether blanks or a comment of a verbose pattern were passed over."""
        if not self._verbose or not (self._source[self._at].isspace() or self._source[self._at] == "#"):
            return False
        line_end = self._source.find("\n", self._at)
        comment_end = line_end if line_end >= 0 else len(self._source)
        self._at = comment_end if self._source[self._at] == "#" else self._at + 1
        return True

    def _taken(self, syntax: regex.Pattern[str]) -> regex.Match[str] | None:
        found = syntax.match(self._source, self._at)
        if found is not None:
            self._at = found.end()
        return found


def _union(several: Sequence[Words | None]) -> Words | None:
    """All of several; None where one is not known."""
    return frozenset(chain.from_iterable(each or () for each in several)) if None not in several else None


def _few(words: Words) -> Words | None:
    """The same words, or where these are many the characters that they share, where those are few."""
    if not words or "" in words:
        return None
    left = sorted(words) if len(words) > _MOST else []
    shared: set[str] = set()
    while left and len(shared) <= _MOST:
        commonest, _ = max(Counter(chain.from_iterable(map(set, left))).items(), key=lambda item: (item[1], item[0]))
        shared.add(commonest)
        left = [word for word in left if commonest not in word]
    found = frozenset(shared) or words
    return found if len(found) <= _MOST else None


def _better(one: Words | None, other: Words | None) -> Words | None:
    """The words that are fewer, or as many and longer; blanks, which most texts have, only for want of others."""
    if one is None or other is None:
        return other if one is None else one
    return min(one, other, key=lambda words: (any(map(str.isspace, words)), len(words), -min(map(len, words))))


def _word(word: str) -> Words | None:
    return frozenset((word,)) if word else None
