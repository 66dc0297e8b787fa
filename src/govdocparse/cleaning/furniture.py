"""Page furniture: page numbers, buttons and footers of a site leave the text, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from govdocparse.grammar import Grammar
from govdocparse.model import Omitted
from govdocparse.text import Span, Text, apart, present

_LINES_BELOW_TITLE = 20
_LONGEST_FOOTER = 200
_LONGEST_LINE = 160
_CALLOUTS = ("[!", "［!", "［！")


def drop(text: Text, grammar: Grammar) -> tuple[Text, tuple[Omitted, ...]]:
    """Text in normal form to the same without furniture lines; what they were, in source order."""
    string = text.string
    # What stands inside a line that leaves (bold words of a footer) leaves with it.
    found = list(apart((*_lines(string, grammar), *_footers(string, grammar), *_markup(string, grammar))))
    omitted = tuple(Omitted(text[start:end].strip().span(), reason) for start, end, reason in found)
    return text.without((start, end) for start, end, _ in found), omitted


def markdown_title(text: Text, grammar: Grammar) -> Span | None:
    """Where the title of a Markdown file stands in the source; None where a text does not open like one.

    A first heading that names no kind of document is the file's own name where a title below it names one.
    """
    found = grammar.pattern("markdown_title").match(text.string)
    if found is None:
        return None
    kind = grammar.pattern("title_kind").search
    below = text.string[found.end() :].split("\n", _LINES_BELOW_TITLE)[:_LINES_BELOW_TITLE]
    if not kind(found["title"].rstrip()) and any(kind(line.rstrip()) for line in below):
        return None
    return text.span(found.start("title"), found.end("title"))


def _lines(string: str, grammar: Grammar) -> Iterator[tuple[int, int, str]]:
    """Lines that are furniture as a whole; they are short, so the long lines of the paper are passed over."""
    match = grammar.pattern("furniture").match
    start = 0
    for line in string.split("\n"):
        if line and len(line) <= _LONGEST_LINE and (found := match(string, start, start + len(line))):
            yield start, start + len(line), str(found.lastgroup).replace("_", " ")
        start += len(line) + 1


def _markup(string: str, grammar: Grammar) -> Iterator[tuple[int, int, str]]:
    """The marks of a Markdown file, of headings and bold text the marks alone; what collections put before a line."""
    if string[:3] == "---" and (found := grammar.pattern("front_matter").match(string)):
        yield from _front_matter(found)
    if present(_CALLOUTS, string):
        for found in grammar.pattern("callout").finditer(string):
            yield *found.span(), "callout"
    if "【" in string:
        for found in grammar.pattern("part_label").finditer(string):
            yield *found.span(), "label"
    if present(("**",), string):
        for found in grammar.pattern("emphasis").finditer(string):
            yield *found.span("opened"), "markup"
            yield *found.span("closed"), "markup"
    if "#" in string or "<" in string or "*" in string or present(("---",), string):
        for found in grammar.pattern("markup").finditer(string):
            yield *found.span(), "markup"


def _front_matter(found: regex.Match[str]) -> Iterator[tuple[int, int, str]]:
    """The keys and values that a Markdown file opens with, less its title, which stays as a line."""
    start, end = found.span()
    if found["title"]:
        yield start, found.start("title"), "front matter"
        start = found.end("title")
    yield start, end, "front matter"


def _footers(string: str, grammar: Grammar) -> Iterator[tuple[int, int, str]]:
    """Short lines that hold what only the foot of a web page says."""
    if not present(grammar.lexicon("site_footer_signs"), string):
        return
    done = 0
    for found in grammar.pattern("site_footer").finditer(string):
        if found.start() < done:
            continue
        start = string.rfind("\n", done, found.start()) + 1
        end = string.find("\n", found.end())
        done = len(string) if end < 0 else end
        if done - start <= _LONGEST_FOOTER and "。" not in string[start:done]:
            yield start, done, "site footer"
