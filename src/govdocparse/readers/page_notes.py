"""What is to be said of pages that have no text, while others have some, or whose text is not what they show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal

# Why a page has no text, or none that can be trusted; nothing for a blank page, and for one with text.
Reason = Literal["", "image", "scan", "broken", "unnamed", "glyphs"]

_SAID: dict[Reason, tuple[str, str]] = {
    "image": ("page {} holds only an image", "pages {} hold only images"),
    "scan": (
        "page {} holds only an image, but for its page number or running head; recognise it (OCR)",
        "pages {} hold only images, but for their page numbers or running heads; recognise them (OCR)",
    ),
    "broken": ("page {} cannot be loaded", "pages {} cannot be loaded"),
    "glyphs": (
        "page {} shows glyphs that the file names no characters for; print it to PDF and recognise them (OCR)",
        "pages {} show glyphs that the file names no characters for; print them to PDF and recognise them (OCR)",
    ),
    "unnamed": (
        "page {} shows characters that its fonts do not name; recognise them: ocrmypdf -l chi_sim --force-ocr IN OUT",
        "pages {} show characters that their fonts do not name; recognise them: ocrmypdf -l chi_sim --force-ocr IN OUT",
    ),
}


def messages(unread: Iterable[tuple[Reason, int]]) -> Iterator[str]:
    """One message a reason, from the reasons why pages have no such text and the numbers of the pages, in order."""
    numbers: dict[Reason, list[int]] = {}
    for reason, number in unread:
        numbers.setdefault(reason, []).append(number)
    numbers.pop("", None)
    for reason, pages in numbers.items():
        yield _SAID[reason][len(pages) > 1].format(_listed(pages))


def _listed(numbers: list[int]) -> str:
    """Numbers that follow each other as from-to: 3-5, 8."""
    runs = [[number for _, number in run] for _, run in groupby(enumerate(numbers), lambda item: item[1] - item[0])]
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
