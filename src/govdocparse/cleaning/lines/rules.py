"""What one line of a page shows of itself: that it ends a sentence or a title, that it is a heading."""

from __future__ import annotations

from functools import cache
from typing import Final, final

from govdocparse.cleaning.lines.type_area import Line
from govdocparse.expressions.markers import schemes_that
from govdocparse.grammar import Grammar
from govdocparse.strings import holds_any, width

_STOPS: Final = "。！？；：…"
# What no line ends with but one whose sentence goes on.
GOING_ON: Final = frozenset("，、的和与及或")
_LONGEST_TOKEN: Final = 12
# A heading of one line is hardly wider, in half-width cells.
_LONGEST_HEADING: Final = 90
# So near its end a line shows whether a sentence ends with it: a whole bracket may stand behind the stop.
_TAIL: Final = 320
# So near its end a line shows whether it ends with a kind of document and its bracket.
_KIND_TAIL: Final = 24


@final
class LineRules:
    """The rules that lines are asked, `enders` and `openers` being characters without which some need not be."""

    def __init__(self, grammar: Grammar) -> None:
        self.enders = grammar.lexicon("line_enders")
        self.openers = frozenset(grammar.lexicon("block_openers"))
        self.opens_block = grammar.pattern("opens_block")
        self.marker = grammar.pattern("marker")
        self.headed = frozenset(schemes_that("headed", grammar))
        self.sentence_end = grammar.pattern("sentence_end")
        self.lone_label = grammar.pattern("lone_label")
        self.sentence_tail = grammar.pattern("sentence_tail")
        self.sentence_rest = grammar.pattern("sentence_rest")
        self.rest_of_date = grammar.pattern("rest_of_date")
        self.rest_of_amount = grammar.pattern("rest_of_amount")
        self.decimal_heading = grammar.pattern("decimal_heading")
        self.bracket_behind_stop = grammar.pattern("bracket_behind_stop")
        self.labelled = grammar.pattern("labelled")
        self.open_number_line = grammar.pattern("open_number_line")
        self.document_kind_end = grammar.pattern("document_kind_end")
        self.edition_end = grammar.pattern("edition_end")
        self.guide_end = grammar.pattern("guide_end")
        self.ends_with_date = grammar.pattern("ends_with_date")
        self.ends_with_address = grammar.pattern("ends_with_address")
        self.may_be_body = grammar.pattern("may_be_body")
        self.adoption_line = grammar.pattern("adoption_line")
        self.whole_title = grammar.pattern("whole_title")
        self.opens_text = grammar.pattern("opens_text")
        self.note_begins = grammar.pattern("note_begins")
        self.first_token = grammar.pattern("first_token")
        self.end_of_lead = grammar.pattern("end_of_lead")
        self.member_line = grammar.pattern("member_line")
        self.attachment_list = grammar.pattern("attachment_list")
        self.contents_line = grammar.pattern("contents_line")
        self.attachment_lone = grammar.pattern("attachment_lone")
        self.attachment_note_item = grammar.pattern("attachment_note_item")
        self.part_title_end = grammar.pattern("part_title_end")

    def ends_sentence(self, string: str) -> bool:
        """Whether a line ends with a sentence; most do so plainly, and what closes behind one stands near the end."""
        if string[-1] in _STOPS:
            return True
        if not string.endswith(self.enders):
            return False
        opening = max(string.rfind("（"), string.rfind("［"))
        if opening > 0 and self.bracket_behind_stop.match(string, opening - 1):
            return True
        return self.sentence_end.search(string[-_TAIL:]) is not None

    def lacks_a_mark(self, string: str) -> bool:
        """Whether what a line has opened was to be closed in it: what a title names, the year of a number."""
        return self.ends_title(string) or self.open_number_line.match(string) is not None

    def ends_title(self, string: str) -> bool:
        """Whether a line ends as a title does."""
        end = string[-_KIND_TAIL:]
        ends = (self.document_kind_end, self.guide_end, self.edition_end)
        return any(rule.search(end) is not None for rule in ends)

    def is_tail(self, above: str, string: str) -> bool:
        """Whether a line is the last signs of what stands above it, or begins with them.

        业。 of a sentence, 构： of a row of addressees; 关， in front of a clause.
        """
        if self.sentence_rest.match(string):
            return not self.ends_title(above)
        if not self.sentence_tail.match(string) or self.labelled.match(above) or self.ends_title(above):
            return False
        return string[-1] != "：" or holds_any(above, "，、")

    def is_closed_heading(self, string: str) -> bool:
        """Whether a line is a numbered heading that ends with a closed bracket: （由市科技局牵头）."""
        closed = string.endswith("）") and "。" not in string and string.count("（") == string.count("）")
        return closed and self.marker.match(string) is not None

    def leads_to_page(self, string: str) -> bool:
        """Whether a line is one of a table of contents, whose dots lead to a page: nothing goes on with it."""
        return (".." in string or "……" in string) and self.contents_line.search(string) is not None

    def begins_quoted(self, line: Line) -> bool:
        """Whether a line begins a quoted paragraph or a numbered one, behind a colon inside a quotation."""
        return line.string[0] == "“" or self.marker.match(line.string) is not None

    def is_heading(self, line: Line) -> bool:
        """Whether a line is too short to be broken off: numbered or in brackets, no sentence, no number at its end."""
        string = line.string
        if string[0] == "（" and string[-1] == "）" and string.find("）") == len(string) - 1:
            return True
        if line.width >= _LONGEST_HEADING or "。" in string or string[-1].isdigit():
            return False
        found = self.marker.match(string)
        # The heading of an article is a few words without a comma.
        return found is not None and not (found.lastgroup == "article" and ("，" in string or string[-1] in GOING_ON))

    def room(self, string: str) -> int:
        """The width of what cannot be parted from the start of a line."""
        token = self.first_token.match(string)
        return min(width(token.group()), _LONGEST_TOKEN) if token else 2


@cache
def line_rules(grammar: Grammar) -> LineRules:
    """The rules of a grammar."""
    return LineRules(grammar)
