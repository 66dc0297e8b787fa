"""The one public exception, input that cannot be used, and how a mistake of the caller is said."""

from __future__ import annotations

from govdocparse.file_names import readable


class UnusableInput(Exception):  # noqa: N818 - the name is a contract
    """Input that cannot be parsed at all; the message says in one line what is wrong and what to do."""

    def __init__(self, message: str) -> None:
        # A message names files, and a name can hold anything.
        super().__init__(readable(message))


def expect(function: str, value: object, kinds: type | tuple[type, ...], what: str) -> None:
    """Raises TypeError where `value` is not of the `kinds` that the public `function` takes; `what` names them."""
    if not isinstance(value, kinds):
        raise TypeError(f"{function} takes {what}, not {type(value).__name__}")
