"""Web pages that a browser saved in one file (MHTML, RFC 2557): the page in it, read as a web page."""

from __future__ import annotations

import hashlib
from codecs import BOM_UTF8
from email import message_from_bytes
from email.message import Message

from msgspec.structs import replace

from govdocparse.errors import UnusableInput
from govdocparse.grammar import Grammar
from govdocparse.readers import html
from govdocparse.readers.reading import Limits, Reading

MEDIA_TYPE = "multipart/related"
_LIMITS = Limits()
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
# A page needs one boundary, or two where it has a text beside it; each one more is looked for at each line.
_MOST_BOUNDARIES = 20
_SAVE = "save the page as 'HTML only'"


def read(data: bytes, name: str | None = None, limits: Limits = _LIMITS, grammar: Grammar | None = None) -> Reading:
    """The bytes of a web archive to the text and hints of its page; pictures and styles are no text.

    Raises UnusableInput for an archive without a page, and for what exceeds a limit.
    """
    what = name or "the input"
    limits.hold(what, "bytes", len(data))
    if data.count(b"boundary=") > _MOST_BOUNDARIES:
        raise UnusableInput(f"{what} is a web archive (MHTML) with too many parts inside of one another; {_SAVE}")
    page = _page(message_from_bytes(data.removeprefix(BOM_UTF8).lstrip()))
    if page is None:
        raise UnusableInput(f"{what} is a web archive (MHTML) without a web page; {_SAVE}")
    content = page.get_payload(decode=True)
    found = html.read(content if isinstance(content, bytes) else b"", name, limits, grammar, page.get_content_charset())
    return replace(found, media_type=MEDIA_TYPE, sha256=hashlib.sha256(data).hexdigest())


def _page(archive: Message) -> Message | None:
    """The part that the archive starts with (RFC 2387), or its first web page."""
    pages = [part for part in archive.walk() if part.get_content_type() in _PAGES]
    start = archive.get_param("start")
    return next((page for page in pages if start and page["Content-ID"] == start), pages[0] if pages else None)
