"""Signatures: the bodies, the office with its holder and the date at the end of a text (GB/T 9704-2012 7.3.5)."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final

import regex

from govdocparse.expressions import dates
from govdocparse.grammar import Grammar
from govdocparse.structure import names
from govdocparse.structure.fields import Fields
from govdocparse.text import Span, Text, joined

_LONGEST_DATE: Final = 16
_SHORT_NAME: Final = regex.compile(r"\p{Han}{3,12}")
_HIDDEN: Final = regex.compile("X+")
_DATES_BELOW: Final = ("numeric_date_line", "open_date", "lost_date")
_SIGNING: Final = ("body_name", "signatory", "seal_line", "acting_for")


def is_date(line: Text, grammar: Grammar) -> bool:
    """Whether a line is nothing but a date."""
    return line.string[-1] == "日" and grammar.pattern("date_line").match(line.string) is not None


def dated(line: Text, grammar: Grammar) -> Text | None:
    """The date of a line that is nothing else; each body of a joint paper may give the day again beside the other's."""
    if is_date(line, grammar):
        return line
    found = grammar.pattern("dates_in_row").match(line.string) if line.string[-1] == "日" else None
    return line.group(found, "date") if found else None


def stands_for_date(line: Text, grammar: Grammar) -> bool:
    """Whether a line dates a paper below a body: in figures, by what is left of a date, by one left open."""
    return any(grammar.pattern(name).match(line.string) for name in _DATES_BELOW)


def may_be_date(line: Text) -> bool:
    """Whether a line ends like one that dates a paper; asked first, for speed."""
    string = line.string
    return string[-1] == "日" or (len(string) <= _LONGEST_DATE and (string[-1] == "。" or string[-1] in "0123456789"))


def is_numeric_date(line: Text, grammar: Grammar) -> bool:
    """Whether a line is nothing but a date in figures (2024.5.28), which dates a paper only below a body."""
    string = line.string
    return string[-1] in "0123456789" and grammar.pattern("numeric_date_line").match(string) is not None


def signed_on(lines: Sequence[Text], index: int, grammar: Grammar) -> Text | None:
    """The date of a sentence that says when a paper was signed (…七月七日签署。), above the words that put it out."""
    if index + 1 >= len(lines) or not grammar.pattern("put_out").match(lines[index + 1].string):
        return None
    found = grammar.pattern("signed_on").match(lines[index].string)
    return lines[index].group(found, "date") if found else None


def is_signature(line: Text, grammar: Grammar) -> bool:
    """Whether a line is one of a signature: a body, or several apart, an office with a name, a seal."""
    string = line.string
    if any(grammar.pattern(name).match(string) for name in _SIGNING):
        return True
    return any(
        mark in string and all(grammar.pattern("body_name").match(body) for body in string.split(mark))
        for mark in " 、"
    )


def close_set(line: Text, grammar: Grammar) -> Text:
    """A line of a signature without the blanks of letter-spacing; an office and its holder are parted by theirs."""
    return line if grammar.pattern("signatory").match(line.string) else names.close_set(line)


def split(line: Text, grammar: Grammar, issuers: Set[str] = frozenset()) -> tuple[Text, Text] | None:
    """The bodies and the date of a signature on one line; None where the line is something else.

    The `issuers` sign whatever they are called.
    """
    if line.string[-1] != "日":
        return None
    found = grammar.pattern("signed_line").match(line.string)
    if found is None:
        return None
    bodies = close_set(line.group(found, "bodies").strip(), grammar)
    return (bodies, line.group(found, "date")) if bodies.string in issuers or is_signature(bodies, grammar) else None


def put(lines: list[Text], date: Text, issuers: Set[str], fields: Fields, grammar: Grammar) -> Span:
    """The bodies at the end of `lines` and the date below them into `fields`; these lines are taken out of `lines`.

    A name may take two lines. Returns the span of the signature.
    """
    if len(lines) > 1 and _named_in_two(lines, issuers, grammar):
        lines[-2:] = [joined(lines[-2:])]
    start = len(lines)
    while start > 0 and (
        (line := close_set(lines[start - 1], grammar)).string in issuers or is_signature(line, grammar)
    ):
        start -= 1
    start -= start == len(lines) and _acts_in(lines)
    if start and start < len(lines) and grammar.pattern("acting_for").match(lines[start].string):
        start -= grammar.pattern("office_line").match(lines[start - 1].string) is not None
    bodies = _with_branches([close_set(line, grammar) for line in lines[start:]], grammar)
    del lines[start:]
    for number, body in enumerate(bodies):
        known = _made_unreadable(body.string, issuers)
        if number and body.string.endswith(grammar.lexicon("seals_for_above")):
            fields.omit(body.span(), "seal")
            continue
        if known:
            fields.put("issuers", body, "main", known)
        else:
            put_body(body, fields, grammar)
    _put_date(date, fields, grammar)
    return Span((bodies[0] if bodies else date).span().start, date.span().end)


