"""What the shipped grammar comes to is kept in the user's cache: the same patterns, and nothing that is not whole."""

import os
from pathlib import Path

import pytest
import regex

from govdocparse import grammar, kept
from govdocparse.signs import Signs

KEY = b"k" * 32


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOVDOCPARSE_CACHE", str(tmp_path / "cache"))
    path = kept.place()
    assert path is not None
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "kept.pickle"
    kept.write(
        KEY, kept.Kept([("topic", {"rule": {}})], {"a": regex.compile("x+")}, {"a": Signs(("x",), ("x",))}), path
    )
    return path


def load() -> grammar.Grammar:
    """The shipped grammar as a new process loads it."""
    return grammar.shipped.__wrapped__()


def test_the_second_process_compiles_nothing(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load().compiled == {}
    assert cache.exists()
    monkeypatch.setattr(regex, "compile", None)
    monkeypatch.setattr(grammar, "signs_of", None)
    second = load()
    assert second.pattern("candidate").search("3亿元")


@pytest.mark.usefixtures("cache")
def test_kept_rules_find_what_compiled_ones_find() -> None:
    load()
    again = load()
    assert set(again.compiled) == {name for name, rule in again.rules.items() if not rule.by_re}
    for name, rule in again.rules.items():
        for text in (*(example.text for example in rule.examples), *rule.rejects):
            fresh, found = rule.pattern.search(text), again.pattern(name).search(text)
            assert (fresh and (fresh.span(), fresh.groupdict())) == (found and (found.span(), found.groupdict())), name


def test_what_is_kept_comes_back(path: Path) -> None:
    found = kept.read(KEY, path)
    assert found is not None
    assert found.topics == [("topic", {"rule": {}})]
    assert found.patterns["a"].fullmatch("xxx")
    assert found.signs["a"] == Signs(("x",), ("x",))


def test_another_grammar_is_not_believed(path: Path) -> None:
    assert kept.read(b"o" * 32, path) is None
    texts = [("a.toml", "[rule.a]"), ("b.toml", "")]
    assert kept.key_of(texts) == kept.key_of(texts)
    assert kept.key_of(texts) != kept.key_of([("a.toml", "[rule.b]"), ("b.toml", "")])


@pytest.mark.parametrize("cut", [0, 20, 64, -1])
def test_a_file_that_is_not_whole_is_not_believed(path: Path, cut: int) -> None:
    path.write_bytes(path.read_bytes()[:cut])
    assert kept.read(KEY, path) is None


def test_a_changed_file_is_not_believed(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-2] ^= 1
    path.write_bytes(data)
    assert kept.read(KEY, path) is None


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no owner here")
def test_a_file_of_somebody_else_is_not_believed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    assert kept.read(KEY, path) is None


@pytest.mark.parametrize("folder", ["", "relative/folder"])
def test_no_folder_means_that_nothing_is_kept(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVDOCPARSE_CACHE", folder)
    assert kept.place() is None
    assert load().pattern("candidate").search("3亿元")


def test_a_folder_that_cannot_be_made_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("GOVDOCPARSE_CACHE", str(tmp_path / "file" / "below"))
    assert load().compiled == {}


def test_what_cannot_take_its_place_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "kept.pickle"
    path.mkdir()
    kept.write(KEY, kept.Kept([], {}, {}), path)
    assert list(tmp_path.iterdir()) == [path]


def test_without_a_word_it_is_the_cache_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOVDOCPARSE_CACHE", raising=False)
    path = kept.place()
    assert path is not None
    assert path.is_absolute()
    assert "govdocparse" in path.parts
