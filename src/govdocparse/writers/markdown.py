"""Document to Markdown (CommonMark with the tables of GFM): metadata as YAML front matter, headings by level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from govdocparse.errors import expect
from govdocparse.model import Block, Document, Section, Table
from govdocparse.strings import on_one_line
from govdocparse.writers import views

_DEEPEST = 6
# What Markdown, or HTML in it, reads as more than itself; anywhere, and at the start of a block.
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&$]")
_OPENS_BLOCK = re.compile(r"(?:[-+=]|\d{1,9}(?=[.)]))")
_FENCE = re.compile("`{3,}")
# What a double-quoted string of YAML cannot hold as it is, though one of JSON can.
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def to_markdown(document: Document) -> str:
    """The Document as Markdown: each part under its title (#), a section of level n under n + 1 signs, from 6 in bold.

    A section without a heading is its paragraph behind its marker. What stands in no block (number, addressees,
    signature) is in the front matter.
    """
    expect("to_markdown", document, Document, "a Document")
    pieces = [_front_matter(document)]
    for index, part in enumerate(document.parts):
        if words := _inline(views.part_title(document, index)):
            pieces.append(f"# {words}")
        pieces += _blocks(part.blocks)
    return "\n\n".join(pieces) + "\n"


def _front_matter(document: Document) -> str:
    """The metadata as YAML, each value as JSON writes it, which YAML reads, too."""
    values = {"source": document.source.name, "kind": document.kind, **views.values(document.metadata)}
    lines = [f"{key}: {_yaml(value)}" for key, value in values.items() if value is not None]
    return "\n".join(["---", *lines, "---"])


def _yaml(value: str | list[str]) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_yaml, value))}]"
    return _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", msgspec.json.encode(value).decode())


def _blocks(blocks: Sequence[Block], marker: str = "") -> Iterator[str]:
    """Some blocks, the first behind a marker that has no heading."""
    if marker and not views.bears_marker(blocks):
        yield _paragraph(marker)
        marker = ""
    for block in blocks:
        if isinstance(block, Section):
            yield from _section(block)
        elif isinstance(block, Table):
            yield from _table(block)
        elif "\n" in block.text:
            yield _as_drawn(block.text)
        elif text := _paragraph(views.joined(marker, block.text)):
            yield text
            marker = ""


def _section(section: Section) -> Iterator[str]:
    if not views.is_heading(section):
        yield from _blocks(section.blocks, section.marker + views.bracket(section))
        return
    heading = _inline(views.marked_heading(section))
    if heading:
        yield f"{'#' * (section.level + 1)} {heading}" if section.level < _DEEPEST else f"**{heading}**"
    if words := _paragraph(views.bracket(section)):
        yield words
    yield from _blocks(section.blocks)


def _inline(text: str) -> str:
    """A text on one line that reads as itself."""
    return _SPECIAL.sub(r"\\\g<0>", on_one_line(text))


def _paragraph(text: str) -> str:
    """A text that reads as itself at the start of a block, too: 1. is no list."""
    words = _inline(text)
    if found := _OPENS_BLOCK.match(words):
        place = 0 if words[0] in "-+=" else found.end()
        return f"{words[:place]}\\{words[place:]}"
    return words


def _as_drawn(text: str) -> str:
    """Lines that stay as they are drawn."""
    longest = max((len(run) for run in _FENCE.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def _table(table: Table) -> Iterator[str]:
    """A table; its first row is the head, as GFM has no table without one."""
    rows = [[_inline(text) if "\n" not in text else _broken(text) for text in row] for row in views.rows(table)]
    width = max(map(len, rows), default=0)
    if not width:
        return
    head, *body = rows
    head += [""] * (width - len(head))
    lines = [head, ["---"] * width, *(row or [""] for row in body)]
    yield "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _broken(text: str) -> str:
    """The text of a cell with its line breaks, which a row cannot hold as such."""
    return "<br>".join(words for line in text.split("\n") if (words := _inline(line)))
