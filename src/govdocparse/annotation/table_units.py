"""The rows of a table and the lines above it -> the units of the bare numbers in its cells.

A unit is named by the head of a column (金额（万元）, 金额/万元) or of a row (用水量（万立方米） | 12.5), in a
column of its own (单位 | 万元), or for the whole table above it or in its first rows (单位：万元), as in GB/T 1.1 and
GB/T 7713.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Final

from govdocparse.annotation import unit_names
from govdocparse.annotation.columns import DEEPEST_HEAD, governed
from govdocparse.annotation.unit_names import LONGEST_HEAD, RATE, WHAT, Measuring
from govdocparse.cleaning.cleaned import CleanCell
from govdocparse.grammar import Grammar
from govdocparse.model.grid import Line, grid
from govdocparse.strings import squeezed

_LONGEST_NUMBER: Final = 24
_LONGEST_UNIT: Final = 10
# What a longer number without a stop or a comma may be is a code.
_MOST_DIGITS: Final = 9
_FEWEST_COUNTED: Final = 3
_FEWEST_YEARS: Final = 2
# What may stand in a cell that has no number: 无 says something, a stroke does not.
_NOTHING: Final = "-—–―/\\… "

_Place = tuple[int, int]


def find(rows: Sequence[Sequence[CleanCell]], above: Sequence[str], grammar: Grammar) -> dict[_Place, Measuring]:
    """The unit of each cell that a head, a unit column or a line above the table gives one.

    By the numbers of its row and of its place in the row. `above` are the lines above the table, the last one last.
    """
    named = _by_heads(rows, grammar)
    table = _Table(rows, above, grammar)
    if not table.says:
        return named
    found: dict[_Place, Measuring] = {}
    for place, unit in table.read():
        by_column = named.get(place)
        # 增长率（%） in a column 金额（万元）: a row that says % knows better.
        if by_column is None or (unit.unit == RATE and unit.what != WHAT):
            found[place] = unit
    return named | found


def _by_heads(rows: Sequence[Sequence[CleanCell]], grammar: Grammar) -> dict[_Place, Measuring]:
    """The cells whose column head names a unit or a scale, not those of a row of years: they are heads themselves."""
    found = governed(rows, lambda string: unit_names.head(string, grammar))
    if not found:
        return found
    numbers = [[cell.text.string for cell in cells if cell.text.string.isdecimal()] for cells in rows[:DEEPEST_HEAD]]
    years = {row for row, each in enumerate(numbers) if _are_years(each, grammar)}
    return {place: head for place, head in found.items() if place[0] not in years}


def _are_years(numbers: Sequence[str], grammar: Grammar) -> bool:
    """Whether there are several numbers and each is a year: 2023 | 2024."""
    return len(numbers) >= _FEWEST_YEARS and all(map(grammar.pattern("year_head").fullmatch, numbers))


class _Table:
    """A table whose units stand beside its numbers or above them; `says` whether it names any."""

    def __init__(self, rows: Sequence[Sequence[CleanCell]], above: Sequence[str], grammar: Grammar) -> None:
        self._grammar = grammar
        self._number = grammar.pattern("table_number").fullmatch
        texts = [cell.text.string for row in rows[:DEEPEST_HEAD] for cell in row]
        self._units = unit_names.of_all(chain(texts, reversed(above)), grammar)
        self._has_column = any(grammar.pattern("unit_column").fullmatch(squeezed(text)) for text in texts)
        self._heads_rows = any(unit_names.head(row[0].text.string, grammar) for row in rows if row) or any(
            unit_names.head(row[1].text.string, grammar) for row in rows if len(row) > 1
        )
        self.says = bool(self._units or self._has_column or self._heads_rows)
        self._lines = list(grid(rows)) if self.says else []
        self._first = self._first_of_data()
        self._titles = self._titles_of_columns()
        self._counting = self._counted()

    def read(self) -> Iterator[tuple[_Place, Measuring]]:
        """The units of the cells that hold a number and nothing else."""
        for row, line in enumerate(self._lines):
            if row < self._first or self._is_count(line):
                continue
            label, own = "", None
            beside = self._unit_beside(line) if self._has_column else None
            bare = all(self._is_number(string) or not string.strip(_NOTHING) for string in _texts(line))
            for cell, columns in _from_left(line):
                string = cell.text.string
                index = _place_of(line, columns)
                if not self._is_number(string):
                    if string.strip(_NOTHING):
                        label, own = string, unit_names.head(string, self._grammar)
                elif index is not None and (columns.start or (bare and not string.isdecimal())):
                    if columns.start in self._counting:
                        continue
                    unit = self._unit(self._titles.get(columns.start, ""), label, own, beside)
                    if unit is not None:
                        yield (row, index), unit

    def _unit(self, title: str, label: str, own: Measuring | None, beside: Measuring | None) -> Measuring | None:
        """The unit of a number below `title` and behind `label`, whose row or whose unit column may name it."""
        if own is not None and (own.unit == RATE or not self._says("rate_head", title)):
            return own
        if beside is not None and self._fits(beside, title, ""):
            return beside
        return self._of_table(title, label)

    def _of_table(self, title: str, label: str) -> Measuring | None:
        """The unit that the table as a whole has for such a number."""
        if self._says("rate_head", title) or self._says("rate_head", label):
            return next((unit for unit in self._units if unit.unit == RATE), None)
        left = [unit for unit in self._units if unit.unit != RATE or len(self._units) == 1]
        fitting = [unit for unit in left if self._fits(unit, title, label)]
        if len(left) > 1:
            fitting = [unit for unit in fitting if self._speaks_of(unit, title, label)]
        return fitting[0] if len(fitting) == 1 else None

    def _fits(self, unit: Measuring, title: str, label: str) -> bool:
        """Whether neither the head of a column nor that of a row speaks of something that is measured otherwise."""
        if self._says("rate_head", title) or self._says("rank_head", title):
            return unit.unit == RATE and not self._says("rank_head", title)
        kind = self._kind(title) or self._kind(label)
        if kind is None or kind == unit.kind:
            counted = self._grammar.pattern("counted_head").search(title or label)
            thing = None if counted is None else counted["thing"]
            return kind != "count" or thing is None or thing in unit.unit
        return kind == "money" and unit.kind == "unit_price" and self._says("price_head", title)

    def _kind(self, words: str) -> str | None:
        """The kind of quantity that a head speaks of; None where it may be any."""
        if not words:
            return None
        for row in self._grammar.table("head_kind"):
            if any(word in words for word in row["words"]):
                return str(row["kind"])
        if self._says("counted_head", words):
            return "count"
        return "money" if self._says("paid_head", words) else None

    def _speaks_of(self, unit: Measuring, title: str, label: str) -> bool:
        """Whether a head or a row speaks of what one of several units measures."""
        kind = self._kind(title) or self._kind(label)
        return kind == unit.kind or (kind is None and unit.unit[-1] in title + label)

    def _says(self, rule: str, words: str) -> bool:
        return bool(words) and self._grammar.pattern(rule).search(words) is not None

    def _is_number(self, string: str) -> bool:
        """Whether a cell holds a number and nothing else, and no code."""
        if not 0 < len(string) <= _LONGEST_NUMBER or self._number(string) is None:
            return False
        return not (string.isdecimal() and (len(string) > _MOST_DIGITS or (string[0] == "0" and len(string) > 1)))

    def _is_count(self, line: Line[CleanCell]) -> bool:
        """Whether a row only numbers its columns (栏次 | 1 | 2 | 3), or names their years."""
        texts = _texts(line)
        numbers = [string for string in texts if string.isdecimal()]
        if self._are_successive_years(numbers):
            return True
        named = self._grammar.pattern("numbering_row").match
        least = 1 if all(string.isdecimal() or named(string) for string in texts) else _FEWEST_COUNTED
        return len(numbers) >= least and _count_on(numbers)

    def _are_successive_years(self, numbers: Sequence[str]) -> bool:
        """Whether several numbers are years, each later than the last, or each earlier."""
        if not _are_years(numbers, self._grammar):
            return False
        pairs = list(pairwise(map(int, numbers)))
        return all(one < other for one, other in pairs) or all(one > other for one, other in pairs)

    def _first_of_data(self) -> int:
        """The first row that holds a number; the rows above it are heads."""
        for row, line in enumerate(self._lines[: DEEPEST_HEAD + 1]):
            if any(self._is_number(placed.cell.text.string) for placed in line.own) and not self._is_count(line):
                return row
        return min(DEEPEST_HEAD, len(self._lines))

    def _titles_of_columns(self) -> dict[int, str]:
        """What the heads say above each column, from the first row on."""
        titles: dict[int, str] = {}
        for line in self._lines[: self._first]:
            for cell, columns in line.own:
                if len(cell.text) <= LONGEST_HEAD and "单位：" not in cell.text.string:
                    for column in columns:
                        titles[column] = titles.get(column, "") + cell.text.string
        return titles

    def _counted(self) -> set[int]:
        """The columns whose numbers count the rows, or are years."""
        numbers: dict[int, list[str]] = {}
        for line in self._lines[self._first :]:
            for cell, columns in line.own:
                if cell.text.string.isdecimal():
                    numbers.setdefault(columns.start, []).append(cell.text.string)
        return {
            column
            for column, found in numbers.items()
            if (len(found) >= _FEWEST_COUNTED and _count_on(found)) or self._are_successive_years(found)
        }

    def _unit_beside(self, line: Line[CleanCell]) -> Measuring | None:
        """The unit that a row has in the column of units."""
        for cell, columns in _from_left(line):
            if self._grammar.pattern("unit_column").fullmatch(squeezed(self._titles.get(columns.start, ""))):
                unit = squeezed(cell.text.string)
                return unit_names.made(WHAT, unit, self._grammar) if 0 < len(unit) <= _LONGEST_UNIT else None
        return None


def _from_left(line: Line[CleanCell]) -> list[tuple[CleanCell, range]]:
    """The cells of a row and those that reach into it from above, from left to right."""
    placed = ((item.cell, item.columns) for item in (*line.own, *line.reaching))
    return sorted(placed, key=lambda item: item[1].start)


def _place_of(line: Line[CleanCell], columns: range) -> int | None:
    """The place in its row of the cell in these columns; None of one that reaches into the row from above."""
    return next((place for place, placed in enumerate(line.own) if placed.columns == columns), None)


def _texts(line: Line[CleanCell]) -> list[str]:
    """What stands in the cells of a row."""
    return [placed.cell.text.string for placed in line.own]


def _count_on(numbers: Sequence[str]) -> bool:
    """Whether numbers begin with 1 and each is one more than the last."""
    return numbers[0] == "1" and all(int(second) == int(first) + 1 for first, second in pairwise(numbers))
