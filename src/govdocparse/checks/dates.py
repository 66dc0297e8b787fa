"""The dates of a document against each other: issued, printed, published, in force, out of force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from govdocparse.diagnostics import DATE_ORDER, DATE_RETROACTIVE
from govdocparse.model import Diagnostic, Field, Metadata

# The first never comes after the second.
_ORDER: Final = (
    ("issue_date", "printing_date"),
    ("issue_date", "publication_date"),
    ("effective_date", "expiry_date"),
    ("issue_date", "expiry_date"),
)


def check(metadata: Metadata) -> Iterator[Diagnostic]:
    """A diagnostic at each date that comes too early."""
    for earlier, later in _ORDER:
        first, second = getattr(metadata, earlier), getattr(metadata, later)
        if _is_after(first, second) and not _is_of_revision(first):
            yield DATE_ORDER.at(
                second.span, later=later, later_date=second.value, earlier=earlier, earlier_date=first.value
            )
    issued, effective = metadata.issue_date, metadata.effective_date
    if issued is not None and effective is not None and _is_after(issued, effective) and not _is_of_revision(issued):
        yield DATE_RETROACTIVE.at(effective.span, effective=effective.value, issued=issued.value)


def day_of(field: Field | None) -> date | None:
    """The day that a field names; None where it names none."""
    try:
        return date.fromisoformat(field.value) if field is not None else None
    except ValueError:
        return None


def _is_after(first: Field | None, second: Field | None) -> bool:
    one, other = day_of(first), day_of(second)
    return one is not None and other is not None and one > other


def _is_of_revision(field: Field | None) -> bool:
    """Whether a date stands in an adoption note: that of a law names its last revision, long after it took effect."""
    return field is not None and field.zone == "header"
