"""Web pages: what a saved page shows elsewhere (pictures, scripts, frames) is said not to be read."""

import pytest

from govdocparse.readers import html


@pytest.mark.parametrize(
    ("inside", "text", "expected"),
    [
        ("<img src=a.png><p><img src=b.jpg></p>", "民生持续改善。" * 20, [("not read: 2 pictures", "info")]),
        ("<img src=page1.jpg>", "", [("not read: 1 picture", "warning")]),
        ("<img src=icon_doc.gif><img src=a.png width=16><img src=a.png style='display:none'>", "民生", []),
        ("<div class=share><img src=wx.png></div>", "民生持续改善。" * 20, []),
    ],
)
def test_pictures_in_the_paper_are_said_not_to_be_read(inside: str, text: str, expected: list[tuple[str, str]]) -> None:
    reading = html.from_string(f"<img src=banner.png><div id=zoom><p>关于某事的通知{text}</p>{inside}</div>")
    assert [(note.message, note.severity) for note in reading.notes] == expected


def test_a_page_that_a_script_fills_is_said_to_be_so() -> None:
    (note,) = html.from_string("<div id=app></div><script>render({text: '通知'})</script>").notes
    assert "save the page with its elements" in note.message
    assert html.from_string("<p>通知</p><script>count()</script>").notes == ()


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<h1>{{data.title}}</h1><p>附件：</p>", True),
        ("<h1>{{title}}</h1><p>{{text}}</p><p>{{date | short}}</p>" + "<p>版权所有，转载须注明来源。</p>" * 50, True),
        ("<p>各区人民政府要落实。</p>" * 50 + "<p>浏览次数：{{hits}}</p>", False),
        ("<p>集合{{1}, {2}}</p>", False),
    ],
)
def test_a_template_that_its_script_has_not_filled_is_said_to_be_so(inside: str, said: bool) -> None:
    notes = html.from_string(f"<div id=zoom>{inside}</div><script>fill()</script>").notes
    assert [note.message.startswith("a script puts the text in the place of {{") for note in notes] == [True] * said


@pytest.mark.parametrize("text", ["各区人民政府：" * 80, "\\u5404\\u533a" * 200], ids=["plain", "escaped"])
def test_a_page_whose_text_stands_in_a_script_is_said_to_be_so(text: str) -> None:
    state = f'<script id="__NEXT_DATA__" type="application/json">{{"content": "<p>{text}"}}</script>'
    (note,) = html.from_string(f"<div class=header>某市人民政府</div><div>加载中</div>{state}").notes
    assert note.message.startswith("scripts hold ")
    assert html.from_string(f"<div id=zoom><p>{'各区人民政府。' * 50}</div>{state}").notes == ()


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<h1>关于某事的通知</h1><iframe src=' /content/1.html '></iframe>", "/content/1.html"),
        ("<h1>关于某事的通知</h1><iframe src='about:blank'></iframe>", None),
        (f"<div id=zoom>{'各区人民政府。' * 50}<iframe src='/content/1.html'></iframe></div>", None),
        (f"<div id=zoom>{'各区人民政府。' * 50}<embed src='a/1.pdf'></div>", "a/1.pdf"),
        (f"<div id=zoom>{'各区人民政府。' * 50}<object data='1.ofd'></object></div>", "1.ofd"),
    ],
)
def test_what_a_page_shows_in_a_frame_is_said_not_to_be_read(page: str, shown: str | None) -> None:
    messages = [note.message for note in html.from_string(page).notes]
    assert messages == (
        [] if shown is None else [f"not read: what the page shows in a frame ({shown}); save that, too"]
    )
