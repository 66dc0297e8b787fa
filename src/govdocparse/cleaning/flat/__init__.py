"""Texts that lost their line ends: lines begin again where an indent, a marker, or the order of a paper shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from govdocparse.cleaning import hygiene, script
from govdocparse.cleaning.flat import box, head, tail
from govdocparse.expressions.ordinals import ordinal
from govdocparse.grammar import Grammar
from govdocparse.strings import changed, present
from govdocparse.text import Edit, Text, joined

_FLAT = 1000
_LEAST_PAPER = 100
# A line whose blanks stand for line ends: how long it is at least, how many of them stand behind a stop, how long what
# is before one must be to look like a full line, and which part of all may do so.
_LEAST_BLANKED = 200
_LEAST_ENDS = 3
_LEAST_STOPPED = 2
_LEAST_FULL = 26
_MOST_BROKEN = 6
_LONGEST_TITLED = 400
# One of these is in every line that ends with who signs an order and when.
_OFFICE = ("长 ", "长\u3000", "任 ", "任\u3000", "席 ", "席\u3000", "理 ", "理\u3000", "记 ", "记\u3000")
_STOPS = "。；：！？:;!?"
# The small forms of signs that stand behind labels and numbers.
_SMALL = str.maketrans("\ufe55\ufe52", "：．")
# The rules of what stands behind a marker and is known to be a heading, whatever runs on behind it.
_HEADINGS = ("flat_known_heading", "flat_repeated_heading", "flat_phase", "flat_question", "flat_items_heading")
# What was read for the stop behind a number.
_MISREAD_STOPS = "。·"
_LEAST_HEADING = 2
_LONGEST_HEADING = 40


def restore(text: Text, grammar: Grammar) -> Text:
    """A text with very long lines to one whose paragraphs stand on lines; any other text as it is.

    A shorter one is restored, too, where it is all on one line and has the indents of paragraphs or opens with the head
    of a paper, where its blanks stand where lines ended, where its number stands right behind its title and its text
    behind its addressees, where one of its articles goes on behind another, or where who signs it stands behind its
    text. What a page says of it stands in front and is parted from it before.
    """
    if len(text) < _LEAST_PAPER:
        return text
    if ends := box.ends(text.string, grammar):
        said = text[: ends[-1][1]].edited(Edit(start, end, "\n") for start, end in ends)
        return joined((said, _restored(text[ends[-1][1] :], grammar)))
    opening = head.behind_blanks(text.string, 0)
    return joined((text[:opening], _restored(text[opening:], grammar))) if opening else _restored(text, grammar)


def _restored(text: Text, grammar: Grammar) -> Text:
    """A text as `restore` has it, without what a page says of it."""
    string = text.string
    longest = max(map(len, string.split("\n")))
    blanked = longest >= _LEAST_BLANKED and string.count("。 ") + string.count("： ") >= _LEAST_ENDS
    on_one_line = "\n" not in string.strip()
    articles = _has_articles(string, grammar)
    may_run_on = head.ends_with_number(string)
    signed = present(_OFFICE, string) and any(_signed_by_office(line, grammar) for line in string.split("\n"))
    signed = signed or bool(_signed_by_body(string[string.rstrip().rfind("\n") + 1 :], grammar))
    if not (blanked or on_one_line or articles or may_run_on or signed) and longest < _FLAT:
        return text
    plain = _plain(string, grammar)
    opens_like_one = on_one_line and (_is_indented(plain, grammar) or bool(head.read(plain.strip(), grammar).places))
    run_on = head.run_on(plain, grammar) if may_run_on else None
    if not (blanked or opens_like_one or run_on or articles or signed) and longest < _FLAT:
        return text
    right = _read_right(plain, grammar)
    if right:
        text = text.mapped(changed(string, right))
        plain = changed(plain, right)
    last = plain.rstrip().rfind("\n") + 1
    edits: list[Edit] = []
    start = 0
    above = ""
    for line in plain.split("\n"):
        blanks = _blanks(line, grammar) if blanked and len(line) >= _LEAST_BLANKED else []
        ends = _signed_by_office(line, grammar)
        if not ends and (blanks or len(line) >= _FLAT or opens_like_one or run_on or _has_articles(line, grammar)):
            ends = _breaks(line, blanks, run_on.within(start, len(line)) if run_on else None, start == 0, grammar)
        if not ends and start == last and (ends := _signed_by_body(line, grammar)):
            ends = [*_addressed(above, line, grammar), *ends]
        edits += [Edit(start + place, start + end, "\n") for place, end in ends]
        start += len(line) + 1
        above = line
    return text.edited(edits)


def _is_indented(line: str, grammar: Grammar) -> bool:
    """Whether indents stand in a line, some of them behind the end of a sentence."""
    ends = [found.start() for found in grammar.pattern("flat_indent").finditer(line)]
    return len(ends) >= _LEAST_ENDS and sum(line[end - 1] in _STOPS for end in ends) >= _LEAST_STOPPED


def _read_right(plain: str, grammar: Grammar) -> dict[int, str]:
    """The characters of markers that were recognised wrongly: -、 above 二、 is 一、, 2。 behind 1. is 2."""
    right: dict[int, str] = {}
    last_second = plain.rfind("二、")
    counted: set[int] = set()
    for found in grammar.pattern("flat_misread").finditer(plain):
        number = int(found["number"] or 0)
        if found["one"] and found.end() < last_second:
            right[found.start()] = "一"
        elif number and (found["stop"] not in _MISREAD_STOPS or number - 1 in counted):
            counted.add(number)
            if found["stop"] in _MISREAD_STOPS:
                right[found.start("stop")] = "."
    return right


def _has_articles(string: str, grammar: Grammar) -> bool:
    """Whether an article of a law stands behind the end of another one in a line."""
    return "。第" in string and grammar.pattern("flat_article").search(string) is not None


def _signed_by_office(line: str, grammar: Grammar) -> list[tuple[int, int]]:
    """Where who signs an order, and the date behind, stand in the line of its text."""
    if not line.rstrip().endswith("日"):
        return []
    found = grammar.pattern("flat_order_signed").search(line)
    return [(found.start(), found.start()), (found.end("name"), found.start("date"))] if found else []


def _signed_by_body(line: str, grammar: Grammar) -> list[tuple[int, int]]:
    """Where a body signs behind the last sentence of a line that ends with its date."""
    line = line.rstrip()
    stop = line.rfind("。") + 1
    if not stop or not line.endswith("日"):
        return []
    signed = tail.signature(line, stop, grammar)
    return [(place, place) for place in signed if place < len(line)]


def _addressed(above: str, line: str, grammar: Grammar) -> list[tuple[int, int]]:
    """Where the addressees end that a line opens with below a line that is the number of the paper."""
    found = grammar.pattern("flat_addressees").match(line) if head.ends_with_number(above) else None
    return [(found.end(), found.end())] if found and found.end() < len(line) else []


def _blanks(line: str, grammar: Grammar) -> list[tuple[int, int]]:
    """The blanks that stand where lines ended, in a line most of whose blanks do so; none in any other line.

    Where what stands before many of them breaks off like the full line of a page, they stand for its width.
    """
    ends: list[tuple[int, int]] = []
    marked = grammar.pattern("flat_begins").match
    stopped = broken = done = 0
    for found in grammar.pattern("flat_blank").finditer(line):
        ends.append(found.span())
        if line[found.start() - 1] in _STOPS:
            stopped += 1
        elif found.start() - done >= _LEAST_FULL and not marked(line, found.end()):
            broken += 1
        done = found.end()
    return ends if stopped >= _LEAST_ENDS and broken * _MOST_BROKEN <= len(ends) else []


def _plain(string: str, grammar: Grammar) -> str:
    """A string as the rules read it: in Simplified characters, with plain digits and colons, each at its place."""
    if script.detect(string, grammar) == "traditional":
        simplified = script.to_simplified(Text.of(string), grammar).string
        string = simplified if len(simplified) == len(string) else string
    return hygiene.plain_digits(string).translate(_SMALL)


def _breaks(
    line: str, blanks: Sequence[tuple[int, int]], known: head.Head | None, first: bool, grammar: Grammar
) -> list[tuple[int, int]]:
    """What becomes a line end in a line: its indents or `blanks`, or, where there are few, the places of markers.

    So do the ends of the lines of the head, which is `known` or looked for in the first line, and of the tail.
    """
    titles = grammar.pattern("flat_joint_title").finditer(line[:_LONGEST_TITLED])
    joint = [found.span() for found in titles if not found["body"].endswith(found["last"])]
    blanks = [place for place in blanks if not any(start < place[1] <= end for start, end in joint)]
    places = [*(found.span() for found in grammar.pattern("flat_indent").finditer(line)), *blanks]
    opened = known or (head.read(line[: places[0][0] if places else None], grammar) if first else head.Head([], []))
    text_end = line.rfind("。")
    in_text = sum(start < text_end for start, _ in places)
    begun = [*opened.places, *tail.places(line, opened.bodies, grammar)]
    if in_text * _FLAT < len(line):
        places += [(place, place) for place in _markers(line, begun, grammar)]
    else:
        places += [(place, place) for place in _chapters(line, grammar)]
    if first:
        places += (found.span() for found in grammar.pattern("flat_title_break").finditer(line[:_LONGEST_TITLED]))
    places += [(place, place) for place in begun]
    kept: list[tuple[int, int]] = []
    for place in sorted(set(places), key=lambda place: (place[0], -place[1])):
        if 0 < place[0] < len(line) and (not kept or place[0] > kept[-1][1]):
            kept.append(place)
    return kept


def _markers(line: str, begun: Sequence[int], grammar: Grammar) -> Iterator[int]:
    """Where markers open a line: behind the end of a sentence or the heading around them, or where they are due.

    Lines of head and tail have `begun` already.
    """
    plain = {*begun, *(found.end() for found in grammar.pattern("flat_marker").finditer(line))}
    for rule in ("flat_nested", "flat_form"):
        plain |= {found.end() for found in grammar.pattern(rule).finditer(line)}
    yield from plain
    for rule in ("flat_heading", "flat_closing", "flat_turn"):
        yield from (found.end() for found in grammar.pattern(rule).finditer(line))
    yield from _chapters(line, grammar)
    yield from _due(line, plain, grammar)


def _chapters(line: str, grammar: Grammar) -> Iterator[int]:
    """Where the headings of chapters begin and end."""
    if "第一章" in line:
        yield from (place for found in grammar.pattern("flat_chapter").finditer(line) for place in found.span())


def _due(line: str, plain: Set[int], grammar: Grammar) -> Iterator[int]:
    """Where markers stand whose numbers come next in a list that has begun at one of the `plain` places.

    The figures 1. begin again below each heading 一、; where they do not, they go on right behind that heading. What is
    known to be a heading stands on the line of its marker alone.
    """
    due: dict[str, int] = {}
    headings = [*map(grammar.pattern, _HEADINGS)]
    passed: int | None = None
    heading = 0
    for found in grammar.pattern("flat_due").finditer(line):
        scheme = str(found.lastgroup)
        number = ordinal(found[scheme])
        goes_on = scheme == "arabic" and number == passed and _is_heading(line[heading : found.start()])
        if found.start() in plain or number == due.get(scheme) or goes_on:
            yield found.start()
            yield from (heads.end() for rule in headings if (heads := rule.match(line, found.end())))
            due[scheme] = (number or 0) + 1
            if scheme == "chinese":
                passed = due.pop("arabic", None)
                heading = found.end()


def _is_heading(text: str) -> bool:
    """Whether a text without a stop is as short as a heading."""
    return _LEAST_HEADING <= len(text) <= _LONGEST_HEADING and not any(stop in text for stop in _STOPS)
