"""The public face: every public name is there, and importing the package loads next to nothing."""

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

import govdocparse
from govdocparse import (
    from_json,
    from_xml,
    parse,
    quantities,
    to_chunks,
    to_html,
    to_json,
    to_markdown,
    to_text,
    to_xml,
)
from govdocparse.model import Paragraph


@pytest.mark.parametrize("name", govdocparse.__all__)
def test_public_name(name: str) -> None:
    assert getattr(govdocparse, name).__module__.startswith("govdocparse")
    assert name in dir(govdocparse)


def test_unknown_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'parze'"):
        _ = govdocparse.parze


def test_import_is_light() -> None:
    """No library is loaded before something is asked for, and no layer."""
    code = "import sys, govdocparse; print(*sorted(name for name in sys.modules if not name.startswith('_')))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"regex", "msgspec", "lxml", "opencc", "cn2an", "rich", "pyarrow", "pypdfium2"}
    assert not heavy & set(loaded)
    assert [name for name in loaded if name.startswith("govdocparse")] == ["govdocparse"]


def test_a_document_is_shown_on_one_line() -> None:
    assert repr(parse("关于防汛的通知\n一、安排50万元。\n", name="a.txt")) == (
        "<Document a.txt: 关于防汛的通知, 1 part, 1 section, 1 quantity>"
    )
    assert repr(parse("")) == "<Document without name: without title, 0 parts, 0 sections, 0 quantities>"


@pytest.mark.parametrize(
    "function",
    [from_json, from_xml, quantities, parse("").find, to_json, to_xml, to_text, to_html, to_markdown, to_chunks],
)
@pytest.mark.parametrize("value", [None, 5, ["甲"]])
def test_a_value_of_another_type_is_a_mistake_of_the_caller(function: Any, value: Any) -> None:
    with pytest.raises(TypeError, match=rf"{function.__name__} takes an? .*, not {type(value).__name__}"):
        function(value)


@pytest.mark.parametrize(
    "give", [lambda g: parse("甲", grammar=g), lambda g: quantities("5元", grammar=g), lambda g: parse("甲").facts(g)]
)
def test_a_grammar_that_is_none_is_said(give: Callable[[Any], object]) -> None:
    with pytest.raises(TypeError, match=r"grammar takes what govdocparse.grammar.load\(\[path\]\) gives, not str"):
        give("local.toml")


def test_limits_that_are_none_are_said() -> None:
    with pytest.raises(TypeError, match=r"limits takes Limits of .*, as Limits\(pages=200\), not dict"):
        parse("甲", limits={"pages": 3})  # type: ignore[arg-type]


def test_completion_offers_what_is_public() -> None:
    assert [name for name in dir(govdocparse) if not name.startswith("_")] == govdocparse.__all__
    assert "__version__" in dir(govdocparse)


def test_what_holds_blocks_is_shown_on_one_line() -> None:
    document = parse(
        "关于防汛的通知\n一、安排50万元。\n（一）甲\n附件1：\n任务表\n<table><tr><td>一</td></tr></table>\n"
    )
    assert [repr(part) for part in document.parts] == [
        "<Part main 关于防汛的通知: 1 block>",
        "<Part attachment 附件1 任务表: 1 block>",
    ]
    assert [repr(block) for block in document.blocks() if not isinstance(block, Paragraph)] == [
        "<Section 一、 安排50万元: 1 block>", "<Section 一、（一） 甲: 0 blocks>", "<Table attachment1-t1: 1 row>",
    ]  # fmt: skip
