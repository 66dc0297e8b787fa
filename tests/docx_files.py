"""Small Word files made in code: paragraphs, lists, tables and the parts around them, as bytes of a zip archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from govdocparse.readers.reading import Reading
from govdocparse.text import Span

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = {
    "w": WORD,
    "r": RELATIONS,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
_TYPES = {
    "document": "document.main",
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header1": "header",
    "header2": "header",
    "footer1": "footer",
    "footer2": "footer",
}


def docx(
    body: str,
    *,
    strict: bool = False,
    links: Mapping[str, str] | None = None,
    main: str = "word/document.xml",
    chunks: Mapping[str, str] | None = None,
    **parts: str,
) -> bytes:
    """A Word file with this body; `parts` are the insides of further parts: styles, numbering, header1 and so on.

    `chunks` are files of other formats by the ids of their relationships.
    """
    insides = {"document": f"<w:body>{body}</w:body>", **parts}
    elements = {"header1": "hdr", "header2": "hdr", "footer1": "ftr", "footer2": "ftr"}
    folder = main.rpartition("/")[0]
    members = {
        "[Content_Types].xml": _content_types(folder, insides),
        "_rels/.rels": _relationships([("rId1", "officeDocument", main, False)]),
        f"{folder}/_rels/{main.rpartition('/')[2]}.rels": _relationships(
            [(name, name.rstrip("0123456789"), f"{name}.xml", False) for name in parts]
            + [(name, "hyperlink", address, True) for name, address in (links or {}).items()]
            + [(name, "aFChunk", f"{name}.dat", False) for name in chunks or ()]
        ),
        **{f"{folder}/{name}.dat": content for name, content in (chunks or {}).items()},
    }
    for name, inside in insides.items():
        element = elements.get(name, name)
        path = main if name == "document" else f"{folder}/{name}.xml"
        members[path] = f"<w:{element} {_DECLARED}>{inside}</w:{element}>"
    return zipped({name: _strict(text) if strict else text for name, text in members.items()})


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def p(*content: str, style: str | None = None, num: tuple[int, int] | None = None, pr: str = "") -> str:
    """A paragraph of runs or plain text; `num` is a number id with a level."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    numbered = f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    inside = "".join(item if item.startswith("<") else r(item) for item in content)
    return f"<w:p><w:pPr>{named}{numbered}{pr}</w:pPr>{inside}</w:p>"


def r(text: str, pr: str = "") -> str:
    """A run of text, blanks kept."""
    return f'<w:r><w:rPr>{pr}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def level(place: int, text: str, form: str = "decimal", *, start: int | None = 1, extra: str = "") -> str:
    """A level of a list; `extra` are elements in front of its text (lvlRestart, suff, isLgl, pStyle)."""
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    return (
        f'<w:lvl w:ilvl="{place}">{begin}<w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val={quoteattr(text)}/></w:lvl>'
    )


def lists(*abstract: str, numbers: str = "") -> str:
    """The inside of a numbering part: abstract definitions 0, 1, …, lists 1, 2, … of them, then the lists `numbers`."""
    defined = "".join(
        f'<w:abstractNum w:abstractNumId="{place}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for place, levels in enumerate(abstract)
    )
    used = "".join(num(place + 1, place) for place in range(len(abstract)))
    return defined + used + numbers


def num(number_id: int, abstract: int, overrides: str = "") -> str:
    """A list that uses an abstract definition."""
    return f'<w:num w:numId="{number_id}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'


def style(name: str, title: str | None = None, *, based_on: str | None = None, pr: str = "", run: str = "") -> str:
    """A paragraph style."""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{title or name}"/>{based}'
        f"<w:pPr>{pr}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def table(*rows: str, borders: bool = True) -> str:
    """A table of rows, each the joined cells that `tc` makes."""
    kind = "single" if borders else "none"
    drawn = "".join(f'<w:{side} w:val="{kind}"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    inside = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr><w:tblBorders>{drawn}</w:tblBorders></w:tblPr><w:tblGrid/>{inside}</w:tbl>"


def tc(*content: str, columns: int = 1, merge: str | None = None) -> str:
    """A table cell of paragraphs or plain text; `merge` is "restart" or "continue"."""
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    inside = "".join(item if item.startswith("<") else p(item) for item in content or ("",))
    return f"<w:tc><w:tcPr>{span}{merged}</w:tcPr>{inside}</w:tc>"


def row(*cells: str) -> str:
    """A row of plain cells."""
    return "".join(tc(cell) for cell in cells)


def control(alias: str, content: str, *, tag: str = "", pr: str = "") -> str:
    """A content control around runs or paragraphs."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{alias}"/><w:tag w:val="{tag}"/>{pr}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def field(instruction: str, result: str | None) -> str:
    """A complex field with a result of runs; None for a field without a result."""
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(instruction)}</w:instrText></w:r>{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(*paragraphs: str) -> str:
    """A text box as Word writes it: once as a shape, once more for old readers."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:wsp><wps:txbx>'
        f"{content}</wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def kept(reading: Reading) -> str:
    """The text less what is omitted."""
    text = reading.text
    for omission in reversed(reading.hints.omissions):
        text = text[: omission.span.start] + text[omission.span.end :]
    return text.rstrip("\n")


def at(reading: Reading, span: Span) -> str:
    """The text at a place."""
    return reading.text[span.start : span.end]


def omitted(reading: Reading) -> list[tuple[str, str]]:
    """The omissions: why, and what."""
    return [(item.reason, at(reading, item.span)) for item in reading.hints.omissions]


def labels(reading: Reading) -> list[tuple[str, str]]:
    """The fields: key and text."""
    return [(item.key, at(reading, item.span)) for item in reading.hints.labelled]


MARGINS = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
    '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
)


def _content_types(folder: str, parts: Mapping[str, str]) -> str:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(
        f'<Override PartName="/{folder}/{name}.xml" ContentType="{kind}.{_TYPES[name]}+xml"/>' for name in parts
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(items: list[tuple[str, str, str, bool]]) -> str:
    inside = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target={quoteattr(target)}'
        f"{' TargetMode=' + quoteattr('External') if external else ''}/>"
        for name, kind, target, external in items
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def _strict(text: str) -> str:
    return (
        text.replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace(RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        .replace(SPACES["m"], "http://purl.oclc.org/ooxml/officeDocument/math")
    )
