"""The annotations of a leaf: quantities, dates, citations, responsibilities."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from govdocparse.model.struct import Struct
from govdocparse.text import Span

if TYPE_CHECKING:
    from govdocparse.grammar import Grammar

Bound = Literal["min", "max", "exceed", "below", "approx"]
# The kinds of quantity that say how large a part of something is.
SHARES: Final = frozenset({"percent", "permille", "fraction", "ratio"})

_MOST_NAMES: Final = 100


class Annotation(Struct, frozen=True, kw_only=True):
    """What all annotations share: `[start, end)` in the leaf's text, `span` in the source."""

    text: str
    start: int
    end: int
    span: Span


class Quantity(Annotation, frozen=True, kw_only=True, tag_field="type", tag="quantity"):
    """A numeral that measures or counts (design §6); numbers are exact decimal or fraction strings.

    Either `value`, or `low` and `high` of a range. `low_bound` is "exceed" and `high_bound` "below" where an end is
    exclusive. `unit` is the unit as written without the scale, `code` its UCUM or ISO 4217 code, `marker` the words
    that set the bound, `per` the base of a rate (每家 → 家).
    """

    kind: str
    value: str | None = None
    low: str | None = None
    high: str | None = None
    low_bound: Literal["exceed"] | None = None
    high_bound: Literal["below"] | None = None
    unit: str | None = None
    code: str | None = None
    bound: Bound | None = None
    marker: str | None = None
    per: str | None = None
    change: Literal["increase", "decrease"] | None = None
    relation: Literal["from", "to"] | None = None

    def to(self, unit: str, grammar: Grammar | None = None) -> str:
        """The value in another unit of the same dimension, exactly; the two ends of a range with a — between them.

        `grammar` is that of the parse where it has units of your own. Raises ValueError where there is no unit, the
        other one is not known, or the two measure different things.
        """
        from govdocparse.annotation.units import convert

        if self.unit is None:
            raise ValueError(f"{self.text} has no unit to convert from")
        own = self.unit
        return "—".join(
            convert(value, own, unit, grammar) for value in (self.value, self.low, self.high) if value is not None
        )


class Date(Annotation, frozen=True, kw_only=True, tag_field="type", tag="date", rename={"from_": "from"}):
    """A date or period; `from` and `to` are ISO 8601 and both inclusive."""

    from_: str | None = None
    to: str | None = None
    bound: Literal["min", "max"] | None = None


class Citation(Annotation, frozen=True, kw_only=True, tag_field="type", tag="citation"):
    """A reference to a document, by title, number or provision; `relation` where the text says one."""

    title: str | None = None
    document_number: str | None = None
    provision: str | None = None
    relation: str | None = None


class Unit(Struct, frozen=True):
    """One responsible body; `tier` counts from 1 and stands from the second on; `members` of a collective (各…)."""

    name: str
    tier: int = 1
    members: tuple[str, ...] = ()


class Responsibility(Struct, frozen=True, kw_only=True, tag_field="type", tag="responsibility"):
    """Who leads, answers or cooperates.

    `start` and `end` are given where it stands in a leaf as an annotation, not in a section's list of responsibilities.
    """

    role: Literal["lead", "responsible", "cooperating"]
    units: tuple[Unit, ...]
    text: str
    span: Span
    start: int | None = None
    end: int | None = None


def unit_names(responsibilities: Iterable[Responsibility], *roles: str) -> tuple[str, ...]:
    """The bodies that have one of the roles, once each, a hundred at most."""
    # More than any office needs: without an end, a table of what they answer for would hold bodies times rows.
    names = dict.fromkeys(unit.name for item in responsibilities if item.role in roles for unit in item.units)
    return tuple(islice(names, _MOST_NAMES))


AnyAnnotation = Quantity | Date | Citation | Responsibility
