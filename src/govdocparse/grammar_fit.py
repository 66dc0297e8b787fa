"""A user's grammar file -> refused where nothing would use what it says, or where that cannot do what was there before.

What the shipped rules and rows have in common is the measure: the groups of a rule, the keys of a row, their types.
Only for what Python itself knows by name (metadata keys, kinds, schemes) the columns are listed here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from fractions import Fraction
from itertools import chain
from typing import Any, NamedTuple

import regex

from govdocparse.grammar import Grammar
from govdocparse.grammar_files import BrokenGrammar

_Content = Mapping[str, Any]
_Row = Mapping[str, Any]

# The columns whose values Python knows: no other can be given.
_KNOWN = {
    "header_label": "key",
    "letter_label": "key",
    "html_meta": "key",
    "html_value": "key",
    "field_name": "key",
    "front_matter_key": "key",
    "docx_number_format": "kind",
    "address_unit": "scheme",
    "annotation_rule": "annotation",
    "numeral_reject": "at",
}
# Those of them that may name any field that a label can give.
_OF_FIELDS = frozenset({"html_meta", "html_value", "field_name", "front_matter_key"})
# The columns of which Python needs each shipped value: none of them can be left out, or be written otherwise.
_NEEDED = {
    "address_unit": "name",
    "document_kind": "name",
    "outline_scheme": "name",
    "part_of_month": "group",
    "part_of_year": "group",
}
# Of the units, the names that numerals without a unit of their own are given, and those that other tables name.
_NEEDED_UNITS = frozenset({"%", "‰", "倍"})
# Where a unit says in one of these what must stand around it, another one of its name may count elsewhere.
_PLACED = frozenset({"before", "front"})
_NAMING_UNITS = ("currency_prefixes", "compound_parts")
# Words of two signs each, one for the other.
_PAIRS = frozenset(
    {
        "supplement_radicals",
        "private_use",
        "older_private_use",
        "symbol_codes",
        "symbol_signs",
        "other_forms",
        "clause_pairs",
    }
)
_NAMING_RULES = ("rule", "of")
_ADD = "put yours to it by [[more.{}]]"
_FRAGMENT = regex.compile(r"\{([a-z][a-z0-9_]*)\}")
_LEXICON = regex.compile(r"\\L<(\w+)>")
_PATTERNS = ("before", "front", "pattern")


class Fit(NamedTuple):
    """What a user's files are measured by: the grammar `before` them and the one `after`, and what they say together.

    Each file may use what another one says. `fragments` are the names of the shipped ones.
    """

    before: Grammar
    after: Grammar
    fragments: Set[str]
    own: Sequence[_Content]

    def refuse(self, topic: str, content: _Content) -> None:
        """Refuse the file of that topic where it is unfit; raises BrokenGrammar."""
        before, after = self.before, self.after
        problems = chain(
            self._of_rules(content),
            self._of_names(content),
            ("case: only those of the shipped files are run; give examples to a rule",) if "case" in content else (),
            _of_lexicons({**content.get("lexicon", {}), **_more(content, before.lexicons)}),
            _of_tables({**content.get("table", {}), **_more(content, before.tables)}, before, after),
            self._of_units(content),
            _of_whole_tables(before, after) if content.keys() & {"table", "more", "rule"} else (),
        )
        for problem in problems:
            raise BrokenGrammar(f"{topic}.toml: {problem}")

    def _of_rules(self, content: _Content) -> Iterator[str]:
        """What of the rules of a file is wrong: groups that code asks for, and their own examples."""
        before, after = self.before, self.after
        for name, raw in content.get("rule", {}).items():
            groups = set(after.pattern(name).groupindex)
            lacking = set(before.pattern(name).groupindex) - groups if name in before.rules else set()
            if lacking:
                yield f"rule {name}: has no group {min(lacking)!r}, which the rule it replaces has"
            if "pattern" in raw:
                yield from (f"rule {name}: {problem}" for problem in after.rules[name].check())

    def _of_names(self, content: _Content) -> Iterator[str]:
        """Names that are no shipped ones and that nothing in the user's files asks for: mostly slips of the pen."""
        before, patterns = self.before, "\n".join(_patterns(self.own))
        asked = {row[key] for row in _rows(self.own) for key in _NAMING_RULES if key in row}
        known: tuple[tuple[str, str, Collection[str], Collection[str]], ...] = (
            ("fragment", "fragment", self.fragments, _FRAGMENT.findall(patterns)),
            ("lexicon", "lexicon", before.lexicons, _LEXICON.findall(patterns)),
            ("rule", "rule", before.rules, asked),
            ("table", "table", before.tables, ()),
            ("more", "lexicon or table", [*before.lexicons, *before.tables], ()),
        )
        for kind, what, shipped, used in known:
            for name in content.get(kind, {}):
                if name not in shipped and name not in used:
                    yield _unasked(what, name, shipped)

    def _of_units(self, content: _Content) -> Iterator[str]:
        """Units of a kind that is none, and names that shipped units bear before them wherever they stand."""
        shipped = self.before.tables["units"]
        kinds = {row["kind"] for row in shipped}
        replaced = any("units" in each.get("table", {}) for each in self.own)
        first = () if replaced else (row for row in shipped if _PLACED.isdisjoint(row))
        taken = {name for row in first for name in row["names"]}
        added = content.get("more", {}).get("units", ())
        for row in (*content.get("table", {}).get("units", ()), *added):
            if row["kind"] not in kinds and "dimension" not in row:
                meant = _meant(row["kind"], kinds)
                yield f"table units: there is no kind {row['kind']!r}{meant}; a new kind needs its dimension, too"
        for name in sorted(taken.intersection(name for row in added for name in row["names"])):
            yield (
                f"table units: {name!r} is a unit already, and of two units of a name the first counts; leave it out, "
                "or replace the table by [[table.units]]"
            )


