"""Plain text: bytes in any of the encodings that Chinese papers come in, to a string."""

from __future__ import annotations

import hashlib

from govdocparse.errors import UnusableInput
from govdocparse.readers import encoding, sniff
from govdocparse.readers.reading import Limits, Reading


def read(data: bytes, name: str | None = None, limits: Limits = Limits()) -> Reading:
    """The bytes of a text file to its text; raises UnusableInput for bytes that are no text, or too many."""
    what = name or "the input"
    if len(data) > limits.bytes:
        raise UnusableInput(f"{what} has {len(data)} bytes, more than limits.bytes ({limits.bytes}) allows")
    found = sniff.kind(data, name)
    if found not in ("text", "html"):
        raise UnusableInput(f"{what} is a {found} file, not text")
    label, text = encoding.decode(data, name=name)
    if len(text) > limits.characters:
        raise UnusableInput(
            f"{what} has {len(text)} characters, more than limits.characters ({limits.characters}) allows"
        )
    return Reading(text, "text/plain", label, hashlib.sha256(data).hexdigest(), name)


def from_string(text: str, name: str | None = None) -> Reading:
    """A string that somebody has decoded already; its bytes are taken to be UTF-8."""
    data = text.encode("utf-8", "surrogatepass")
    return Reading(text, "text/plain", "utf-8", hashlib.sha256(data).hexdigest(), name)
