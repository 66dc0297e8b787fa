"""A text that is one row of a data set, a JSON object whose keys are known -> the text of the paper that it holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby, islice
from typing import Any, Final, NamedTuple

import regex
from msgspec.structs import replace

from govdocparse.grammar import Grammar, shipped
from govdocparse.readers import front_matter
from govdocparse.readers.reading import Heading, Hints, Labelled, Note, Omission, Place, Reading
from govdocparse.strings import on_one_line
from govdocparse.text import Span

_MOST_NESTED: Final = 20
_LABEL_END: Final = "："
# A line of a text that is set in from the number of its item, which it goes on with.
_GOES_ON: Final = regex.compile(
    r"[ \u3000]*+\r?\n[ \u3000]{2,}+(?![（(]?[一二三四五六七八九十\d]{1,3}[、.．）)])(?=\S)"
)
# An object with a key, or a list of such.
_ROWS: Final = regex.compile(r'[\ufeff\s]*+(?P<list>\[\s*+)?\{\s*+"[^"\n]*+"\s*+:')
_UNKNOWN: Final = (
    "these are rows of data in JSON, read as they stand, as no key is known to hold the text of one paper; "
    "give them to govdocparse batch as .ndjson, a row a line (jq -c), with --column for the key of the text"
)

_WIDE: Final = str.maketrans("()", "（）")

Roles = Mapping[str, str]


class _Line(NamedTuple):
    """A line of the text, and where its value stands in the object, as a JSON pointer (RFC 6901)."""

    text: str
    pointer: str


class _Pair(NamedTuple):
    """A key and its value, and where the value stands in the object, as a JSON pointer."""

    key: str
    value: Any
    pointer: str


def opened(reading: Reading, grammar: Grammar | None = None) -> Reading:
    """A Reading of text to that of the paper which it holds as JSON; any other is returned as it is.

    What is said about the paper comes first, a line for each key, then its name, its text, and how that came about:
    every value but null stands on a line. Other rows of data get a note: what stands in them is no paper.
    """
    found = _ROWS.match(reading.text)
    if found is None:
        return reading
    unknown = replace(reading, notes=(*reading.notes, Note(_UNKNOWN)))
    if found["list"]:
        return unknown
    roles = {row["name"]: row["role"] for row in (grammar or shipped()).table("record_key")}
    try:
        row = json.loads(reading.text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return unknown
    if not isinstance(row, dict) or not any(roles.get(key) == "text" and value for key, value in row.items()):
        return unknown
    pairs = [*_pairs(row, roles)]
    named = next((pair for pair in pairs if roles.get(pair.key) == "name" and _is_said(pair.value)), None)
    notes = [pair for pair in pairs if pair is not named and _is_note(pair, roles, grammar or shipped())]
    said = [*_said([pair for pair in pairs if pair not in notes], named, roles)]
    title = [] if named is None else [_Line(on_one_line(named.value), named.pointer)]
    noted = [_Line(on_one_line(pair.value), pair.pointer) for pair in notes]
    lines = [*said, *title, *noted, *_told(row, roles), *_history(row, roles)]
    starts = [*accumulate((len(line.text) + 1 for line in lines), initial=0)]
    headings = tuple(Heading(Span(starts[len(said)], starts[len(said)] + len(line.text)), 0) for line in title)
    hints = _hints(said, starts, front_matter.fields(grammar or shipped()))
    return replace(
        reading,
        text="\n".join(line.text for line in lines),
        media_type="application/json",
        hints=replace(hints, headings=headings),
        places=tuple(_places(lines, starts)),
    )


def _places(lines: Iterable[_Line], starts: Iterable[int]) -> Iterator[Place]:
    """Where in the object the text stands from each start on; what has the same place is said once."""
    for pointer, group in groupby(zip(lines, starts, strict=False), key=lambda each: each[0].pointer):
        yield from (Place(start, pointer) for _, start in islice(group, 1))


def _hints(said: Sequence[_Line], starts: Sequence[int], fields: Mapping[str, str]) -> Hints:
    """What the keys in Latin letters say, of which no label of a paper is one.

    Each line begins at one of `starts`. A key that names a field as front matter does (issue_date) gives that; the
    others number or keep the row, and belong to the data set.
    """
    labelled: list[Labelled] = []
    omissions: list[Omission] = []
    for line, start in zip(said, starts, strict=False):
        key, _, value = line.text.partition(_LABEL_END)
        end, first = start + len(line.text), start + len(key) + 1
        if not key.isascii() and key not in fields:
            continue
        if value and key.lower() in fields:
            labelled.append(Labelled(Span(first, end), fields[key.lower()], certain=False))
            omissions.append(Omission(Span(start, first), "label"))
        else:
            omissions.append(Omission(Span(start, end), "data set"))
    return Hints(omissions=tuple(omissions), labelled=tuple(labelled))


def _is_said(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _pairs(row: Mapping[str, Any], roles: Roles) -> Iterator[_Pair]:
    """The keys of the row and their values, and those of an object in it that says things about the text (metadata)."""
    for key, value in row.items():
        pointer = _pointer("", key)
        if _is_about(key, value, roles):
            yield from (_Pair(inner, each, _pointer(pointer, inner)) for inner, each in value.items())
        else:
            yield _Pair(key, value, pointer)


def _is_about(key: str, value: Any, roles: Roles) -> bool:
    """Whether what stands under a key is an object of plain values, which say things about the text beside it."""
    if not isinstance(value, dict) or key in roles:
        return False
    return all(roles.get(inner) in (None, "name") and _is_plain(each) for inner, each in value.items())


def _is_plain(value: Any) -> bool:
    """Whether a value is none of several, or a list of such."""
    if isinstance(value, list):
        return not any(isinstance(each, list | dict) for each in value)
    return not isinstance(value, dict)


def _is_note(pair: _Pair, roles: Roles, grammar: Grammar) -> bool:
    """Whether a value is an adoption note (题注) in brackets, which is the paper's own whatever its key is called."""
    if pair.key in roles or not isinstance(pair.value, str) or not pair.value.strip().startswith(("（", "(")):
        return False
    return grammar.pattern("adoption").match(on_one_line(pair.value).strip().translate(_WIDE)) is not None


