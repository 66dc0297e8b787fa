"""Document -> its facts: one for each quantity of the headings, paragraphs and tables, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from govdocparse.facts.before import Measured
from govdocparse.facts.fact import Fact
from govdocparse.facts.leaf import leaf_of
from govdocparse.facts.measure import measures
from govdocparse.facts.periods import Period, of_date, periods
from govdocparse.facts.respective import respective
from govdocparse.facts.scales import scales
from govdocparse.facts.tables import headed
from govdocparse.grammar import Grammar, chosen
from govdocparse.model import (
    AnyAnnotation,
    Block,
    Date,
    Document,
    Paragraph,
    Part,
    Quantity,
    Responsibility,
    Section,
    unit_names,
)
from govdocparse.places import locator

__all__ = ["Fact", "facts"]

# Who only cooperates is not responsible.
_ANSWERING = ("lead", "responsible")


def facts(document: Document, grammar: Grammar | None = None) -> tuple[Fact, ...]:
    """One Fact for each quantity of a document, in reading order."""
    writer = _Writer(document, chosen(grammar))
    return tuple(fact for part in document.parts for fact in writer.blocks(part.blocks, _Place(part)))


class _Place(NamedTuple):
    """Where in a document a text stands and who answers for it; for a cell, what its row and column are about.

    `standard` is the name of the standard that the text above says, of which this one may give a case.
    """

    part: Part
    section: Section | None = None
    block: str = ""
    responsible: tuple[str, ...] = ()
    head: str = ""
    standard: str = ""
    dates: tuple[Date, ...] = ()


class _Writer:
    """Writes the facts of one document."""

    def __init__(self, document: Document, grammar: Grammar) -> None:
        self._grammar = grammar
        metadata = document.metadata
        self._document = metadata.name() or document.source.name
        self._file = document.source.name
        self._locators = document.source.locators
        self._edition = periods(grammar).edition(metadata.edition.value if metadata.edition else None)
        self._lead = scales(grammar).lead

    def blocks(self, blocks: Iterable[Block], place: _Place) -> Iterator[Fact]:
        """The facts of blocks that follow each other; a line may name the standard that those below it go by."""
        for block in blocks:
            yield from self.block(block, place)
            if isinstance(block, Paragraph) and (lead := self._lead(block.text)):
                place = place._replace(standard=lead)

    def block(self, block: Block, place: _Place) -> Iterator[Fact]:
        """The facts of one block and all it holds."""
        if isinstance(block, Section):
            own = unit_names(block.responsibilities, *_ANSWERING) or place.responsible
            within = place._replace(section=block, block=block.id, responsible=own)
            yield from self._leaf(block.heading or "", block.annotations, within)
            standard = self._lead(block.heading or "") or place.standard
            yield from self.blocks(block.blocks, within._replace(standard=standard))
        elif isinstance(block, Paragraph):
            stated = (item for item in block.annotations if isinstance(item, Responsibility))
            own = unit_names(stated, *_ANSWERING) or place.responsible
            yield from self._leaf(block.text, block.annotations, place._replace(block=block.id, responsible=own))
        else:
            for cell, head, dates, responsible in headed(block):
                own = responsible or place.responsible
                within = place._replace(block=block.id, responsible=own, head=head, dates=dates)
                yield from self._leaf(cell.text, cell.annotations, within)

    def _leaf(self, text: str, annotations: Sequence[AnyAnnotation], place: _Place) -> Iterator[Fact]:
        """One fact for each quantity of a leaf; a period that it does not say is that of its place."""
        if not any(isinstance(item, Quantity) for item in annotations):
            return
        leaf = leaf_of(text, annotations, self._grammar)
        found = measures(self._grammar).of(leaf, place.standard)
        dated = respective(self._grammar).dates(leaf)
        for index, (quantity, measured) in enumerate(zip(leaf.quantities, found, strict=True)):
            own = dated.get(index)
            period = of_date(own) if own else periods(self._grammar).of(leaf, quantity, self._edition)
            if period == Period() and len(place.dates) == 1:
                period = of_date(place.dates[0])
            start, end = leaf.clauses.clause(quantity.start, quantity.end)
            yield self._fact(place, text[start:end], quantity, measured, period)

    def _fact(self, place: _Place, clause: str, quantity: Quantity, measured: Measured, period: Period) -> Fact:
        """The fact of a quantity: what it measures, where it stands, for when, and who answers."""
        section = place.section
        return Fact(
            document=self._document,
            file=self._file,
            part=place.part.role,
            address=section.address if section else None,
            heading=section.heading if section else None,
            clause=clause,
            measure=measured.phrase or place.head or None,
            object=measured.object,
            kind=quantity.kind,
            value=quantity.value,
            low=quantity.low,
            high=quantity.high,
            low_bound=quantity.low_bound,
            high_bound=quantity.high_bound,
            unit=quantity.unit,
            code=quantity.code,
            bound=quantity.bound,
            change=quantity.change,
            relation=quantity.relation,
            per=quantity.per,
            period_from=period.first,
            period_to=period.last,
            responsible=place.responsible,
            text=quantity.text,
            block=place.block,
            locator=locator(self._locators, quantity.span.start),
            span=quantity.span,
        )
