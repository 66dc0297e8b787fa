"""The JSON Schema of the canonical form, from the types of the model.

`python -m govdocparse.writers.schema` writes it over the committed file, in a checkout.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from govdocparse.model import SCHEMA, Document

FILE = Path(__file__).parents[1] / "schemas" / f"{SCHEMA.replace('/', '-')}.schema.json"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one Document: what the model holds, absent instead of null."""
    schema = _tidy(msgspec.json.schema(Document))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": SCHEMA,
        **schema,
    }


def json_schema_text() -> str:
    """The JSON Schema as its file holds it."""
    return msgspec.json.format(msgspec.json.encode(json_schema()), indent=2).decode() + "\n"


def _tidy(schema: Any) -> Any:
    """The shape alone: no null (the model's None is what canonical JSON leaves out) and no docstrings."""
    if isinstance(schema, list):
        return [_tidy(item) for item in schema if item is not None and item != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    tidy = {
        key: _tidy(value)
        for key, value in schema.items()
        if (key, value) != ("default", None) and not (key == "description" and isinstance(value, str))
    }
    only = tidy.pop("anyOf", None)
    if only is None:
        return tidy
    return tidy | (only[0] if len(only) == 1 else {"anyOf": only})


if __name__ == "__main__":
    FILE.write_text(json_schema_text(), encoding="utf-8")
