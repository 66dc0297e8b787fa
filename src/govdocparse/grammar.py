"""Loads, checks and compiles the rules of grammars/*.toml; a broken grammar is refused with file, rule and reason."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple, cast

import msgspec
import regex
from msgspec.structs import replace

from govdocparse import grammar_files, kept
from govdocparse.asked import Asked
from govdocparse.errors import expect
from govdocparse.grammar_files import BrokenGrammar
from govdocparse.signs import Signs, signs_of

_REFERENCE = regex.compile(r"(?<!\\[pPNL])\{([a-z][a-z0-9_]*)\}")
_FLAGS = regex.compile(r"\(\?([a-zA-Z]+)\)")
# Before Python 3.11.5 the possessive repeats of `re` match what they must not (python/cpython#100061 and #106052).
_RE_IS_SOUND = sys.version_info >= (3, 11, 5)


class Example(NamedTuple):
    """A text that a rule finds: `match` is what it finds there (the whole text when None), `groups` what they hold."""

    text: str
    match: str | None
    groups: Mapping[str, str]


class Rule(msgspec.Struct, frozen=True, dict=True):
    """A named pattern with its examples; `pattern` is compiled at first use."""

    name: str
    topic: str
    source: str
    lexicons: Mapping[str, Sequence[str]]
    examples: Sequence[Example]
    rejects: Sequence[str]
    plain: bool = False

    @property
    def by_re(self) -> bool:
        """Whether the standard library compiles it."""
        return self.plain and _RE_IS_SOUND

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """The compiled pattern; named lists are the lexicons it names. A plain one is compiled by a sound `re`."""
        if self.by_re:
            return self._compiled_plain()
        used = {name: words for name, words in self.lexicons.items() if rf"\L<{name}>" in self.source}
        try:
            return regex.compile(self.source, **used)
        except regex.error as error:
            raise BrokenGrammar(f"{self.topic}.toml: rule {self.name}: {error}") from error

    @property
    def signs(self) -> Signs:
        """What is asked first; `re` is so fast that only the first character is."""
        found = signs_of(self.source, self.lexicons)
        return found._replace(words=()) if self.by_re else found

    def _compiled_plain(self) -> regex.Pattern[str]:
        """The pattern for the standard library, whose calls and sets take half the time; it has the same methods."""
        try:
            return cast("regex.Pattern[str]", re.compile(self.source))
        except re.error as error:
            raise BrokenGrammar(f"{self.topic}.toml: rule {self.name}: is not plain: {error}") from error

    def check(self) -> Iterator[str]:
        """What is wrong with this rule by its own examples and rejects; nothing when all hold."""
        for example in self.examples:
            found = self.pattern.search(example.text)
            if found is None:
                yield f"example {example.text!r} is not found"
                continue
            expected = example.text if example.match is None else example.match
            if found.group() != expected:
                yield f"example {example.text!r} finds {found.group()!r}, not {expected!r}"
            for group, value in example.groups.items():
                if group not in self.pattern.groupindex:
                    yield f"example {example.text!r}: there is no group {group!r}"
                elif found[group] != value:
                    yield f"example {example.text!r}: {group} is {found[group]!r}, not {value!r}"
        for reject in self.rejects:
            found = self.pattern.search(reject)
            if found is not None:
                yield f"reject {reject!r} is found: {found.group()!r}"


class _Patterns(dict[str, Asked]):
    """The patterns of the rules that were asked for, by name."""

    def __init__(self, grammar: Grammar) -> None:
        super().__init__()
        self._grammar = grammar

    def __missing__(self, name: str) -> Asked:
        rule = self._grammar.rules[name]
        pattern = self._grammar.compiled.get(name) or rule.pattern
        asked = self[name] = Asked(pattern, self._grammar.signs.get(name) or rule.signs)
        return asked


class Grammar(msgspec.Struct, frozen=True, eq=False, dict=True):
    """All rules, lexicons, tables and cases by name. It never changes; two loads of the same files act the same.

    Rules and lexicons have one name space over all files; `tables` hold rows of plain data; `cases` are examples of
    whole annotators, by topic, that run as tests; `compiled` are patterns that need no compiling any more, `signs` what
    was read of them before (signs.py).
    """

    rules: Mapping[str, Rule]
    lexicons: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Sequence[Mapping[str, Any]]]
    cases: Mapping[str, Sequence[Mapping[str, Any]]]
    compiled: Mapping[str, regex.Pattern[str]] = msgspec.field(default_factory=dict)
    signs: Mapping[str, Signs] = msgspec.field(default_factory=dict)

    def __repr__(self) -> str:
        """One line, as the rules of a language fill books."""
        return f"<Grammar: {len(self.rules)} rules, {len(self.lexicons)} lexicons, {len(self.tables)} tables>"

    @cached_property
    def pattern(self) -> Callable[[str], Asked]:
        """`pattern(name)` is the compiled pattern of that rule, which is asked only where its signs stand.

        It is asked for a thousand times a document: a dictionary's own lookup takes a fifth of the time of a method's.
        """
        return _Patterns(self).__getitem__

    def lexicon(self, name: str) -> tuple[str, ...]:
        """The words of the lexicon `name`, as `str.startswith` takes them."""
        return self.lexicons[name]

    def table(self, name: str) -> Sequence[Mapping[str, Any]]:
        """The rows of the table `name`."""
        return self.tables[name]


@cache
def shipped() -> Grammar:
    """The grammar that comes with the package, loaded once a process, and compiled once where it can be kept."""
    texts = shipped_texts()
    path = kept.place()
    if path is None:
        return _build(_topics(texts))
    key = kept.key_of(texts)
    if (found := kept.read(key, path)) is not None:
        return replace(_build(found.topics), compiled=found.patterns, signs=found.signs)
    topics = _topics(texts)
    grammar = _build(topics)
    if kept.may_write(path):
        # What `re` compiled is compiled again whenever it is read, so that is left to those who ask for it.
        compiled = {name: rule.pattern for name, rule in grammar.rules.items() if not rule.by_re}
        signs = {name: rule.signs for name, rule in grammar.rules.items()}
        kept.write(key, kept.Kept(topics, compiled, signs), path)
    return grammar


def chosen(grammar: Grammar | None) -> Grammar:
    """The grammar that a caller gives, None is the shipped one; raises TypeError for what is none."""
    if grammar is None:
        return shipped()
    expect("grammar", grammar, Grammar, "what govdocparse.grammar.load([path]) gives")
    return grammar


def load(extra: Sequence[str | os.PathLike[str]] = ()) -> Grammar:
    """The shipped grammar, with the rules, lexicons and tables of `extra` files put over it by name.

    A rule of an extra file replaces the rule of that name; `enabled = false` alone switches it off, so that it matches
    nothing. So do fragments, lexicons and tables; what stands under `more` is put behind a lexicon or a table (docs/
    grammars.md). Raises BrokenGrammar, also where nothing would use what a file says.
    """
    if isinstance(extra, str | bytes | os.PathLike):
        raise TypeError(f"load takes a list of paths, as load([path]), not {type(extra).__name__}")
    topics = _topics(shipped_texts())
    if not extra:
        return _build(topics)
    from govdocparse.grammar_fit import Fit  # for those who bring files

    own = [(path.name.removesuffix(".toml"), _read(path)) for path in map(Path, extra)]
    fragments = {name for _, content in topics for name in content.get("fragment", {})}
    grammar = _build([*topics, *own])
    fit = Fit(_build(topics), grammar, fragments, [content for _, content in own])
    for topic, content in own:
        fit.refuse(topic, content)
    return grammar


def _read(path: Path) -> Mapping[str, Any]:
    """The content of a user's file."""
    try:
        return grammar_files.read(path.name, path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BrokenGrammar(f"{path}: the grammar file cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise BrokenGrammar(f"{path}: the grammar file is no UTF-8 text; save it as such") from error


def _topics(texts: Sequence[tuple[str, str]]) -> list[tuple[str, Mapping[str, Any]]]:
    """The content of each shipped file, by its topic."""
    topics = [(name.removesuffix(".toml"), grammar_files.read(name, text)) for name, text in texts]
    _refuse_twins(topics)
    return topics


def _refuse_twins(topics: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
    """Refuse two shipped files that give the same name: the later would silently win."""
    owners: dict[tuple[str, str], str] = {}
    for topic, content in topics:
        for kind in ("fragment", "lexicon", "rule", "table"):
            for name in content.get(kind, {}):
                owner = owners.setdefault((kind, name), topic)
                if owner != topic:
                    raise BrokenGrammar(f"{topic}.toml: {kind} {name}: {owner}.toml has one of this name, too")


def shipped_texts() -> list[tuple[str, str]]:
    """The shipped files by name, in order: inside the wheel beside the package, in a checkout at its top."""
    here = Path(__file__)
    folder = next(path for path in (here.with_name("grammars"), here.parents[2] / "grammars") if path.is_dir())
    return sorted((path.name, path.read_text(encoding="utf-8")) for path in folder.glob("*.toml"))


def _build(topics: Iterable[tuple[str, Mapping[str, Any]]]) -> Grammar:
    """The grammar of some files; what a later one says under a name takes the place of what was there."""
    fragments: dict[str, str] = {}
    lexicons: dict[str, tuple[str, ...]] = {}
    tables: dict[str, Sequence[Mapping[str, Any]]] = {}
    cases: dict[str, Sequence[Mapping[str, Any]]] = {}
    raw: dict[str, tuple[str, Mapping[str, Any]]] = {}
    for topic, content in topics:
        fragments |= content.get("fragment", {})
        lexicons |= {name: tuple(words) for name, words in content.get("lexicon", {}).items()}
        tables |= content.get("table", {})
        for name, added in content.get("more", {}).items():
            if name in lexicons:
                lexicons[name] += tuple(added)
            else:
                tables[name] = [*tables.get(name, ()), *added]
        if "case" in content:
            cases[topic] = content["case"]
        for name, rule in content.get("rule", {}).items():
            # A rule that is switched off keeps its groups, as code asks every rule for these.
            off = name in raw and not rule.get("enabled", True)
            raw[name] = (topic, {**raw[name][1], "enabled": False} if off else rule)
    rules = {name: _rule(name, topic, rule, fragments, lexicons) for name, (topic, rule) in raw.items()}
    return Grammar(rules, lexicons, tables, cases)


def _rule(
    name: str, topic: str, raw: Mapping[str, Any], fragments: Mapping[str, str], lexicons: Mapping[str, Sequence[str]]
) -> Rule:
    """A rule with its fragments inserted; one that is switched off matches nothing."""
    source = _expand(raw.get("pattern", ""), fragments, f"{topic}.toml: rule {name}", ())
    plain = raw.get("plain", False)
    if not raw.get("enabled", True):
        return Rule(name, topic, _never(source), lexicons, (), (), plain)
    examples = [_example(example) for example in raw.get("examples", ())]
    return Rule(name, topic, source, lexicons, examples, raw.get("rejects", ()), plain)


def _never(source: str) -> str:
    """A pattern with the groups of another that matches nothing."""
    flags = _FLAGS.match(source)
    # The line end is for a pattern that ends with a comment.
    return f"(?!)(?{flags[1]}:{source[flags.end() :]}\n)" if flags else f"(?!)(?:{source})"


def _example(raw: str | Mapping[str, str]) -> Example:
    if isinstance(raw, str):
        return Example(raw, None, {})
    groups = {key: value for key, value in raw.items() if key not in ("text", "match")}
    return Example(raw["text"], raw.get("match"), groups)


def _expand(pattern: str, fragments: Mapping[str, str], where: str, inside: tuple[str, ...]) -> str:
    """`pattern` with each `{name}` replaced by that fragment, in a group of its own."""

    def insert(reference: regex.Match[str]) -> str:
        name = reference[1]
        if name not in fragments:
            raise BrokenGrammar(f"{where}: there is no fragment {name!r}")
        if name in inside:
            raise BrokenGrammar(f"{where}: fragment {name!r} holds itself")
        return f"(?:{_expand(fragments[name], fragments, where, (*inside, name))})"

    expanded: str = _REFERENCE.sub(insert, pattern)
    return expanded
