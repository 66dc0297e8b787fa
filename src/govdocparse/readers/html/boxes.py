"""Tables that hold data, tables that only lay out, and boxes of labels and values, told apart by what is in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec
import regex

from govdocparse.expressions.labels import known_labels
from govdocparse.grammar import Grammar
from govdocparse.readers.html.tree import Page
from govdocparse.strings import squeezed

# Keys that only a catalogue box has; a table of data may well have a column 名称 or 来源.
TELLING = frozenset(
    ("index_number", "document_number", "unified_number", "publisher", "issuers", "issue_date", "disclosure")
)
_LONGEST_LABEL = 24
# What is longer is the paper behind a heading of the page (政策解读), not the value of a label.
_LONGEST_VALUE = 1000
_NOT_IN_LABEL = regex.compile(r"[\s\u00a0\u3000•·●■◆*【】\[\]：:]+")
_INLINE = frozenset(("span", "em", "i", "b", "strong", "font", "a", "u", "label", "code"))
_FORMS = frozenset(("input", "select", "textarea", "button"))
_LONGEST_ANCHOR = 60
_NEAR = 40
_FEWEST_PAIRS = 2
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 2
_MOST_OTHER_CELLS = 0.4
_LONGEST_FOOT = 1000


class Amounts(NamedTuple):
    """How many characters that are not blank stand in each element, and how many of them in links."""

    all: Sequence[int]
    linked: Sequence[int]


class Boxes(NamedTuple):
    """`values` maps label elements to the elements of their values, -1 for what follows in the line.

    `tables` are those that hold data, and `title` is the element that a box names the title.
    """

    values: Mapping[int, int]
    tables: frozenset[int]
    title: int | None


class _Pair(NamedTuple):
    label: int
    value: int
    key: str


def amounts(page: Page) -> Amounts:
    """The amounts of text of all elements, in one pass."""
    count = len(page.tags)
    found, linked = [0] * count, [0] * count
    node = -1
    for token in page.tokens:
        if isinstance(token, str):
            if node >= 0:
                found[node] += len(squeezed(token))
        elif token is None:
            continue
        elif token >= 0:
            node = token
        else:
            node = page.parents[~token]
            # An anchor without an address that was never closed may hold the whole paper.
            if page.tags[~token] == "a" and (found[~token] < _LONGEST_ANCHOR or "href" in page.attributes[~token]):
                linked[~token] = found[~token]
            if node >= 0:
                found[node] += found[~token]
                linked[node] += linked[~token]
    return Amounts(found, linked)


def find(page: Page, amount: Amounts, grammar: Grammar) -> Boxes:
    """The label elements of catalogue boxes with their values, and the tables that hold data."""
    pairs = _pairs(page, amount, grammar)
    tables = _Tables(page, amount, _cells_of(pairs, page), _around_papers(page, grammar), grammar)
    kept: dict[int, int] = {}
    titles: list[int] = []
    for group in _groups(pairs, page):
        inside = {tables.innermost(pair.label) for pair in group}
        keys = {pair.key for pair in group}
        if len(keys) < _FEWEST_PAIRS or not keys & TELLING or any(tables.is_data(table) for table in inside):
            continue
        kept |= {pair.label: pair.value for pair in group}
        titles += [pair.value for pair in group if pair.key == "title" and pair.value >= 0]
    held = {tables.innermost(label) for label in kept}
    data = frozenset(table for table in tables.all if table not in held and tables.is_data(table))
    return Boxes(kept, data, titles[0] if titles else None)


def _cells_of(pairs: Sequence[_Pair], page: Page) -> set[int]:
    """The elements of labels and values, and the cells that hold a label with what follows it in the line."""
    found = {pair.label for pair in pairs} | {pair.value for pair in pairs}
    for pair in pairs:
        node = pair.label if pair.value < 0 else -1
        while node >= 0 and page.tags[node] in _INLINE:
            node = page.parents[node]
        found.add(node)
    return found


def _around_papers(page: Page, grammar: Grammar) -> set[int]:
    """The tables around an element that a site gives to the paper alone: they lay out the page."""
    containers = frozenset(grammar.lexicon("html_containers"))
    found: set[int] = set()
    for start, attributes in enumerate(page.attributes):
        if not attributes or containers.isdisjoint(page.names(start)):
            continue
        node = start
        while node >= 0 and node not in found:
            found.add(node)
            node = page.parents[node]
    return {node for node in found if page.tags[node] == "table"}


def _pairs(page: Page, amount: Amounts, grammar: Grammar) -> list[_Pair]:
    """All elements that hold nothing but a known label, each with its value; the outermost such element counts."""
    known = known_labels(grammar)
    pairs: list[_Pair] = []
    done = -1
    for node, size in enumerate(amount.all):
        if not 1 < size <= _LONGEST_LABEL or page.starts[node] < done or page.ends[node] - page.starts[node] > _NEAR:
            continue
        key = known.get(_NOT_IN_LABEL.sub("", page.texts(node)))
        if key is None:
            continue
        done = page.ends[node]
        label = _without_value(page, amount, node)
        value = _value(page, label)
        if value is not None and (value < 0 or amount.all[value] <= _LONGEST_VALUE):
            pairs.append(_Pair(label, value, key))
    found = {pair.label for pair in pairs}
    return [pair for pair in pairs if pair.value not in found]


def _without_value(page: Page, amount: Amounts, node: int) -> int:
    """The label element in one that also holds an empty value behind it, else the element itself."""
    index = page.starts[node] + 1
    while index < page.ends[node]:
        token = page.tokens[index]
        if isinstance(token, int):
            if token < 0 or amount.all[token] != amount.all[node]:
                return node
            return node if _value(page, token) is None else token
        index += 1
    return node


def _value(page: Page, label: int) -> int | None:
    """The element behind a label, -1 for the rest of the line, None where nothing or a form field follows."""
    for index in range(page.ends[label] + 1, min(page.ends[label] + 8, len(page.tokens))):
        token = page.tokens[index]
        if isinstance(token, str):
            if token.strip(" \t\r\n"):
                return -1
        elif token is None or token < 0:
            return None
        else:
            if page.tags[token] in _FORMS:
                return None
            return -1 if page.tags[label] in _INLINE and page.tags[token] in _INLINE else token
    return None


def _groups(pairs: Sequence[_Pair], page: Page) -> list[list[_Pair]]:
    """Pairs that stand one behind the other."""
    groups: list[list[_Pair]] = []
    last = -_NEAR
    for pair in pairs:
        if page.starts[pair.label] - last >= _NEAR:
            groups.append([])
        groups[-1].append(pair)
        last = page.ends[pair.value if pair.value >= 0 else pair.label]
    return groups


class _Shape(msgspec.Struct):
    """What a table is made of, while its elements go by.

    `widest` is how many cells its longest row has, `cells` how many hold text, `paired` how many are label or value;
    `heavy` says that one holds a whole paper, `in_row` how many cells of the last row have gone by.
    """

    rows: int = 0
    widest: int = 0
    cells: int = 0
    paired: int = 0
    heavy: bool = False
    in_row: int = 0


class _Tables:
    """What the tables of a page are for; `paired` hold labels and values that were found, `frames` the paper."""

    def __init__(self, page: Page, amount: Amounts, paired: set[int], frames: set[int], grammar: Grammar) -> None:
        self._page = page
        self._amount = amount
        self._frames = frames
        self._foot = grammar.pattern("html_foot")
        self.all = [node for node, tag in enumerate(page.tags) if tag == "table"]
        self._inside = _innermost(page)
        self._shapes = self._measured(paired)
        self._nested: dict[int, int] = {}
        for node in self.all:
            outer = self._inside[page.parents[node]] if page.parents[node] >= 0 else -1
            if outer >= 0:
                self._nested[outer] = self._nested.get(outer, 0) + amount.all[node]

    def innermost(self, node: int) -> int:
        """The table that an element stands in, -1 for none."""
        return self._inside[node]

    def is_data(self, table: int) -> bool:
        """Whether a table has rows and columns of data, and is no frame around other things."""
        if table < 0 or table in self._frames or self._page.attributes[table].get("role") in ("presentation", "none"):
            return False
        shape = self._shapes[table]
        if shape.rows < _FEWEST_ROWS or shape.widest < _FEWEST_COLUMNS or shape.heavy:
            return False
        if self._nested.get(table, 0) * 2 > self._amount.all[table] or self._is_foot(table):
            return False
        return shape.paired <= (1 - _MOST_OTHER_CELLS) * shape.cells

    def _is_foot(self, table: int) -> bool:
        """Whether a table is what a site says of itself at the foot of its pages."""
        size = self._amount.all[table]
        return size <= _LONGEST_FOOT and self._foot.search(self._page.texts(table)) is not None

    def _measured(self, paired: set[int]) -> dict[int, _Shape]:
        """The shape of each table, in one pass over the elements."""
        shapes = {table: _Shape() for table in self.all}
        for node, tag in enumerate(self._page.tags):
            if tag not in ("tr", "td", "th") or self._inside[node] < 0:
                continue
            shape = shapes[self._inside[node]]
            if tag == "tr":
                shape.rows += 1
                shape.in_row = 0
                continue
            shape.in_row += 1
            shape.widest = max(shape.widest, shape.in_row)
            shape.cells += self._amount.all[node] > 0
            shape.paired += node in paired
            shape.heavy = shape.heavy or self._is_heavy(node)
        return shapes

    def _is_heavy(self, cell: int) -> bool:
        """Whether a cell holds most of a table that is too long for one: the page's frame, not its data."""
        table = self._inside[cell]
        return self._amount.all[cell] > 1000 and self._amount.all[cell] * 10 > self._amount.all[table] * 7


def _innermost(page: Page) -> list[int]:
    """For each element the table that it stands in, for a table the one around it; -1 for none."""
    result = [-1] * len(page.tags)
    for node, parent in enumerate(page.parents):
        if parent >= 0:
            result[node] = parent if page.tags[parent] == "table" else result[parent]
    return result
