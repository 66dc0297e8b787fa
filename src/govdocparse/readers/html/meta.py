"""What a page says of its paper in meta tags, as lines before the text where the text does not say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import regex

from govdocparse.expressions.labels import labels_in
from govdocparse.grammar import Grammar
from govdocparse.readers.html.paper import Paper
from govdocparse.readers.html.text import Rendered
from govdocparse.readers.html.tree import Page
from govdocparse.readers.reading import Labelled
from govdocparse.strings import on_one_line
from govdocparse.text import Span

_SEPARATOR = regex.compile(r"\s*[-_|｜—–]+\s*|\s+")
_TAG = regex.compile(r"</?[a-zA-Z][^<>]{0,40}>")
_MOST_PARTS = 4
_CLOCK = regex.compile(r"^(\d{4}-\d{1,2}-\d{1,2})[ T-]\d{1,2}:\d{2}.*")
_REST = regex.compile(r"(?:[ T]?\d{1,2}[:：]\d{2})?(?:[:：]\d{2})?")
_COMMA = regex.compile(r"[,，;；、\s|]+")
_LONGEST = 300
_BLANKS = " \t\n\xa0\u3000|｜/"


class Values(NamedTuple):
    """The values of meta tags, by key of the model; `titles` are all names that the page gives it, best first."""

    values: Mapping[str, str]
    titles: Sequence[str]


def values(page: Page, grammar: Grammar) -> Values:
    """The values that a page gives the fields of its paper."""
    said: dict[str, str] = {}
    for meta in page.metas:
        name = (meta.get("name") or meta.get("property") or "").strip().lower()
        content = on_one_line(_TAG.sub("", meta.get("content") or ""))
        if name and content and len(content) <= _LONGEST:
            said.setdefault(name, content)
    found: dict[str, str] = {}
    for row in grammar.table("html_meta"):
        value = next((said[name] for name in row["names"] if name in said), None)
        if value is not None and not _is_empty(row["key"], value, grammar):
            found[row["key"]] = value
    names = (found.get("title", ""), *_titles(on_one_line(page.title), grammar))
    # A name of a body and nothing more is that of the site.
    is_body = grammar.pattern("body_name").match
    return Values(found, [name for name in names if name and not is_body(name)])


def _titles(title: str, grammar: Grammar) -> list[str]:
    """What may be the paper's title in the title of the page: all of it, or what is left without names of the site."""
    places = list(_SEPARATOR.finditer(title[:_LONGEST]))
    before = [title[: place.start()] for place in places[::-1][:_MOST_PARTS]]
    behind = [title[place.end() :] for place in places[:_MOST_PARTS]]
    return [title, *(part for part in (*before, *behind) if not grammar.pattern("html_site_words").search(part))]


def _is_empty(key: str, value: str, grammar: Grammar) -> bool:
    """Whether a value speaks of the site and not of the paper."""
    rule = {"keywords": "html_site_words", "information_source": "html_no_source"}.get(key)
    return rule is not None and grammar.pattern(rule).search(value) is not None


def address(page: Page) -> str | None:
    """The address that relative links start from: the base element, or the page's own address by its meta tag."""
    own = next((meta.get("content") for meta in page.metas if (meta.get("name") or "").lower() == "url"), None)
    if page.base:
        return page.base
    return own if own and "//" in own else None


