"""References in a string -> what its words say of their relation to this document: 根据 a list, 现将 …印发给你们."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from govdocparse.grammar import Grammar

_LONGEST_CONTEXT: Final = 80
_WIDE: Final = frozenset(("basis", "implements"))
_OUTWARD: Final = frozenset(("promulgates", "forwards", "to_be_made"))


def find(string: str, places: Sequence[tuple[int, int]], grammar: Grammar) -> dict[int, str]:
    """The relation of each reference, by its start; a reference of which the text says nothing is not there.

    The references are in order. Those of one list share the words before the first and behind the last.
    """
    said: dict[int, str] = {}
    for group in _lists(string, places, grammar):
        first, last = group[0][0], group[-1][1]
        behind = grammar.pattern("relation_behind").match(string, last)
        relation = behind.lastgroup if behind else None
        if relation is None:
            relation = _before(string, first, last, grammar)
        if relation is None and (weak := grammar.pattern("weak_relation_behind").match(string, last)):
            relation = weak.lastgroup
        if relation is not None:
            said |= dict.fromkeys((start for start, _ in group), relation)
    return said


def _lists(string: str, places: Sequence[tuple[int, int]], grammar: Grammar) -> list[list[tuple[int, int]]]:
    """The references in their lists; an abbreviation (以下简称《X》) is in none."""
    lists: list[list[tuple[int, int]]] = []
    for start, end in places:
        if string.endswith(grammar.lexicon("abbreviation"), 0, start):
            continue
        if lists and _continues(string, lists[-1][-1][1], start, grammar):
            lists[-1].append((start, end))
        else:
            lists.append([(start, end)])
    return lists


def _continues(string: str, end: int, start: int, grammar: Grammar) -> bool:
    """Whether what stands between two references joins them, and says nothing new of the second."""
    if start - end > _LONGEST_CONTEXT:
        return False
    between = string[end:start]
    joins = grammar.pattern("between_citations").match(between)
    said = grammar.pattern("attributive").sub("", between)
    return joins is not None and grammar.pattern("relation_word").search(said) is None


def _before(string: str, start: int, end: int, grammar: Grammar) -> str | None:
    """The relation that the nearest word in front of a list states across a gap that it may span."""
    context = string[max(0, start - _LONGEST_CONTEXT) : start]
    if grammar.pattern("basis_label").search(context):
        return "basis"
    clause = grammar.pattern("clause_end").split(context)[-1]
    for match in list(grammar.pattern("relation_word").finditer(clause))[::-1]:
        relation = match.lastgroup
        gap = "wide_gap" if relation in _WIDE else "narrow_gap"
        if not grammar.pattern(gap).match(clause[match.end() :]):
            continue
        if relation not in _WIDE and grammar.pattern("part_of_another").match(string, end):
            return None
        before = clause[: match.start()]
        if relation in _OUTWARD and (_told(before, string, end, grammar) or (not before and _since(context, grammar))):
            return None
        return str(relation)
    return None


def _told(before: str, string: str, end: int, grammar: Grammar) -> bool:
    """Whether a verb tells of what another body does, or of something done, and not of this document."""
    if before.endswith(grammar.lexicon("done_before")) or string.endswith(grammar.lexicon("handed_out"), 0, end):
        return True
    before = grammar.pattern("told_when").sub("", before)
    return before.endswith(grammar.lexicon("other_body")) and not grammar.pattern("covering_notice").match(string, end)


def _since(context: str, grammar: Grammar) -> bool:
    """Whether the sentence tells of the time up to now: 党的十八大以来，…出台."""
    return grammar.pattern("told_since").search(context) is not None
