"""The signs of a pattern: without one of them it finds nothing, whatever the pattern says."""

import pytest
import regex

from govdocparse.asked import Asked
from govdocparse.grammar import Grammar, shipped
from govdocparse.signs import DIGIT, NONE, signs_of

RULES = {name: rule for name, rule in shipped().rules.items() if signs_of(rule.source, rule.lexicons) != NONE}
LEXICONS = {
    "bodies": ("市教育局", "市商务局"),
    "many": tuple(f"{digit}局" for digit in "一二三四五六七八九"),
    "open": ("甲", ""),
}


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("印发", "印发"),
        ("签\\s?发\\s?人", "签"),
        ("(?:关于|印发)的?通知", "通知"),
        ("(?P<level>绝密|机密)+", "机密 绝密"),
        ("[a-c]", "a b c"),
        ("(?=.*号)第\\d+", "号"),
        ("(?<=第)\\d+", "第"),
        ("(?x) 第 # 第几\n \\d+ [号]", "第"),
        ("\\u4ee4|\\x41", "A 令"),
        ("令(?:号)?", "令"),
        ("\\L<bodies>", "市商务局 市教育局"),
        ("\\L<many>", "局"),
        ("第{2}号", "第"),
        (" 令", " 令"),
        ("(?i:by)令", "令"),
        ("(?<year>\\d{4})年(?(year)度|期)", "年"),
        ("令?", ""),
        ("(?:令|\\d)", ""),
        ("(?!令)\\p{Han}", ""),
        ("(?<!第)\\d", ""),
        ("[^令]", ""),
        ("[\\d令]", ""),
        ("令{0,2}", ""),
        ("(?i)by", ""),
        ("(\\d)-\\1", ""),
        ("甲(*SKIP)(*FAIL)", ""),
        ("\\L<open>", ""),
        ("[一-龥]", ""),
    ],
)
def test_words_of_a_pattern(source: str, words: str) -> None:
    expected = words.split(" ") if words.strip() == words else [words]
    assert signs_of(source, LEXICONS).words == tuple(sorted(expected) if words else ())


@pytest.mark.parametrize(
    ("source", "heads"),
    [
        ("印发", "印"),
        ("^(?:关于|印发)?通知", "关印通"),
        (" {0,3}[一二]、", " 一二"),
        ("(?=[附注]).{1,20}", "附注"),
        ("(?=.*号)第", "第"),
        ("(?<!关)于", "于"),
        ("(?<=关)于", "于"),
        ("\\L<bodies>", "市"),
        ("(?x) 第 # 第几\n \\s", "第"),
        ("(?>第|附)+", "第附"),
        ("(?i:b)?第", ""),
        (".第", ""),
        ("[^第]", ""),
        ("第?", ""),
        ("^$", ""),
        ("(?:第|)(?:条|)", ""),
        ("(?r)第", ""),
        ("[一-龥]第", ""),
        ("\\p{Han}", ""),
    ],
)
def test_heads_of_a_pattern(source: str, heads: str) -> None:
    assert signs_of(source, LEXICONS).heads == tuple(sorted(heads))


def test_a_digit_of_any_script_is_a_head() -> None:
    signs = signs_of(r"\d+|[第\d]\d", {})
    assert signs.heads == (DIGIT, "第")
    asked = Asked(regex.compile(r"\d+|[第\d]\d"), signs)
    assert [bool(asked.match(text)) for text in ("1", "٣", "第1", "一", "")] == [True, True, True, False, False]


def without(text: str, words: tuple[str, ...]) -> str:
    while any(word in text for word in words):
        for word in words:
            text = text.replace(word, "")
    return text


@pytest.mark.parametrize("name", RULES)
def test_a_rule_finds_nothing_without_its_words(name: str) -> None:
    rule = RULES[name]
    words = signs_of(rule.source, rule.lexicons).words
    for example in rule.examples if words else ():
        assert any(word in example.text for word in words)
        assert rule.pattern.search(without(example.text, words)) is None


@pytest.mark.parametrize("name", RULES)
def test_a_rule_that_is_asked_by_its_signs_finds_the_same(name: str) -> None:
    rule = RULES[name]
    asked = Asked(rule.pattern, signs_of(rule.source, rule.lexicons))
    for text in (*(example.text for example in rule.examples), *rule.rejects, "", "甲"):
        for method in ("match", "search", "fullmatch"):
            assert str(getattr(asked, method)(text)) == str(getattr(rule.pattern, method)(text))
        assert str(asked.match(text, 1)) == str(rule.pattern.match(text, 1))
        assert str(asked.search(text, 1, 3)) == str(rule.pattern.search(text, 1, 3))
        assert [str(found) for found in asked.finditer(text)] == [str(found) for found in rule.pattern.finditer(text)]
        assert asked.findall(text) == rule.pattern.findall(text)
        assert asked.sub("令", text) == rule.pattern.sub("令", text)
        assert asked.split(text) == rule.pattern.split(text)
    assert asked.groupindex == rule.pattern.groupindex


def test_a_rule_of_the_user_is_asked_by_its_own_signs() -> None:
    shipped_rule = shipped().rules["order_line"]
    changed = Grammar({"order_line": type(shipped_rule)("order_line", "own", "^某令$|^甲函$", {}, (), ())}, {}, {}, {})
    assert changed.pattern("order_line").match("甲函")
