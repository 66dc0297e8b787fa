"""Titles: which lines make one, where it ends, and what its bracket says (GB/T 9704-2012 7.3.1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from typing import Final, NamedTuple

import regex

from govdocparse.cleaning.cleaned import CleanDrawing, CleanTable
from govdocparse.grammar import Grammar
from govdocparse.model import Field
from govdocparse.structure import names
from govdocparse.structure.fields import Fields
from govdocparse.text import Span, Text, joined

_LONGEST_LINE: Final = 100
_MARKS: Final = " 《》。；"
_MOST_LINES: Final = 6
# A title may begin with many bodies, each on a line of its own.
_MOST_BODIES: Final = 12
_LONGEST_BRACKET: Final = 40
_LEAST_TITLE: Final = 3
_DASH: Final = "——"
# So long a line at least says a title again; a shorter one may be the same by chance.
LEAST_REPEATED: Final = 8
# A suffix of a file, with its point, is no longer.
LONGEST_SUFFIX: Final = 6
# What the brackets inside a title become when those around it leave.
OUTER_MARKS: Final = str.maketrans("〈〉", "《》")
_MOST_TITLE_ROWS: Final = 2
# The sign of a note below the text: 统计公报［1］.
_FOOTNOTE: Final = regex.compile(r"(?<=\p{Han})［\d{1,2}］$")
_SPACED: Final = regex.compile(r"\p{Han}(?: \p{Han}){2,}+(?!\p{Han})")


class Title(NamedTuple):
    """A title of one or more lines, in one string without the line ends."""

    text: Text
    span: Span


def title_at(lines: Sequence[Text], index: int, grammar: Grammar) -> tuple[Title | None, int]:
    """The title whose first line is at `index`, and the index of the line behind it; None where there is no title.

    A title is one or more lines without a full stop; it ends at the line whose last word is a kind of document, at one
    that names addressees or says the same again, or where the text begins.
    """
    kind, speech, guide = map(grammar.pattern, ("title_kind", "speech_end", "guide_end"))

    def is_whole(parts: Sequence[Text]) -> bool:
        string = parts[-1].string
        if kind.search(string) or speech.search(string):
            return True
        following = index + len(parts)
        goes_on = following < len(lines) and kind.search(lines[following].string)
        return not goes_on and guide.search(string) is not None

    return _title_at(lines, index, grammar, is_whole)


def part_title_at(lines: Sequence[Text], index: int, grammar: Grammar, known: Set[str]) -> tuple[Title | None, int]:
    """The title of a promulgated text or an attachment, as `title_at`; it also ends where it is one of `known`."""
    end = grammar.pattern("part_title_end")

    def is_whole(parts: Sequence[Text]) -> bool:
        if plain("".join(part.string for part in parts)) in known:
            return True
        following = index + len(parts)
        goes_on = (
            following < len(lines) and end.search(lines[following].string) and len(lines[following]) > _LEAST_TITLE
        )
        return end.search(parts[-1].string) is not None and not goes_on

    return _title_at(lines, index, grammar, is_whole)


def _title_at(
    lines: Sequence[Text], index: int, grammar: Grammar, is_whole: Callable[[Sequence[Text]], bool]
) -> tuple[Title | None, int]:
    """The lines of a title from `index` on, as long as each may go on with it, until `is_whole` says they are one."""
    parts: list[Text] = []
    bodies = 0
    while index < len(lines) and len(parts) < _MOST_LINES + bodies:
        line = lines[index]
        bodies += bodies < _MOST_BODIES and grammar.pattern("body_name").match(line.string) is not None
        if not can_be_title(line, grammar) or (parts and is_addressees(line, grammar)):
            break
        if line.string.startswith("（") and not (parts and _may_go_on(line, grammar)):
            break
        if parts and (
            _says_a_line_again(line, parts)
            or says_again(lines, index, parts)
            or grammar.pattern("not_title_line").match(line.string)
            or _is_signed(line, parts, grammar)
        ):
            break
        parts.append(line)
        index += 1
        if len(parts) > 1 and line.string.startswith(_DASH):
            break
        if is_whole(parts) and not _goes_on(lines, index, grammar):
            break
    return (made(parts), index) if parts else (None, index)


def _is_signed(line: Text, parts: Sequence[Text], grammar: Grammar) -> bool:
    """Whether a line is nothing but a body below a line that ends as a title does: it says who made the text."""
    return (
        grammar.pattern("body_name").match(line.string) is not None
        and grammar.pattern("document_kind_end").search(parts[-1].string) is not None
    )


def _says_a_line_again(line: Text, parts: Sequence[Text]) -> bool:
    """Whether a long line says what one of the lines before it says: a page gives the title more than once."""
    string = plain(line.string)
    return len(string) >= LEAST_REPEATED and any(plain(part.string) == string for part in parts)


def says_again(lines: Sequence[Text], index: int, parts: Sequence[Text]) -> bool:
    """Whether the lines at `index` say what the lines of a title say, which may be cut elsewhere."""
    left = plain("".join(part.string for part in parts))
    if not left.startswith(plain(lines[index].string)):
        return False
    for line in lines[index : index + _MOST_LINES]:
        string = plain(line.string)
        if not left.startswith(string):
            return False
        left = left[len(string) :]
        if not left:
            return True
    return False


def plain(title: str) -> str:
    """A title for comparing: a list and a heading differ in blanks, closing marks, and the last word of an edition."""
    for mark in _MARKS:
        title = title.replace(mark, "")
    return title.replace("年版）", "年）")


def plain_stem(title: str) -> str:
    """A title for comparing, without the suffix of a file where it is the name of one."""
    name, dot, suffix = title.rpartition(".")
    return plain(name if dot and len(suffix) < LONGEST_SUFFIX else title)


def made(parts: Sequence[Text]) -> Title:
    """The title of some lines, without the blanks of letter-spacing (土 地 使 用)."""
    text = joined(parts)
    blanks = [
        (place, place + 1)
        for run in _SPACED.finditer(text.string)
        for place in range(run.start() + 1, run.end() - 1, 2)
    ]
    if footnote := _FOOTNOTE.search(text.string):
        blanks.append(footnote.span())
    return Title(text.without(blanks), Span(parts[0].span().start, parts[-1].span().end))


def can_be_title(line: Text, grammar: Grammar) -> bool:
    """Whether a line may be one of a title."""
    string = line.string
    return (
        len(string) <= _LONGEST_LINE
        and not grammar.pattern("title_stop").search(string)
        and not grammar.pattern("marker").match(string)
        and not grammar.pattern("opens_block").match(string)
        and not grammar.pattern("adoption").match(string)
        and len(grammar.pattern("title_han").findall(string)) > len(grammar.pattern("title_latin").findall(string))
    )


def is_addressees(line: Text, grammar: Grammar) -> bool:
    """Whether a line names those whom the paper goes to."""
    string = line.string
    return bool(grammar.pattern("addressees").match(string)) and not grammar.pattern("not_addressees").search(string)


def _goes_on(lines: Sequence[Text], index: int, grammar: Grammar) -> bool:
    """Whether a title that could end goes on at `index`: with its bracket, a second title, its number in a series."""
    if index >= len(lines):
        return False
    is_numbered = grammar.pattern("series_number").match(lines[index].string) is not None
    return is_numbered or _opens_bracket(lines, index, grammar) or _is_subtitle(lines, index, grammar)


def _opens_bracket(lines: Sequence[Text], index: int, grammar: Grammar) -> bool:
    """Whether the next line is a bracket that belongs to the title: （征求意见稿）."""
    if index >= len(lines) or len(lines[index]) > _LONGEST_BRACKET:
        return False
    line = lines[index]
    whole = line.string[:1] == "（" and line.string[-1:] == "）"
    return whole and _may_go_on(line, grammar) and can_be_title(line, grammar)


def _is_subtitle(lines: Sequence[Text], index: int, grammar: Grammar) -> bool:
    """Whether the next line is a second title behind a dash (——第二产业基本情况), not where a speech was given."""
    if index >= len(lines) or not lines[index].string.startswith(_DASH) or len(lines[index]) > _LONGEST_BRACKET:
        return False
    return can_be_title(lines[index], grammar) and not grammar.pattern("speech_line").match(lines[index].string)


def _may_go_on(line: Text, grammar: Grammar) -> bool:
    """Whether a line that opens with a bracket goes on a title: one that says who made the text and when does not."""
    return not grammar.pattern("not_title_bracket").match(line.string)


def without_label(title: Title, fields: Fields, grammar: Grammar) -> Title:
    """A title without the name of its column on a page (【通知】), and what the page says to be added (（附：…）)."""
    if found := grammar.pattern("page_addition").search(title.text.string):
        if found["validity"]:
            fields.put("validity", title.text.group(found, "validity"), "page")
        fields.omit(title.text.span(found.start()), "label")
        title = Title(title.text[: found.start()], title.span)
    if day := grammar.pattern("page_day_behind").search(title.text.string):
        fields.put_date("publication_date", title.text[day.start("day") :], "page", grammar)
        title = Title(title.text[: day.start()], title.span)
    if title.text.string.startswith(_DASH):  # it goes on from the number of the order above it
        fields.omit(title.text.span(0, len(_DASH)), "separator")
        title = Title(title.text[len(_DASH) :].strip(), title.span)
    found = grammar.pattern("column_label").match(title.text.string)
    if found is None:
        return title
    if found["validity"]:
        fields.put("validity", title.text.group(found, "validity"), "page")
    fields.omit(title.text.span(0, found.end()), "label")
    return Title(title.text[found.end() :], title.span)


def unquoted(line: Text, fields: Fields, grammar: Grammar) -> Text:
    """A line without the 《》 around the whole of it, where a title stands in them."""
    string = line.string
    if not string.startswith("《") or string.find("》") != len(string) - 1:
        return line
    inner = line[1 : len(line) - 1]
    if grammar.pattern("title_kind").search(inner.string) is None:
        return line
    fields.omit(line.span(), "brackets of a title")
    return inner.mapped(inner.string.translate(OUTER_MARKS))


def put_title(title: Title, fields: Fields, grammar: Grammar) -> None:
    """A title into `fields`, with the edition and the draft status that its bracket names."""
    fields.add("title", Field(title.text.string, title.text.string, title.span, "main"))
    put_title_brackets(title.text, fields, grammar)


def put_issuer(title: Title, fields: Fields, grammar: Grammar) -> None:
    """The bodies that a title begins with as the issuers, for a paper that is not signed."""
    found = grammar.pattern("title_issuer").match(title.text.string)
    for body in names.apart(title.text.group(found, "issuer"), grammar) if found else ():
        fields.put_each("issuers", body, "main")


def put_title_of_table(table: CleanTable | CleanDrawing, fields: Fields, grammar: Grammar) -> None:
    """The title of a paper that is nothing but a table into `fields`: it fills one of the first rows, alone or last."""
    for row in table.rows[:_MOST_TITLE_ROWS] if isinstance(table, CleanTable) else ():
        lines = [line for line in row[0].text.lines() if len(line)] if len(row) == 1 else []
        if lines and can_be_title(lines[-1], grammar) and grammar.pattern("part_title_end").search(lines[-1].string):
            put_title(Title(lines[-1], lines[-1].span()), fields, grammar)
            return


def put_title_brackets(text: Text, fields: Fields, grammar: Grammar) -> None:
    """The edition and the draft status that a title names, into `fields`."""
    for key, group in (("edition", "edition"), ("draft_status", "status")):
        found = grammar.pattern(key).search(text.string)
        if found and not fields.has(key):
            fields.put(key, text.group(found, group), "main")
