"""The one public exception: input that cannot be used."""

from govdocparse.file_names import readable


class UnusableInput(Exception):  # noqa: N818 - the name is a contract
    """Input that cannot be parsed at all; the message says in one line what is wrong and what to do."""

    def __init__(self, message: str) -> None:
        # A message names files, and a name can hold anything.
        super().__init__(readable(message))
