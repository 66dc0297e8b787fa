"""Leaf Text -> its quantities: every numeral that measures or counts, exact, with unit, bound, rate and change.

The quantities come in order of place and never overlap; the conventions are in docs/quantities.md.
"""

from __future__ import annotations

from govdocparse.annotation import numerals
from govdocparse.annotation.bounds import Measure, binder
from govdocparse.annotation.context import NOTHING, Context, contexts
from govdocparse.annotation.joins import joiner
from govdocparse.annotation.scanner import scanner
from govdocparse.grammar import Grammar
from govdocparse.model import Quantity
from govdocparse.text import Text


def find(text: Text, string: str, grammar: Grammar) -> list[Quantity]:
    """The quantities of `text`, looked for in `string`: the same characters, less those that are claimed already."""
    if len(string) <= numerals.LONGEST and string[-1:] in numerals.SIGNS and (alone := _alone(text, string, grammar)):
        return [alone]
    atoms = list(scanner(grammar).atoms(string))
    if not atoms:
        return []
    measures = binder(grammar).bound(joiner(grammar).joined(atoms, string), string)
    found = contexts(grammar)
    return [_quantity(text, measure, context) for measure, context in found.of(measures, string)]


def _alone(text: Text, string: str, grammar: Grammar) -> Quantity | None:
    """The quantity of a string that is nothing but a numeral: kind `number`."""
    stripped = string.strip()
    numeral = numerals.read(stripped, grammar) if stripped else None
    if numeral is None or numeral.bare:
        return None
    start = string.index(stripped)
    end = start + len(stripped)
    value = numerals.plain(numeral.value)
    ends = {"low": value, "high": numerals.plain(numeral.high)} if numeral.high is not None else {"value": value}
    return Quantity(
        text=stripped,
        start=start,
        end=end,
        span=text.span(start, end),
        kind="number",
        bound="approx" if numeral.about else None,
        marker=numeral.about or None,
        **ends,  # type: ignore[arg-type]
    )


def _quantity(text: Text, measure: Measure, context: Context) -> Quantity:
    atom = measure.atom
    unit = atom.unit
    start, end = atom.start, atom.end
    low = numerals.plain(atom.low)
    written, code = (unit.written, unit.code) if unit else (None, None)
    words, span = text.string[start:end], text.span(start, end)
    if measure.marker is None and atom.high is None and context is NOTHING:
        return Quantity(text=words, start=start, end=end, span=span, kind=atom.kind, value=low, unit=written, code=code)
    ranged = atom.high is not None
    return Quantity(
        text=words,
        start=start,
        end=end,
        span=span,
        kind=atom.kind,
        value=None if ranged else low,
        low=low if ranged else None,
        high=numerals.plain(atom.high) if atom.high is not None else None,
        low_bound=measure.low_bound,
        high_bound=measure.high_bound,
        unit=written,
        code=code,
        bound=measure.bound,
        marker=measure.marker,
        per=context.per,
        change=context.change,
        relation=context.relation,
    )
