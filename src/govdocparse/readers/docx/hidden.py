"""What a Word file holds and does not show: runs that their properties, or the styles behind these, hide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdocparse.readers.docx.styles import Style, Styles
from govdocparse.readers.docx.xml import child, switched_on, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_AWAY = ("del", "moveFrom")


class Hidden:
    """Tells what one part of a document hides; `any` says that something in it may be hidden at all."""

    def __init__(self, root: Element, space: str, styles: Styles) -> None:
        self._space = space
        self._styles = styles
        self.any = styles.hide or next(root.iter(space + "vanish"), None) is not None

    def hides(self, direct: Element | None, style: Style | None) -> bool:
        """Whether run properties, or the styles behind them, hide text."""
        if not self.any:
            return False
        vanish = child(direct, "vanish")
        if vanish is not None:
            return switched_on(vanish)
        named = child(direct, "rStyle")
        if named is not None and (hidden := self._styles.of(value(named)).hidden) is not None:
            return hidden
        return bool(style and style.hidden)

    def is_blank(self, node: Element) -> bool:
        """Whether a paragraph shows no text, its deleted and hidden runs left out."""
        away = {self._space + name for name in _AWAY}
        for found in node.iter(self._space + "t"):
            run = found.getparent()
            around = None if run is None else run.getparent()
            if run is None or (around is not None and around.tag in away):
                continue
            if found.text and not self.hides(child(run, "rPr"), None):
                return False
        return True
