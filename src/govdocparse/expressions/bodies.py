"""The names of a list -> responsible bodies: peers, tiers, and collectives (各区、县（市）政府) with their members."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import regex

from govdocparse.grammar import Grammar
from govdocparse.model import Unit


class Name(msgspec.Struct, frozen=True, gc=False):
    """One name as written between 、 and ，, at `[start, end)`; ， opens the next tier."""

    text: str
    start: int
    end: int
    tier: int


def units(string: str, names: Sequence[Name], grammar: Grammar) -> tuple[Unit, ...]:
    """The bodies of a list in order; `string` holds the names, no name is lost and none stands in two bodies."""
    if grammar.pattern("responsibility_opener").search(string) is None:
        return tuple(Unit(name.text, name.tier) for name in names)
    collective = grammar.pattern("responsibility_collective")
    groups: list[tuple[regex.Match[str] | None, list[Name]]] = []
    for name in names:
        opener = collective.match(name.text)
        if opener is None and groups and _governs(*groups[-1], name, grammar):
            groups[-1][1].append(name)
        else:
            groups.append((opener, [name]))
    return tuple(_unit(string, opener, group) for opener, group in groups)


def _governs(opener: regex.Match[str] | None, group: Sequence[Name], name: Name, grammar: Grammar) -> bool:
    """Whether the 各 or 有关 before `group` governs `name` too: up to the next ， or a body with a level of its own."""
    if opener is None or name.tier != group[-1].tier:
        return False
    last = group[-1].text[opener.end() if len(group) == 1 else 0 :]
    if grammar.pattern("responsibility_bare").match(last):
        return True
    return opener["every"] is not None and not grammar.pattern("responsibility_own_body").match(name.text)


def _unit(string: str, opener: regex.Match[str] | None, group: Sequence[Name]) -> Unit:
    first = group[0]
    if opener is None:
        return Unit(first.text, first.tier)
    members = (first.text[opener.end() :], *(name.text for name in group[1:]))
    return Unit(string[first.start : group[-1].end], first.tier, members)
