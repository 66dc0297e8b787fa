"""Every example and every reject of every shipped rule, and what happens to a broken grammar."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import regex

from govdocparse import grammar, grammar_files, grammar_fit, parse
from govdocparse.grammar_files import BrokenGrammar
from govdocparse.model import Document, Metadata
from project import ROOT, SAMPLES

RULES = sorted(grammar.shipped().rules.items())


@pytest.mark.parametrize("rule", [rule for _, rule in RULES], ids=[name for name, _ in RULES])
def test_rule_finds_its_examples_and_not_its_rejects(rule: grammar.Rule) -> None:
    assert list(rule.check()) == []


@pytest.mark.parametrize("rule", [rule for _, rule in RULES], ids=[name for name, _ in RULES])
def test_rule_has_examples(rule: grammar.Rule) -> None:
    assert rule.examples, f"{rule.topic}.toml: rule {rule.name} has no example"
    assert rule.rejects, f"{rule.topic}.toml: rule {rule.name} has no reject"


# What one row of a table says and no other.
ALONE = ("a row has 'through'", "a row has 'scaled'", "key is ''", "kind is ''", "numerator is ''")


@pytest.mark.parametrize("table", sorted(grammar.shipped().tables))
def test_each_row_is_one_like_the_others_of_its_table(table: str) -> None:
    rows = grammar.shipped().table(table)
    for index, row in enumerate(rows if len(rows) > 1 else ()):
        others = [*rows[:index], *rows[index + 1 :]]
        problems = [
            problem
            for problem in grammar_fit._of_row(table, row, others, grammar.shipped())
            if not problem.startswith(("there is no", *ALONE))
        ]
        assert not problems, f"table {table}: the row {row}: {problems[0]}"


@pytest.mark.parametrize("table", ["header_label", "letter_label", "html_meta", "html_value", "front_matter_key"])
def test_each_label_names_a_field(table: str) -> None:
    named = {row["key"] for row in grammar.shipped().table(table)} - {"", "received"}
    assert named <= set(Metadata.__struct_fields__)


def test_nothing_of_the_shipped_files_is_unused() -> None:
    files = [grammar_files.read(name, text) for name, text in grammar.shipped_texts()]
    patterns = "\n".join(
        pattern
        for content in files
        for pattern in (
            *content.get("fragment", {}).values(),
            *(rule["pattern"] for rule in content.get("rule", {}).values()),
        )
    )
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    said = {
        word
        for rows in grammar.shipped().tables.values()
        for row in rows
        for word in row.values()
        if isinstance(word, str)
    }
    # Some code asks for all rules of a family: pattern(f"responsibility_{name}").
    families, words = re.findall(r'pattern\(f"(\w+_)\{', code), set(re.findall(r"\w+", code))
    members = {family + word for family in families for word in words}
    used: dict[str, Callable[[str], bool]] = {
        "fragment": lambda name: f"{{{name}}}" in patterns,
        "lexicon": lambda name: f"<{name}>" in patterns or f'"{name}"' in code,
        "rule": lambda name: f'"{name}"' in code or name in said or name in members,
        "table": lambda name: f'"{name}"' in code,
    }
    assert [
        (kind, name) for content in files for kind in used for name in content.get(kind, {}) if not used[kind](name)
    ] == []


def test_no_line_of_a_grammar_is_too_long_to_read() -> None:
    lines = [(len(line), name, line[:60]) for name, text in grammar.shipped_texts() for line in text.splitlines()]
    assert max(lines)[0] <= 1_000, max(lines)


def test_no_lexicon_holds_a_word_twice() -> None:
    counts = {name: Counter(words) for name, words in grammar.shipped().lexicons.items()}
    assert {
        name: twice for name, words in counts.items() if (twice := [word for word in words if words[word] > 1])
    } == {}


def test_every_kind_has_a_code_and_is_found_at_the_end_of_a_title() -> None:
    shipped = grammar.shipped()
    names = [row["name"] for row in shipped.table("document_kind")]
    ends = {name: shipped.pattern("title_kind").search(f"关于某事的{name}") for name in names}
    assert [name for name, found in ends.items() if found is None or found["kind"] != name] == []
    kinds = shipped.rules["title_kind"].source.split("(?P<kind>")[1].split("（")[0]
    assert sorted(re.findall("[\u4e00-\u9fff]+", kinds)) == sorted(names)


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


SCHEME = "[[table.outline_scheme]]\nname = '{}'\n"
GROUPS = "".join(f"(?P<{group}>)" for group in grammar.shipped().pattern("marker").groupindex)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[rule.documnet_number]\nenabled = false\n", "rule documnet_number: nothing uses one of this name; 'document_number' was"),
        ("[rule.qqq]\npattern = 'x'\n", "rule qqq: nothing uses one of this name; give the name of the shipped one"),
        ("[fragment]\nmonth_numbers = 'x'\n", "fragment month_numbers: nothing uses one of this name; 'month_number' was"),
        ("[lexicon]\nnumeral_word = ['x']\n", "lexicon numeral_word: nothing uses one of this name; 'numeral_words' was"),
        ("[[table.unit]]\nnames = ['担']\n", "table unit: nothing uses one of this name; 'units' was"),
        ("[more]\nnumeral_word = ['x']\n", "lexicon or table numeral_word: nothing uses one of this name"),
        ("[more]\nunits = ['担']\n", r"table units: '担' is no row: write \[\[more.units\]\]"),
        ("[more]\nnumeral_words = 3\n", "more numeral_words: is no list of strings or of tables"),
        ("[[more.numeral_words]]\nx = 'y'\n", "lexicon numeral_words: its words are strings with something in them"),
        ("[lexicon]\nnumeral_words = ['']\n", "lexicon numeral_words: its words are strings with something in them"),
        ("[more]\nclause_pairs = ['〔']\n", "lexicon clause_pairs: '〔' is no pair of characters"),
        ("[rule.blank]\npattern = ' '\nexamples = ['x']\n", "rule blank: example 'x' is not found"),
        ("[rule.blank]\npattern = ' '\nrejects = [' ']\n", "rule blank: reject ' ' is found: ' '"),
        ("[[more.header_label]]\nkey = 'isue_date'\nlabels = ['甲']\n", "table header_label: there is no key 'isue_date'; give one of"),
        ("[[more.front_matter_key]]\nkey = 'isue_date'\nnames = ['day']\n", "front_matter_key: there is no key 'isue_date'; give one of"),
        ("[[more.html_meta]]\nkey = 'isue_date'\nnames = ['day']\n", "table html_meta: there is no key 'isue_date'; give one of"),
        ("[[more.header_label]]\nkey = 'title'\nlabels = '甲'\n", "table header_label: labels is '甲', and no list like"),
        ("[[more.header_label]]\nkey = 'title'\nlabel = '甲'\n", "table header_label: a row has no 'labels', which all"),
        ("[[more.header_label]]\nkey = 'title'\nlabels = ['']\n", r"table header_label: labels is \[''\], and no list"),
        ("[[more.outline_scheme]]\nname = 'x'\nlevels = true\n", "table outline_scheme: a row has 'levels'; there are"),
        ("[[more.outline_scheme]]\nname = 'x'\nlevel = 'yes'\n", "table outline_scheme: level is 'yes', and no true or"),
        (SCHEME.format("chinese"), "table outline_scheme: no row has the name '\\w+', which the shipped one has"),
        (f"[rule.marker]\npattern = '{GROUPS}(?P<mine>)'\n", "rule marker: the group 'mine' is no name of the table outline_scheme"),
        ("[[more.item_sign]]\nsign = '二'\nrule = 'nowhere'\n", "table item_sign: there is no rule 'nowhere'"),
        ("[[more.unit_not_before]]\nunits = ['担']\npattern = '('\n", r"table unit_not_before: pattern '\(': missing \)"),
        ("[[more.units]]\nkind = 'mass'\nfactor = 'x'\nnames = ['担']\n", "table units: factor 'x' is no exact number"),
        ("[[more.units]]\nkind = 'mass'\nfactor = '0'\nnames = ['箩']\n", "table units: factor '0' is no size of a unit"),
        ("[[more.units]]\nkind = 'mass'\nfactor = '-5'\nnames = ['箩']\n", "table units: factor '-5' is no size of a unit"),
        ("[[more.units]]\nkind = 'maas'\nfactor = '5'\nnames = ['箩']\n", "there is no kind 'maas'; 'mass' was perhaps meant; a new"),
        ("[[table.units]]\nkind = 'xyz'\nfactor = '5'\nnames = ['%', '‰', '倍']\n", "there is no kind 'xyz'; a new kind"),
        ("[[more.units]]\nkind = 'mass'\nfactor = '5'\nnames = ['箩', '公斤']\n", "'公斤' is a unit already, and of two"),
        ("[[case]]\ntext = '甲'\n", "case: only those of the shipped files are run"),
        ("[rule.blank]\npattern = ' '\nexamples = [{ text = ' ', gap = ' ' }]\n", "rule blank: example ' ': there is no group 'gap'"),
        ("[[table.units]]\nkind = 'mass'\nfactor = '1'\nnames = ['担']\n", "table units: no row names '\\S+', which other rules"),
        ("[[more.currency_prefixes]]\nunit = '两银'\nwords = ['银']\n", "table units: no row names '两银', which other rules give"),
        (
            "[[more.compound_kinds]]\nkind = 'x'\nnumerator = 'mass'\ndenominator = ''\n",
            "table compound_kinds: the last row must hold for all units",
        ),
        ("[table]\nscript_overlay = []\n", "table script_overlay: has no rows"),
        ("[[more.part_of_year]]\ngroup = 'third'\nfrom = [1, 1]\nto = [2, 1]\n", "the rule date has no group 'third'"),
        ("[[more.part_of_year]]\ngroup = 'first_half'\nfrom = [1]\nto = [2, 1]\n", r"from is \[1\], and no list like \[1, 1\]"),
    ],
)  # fmt: skip
def test_a_grammar_that_would_do_nothing_or_harm_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "local.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BrokenGrammar, match=f"local.toml: .*{reason}"):
        grammar.load([path])


def test_rules_of_the_user_may_use_what_other_files_of_his_say(tmp_path: Path) -> None:
    rule, words = tmp_path / "rule.toml", tmp_path / "words.toml"
    rule.write_text("[rule.blank]\npattern = '{gap}|\\L<gaps>'\n", encoding="utf-8")
    words.write_text("[fragment]\ngap = '_'\n[lexicon]\ngaps = ['空']\n", encoding="utf-8")
    loaded = grammar.load([rule, words])
    assert [loaded.pattern("blank").fullmatch(text) is not None for text in "_空 "] == [True, True, False]


def test_more_is_put_to_the_shipped_words_and_rows(tmp_path: Path) -> None:
    path = tmp_path / "local.toml"
    path.write_text(
        "[[more.units]]\nkind = 'mass'\nfactor = '50'\nnames = ['箩']\n"
        "[[more.header_label]]\nkey = 'issue_date'\nlabels = ['定稿日期']\n"
        "[more]\nnumeral_words = ['三箩粮']\n",
        encoding="utf-8",
    )
    text = "关于防汛的通知\n定稿日期：2025年2月8日\n各县：\n收购20箩和30吨，办好三箩粮店。\n"
    document = parse(text, grammar=grammar.load([path]))
    assert [found.text for found in document.quantities()] == ["20箩", "30吨"]
    assert document.metadata.issue_date is not None
    assert [found.text for found in parse(text).quantities()] == ["30吨"]
    basket = document.quantities()[0]
    assert basket.to("公斤", grammar.load([path])) == "1000"
    with pytest.raises(ValueError, match="the unit '箩' is not known"):
        basket.to("公斤")


def test_a_kind_of_the_user_and_a_name_that_counts_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "local.toml"
    path.write_text(
        "[[more.units]]\nkind = 'brightness'\ndimension = 'brightness'\nfactor = '1'\nnames = ['尼特']\n"
        "[[more.units]]\nkind = 'length'\nfactor = '7'\nnames = ['地']\n",  # the shipped one stands before 以上 only
        encoding="utf-8",
    )
    found = parse("关于防汛的通知\n亮度500尼特，用布3地。\n", grammar=grammar.load([path])).quantities()
    assert [(item.text, item.kind) for item in found] == [("500尼特", "brightness"), ("3地", "length")]


def test_files_are_named_as_open_takes_them(tmp_path: Path) -> None:
    path = tmp_path / "local.toml"
    path.write_text("[rule.issuer_mark]\nenabled = false\n", encoding="utf-8")
    assert repr(grammar.load([str(path)])) == repr(grammar.load([path]))
    for one in (path, str(path)):
        with pytest.raises(TypeError, match=r"load takes a list of paths, as load\(\[path\]\), not"):
            grammar.load(one)  # type: ignore[arg-type]


def test_a_grammar_is_shown_on_one_line() -> None:
    assert regex.fullmatch(r"<Grammar: \d+ rules, \d+ lexicons, \d+ tables>", repr(grammar.shipped()))


@pytest.mark.parametrize(
    ("rule", "text", "says"),
    [
        ("[rule.behind_bound]\npattern = '(?P<min>打底)|(?P<max>封顶)|(?P<approx>上下)|(?P<exceed>开外)'\n",
         "给予奖励20万元打底。", lambda found: found.quantities()[0].bound == "min"),
        ("[rule.behind_noun]\npattern = '\\G项目(?:(?P<min>打底)|(?P<max>封顶))'\n",
         "每县3个项目打底。", lambda found: found.quantities()[0].bound == "min"),
        ("[rule.with_itself]\npattern = '〈(?P<without>不)?含〉'\n",
         "补助不超过3万元〈不含〉。", lambda found: found.quantities()[0].bound == "below"),
        ("[rule.table_note]\npattern = '^提示：'\n",
         "一、总则\n全市执行。\n提示：\n1.甲县\n2.乙县", lambda found: [section.marker for section in found.sections()] == ["一、"]),
        ("[rule.matter_heading]\npattern = '\\G就.{2,40}事宜。'\n",
         "一、就本市城镇居民大病医疗保险基金筹集与支付管理办法的调整衔接事宜。全市执行。\n二、就用水事宜。全市执行。",
         lambda found: (found.sections()[0].heading or "").endswith("事宜")),
    ],
)  # fmt: skip
def test_words_of_the_user_need_begin_with_none_of_the_shipped_ones(
    tmp_path: Path, rule: str, text: str, says: Callable[[Document], bool]
) -> None:
    path = tmp_path / "local.toml"
    path.write_text(rule, encoding="utf-8")
    assert not says(parse(text))
    assert says(parse(text, grammar=grammar.load([path])))


def test_a_button_of_the_user_is_one_wherever_its_fragment_is_used(tmp_path: Path) -> None:
    path = tmp_path / "local.toml"
    path.write_text("[fragment]\nbutton = '举报'\n", encoding="utf-8")
    text = "关于防汛的通知\n全市执行。\n  举报\n"
    loaded = grammar.load([path])
    assert [item.reason for item in parse(text).omitted] == []
    assert [item.reason for item in parse(text, grammar=loaded).omitted] == ["site button"]


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
    path.write_text(f"[rule.{name}]\nenabled = false\n[rule.item_of_aspects]\npattern = 'x+'\n", encoding="utf-8")
    loaded = grammar.load([path])
    assert loaded.pattern(name).search("".join(example.text for example in RULES[0][1].examples)) is None
    assert loaded.pattern("item_of_aspects").fullmatch("xxx")


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
    source = (SAMPLES / "qiantang-2025-webpage.txt").read_text(encoding="utf-8")
    expected = parse(source, grammar=grammar.load())
    monkeypatch.setattr(grammar, "_RE_IS_SOUND", False)
    other = grammar.load()
    assert parse(source, grammar=other) == expected
    plain = [rule for rule in other.rules.values() if rule.plain]
    assert plain
    for rule in plain:
        assert isinstance(rule.pattern, regex.Pattern)
        assert not list(rule.check()), rule.name
