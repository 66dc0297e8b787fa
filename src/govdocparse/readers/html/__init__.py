"""Web pages: the visible text of a saved page, what in it is the paper, and what the page says about it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urljoin

import regex
from msgspec.structs import replace

from govdocparse.errors import UnusableInput
from govdocparse.file_names import readable
from govdocparse.grammar import Grammar, shipped
from govdocparse.readers import encoding
from govdocparse.readers.html import boxes, content, meta, paper, text, tree, unread
from govdocparse.readers.html.text import Rendered
from govdocparse.readers.html.tree import Page
from govdocparse.readers.reading import (
    Generated,
    Heading,
    Hints,
    Labelled,
    Limits,
    Link,
    Omission,
    Place,
    Reading,
    TablePlace,
)
from govdocparse.text import Span

_LIMITS = Limits()
_PROLOGUE = 8192
_CHARSET = regex.compile(
    rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)"
)
# A string may hold halves of characters, a page cannot.
_SURROGATE = regex.compile(r"[\ud800-\udfff]")
_DEEPEST_STEP = 40
# No element of HTML has so long a name; what a page invents is written once a line, and may be any characters.
_LONGEST_TAG = 40


def read(
    data: bytes,
    name: str | None = None,
    limits: Limits = _LIMITS,
    grammar: Grammar | None = None,
    charset: str | None = None,
) -> Reading:
    """The bytes of a web page to its text and hints; raises UnusableInput for what is no page, or exceeds a limit.

    `charset` is the one that its carrier names; else the page may do so.
    """
    limits.hold(name or "the input", "bytes", len(data))
    label, text = encoding.decode(data, charset or _declared(data), name=name)
    return _reading(text, label, data, _Asked(name, limits, grammar))


def from_string(
    text: str, name: str | None = None, limits: Limits = _LIMITS, grammar: Grammar | None = None
) -> Reading:
    """A web page that is decoded already, whatever charset it names, its bytes taken to be UTF-8; raises as `read`."""
    data = text.encode("utf-8", "surrogatepass")
    limits.hold(name or "the input", "bytes", len(data))
    markup = _SURROGATE.sub("\ufffd", text.removeprefix("\ufeff"))
    return _reading(markup, "utf-8", data, _Asked(name, limits, grammar))


class _Asked(NamedTuple):
    """What a caller asks for."""

    name: str | None
    limits: Limits
    grammar: Grammar | None


def _reading(markup: str, label: str, data: bytes, asked: _Asked) -> Reading:
    """The markup of a page, which its bytes are in an encoding of that label, to its text and hints."""
    what = asked.name or "the input"
    rules = asked.grammar or shipped()
    page = tree.parse(markup, what, asked.limits)
    amount = boxes.amounts(page)
    boxed = boxes.find(page, amount, rules)
    held = content.find(page, amount, boxed, rules)
    rendered = text.render(page, held.hidden, boxed.values, boxed.tables, rules)
    if not rendered.lines and page.frames:
        raise UnusableInput(f"{what} only holds frames; save the page that is shown in them ({page.frames[0]})")
    said = meta.values(page, rules)
    titles = (*said.titles, *([] if boxed.title is None else [page.texts(boxed.title)]))
    selected = paper.select(page, held, rendered, titles, rules)
    before, labelled = meta.labelled(rendered.text, said, selected, rules)
    body = paper.one_label_a_line(rendered.text, selected.page_lines, rules)
    body = paper.one_file_a_line(body, _files(page, rendered, rules))
    found = Hints(
        omissions=selected.omissions,
        labelled=_others(labelled, meta.named(page, rendered, rules)),
        headings=tuple(_headings(page, rendered, selected)),
        generated=tuple(map(Generated, rendered.generated)),
        links=tuple(_links(page, rendered, selected.omissions, rules)),
        tables=tuple(_tables(rendered, selected.omissions)),
    ).moved(len(before))
    hints = replace(found, labelled=tuple(sorted((*labelled, *found.labelled))))
    places = tuple(_places(page, rendered, len(before)))
    notes = tuple(unread.notes(page, held, rendered, rules))
    digest = hashlib.sha256(data).hexdigest()
    return Reading(before + body, "text/html", label, digest, asked.name, hints, places, notes=notes)


def _files(page: Page, rendered: Rendered, grammar: Grammar) -> list[Span]:
    """The links to files that are called attachments, and those beside them, in order."""
    links = [span for span, node in rendered.links if content.leads_to_file(page, node, grammar)]
    return links if any("附件" in rendered.text[span.start : span.end] for span in links) else []


def _others(labelled: Sequence[Labelled], named: Sequence[Labelled]) -> tuple[Labelled, ...]:
    """The named values of fields that are not `labelled`, the first of each."""
    keys = {item.key for item in labelled}
    others: dict[str, Labelled] = {}
    for item in named:
        if item.key not in keys:
            others.setdefault(item.key, item)
    return tuple(others.values())


def _declared(data: bytes) -> str | None:
    """The charset that the page names in its head."""
    found = _CHARSET.search(data, 0, _PROLOGUE)
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


class _Omitted:
    """Asks, for places in rising order, whether they were left out."""

    def __init__(self, omissions: Sequence[Omission]) -> None:
        self._omissions = omissions
        self._next = 0

    def covers(self, place: int) -> bool:
        """Whether a place lies in an omission; places must not fall from one call to the next."""
        while self._next < len(self._omissions) and self._omissions[self._next].span.end <= place:
            self._next += 1
        return self._next < len(self._omissions) and self._omissions[self._next].span.start <= place


def _headings(page: Page, rendered: Rendered, selected: paper.Paper) -> Iterator[Heading]:
    """The title, at level 0, and the lines of h1 to h6 that are kept."""
    omitted = _Omitted(selected.omissions)
    title = selected.title
    for line in rendered.lines:
        if title is not None and title.start <= line.start < title.end:
            if line.start == title.start:
                yield Heading(title, 0)
            continue
        if omitted.covers(line.start) or line.start in selected.catalogue:
            continue
        level = _level(page, line.node)
        if level is not None:
            yield Heading(Span(line.start, line.end), level)


def _level(page: Page, node: int) -> int | None:
    """The level of the heading that an element is or stands in."""
    for _ in range(4):
        if node < 0:
            return None
        tag = page.tags[node]
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            return int(tag[1])
        node = page.parents[node]
    return None


def _links(page: Page, rendered: Rendered, omissions: Sequence[Omission], grammar: Grammar) -> Iterator[Link]:
    """The links to files in the text that is kept, with whole addresses where the page says its own."""
    base = meta.address(page)
    omitted = _Omitted(omissions)
    is_file = grammar.pattern("html_file_address")
    end = -1
    for span, node in sorted(rendered.links):
        target = (page.attributes[node].get("href") or "").strip()
        text = rendered.text[span.start : span.end]
        if span.start < end or omitted.covers(span.start) or target.lower().startswith(("javascript:", "#", "mailto:")):
            continue
        if is_file.search(target) or is_file.search(text):
            end = span.end
            yield Link(span, _joined(base, target))


def _joined(base: str | None, target: str) -> str:
    try:
        return urljoin(base, target) if base else target
    except ValueError:
        return target


def _tables(rendered: Rendered, omissions: Sequence[Omission]) -> Iterator[TablePlace]:
    """The tables that are kept, without those inside others."""
    omitted = _Omitted(omissions)
    end = -1
    for _, table in sorted(rendered.tables, key=lambda item: (item[1].span.start, -item[1].span.end)):
        if table.span.start < end or omitted.covers(table.span.start):
            continue
        end = table.span.end
        yield table


def _places(page: Page, rendered: Rendered, shift: int) -> Iterator[Place]:
    """The element of each line, as an XPath; of one that stands very deep, the last element on the way that is not."""
    steps, shallow = _steps(page)
    known: dict[int, str] = {}
    last = -1
    for line in rendered.lines:
        node = shallow[line.node]
        if node == last:
            continue
        last = node
        if node not in known:
            way: list[str] = []
            while node >= 0:
                way.append(steps[node])
                node = page.parents[node]
            known[last] = "/" + "/".join(way[::-1])
        yield Place(line.start + shift, known[last])


def _steps(page: Page) -> tuple[list[str], list[int]]:
    """Of each element its step in an XPath, and the element itself or the last one above it that is not too deep."""
    counts: dict[tuple[int, str], int] = {}
    steps: list[str] = []
    shallow: list[int] = []
    depths: list[int] = []
    for node, (tag, parent) in enumerate(zip(page.tags, page.parents, strict=True)):
        count = counts[parent, tag] = counts.get((parent, tag), 0) + 1
        steps.append(tag if tag in ("html", "body") else f"{readable(tag[:_LONGEST_TAG])}[{count}]")
        depths.append(depths[parent] + 1 if parent >= 0 else 1)
        shallow.append(node if depths[node] <= _DEEPEST_STEP else shallow[parent])
    return steps, shallow
