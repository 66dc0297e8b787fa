"""The signs of a pattern: without one of them it finds nothing, whatever the pattern says."""

import pytest

from govdocparse.grammar import Grammar, shipped
from govdocparse.signs import Asked, signs_of

RULES = {name: rule for name, rule in shipped().rules.items() if signs_of(rule.source, rule.lexicons)}
LEXICONS = {
    "bodies": ("市教育局", "市商务局"),
    "many": tuple(f"{digit}局" for digit in "一二三四五六七八九"),
    "open": ("甲", ""),
}


@pytest.mark.parametrize(
    ("source", "signs"),
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
def test_signs_of_a_pattern(source: str, signs: str) -> None:
    assert signs_of(source, LEXICONS) == tuple(
        sorted(signs.split(" ") if signs.strip() == signs else [signs]) if signs else ()
    )


def without(text: str, signs: tuple[str, ...]) -> str:
    while any(sign in text for sign in signs):
        for sign in signs:
            text = text.replace(sign, "")
    return text


@pytest.mark.parametrize("name", RULES)
def test_a_rule_finds_nothing_without_its_signs(name: str) -> None:
    rule = RULES[name]
    signs = signs_of(rule.source, rule.lexicons)
    for example in rule.examples:
        assert any(sign in example.text for sign in signs)
        assert rule.pattern.search(without(example.text, signs)) is None


def test_a_rule_that_is_asked_by_its_signs_finds_the_same() -> None:
    rule = shipped().rules["order_line"]
    asked = Asked(rule.pattern, signs_of(rule.source, rule.lexicons))
    for text in ("某省人民政府令（十届 第3号）", "某省人民政府"):
        for method in ("match", "search", "fullmatch"):
            assert str(getattr(asked, method)(text)) == str(getattr(rule.pattern, method)(text))
        assert [str(found) for found in asked.finditer(text)] == [str(found) for found in rule.pattern.finditer(text)]
        assert asked.findall(text) == rule.pattern.findall(text)
        assert asked.sub("令", text) == rule.pattern.sub("令", text)
    assert asked.match("令", 1) is None
    assert asked.groupindex == rule.pattern.groupindex


def test_a_rule_of_the_user_is_asked_by_its_own_signs() -> None:
    shipped_rule = shipped().rules["order_line"]
    changed = Grammar({"order_line": type(shipped_rule)("order_line", "own", "^某令$|^甲函$", {}, (), ())}, {}, {}, {})
    assert changed.pattern("order_line").match("甲函")
