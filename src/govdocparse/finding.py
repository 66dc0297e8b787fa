"""A Document and an address or id -> the block that it names, by one rule (docs/addresses.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govdocparse.errors import expect
from govdocparse.expressions import addresses, markers
from govdocparse.expressions.addresses import PARAGRAPH, PartName, Step
from govdocparse.grammar import Grammar, shipped
from govdocparse.model import Block, Document, Paragraph, Part, Section, Table
from govdocparse.model.nesting import every
from govdocparse.strings import squeezed
from govdocparse.text import Text

# In which part an address is looked for first: the promulgated text is what people mean.
_ORDER = ("promulgated", "main", "attachment")


class _Found(NamedTuple):
    """A block that the steps lead to, and how deep it stands."""

    depth: int
    block: Block


class _Rules(NamedTuple):
    """How steps are read; `inside` says that the last one may name an item in a text, not only a section."""

    grammar: Grammar
    inside: bool


def find(document: Document, address: str, part: str | None = None, grammar: Grammar | None = None) -> Block | None:
    """The block that an id or an address names, or that holds the item which it names; None where there is none.

    An item of a list in running text is named by its word as the last step (一是), or by a number no section bears.
    Of several, the one in the first part that has it (promulgated texts before the main text before attachments), in
    it the outermost, and of these the first. `part` names the part as an address may do: 附件2, 正文, or its title.
    """
    expect("find", address, str, "an id or an address as a string")
    rules = grammar or shipped()
    wanted = addresses.folded(address).strip()
    named = [block for block in document.blocks() if block.id == wanted]
    if named:
        return named[0]
    opening, rest = addresses.opening(address, rules)
    parts: Sequence[Part] = sorted(document.parts, key=lambda each: _ORDER.index(each.role))
    for name in (addresses.part_name(part, rules) if part is not None else None, opening):
        parts = tuple(_parts(parts, name, rules)) if name else parts
    read, wanted = addresses.read(address, rules), _plain(rest)
    for inside in (False, True):
        for candidate in parts:
            found = _called(candidate, wanted) or (
                _led_to(candidate, read.steps, _Rules(rules, inside)) if read else None
            )
            if found:
                return found
    return None


def _led_to(part: Part, steps: Sequence[Step], rules: _Rules) -> Block | None:
    """The outermost block of a part that the steps of an address lead to, and of several the first."""
    found = min(_all(part.blocks, steps, 1, rules), key=_depth, default=None)
    return found.block if found else None


def _called(part: Part, wanted: str) -> Block | None:
    """The first section of a part whose own address this is, whatever it is made of: 附则, 第一部分."""
    sections = (block for block in every(part.blocks) if isinstance(block, Section))
    return next((each for each in sections if wanted and _plain(each.address) == wanted), None)


def _depth(found: _Found) -> int:
    return found.depth


def _parts(parts: Sequence[Part], name: PartName, grammar: Grammar) -> Iterator[Part]:
    """The parts that a name fits: an attachment by the number of its label or, where no label has that, its place."""
    if name.title is not None:
        titles = [(_plain(each.title or ""), each) for each in parts]
        wanted = _plain(name.title)
        same = [each for title, each in titles if title == wanted]
        yield from same or [each for title, each in titles if wanted and title.startswith(wanted)]
        return
    of_role = [each for each in parts if each.role == name.role]
    if name.number is None:
        yield from of_role
        return
    labelled = [each for each in of_role if addresses.attachment_number(each.label or "", grammar) == name.number]
    if labelled or not name.number.isdecimal():
        yield from labelled
    else:
        yield from of_role[int(name.number) - 1 : int(name.number)]


def _plain(title: str) -> str:
    """A title for comparing: half-width, without blanks."""
    return squeezed(addresses.folded(title))


def _all(blocks: Sequence[Block], steps: Sequence[Step], depth: int, rules: _Rules) -> Iterator[_Found]:
    """The blocks below that the steps lead to, in reading order; a step may pass over levels that the address omits."""
    step, rest = steps[0], steps[1:]
    if step.scheme == PARAGRAPH:
        yield from _in_paragraph(blocks, steps, depth, rules)
        return
    for block in blocks:
        if not isinstance(block, Section):
            if rules.inside and not rest and _holds(block, step, rules.grammar):
                yield _Found(depth, block)
        elif not _is_named(block, step, rules.grammar):
            yield from _all(block.blocks, steps, depth + 1, rules)
        elif rest:
            yield from _all(block.blocks, rest, depth + 1, rules)
        else:
            yield _Found(depth, block)


def _holds(block: Paragraph | Table, step: Step, grammar: Grammar) -> bool:
    """Whether an item in the text of a block is the one that a step names."""
    texts = [block] if isinstance(block, Paragraph) else [cell for row in block.rows for cell in row]
    return any(_is_item(item.marker, step, grammar) for text in texts for item in text.items)


def _is_item(marker: str, step: Step, grammar: Grammar) -> bool:
    if step.marker:
        return marker == step.marker
    found = markers.marker_at(Text.of(marker), grammar)
    return found is not None and (found.scheme, found.number, 0) == (step.scheme, step.number, step.sub)


def _is_named(section: Section, step: Step, grammar: Grammar) -> bool:
    if section.scheme == "roman" and step.scheme == "latin_upper":  # I, V and X alone are letters in an address
        return markers.number_of(section.marker[0], step.scheme) == step.number
    if (section.number, section.scheme) != (step.number, step.scheme):
        return False
    return markers.sub_of(section.marker, grammar) == step.sub


def _in_paragraph(blocks: Sequence[Block], steps: Sequence[Step], depth: int, rules: _Rules) -> Iterator[_Found]:
    """The n-th paragraph that stands in a section itself (款); further steps lead on in it and the items behind it."""
    number, rest = steps[0].number, steps[1:]
    places = [place for place, block in enumerate(blocks) if isinstance(block, Paragraph)]
    if not 1 <= number <= len(places):
        return
    place = places[number - 1]
    if not rest:
        yield _Found(depth, blocks[place])
        return
    end = places[number] if number < len(places) else len(blocks)
    yield from _all(blocks[place:end], rest, depth, rules)
