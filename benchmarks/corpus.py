"""How many documents of a corpus come out right, stage by stage, and what changed since the last run.

    python benchmarks/corpus.py DIR [--state FILE] [--only ID] [--show]

DIR holds `manifest.json` (id, file, category) and `expected/ID.json` for the documents that somebody has read: title,
number, issuers, dates, kind, addressees, imprint, count of paragraphs a level, first and last heading of each, carried
documents, attachments (what is not expected is not compared). Each document is parsed. `--state` keeps the
verdicts of this run and compares them with those of the last.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import regex
from opencc import OpenCC

from govdocparse import UnusableInput, parse_file
from govdocparse.grammar import shipped
from govdocparse.model import Document, Field, Part, Section

_SIMPLIFIED = OpenCC("t2s").convert
# What the name of an attachment ends with that a page offers as a file.
_FILE = regex.compile(r"(?i)\.[a-z]{3,4}$")
_KINDS = {row["name"]: row["code"] for row in shipped().table("document_kind")}
STAGES = (
    "title",
    "number",
    "issuers",
    "date",
    "published",
    "kind",
    "addressees",
    "index",
    "imprint",
    "outline",
    "headings",
    "carried",
    "attached",
    "lost",
)
KEYS = {
    "part": "编",
    "subpart": "分编",
    "chapter": "章",
    "section": "节",
    "article": "条",
    "chinese": "一、",
    "chinese_parenthesised": "（一）",
    "arabic": "1.",
    "arabic_parenthesised": "（1）",
    "circled": "①",
    "arabic_half_parenthesised": "1）",
    "latin_upper": "A.",
    "latin_lower": "a)",
}


def plain(text: str | None) -> str:
    """A text for comparing: NFKC, without blanks, in Simplified characters as in the output."""
    return "".join(_SIMPLIFIED(unicodedata.normalize("NFKC", text or "")).split())


def value(field: Field | None) -> str | None:
    """The value of a field that may be missing."""
    return field.value if field else None


def verdicts(document: Document, expected: dict[str, Any]) -> dict[str, str]:
    """Each stage with an empty string where it is right, else what was found and what was expected."""
    metadata = document.metadata
    found: dict[str, tuple[Any, Any]] = {
        "number": (plain(value(metadata.document_number)), plain(expected["doc_number"])),
        "issuers": ({plain(item.value) for item in metadata.issuers}, {plain(item) for item in expected["issuers"]}),
        "date": (value(metadata.issue_date) or "", expected["written_date"] or ""),
        "index": (plain(value(metadata.index_number)), plain(expected["index_number"])),
        "addressees": (
            regex.sub(r"\W", "", "".join(plain(item.value) for item in metadata.addressees)),
            regex.sub(r"\W", "", plain(expected["addressees"])),
        ),
        "outline": (_counts(document), _expected_counts(expected)),
        "carried": (
            {plain(part.title) for part in document.parts if part.role == "promulgated"},
            {plain(item) for item in expected["carried_documents"]},
        ),
        "lost": (sum(item.code == "cover.lost" for item in document.diagnostics), 0),
    }
    if "doc_kind" in expected:
        found["kind"] = document.kind, _KINDS.get(plain(expected["doc_kind"]))
    if "published_date" in expected:
        found["published"] = value(metadata.publication_date), expected["published_date"]
    if "imprint" in expected:
        found["imprint"] = _imprint(document), plain(expected["imprint"])
    if "attachments" in expected:
        attached = [_FILE.sub("", plain(part.title)) for part in document.parts if part.role == "attachment"]
        found["attached"] = sorted(attached), sorted(map(plain, expected["attachments"]))
    if expected.get("title_in_text", True):
        found["title"] = (plain(value(metadata.title)), plain(expected["title"]))
    result = {stage: "" if got == want else f"{got} instead of {want}" for stage, (got, want) in found.items()}
    result["headings"] = _headings(document, expected)
    return result


def _imprint(document: Document) -> str:
    """The body and the date of the line 某局 某年某月某日印发, as that line is written."""
    authority, date = document.metadata.printing_authority, document.metadata.printing_date
    return plain(f"{value(authority) or ''}{f'{date.text}印发' if date else ''}")


def _counts(document: Document) -> dict[str, int]:
    """The sections of each level that bear a number: 序言 bears none."""
    return dict(Counter(KEYS.get(section.scheme, section.scheme) for section in document.sections() if section.number))


def _expected_counts(expected: dict[str, Any]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for key, number in expected["outline"].items():
        counts[{"1、": "1.", "（款）一、": "一、"}.get(key, key)] += number
    return dict(counts)


def _headings(document: Document, expected: dict[str, Any]) -> str:
    """What is wrong with the first and last heading of each level; they may be cut short."""
    for key, (first, last) in expected["first_last"].items():
        level = {"1、": "1.", "（款）一、": "一、"}.get(key, key)
        sections = [item for item in document.sections() if item.number and KEYS.get(item.scheme) == level]
        if not sections:
            return f"no {key}"
        for section, want in ((sections[0], first), (sections[-1], last)):
            got = plain(section.marker + (section.heading or _text(section)))
            wanted = plain(want)
            if not (got.startswith(wanted) or wanted.startswith(got)):
                return f"{got[:40]} instead of {wanted[:40]}"
    return ""


def _text(section: Section) -> str:
    first = section.blocks[0] if section.blocks else None
    return getattr(first, "text", "")


def _summary(part: Part) -> str:
    return f"{part.role} {part.label or ''} {(part.title or '')[:30]}"


def main() -> int:
    """Print the table of right documents by stage and category, and gains and losses."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--state", type=Path, help="where the verdicts of a run are kept")
    parser.add_argument("--only", help="one document, with all its verdicts")
    parser.add_argument("--show", action="store_true", help="one line on each document")
    options = parser.parse_args()
    right: dict[str, Counter[str]] = defaultdict(Counter)
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    state: dict[str, bool] = {}
    for row in json.loads((options.folder / "manifest.json").read_text(encoding="utf-8")):
        if options.only and row["id"] != options.only:
            continue
        start = time.perf_counter()
        try:
            document = parse_file(options.folder / row["file"])
        except UnusableInput as error:
            print(f"{row['id']}: {error}")
            continue
        took = time.perf_counter() - start
        category = row["category"]
        path = options.folder / "expected" / f"{row['id']}.json"
        results = {
            "lost": "" if not any(item.code == "cover.lost" for item in document.diagnostics) else "text is lost"
        }
        if path.exists():
            results = verdicts(document, json.loads(path.read_text(encoding="utf-8"))["expected"])
        for stage, wrong in results.items():
            seen[category][stage] += 1
            right[category][stage] += not wrong
            state[f"{row['id']} {stage}"] = not wrong
            if wrong and (options.show or options.only):
                print(f"{row['id']} {stage}: {wrong}")
        if options.only or options.show:
            codes = dict(Counter(item.code for item in document.diagnostics))
            parts = [_summary(part) for part in document.parts]
            print(f"{row['id']} {took * 1e3:.0f} ms {parts} {_counts(document)} {codes}")
    _table(right, seen)
    if options.state:
        _changes(options.state, state)
    return 0


def _table(right: dict[str, Counter[str]], seen: dict[str, Counter[str]]) -> None:
    print(f"{'category':16}" + "".join(f"{stage:>12}" for stage in STAGES))
    for category in [*sorted(seen), "all"]:
        shown = [category] if category != "all" else sorted(seen)
        cells = [
            f"{sum(right[each][stage] for each in shown)}/{sum(seen[each][stage] for each in shown)}"
            for stage in STAGES
        ]
        print(f"{category:16}" + "".join(f"{cell:>12}" for cell in cells))


def _changes(path: Path, state: dict[str, bool]) -> None:
    """Gains and losses since the run that left `path`, and this run in its place."""
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for name, change in (("gained", True), ("lost", False)):
        keys = [key for key, is_right in state.items() if is_right == change and before.get(key, is_right) != change]
        print(f"{name}: {', '.join(keys) or 'nothing'}")
    path.write_text(json.dumps(state, ensure_ascii=False, indent=0), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
