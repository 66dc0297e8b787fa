"""Annotations of an OFD file (GB/T 33190 §15): the words that they put on pages, beside the text of the paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from govdocparse.readers.ofd.package import Package, child, children, resolved, text_of
from govdocparse.strings import on_one_line

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HIDDEN = ("false", "0")


class Words(NamedTuple):
    """What the annotations of one page say: its watermarks, and all others; each once."""

    watermarks: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def locations(package: Package, path: str, root: Element) -> Mapping[str, str]:
    """The file of the annotations of each page, by the id of the page."""
    file = resolved(path, text_of(child(root, "Annotations")))
    listed = package.optional(file) if child(root, "Annotations") is not None else None
    return {
        page.get("PageID") or "": resolved(file, text_of(child(page, "FileLoc"))) for page in children(listed, "Page")
    }


def words(package: Package, path: str) -> Words:
    """The words of the annotations in a file; none where it is missing or unsound."""
    watermarks: dict[str, None] = {}
    others: dict[str, None] = {}
    for annotation in children(package.optional(path), "Annot"):
        if annotation.get("Visible") in _HIDDEN:
            continue
        codes = (code.text or "" for code in annotation.iter("{*}TextCode"))
        if line := on_one_line("".join(codes)):
            (watermarks if annotation.get("Type") == "Watermark" else others).setdefault(line)
    return Words(tuple(watermarks), tuple(others))
