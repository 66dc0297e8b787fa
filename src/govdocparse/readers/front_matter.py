"""A Markdown file that opens with keys and values (YAML front matter) -> the values of those that name a field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from govdocparse.grammar import Grammar, shipped
from govdocparse.readers.reading import Labelled, Reading
from govdocparse.text import Span

_OPENED = "---"
_MARK = "\ufeff"


def opened(reading: Reading, grammar: Grammar | None = None) -> Reading:
    """A Reading of text to the same with the values of its front matter as hints; any other is returned as it is.

    They are what a page says of a paper, no ground truth: what the paper says itself goes before.
    """
    start = len(reading.text) - len(reading.text.removeprefix(_MARK))
    if not reading.text.startswith(_OPENED, start):
        return reading
    grammar = grammar or shipped()
    found = grammar.pattern("front_matter").match(reading.text, start)
    if found is None:
        return reading
    labelled = tuple(_values(reading.text, found.span(), fields(grammar), grammar))
    return replace(reading, hints=replace(reading.hints, labelled=labelled)) if labelled else reading


def fields(grammar: Grammar) -> dict[str, str]:
    """The keys that name a field, in small letters, each with the key of that field."""
    return {name: row["key"] for row in grammar.table("front_matter_key") for name in row["names"]}


def _values(text: str, part: tuple[int, int], keys: Mapping[str, str], grammar: Grammar) -> Iterator[Labelled]:
    """The values of known keys in a part of the text, in order; each of a list by itself."""
    for line in grammar.pattern("front_matter_line").finditer(text, *part):
        key = keys.get(line["key"].lower())
        if key is None or "\\" in line["value"]:
            continue
        if line["value"].startswith("["):
            items = grammar.pattern("front_matter_item").finditer(text, *line.span("value"))
            yield from (Labelled(Span(*item.span("item")), key, certain=False) for item in items)
        elif plain := grammar.pattern("front_matter_plain").match(line["value"]):
            first = line.start("value")
            yield Labelled(Span(first + plain.start("item"), first + plain.end("item")), key, certain=False)
