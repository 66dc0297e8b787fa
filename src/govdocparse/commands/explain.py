"""The command govdocparse explain FILE:LINE: what each layer made of one line, in plain words."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import regex

from govdocparse.commands import common
from govdocparse.counted import counted
from govdocparse.errors import UnusableInput
from govdocparse.explain import Explanation, explain
from govdocparse.explain.report import Annotation, Rule
from govdocparse.facts import Fact
from govdocparse.file_names import readable
from govdocparse.grammar import shipped
from govdocparse.places import Lines
from govdocparse.readers.reading import Reading
from govdocparse.strings import on_one_line

if TYPE_CHECKING:
    from argparse import _SubParsersAction

# The last colon parts file and line: C:\notices\a.txt:12. A column behind the line is taken, as check prints it. With
# @ in front it is a place of the source text, as all spans of the output have it.
_PLACE = regex.compile(r"(?s)(?P<file>.+?):(?:@(?P<start>\d{1,12})|(?P<line>\d{1,9})(?::(?P<column>\d{1,9}))?:?)")
_LONGEST_SHOWN = 200


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's place among the commands."""
    command = commands.add_parser(
        "explain",
        help="say why one line of a file came out as it did",
        description="Say of one line what cleaning changed, where it went, which rules matched and which nearly did, "
        "and what annotation found. Of a carrier that is no text it is a line of the source text, as check gives it; "
        "FILE:@START asks for the line of a fact or of any other span.",
    )
    command.add_argument(
        "place",
        type=common.named,
        metavar="FILE:LINE",
        help="a file and the number of one of its lines, from 1; or FILE:@START, with the start of a span",
    )
    command.add_argument(
        "-f", "--format", choices=("text", "json"), default="text", help="what to print (default: text)"
    )
    common.add_reading(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    """`govdocparse explain`: one line of one file."""
    place = _place(options.place)
    how = common.how(options)
    reading = common.reading(place.file, how)
    line = _line_at(place.number, reading, place.file) if place.is_start else place.number
    found = explain(reading, line, common.shown(place.file), how.grammar or shipped())
    if options.format == "json":
        common.put(msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n")
    else:
        common.put("".join(f"{readable(piece)}\n" for piece in _told(found)).encode())
    return common.FINE


class _Place(NamedTuple):
    """A file, and a line of it, or where a span of it starts."""

    file: Path
    number: int
    is_start: bool = False


def _place(given: str) -> _Place:
    """The place that FILE:LINE or FILE:@START names; raises UnusableInput."""
    if given.partition(":")[0] == str(common.STANDARD_INPUT):
        raise UnusableInput("explain reads files, not standard input: save the text and give FILE:LINE")
    found = _PLACE.fullmatch(given)
    if found is None:
        raise UnusableInput(
            f"{given}: give FILE:LINE, a file and the number of a line, as in notice.txt:12, or FILE:@START"
        )
    if found["start"]:
        return _Place(Path(found["file"]), int(found["start"]), is_start=True)
    whole = Path(given.rstrip(":").rpartition(":")[0])
    if found["column"] and os.path.isfile(whole):  # noqa: PTH113 - too long a name is no file
        return _Place(whole, int(found["column"]))
    return _Place(Path(found["file"]), int(found["line"]))


def _line_at(start: int, reading: Reading, file: Path) -> int:
    """The line that a place of the source text is in; raises UnusableInput where there is no such place."""
    if start >= len(reading.text):
        raise UnusableInput(
            f"{common.shown(file)} has {counted(len(reading.text), 'character')}; there is no place @{start}"
        )
    return Lines(reading.text).at(start).line


def _told(found: Explanation) -> Iterator[str]:
    """The explanation as lines of text."""
    yield f"{found.file}:{found.line} [{found.span.start}, {found.span.end})" + (
        f" {found.locator}" if found.locator else ""
    )
    yield f"  {_short(found.text.strip()) or '(an empty line)'}"
    yield from _section("cleaning", list(_cleaning(found)))
    yield from _section("went to", [_went(place.kind, place.name, place.says, place.text) for place in found.places])
    yield from _section("outline", found.outline)
    yield from _section("rules for lines", [_rule(rule) for rule in found.rules])
    quiet = [name for name in found.tried if name not in {rule.rule for rule in found.rules}]
    if quiet:
        yield f"  tried and not matched: {', '.join(quiet)}"
    yield from _section("annotations", [line for item in found.annotations for line in _annotation(item)])
    yield from _section("facts", [_fact(fact) for fact in found.facts])
    yield from _section(
        "numerals that are none", [f"{item.text}: {item.says}{_by(item.rule)}" for item in found.numerals]
    )
    yield from _section("diagnostics", [f"{item.severity} {item.code} {item.message}" for item in found.diagnostics])


def _section(name: str, lines: list[str] | tuple[str, ...]) -> Iterator[str]:
    if lines:
        yield f"{name}:"
        yield from (f"  {line}" for line in lines)


def _cleaning(found: Explanation) -> Iterator[str]:
    """Each step with what it changed, and the paragraph that the line is in."""
    for step in found.steps:
        changes = ", ".join(f"{_quoted(before)} → {_quoted(after)}" for before, after in step.changes)
        yield f"{step.step}: {_short(changes)}"
    if not found.text.strip():
        yield "an empty line; cleaning leaves it out"
    elif not found.steps:
        yield "nothing was changed"
    for paragraph in found.paragraphs:
        if paragraph.first_line == paragraph.last_line:
            yield f"a paragraph of its own: {_short(paragraph.text)}"
        else:
            yield f"in the paragraph of lines {paragraph.first_line} to {paragraph.last_line}: {_short(paragraph.text)}"


def _went(kind: str, name: str, says: str, text: str) -> str:
    told = f": {says}" if says else ""
    return f"{kind} {name}{told} | {_short(text)}"


def _rule(rule: Rule) -> str:
    return f"{rule.verdict}: {rule.rule} ({rule.file}) on {_quoted(rule.text)}: {rule.says}"


def _annotation(item: Annotation) -> Iterator[str]:
    yield f"{item.type} {_quoted(item.text)}: {', '.join(f'{key} {value}' for key, value in item.values)}"
    yield from (f"  by {rule.rule} ({rule.file}) on {_quoted(rule.text)}: {rule.says}" for rule in item.rules)


def _fact(fact: Fact) -> str:
    """What the table of facts says of a quantity beyond the quantity itself."""
    values = {
        "measure": fact.measure,
        "object": fact.object,
        "from": fact.period_from,
        "to": fact.period_to,
        "responsible": "、".join(fact.responsible),
    }
    said = ", ".join(f"{key} {value}" for key, value in values.items() if value)
    return f"{_quoted(fact.text)}: {said or 'nothing but the quantity: no words here say what it measures'}"


def _by(rule: str | None) -> str:
    return f" (rule {rule})" if rule else ""


def _quoted(text: str) -> str:
    """A piece of text with its ends shown; line ends and blanks by their names where it is nothing else."""
    return (
        f"‘{text}’"
        if text.strip() or not text
        else "‘" + "".join(f"U+{ord(character):04X}" for character in text) + "’"
    )


def _short(text: str) -> str:
    line = on_one_line(text)
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"
