"""Bytes -> the kind of carrier they are, told by their content and never by a file name."""

from __future__ import annotations

import codecs
from typing import Final, Literal

import regex

from govdocparse.errors import UnusableInput

Kind = Literal["text", "html", "mhtml", "docx", "pdf", "ofd"]
# What files are called that may hold a paper: whoever looks for some in a folder asks for no others.
SUFFIXES: Final = frozenset(
    {".txt", ".md", ".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml", ".docx", ".docm", ".pdf", ".ofd"}
)

_HEAD = 65536
_BEFORE = 64
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONVERT = "convert it first: soffice --headless --convert-to docx FILE"
_PICTURE = "is a picture; read its text with an OCR program first"
_UNPACK = "unpack it and give the document in it, or give the archive to govdocparse batch, which reads a {} as it is"
_ARCHIVE = "is a compressed archive; unpack it and give the document in it"
_TAR = f"is a tar archive; {_UNPACK.format('.tar')}"
_MAIL = "is an e-mail; save the document in it as a file of its own"
# What a file begins with that is no document of ours, and what to do about it.
_REFUSED = (
    (b"{\\rtf", f"is a rich-text file (.rtf); {_CONVERT}"),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"\x1f\x8b", "is compressed with gzip; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "is compressed with zstd; unpack it first"),
    (
        b"PAR1\x15",
        "is a table of rows (Parquet); give it to govdocparse batch, with --column for the column of the text",
    ),
    (b"BZh", _ARCHIVE),
    (b"\xfd7zXZ\x00", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"bplist00", "is a Safari web archive; save the page as HTML"),
    (b"Founder CEB", "is a Founder CEB file; print it from its reader to a PDF file and give that"),
)
# Pictures that only more than their first bytes tell: BMP, WebP, HEIF.
_OTHER_PICTURE = regex.compile(rb"(?s)BM.{4}\0{4}|RIFF.{4}WEBP|.{4}ftyp(?:hei[cx]|mif1|avif)")
# The signature of a tar archive, and where it stands.
_USTAR, _USTAR_PLACE = b"ustar", 257
# Streams of an OLE container by name, and what it is then.
_STREAMS = (
    ("EncryptedPackage", "is a password-protected Office file; take the protection off and save it as .docx"),
    ("WordDocument", f"is an old binary Word or WPS file (.doc, .wps); {_CONVERT}"),
    ("Workbook", "is a spreadsheet (.xls); save what the paper needs as .docx or HTML"),
    ("PowerPoint Document", "is a presentation (.ppt); save its text as .docx"),
)
# Members of a zip archive that tell what it is: (member, kind) and (member, refusal).
_MEMBERS: tuple[tuple[str, Kind], ...] = (("word/document.xml", "docx"), ("OFD.xml", "ofd"))
_FOREIGN = (
    ("xl/", "is a spreadsheet (.xlsx); save what the paper needs as .docx or HTML"),
    ("ppt/", "is a presentation (.pptx); save its text as .docx"),
    ("META-INF/container.xml", "is an e-book (.epub); give one of the HTML files in it"),
    ("content.xml", f"is an OpenDocument file (.odt); {_CONVERT}"),
)
_PROLOGUE = regex.compile(rb"(?s)\s*+(?:(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s+(?!html)[^>]*>)\s*+)*+")
_DOCUMENT = regex.compile(rb"(?i)<(?:!doctype\s+html|html|head|body)(?=[\s>])")
_OPENING = regex.compile(
    rb"(?i)<(?:meta|title|link|script|style|div|p|span|table|tbody|tr|td|ul|ol|li|dl|h[1-6]|center|font|section|article|main|a|b"
    rb"|strong|br|img|header|nav|ucapcontent)(?=[\s/>])"
)
_CLOSING = regex.compile(
    rb"(?i)</(?:p|div|td|tr|table|li|ul|span|h[1-6]|font|section|article|strong|a|b)\s*>|<br\s*/?>|&nbsp;"
)
# How a Markdown file begins, with keys and values or a heading; it may hold HTML and is no page.
_MARKED_DOWN = regex.compile(rb"\s*+(?:#{1,6} \S|---[ \t]*\r?\n(?:(?:[\w-]+:|[ \t]++\S|-[ \t])[^\n]*\n){1,60}+---\s)")
# The head of a MIME message up to what it holds: a page that a browser saved, with its pictures or alone; else mail.
_MIME = regex.compile(
    rb"(?i)\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?content-type:\s*"
    rb"(?:(?P<page>multipart/related|text/html)|text/|multipart/)"
)
_MIME_VERSION = regex.compile(rb"(?im)^mime-version:")
# Where a table begins and ends, and a line without tags, of a text that gives its tables as HTML.
_TABLE = regex.compile(rb"(?i)<table(?=[\s>])")
_TABLE_END = b"</table>"
_PLAIN_LINE = regex.compile(rb"(?m)^[^\S\n]*+[^<>\s][^<>\n]*+$")
_FEWEST_LINES = 3
_FEWEST_TAGS = 4
_BYTES_A_TAG = 400


