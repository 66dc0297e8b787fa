"""Writes the papers on all carriers into a folder, to look at and to try other programs on.

    python -m tests.carriers.make OUT [--only NAME] [--font FILE]

The damaged paper has no PDF, nor Word numbers: it is only known as a page. PDF files need a browser that prints.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from carriers import docx, html, ofd, pdf
from carriers.content import SOURCES, Paper, paper


def carriers(made: Paper) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The file name of each carrier of a paper that needs no browser, and what makes it."""
    for family, page in html.FAMILIES.items():
        yield f"{made.name}.{family}.html", partial(page, made)
    for numbers, file in docx.NUMBERS.items():
        if numbers == "typed" or not made.damaged:
            yield f"{made.name}.{numbers}.docx", partial(file, made)
    yield f"{made.name}.ofd", partial(ofd.positioned, made)


def printed(made: Paper, program: str, font: Path | None = None) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The same for the PDF files that a browser prints."""
    if not made.damaged:
        for layout in pdf.LAYOUTS:
            yield f"{made.name}.{layout}.pdf", partial(pdf.pdf, made, layout, program, font)


def main() -> int:
    """Writes the files; 1 where there is no browser for the PDF files."""
    parser = argparse.ArgumentParser(description="Writes the papers on all carriers into a folder.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", choices=sorted(SOURCES), help="this paper alone")
    parser.add_argument("--font", type=Path, help="a font file for the PDF files; a small one makes small files")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    program = pdf.browser()
    for name in [options.only] if options.only else SOURCES:
        made = paper(name)
        found = [*carriers(made), *(printed(made, program, options.font) if program else ())]
        for file, make in found:
            (options.out / file).write_bytes(make())
            print(options.out / file)
    if program is None:
        print("no browser is installed: no PDF files were made", file=sys.stderr)
    return 0 if program else 1


if __name__ == "__main__":
    raise SystemExit(main())
