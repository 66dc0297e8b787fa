"""Makes small OFD packages in code."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

XMLNS = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text(
    x: float, y: float, string: str, identity: int = 1, *, size: float = 5.6, steps: str | None = "", more: str = ""
) -> str:
    """A text object whose first baseline begins at (x, y), in millimetres; `steps` is DeltaX, by default full width."""
    delta = f"g {max(1, len(string) - 1)} {size}" if steps == "" else steps
    across = f' DeltaX="{delta}"' if delta else ""
    return (
        f'<ofd:TextObject ID="{identity}" Boundary="{x} {y - size} 170 {2 * size}" Font="1" Size="{size}"{more}>'
        f'<ofd:TextCode X="0" Y="{size}"{across}>{escape(string)}</ofd:TextCode></ofd:TextObject>'
    )


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    """A straight line on the page."""
    return (
        f'<ofd:PathObject ID="9" Boundary="{x0} {y0} 200 200" LineWidth="0.3"><ofd:AbbreviatedData>'
        f"M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def image() -> str:
    """An image on the page."""
    return '<ofd:ImageObject ID="8" Boundary="0 0 210 297" ResourceID="5"/>'


def page(*objects: str, head: str = "") -> str:
    """A page with these objects in one layer."""
    layer = f'<ofd:Layer Type="Body">{"".join(objects)}</ofd:Layer>'
    return f"<ofd:Page {XMLNS}>{head}<ofd:Content>{layer}</ofd:Content></ofd:Page>"


def document(pages: int, *, common: str = "", more: str = "") -> str:
    """A document of so many pages."""
    refs = "".join(f'<ofd:Page ID="{100 + n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(pages))
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    data = f"<ofd:CommonData>{area}{common}</ofd:CommonData><ofd:Pages>{refs}</ofd:Pages>{more}"
    return f"<ofd:Document {XMLNS}>{data}</ofd:Document>"


def body(folder: str = "Doc_0", info: str = "", more: str = "") -> str:
    """What OFD.xml says of one document."""
    root = f"<ofd:DocRoot>{folder}/Document.xml</ofd:DocRoot>"
    return f"<ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID>{info}</ofd:DocInfo>{root}{more}</ofd:DocBody>"


def package(files: Mapping[str, str | bytes], bodies: Iterable[str] = ()) -> bytes:
    """The bytes of an OFD file with these files in it."""
    start = f'<ofd:OFD {XMLNS} Version="1.0" DocType="OFD">{"".join(bodies) or body()}</ofd:OFD>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"OFD.xml": start, **files}.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def ofd(
    *pages: str, common: str = "", more: str = "", info: str = "", files: Mapping[str, str | bytes] | None = None
) -> bytes:
    """An OFD file of one document with these pages, and any files beside them."""
    contents: dict[str, str | bytes] = {f"Doc_0/Pages/Page_{n}/Content.xml": content for n, content in enumerate(pages)}
    contents["Doc_0/Document.xml"] = document(len(pages), common=common, more=more)
    return package({**contents, **(files or {})}, [body(info=info)])
