"""The text of a saved page -> the menu above its paper and the foot below it, and the labels of its box without colons.

Pages that were saved as text have each word of their menu and each cell of their box on a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from govdocparse.expressions.labels import known_labels
from govdocparse.grammar import Grammar
from govdocparse.model import Omitted
from govdocparse.strings import present
from govdocparse.text import Span

Line = tuple[int, int]
Furniture = tuple[int, int, str]

_ABOVE: Final = "line above the title"
_BELOW: Final = "line below the text"
_NAVIGATION: Final = "site navigation"
_BUTTON: Final = "site button"
# A menu may be long: its columns show what is new.
_HEAD_LINES: Final = 400
_MOST_BETWEEN: Final = 4
_MOST_ABOVE: Final = 12
# The page's own title and a box may stand above the title.
_MOST_OF_BOX: Final = 24
# A column and a title.
_LEAST_BELOW_PATH: Final = 2
_FARTHEST_TITLE: Final = 400
# A summary stands in so many lines, and is so long.
_HEAD_OF_SUMMARY: Final = 20
_SHORTEST_SUMMARY: Final = 40
_LONGEST_SUMMARY: Final = 600
_DOTS: Final = ".…"
_ENDS: Final = "。；：！？"
_SUMMARY: Final = "summary of the page"
# One of these labels is in every box, and a box without colons has it alone on its line.
_BARE: Final = ("索引号\n", "索 引 号\n", "文号\n", "文 号\n", "发文字号\n")
# The foot of a page may list all bodies of the state and all provinces.
_FOOT_LINES: Final = 250
# How long a line of a menu is at most, and from which length on one may be a title.
_LONGEST: Final = 40
_SHORTEST_TITLE: Final = 8
_LEAST_MENU: Final = 3
_LONGEST_WORD: Final = 6
_MOST_LISTED: Final = 60
_MOST_BEHIND: Final = 8
_LEAST_LABELS: Final = 4
_LONGEST_LABEL: Final = 12
_STOPS: Final = "。；"
_DISCLOSED: Final = "公开"
_ABOUT: Final = "关于"
_CRUMBS: Final = (">", "＞", "»", "›")
_CRUMB_SIGNS: Final = ">＞»› "


def found(
    string: str, furniture: Sequence[Furniture], footers: Sequence[Furniture], grammar: Grammar
) -> Iterator[Furniture]:
    """The lines of a page above its paper and below it, with the reason, where its furniture shows that it is one."""
    crumb = next((start for start, end, reason in furniture if _is_crumb(string[start:end], reason)), -1)
    first = string[:_FARTHEST_TITLE].lstrip().partition("\n")[0].rstrip()
    named = _title(first, grammar)
    if crumb >= 0 or named != first:
        yield from ((*line, _ABOVE) for line in _above(string, named, crumb, furniture, grammar))
        yield from ((*line, _ABOVE) for line in _column(string, crumb, grammar))
    if footers:
        yield from ((*line, _BELOW) for line in _below(string, furniture, footers[-1][0], grammar))
        yield from ((*line, _BELOW) for line in _around(string, footers, grammar))
    yield from ((*line, _BELOW) for line in _listed(string, furniture, grammar))


def summary(string: str) -> list[Furniture]:
    """The line, if any, in which a page gives the beginning of its paper in front of it, cut off inside a sentence."""
    lines = _lines(string, _HEAD_OF_SUMMARY)
    for (start, end), below in pairwise(lines):
        if not _SHORTEST_SUMMARY <= end - start <= _LONGEST_SUMMARY or string[end - 1] in _ENDS:
            continue
        # The line below is its beginning; a title that stands below once more is none.
        said = string[start:end].replace(" ", "").rstrip(_DOTS)
        first = string[slice(*below)].replace(" ", "")
        if len(first) >= len(said) or not said.startswith(first) or ("：" not in said and "。" not in said):
            continue
        again = "".join(string[slice(*line)] for line in lines if line >= below).replace(" ", "")
        if again.startswith(said) and len(again) > len(said):
            return [(start, end, _SUMMARY)]
    return []


def title(omitted: Sequence[Omitted], source: str, grammar: Grammar) -> Span | None:
    """Where in the source the paper's title stands that the first line of a page gives; None where that gives none."""
    first = next((item.span for item in omitted if item.reason == _ABOVE), None)
    if first is None:
        return None
    named = _title(source[first.start : first.end], grammar)
    places = (
        Span(first.end + start, first.end + end)
        for start, end in _lines(source[first.end :], _HEAD_LINES)
        if source[first.end + start : first.end + end] == named
    )
    return max(places, default=None)


