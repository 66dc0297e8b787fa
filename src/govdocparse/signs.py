"""The source of a pattern -> its signs: words of which one stands in every text in which the pattern finds anything.

To look for a word takes a fiftieth of the time of a rule that needs `regex`, and most rules find nothing in most lines.
What a pattern says in a way that is not known here counts as anything at all; then it may have no signs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final, cast

import regex

from govdocparse.text import holds_any

# With more signs than this the pattern itself is asked as fast.
_MOST: Final = 8
_NO_END: Final = (1 << 63) - 1
_FLAGS: Final = regex.compile(r"\(\?([a-zA-Z]*)(?:-[a-zA-Z]+)?([:)])")
_GROUP: Final = regex.compile(r"\((?:\?(?:P?<[A-Za-z_]\w*>|[>|=]|<=))?(?![?*])")
_UNSEEN: Final = regex.compile(r"\(\?(?:!|<!|\((?:DEFINE|\w+)\))")
_REFERENCE: Final = regex.compile(r"\((?:\?(?:&|P=|P>|#)[^()]*|\?(?:R|\d+))\)")
_REPEAT: Final = regex.compile(r"(?:(?P<any>[*?])|\+|\{(?P<least>\d*)(?:,\d*)?\})[?+]?")
_CODE: Final = regex.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_CONTROL: Final = {"0": "\0", "n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_ANYTHING: Final = regex.compile(r"\\(?:[dDwWsShHXR]|[pP]\{[^{}]*\}|g<\w+>|N\{[^{}]*\})")
_PLACE: Final = regex.compile(r"\\[AZGbBmMK]|[\^$]")
_LEXICON: Final = regex.compile(r"\\L<(\w+)>")
_SET_OPERATION: Final = ("--", "&&", "||", "~~", "[:")

Signs = frozenset[str]


def signs_of(source: str, lexicons: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The signs of a pattern in order, each at least one character; none where it can do without any that is known."""
    reader = _Reader(source, lexicons)
    try:
        found = reader.branches()
    except _Unread:
        return ()
    return tuple(sorted(found)) if found and reader.at_end() else ()


class _Unread(Exception):  # noqa: N818 -- no fault of the pattern
    """The pattern says something that is not known here."""


class _Reader:
    """Reads a pattern from its start to its end; what it reads gives the signs of what it read, or None."""

    def __init__(self, source: str, lexicons: Mapping[str, Sequence[str]]) -> None:
        self._source = source
        self._lexicons = lexicons
        self._at = 0
        self._verbose = False

    def at_end(self) -> bool:
        """Whether all was read."""
        return self._at == len(self._source)

    def branches(self) -> Signs | None:
        """Alternatives up to the end of their group: one sign of each of them."""
        found = [self._branch()]
        while self._source.startswith("|", self._at):
            self._at += 1
            found.append(self._branch())
        known = [signs for signs in found if signs is not None]
        return _few(frozenset().union(*known)) if len(known) == len(found) else None

    def _branch(self) -> Signs | None:
        """Pieces that follow each other: the best signs of any; characters side by side are one word."""
        best: Signs | None = None
        word = ""
        while not self.at_end() and self._source[self._at] not in "|)":
            if self._blank() or self._taken(_PLACE):
                continue
            character, signs = self._piece()
            repeat = self._taken(_REPEAT)
            if repeat is None and character:
                word += character
                continue
            if repeat is not None and (repeat["any"] or repeat["least"] in ("", "0")):
                character, signs = "", None
            elif character:
                signs = frozenset((character,))
            best = _better(_better(best, signs), frozenset((word,)) if word else None)
            word = ""
        return _better(best, frozenset((word,)) if word else None)

    def _piece(self) -> tuple[str, Signs | None]:
        """One character, or the signs of a group, a class or a lexicon."""
        source, start = self._source, self._at
        if source[start] == "(":
            return "", self._group()
        if source[start] == "[":
            return "", self._class()
        if source[start] == "\\":
            if self._taken(_ANYTHING):
                return "", None
            if lexicon := self._taken(_LEXICON):
                return "", _few(frozenset(self._lexicons.get(lexicon[1], ())))
            return self._escaped(), None
        if source[start] in "*+?{":
            raise _Unread
        self._at += 1
        return ("", None) if source[start] == "." else (source[start], None)

    def _group(self) -> Signs | None:
        """A group; a look ahead or behind counts, too, as the whole text is looked at."""
        if self._taken(_REFERENCE):
            return None
        seen = self._taken(_UNSEEN) is None
        if seen and (flags := self._taken(_FLAGS)) is not None:
            self._verbose = self._verbose or "x" in flags[1]
            seen = "i" not in flags[1]
            if flags[2] == ")":
                if not seen:
                    raise _Unread
                return None
        elif seen and self._taken(_GROUP) is None:
            raise _Unread
        found = self.branches()
        if not self._source.startswith(")", self._at):
            raise _Unread
        self._at += 1
        return found if seen else None

    def _class(self) -> Signs | None:
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
            known = known and ord(last) - ord(first) < _MOST
            members.update(map(chr, range(ord(first), ord(last) + 1)) if known else ())
        self._at += 1
        return _few(frozenset(members)) if known else None

    def _member(self) -> str:
        if self._source.startswith("\\", self._at):
            return self._escaped()
        self._at += 1
        return self._source[self._at - 1]

    def _escaped(self) -> str:
        """The character that a backslash writes."""
        if code := self._taken(_CODE):
            return chr(int(code[1] or code[2] or code[3], 16))
        character = self._source[self._at + 1 : self._at + 2]
        if not character or (character.isascii() and character.isalnum() and character not in _CONTROL):
            raise _Unread
        self._at += 2
        return _CONTROL.get(character, character)

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


