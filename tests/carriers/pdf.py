"""A paper as a PDF file that a browser has printed, in two layouts: as GB/T 9704 sets it, and as a page of a site."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from html import escape
from pathlib import Path

from carriers.content import Paper

# 28 characters of 16 points a line, 22 lines a page, the page number outside at the foot between dashes.
OFFICIAL = """
@page { size: A4; margin: 37mm 26mm 35mm 28mm }
@page :right { @bottom-right { content: "— " counter(page) " —"; font: 14pt "Noto Serif CJK SC", serif; padding-right: 1em } }
@page :left { @bottom-left { content: "— " counter(page) " —"; font: 14pt "Noto Serif CJK SC", serif; padding-left: 1em } }
body { margin: 0; font: 16pt/29pt "Noto Serif CJK SC", serif; text-align: justify }
p { margin: 0; text-indent: 2em; widows: 1; orphans: 1 }
.mark, .number, .title { text-align: center; text-indent: 0 }
.mark { color: red; font-size: 22pt }
.title { font-size: 22pt; line-height: 32pt }
.addressees, .label { text-indent: 0 }
.signature { text-align: right; text-indent: 0; padding-right: 4em }
.imprint { font-size: 14pt; text-indent: 1em }
.number { margin-bottom: 29pt }
.label { break-before: page }
"""
# No indent, space between paragraphs, lines as wide as the paper lets them be, the name of the site on each page.
SITE = """
@page { size: A4; margin: 18mm 12mm;
  @top-left { content: "山海市人民政府门户网站"; font: 9pt "Noto Sans CJK SC", sans-serif }
  @bottom-center { content: "第 " counter(page) " 页 共 " counter(pages) " 页"; font: 9pt "Noto Sans CJK SC", sans-serif } }
body { margin: 0; font: 12pt/1.7 "Noto Sans CJK SC", sans-serif }
p { margin: 0.8em 0 }
.mark, .number, .title { text-align: center }
.title { font-size: 18pt; margin: 0 }
.signature { text-align: right }
"""


LAYOUTS: Mapping[str, str] = {"official": OFFICIAL, "site": SITE}


def browser() -> str | None:
    """The program that prints, None where none is installed."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def pdf(paper: Paper, layout: str, program: str, font: Path | None = None) -> bytes:
    """The PDF file that a browser makes of a paper; a `font` file goes before those that are installed."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(_page(paper, LAYOUTS[layout], font), encoding="utf-8")
        switches = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={target}",
        ]
        environment = {**os.environ, "HOME": folder}
        subprocess.run(
            [program, *switches, source.as_uri()], check=True, capture_output=True, timeout=120, env=environment
        )
        return target.read_bytes()


def _page(paper: Paper, style: str, font: Path | None) -> str:
    if font is not None:
        style = f"@font-face {{ font-family: Given; src: url({font.absolute().as_uri()}) }}" + style.replace(
            '"Noto', 'Given, "Liberation Serif", "Noto'
        )
    body = "\n".join(f'<p class="{line.role}">{escape(line.whole)}</p>' for line in paper.lines)
    head = f'<meta charset="utf-8"><title>{paper.name}</title><style>{style}</style>'
    return f'<!DOCTYPE html><html lang="zh-CN"><head>{head}</head><body>{body}</body></html>'
