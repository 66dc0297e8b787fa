"""Clean text -> who leads, answers or cooperates in it, with places in the text; only places that state it count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Literal, NamedTuple

import regex

from govdocparse.expressions.bodies import Name, units
from govdocparse.grammar import Grammar
from govdocparse.model import Responsibility, Unit
from govdocparse.text import Text

Role = Literal["lead", "responsible", "cooperating"]

_ROLES: tuple[Role, ...] = ("lead", "responsible", "cooperating")
_CLOSING = " 、，；。,;"
_LONGEST_NAME = 60


class Found(NamedTuple):
    """One role and its bodies at `[start, end)`."""

    role: Role
    units: tuple[Unit, ...]
    start: int
    end: int


class _Word(NamedTuple):
    """One word of a list: a name, a verb that gives names their role, or 会同; `breaks` where a ， stands before it."""

    kind: Literal["name", "verb", "partner"]
    start: int
    end: int
    place: int = 0
    breaks: bool = False
    name: str = ""
    role: Role | None = None
    strong: bool = False


class _Piece(NamedTuple):
    """One role and its names; `strong` where the words alone make it a responsibility."""

    role: Role
    names: tuple[Name, ...]
    start: int
    end: int
    labelled: bool
    strong: bool


class _Patterns(NamedTuple):
    """The rules that read a list."""

    place: regex.Pattern[str]
    label: regex.Pattern[str]
    name: regex.Pattern[str]
    tier: regex.Pattern[str]
    verb: regex.Pattern[str]
    partner: regex.Pattern[str]
    by: regex.Pattern[str]
    mark: regex.Pattern[str]
    others: regex.Pattern[str]
    progress: regex.Pattern[str]
    body: regex.Pattern[str]
    wish: regex.Pattern[str]
    collective: regex.Pattern[str]


@cache
def _patterns(grammar: Grammar) -> _Patterns:
    return _Patterns(*(grammar.pattern(f"responsibility_{name}") for name in _Patterns._fields))


def find(string: str, masked: str, grammar: Grammar) -> list[Found]:
    """All responsibilities of a leaf, none over another; places are looked for in `masked`, names in `string`."""
    return [found for _, _, group in _places(string, masked, grammar) for found in group]


def bracket(text: Text, grammar: Grammar) -> tuple[int, tuple[Responsibility, ...]]:
    """Where the responsibilities at the end of a heading begin (its length when there are none), and which they are."""
    string = text.string
    begin = len(string)
    result: list[Found] = []
    for start, end, group in reversed(list(_places(string, string, grammar))):
        if string[end:begin].strip(_CLOSING):
            break
        begin = start
        result[:0] = group
    return begin, tuple(annotation(text, found, placed=False) for found in result)


def annotation(text: Text, found: Found, *, placed: bool) -> Responsibility:
    """`found` as the model has it; `placed` gives it its place in the leaf."""
    return Responsibility(
        role=found.role,
        units=found.units,
        text=text.string[found.start : found.end],
        span=text.span(found.start, found.end),
        start=found.start if placed else None,
        end=found.end if placed else None,
    )


def _places(string: str, masked: str, grammar: Grammar) -> Iterator[tuple[int, int, list[Found]]]:
    """Each place that states responsibilities, from bracket to bracket, and the responsibilities it states."""
    words = grammar.lexicon("responsibility_words")
    if not any(word in masked for word in words):
        return
    patterns = _patterns(grammar)
    for place in patterns.place.finditer(masked):
        start, end = next(place.span(kind) for kind in ("list", "line", "bracket") if place[kind] is not None)
        body = string[start:end].rstrip(_CLOSING)
        if not any(word in body for word in words):
            continue
        pieces = list(_pieces(body, patterns))
        outer = (place.start(), start + len(body))
        if place["bracket"] is not None:
            outer = place.span()
            pieces = pieces if any(piece.labelled for piece in pieces) else _stated(place, pieces, patterns)
        if pieces:
            yield *outer, _found(pieces, body, start, outer, grammar)


def _stated(place: regex.Match[str], pieces: Iterable[_Piece], patterns: _Patterns) -> list[_Piece]:
    """The pieces of a bracket without a label when it states a responsibility; none of any other bracket."""
    if place["ends"] is None and (place["opens"] is None or place["apart"] is None):
        return []
    stated = [piece for piece in pieces if any(_is_body(name.text, patterns) for name in piece.names)]
    if not any(piece.strong for piece in stated):
        return []
    return [] if any(patterns.wish.search(name.text) for piece in stated for name in piece.names) else stated


def _is_body(name: str, patterns: _Patterns) -> bool:
    return bool(patterns.body.search(name) or patterns.collective.match(name))


def _found(pieces: Iterable[_Piece], body: str, offset: int, outer: tuple[int, int], grammar: Grammar) -> list[Found]:
    """One responsibility for each run of a role; a lone one has the whole place."""
    result: list[Found] = []
    for role, run in groupby(pieces, key=lambda piece: piece.role):
        same = list(run)
        names: list[Name] = []
        for piece in same:
            above = names[-1].tier if names else 0
            names += [name._replace(tier=name.tier + above) for name in piece.names]
        result.append(Found(role, units(body, names, grammar), offset + same[0].start, offset + same[-1].end))
    if len(result) == 1:
        return [result[0]._replace(start=outer[0], end=outer[1])]
    return result


def _pieces(body: str, patterns: _Patterns) -> Iterator[_Piece]:
    """The roles of one bracket or line: those in front of the first label, and those behind each label."""
    labels = list(patterns.label.finditer(body))
    yield from _listed(body, 0, (0, labels[0].start() if labels else len(body)), None, patterns)
    for index, label in enumerate(labels):
        role = _role(label)
        if role is not None:
            end = labels[index + 1].start() if index + 1 < len(labels) else len(body)
            yield from _listed(body, label.start(), (label.end(), end), role, patterns)


def _listed(
    body: str, opening: int, part: tuple[int, int], default: Role | None, patterns: _Patterns
) -> Iterator[_Piece]:
    """The roles of one list, which opens with a label: words behind names give them their role, or the label does."""
    clause: list[_Word] = []
    first = True
    for word in _words(body, *part, patterns):
        clause.append(word)
        if word.kind == "verb":
            yield from _roles(clause, default, None, patterns)
            clause, first = [], False
    yield from _roles(clause, default, opening if first and default else None, patterns)


def _roles(clause: Sequence[_Word], default: Role | None, opening: int | None, patterns: _Patterns) -> Iterator[_Piece]:
    """The roles of the names of one clause: those in front of 会同, and those behind it, who cooperate."""
    if not any(word.kind == "name" for word in clause):
        return
    verb = clause[-1] if clause[-1].kind == "verb" else None
    role = verb.role if verb else default
    strong = default is not None or bool(verb and _is_strong(clause, patterns))
    cut = next((index for index, word in enumerate(clause) if word.kind == "partner"), len(clause))
    if cut == len(clause) and role is None:
        return
    for half, own in ((clause[:cut], role or "responsible"), (clause[cut:], "cooperating")):
        for piece in _runs(half, own):
            start = piece.start if opening is None else opening
            yield piece._replace(start=start, labelled=default is not None, strong=strong)
            opening = None


def _is_strong(clause: Sequence[_Word], patterns: _Patterns) -> bool:
    """Whether a clause with a verb states a responsibility by itself: by its verb, by 由 or by 各."""
    return any(word.strong or (word.kind == "name" and patterns.collective.match(word.name)) for word in clause)


def _runs(words: Sequence[_Word], role: Role) -> Iterator[_Piece]:
    """The names of one role as one piece, parted only where a name is marked with a role of its own."""
    names = [word for word in words if word.kind == "name"]
    for own, run in groupby(names, key=lambda word: word.role or role):
        same = list(run)
        tier = 1
        listed: list[Name] = []
        for word in same:
            tier += word.breaks and bool(listed)
            listed.append(Name(word.name, word.place, word.place + len(word.name), tier))
        start = words[0].start if same[0] is names[0] else same[0].start
        end = words[-1].end if same[-1] is names[-1] else same[-1].end
        yield _Piece(own, tuple(listed), start, end, labelled=False, strong=False)


def _words(body: str, start: int, end: int, patterns: _Patterns) -> Iterator[_Word]:
    """The words of the list in `[start, end)`; times and manners of work (持续推进) are left out."""
    last = start
    breaks = False
    for match in patterns.name.finditer(body, start, end):
        breaks = breaks or patterns.tier.search(body, last, match.start()) is not None
        last = match.end()
        if patterns.progress.search(match.group()):
            continue
        partner = patterns.partner.search(body, match.start(), last)
        if partner is None:
            yield from _word(body, match.start(), last, breaks, patterns)
        else:
            yield from _word(body, match.start(), partner.start(), breaks, patterns)
            yield _Word("partner", *partner.span())
            yield from _word(body, partner.end(), last, False, patterns)
        breaks = False


def _word(body: str, start: int, end: int, breaks: bool, patterns: _Patterns) -> Iterator[_Word]:
    """The name in `[start, end)`, without 由 before it and 等 behind it, and the verb behind the name."""
    string = body[start:end]
    by = patterns.by.match(string)
    begin = by.end() if by else 0
    verb = patterns.verb.search(string, begin)
    stop = verb.start() if verb else len(string)
    name = string[begin:stop]
    mark = patterns.mark.search(name)
    name = patterns.others.sub("", name[: mark.start()] if mark else name)
    if len(name) <= _LONGEST_NAME and any(map(str.isalpha, name)):
        role = _role(mark) if mark else None
        yield _Word("name", start, start + stop, start + begin, breaks, name, role, strong=by is not None)
    if verb:
        strong = any(verb[kind] is not None for kind in ("lead", "responsible", "manner"))
        yield _Word("verb", start + stop, end, role=_role(verb) or "responsible", strong=strong)


def _role(match: regex.Match[str]) -> Role | None:
    """The role that a rule found."""
    return next((role for role in _ROLES if match[role] is not None), None)
