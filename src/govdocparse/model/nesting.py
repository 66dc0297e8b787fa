"""Some blocks -> all blocks below them, or each section with the section around it, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govdocparse.model.blocks import Block, Section


def every(blocks: Sequence[Block]) -> Iterator[Block]:
    """Some blocks and all below them, a section before what it holds."""
    stack = list(reversed(blocks))
    while stack:
        block = stack.pop()
        yield block
        if isinstance(block, Section):
            stack += reversed(block.blocks)


def nested(blocks: Sequence[Block]) -> Iterator[tuple[Section | None, Section]]:
    """Each section below some blocks, behind the one around it; None is around those at the top."""
    stack: list[tuple[Section | None, Block]] = [(None, block) for block in reversed(blocks)]
    while stack:
        above, block = stack.pop()
        if isinstance(block, Section):
            yield above, block
            stack += ((block, inner) for inner in reversed(block.blocks))
