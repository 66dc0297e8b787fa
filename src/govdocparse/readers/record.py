"""A text that is one row of a data set, a JSON object whose keys are known -> the text of the paper that it holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

import regex
from msgspec.structs import replace

from govdocparse.grammar import Grammar, shipped
from govdocparse.readers.reading import Heading, Hints, Reading
from govdocparse.text import Span

_MOST_NESTED: Final = 20
# A line of a text that is set in from the number of its item, which it goes on with.
_GOES_ON: Final = regex.compile(
    r"[ \u3000]*+\r?\n[ \u3000]{2,}+(?![（(]?[一二三四五六七八九十\d]{1,3}[、.．）)])(?=\S)"
)

Roles = Mapping[str, str]


def opened(reading: Reading, grammar: Grammar | None = None) -> Reading:
    """A Reading of text to that of the paper which it holds as JSON; any other is returned as it is.

    What is said about the paper comes first, a line for each key, then its name, its text, and how that came about.
    """
    if not reading.text.lstrip("\ufeff \t\r\n").startswith("{"):
        return reading
    roles = {row["name"]: row["role"] for row in (grammar or shipped()).table("record_key")}
    try:
        row = json.loads(reading.text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return reading
    if not isinstance(row, dict) or not any(roles.get(key) == "text" and value for key, value in row.items()):
        return reading
    said, names = [*_said(row, roles)], [*_names(row, roles)]
    start = sum(len(line) + 1 for line in said)
    titles = (Heading(Span(start, start + len(names[0])), 0),) if names else ()
    lines = [*said, *names[:1], *_told(row, roles), *_history(row, roles)]
    return replace(reading, text="\n".join(lines), media_type="application/json", hints=Hints(headings=titles))


def _said(row: Mapping[str, Any], roles: Roles) -> Iterator[str]:
    """A line for each key and value that says something about the paper."""
    for key, value in row.items():
        if key not in roles and isinstance(value, str | int | float) and not isinstance(value, bool):
            yield f"{key}：{_on_one_line(str(value))}"


def _names(row: Mapping[str, Any], roles: Roles) -> Iterator[str]:
    """The names of the paper."""
    for key, value in row.items():
        if roles.get(key) == "name" and isinstance(value, str) and value.strip():
            yield _on_one_line(value)


def _told(row: Mapping[str, Any], roles: Roles) -> Iterator[str]:
    """The lines of the text, and those of whatever else holds lists."""
    for key, value in row.items():
        if roles.get(key) == "text" or isinstance(value, list | dict):
            yield from _lines(value, roles, 0)


def _history(row: Mapping[str, Any], roles: Roles) -> Iterator[str]:
    for key, value in row.items():
        if roles.get(key) == "history" and value:
            yield key
            yield from _lines(value, roles, 0)


def _lines(value: Any, roles: Roles, depth: int) -> Iterator[str]:
    """The lines of a text, or of all texts in a list or an object; the number of an article stands before its text."""
    if isinstance(value, dict) and depth < _MOST_NESTED:
        number = next((str(each) for key, each in value.items() if roles.get(key) == "number"), None)
        if number:
            yield number
        for key, each in value.items():
            if roles.get(key) != "number":
                yield from _lines(each, roles, depth + 1)
    elif isinstance(value, list) and depth < _MOST_NESTED:
        for each in value:
            yield from _lines(each, roles, depth + 1)
    elif value is not None and not isinstance(value, bool):
        yield from _GOES_ON.sub("", str(value)).splitlines()


def _on_one_line(value: str) -> str:
    return " ".join(value.split())
