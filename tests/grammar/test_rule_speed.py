"""Every rule takes time in proportion to its text, also where nothing around it bounds what it is given.

The texts are hostile: pieces of a rule's own examples, repeated until only a bound in the pattern ends the search.
"""

from collections.abc import Iterator
from time import process_time

import pytest

from govdocparse.grammar import Rule, shipped

RULES = shipped().rules
LENGTH, TIMES = 500, 4
# Four times the text takes a linear rule four times as long, a quadratic one sixteen times.
MOST = 8
# What takes less is done, whatever it grows by; what takes longer never ends.
SHORT, LONGEST = 0.001, 2.0
# Of the first example so many signs are repeated, each where it stands.
PLACES = 12
COMMON = (" ", "1", "一", "、", "甲")


def hostile(rule: Rule) -> Iterator[tuple[str, str]]:
    """What a text begins with and what it repeats."""
    texts = [*(example.text for example in rule.examples[:2]), *rule.rejects[:1]]
    yield from (("", unit) for unit in COMMON)
    for text in texts:
        first, *lines = text.splitlines(keepends=True) or [""]
        yield from ((first, line) for line in lines[:-1])
        yield from (("", text), (text, text[-1:]))
    yield from ((texts[0][:place], texts[0][place : place + 1]) for place in range(min(len(texts[0]), PLACES)))


def seconds(rule: Rule, text: str) -> float:
    """The time of all that the rule finds in the text."""
    bound = {} if rule.by_re else {"timeout": LONGEST}
    begun = process_time()
    try:
        for _ in rule.pattern.finditer(text, **bound):
            pass
    except TimeoutError:
        return LONGEST
    return process_time() - begun


def grows(rule: Rule, head: str, unit: str) -> bool:
    """Whether a longer text takes more than in proportion."""
    short, long = (f"{head}{unit * (size // len(unit) + 1)}\n" for size in (LENGTH, LENGTH * TIMES))
    if seconds(rule, short) < SHORT:
        return False
    # Of several runs the best: a machine has other work.
    base = min(seconds(rule, short) for _ in range(2))
    return base >= LONGEST or all(seconds(rule, long) > MOST * base for _ in range(4))


@pytest.mark.parametrize("name", RULES)
def test_rule_takes_time_in_proportion(name: str) -> None:
    rule = RULES[name]
    assert [(head, unit) for head, unit in hostile(rule) if unit and grows(rule, head, unit)][:1] == []
