"""The history (沿革) below a law of Taiwan -> when it was last made or changed, and when it was repealed, as fields."""

from __future__ import annotations

from collections.abc import Sequence

from govdocparse.expressions import dates
from govdocparse.grammar import Grammar
from govdocparse.structure.fields import Fields
from govdocparse.text import Text


def begins(string: str, grammar: Grammar) -> bool:
    """Whether a line heads a history."""
    return grammar.pattern("history_heading").match(string) is not None


def put(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> None:
    """The dates of the history in a part into `fields`, where its last entry repeals the law.

    Collections give the day of the last change, which is that of the repeal then: the law is from the change before.
    """
    start = next((index for index, line in enumerate(lines) if begins(line.string, grammar)), None)
    if start is None:
        return
    made: tuple[str, Text] | None = None
    ended: tuple[str, Text] | None = None
    validity: Text | None = None
    for line in lines[start + 1 :]:
        found = grammar.pattern("history_entry").match(line.string)
        iso = dates.parse(found["date"], grammar) if found else None
        if found is None or iso is None:
            continue
        entry = iso, line.group(found, "date")
        if repeal := grammar.pattern("history_repeal").search(line.string):
            ended, validity = entry, line.group(repeal, "validity")
        elif grammar.pattern("history_pause").search(line.string) is None:
            made, ended = entry, None
    if ended is None or validity is None:
        return
    iso, day = ended
    fields.move("issue_date", iso, "expiry_date")
    fields.put("expiry_date", day, "main", iso)
    if not fields.has("validity"):
        fields.put("validity", validity, "main")
    if made is not None:
        iso, day = made
        fields.put("issue_date", day, "main", iso)
