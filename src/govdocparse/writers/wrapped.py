"""A cell of a terminal's table -> its lines, broken where Chinese may be: none opens with 、 and no number is torn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.containers import Lines
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console, JustifyMethod, OverflowMethod

# What stands together on a line: signs with what they open or end, figures and Latin words as wholes (GB/T 15834-2011).
_PIECE: Final = re.compile(
    r"[（《〈“‘〔［【(\[]*(?:[\w.%‰/:+≥≤-]*[0-9A-Za-z%‰](?:(?<=\d)[年月日号万亿元个家项人条])?|.)"
    r"[）》〉”’〕］】)\],，、。；：！？;!?…]* *",
    re.ASCII,
)


class Cell(Text):
    """Text that wraps by the rules of Chinese; what is longer than a line is cut."""

    def wrap(  # noqa: PLR0913 - the signature is rich's
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        """The lines of the text, none wider than `width` cells."""
        del console, justify, overflow, tab_size, no_wrap
        lines = Lines()
        for line in self.split(allow_blank=True):
            lines.extend(line.divide(list(_breaks(line.plain, width))))
        return lines


def _breaks(line: str, width: int) -> Iterator[int]:
    """The places at which a line is broken."""
    used = 0
    for piece in _PIECE.finditer(line):
        size = cell_len(piece[0].rstrip())
        if used and used + size > width:
            yield piece.start()
            used = 0
        if size <= width:
            used += cell_len(piece[0])
            continue
        for place, character in enumerate(piece[0], piece.start()):
            if used and used + cell_len(character) > width:
                yield place
                used = 0
            used += cell_len(character)
