"""The document number: its form as it was written (GB/T 9704-2012 7.2.5), and its year against the date of issue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from govdocparse.checks.dates import day_of
from govdocparse.diagnostics import NUMBER_BRACKETS, NUMBER_ORDINAL, NUMBER_SHORT_YEAR, NUMBER_YEAR, NUMBER_ZERO
from govdocparse.grammar import Grammar
from govdocparse.model import Diagnostic, DocumentNumber, Metadata
from govdocparse.strings import on_one_line

# Around New Year a number is taken in one year and the paper is signed in the other.
_AROUND_NEW_YEAR: Final = timedelta(days=45)


def check(metadata: Metadata, source: str, grammar: Grammar) -> Iterator[Diagnostic]:
    """What is to be said of the number that the document itself bears; a page's own box may write as it likes."""
    number = metadata.document_number
    if number is None or number.zone not in ("header", "main"):
        return
    yield from _form(number, source, grammar)
    issued = metadata.issue_date
    day = day_of(issued)
    if issued is not None and issued.zone in ("header", "main") and day and number.year and not _near(number.year, day):
        yield NUMBER_YEAR.at(number.span, number=number.value, year=number.year, issued=issued.value)


def _form(number: DocumentNumber, source: str, grammar: Grammar) -> Iterator[Diagnostic]:
    """What of a number is not written as GB/T 9704-2012 7.2.5 wants it: brackets, 第, zeros, a short year."""
    written = source[number.span.start : number.span.end]
    found = grammar.pattern("number_as_written").search(written)
    if found is None:
        return
    text = on_one_line(written)
    if (found["open"], found["close"]) != ("〔", "〕"):
        yield NUMBER_BRACKETS.at(number.span, text=text)
    if found["ordinal"] and not (number.agency_code or "").endswith(grammar.lexicon("counted_kinds")):
        yield NUMBER_ORDINAL.at(number.span, text=text)
    if found["padding"]:
        yield NUMBER_ZERO.at(number.span, text=text)
    if len(found["year"]) == 2:
        yield NUMBER_SHORT_YEAR.at(number.span, text=text)


def _near(year: str, day: date) -> bool:
    """Whether a day lies in a year, or within some weeks of it."""
    return int(year) in {(day - _AROUND_NEW_YEAR).year, day.year, (day + _AROUND_NEW_YEAR).year}
