"""The tree of Text to the parts of a Document: annotations, ids and addresses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

import msgspec

from govdocparse.annotation import annotate_all, columns, items, table_units, unit_names
from govdocparse.cleaning.cleaned import CleanCell, CleanTable
from govdocparse.expressions.addresses import attachment_number
from govdocparse.expressions.markers import sub_of
from govdocparse.expressions.responsibility_lists import Role
from govdocparse.grammar import Grammar
from govdocparse.model import (
    AnyAnnotation,
    Block,
    Cell,
    Diagnostic,
    Item,
    Paragraph,
    Part,
    Responsibility,
    Section,
    Table,
)
from govdocparse.structure.tree import Node, ParagraphNode, PartNode, SectionNode
from govdocparse.text import Text, span_of

_DECIMALS: Final = "0123456789."
# A unit of a whole table stands right above it, or above its name.
_LINES_ABOVE: Final = 2

_Said = tuple[tuple[AnyAnnotation, ...], tuple[Item, ...]]


class _Ids:
    """Gives each block an id that no other has: the path of numbers from its part (docs/addresses.md)."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def give(self, wanted: str) -> str:
        """The wanted id, with a count behind it from its second use on."""
        count = self._given.get(wanted, 0) + 1
        self._given[wanted] = count
        return wanted if count == 1 else self.give(f"{wanted}_{count}")


class _Leaves:
    """All that is annotated in some parts, in the order in which it is written.

    `ends` are where a run of leaves ends: paragraphs that nothing parts are one run, a heading or a cell is one alone.
    """

    def __init__(self, parts: Iterable[PartNode]) -> None:
        self.texts: list[Text] = []
        self.ends: list[int] = []
        for part in parts:
            self._gather(part.blocks)

    def _gather(self, nodes: Iterable[Node]) -> None:
        """All leaves below some nodes into `texts`, in order, and into `ends` where a run of them ends."""
        texts, ends = self.texts, self.ends
        for node in nodes:
            if isinstance(node, SectionNode):
                ends.append(len(texts))
                if node.heading is not None:
                    texts.append(node.heading)
                    ends.append(len(texts))
                self._gather(node.blocks)
            elif isinstance(node, CleanTable):
                for cell in chain.from_iterable(node.rows):
                    ends.append(len(texts))
                    texts.append(cell.text)
                ends.append(len(texts))
            else:
                texts.append(node.text)
        ends.append(len(texts))

    def items(self, grammar: Grammar) -> dict[int, tuple[Item, ...]]:
        """The light list items of those leaves that have some, by the index of the leaf; most documents have none."""
        found: dict[int, tuple[Item, ...]] = {}
        for place in {bisect_right(self.ends, index) for index in items.signed(self.texts, grammar)}:
            first = self.ends[place - 1] if place else 0
            run = self.texts[first : self.ends[place]]
            found |= {first + index: listed for index, listed in items.find(run, grammar).items()}
        return found