def kind(data: bytes, name: str | None = None) -> Kind:
    """What the bytes are; raises UnusableInput for what is no document of ours, saying what to do with it."""
    what = name or "the input"
    for magic, refusal in _REFUSED:
        if data.startswith(magic):
            raise UnusableInput(f"{what} {refusal}")
    if _OTHER_PICTURE.match(data):
        raise UnusableInput(f"{what} {_PICTURE}")
    if data.startswith(_USTAR, _USTAR_PLACE):
        raise UnusableInput(f"{what} {_TAR}")
    if data.startswith(_OLE):
        raise UnusableInput(f"{what} {_ole(data)}")
    # Some servers put line ends or a byte order mark before a file; the table of an archive stands at its end.
    if data[:_BEFORE].removeprefix(codecs.BOM_UTF8).lstrip().startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip(data, what)
    if data.startswith(b"\0") and not data.strip(b"\0"):
        raise UnusableInput(f"{what} holds nothing but zero bytes; get it again from where it came")
    head = _plain(data[:_HEAD])
    if head[:1024].lstrip().startswith(b"%PDF-") or (b"\0" in head and b"%PDF-" in head[:1024]):
        return "pdf"
    if message := _MIME.match(head.lstrip()):
        if message["page"]:
            return "mhtml"
        if _MIME_VERSION.search(head):
            raise UnusableInput(f"{what} {_MAIL}")
    return "html" if is_page(head, what) else "text"


def _plain(head: bytes) -> bytes:
    """The first bytes as ASCII-compatible ones: UTF-16 markup is the same with a zero byte at each character."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or (
        head[:2].count(0) == 1 and head[:64].count(0) > 8
    ):
        return head.removeprefix(codecs.BOM_UTF16_LE).removeprefix(codecs.BOM_UTF16_BE).replace(b"\0", b"")
    return head.removeprefix(codecs.BOM_UTF8)


def is_page(head: bytes, what: str) -> bool:
    """Whether markup makes up the text: it begins with it, or tags are everywhere in it.

    `head` is its beginning in an encoding like ASCII, without a byte order mark. Raises UnusableInput for other XML.
    """
    prologue = _PROLOGUE.match(head)
    rest = head[prologue.end() :] if prologue else head
    if _DOCUMENT.match(rest) or _OPENING.match(rest):
        return True
    if b"mso-application" in head[:1024] and b"Word.Document" in head[:1024]:
        raise UnusableInput(f"{what} is a Word 2003 XML file; save it as .docx")
    if head.lstrip().startswith(b"<?xml"):
        raise UnusableInput(f"{what} is an XML file that is no web page; give the document itself")
    if rest.startswith((b"{", b"[")) or _MARKED_DOWN.match(rest):
        return False
    apart = _without_tables(rest)
    if len(_PLAIN_LINE.findall(apart)) >= _FEWEST_LINES:
        rest = apart
    tags = sum(1 for _ in _CLOSING.finditer(rest))
    return tags >= _FEWEST_TAGS and tags * _BYTES_A_TAG > len(rest)


def _without_tables(head: bytes) -> bytes:
    """What stands between the tables: lines without tags there make a text of it, which gives its tables as HTML."""
    pieces: list[bytes] = _TABLE.split(head)
    behind = (piece.lower().rfind(_TABLE_END) for piece in pieces[1:])
    return b"".join((pieces[0], *(piece[end:] for piece, end in zip(pieces[1:], behind, strict=True) if end >= 0)))


def _ole(data: bytes) -> str:
    """What an OLE container is, by the names of its streams."""
    for stream, refusal in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return refusal
    return f"is an old binary Office file (.doc, .wps, .xls); {_CONVERT}"


def _zip(data: bytes, what: str) -> Kind:
    """What a zip archive is, by the names of its members."""
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise UnusableInput(f"{what} is a damaged zip archive ({error}); fetch the file again") from error
    for member, found in _MEMBERS:
        if member in names:
            return found
    for member, refusal in _FOREIGN:
        if any(entry == member or (member.endswith("/") and entry.startswith(member)) for entry in names):
            raise UnusableInput(f"{what} {refusal}")
    raise UnusableInput(f"{what} is a zip archive that is no Word or OFD file; {_UNPACK.format('.zip')}")
