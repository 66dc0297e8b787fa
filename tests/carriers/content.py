"""What a paper says, line by line with the role of each line: made from a text sample, the source of all carriers.

The lines are clean paragraphs, so that what the text sample has from its own carrier (hard wraps, page breaks that cut
a paragraph, page buttons, a list of labels) is in no other one. A damaged sample keeps the characters of its source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from govdocparse import parse, readers
from govdocparse.cleaning.steps import clean
from govdocparse.grammar import shipped
from govdocparse.model import Document, Field
from govdocparse.readers.reading import Limits
from govdocparse.text import Span
from project import ROOT

SOURCES = {
    path.stem: path
    for path in [*sorted(ROOT.glob("samples/*.txt")), ROOT / "tests/fixtures/carriers/made-up-notice.txt"]
}
Role = Literal["mark", "number", "title", "addressees", "paragraph", "section", "signature", "note", "imprint", "label"]

ROLES: dict[str, Role] = {
    "document_number": "number",
    "title": "title",
    "addressees": "addressees",
    "issuers": "signature",
    "issue_date": "signature",
    "notes": "note",
    "cc": "imprint",
    "printing_authority": "imprint",
    "printing_date": "imprint",
}


class Line(NamedTuple):
    """One paragraph of the paper; a section has its marker, apart from the text behind it, and its level.

    `part` counts the parts of the paper: the numbers of another part begin again.
    """

    role: Role
    text: str
    marker: str = ""
    level: int = 0
    part: int = 0

    @property
    def whole(self) -> str:
        """The paragraph with its marker."""
        return self.marker + self.text


@dataclass(frozen=True)
class Paper:
    """One paper: what its text sample says and how that was parsed, its title in one line, and its lines."""

    name: str
    source: str
    document: Document
    title: str
    lines: tuple[Line, ...]
    damaged: bool

    def body(self) -> tuple[Line, ...]:
        """The lines behind the head of the paper: what stands below the title on a page that shows the title itself."""
        titles = [place for place, line in enumerate(self.lines) if line.role == "title" and line.part == 0]
        return self.lines[titles[-1] + 1 :]


def paper(name: str) -> Paper:
    """The paper of one text sample."""
    source = SOURCES[name].read_text(encoding="utf-8")
    document = parse(source)
    damaged = bool(document.source.repaired)
    role_of = _roles(document)
    # An attachment that is offered as a file bears the name of the file, which is no running text.
    files = {part.span.start for part in document.parts if part.role == "attachment" and not part.blocks}
    lines = []
    for text in clean(readers.read(source, None, "text", Limits()), shipped()).text.lines():
        place = text.span()
        role = role_of(place)
        if role is None:
            continue
        part = sum(item.span.start <= place.start for item in document.parts[1:])
        as_written = damaged or place.start in files
        string = source[place.start : place.end] if as_written else text.string
        section = next((item for item in document.sections() if item.span.start == place.start), None)
        if section is None:
            lines.append(Line(role, string, part=part))
        else:
            size = len(section.marker)
            lines.append(Line("section", string[size:], string[:size], section.level, part))
    title = "".join(line.text for line in lines if line.role == "title" and line.part == 0)
    return Paper(name, source, document, title, tuple(lines), damaged)


def _roles(document: Document) -> Callable[[Span], Role | None]:
    """Tells the role of a line from what the document has there; None where it is the page's, not the paper's."""
    fields = [(key, field) for key, field in all_fields(document) if key in ROLES or field.zone in {"catalog", "page"}]
    heads = {
        place: part
        for part in document.parts[1:]
        for place in range(part.span.start, part.blocks[0].span.start if part.blocks else part.span.start)
    }
    buttons = {item.span.start for item in document.omitted if item.reason == "site button"}
    opening = min((field.span.start for key, field in fields if key == "title"), default=0)
    from_page = any(field.zone == "catalog" for _, field in fields)

    def role(place: Span) -> Role | None:
        if place.start in buttons or (from_page and place.end <= opening):
            return None
        if place.start in heads:
            return "label" if place.start == heads[place.start].span.start and heads[place.start].label else "title"
        for key, field in fields:
            if place.start < field.span.end and field.span.start < place.end:
                return None if field.zone in {"catalog", "page"} else ROLES[key]
        return "mark" if place.end <= opening else "paragraph"

    return role


def all_fields(document: Document) -> Iterator[tuple[str, Field]]:
    """Each field of the metadata with its key."""
    for key in document.metadata.__struct_fields__:
        value = getattr(document.metadata, key)
        for field in value if isinstance(value, tuple) else [value] if value else []:
            yield key, field