def bare_labels(string: str, grammar: Grammar) -> tuple[list[int], list[Line]]:
    """Where the labels end that stand above their values in a box without colons, and the labels without a value.

    At least four labels, one of them behind the other or behind its value.
    """
    if not present(_BARE, string):
        return [], []
    known = known_labels(grammar)
    lines = _lines(string, _HEAD_LINES)
    places = [
        index
        for index, (start, end) in enumerate(lines)
        if end - start <= _LONGEST_LABEL and string[start:end].replace(" ", "") in known
    ]
    while len(places) > 1 and places[-1] - places[-2] > 2:
        del places[-1]
    if len(places) < _LEAST_LABELS or any(below - above > 2 for above, below in pairwise(places)):
        return [], []
    above = {string[start:end] for start, end in lines[: places[-1]]}
    last = lines[places[-1]]
    behind = lines[places[-1] + 1 : places[-1] + 2]
    empty = [last] if not behind or string[behind[0][0] : behind[0][1]] in above else []
    return [lines[place][1] for place in places if lines[place] not in empty], empty


def _lines(string: str, most: int) -> list[Line]:
    """So many lines that are not blank, without the blanks around them."""
    lines: list[Line] = []
    start = 0
    while start <= len(string) and len(lines) < most:
        end = string.find("\n", start)
        end = len(string) if end < 0 else end
        line = string[start:end]
        if bare := line.strip():
            first = start + len(line) - len(line.lstrip())
            lines.append((first, first + len(bare)))
        start = end + 1
    return lines


def _title(first: str, grammar: Grammar) -> str:
    """The title that the first line of a page gives, with the name of the site behind it or without."""
    page = grammar.pattern("page_title").match(first)
    return page["title"] if page else first


def _above(string: str, title: str, crumb: int, furniture: Sequence[Furniture], grammar: Grammar) -> Sequence[Line]:
    """The lines of the menu: those above the path to the page, or between its own title and the paper's.

    Where the path stands between the two titles, all of them are; else each must look like one.
    """
    lines = _lines(string, _HEAD_LINES)
    above = sum(start < crumb for start, _ in lines)
    # A page may open with the name of its site instead of a title.
    named = above > 0 and grammar.pattern("site_name").match(string[slice(*lines[0])]) is not None
    if named and above == 1:
        return lines[:1]
    if _is_all_of_site(string, lines, above, furniture, grammar):
        return lines[:above]
    titled = 0 if named else _title_again(string, title, lines, above, grammar)
    last = max(titled, above)
    if 0 < above < titled <= above + _MOST_BETWEEN:
        return lines[:last]
    known = {start for start, _, _ in furniture}
    first = last
    while first and (
        lines[first - 1][0] in known or _is_menu(string[slice(*lines[first - 1])], grammar) or (titled and first == 1)
    ):
        first -= 1
    return lines[first:last] if last < len(lines) and (titled or last - first >= _LEAST_MENU) else []


def _column(string: str, crumb: int, grammar: Grammar) -> list[Line]:
    """The line behind the path to the page that says a step of it again, the column, above the title."""
    path, *below = _lines(string[crumb:], 3) if crumb >= 0 else [(0, 0)]
    if len(below) < _LEAST_BELOW_PATH:
        return []
    (start, end), title = ((crumb + first, crumb + last) for first, last in below)
    column = string[start:end]
    steps = string[crumb : crumb + path[1]].replace(" ", "")
    is_step = len(column) < _SHORTEST_TITLE and any(f"{mark}{column}" in steps for mark in _CRUMBS)
    return [(start, end)] if is_step and grammar.pattern("document_kind_end").search(string[slice(*title)]) else []


