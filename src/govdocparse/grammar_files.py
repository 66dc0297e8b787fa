"""The text of a grammar file -> its content, in which each rule, word list and row has the shape that it must have."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

import msgspec

from govdocparse.errors import UnusableInput


class BrokenGrammar(UnusableInput):
    """A grammar file that cannot be used; the message names file, rule and reason."""


class _Rule(msgspec.Struct):
    """What a rule may say."""

    pattern: str = ""
    examples: list[str | dict[str, str]] = []
    rejects: list[str] = []
    enabled: bool = True
    plain: bool = False


# What stands below each name of these tables of a file, and what is said of anything else (of a rule, by its keys).
_SHAPES: Mapping[str, tuple[Any, str]] = {
    "fragment": (str, "is no string"),
    "lexicon": (list[str], "is no list of strings"),
    "rule": (_Rule, ""),
    "table": (list[dict[str, Any]], "is no list of tables"),
    "more": (list[str | dict[str, Any]], "is no list of strings or of tables"),
}
_KEYS = {*_SHAPES, "case"}
_RULE_KEYS = set(_Rule.__struct_fields__)


def read(name: str, text: str) -> Mapping[str, Any]:
    """The content of the file of that name; raises BrokenGrammar."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BrokenGrammar(f"{name}: this is no TOML: {error}") from error
    if unknown := set(content) - _KEYS:
        raise BrokenGrammar(f"{name}: unknown table {min(unknown)!r}; there are {', '.join(sorted(_KEYS))}")
    for kind, (shape, otherwise) in _SHAPES.items():
        _hold(content.get(kind, {}), dict[str, Any], f"{name}: {kind}", f"is no table: write [{kind}.NAME]")
        for each, value in content.get(kind, {}).items():
            _hold(value, shape, f"{name}: {kind} {each}", otherwise)
            if kind == "rule":
                _hold_keys(value, f"{name}: rule {each}")
    _hold(content.get("case", []), list[dict[str, Any]], f"{name}: case", "is no list of tables: write [[case]]")
    return content


def _hold(value: object, shape: Any, where: str, otherwise: str) -> None:
    try:
        msgspec.convert(value, shape)
    except msgspec.ValidationError as error:
        raise BrokenGrammar(f"{where}: {otherwise or error}") from error


def _hold_keys(rule: Mapping[str, Any], where: str) -> None:
    if unknown := set(rule) - _RULE_KEYS:
        raise BrokenGrammar(f"{where}: unknown key {min(unknown)!r}; there are {', '.join(sorted(_RULE_KEYS))}")
    if "pattern" not in rule and rule.get("enabled", True):
        raise BrokenGrammar(f"{where}: has no pattern")
    for example in rule.get("examples", ()):
        if isinstance(example, dict) and "text" not in example:
            raise BrokenGrammar(f"{where}: the example {example} has no text")