class _Writer:
    """Makes parts while ids gather; `said` is what annotation found in each leaf, in the order of `_Leaves`."""

    def __init__(self, said: Iterator[_Said], grammar: Grammar) -> None:
        self._ids = _Ids()
        self._said = said
        self._grammar = grammar

    def part(self, node: PartNode, name: str) -> Part:
        """One part with all its blocks."""
        blocks = self._blocks(node.blocks, self._ids.give(name), "", node.title)
        return Part(role=node.role, label=node.label, title=node.title, span=node.span, blocks=blocks)

    def _blocks(self, nodes: Sequence[Node], parent: str, address: str, head: str | None) -> tuple[Block, ...]:
        """The blocks of some nodes, each with its id; a table knows the lines that stand above it."""
        blocks: list[Block] = []
        above = [head] if head else []
        paragraphs = tables = 0
        for node in nodes:
            if isinstance(node, SectionNode):
                blocks.append(self._section(node, parent, address))
                above = []
            elif isinstance(node, CleanTable):
                tables += 1
                blocks.append(self._table(node, f"{parent}-t{tables}", above[-_LINES_ABOVE:]))
            else:
                paragraphs += 1
                above.append(node.text.string)
                blocks.append(self._paragraph(node, f"{parent}-p{paragraphs}"))
        return tuple(blocks)

    def _paragraph(self, node: ParagraphNode, wanted: str) -> Paragraph:
        """A paragraph with the annotations of its text, which are the next ones said."""
        annotations, listed = next(self._said)
        if len(annotations) == 1 and annotations[0].text == node.text.string:
            annotations = columns.unnumbered(annotations)  # the number of a page or a box, and no measure
        if listed and "\n" in node.text.string:
            listed = ()  # a table drawn in text
        return Paragraph(self._ids.give(wanted), node.text.string, node.span, annotations, listed)

    def _table(self, node: CleanTable, wanted: str, above: Sequence[str]) -> Table:
        """A table whose cells know their role, what identifies, and the unit that the table names."""
        roles = columns.roles(node.rows, self._grammar)
        named = columns.identifying(node.rows, self._grammar)
        units = table_units.find(node.rows, above, self._grammar)
        rows = tuple(
            tuple(
                self._cell(cell, roles.get((row, place)), (row, place) in named, units.get((row, place)))
                for place, cell in enumerate(cells)
            )
            for row, cells in enumerate(node.rows)
        )
        return Table(self._ids.give(wanted), rows, node.span)

    def _cell(self, cell: CleanCell, role: Role | None, named: bool, unit: unit_names.Measuring | None) -> Cell:
        """A cell with the annotations of its text; bare numbers are in the unit that the table names."""
        annotations, listed = next(self._said)
        if named and annotations:
            annotations = columns.unnumbered(annotations)
        if unit is not None and annotations:
            annotations = unit_names.with_unit(annotations, unit, self._grammar)
        if role is not None:
            annotations = columns.annotated(cell.text, annotations, role, self._grammar)
        return Cell(cell.text.string, cell.text.span(), annotations, cell.columns, cell.rows, listed)

    def _section(self, node: SectionNode, parent: str, above: str) -> Section:
        """A section with its id, its address and all that is below it."""
        sub = sub_of(node.marker, self._grammar)
        identity = self._ids.give(f"{parent}-{node.number}.{sub}" if sub else f"{parent}-{node.number}")
        # A number such as 2.1.3 says those above it, too.
        address = (above.rstrip(_DECIMALS) if node.scheme.startswith("decimal_") else above) + node.marker
        annotations = next(self._said)[0] if node.heading is not None else ()
        heading = node.heading.string if node.heading is not None else None
        blocks = self._blocks(node.blocks, identity, address, heading)
        # The span of the node, without a walk to its last leaf in each of the sections around it.
        span = span_of((node.opening.start, blocks[-1].span.end if blocks else node.opening.end))
        return Section(
            id=identity,
            address=address,
            level=identity.count("-"),
            scheme=node.scheme,
            marker=node.marker,
            number=node.number,
            run_in=node.run_in,
            responsibilities=(*node.responsibilities, *_listed(blocks)),
            annotations=annotations,
            span=span,
            blocks=blocks,
            heading=heading,
        )


def _listed(blocks: Iterable[Block]) -> list[Responsibility]:
    """The responsibilities that stand in a section's own paragraphs, without their places in these."""
    return [
        msgspec.structs.replace(annotation, start=None, end=None)
        for block in blocks
        if isinstance(block, Paragraph)
        for annotation in block.annotations
        if isinstance(annotation, Responsibility)
    ]


def _names(nodes: Iterable[PartNode], grammar: Grammar) -> Iterator[str]:
    """What the ids of each part begin with: its role, and the number of an attachment's label, or else its place."""
    attachments = 0
    for node in nodes:
        if node.role == "attachment":
            attachments += 1
            number = attachment_number(node.label or "", grammar) or str(attachments)
            yield f"attachment{number.replace('-', '.')}"
        else:
            yield node.role


def write(nodes: Sequence[PartNode], grammar: Grammar) -> tuple[tuple[Part, ...], list[Diagnostic]]:
    """The parts that structure found to the parts of a Document, and what annotation has to say of them."""
    leaves = _Leaves(nodes)
    annotated = annotate_all(leaves.texts, grammar)
    listed = leaves.items(grammar)
    said = ((annotations, listed.get(index, ())) for index, (annotations, _) in enumerate(annotated))
    writer = _Writer(said, grammar)
    parts = [writer.part(node, name) for node, name in zip(nodes, _names(nodes, grammar), strict=True)]
    return tuple(parts), [item for _, diagnostics in annotated for item in diagnostics]
