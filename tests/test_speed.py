"""Parsing has not become slower, by figures that hardly depend on the machine: ratios within one run, in process time.

The limits are generous, a defect of speed passes them by far; the figures themselves are in docs/performance.md.
"""

import pytest

from measures import startup
from measures.variants import variants
from speed import growth, memory, multiple, samples

MOST_TIMES_THE_FLOOR = 300
MOST_GROWTH = 1.6
MOST_BYTES = 80
MOST_SECONDS = {"import govdocparse": 0.15, "from govdocparse import parse": 0.6}

SOUND = {name: text for name, text in samples().items() if "damaged" not in name}


@pytest.mark.parametrize("name", SOUND)
def test_time_against_the_floor(name: str) -> None:
    _, times = multiple(SOUND[name])
    assert times < MOST_TIMES_THE_FLOOR


@pytest.mark.parametrize("name", SOUND)
def test_time_a_character_of_eight_copies(name: str) -> None:
    _, grown = growth([SOUND[name], SOUND[name] * 8])
    assert grown < MOST_GROWTH


@pytest.mark.parametrize("name", SOUND)
def test_memory_a_character(name: str) -> None:
    assert memory(SOUND[name]) < MOST_BYTES


@pytest.mark.parametrize("name", MOST_SECONDS)
def test_import_over_bare_python(name: str) -> None:
    taken = startup.seconds(5, (startup.BARE, name))
    assert taken[name] - taken[startup.BARE] < MOST_SECONDS[name]


def test_variants_differ_and_are_the_same_each_time() -> None:
    documents = list(variants(100))
    assert len(set(documents)) == 100
    assert documents == list(variants(100))
