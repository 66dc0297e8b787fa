"""bytes -> Reading: what each carrier holds as text; the carrier is known by its content."""

from __future__ import annotations

from typing import Literal

from govdocparse.errors import UnusableInput
from govdocparse.readers.reading import Limits, Reading

Media = Literal["text", "html", "docx", "pdf", "ofd"]


def read(source: str | bytes, name: str | None, media: Media | None, limits: Limits) -> Reading:
    """A string, or the bytes of a file, to a Reading; raises UnusableInput."""
    from govdocparse.readers import text

    if isinstance(source, str):
        return text.from_string(source, name)
    if len(source) > limits.bytes:
        raise UnusableInput(
            f"{name or 'the input'} has more than {limits.bytes} bytes; raise the limit `bytes` to read it"
        )
    return text.read(source, name)
