"""What stands inside of a paragraph: text, breaks, symbols, formulas, fields, links, notes, each by its own handler.

A handler takes the story that is being read and one element; what no handler knows shows nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from govdocparse.readers.docx.drawings import contents
from govdocparse.readers.docx.xml import COMPATIBILITY, child, chosen, relation, switched_on, value
from govdocparse.readers.raised import raised_behind
from govdocparse.readers.reading import Link, Omission
from govdocparse.readers.symbol_fonts import drawn, family
from govdocparse.text import Span

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from govdocparse.readers.docx.story import Story

Handler = Callable[["Story", "Element"], None]

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS_AS_BLANKS = str.maketrans("\n\r", "  ")
_XML_BLANKS = " \t\r\n"
# Only characters below the first, or between the others, can be those of a symbol font.
_BEHIND_LATIN, _PRIVATE, _BEHIND_PRIVATE = "\u0100", "\ue000", "\uf900"


def breaks_as_blanks(text: str) -> str:
    """A line end inside of text shows as a blank."""
    return text.translate(_BREAKS_AS_BLANKS) if "\n" in text or "\r" in text else text


def _into(story: Story, node: Element) -> None:
    story.push(node)


def text(story: Story, node: Element) -> None:
    """Text as it is stored, but for what a run has shown as other characters."""
    words = node.text
    if not words:
        return
    if (words[0] in _XML_BLANKS or words[-1] in _XML_BLANKS) and node.get(_SPACE) != "preserve":
        words = words.strip(_XML_BLANKS)
    words = breaks_as_blanks(words)
    if words < _BEHIND_LATIN or _PRIVATE <= words < _BEHIND_PRIVATE:
        words = _as_set(story, words, child(node.getparent(), "rPr"))
    story.say(words)


def _as_set(story: Story, words: str, properties: Element | None) -> str:
    """Text as the properties of its run have it shown: in a symbol font, raised behind other text."""
    font = value(child(properties, "rFonts"), "ascii")
    if family(font, story.context.grammar):
        return drawn(words, font or "", story.context.grammar)
    if value(child(properties, "vertAlign")) == "superscript":
        return raised_behind(story.sheet.last, words)
    return words


def _tab(story: Story, _node: Element) -> None:
    story.say("\t")


def _hyphen(story: Story, _node: Element) -> None:
    story.say("-")


def _line_end(story: Story, _node: Element) -> None:
    story.say("\n")


def _break(story: Story, node: Element) -> None:
    """A line break ends a line; a page or column break does not."""
    if value(node, "type") in (None, "textWrapping"):
        story.say("\n")


def _symbol(story: Story, node: Element) -> None:
    """A character of a symbol font, given by its code."""
    try:
        character = chr(int(value(node, "char") or "", 16))
    except (ValueError, OverflowError):
        return
    if character.isprintable() or _PRIVATE <= character < _BEHIND_PRIVATE:
        story.say(drawn(character, value(node, "font") or "", story.context.grammar))


def _formula(story: Story, node: Element) -> None:
    """A formula on one line: its characters in order, exponents raised, a stroke before each denominator."""
    for inner in node.iter():
        if inner.tag.endswith("}t"):
            words = breaks_as_blanks(inner.text or "")
            story.say(raised_behind(story.sheet.last, words) if _is_exponent(inner) else words)
        elif inner.tag.endswith("}den"):
            story.show("/")


def _is_exponent(text: Element) -> bool:
    """Whether a text of a formula stands, alone in its run, above the line behind a base."""
    run = text.getparent()
    place = None if run is None else run.getparent()
    base = None if place is None else place.getparent()
    return place is not None and base is not None and place.tag.endswith("}sup") and base.tag.endswith("}sSup")


def _ruby(story: Story, node: Element) -> None:
    """Text with its reading above: the text alone."""
    base = child(node, "rubyBase")
    if base is not None:
        story.push(base)


def _alternatives(story: Story, node: Element) -> None:
    branch = chosen(node)
    if branch is not None:
        story.push(branch)


def _drawing(story: Story, node: Element) -> None:
    found = contents(node, story.space)
    story.keep_boxes(found.boxes)
    if not story.fields.silent:
        story.sheet.unread.update(found.unread)


# --- fields and links ------------------------------------------------------------------------------------------------


def _simple_field(story: Story, node: Element) -> None:
    story.fields.begin()
    story.fields.instruct(value(node, "instr") or "")
    story.fields.separate()
    story.push(node, story.fields.end)


def _field_character(story: Story, node: Element) -> None:
    """The begin, middle or end of a field; a check box that a field holds is shown."""
    kind = value(node, "fldCharType")
    if kind == "begin":
        box = child(node, "ffData", "checkBox")
        if box is not None:
            state = child(box, "checked")
            story.show("☑" if switched_on(child(box, "default") if state is None else state) else "☐")
        story.fields.begin()
    elif kind == "separate":
        story.fields.separate()
    elif kind == "end":
        story.fields.end()


def _instruction(story: Story, node: Element) -> None:
    story.fields.instruct(node.text or "")


def _link(story: Story, node: Element) -> None:
    start, address = story.sheet.length, story.links.get(relation(node) or "")

    def close() -> None:
        if address is not None:
            story.sheet.links.append(Link(Span(start, story.sheet.length), address))

    story.push(node, close)


# --- notes -----------------------------------------------------------------------------------------------------------


def _note_reference(story: Story, node: Element, kind: str) -> None:
    """The mark of a note; its text is read behind the body."""
    if not story.fields.silent:
        custom = value(node, "customMarkFollows") in ("1", "true", "on")
        _write_mark(story, story.context.notes.mark(kind, value(node, "id") or "", custom=custom))


def _note_mark(story: Story, _node: Element) -> None:
    _write_mark(story, story.note)


def _write_mark(story: Story, mark: str) -> None:
    start = story.sheet.length
    story.show(mark)
    story.sheet.omissions.append(Omission(Span(start, story.sheet.length), "note mark", inline=True))


# By local name, in the namespace of the document.
INLINE: Mapping[str, Handler] = {
    "t": text,
    "tab": _tab,
    "ptab": _tab,
    "cr": _line_end,
    "br": _break,
    "noBreakHyphen": _hyphen,
    "sym": _symbol,
    "ruby": _ruby,
    "fldSimple": _simple_field,
    "fldChar": _field_character,
    "instrText": _instruction,
    "hyperlink": _link,
    "footnoteReference": partial(_note_reference, kind="footnote"),
    "endnoteReference": partial(_note_reference, kind="endnote"),
    "footnoteRef": _note_mark,
    "endnoteRef": _note_mark,
    "drawing": _drawing,
    "pict": _drawing,
    "object": _drawing,
    "ins": _into,
    "moveTo": _into,
    "smartTag": _into,
    "dir": _into,
    "bdo": _into,
}
# By qualified name, whatever the document.
FOREIGN: Mapping[str, Handler] = {
    COMPATIBILITY + "AlternateContent": _alternatives,
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": _formula,
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMathPara": _formula,
    "{http://purl.oclc.org/ooxml/officeDocument/math}oMath": _formula,
    "{http://purl.oclc.org/ooxml/officeDocument/math}oMathPara": _formula,
}
