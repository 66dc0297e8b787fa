"""The Fact: one quantity of a document with all that stands around it and says what it means."""

from __future__ import annotations

from typing import Literal

import msgspec

from govdocparse.model import Bound
from govdocparse.text import Span


class Fact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One row of the table of facts; columns in this order, absent where the document does not say it.

    `document` is its number, else its title, else its name. `measure` is what is measured, `object` whom an award is
    for. `kind` to `per` are those of the Quantity. `period_from` and `period_to` are ISO 8601 and inclusive, one alone
    where the period is open. `responsible` are the bodies that lead or answer, `block` is the id of the paragraph,
    table or section, and `text` the quantity as it stands there. `locator` says where in a carrier that is more than
    text: page 3 line 14.
    """

    document: str | None = None
    file: str | None = None
    part: Literal["main", "promulgated", "attachment"]
    address: str | None = None
    heading: str | None = None
    clause: str
    measure: str | None = None
    object: str | None = None
    kind: str
    value: str | None = None
    low: str | None = None
    high: str | None = None
    low_bound: str | None = None
    high_bound: str | None = None
    unit: str | None = None
    code: str | None = None
    bound: Bound | None = None
    change: Literal["increase", "decrease"] | None = None
    relation: Literal["from", "to"] | None = None
    per: str | None = None
    period_from: str | None = None
    period_to: str | None = None
    responsible: tuple[str, ...] = ()
    text: str
    block: str
    locator: str | None = None
    span: Span