def _said(pairs: Iterable[_Pair], named: _Pair | None, roles: Roles) -> Iterator[_Line]:
    """A line for each key and value that says something about the paper, less the key that names it."""
    for pair in pairs:
        if pair is not named and roles.get(pair.key) not in ("text", "history"):
            for value in pair.value if isinstance(pair.value, list) and _is_inner(pair) else (pair.value,):
                if isinstance(value, str | int | float):
                    spoken = value if isinstance(value, str) else json.dumps(value)
                    yield _Line(f"{on_one_line(pair.key)}{_LABEL_END}{on_one_line(spoken)}", pair.pointer)


def _is_inner(pair: _Pair) -> bool:
    """Whether a pair stands in an object inside the row."""
    return pair.pointer.count("/") > 1


def _told(row: Mapping[str, Any], roles: Roles) -> Iterator[_Line]:
    """The lines of the text, and those of whatever else holds lists."""
    for key, value in row.items():
        role = roles.get(key)
        is_told = isinstance(value, list | dict) and not _is_about(key, value, roles)
        if role == "text" or (role != "history" and is_told):
            yield from _lines(value, _pointer("", key), roles, 0)


def _history(row: Mapping[str, Any], roles: Roles) -> Iterator[_Line]:
    """The lines of how the text came about, below the key that they stand under."""
    for key, value in row.items():
        if roles.get(key) == "history" and value:
            pointer = _pointer("", key)
            yield _Line(on_one_line(key), pointer)
            yield from _lines(value, pointer, roles, 0)


def _lines(value: Any, pointer: str, roles: Roles, depth: int) -> Iterator[_Line]:
    """The lines of a text, or of all texts in a list or an object; the number of an article stands before its text."""
    if isinstance(value, dict | list) and depth < _MOST_NESTED:
        pairs = list(value.items() if isinstance(value, dict) else enumerate(value))
        for key, each in sorted(pairs, key=lambda pair: roles.get(str(pair[0])) != "number"):
            yield from _lines(each, _pointer(pointer, key), roles, depth + 1)
    elif value is not None:
        written = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        yield from (_Line(line, pointer) for line in _GOES_ON.sub("", written).splitlines())


def _pointer(above: str, key: str | int) -> str:
    """The pointer to what stands under a key or an index."""
    return f"{above}/{str(key).replace('~', '~0').replace('/', '~1')}"
