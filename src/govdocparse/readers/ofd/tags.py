"""Custom tags of OFD (GB/T 33190 §16.2): fields of the paper that the file marks, as places in its text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from govdocparse.grammar import Grammar
from govdocparse.readers.field_names import key_of, whole_numbers
from govdocparse.readers.layout.compose import Composed
from govdocparse.readers.ofd.document import Document
from govdocparse.readers.ofd.package import Package, child, children, resolved, text_of
from govdocparse.readers.reading import Labelled
from govdocparse.strings import squeezed
from govdocparse.text import Span, apart

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LONGEST = 2_000


def labelled(
    documents: Sequence[Document], composed: Composed, package: Package, grammar: Grammar
) -> tuple[Labelled, ...]:
    """The fields that the tags of all documents mark, in the order of the text; what lies in another is left out."""
    pages = _Pages(composed)
    found = (
        (*span, key)
        for document in documents
        for key, page, value in _marked(document, package, grammar)
        if (span := pages.find(page, value)) is not None
    )
    kept = tuple(Labelled(Span(start, end), key, certain=True) for start, end, key in apart(found))
    return whole_numbers(kept, composed.text, grammar)


def _marked(document: Document, package: Package, grammar: Grammar) -> Iterator[tuple[str, int, str]]:
    """Key, page and text of each field that the tags of a document mark."""
    location = text_of(child(document.root, "CustomTags"))
    path = resolved(document.path, location)
    for tag in children(package.optional(path) if location else None, "CustomTag"):
        root = package.optional(resolved(path, text_of(child(tag, "FileLoc"))))
        if root is not None:
            yield from _fields(root, document, grammar)


def _fields(root: Element, document: Document, grammar: Grammar) -> Iterator[tuple[str, int, str]]:
    """The fields below a tag: the outermost element with a known name, with all objects that it refers to."""
    stack = [root]
    while stack:
        element = stack.pop()
        key = key_of(str(element.tag).rpartition("}")[2], grammar)
        references = list(element.iterdescendants("{*}ObjectRef")) if key else []
        if key is None or not references:
            stack.extend(reversed(list(element)))
            continue
        page = document.numbers.get(references[0].get("PageRef") or "")
        value = "".join(document.objects.get(text_of(reference), "") for reference in references)
        if page is not None and value.strip():
            yield key, page, value


class _Pages:
    """The text of each page without blanks, and where its characters stand."""

    def __init__(self, composed: Composed) -> None:
        self._text = composed.text
        self._starts: dict[int, int] = {}
        for place in composed.places:
            self._starts.setdefault(int(place.locator.split()[1]), place.start)
        self._solid: list[int] | None = None
        self._string = ""

    def find(self, page: int, value: str) -> Span | None:
        """Where a value stands in the text, from its page on; blanks in it do not count."""
        wanted = squeezed(value)
        if page not in self._starts or not wanted or len(wanted) > _LONGEST:
            return None
        if self._solid is None:
            self._solid = [index for index, character in enumerate(self._text) if not character.isspace()]
            self._string = "".join(self._text[index] for index in self._solid)
        start = self._string.find(wanted, bisect_left(self._solid, self._starts[page]))
        if start < 0:
            return None
        return Span(self._solid[start], self._solid[start + len(wanted) - 1] + 1)
