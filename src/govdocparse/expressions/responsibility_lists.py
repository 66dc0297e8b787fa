"""The inside of a bracket or labelled line -> the roles in it and the names of each, as pieces that lie apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import Final, Literal, NamedTuple

import regex

from govdocparse.asked import Asked
from govdocparse.expressions.bodies import Name, units
from govdocparse.grammar import Grammar
from govdocparse.model import Unit
from govdocparse.strings import squeezed

Role = Literal["lead", "responsible", "cooperating"]

_ROLES: Final[tuple[Role, ...]] = ("lead", "responsible", "cooperating")
_LONGEST_NAME: Final = 60
_PEER_SIGN: Final = "、"
_TIER_SIGN: Final = "，"


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


class Piece(NamedTuple):
    """One role and its names; `strong` where the words alone make it a responsibility."""

    role: Role
    names: tuple[Name, ...]
    start: int
    end: int
    labelled: bool
    strong: bool


class _Patterns(NamedTuple):
    """The rules that read a list."""

    label: Asked
    label_end: Asked
    ranked: Asked
    remark: Asked
    opener: Asked
    plain: Asked
    led: Asked
    simple: Asked
    name: Asked
    tier: Asked
    word: Asked
    verb: Asked
    partner: Asked
    by: Asked
    mark: Asked
    others: Asked
    progress: Asked
    collective: Asked


@cache
def _patterns(grammar: Grammar) -> _Patterns:
    return _Patterns(*(grammar.pattern(f"responsibility_{name}") for name in _Patterns._fields))


def pieces(body: str, grammar: Grammar) -> Iterator[Piece]:
    """The roles of one bracket or line in order: those in front of the first label, and those behind each label."""
    patterns = _patterns(grammar)
    led = patterns.led.fullmatch(body)
    if led and patterns.word.search(led["names"]) is None:
        names = _cut(led["names"], led.start("names"))
        if names:
            yield Piece("lead", names, 0, len(body), labelled=False, strong=True)
        return
    labels = _labels(body, patterns)
    if not labels or labels[0].start():
        default: Role | None = "responsible" if patterns.ranked.search(body) else None
        yield from _listed(body, 0, (0, labels[0].start() if labels else len(body)), default, patterns)
    for index, label in enumerate(labels):
        role = _role(label)
        if role is not None:
            end = labels[index + 1].start() if index + 1 < len(labels) else len(body)
            if remark := patterns.remark.search(body, label.end(), end):
                end = remark.start()
            for piece in _listed(body, label.start(), (label.end(), end), role, patterns):
                yield piece._replace(labelled=not label["soft"])


def plain(body: str, start: int, end: int, grammar: Grammar) -> tuple[Role, tuple[Unit, ...]] | None:
    """The role and the bodies of the bracket at `[start, end)` that is a label and names, as most are; else None."""
    patterns = _patterns(grammar)
    found = patterns.plain.fullmatch(body, start, end)
    if found is None:
        return None
    role: Role = found.lastgroup
    names = found[role]
    if patterns.word.search(names):
        return None
    bodies = units(names, _cut(names, 0), grammar) if patterns.opener.search(names) else _bodies(names)
    return (role, bodies) if bodies else None


def head(string: str, grammar: Grammar) -> Role | None:
    """The role that the head of a table column gives the names below it; blanks do not count."""
    if len(string) > _LONGEST_NAME:
        return None
    found = grammar.pattern("responsibility_head").fullmatch(squeezed(string))
    return _role(found) if found else None


def column(body: str, role: Role, grammar: Grammar) -> Iterator[Piece]:
    """The roles of a list below a head that gives it one."""
    return _listed(body, 0, (0, len(body)), role, _patterns(grammar))


def _labels(body: str, patterns: _Patterns) -> list[regex.Match[str]]:
    """All labels; nearly always there is one, at the beginning."""
    first = patterns.label.match(body)
    if first and not first["soft"] and patterns.label_end.search(body, first.end()) is None:
        return [first]
    return list(patterns.label.finditer(body))


def _listed(
    body: str, opening: int, part: tuple[int, int], default: Role | None, patterns: _Patterns
) -> Iterator[Piece]:
    """The roles of one list, which opens with a label: words behind names give them their role, or the label does."""
    if patterns.word.search(body, *part) is None:
        names = _plain(body, part, patterns)
        if default is not None and names:
            yield Piece(default, names, opening, names[-1].end, labelled=True, strong=True)
        return
    clause: list[_Word] = []
    first = True
    for word in _words(body, *part, patterns):
        clause.append(word)
        if word.kind == "verb":
            if default is not None and word.role == "cooperating" and (last := _last_tier(clause)):
                yield from _roles(clause[:last], default, opening if first else None, patterns)
                clause = clause[last:]
            yield from _roles(clause, default, None, patterns)
            clause, first = [], False
    yield from _roles(clause, default, opening if first and default else None, patterns)


def _last_tier(clause: Sequence[_Word]) -> int:
    """Where the last tier of a clause begins: behind a label it alone cooperates (责任单位：甲局，乙局、丙局配合)."""
    return max((index for index, word in enumerate(clause) if word.breaks), default=0)


def _roles(clause: Sequence[_Word], default: Role | None, opening: int | None, patterns: _Patterns) -> Iterator[Piece]:
    """The roles of the names of one clause: those in front of 会同, and those behind it, who cooperate."""
    if not any(word.kind == "name" for word in clause):
        return
    verb = clause[-1] if clause[-1].kind == "verb" else None
    role = verb.role if verb else default
    marked = any(word.kind == "name" and word.role for word in clause)
    strong = default is not None or marked or bool(verb and _is_strong(clause, patterns))
    cut = next((index for index, word in enumerate(clause) if word.kind == "partner"), len(clause))
    if cut == len(clause) and role is None and not marked:
        return
    for half, own in ((clause[:cut], role or "responsible"), (clause[cut:], "cooperating")):
        for piece in _runs(half, own):
            start = piece.start if opening is None else opening
            yield piece._replace(start=start, labelled=default is not None, strong=strong)
            opening = None


def _is_strong(clause: Sequence[_Word], patterns: _Patterns) -> bool:
    """Whether a clause with a verb states a responsibility by itself: by its verb, by 由, 各 or 会同."""
    if clause[0].kind == "name" and any(word.kind == "partner" for word in clause):
        return True
    return any(word.strong or (word.kind == "name" and patterns.collective.match(word.name)) for word in clause)


def _runs(words: Sequence[_Word], role: Role) -> Iterator[Piece]:
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
        yield Piece(own, tuple(listed), start, end, labelled=False, strong=False)


def _plain(body: str, part: tuple[int, int], patterns: _Patterns) -> tuple[Name, ...]:
    """The names of a list of nothing but names, which most lists are."""
    start, end = part
    if patterns.simple.fullmatch(body, start, end):
        return _cut(body[start:end], start)
    result: list[Name] = []
    tier, last = 1, part[0]
    for match in patterns.name.finditer(body, *part):
        start, end = match.span()
        if result and _opens_tier(body[last:start], patterns.tier):
            tier += 1
        last = end
        name = match.group()
        if _is_name(name):
            result.append(Name(name, start, end, tier))
    return tuple(result)


def _cut(string: str, place: int) -> tuple[Name, ...]:
    """The names of a list that 、 and ， alone part, which begins at `place`."""
    result: list[Name] = []
    tier = 1
    for peers in string.split(_TIER_SIGN):
        opens = True
        for name in peers.split(_PEER_SIGN):
            end = place + len(name)
            if name:
                tier += opens and bool(result)
                opens = False
                if _is_name(name):
                    result.append(Name(name, place, end, tier))
            place = end + 1
    return tuple(result)


def _bodies(string: str) -> tuple[Unit, ...]:
    """The bodies of such a list when none of them is a collective."""
    if _TIER_SIGN not in string:
        return tuple([Unit(name) for name in string.split(_PEER_SIGN) if _is_name(name)])
    return tuple(Unit(name.text, name.tier) for name in _cut(string, 0))


def _is_name(string: str) -> bool:
    """Whether a string between two marks of a list is short enough for a name, and has a letter."""
    return 0 < len(string) <= _LONGEST_NAME and (string[0].isalpha() or any(map(str.isalpha, string)))


@lru_cache(maxsize=256)  # nearly all are one 、 or ，
def _opens_tier(between: str, pattern: Asked) -> bool:
    """Whether what stands between two names opens the next tier."""
    return pattern.search(between) is not None


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
    if _is_name(name):
        role = _role(mark) if mark else None
        yield _Word("name", start, start + stop, start + begin, breaks, name, role, strong=by is not None)
    if verb:
        strong = any(verb[kind] is not None for kind in ("lead", "responsible", "manner"))
        yield _Word("verb", start + stop, end, role=_role(verb) or "responsible", strong=strong)


def _role(match: regex.Match[str]) -> Role | None:
    """The role that a rule found."""
    for role, found in zip(_ROLES, match.group(*_ROLES), strict=True):
        if found is not None:
            return role
    return None
