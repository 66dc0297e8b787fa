"""What an explanation says, as frozen typed structs: the names are those of its JSON."""

from __future__ import annotations

from typing import Literal

import msgspec

from govdocparse.facts import Fact
from govdocparse.grammar import Grammar
from govdocparse.text import Span

Kind = Literal["field", "section", "paragraph", "cell", "item", "part", "omitted"]
Verdict = Literal["fired", "matches", "without effect", "near miss"]

_LONGEST_SHOWN = 40


class _Struct(msgspec.Struct, frozen=True, omit_defaults=True):
    """What all of them share: frozen, absent instead of null."""


class Step(_Struct, frozen=True, kw_only=True):
    """One cleaning step that changed the line; `changes` are what stood there and what stands there now."""

    step: str
    changes: tuple[tuple[str, str], ...]
    text: str


class Paragraph(_Struct, frozen=True, kw_only=True):
    """A paragraph of clean text that the line is in, the source lines from which to which it goes."""

    text: str
    first_line: int
    last_line: int


class Place(_Struct, frozen=True, kw_only=True):
    """Where a stretch of the line went: a field, a block or omitted text; `says` tells the rest in words."""

    kind: Kind
    name: str
    text: str
    says: str


class Rule(_Struct, frozen=True, kw_only=True):
    """What one rule made of the text, and how what it found there begins.

    It `fired` where what became of the text shows that, `matches` where nothing would show it, is `without effect`
    where the text became something else, and is a `near miss` where only its form is like what the rule finds.
    """

    rule: str
    file: str
    verdict: Verdict
    says: str
    text: str

    @classmethod
    def of(cls, name: str, verdict: Verdict, says: str, text: str, grammar: Grammar) -> Rule:
        """The rule of that name, with its file, and with what it found cut to a length that can be shown."""
        shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
        return cls(rule=name, file=f"{grammar.rules[name].topic}.toml", verdict=verdict, says=says, text=shown)


class Annotation(_Struct, frozen=True, kw_only=True):
    """One annotation on the line: what it says as `key value`, and the rules that match there."""

    type: str
    text: str
    values: tuple[tuple[str, str], ...]
    rules: tuple[Rule, ...]


class Numeral(_Struct, frozen=True, kw_only=True):
    """A numeral on the line that became no annotation, and why."""

    text: str
    says: str
    rule: str | None = None


class Note(_Struct, frozen=True, kw_only=True):
    """A diagnostic on the line."""

    code: str
    severity: str
    message: str


class Explanation(_Struct, frozen=True, kw_only=True):
    """All that is to be said about one line of a source text."""

    file: str
    line: int
    text: str
    span: Span
    locator: str | None = None
    steps: tuple[Step, ...]
    paragraphs: tuple[Paragraph, ...]
    places: tuple[Place, ...]
    rules: tuple[Rule, ...]
    tried: tuple[str, ...]
    outline: tuple[str, ...]
    annotations: tuple[Annotation, ...]
    facts: tuple[Fact, ...]
    numerals: tuple[Numeral, ...]
    diagnostics: tuple[Note, ...]
