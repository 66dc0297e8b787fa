"""A paper as a PDF file that a browser has printed, in two layouts: as GB/T 9704 sets it, and as a page of a site."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path

from carriers.content import Paper

# 28 characters of 16 points a line, 22 lines a page, the page number outside at the foot between dashes.
OFFICIAL = """
@page { size: A4; margin: 37mm 26mm 35mm 28mm }
@page :right { @bottom-right { content: "— " counter(page) " —"; font-size: 14pt; padding-right: 1em } }
@page :left { @bottom-left { content: "— " counter(page) " —"; font-size: 14pt; padding-left: 1em } }
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
# No indent, space between paragraphs, lines as wide as the paper lets them be.
SITE = """
@page { size: A4; margin: 15mm 12mm }
body { margin: 0; font: 12pt/1.7 "Noto Sans CJK SC", sans-serif }
p { margin: 0.8em 0 }
.mark, .number, .title { text-align: center }
.title { font-size: 16pt; font-weight: bold; margin: 0 }
.signature { text-align: right }
"""


def official(paper: Paper) -> str:
    """The page of a paper that prints as GB/T 9704 sets it."""
    return _page(paper, OFFICIAL)


def site(paper: Paper) -> str:
    """The page of a paper as a site shows it for printing."""
    return _page(paper, SITE)


LAYOUTS: Mapping[str, Callable[[Paper], str]] = {"official": official, "site": site}


def browser() -> str | None:
    """The program that prints, None where none is installed."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def printed(page: str, program: str) -> bytes:
    """The PDF file that a browser makes of a page; the site layout has the browser's own head and foot lines."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(page, encoding="utf-8")
        switches = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={target}",
            *(["--no-pdf-header-footer"] if OFFICIAL in page else []),
        ]
        environment = {**os.environ, "HOME": folder, "TZ": "UTC"}
        subprocess.run(
            [program, *switches, source.as_uri()], check=True, capture_output=True, timeout=120, env=environment
        )
        return target.read_bytes()


def _page(paper: Paper, style: str) -> str:
    body = "\n".join(f'<p class="{line.role}">{escape(line.whole)}</p>' for line in paper.lines)
    head = f'<meta charset="utf-8"><title>{escape(paper.title)}</title><style>{style}</style>'
    return f'<!DOCTYPE html><html lang="zh-CN"><head>{head}</head><body>{body}</body></html>'
