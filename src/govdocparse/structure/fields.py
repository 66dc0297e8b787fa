"""Collects the fields of one document: which place a field is taken from, and what becomes of the other places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import regex

from govdocparse.diagnostics import FIELD_DISAGREEMENT
from govdocparse.expressions import dates
from govdocparse.expressions.document_numbers import Numbered
from govdocparse.expressions.names import agree
from govdocparse.grammar import Grammar
from govdocparse.model import Diagnostic, DocumentNumber, Field, Metadata, Omitted, Zone
from govdocparse.text import Span, Text

_LIST_MARKS: Final = regex.compile(r"[ 、，；;,]")
_ISO: Final = regex.compile(r"\d{4}-|--\d")
_SEVERAL: Final = 2
LISTS: Final = frozenset({"issuers", "addressees", "signers", "keywords", "cc", "notes", "related_links"})
# Names, which a page writes shorter or longer than the document does.
_NAMES: Final = LISTS | {"title", "publisher", "printing_authority"}
_MOST_COMPARED: Final = 10_000
# The office that signs for its body, which it may name in short: 某网办公室 below the mark 某家电网公司.
_OFFICE: Final = regex.compile("办公[厅室]$")
# The document's own words come before what a page says about it (design §6).
_RANK: Final[dict[Zone, int]] = {"main": 0, "header": 1, "imprint": 2, "catalog": 3, "page": 4}


class Fields:
    """The fields found so far, by key; it is filled in by one parse and then made into a frozen Metadata."""

    def __init__(self) -> None:
        self._found: dict[str, dict[Zone, list[Field]]] = {}
        self._omitted: list[Omitted] = []
        self._wholes: set[Span] = set()

    def put(self, key: str, text: Text, zone: Zone, value: str | None = None, *, whole: bool = False) -> None:
        """Add one field, whose value is its text where no other is given; the same key may be put again.

        It is the `whole` where another zone may name a part of it: the body whose department signs.
        """
        self.add(key, Field(text.string if value is None else value, text.string, text.span(), zone))
        if whole:
            self._wholes.add(text.span())

    def put_each(self, key: str, text: Text, zone: Zone) -> None:
        """Add one field for each word of a list that blanks or 、，； part."""
        place = 0
        for word in _LIST_MARKS.split(text.string):
            if word:
                self.put(key, text[place : place + len(word)], zone)
            place += len(word) + 1
        if _LIST_MARKS.search(text.string.replace(" ", "")):
            self.omit(text.span(), "separator")

    def put_date(self, key: str, text: Text, zone: Zone, grammar: Grammar) -> None:
        """Add a date as the day that it names, without the clock time that a web page gives; else as it is written.

        A box may lack the last word of it: 2018年03月27.
        """
        iso = dates.parse(text.string, grammar) or dates.parse(f"{text.string}日", grammar)
        if iso is None and (found := grammar.pattern("leading_day").match(text.string)):
            iso = dates.parse(found["day"], grammar)
        self.put(key, text, zone, iso and iso.partition("T")[0])

    def add(self, key: str, field: Field) -> None:
        """Add one field that is made already."""
        self._found.setdefault(key, {}).setdefault(field.zone, []).append(field)

    def replace(self, key: str, field: Field) -> None:
        """Put one field in the place of those that its zone gave before, which become text that is not a field's."""
        zones = self._found.setdefault(key, {})
        self._omitted += [Omitted(each.span, f"earlier {key}") for each in zones.get(field.zone, ())]
        zones[field.zone] = [field]

    def move(self, key: str, value: str, other: str) -> None:
        """Give the fields of one key that have this value to another key."""
        for found in self._found.pop(key, {}).values():
            for field in found:
                self.add(other if field.value == value else key, field)

    def omit(self, span: Span, reason: str) -> None:
        """Note source text that is no field's value, with its reason."""
        self._omitted.append(Omitted(span, reason))

    def has(self, key: str) -> bool:
        """Whether any zone gave this field."""
        return key in self._found

    def first(self, key: str) -> Field | None:
        """The field as it stands now, of the zone that counts most."""
        zones = self._found.get(key)
        return zones[min(zones, key=_RANK.__getitem__)][0] if zones else None

    def values(self, key: str) -> set[str]:
        """What all zones gave for this field."""
        return {field.value for fields in self._found.get(key, {}).values() for field in fields}

    def settle(self) -> tuple[Metadata, list[Omitted], list[Diagnostic]]:
        """The metadata, what repeats it elsewhere as omitted text, and where two places disagree."""
        values: dict[str, Any] = {}
        omitted = list(self._omitted)
        diagnostics: list[Diagnostic] = []
        for key, zones in self._found.items():
            best = min(_dated(key, zones), key=_RANK.__getitem__)
            kept = (
                list({field.value: field for field in reversed(zones[best])}.values())[::-1]
                if key in LISTS
                else zones[best][:1]
            )
            values[key] = tuple(kept) if key in LISTS else kept[0]
            taken = set(kept)
            others = [field for fields in zones.values() for field in fields if field not in taken]
            omitted += [Omitted(field.span, f"repeats {key}") for field in others]
            diagnostics += _disagreements(key, kept, [field for field in others if field.span not in self._wholes])
        return Metadata(**values), omitted, diagnostics


def _dated(key: str, zones: Mapping[Zone, Sequence[Field]]) -> Iterable[Zone]:
    """The zones whose first value counts: of a date, those that give one, if any does (2024926 is none)."""
    if len(zones) < _SEVERAL or not key.endswith("_date"):
        return zones
    return [zone for zone, found in zones.items() if _ISO.match(found[0].value)] or zones


def _disagreements(key: str, kept: Sequence[Field], others: Sequence[Field]) -> list[Diagnostic]:
    """A diagnostic for each value that another zone gives and that says something else than the one that was kept.

    Lists so long that to compare them takes its time are no lists of names.
    """
    said = {(field.zone, field.value): field for field in reversed(others) if field.zone != kept[0].zone}
    elsewhere = list(said.values())[::-1]
    if len(kept) * len(elsewhere) > _MOST_COMPARED:
        return []
    return [
        FIELD_DISAGREEMENT.at(
            field.span,
            key=key,
            kept=kept[0].value,
            kept_zone=kept[0].zone,
            other=field.value,
            other_zone=field.zone,
        )
        for field in elsewhere
        if not any(_agree(key, one, field) for one in kept)
    ]


def _agree(key: str, one: Field, other: Field) -> bool:
    """Whether two places say the same: carriers differ in blanks, and a page may shorten what a body is called."""
    if isinstance(one, DocumentNumber) and isinstance(other, DocumentNumber) and one.sequence is not None:
        same = (one.year, one.sequence) == (other.year, other.sequence)
        return same and agree(one.agency_code or other.value, other.agency_code or one.value)
    if key in _NAMES:
        return agree(one.value, other.value) or agree(_OFFICE.sub("", one.value), other.value)
    if key.endswith("_date"):
        # A paper may give the month alone.
        return one.value.startswith(other.value) or other.value.startswith(one.value)
    return one.value.replace(" ", "") == other.value.replace(" ", "")


def document_number(number: Numbered, text: Text, zone: Zone) -> DocumentNumber:
    """The field of a document number that stands in `text`."""
    return DocumentNumber(
        number.value,
        text.string,
        text.span(),
        zone,
        agency_code=number.agency_code,
        year=number.year,
        sequence=number.sequence,
    )
