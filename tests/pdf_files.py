"""Makes small PDF files in code: text at places, in a font that is not embedded and names its characters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842
_FORM = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]"
_PIXEL = "BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
_IMAGE = f"q 100 0 0 100 100 100 cm {_PIXEL}"
_WHOLE = f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm {_PIXEL}"


@dataclass(frozen=True)
class Set:
    """A text whose first character begins at x, with its baseline at y from the top; `turn` in PDF's six numbers.

    `spacing` is added behind every character, `mode` is the render mode (3 is invisible).
    """

    x: float
    y: float
    text: str
    size: float = 16
    spacing: float = 0
    mode: int = 0
    turn: tuple[float, float, float, float] = (1, 0, 0, 1)


@dataclass(frozen=True)
class Stroke:
    """A straight line between two places; y from the top."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True)
class Image:
    """A black image, a hundred points wide and high; `nested` in a form; or over the `whole` page."""

    nested: bool = False
    whole: bool = False


Item = Set | Stroke | Image


def pdf(
    pages: Sequence[Iterable[Item]],
    rotate: int = 0,
    trailer: str = "",
    thin: str = "",
    *,
    ligatures: Mapping[str, str] | None = None,
    font: str = "Song",
    field: Set | None = None,
) -> bytes:
    """A PDF file of these pages; its font gives the characters of `thin` no more than the width of their ink.

    A character of `ligatures` is a glyph that stands for two characters and is as wide as both; `font` is its name. A form field of each page shows
    `field`.
    """
    ligatures = ligatures or {}
    items = [list(page) for page in pages]
    shown = [*(item for page in items for item in page), *([field] if field else [])]
    characters = sorted({c for item in shown if isinstance(item, Set) for c in item.text})
    codes = {character: index + 1 for index, character in enumerate(characters)}
    kids = " ".join(f"{6 + 2 * index} 0 R" for index in range(len(items)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(items)}>>".encode(),
        f"<</Type/Font/Subtype/Type0/BaseFont/{font}/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>".encode(),
        _descendant(codes, thin, ligatures, font),
        _stream(_unicode_map({ligatures.get(character, character): code for character, code in codes.items()})),
    ]
    last = 6 + 2 * len(items)
    fields = f"/Annots[{last + 1} 0 R]" if field else ""
    for index, page in enumerate(items):
        objects.append(
            f"<</Type/Page{fields}/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Rotate {rotate}"
            f"/Resources<</Font<</F 3 0 R>>/XObject<</X {last} 0 R>>>>/Contents {7 + 2 * index} 0 R>>".encode()
        )
        objects.append(_stream("\n".join(_drawn(item, codes) for item in page)))
    objects.append(_stream(_IMAGE, _FORM))
    if field:
        widget = f"<</Type/Annot/Subtype/Widget/FT/Tx/F 4/Rect[0 0 {WIDTH} {HEIGHT}]/AP<</N {last + 2} 0 R>>>>"
        objects += (widget.encode(), _stream(_drawn(field, codes), f"{_FORM}/Resources<</Font<</F 3 0 R>>>>"))
    return _file(objects, trailer)


def painting_itself() -> bytes:
    """A PDF file with a form that paints itself twice: PDFium takes all the memory that there is, and dies."""
    return _file(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>",
            _stream("/X Do"),
            _stream("/X Do /X Do", f"{_FORM}/Resources<</XObject<</X 5 0 R>>>>"),
        ]
    )


def _descendant(codes: dict[str, int], thin: str, ligatures: Mapping[str, str], name: str) -> bytes:
    narrow = " ".join(f"{code}[500]" for c, code in codes.items() if c < "\u0250" or c in thin)
    broad = " ".join(f"{codes[c]}[2000]" for c in ligatures)
    font = f"/Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880"
    system = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    return (
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}{system}"
        f"/FontDescriptor<<{font}/Descent -120/CapHeight 700/StemV 80>>/DW 1000/W[{narrow} {broad}]>>"
    ).encode()


def _unicode_map(codes: dict[str, int]) -> str:
    lines = "\n".join(f"<{code:04x}><{character.encode('utf-16-be').hex()}>" for character, code in codes.items())
    return (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapName/X def/CMapType 2 def\n"
        f"1 begincodespacerange<0000><ffff>endcodespacerange\n{len(codes)} beginbfchar\n{lines}\nendbfchar\n"
        "endcmap end end"
    )


def _drawn(item: Item, codes: dict[str, int]) -> str:
    if isinstance(item, Image):
        return "/X Do" if item.nested else _WHOLE if item.whole else _IMAGE
    if isinstance(item, Stroke):
        return f"0.5 w {item.x0} {HEIGHT - item.y0} m {item.x1} {HEIGHT - item.y1} l S"
    string = "".join(f"{codes[character]:04x}" for character in item.text)
    state = f"/F {item.size} Tf {item.mode} Tr {item.spacing} Tc"
    matrix = " ".join(str(number) for number in (*item.turn, item.x, HEIGHT - item.y))
    return f"BT {state} {matrix} Tm <{string}> Tj ET"


def _stream(content: str, more: str = "") -> bytes:
    data = content.encode()
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (more.encode(), len(data), data)


def _file(objects: Sequence[bytes], trailer: str = "") -> bytes:
    data = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R{trailer}>>"
    return data + f"{end}\nstartxref\n{len(data)}\n%%EOF\n".encode()