def _more(content: _Content, known: Mapping[str, object]) -> dict[str, Any]:
    """What the file adds to the shipped lexicons, or to the shipped tables."""
    return {name: added for name, added in content.get("more", {}).items() if name in known}


def _patterns(own: Sequence[_Content]) -> Iterator[str]:
    for content in own:
        yield from content.get("fragment", {}).values()
        yield from (rule.get("pattern", "") for rule in content.get("rule", {}).values())


def _rows(own: Sequence[_Content]) -> Iterator[_Row]:
    for content in own:
        for rows in (*content.get("table", {}).values(), *content.get("more", {}).values()):
            yield from (row for row in rows if isinstance(row, dict))


def _unasked(what: str, name: str, known: Iterable[str]) -> str:
    return (
        f"{what} {name}: nothing uses one of this name{_meant(name, known)}; "
        "give the name of the shipped one that it is to change"
    )


def _meant(name: str, known: Iterable[str]) -> str:
    """The known name that is most like one that is not known."""
    from difflib import get_close_matches  # for those who err

    near = get_close_matches(name, list(known), 1)
    return f"; {near[0]!r} was perhaps meant" if near else ""


def _of_lexicons(lexicons: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """What is wrong with single words of a lexicon."""
    for name, words in lexicons.items():
        if not all(isinstance(word, str) and word for word in words):
            yield f"lexicon {name}: its words are strings with something in them"
        elif name in _PAIRS and (unpaired := [word for word in words if len(word) != 2]):
            yield f"lexicon {name}: {unpaired[0]!r} is no pair of characters"


def _of_tables(tables: Mapping[str, Sequence[_Row]], before: Grammar, after: Grammar) -> Iterator[str]:
    """What is wrong with single rows, measured by the shipped ones."""
    for name, rows in tables.items():
        known = before.tables.get(name, ())
        if not rows:
            yield f"table {name}: has no rows"
        for row in rows if known else ():
            yield from (f"table {name}: {problem}" for problem in _of_row(name, row, known, after))


def _of_row(table: str, row: _Row, known: Sequence[_Row], after: Grammar) -> Iterator[str]:
    """What of a row of a table is unlike the shipped rows, or names what is not there."""
    if not isinstance(row, dict):
        yield f"{row!r} is no row: write [[more.{table}]]"
        return
    if lacking := set.intersection(*map(set, known)) - set(row):
        yield f"a row has no {min(lacking)!r}, which all shipped rows have"
        return
    for key, value in row.items():
        values = [each[key] for each in known if key in each]
        if not values:
            yield f"a row has {key!r}; there are {', '.join(sorted(set().union(*known)))}"
        elif not any(_alike(value, each) for each in values):
            yield f"{key} is {value!r}, and no {_shape(values[0])}"
        elif key == _KNOWN.get(table) and value not in values + _fields(table, after):
            given = sorted({each for each in values + _fields(table, after) if each})
            yield f"there is no {key} {value!r}; give one of {', '.join(given)}"
        elif key in _NAMING_RULES and value not in after.rules:
            yield f"there is no rule {value!r}"
        elif key == "group" and value not in after.pattern("date").groupindex:
            yield f"the rule date has no group {value!r}"
        elif key in _PATTERNS:
            yield from _of_pattern(key, value)
        elif key == "factor":
            yield from _of_factor(value)


def _fields(table: str, grammar: Grammar) -> list[str]:
    """The keys of the fields that a table may name beside those that its own rows name."""
    return [row["key"] for row in grammar.table("header_label")] if table in _OF_FIELDS else []


def _alike(value: object, shipped: object) -> bool:
    """Whether a value is of the type of a shipped one; a list, as its members, and as long if those are numbers."""
    if type(value) is not type(shipped):
        return False
    if isinstance(value, list) and isinstance(shipped, list):
        if not shipped:
            return True
        numbers = isinstance(shipped[0], int)
        fits = len(value) == len(shipped) if numbers else bool(value) and ("" not in value or "" in shipped)
        return fits and all(type(each) is type(shipped[0]) for each in value)
    return value != "" or shipped == ""


def _shape(shipped: object) -> str:
    """What a value like this one is called."""
    if isinstance(shipped, list):
        return f"list like {shipped[:3]!r}"
    return {bool: "true or false", int: "whole number"}.get(type(shipped), "string with something in it")


def _of_pattern(key: str, pattern: str) -> Iterator[str]:
    try:
        regex.compile(pattern)
    except regex.error as error:
        yield f"{key} {pattern!r}: {error}"


def _of_factor(factor: str) -> Iterator[str]:
    try:
        if Fraction(factor) <= 0:
            yield f"factor {factor!r} is no size of a unit: write a number above 0"
    except (ValueError, ZeroDivisionError):
        yield f"factor {factor!r} is no exact number: write a decimal or a fraction"


def _of_whole_tables(before: Grammar, after: Grammar) -> Iterator[str]:
    """What a table lacks that takes the place of the shipped one, and names that a table gives to another in vain."""
    for name, key in _NEEDED.items():
        needed = {row[key] for row in before.tables[name]}
        if lacking := needed - {row.get(key) for row in after.tables[name]}:
            yield f"table {name}: no row has the {key} {min(lacking)!r}, which the shipped one has; {_ADD.format(name)}"
    names = {name for row in after.tables["units"] for name in row["names"]}
    named = {row["unit"] for table in _NAMING_UNITS for row in after.tables[table]}
    if lacking := {*_NEEDED_UNITS, *named} - names:
        yield f"table units: no row names {min(lacking)!r}, which other rules give; {_ADD.format('units')}"
    last = after.tables["compound_kinds"][-1:]
    if not any(row["numerator"] == row["denominator"] == "" for row in last):
        yield "table compound_kinds: the last row must hold for all units: numerator and denominator empty"
    schemes = {each for row in after.tables["outline_scheme"] for each in (row["name"], *row.get("same", ()))}
    if lacking := set(after.pattern("marker").groupindex) - schemes:
        yield f"rule marker: the group {min(lacking)!r} is no name of the table outline_scheme"
