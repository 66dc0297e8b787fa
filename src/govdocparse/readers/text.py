"""Plain text: bytes in any of the encodings that Chinese papers come in, to a string."""

from __future__ import annotations

import hashlib

from govdocparse.errors import UnusableInput
from govdocparse.readers import encoding, sniff
from govdocparse.readers.reading import NO_TYPE, Limits, Reading


def read(data: bytes, name: str | None = None, limits: Limits = Limits()) -> Reading:
    """The bytes of a text file to its text; raises UnusableInput for bytes that are no text, or too many."""
    what = name or "the input"
    limits.hold(what, "bytes", len(data))
    found = sniff.kind(data, name)
    if found not in ("text", "html"):
        raise UnusableInput(f"{what} is a {found} file, not text; {NO_TYPE}")
    label, text = encoding.decode(data, name=name)
    return _reading(text, label, data, name, limits)


def from_string(text: str, name: str | None = None, limits: Limits = Limits()) -> Reading:
    """A string that is decoded already, its bytes taken to be UTF-8; raises UnusableInput for too long a one."""
    return _reading(text, "utf-8", text.encode("utf-8", "surrogatepass"), name, limits)


def _reading(text: str, label: str, data: bytes, name: str | None, limits: Limits) -> Reading:
    limits.hold(name or "the input", "characters", len(text))
    return Reading(text, "text/plain", label, hashlib.sha256(data).hexdigest(), name)
