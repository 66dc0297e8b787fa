"""Document -> its tasks: what somebody answers for or what is to be done by a day, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from govdocparse.grammar import Grammar, chosen
from govdocparse.model import Block, Cell, Document, Paragraph, Part, Responsibility, Section, Table, unit_names
from govdocparse.model.grid import grid
from govdocparse.places import locator
from govdocparse.tasks.statements import Piece, Statement, Statements
from govdocparse.tasks.task import Task
from govdocparse.text import Span

__all__ = ["Task", "tasks"]


def tasks(document: Document, grammar: Grammar | None = None) -> tuple[Task, ...]:
    """The tasks of a document, in reading order.

    A task is the text that a statement of who answers ends; where bodies are named above it, for all that follows, the
    text of a section. A row of a table that names bodies is one. A paragraph for which nobody answers is one if it has
    a deadline.
    """
    writer = _Writer(document, chosen(grammar))
    return tuple(task for part in document.parts for task in writer.blocks(part.blocks, _Place(part)))


class _Place(NamedTuple):
    """Where in a document a text stands, and the bodies that are named above it."""

    part: Part
    section: Section | None = None
    above: Statement = ()
    deadlines: tuple[str, ...] = ()


class _Held(NamedTuple):
    """A piece that is not yet part of a task, and the paragraph it stands in."""

    piece: Piece
    block: str
    span: Span


class _Writer:
    """Writes the tasks of one document."""

    def __init__(self, document: Document, grammar: Grammar) -> None:
        self._document = document.metadata.name() or document.source.name
        self._file = document.source.name
        self._locators = document.source.locators
        self._statements = Statements(grammar)
        self._empty = grammar.pattern("empty_cell")
        self._opens = grammar.pattern("list_opener")
        self._goes_on = grammar.pattern("list_line")

    def blocks(self, blocks: Iterable[Block], place: _Place) -> Iterator[Task]:
        """The tasks of blocks that follow each other."""
        held: list[_Held] = []
        for block in blocks:
            if isinstance(block, Paragraph):
                for piece in self._statements.pieces(block.text, block.annotations):
                    if not piece.text and not held:
                        place = place._replace(above=piece.stated)
                        continue
                    held.append(_Held(piece, block.id, block.span))
                    if piece.stated:
                        yield from self._task(held, place)
                        held = []
            else:
                yield from self._task(held, place)
                held = []
                yield from self._section(block, place) if isinstance(block, Section) else self._rows(block, place)
        yield from self._task(held, place)

    def _section(self, section: Section, place: _Place) -> Iterator[Task]:
        own = section.responsibilities
        if not any(isinstance(block, Section) for block in section.blocks):  # what its paragraphs say is for these
            own = tuple(item for item in own if item.span.start < section.opening.end)
        due = tuple(self._statements.deadlines(section.heading or "", section.annotations))
        within = place._replace(section=section, above=own or place.above, deadlines=due)
        if section.blocks:
            yield from self.blocks(section.blocks, within)
        else:
            alone = Piece("", own, (), ())
            yield from self._task([_Held(alone, section.id, section.span)], within)

    def _task(self, held: Sequence[_Held], place: _Place) -> Iterator[Task]:
        """The task of some pieces, of which the last says who answers or none does; none for what is no task."""
        if not held:
            return
        stated = held[-1].piece.stated
        together = [held] if stated or place.above or place.deadlines else self._due(held)
        for each in together:
            whole = _joined([one.piece for one in each], "\n", stated, place.deadlines)
            yield self._row(place, whole, each[0].block, Span(each[0].span.start, each[-1].span.end))

    def _due(self, held: Sequence[_Held]) -> Iterator[Sequence[_Held]]:
        """Of pieces for which nobody answers those that have a deadline, each with the list that it opens."""
        place = 0
        while place < len(held):
            end = place + 1
            if end < len(held) and (
                self._opens.search(held[place].piece.text) or self._goes_on.search(held[end].piece.text)
            ):
                end = len(held)
            if any(each.piece.deadlines for each in held[place:end]):
                yield held[place:end]
            place = end

    def _rows(self, table: Table, place: _Place) -> Iterator[Task]:
        """The rows of a table that name bodies, those that reach into them from above among them."""
        for line in grid(table.rows):
            placed = sorted((*line.own, *line.reaching), key=lambda each: each.columns.start)
            cells = [each.cell for each in placed]
            stated = tuple(item for cell in cells for item in cell.annotations if isinstance(item, Responsibility))
            if stated and line.own:
                said = _joined([piece for cell in cells for piece in self._said(cell)], " | ", stated)
                own = [each.cell.span for each in line.own]
                yield self._row(place, said, table.id, Span(min(own)[0], max(span.end for span in own)))

    def _said(self, cell: Cell) -> Iterator[Piece]:
        """What a cell says besides who answers; the number of its row is nothing."""
        if not self._empty.search(cell.text):
            for piece in self._statements.pieces(cell.text, cell.annotations, cell=True):
                if piece.text:
                    yield piece._replace(text=piece.text.replace("\n", ""))

    def _row(self, place: _Place, piece: Piece, block: str, span: Span) -> Task:
        section = place.section
        answering = piece.stated or place.above
        where: Literal["here", "above"] | None = "here" if piece.stated else "above" if answering else None
        return Task(
            document=self._document,
            file=self._file,
            part=place.part.role,
            address=section.address if section else None,
            heading=section.heading if section else None,
            text=piece.text,
            lead=unit_names(answering, "lead"),
            responsible=unit_names(answering, "responsible"),
            cooperating=unit_names(answering, "cooperating"),
            stated=where,
            deadlines=tuple(dict.fromkeys(piece.deadlines)),
            quantities=piece.quantities,
            block=block,
            locator=locator(self._locators, span.start),
            span=span,
        )


def _joined(pieces: Sequence[Piece], between: str, stated: Statement, deadlines: tuple[str, ...] = ()) -> Piece:
    """Pieces as one, behind some deadlines that hold for all, with what is stated for all."""
    return Piece(
        between.join(piece.text for piece in pieces if piece.text),
        stated,
        (*deadlines, *(day for piece in pieces for day in piece.deadlines)),
        tuple(text for piece in pieces for text in piece.quantities),
    )
