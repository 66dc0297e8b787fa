"""Every example and every reject of every shipped rule, and what happens to a broken grammar."""

from collections import Counter
from pathlib import Path

import pytest
import regex

from govdocparse import grammar, parse
from govdocparse.grammar_files import BrokenGrammar

RULES = sorted(grammar.shipped().rules.items())


@pytest.mark.parametrize("rule", [rule for _, rule in RULES], ids=[name for name, _ in RULES])
def test_rule_finds_its_examples_and_not_its_rejects(rule: grammar.Rule) -> None:
    assert list(rule.check()) == []


@pytest.mark.parametrize("rule", [rule for _, rule in RULES], ids=[name for name, _ in RULES])
def test_rule_has_examples(rule: grammar.Rule) -> None:
    assert rule.examples, f"{rule.topic}.toml: rule {rule.name} has no example"
    assert rule.rejects, f"{rule.topic}.toml: rule {rule.name} has no reject"


def test_no_lexicon_holds_a_word_twice() -> None:
    counts = {name: Counter(words) for name, words in grammar.shipped().lexicons.items()}
    assert {
        name: twice for name, words in counts.items() if (twice := [word for word in words if words[word] > 1])
    } == {}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[rule.a]\npattern = '('\n", r"local.toml: rule a: missing \)"),
        ("[rule.a]\npattern = '{nowhere}'\n", "local.toml: rule a: there is no fragment 'nowhere'"),
        (
            "[fragment]\nx = '{y}'\ny = '{x}'\n[rule.a]\npattern = '{x}'\n",
            "local.toml: rule a: fragment 'x' holds itself",
        ),
        ("[rule.a]\nexamples = ['x']\n", "local.toml: rule a: has no pattern"),
        ("[rule.a]\npattern = 'x'\nexample = 'x'\n", "local.toml: rule a: unknown key 'example'"),
        ("[rules.a]\npattern = 'x'\n", "local.toml: unknown table 'rules'"),
        ("[lexicon]\nwords = '甲乙'\n", "local.toml: lexicon words: is no list of strings"),
        ("[lexicon]\nwords = ['甲', 2]\n", "local.toml: lexicon words: is no list of strings"),
        ("[fragment]\nx = 5\n", "local.toml: fragment x: is no string"),
        ("[table]\nunit = [3]\n", "local.toml: table unit: is no list of tables"),
        (
            "[[table.line_rule]]\nx = 3\n",
            r"local.toml: table line_rule: a row has no '\w+', which all shipped rows have",
        ),
        ("case = 4\n", r"local.toml: case: is no list of tables: write \[\[case\]\]"),
        ("rule = 3\n", r"local.toml: rule: is no table: write \[rule.NAME\]"),
        ("[rule]\na = 3\n", "local.toml: rule a: Expected `object`, got `int`"),
        ("[rule.a]\npattern = 5\n", "local.toml: rule a: Expected `str`, got `int` - at `.+pattern`"),
        (
            "[rule.a]\npattern = 'x'\nenabled = 'no'\n",
            "local.toml: rule a: Expected `bool`, got `str` - at `.+enabled`",
        ),
        (
            "[rule.a]\npattern = 'x'\nexamples = 'x'\n",
            "local.toml: rule a: Expected `array`, got `str` - at `.+examples`",
        ),
        ("[rule.a]\npattern = 'x'\nexamples = [{ match = 'x' }]\n", "local.toml: rule a: the example .+ has no text"),
        ("[rule.document_number]\npattern = 'x'\n", "local.toml: rule document_number: has no group '"),
        ("[rule.marker]\npattern = '('\n", r"local.toml: rule marker: missing \)"),
        ("[rule.a]\npattern = '\\L<nowhere>'\n", "local.toml: rule a: undefined named list"),
        ("rule = [", "local.toml: "),
    ],
)
def test_broken_grammar_names_file_rule_and_reason(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "local.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BrokenGrammar, match=reason):
        grammar.load([path])


def test_unreadable_grammar_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenGrammar, match=r"nowhere\.toml: the grammar file cannot be read"):
        grammar.load([tmp_path / "nowhere.toml"])
    with pytest.raises(BrokenGrammar, match=r"the grammar file cannot be read: Is a directory$"):
        grammar.load([tmp_path])
    (tmp_path / "gbk.toml").write_bytes("# 规则".encode("gb18030"))
    with pytest.raises(BrokenGrammar, match=r"gbk\.toml: the grammar file is no UTF-8 text"):
        grammar.load([tmp_path / "gbk.toml"])


def test_extra_grammar_replaces_and_switches_off(tmp_path: Path) -> None:
    path = tmp_path / "local.toml"
    name = RULES[0][0]
    path.write_text(f"[rule.{name}]\nenabled = false\n[rule.mine]\npattern = 'x+'\n", encoding="utf-8")
    loaded = grammar.load([path])
    assert loaded.pattern(name).search("".join(example.text for example in RULES[0][1].examples)) is None
    assert loaded.pattern("mine").fullmatch("xxx")


def test_a_rule_that_is_off_matches_nothing_and_keeps_its_groups(tmp_path: Path) -> None:
    path = tmp_path / "local.toml"
    path.write_text("".join(f"[rule.{name}]\nenabled = false\n" for name, _ in RULES), encoding="utf-8")
    loaded = grammar.load([path])
    for name, rule in RULES:
        assert loaded.pattern(name).groupindex == rule.pattern.groupindex
        assert [example for example in rule.examples if loaded.pattern(name).search(example.text)] == []
    document = parse("关于防汛的通知\n一、安排50万元（由市水利局牵头）。\n2025年2月8日\n", grammar=loaded)
    assert (document.quantities(), document.sections()) == ((), ())


def test_check_says_what_does_not_hold() -> None:
    rule = grammar.Rule(
        "a", "topic", "x(?P<n>y)?", {},
        [grammar.Example("z", None, {}), grammar.Example("xy", "x", {"n": "n"})], ["ax"],
    )  # fmt: skip
    assert list(rule.check()) == [
        "example 'z' is not found",
        "example 'xy' finds 'xy', not 'x'",
        "example 'xy': n is 'y', not 'n'",
        "reject 'ax' is found: 'x'",
    ]


def test_two_shipped_files_cannot_give_one_name() -> None:
    with pytest.raises(BrokenGrammar, match=r"b\.toml: rule x: a\.toml has one of this name, too"):
        grammar._refuse_twins([("a", {"rule": {"x": {}}}), ("b", {"rule": {"x": {}}})])


def test_plain_rules_find_the_same_where_re_is_not_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    source = (Path(__file__).parents[1] / "samples" / "qiantang-2025-webpage.txt").read_text(encoding="utf-8")
    expected = parse(source, grammar=grammar.load())
    monkeypatch.setattr(grammar, "_RE_IS_SOUND", False)
    other = grammar.load()
    assert parse(source, grammar=other) == expected
    plain = [rule for rule in other.rules.values() if rule.plain]
    assert plain
    for rule in plain:
        assert isinstance(rule.pattern, regex.Pattern)
        assert not list(rule.check()), rule.name