def _put_date(date: Text, fields: Fields, grammar: Grammar) -> None:
    """The date of a signature into `fields`, unless it says no day."""
    if grammar.pattern("open_date").match(date.string):
        fields.omit(date.span(), "date left open")
    elif (found := grammar.pattern("lost_date").match(date.string)) is None:
        fields.put_date("issue_date", date, "main", grammar)
    elif day := dates.of_figures(found["year"], found["rest"]):
        fields.put("issue_date", date, "main", day)
    else:
        fields.omit(date.span(), "date without its marks")


def _acts_in(lines: Sequence[Text]) -> bool:
    """Whether the last of some lines is a name, of any form, that acts in the text above (…，某某结算制定了本规则)."""
    name = lines[-1].string if lines else ""
    if not _SHORT_NAME.fullmatch(name):
        return False
    return any(f"，{name}" in line.string or line.string.startswith(f"{name}（") for line in lines[:-1])


def _made_unreadable(name: str, issuers: Set[str]) -> str | None:
    """Which of the `issuers` a name is whose characters were made unreadable in part: 某网XX公司."""
    if "X" not in name:
        return None
    hidden = regex.compile(_HIDDEN.sub(r"\\p{Han}{1,6}", regex.escape(name)))
    return next((issuer for issuer in sorted(issuers) if hidden.fullmatch(issuer)), None)


def _with_branches(bodies: Sequence[Text], grammar: Grammar) -> list[Text]:
    """The lines of a signature, that of a branch joined to the body of the state above it: …总局, 某市分局."""
    whole: list[Text] = []
    for body in bodies:
        if whole and grammar.pattern("branch_line").match(body.string):
            above = names.apart(whole[-1], grammar)[-1]
            if grammar.pattern("central_body").match(above.string):
                whole[-1] = joined([whole[-1], body])
                continue
        whole.append(body)
    return whole


def _named_in_two(lines: Sequence[Text], issuers: Set[str], grammar: Grammar) -> bool:
    """Whether the last two lines make one name: 某市平稳健康发展, 领导小组办公室（代章）.

    It is one of the `issuers`, or stands below the end of a sentence and begins with its place.
    """
    if is_signature(lines[-2], grammar):
        return False
    last = lines[-1].string
    seal = grammar.pattern("seal_bracket").search(last)
    if lines[-2].string + (last[: seal.start()] if seal else last) in issuers:
        return True
    ended = len(lines) > 2 and lines[-3].string[-1] == "。"
    broken = ended and grammar.pattern("broken_name").match(f"{lines[-2].string}\n{last}")
    return bool(broken) and is_signature(lines[-1], grammar)


def put_below(lines: Sequence[Text], index: int, fields: Fields, grammar: Grammar) -> Span | None:
    """Who signs below the date, at `index`, where nothing else follows (papers of Hong Kong and Macao) into `fields`.

    Returns the span of that line; None where another one stands there.
    """
    found = grammar.pattern("signatory_below").match(lines[index].string) if index + 1 == len(lines) else None
    if found is None:
        return None
    line = lines[index]
    fields.put("signers", line.group(found, "name"), "main", found["name"].replace(" ", ""))
    fields.omit(line.span(), "office of a signatory")
    return line.span()


def put_body(line: Text, fields: Fields, grammar: Grammar) -> None:
    """One line above the date into `fields`."""
    string = line.string
    if found := grammar.pattern("signatory").match(string):
        fields.put("signers", line.group(found, "name"), "main", found["name"].replace(" ", ""))
        fields.omit(line.span(), "office of a signatory")
    elif found := grammar.pattern("acting_for").match(string):
        fields.put("signers", line.group(found, "name"), "main")
        fields.omit(line.span(), "acting for the office above")
    elif grammar.pattern("office_line").match(string):
        fields.omit(line.span(), "office of a signatory")
    elif grammar.pattern("seal_line").match(string):
        fields.omit(line.span(), "seal")
    else:
        _put_names(line, fields, grammar)


def _put_names(line: Text, fields: Fields, grammar: Grammar) -> None:
    """The bodies of one line as issuers, and what is said of their seal."""
    seal = grammar.pattern("seal_bracket").search(line.string)
    bare = line[: seal.start()] if seal else line
    bodies = names.apart(bare, grammar)
    if len(bodies) == 1 and grammar.pattern("body_name").match(line.string) is None:
        fields.put_each("issuers", line, "main")
        return
    for body in bodies:
        fields.put("issuers", body, "main", body.string.replace(" ", ""))
    if seal:
        fields.omit(line.span(seal.start()), "seal")