def _few(signs: Signs) -> Signs | None:
    """The same signs, or where these are many the characters that they share, where those are few."""
    if not signs or "" in signs:
        return None
    left = sorted(signs) if len(signs) > _MOST else []
    shared: set[str] = set()
    while left and len(shared) <= _MOST:
        commonest, _ = max(Counter(chain.from_iterable(map(set, left))).items(), key=lambda item: (item[1], item[0]))
        shared.add(commonest)
        left = [sign for sign in left if commonest not in sign]
    found = frozenset(shared) or signs
    return found if len(found) <= _MOST else None


def _better(one: Signs | None, other: Signs | None) -> Signs | None:
    """The signs that are fewer, or as many and longer; blanks, which most texts have, only for want of others."""
    if one is None or other is None:
        return other if one is None else one
    return min(one, other, key=lambda signs: (any(map(str.isspace, signs)), len(signs), -min(map(len, signs))))


class Asked:
    """A compiled pattern with its signs: what the pattern finds, which is asked only where one of the signs stands.

    They are looked for where the whole string is asked. A pattern that is asked for one place after another in a long
    one must not have it looked through each time.
    """

    __slots__ = ("_match", "_pattern", "_search", "_signs", "groupindex")

    def __init__(self, pattern: regex.Pattern[str], signs: tuple[str, ...]) -> None:
        self._pattern = pattern
        self._match: Callable[..., Any] = pattern.match
        self._search: Callable[..., Any] = pattern.search
        self._signs = signs
        self.groupindex = cast("Mapping[str, int]", pattern.groupindex)

    def match(self, string: str, pos: int = 0, endpos: int = _NO_END) -> Any:
        """As of the pattern."""
        return self._match(string, pos, endpos) if self._may_find(string, pos, endpos) else None

    def search(self, string: str, pos: int = 0, endpos: int = _NO_END) -> Any:
        """As of the pattern."""
        return self._search(string, pos, endpos) if self._may_find(string, pos, endpos) else None

    def fullmatch(self, string: str, pos: int = 0, endpos: int = _NO_END) -> Any:
        """As of the pattern."""
        return self._pattern.fullmatch(string, pos, endpos) if self._may_find(string, pos, endpos) else None

    def finditer(self, string: str, pos: int = 0, endpos: int = _NO_END) -> Iterator[Any]:
        """As of the pattern."""
        none: Iterator[Any] = iter(())
        return self._pattern.finditer(string, pos, endpos) if self._may_find(string, pos, endpos) else none

    def findall(self, string: str, pos: int = 0, endpos: int = _NO_END) -> list[Any]:
        """As of the pattern."""
        return self._pattern.findall(string, pos, endpos) if self._may_find(string, pos, endpos) else []

    def sub(self, replacement: str | Callable[[Any], str], string: str) -> str:
        """As of the pattern."""
        return cast("str", self._pattern.sub(replacement, string)) if holds_any(string, self._signs) else string

    def _may_find(self, string: str, pos: int, endpos: int) -> bool:
        return pos > 0 or endpos < _NO_END or holds_any(string, self._signs)
