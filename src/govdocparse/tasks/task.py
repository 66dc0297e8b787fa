"""The Task: what a document says that somebody has to do, with who answers for it and by when."""

from __future__ import annotations

from typing import Literal

import msgspec

from govdocparse.text import Span


class Task(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One row of the table of tasks; columns in this order, absent where the document does not say it.

    `document` is its number, else its title, else its name. `heading` is that of the section, `text` what is to be
    done, paragraph by paragraph and without the words that name the bodies. `lead`, `responsible` and `cooperating` are
    the bodies; `stated` says where: with the task itself, or above it for all that follows. `deadlines` are the last
    days by which something is to be done, ISO 8601. `quantities` are the numbers as they stand there. `block` is the id
    of the first paragraph, of the table or the section, `span` the place of all of it in the source.
    """

    document: str | None = None
    file: str | None = None
    part: Literal["main", "promulgated", "attachment"]
    address: str | None = None
    heading: str | None = None
    text: str = ""
    lead: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    stated: Literal["here", "above"] | None = None
    deadlines: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    block: str
    locator: str | None = None
    span: Span
