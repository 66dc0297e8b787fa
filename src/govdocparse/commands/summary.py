"""One line that says what a document holds."""

from __future__ import annotations

from collections import Counter

from govdocparse.counted import counted
from govdocparse.model import Document

_KINDS = ("quantity", "date", "citation", "responsibility")


def summary(document: Document) -> str:
    """The document's number or title, and how much of each thing it holds."""
    counts = Counter(type(annotation).__name__.lower() for annotation in document.annotations())
    counts["responsibility"] = sum(len(section.responsibilities) for section in document.sections())
    levels = Counter(section.level for section in document.sections())
    severities = Counter(item.severity for item in document.diagnostics)
    pieces = [
        document.kind or "document",
        document.metadata.name() or "without title",
        _sections(levels) if levels else "no sections",
        *(counted(counts[name], name) for name in _KINDS if counts[name]),
        *(f"{repair.count} {repair.kind}" for repair in document.source.repairs),
        *(counted(severities[name], name) for name in ("error", "warning") if severities[name]),
    ]
    return ", ".join(pieces)


def _sections(levels: Counter[int]) -> str:
    """How many sections there are, and of several levels how many of each, from the top."""
    each = "+".join(str(levels[level]) for level in sorted(levels))
    return counted(levels.total(), "section") + (f" ({each})" if len(levels) > 1 else "")
