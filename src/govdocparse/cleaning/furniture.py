"""Page furniture: page numbers, buttons and footers of a site leave the text, each with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import regex

from govdocparse.cleaning import page
from govdocparse.grammar import Grammar
from govdocparse.model import Omitted
from govdocparse.strings import present
from govdocparse.text import Edit, Span, Text, apart

_LINES_BELOW_TITLE: Final = 20
_LONGEST_FOOTER: Final = 200
_LONGEST_LINE: Final = 160
_LINE_BREAK: Final = "line break"
_PAGE_NUMBER: Final = "page number"
# Numbers alone on their lines: how many of them count pages at least, how high the first one is at most, and how many
# lines a page has at least.
_LEAST_COUNTED: Final = 3
_THIRD: Final = ("\n3\n", " 3\n", "\n3 ")
_HIGHEST_FIRST: Final = 3
_LEAST_PAGE: Final = 15
_FARTHEST_NUMBER: Final = 20
_CALLOUTS: Final = ("[!", "［!", "［！")
_LINKS: Final = ("](", "］（", "］(")
# Running heads: on how many pages at least, how long, how far from the number of the page, and what ends none of them.
_LEAST_PAGES: Final = 2
# One page in so many has a running head at least: those of two sides take turns, some pages lost theirs.
_PAGES_OF_A_HEAD: Final = 4
_LONGEST_HEAD: Final = 40
_FARTHEST_HEAD: Final = 200
_STOPS: Final = "。；：！？，、"
# What ends an item of a list, and how wide a line of it is at least that breaks off.
_ITEM_STOPS: Final = "。；：！？"
_LEAST_BROKEN: Final = 28


def drop(text: Text, grammar: Grammar) -> tuple[Text, tuple[Omitted, ...]]:
    """Text in normal form to the same without furniture lines; what they were, in source order."""
    string = text.string
    # What stands inside a line that leaves (bold words of a footer) leaves with it.
    lines = [*_lines(string, grammar), *_bare_numbers(string, grammar)]
    heads = _running_heads(string, sorted(span for *span, reason in lines if reason == _PAGE_NUMBER), grammar)
    footers = list(_footers(string, grammar))
    around = page.found(string, lines, footers, grammar)
    labels, empty = page.bare_labels(string, grammar)
    empty_labels = ((start, end, "label") for start, end in empty)
    said = page.summary(string)
    found = list(apart((*lines, *heads, *footers, *around, *said, *empty_labels, *_markup(string, grammar))))
    omitted = tuple(Omitted(text[start:end].strip().span(), reason) for start, end, reason in found)
    edits = [Edit(start, end, "\n" if reason == _LINE_BREAK else "") for start, end, reason in found]
    return text.edited(sorted([*edits, *(Edit(place, place, "：") for place in labels)])), omitted


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


def heading_marks(dropped: Sequence[Omitted], source: str) -> list[int]:
    """Where the marks of headings (##) that were dropped from a Markdown file end in its source."""
    return [item.span.end for item in dropped if item.reason == "markup" and source[item.span.start] == "#"]


def _lines(string: str, grammar: Grammar) -> Iterator[tuple[int, int, str]]:
    """Lines that are furniture as a whole; they are short, so the long lines of the paper are passed over."""
    rule = grammar.pattern("furniture")
    start = 0
    for line in string.split("\n"):
        end = start + len(line)
        if line and len(line) <= _LONGEST_LINE and (found := rule.match(string, end - len(line.lstrip(" ")), end)):
            yield start, end, str(found.lastgroup).replace("_", " ")
        start = end + 1


def _bare_numbers(string: str, grammar: Grammar) -> list[tuple[int, int, str]]:
    """The lines that are nothing but a number, where they count the pages: each is the next one, a page further on.

    The first line of all needs no other.
    """
    if not present(_THIRD, string):
        return _first_number(string)
    found = list(grammar.pattern("counting_line").finditer(string))
    if len(found) < _LEAST_COUNTED or int(found[0][0]) > _HIGHEST_FIRST:
        return []
    for above, below in pairwise(found):
        if int(below[0]) != int(above[0]) + 1 or string.count("\n", above.end(), below.start()) < _LEAST_PAGE:
            return []
    return [(*each.span(), _PAGE_NUMBER) for each in found]


def _first_number(string: str) -> list[tuple[int, int, str]]:
    """The first line of all where it is the number of the first page and nothing else."""
    opening = string[:_FARTHEST_NUMBER]
    number, _, rest = opening.lstrip().partition("\n")
    start = opening.find("1")
    alone = number.rstrip() == "1" and not rest.lstrip()[:1].isdecimal()
    return [(start, start + 1, _PAGE_NUMBER)] if alone else []


def _running_heads(string: str, numbers: Sequence[Sequence[int]], grammar: Grammar) -> Iterator[tuple[int, int, str]]:
    """The lines beside the page `numbers` that say the same on several pages, and at the top of the first one.

    There a title may stand, which the later pages only say again.
    """
    if len(numbers) < _LEAST_PAGES:
        return
    top = _line_behind(string, -1)
    beside = [line for start, end in numbers for line in (_line_before(string, start), _line_behind(string, end))]
    least = max(_LEAST_PAGES, len(numbers) // _PAGES_OF_A_HEAD)
    # Even and odd pages may set it with other blanks.
    said = Counter(string[slice(*line)].replace(" ", "") for line in (top, *beside))
    heads = {head for head, count in said.items() if count >= least}
    if not grammar.pattern("document_kind_end").search(string[slice(*top)].rstrip()):
        beside.append(top)
    for start, end in sorted(set(beside)):
        line = string[start:end].strip()
        if line.replace(" ", "") in heads and _may_be_head(line, grammar):
            yield start, end, "running head"


def _may_be_head(line: str, grammar: Grammar) -> bool:
    """Whether a line may stand on every page: it is short, no sentence or part of one, and not numbered."""
    if not 1 < len(line) <= _LONGEST_HEAD or line[-1] in _STOPS or line.isdecimal():
        return False
    if line.count("（") != line.count("）") or line.count("《") != line.count("》"):
        return False
    return grammar.pattern("marker").match(line) is None


def _line_before(string: str, place: int) -> tuple[int, int]:
    """The line that is not blank above the one that begins at `place`."""
    end = len(string[max(0, place - _FARTHEST_HEAD) : place].rstrip()) + max(0, place - _FARTHEST_HEAD)
    return string.rfind("\n", 0, end) + 1, end


def _line_behind(string: str, place: int) -> tuple[int, int]:
    """The line that is not blank below the one that ends at `place`."""
    near = string[place + 1 : place + 1 + _FARTHEST_HEAD]
    start = place + 1 + len(near) - len(near.lstrip())
    end = string.find("\n", start)
    return start, len(string) if end < 0 else end


def _markup(string: str, grammar: Grammar) -> Iterator[tuple[int, int, str]]:
    """The marks of a Markdown file, of headings and bold text the marks alone; what collections put before a line."""
    if string[:3] == "---" and (found := grammar.pattern("front_matter").match(string)):
        yield from _front_matter(string, found)
    if present(_CALLOUTS, string):
        for found in grammar.pattern("callout").finditer(string):
            yield *found.span(), "callout"
    if "|" in string:
        yield from _lone_bars(string, grammar)
    if "【" in string:
        for found in grammar.pattern("part_label").finditer(string):
            yield *found.span(), "label"
    yield from ((start, end, "markup") for start, end in bold_marks(string, grammar))
    if "<" in string:
        for found in grammar.pattern("line_break").finditer(string):
            yield *found.span(), _LINE_BREAK
    yield from _marks(string, grammar)
    yield from _broken_items(string, grammar)


def bold_marks(string: str, grammar: Grammar) -> Iterator[tuple[int, int]]:
    """Where the ** around bold text stand; none in a text that hides digits behind asterisks (91310117****)."""
    if present(("**",), string) and grammar.pattern("mask").search(string) is None:
        for found in grammar.pattern("emphasis").finditer(string):
            yield from (found.span(group) for group in ("opened", "again", "closed") if found[group])


def _lone_bars(string: str, grammar: Grammar) -> Iterator[tuple[int, int, str]]:
    """The bars behind lines that are the only cell of their row; next to a row of several they are of a table."""
    for found in grammar.pattern("trailing_bar").finditer(string):
        beside = (
            string[slice(*_line_before(string, found.start()))],
            string[slice(*_line_behind(string, found.end()))],
        )
        if not any("|" in line.rstrip(" |") for line in beside):
            yield *found.span("bar"), "separator"


def _marks(string: str, grammar: Grammar) -> Iterator[tuple[int, int, str]]:
    """The marks in front of lines, and those around the name of a file with the address that it leads to."""
    if "#" in string or "<" in string or "*" in string or present(("---", "![", "```", "\n-", "\n>"), string):
        for found in grammar.pattern("markup").finditer(string):
            yield *found.span(), "markup"
    if present(_LINKS, string):
        for found in grammar.pattern("file_link").finditer(string):
            yield *found.span("opened"), "markup"
            yield *found.span("closed"), "markup"


def _broken_items(string: str, grammar: Grammar) -> Iterator[tuple[int, int, str]]:
    """The bullet `1.` in front of the rest of an item, where a collection made an item of each line that was full."""
    if "#" not in string or not present(("\n1.",), string):
        return
    for found in grammar.pattern("broken_item").finditer(string):
        start = string.rfind("\n", 0, found.start()) + 1
        before = string[start : found.start()].strip()
        broken = len(before) >= _LEAST_BROKEN and before[-1] not in _ITEM_STOPS
        if broken and grammar.pattern("marker").match(before):
            yield *found.span(), "markup"


def _front_matter(string: str, found: regex.Match[str]) -> Iterator[tuple[int, int, str]]:
    """The keys and values that a Markdown file opens with, less its title where none below says it."""
    start, end = found.span()
    title = found["title"]
    if title and not string[end:].lstrip().removeprefix("#").lstrip().startswith(title):
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
