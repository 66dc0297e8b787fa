"""The one public exception: input that cannot be used."""


class UnusableInput(Exception):  # noqa: N818 - the name is a contract
    """Input that cannot be parsed at all; the message says in one line what is wrong and what to do."""