def labelled(text: str, found: Values, paper: Paper, grammar: Grammar) -> tuple[str, tuple[Labelled, ...]]:
    """The lines to put before `text`, and the places of their values and of those that stand in it without a label.

    What a line above the body says behind a label of its own needs no hint, nor does a title that is shown. Such a
    value comes before that of a meta tag, which may tell of the day when the site was moved.
    """
    shown = _shown(text, paper.page_lines, grammar)
    lines: list[str] = []
    hints: list[Labelled] = []
    inside: list[Labelled] = []
    length = 0
    for key, value in found.values.items():
        if key == "title" and paper.title is not None:
            continue
        place = _place(text, key, value, paper.page_lines, grammar)
        if place is None and key not in shown and (key != "keywords" or _is_about(value, text)):
            hints.append(Labelled(Span(length, length + len(value)), key, certain=False))
            lines.append(value + "\n")
            length += len(value) + 1
        elif place is not None and place.start < place.end:
            inside.append(Labelled(place, key, certain=False))
    known = "publication_date" in shown or "publication_date" in found.values
    days = _days(text, paper.page_lines, grammar)[:1]
    inside += [day for day in days if not known or _is_said_again(text, day.span, paper.page_lines)]
    taken = 0
    for hint in sorted(inside):
        if hint.span.start >= taken:
            hints.append(hint._replace(span=Span(hint.span.start + length, hint.span.end + length)))
            taken = hint.span.end
    return "".join(lines), tuple(hints)


def named(page: Page, rendered: Rendered, grammar: Grammar) -> list[Labelled]:
    """The values in elements that are named after a field, where they are shown; 昨天 is no day."""
    keys = {name: row["key"] for row in grammar.table("html_value") for name in row["names"]}
    dated = grammar.pattern("html_dated_line")
    found: list[Labelled] = []
    for node, attributes in enumerate(page.attributes):
        key = keys.get((attributes.get("id") or "").lower()) if attributes else None
        start, end = rendered.begins[node], rendered.ends[node]
        if key is None or not 0 <= start < end <= start + _LONGEST:
            continue
        if key != "publication_date" or dated.match(rendered.text[start:end]):
            found.append(Labelled(Span(start, end), key, certain=False))
    return found


def _shown(text: str, lines: Sequence[Span], grammar: Grammar) -> set[str]:
    """The keys of the labels in lines above the body that have a value behind them."""
    shown: set[str] = set()
    for line in lines:
        words = text[line.start : line.end]
        labels = labels_in(words, grammar)
        ends = [*(label.start for label in labels[1:]), len(words)]
        shown |= {label.key for label, end in zip(labels, ends, strict=False) if words[label.end : end].strip(_BLANKS)}
    return shown


def _days(text: str, lines: Sequence[Span], grammar: Grammar) -> list[Labelled]:
    """The days in figures that are lines of the site, with 时间： before them or nothing: papers do not write so."""
    rule = grammar.pattern("html_day_line")
    days = [rule.match(text, line.start, line.end) for line in lines]
    return [Labelled(Span(*day.span("day")), "publication_date", certain=False) for day in days if day]


def _is_said_again(text: str, day: Span, lines: Sequence[Span]) -> bool:
    """Whether another line of the site gives the same day."""
    figures = text[day.start : day.end]
    return any(
        text.find(figures, line.start, line.end) >= 0 for line in lines if not line.start <= day.start < line.end
    )


def _place(text: str, key: str, value: str, lines: Sequence[Span], grammar: Grammar) -> Span | None:
    """Where a line above the body says a value without a label; an empty span where it does with its label."""
    for wanted in (value, _CLOCK.sub(r"\1", value)):
        for line in lines:
            start = text.find(wanted, line.start, line.end)
            if start < 0:
                continue
            label = _label_before(text, line.start, start, grammar)
            if label == key:
                return Span(start, start)
            clock = _REST.match(text, start + len(wanted), line.end)
            end = clock.end() if clock else start + len(wanted)
            # Unlabelled, it has to be a piece of its own and not part of a name.
            if label is None and text[start - 1 : start].strip() == text[end : end + 1].strip() == "":
                return Span(start, end)
    return None


def _label_before(text: str, start: int, end: int, grammar: Grammar) -> str | None:
    """The key of the label that the value at `end` stands behind; empty for an unknown label, None for none."""
    before = text[start:end].rstrip()
    if not before.endswith(("：", ":", "]", "】")):
        return None
    return next((label.key for label in labels_in(text[start:end], grammar) if label.end >= len(before)), "")


def _is_about(keywords: str, text: str) -> bool:
    """Whether most keywords stand in the text; those of a site need not."""
    words = [word for word in _COMMA.split(keywords) if word]
    return sum(word in text for word in words) * 2 > len(words)
