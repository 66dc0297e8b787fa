"""Hypothesis strategies for honest Documents: each comes with a source text that it could have been parsed from."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar, get_origin, get_type_hints

from hypothesis import strategies as st

from govdocparse.model import (
    SCHEMA,
    AnyAnnotation,
    Block,
    Cell,
    Citation,
    Date,
    Diagnostic,
    Document,
    DocumentNumber,
    Field,
    Item,
    Locator,
    Metadata,
    Omitted,
    Paragraph,
    Part,
    Quantity,
    Repair,
    Repaired,
    Responsibility,
    Section,
    Source,
    Table,
    Unit,
)
from govdocparse.text import Span

T = TypeVar("T")
Draw = Callable[[st.SearchStrategy[T]], T]

# What XML, JSON and their white-space rules could trip over, and everything else that XML 1.0 can carry.
CHARACTERS = st.sampled_from("<>&\"'\\/[] \t\n\r\u00a0\u2028\u3000\u0085元市（）\U00020bb7\U0001f600") | st.characters(
    exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"
)
TEXTS = st.text(CHARACTERS, max_size=12)
WORDS = st.text(CHARACTERS, max_size=3)
COUNTS = st.integers(0, 2**53)

QUANTITIES = st.fixed_dictionaries(
    {"kind": WORDS},
    optional={
        **dict.fromkeys(("value", "low", "high", "unit", "code", "marker", "per"), WORDS),
        "low_bound": st.just("exceed"),
        "high_bound": st.just("below"),
        "bound": st.sampled_from(("min", "max", "exceed", "below", "approx")),
        "change": st.sampled_from(("increase", "decrease")),
        "relation": st.sampled_from(("from", "to")),
    },
)
DATES = st.fixed_dictionaries({}, optional={"from_": WORDS, "to": WORDS, "bound": st.sampled_from(("min", "max"))})
CITATIONS = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("title", "document_number", "provision", "relation"), WORDS)
)
UNITS = st.builds(Unit, name=WORDS, tier=st.integers(1, 3), members=st.lists(WORDS, max_size=2).map(tuple))
RESPONSIBILITIES = st.fixed_dictionaries(
    {
        "role": st.sampled_from(("lead", "responsible", "cooperating")),
        "units": st.lists(UNITS, max_size=2).map(tuple),
    }
)
ANNOTATIONS: dict[type[Any], st.SearchStrategy[dict[str, Any]]] = {
    Quantity: QUANTITIES,
    Date: DATES,
    Citation: CITATIONS,
    Responsibility: RESPONSIBILITIES,
}


class Parsed(NamedTuple):
    """A Document and its source text."""

    document: Document
    source: str


class Builder:
    """Writes a source text from front to back and makes the pieces of a Document that stand in it."""

    def __init__(self, draw: Draw[Any]) -> None:
        self.draw = draw
        self.source = ""
        self.blocks = 0

    def put(self, text: str) -> Span:
        """The span of a text, put behind what is there and some white space."""
        self.source += self.draw(st.sampled_from(("", "\n", " \u3000\r\n")))
        start = len(self.source)
        self.source += text
        return Span(start, len(self.source))

    def place(self) -> Span:
        """A span of what is there so far."""
        ends = self.draw(st.tuples(*[st.integers(0, len(self.source))] * 2))
        return Span(min(ends), max(ends))

    def id(self) -> str:
        self.blocks += 1
        return f"b{self.blocks}"

    def many(self, make: Callable[[], T], most: int = 2) -> tuple[T, ...]:
        return tuple(make() for _ in range(self.draw(st.integers(0, most))))

    def field(self, kind: type[Field] = Field) -> Field:
        text = self.draw(TEXTS)
        zone = self.draw(st.sampled_from(("catalog", "header", "main", "imprint", "page")))
        more = dict.fromkeys(("agency_code", "year", "sequence"), WORDS) if kind is DocumentNumber else {}
        parts = self.draw(st.fixed_dictionaries({}, optional=more))
        return kind(value=self.draw(WORDS), text=text, span=self.put(text), zone=zone, **parts)

    def metadata(self) -> Metadata:
        hints = get_type_hints(Metadata)
        names = self.draw(st.lists(st.sampled_from(Metadata.__struct_fields__), unique=True, max_size=5))
        fields: dict[str, Any] = {}
        for name in names:
            if get_origin(hints[name]) is tuple:
                fields[name] = (self.field(), *self.many(self.field, 1))
            else:
                fields[name] = self.field(DocumentNumber if name == "document_number" else Field)
        return Metadata(**fields)

    def annotations(self, text: str, at: int, start: int = 0, depth: int = 2) -> tuple[AnyAnnotation, ...]:
        """Annotations of a text that stands at `at`, or of a piece of it that starts at `start`: disjoint or nested."""
        if depth == 0:
            return ()
        count = self.draw(st.integers(0, 2))
        cuts = sorted(self.draw(st.lists(st.integers(0, len(text)), min_size=2 * count, max_size=2 * count)))
        found: list[AnyAnnotation] = []
        for first, last in zip(cuts[::2], cuts[1::2], strict=True):
            piece = text[first:last]
            kind = self.draw(st.sampled_from(list(ANNOTATIONS)))
            found.append(
                kind(
                    **self.draw(ANNOTATIONS[kind]),
                    text=piece,
                    start=start + first,
                    end=start + last,
                    span=Span(at + first, at + last),
                )
            )
            found += self.annotations(piece, at + first, start + first, depth - 1)
        return tuple(found)

    def items(self, text: str, at: int) -> tuple[Item, ...]:
        """List items of a text that stands at `at`: each begins anywhere and ends by the next one."""
        starts = sorted(self.draw(st.sets(st.integers(0, max(0, len(text) - 1)), max_size=3)) if text else ())
        return tuple(
            Item(text[first : first + 1], number, first, last, Span(at + first, at + last))
            for number, (first, last) in enumerate(
                (
                    (first, self.draw(st.integers(first + 1, behind)))
                    for first, behind in pairwise((*starts, len(text)))
                ),
                1,
            )
        )

    def paragraph(self) -> Paragraph:
        text = self.draw(TEXTS)
        at = self.put(text)
        return Paragraph(self.id(), text, at, self.annotations(text, at.start), self.items(text, at.start))

    def cell(self) -> Cell:
        text = self.draw(TEXTS)
        span = self.put(text)
        columns, rows = self.draw(st.tuples(st.integers(1, 3), st.integers(1, 3)))
        at = span.start
        return Cell(text, span, self.annotations(text, at), columns, rows, self.items(text, at))

    def table(self) -> Table:
        start = self.put("").start
        rows = self.many(lambda: self.many(self.cell))
        return Table(self.id(), rows, Span(start, len(self.source)))

    def responsibility(self) -> Responsibility:
        text = self.draw(TEXTS)
        return Responsibility(**self.draw(RESPONSIBILITIES), text=text, span=self.put(text))

    def section(self, level: int) -> Section:
        marker, heading = self.draw(st.tuples(WORDS, st.none() | TEXTS))
        start = self.put(marker).start
        at = self.put(heading or "").start
        return Section(
            id=self.id(),
            address=self.draw(WORDS),
            level=level,
            scheme=self.draw(WORDS),
            marker=marker,
            number=self.draw(COUNTS),
            heading=heading,
            run_in=self.draw(st.booleans()),
            annotations=self.annotations(heading or "", at) if heading is not None else (),
            responsibilities=self.many(self.responsibility, 1),
            blocks=self.many(lambda: self.block(level + 1)),
            span=Span(start, len(self.source)),
        )

    def block(self, level: int = 1) -> Block:
        kind = self.draw(st.sampled_from(("paragraph", "table", "section" if level < 4 else "paragraph")))
        if kind == "section":
            return self.section(level)
        return self.table() if kind == "table" else self.paragraph()

    def part(self) -> Part:
        role = self.draw(st.sampled_from(("main", "promulgated", "attachment")))
        label, title = self.draw(st.tuples(st.none() | TEXTS, st.none() | TEXTS))
        start = self.put("").start
        if role != "main":
            self.put(label or "")
            self.put(title or "")
        blocks = self.many(self.block)
        return Part(role=role, label=label, title=title, span=Span(start, len(self.source)), blocks=blocks)

    def omitted(self) -> Omitted:
        return Omitted(self.put(self.draw(TEXTS)), self.draw(WORDS))

    def diagnostic(self) -> Diagnostic:
        severity = self.draw(st.sampled_from(("error", "warning", "info")))
        return Diagnostic(self.draw(WORDS), severity, self.draw(TEXTS), self.place())

    def repaired(self) -> Repaired:
        status = self.draw(st.sampled_from(("verified", "ambiguous")))
        span = self.place()
        return Repaired(self.draw(WORDS), span, self.source[slice(*span)], self.draw(TEXTS), status)

    def origin(self) -> Source:
        return Source(
            media_type=self.draw(WORDS),
            encoding=self.draw(WORDS),
            sha256=self.draw(WORDS),
            characters=len(self.source),
            script=self.draw(st.sampled_from(("simplified", "traditional"))),
            repairs=self.draw(st.lists(st.builds(Repair, kind=WORDS, count=COUNTS), max_size=2).map(tuple)),
            repaired=self.many(self.repaired),
            name=self.draw(st.none() | WORDS),
            locators=tuple(Locator(start, self.draw(WORDS)) for start in self.draw(self.starts())),
        )

    def starts(self) -> st.SearchStrategy[list[int]]:
        """Rising places of the source."""
        return st.lists(st.integers(0, len(self.source)), max_size=3, unique=True).map(sorted)


@st.composite
def parsed(draw: Draw[Any]) -> Parsed:
    """Any honest Document with its source text."""
    build = Builder(draw)
    metadata = build.metadata()
    parts: list[Part] = []
    omitted: list[Omitted] = list(build.many(build.omitted))
    for _ in range(draw(st.integers(0, 2))):
        parts.append(build.part())
        omitted += build.many(build.omitted, 1)
    document = Document(
        schema=SCHEMA,
        kind=draw(st.none() | WORDS),
        metadata=metadata,
        parts=tuple(parts),
        omitted=tuple(omitted),
        source=build.origin(),
        diagnostics=build.many(build.diagnostic),
    )
    return Parsed(document, build.source)


def documents() -> st.SearchStrategy[Document]:
    """Any honest Document."""
    return parsed().map(lambda each: each.document)
