"""Web pages that are broken or hostile: read in time linear in their length, or refused by name; hints always fit the text."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocparse import parse
from govdocparse.errors import UnusableInput
from govdocparse.readers import html
from govdocparse.readers.reading import Limits
from html_pages import read
from timing import assert_linear


@pytest.mark.parametrize(
    ("markup", "limits", "message"),
    [
        ("<div>" * 100_000 + "x", Limits(), r"is nested deeper than limits.depth \(2000\) allows"),
        ("<p>x</p>" * 100, Limits(elements=50), r"has more elements than limits.elements \(50\) allows"),
        ("<br>" * 100, Limits(elements=50), r"has more elements than limits.elements \(50\) allows"),
        ("<p>xxxx</p>" * 10, Limits(characters=30), r"has more characters than limits.characters \(30\) allows"),
        ("<p>xxxx</p>" * 10, Limits(bytes=30), r"has 110 bytes, more than limits.bytes \(30\) allows"),
        ('<frameset><frame src="main.htm"></frameset>', Limits(), r"only holds frames; .* \(main.htm\)"),
    ],
)
def test_what_costs_too_much_is_refused_by_name(markup: str, limits: Limits, message: str) -> None:
    with pytest.raises(UnusableInput, match=f"^page.html {message}"):
        html.read(markup.encode(), "page.html", limits)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 1900 + "甲",
        "<font>甲<p>" * 900,
        "<table><tr><td>" * 600 + "甲",
        "<p>甲</p>" * 20_000,
        "<" * 100_000,
        "甲<br>" * 20_000,
        "<a href=x.pdf>附件" * 3000,
        "字号：[大 中 小 " * 3000,
        "<div>索引号：</div><div>1</div>" * 2000,
        '<p style="' + "display:" * 30_000 + '">甲',
    ],
)
def test_hostile_pages_are_read(markup: str) -> None:
    assert read(markup).text


PIECES = st.sampled_from(
    ["<table>", "</table>", "<tr>", "<td>", "</td>", "<li>", "<ol>", "<div id=zoom>", "<div class=share>", "</div>",
     "<p>", "<p hidden>", "<pre>", "<br>", "<a href='x.pdf'>", "</a>", "<h1>", "</h1>", "<title>", "<head>", "<b>",
     "</b>", "\n", " ", "索引号：", "330B001", "文号", "附件：", "打印", "甲", "乙。", "2025年", "&nbsp;", "<script>",
     "</script>", "<!--", "-->"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_all_hints_lie_in_the_text_in_order(markup: str) -> None:
    reading = read(markup)
    hints = reading.hints
    for kind in (hints.omissions, hints.labelled, hints.headings, hints.generated, hints.links, hints.tables):
        done = 0
        for hint in kind:
            assert done <= hint.span.start <= hint.span.end <= len(reading.text)
            done = hint.span.end
    for table in hints.tables:
        done = table.span.start
        for cell in (cell for row in table.rows for cell in row):
            assert done <= cell.span.start <= cell.span.end <= table.span.end
            done = cell.span.end
    starts = [place.start for place in reading.places]
    assert starts == sorted(starts)


@given(
    st.lists(
        st.sampled_from(["甲", "乙 丙", "\u3000", "a\nb", "<b>", "</b>", "<p>", "<div>", "</div>", "<td>", "<li>"])
    )
)
def test_no_visible_character_is_lost(pieces: list[str]) -> None:
    shown = "".join(piece for piece in pieces if "<" not in piece)
    assert "".join(read("".join(pieces)).text.split()) == "".join(shown.split())


SHARE = "<div class=share>分享</div>"
TABLE = "<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>2</td></tr></table>"


@pytest.mark.parametrize(
    ("head", "piece"), [("", TABLE + SHARE), ("甲乙丙丁戊" * 20, f"</div><div class=zoom>丙{SHARE}")]
)
def test_time_grows_no_faster_than_the_page(head: str, piece: str) -> None:
    assert_linear(lambda count: partial(parse, f"<html><div class=zoom>{head * count}{piece * count}"), 600)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        html.read(data)
    except UnusableInput as refusal:
        assert "\n" not in str(refusal)  # noqa: PT017