def _is_all_of_site(
    string: str, lines: Sequence[Line], above: int, furniture: Sequence[Furniture], grammar: Grammar
) -> bool:
    """Whether all lines above the path to the page are the site's: none may be a title, and one stands below."""
    if not 0 < above <= _MOST_ABOVE:
        return False
    known = {start for start, _, _ in furniture}
    is_title = grammar.pattern("document_kind_end").search
    if any(is_title(string[slice(*line)]) and not _is_row(string[slice(*line)]) for line in lines[:above]):
        return False
    below = [string[slice(*line)] for line in lines[above + 1 :] if line[0] not in known]
    return any(is_title(line) for line in below[:_MOST_OF_BOX])


def _is_row(line: str) -> bool:
    """Whether a line is a row of a menu: short words with blanks between them (首页 要闻 政策)."""
    words = line.split()
    return len(words) >= _LEAST_MENU and max(map(len, words)) <= _LONGEST_WORD


def _title_again(string: str, title: str, lines: Sequence[Line], behind: int, grammar: Grammar) -> int:
    """How many lines stand above the `title` that the first line gives, or above a box; 0 where none says it again."""
    title = title.replace(" ", "")
    words = [string[slice(*line)].replace(" ", "") for line in lines]
    start = max(1, behind)
    if title not in words[start:]:
        return 0
    known = known_labels(grammar)
    return next(
        index for index, word in enumerate(words) if index >= start and (word == title or word.rstrip("：") in known)
    )


def _is_crumb(line: str, reason: str) -> bool:
    """Whether a line is the path to the page: something stands behind a mark of it, unlike 相关附件>>."""
    return reason == _NAVIGATION and any(mark in line.rstrip(_CRUMB_SIGNS) for mark in _CRUMBS)


def _is_menu(line: str, grammar: Grammar) -> bool:
    """Whether a line may be a word of a menu: short, no sentence, no title, no number of a paper."""
    if len(line) > _LONGEST or line[-1] in _STOPS:
        return False
    if len(line) < _SHORTEST_TITLE:
        return True
    # Menus name columns like papers: 政府信息公开目录, 政府信息公开工作年度报告.
    titled = grammar.pattern("part_title_end").search(line) is not None
    return line[-1] != "号" and not (titled and (_DISCLOSED not in line or _ABOUT in line))


def _below(string: str, furniture: Sequence[Furniture], footer: int, grammar: Grammar) -> Sequence[Line]:
    """The lines between what ends a paper's place and the foot of the page, where none of them is a sentence.

    Its place ends with buttons or with the papers before and behind it (下一篇：).
    """
    for ending in (_BUTTON, _NAVIGATION):
        ends = (end for _, end, reason in reversed(furniture) if reason == ending and end < footer)
        last = next(ends, None)
        if last is not None and (rest := _rest(string, last, _FOOT_LINES, grammar)):
            return rest
    return []


def _around(string: str, footers: Sequence[Furniture], grammar: Grammar) -> Iterator[Line]:
    """The line above the foot that says who keeps the site, and the few behind it, where none may be of the paper.

    A foot stands in the second half of a page: before that, a paper may follow.
    """
    first = len(string[: footers[0][0]].rstrip())
    start = string.rfind("\n", 0, first) + 1
    if grammar.pattern("site_host").match(string[start:first].strip()):
        yield start, first
    end = footers[-1][1]
    if 2 * end >= len(string):
        yield from _rest(string, end, _MOST_BEHIND, grammar)


def _listed(string: str, furniture: Sequence[Furniture], grammar: Grammar) -> Sequence[Line]:
    """The lines below the heading of a list of other pages, to the end, where none of them may be of the paper."""
    is_heading = grammar.pattern("related_list").match
    heading = next((end for start, end, _ in furniture if is_heading(string[start:end].strip())), None)
    return [] if heading is None else _rest(string, heading, _MOST_LISTED, grammar)


def _rest(string: str, place: int, most: int, grammar: Grammar) -> list[Line]:
    """The lines behind a place to the end of the page; none where they are more, or one of them may be of the paper."""
    lines = [(place + start, place + end) for start, end in _lines(string[place:], most + 1)]
    texts = (_may_be_text(string[start:end], grammar) for start, end in lines)
    return [] if len(lines) > most or any(texts) else lines


def _may_be_text(line: str, grammar: Grammar) -> bool:
    """Whether a line below a paper may be of it: a sentence, a numbered line, or a file that goes with it."""
    return bool(
        line[-1] in _STOPS or grammar.pattern("marker").match(line) or grammar.pattern("file_line").search(line)
    )
