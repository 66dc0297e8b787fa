"""PDF: the bytes of a PDF file to its text in reading order, one paragraph a line, by where the characters stand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from threading import Lock

from govdocparse.errors import UnusableInput
from govdocparse.readers.layout.compose import compose
from govdocparse.readers.layout.page import Page
from govdocparse.readers.reading import Limits, Reading

# PDFium is not safe to use from several threads at once.
_ONE_AT_A_TIME = Lock()


def read(data: bytes, name: str | None = None, limits: Limits = Limits()) -> Reading:
    """The bytes of a PDF file to its text; raises UnusableInput for one that cannot be opened or holds images only."""
    what = name or "the input"
    if len(data) > limits.bytes:
        raise UnusableInput(f"{what} has {len(data)} bytes, more than limits.bytes = {limits.bytes}")
    if b"%PDF-" not in data[:1024]:
        raise UnusableInput(f"{what} is no PDF file: it does not begin with %PDF-")
    with _ONE_AT_A_TIME:
        composed = compose(_pages(data, what, limits))
    if composed.text.count("\ufffd") > len(composed.text) // 2:
        raise UnusableInput(
            f"{what} does not say which characters it shows; recognise them first: ocrmypdf --force-ocr"
        )
    if not composed.text:
        raise UnusableInput(f"{what} holds only images; recognise their text first, for instance with ocrmypdf")
    return Reading(
        composed.text,
        "application/pdf",
        "utf-8",
        hashlib.sha256(data).hexdigest(),
        name,
        composed.hints,
        composed.places,
    )


def _pages(data: bytes, what: str, limits: Limits) -> Iterator[Page]:
    """The pages of the file, as long as they keep within the limits."""
    try:
        from govdocparse.readers import pdfium
    except ImportError as error:
        raise UnusableInput(
            f"{what} is a PDF file, which needs one more package: pip install govdocparse[pdf]"
        ) from error
    with pdfium.opened(data, what) as document:
        count = pdfium.page_count(document)
        if count == 0:
            raise UnusableInput(f"{what} has no pages")
        if count > limits.pages:
            raise UnusableInput(f"{what} has {count} pages, more than limits.pages = {limits.pages}")
        characters = 0
        for index in range(count):
            try:
                found = list(pdfium.pages(document, index, limits.characters - characters, limits.elements))
            except pdfium.TooMuch as error:
                most = f"limits.{error} = {getattr(limits, str(error))}"
                raise UnusableInput(f"{what} holds more than {most} on the pages up to {index + 1}") from error
            characters += sum(len(page.glyphs) for page in found)
            yield from found
