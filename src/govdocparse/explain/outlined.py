"""What the rules for whole lines make of a paragraph, and why an item stands where it does in the outline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from govdocparse.explain.report import Place, Rule, Verdict
from govdocparse.grammar import Grammar
from govdocparse.model import Document, Paragraph, Section
from govdocparse.model.nesting import nested


def tried(grammar: Grammar) -> tuple[str, ...]:
    """The names of all rules for whole lines."""
    return tuple(row["rule"] for row in grammar.table("line_rule"))


def rules(string: str, places: Sequence[Place], grammar: Grammar) -> Iterator[Rule]:
    """The rules that match a paragraph, and those that nearly do; `places` are where its text went."""
    for row in grammar.table("line_rule"):
        name = row["rule"]
        pattern = grammar.pattern(name)
        found = pattern.search(string) if row.get("anywhere") else pattern.match(string)
        if found is not None:
            verdict, says = _effect(row, places)
            yield Rule.of(name, verdict, says, found.group(), grammar)
            continue
        for near in grammar.table("near_miss"):
            if near["of"] == name and (found := grammar.pattern(near["rule"]).search(string)):
                yield Rule.of(near["rule"], "near miss", f"no {name}: {near['says']}", found.group(), grammar)
                break


def _effect(row: Mapping[str, Any], places: Sequence[Place]) -> tuple[Verdict, str]:
    """Whether a rule that matches had its way, where that can be told from what became of the line."""
    gives, says = row.get("gives"), str(row["says"])
    if gives is None:
        return "matches", says
    if any(place.kind in gives or place.name in gives for place in places):
        return "fired", says
    went = ", ".join(dict.fromkeys(f"{place.kind} {place.name}" for place in places if place.kind != "item"))
    return "without effect", f"{says}; not here: the line went to {went or 'nowhere'}"


def positions(document: Document, chosen: Sequence[Section]) -> Iterator[str]:
    """For each of some sections: below what it stands, and how its number counts on."""
    for part in document.parts:
        last: dict[str, tuple[int, Section | None]] = {}
        for above, section in nested(part.blocks):
            if any(section is one for one in chosen):
                yield f"{section.marker} stands {_below(above)}; {_counts(section, above, last.get(section.scheme))}"
                yield f"{section.marker} {_heading(section)}"
            last[section.scheme] = section.number, above


def _heading(section: Section) -> str:
    """What opens a section, in words."""
    if section.heading is not None:
        return f"has the heading {section.heading}" + (", run in before its paragraph" if section.run_in else "")
    if section.scheme == "article":
        return "has no heading: what stands behind the number of an article is its text"
    first = next((block.text for block in section.blocks if isinstance(block, Paragraph)), "")
    return f"has no heading: its first sentence of {len(first.partition('。')[0])} characters reads as text"


def _below(above: Section | None) -> str:
    return f"below {above.address}" if above else "at the top of its part"


def _named(above: Section | None) -> str:
    return above.address if above else "the top of the part"


def _counts(section: Section, above: Section | None, last: tuple[int, Section | None] | None) -> str:
    """How the number of a section follows the one before it of the same scheme."""
    number = section.number
    if last is None:
        return f"the first of scheme {section.scheme}" + ("" if number == 1 else f", and yet its number is {number}")
    before, around = last
    if around is above:
        return f"continues {before} → {number} in the same section" + ("" if number == before + 1 else ": out of order")
    if number == before + 1:
        return f"continues {before} → {number} from {_named(around)}: numbers run on through the text"
    if number == 1:
        return f"begins again at 1 in another section (the last was {before} in {_named(around)})"
    return f"neither 1 nor the next one behind {before} in {_named(around)}"
