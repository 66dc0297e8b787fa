"""What a reader says about places in its text."""

from govdocparse.readers.reading import (
    CellPlace,
    Generated,
    Heading,
    Hints,
    Labelled,
    Link,
    Omission,
    TablePlace,
)
from govdocparse.text import Span

HINTS = Hints(
    omissions=(Omission(Span(0, 1), "menu"),),
    labelled=(Labelled(Span(1, 2), "title", certain=True),),
    headings=(Heading(Span(2, 3), 1),),
    generated=(Generated(Span(3, 4)),),
    links=(Link(Span(4, 5), "a.docx"),),
    tables=(TablePlace(Span(5, 7), ((CellPlace(Span(5, 6), 1, 1), CellPlace(Span(6, 7), 2, 1)),)),),
)


def test_every_place_of_a_text_moves_with_it() -> None:
    moved = HINTS.moved(10)
    for name in Hints.__struct_fields__:
        before, after = getattr(HINTS, name), getattr(moved, name)
        assert before, f"{name} needs an example here"
        assert [item.span for item in after] == [item.span.moved(10) for item in before]
    assert [cell.span for cell in moved.tables[0].rows[0]] == [(15, 16), (16, 17)]
    assert moved.moved(-10) == HINTS
