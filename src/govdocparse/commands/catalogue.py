"""The catalogue of all diagnostics as a page: what each means, what to do, and an example; made from the one table."""

from __future__ import annotations

from collections.abc import Iterator

from govdocparse.diagnostics import KINDS, Kind

_HEAD = """\
# Diagnostics

What `govdocparse` has to say of a document, by code. A diagnostic stands in `diagnostics[]` of the output with its
code, severity, message and span; [`govdocparse check`](check.md) prints them with line and column. The text parses all
the same.

- `error`: text was lost or the output is not to be trusted there. `warning`: something does not agree, in the document
  or in how it was read. `info`: worth knowing.
- This page is made from the table that the code uses: `govdocparse check --codes > docs/diagnostics.md`.
  A test holds the two together, and runs every example: it gives its code and no other.

| code | severity | message |
|---|---|---|
"""


def page() -> str:
    """The whole page in Markdown."""
    rows = "".join(
        f"| [`{kind.code}`](#{_anchor(kind)}) | {kind.severity} | {kind.message} |\n" for kind in KINDS.values()
    )
    return _HEAD + rows + "".join("".join(_entry(kind)) for kind in KINDS.values())


def _anchor(kind: Kind) -> str:
    return kind.code.replace(".", "")


def _entry(kind: Kind) -> Iterator[str]:
    yield f"\n## {kind.code}\n\n{kind.severity}: {kind.message}\n\n{kind.means}\n\n*What to do:* {kind.advice}\n\n"
    if kind.example is None:
        yield "No plain text gives this.\n"
    elif not kind.example:
        yield "Example: an empty file.\n"
    else:
        yield f"```text\n{kind.example.rstrip()}\n```\n"
