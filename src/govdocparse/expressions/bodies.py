"""The names of a list -> responsible bodies: peers, tiers, and collectives (各区、县（市）政府) with their members."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from govdocparse.grammar import Grammar
from govdocparse.model import Unit


class Name(NamedTuple):
    """One name as written between 、 and ，, at `[start, end)`; ， opens the next tier."""

    text: str
    start: int
    end: int
    tier: int


def units(string: str, names: Sequence[Name], grammar: Grammar) -> tuple[Unit, ...]:
    """The bodies of a list in order; `string` holds the names, no name is lost and none stands in two bodies."""
    groups: list[list[Name]] = []
    for name in names:
        if groups and _governs(groups[-1], name, grammar):
            groups[-1].append(name)
        else:
            groups.append([name])
    return tuple(_unit(string, group, grammar) for group in groups)


def _governs(group: Sequence[Name], name: Name, grammar: Grammar) -> bool:
    """Whether the 各 or 有关 before `group` governs `name` too: up to the next ， or a body with a level of its own."""
    collective = grammar.pattern("responsibility_collective")
    opener = collective.match(group[0].text)
    if opener is None or name.tier != group[-1].tier or collective.match(name.text):
        return False
    last = group[-1].text[opener.end() if len(group) == 1 else 0 :]
    if grammar.pattern("responsibility_bare").match(last):
        return True
    return opener["every"] is not None and not grammar.pattern("responsibility_own_body").match(name.text)


def _unit(string: str, group: Sequence[Name], grammar: Grammar) -> Unit:
    first = group[0]
    opener = grammar.pattern("responsibility_collective").match(first.text)
    if opener is None:
        return Unit(first.text, first.tier)
    members = (first.text[opener.end() :], *(name.text for name in group[1:]))
    return Unit(string[first.start : group[-1].end], first.tier, members)
