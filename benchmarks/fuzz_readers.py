"""Damages real carriers and parses them: nothing but a Document or a refusal may come out, and never a crash or a hang.

    python benchmarks/fuzz_readers.py [--seconds 60] [--seed 1] [--keep DIR]

Each reader works in a process of its own, so that a crash of a library in C is seen. What goes wrong is printed, and
the input is kept in DIR. Exit status 1 where anything went wrong.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import regex

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests"))

from carriers import content, make  # noqa: E402
from govdocparse import Document, UnusableInput, parse, to_json, to_xml  # noqa: E402
from govdocparse.readers.reading import Limits  # noqa: E402

KINDS = ("html", "docx", "ofd", "pdf", "text")
LIMITS = Limits(bytes=1 << 22, characters=1 << 20, elements=200_000, unpacked_bytes=1 << 24, pages=200)
LONGEST = 20
MEMORY = 3 << 30
NUMBER = regex.compile(rb"-?\d+(?:\.\d+)?")
ELEMENT = regex.compile(rb"<[^<>]{1,400}>")
# What numbers become, and what is put into a file.
NUMBERS = (b"0", b"-1", b"1", b"2147483648", b"99999999999999999999", b"1e309", b"NaN", b"0.0000001", b"")
PIECES: tuple[bytes, ...] = (
    # Bytes that no text or no encoding holds.
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xff" * 9, "\u202e".encode(), "\ufffc".encode(),
    # Markup that does not end, or says what cannot be.
    b"<", b">", b"&#0;", b"&#x110000;", b"]]>", b"<!--", b"<![CDATA[", b"<div>" * 300, b"<w:p>", b"<w:tbl>",
    b"<table><tr><td colspan=99999 rowspan=99999>", b"</table>",
    # What a PDF file is made of, and how other files begin.
    b"(", b")", b"<<", b"endobj", b"%PDF-", b"\x89PNG",
    # What structure looks for.
    "（".encode() * 99, "《".encode() * 99, "一、".encode(),
)  # fmt: skip


def carriers(kind: str) -> list[bytes]:
    """Sound carriers of one kind; few are of the long and damaged paper, whose repair takes its time."""
    made = [*[content.paper("made-up-notice")] * 9, content.paper("hangzhou-2026-damaged")]
    if kind == "pdf":
        return [path.read_bytes() for path in sorted((ROOT / "tests/fixtures/pdf").glob("*.pdf"))]
    if kind == "text":
        return [one.source.encode(code, "replace") for one in made for code in ("utf-8", "gb18030", "utf-16")]
    return [build() for one in made for name, build in make.carriers(one) if name.endswith(kind)]


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 30))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.choice((1, 8, 200, len(data))) :]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    end = start + chance.choice((1, 20, 500, 5000))
    return data[:end] + data[start:end] * chance.choice((1, 2, 50)) + data[end:]


def _insert(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + chance.choice(PIECES) + data[place:]


def _renumber(data: bytes, chance: random.Random) -> bytes:
    found = list(NUMBER.finditer(data))
    for match in sorted(chance.sample(found, min(len(found), chance.choice((1, 1, 5)))), key=lambda one: -one.start()):
        data = data[: match.start()] + chance.choice(NUMBERS) + data[match.end() :]
    return data


def _swap_elements(data: bytes, chance: random.Random) -> bytes:
    found = [match.span() for match in ELEMENT.finditer(data)]
    if len(found) < 2:
        return data
    (start, end), (other, to) = sorted(chance.sample(found, 2))
    middle = chance.choice((data[start:end], b""))
    return data[:start] + data[other:to] + data[end:other] + middle + data[to:]


CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip,
    _cut,
    _repeat,
    _insert,
    _renumber,
    _renumber,
    _swap_elements,
)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes of a file with one to three changes; in an archive mostly to one of its members."""
    for _ in range(chance.randint(1, 3)):
        if not data:
            break
        change = chance.choice(CHANGES)
        inside = data[:2] == b"PK" and chance.random() < 0.9
        data = (_in_archive(data, change, chance) if inside else change(data, chance))[: LIMITS.bytes]
    return data


def _in_archive(data: bytes, change: Callable[[bytes, random.Random], bytes], chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(name, archive.read(name)) for name in archive.namelist()]
    except Exception:  # what an earlier change broke can be broken in any way
        return change(data, chance)
    place = chance.randrange(len(members)) if members else -1
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for index, (name, inside) in enumerate(members):
            archive.writestr(name, change(inside, chance) if index == place and inside else inside)
    return buffer.getvalue()


def work(kind: str, seconds: float, seed: int, keep: Path) -> int:
    """Fuzzes one reader in this process; what goes wrong is printed once for each place in the code."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _too_long)
    chance = random.Random(seed)  # noqa: S311
    sound = carriers(kind)
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    last = keep / f"{kind}-last"
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        data = damaged(chance.choice(sound), chance)
        last.write_bytes(data)
        signal.alarm(LONGEST)
        try:
            outcome = _parsed(data, kind if chance.random() < 0.7 else None)
        except BaseException as error:
            outcome = "faults"
            where = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}"
            if place not in seen:
                seen.add(place)
                kept = keep / f"{kind}-{len(seen)}"
                kept.write_bytes(data)
                print(f"{kind}: {place}: {str(error)[:200]} ({kept})", flush=True)
        finally:
            signal.alarm(0)
        counts[outcome] += 1
    last.unlink(missing_ok=True)
    print(f"{kind}: " + ", ".join(f"{count} {name}" for name, count in sorted(counts.items())), flush=True)
    return 1 if seen else 0


def _parsed(data: bytes, media: str | None) -> str:
    """What comes of the input; a document must be one that can be written, and says of no text that it is lost."""
    try:
        document = parse(data, media=media, limits=LIMITS)  # type: ignore[arg-type]
    except UnusableInput as error:
        if not str(error) or "\n" in str(error):
            raise AssertionError(f"a refusal is one line: {error}") from error
        return "refusals"
    if not isinstance(document, Document):
        raise TypeError(f"{type(document)} is no Document")
    to_json(document)
    to_xml(document)
    lost = [item for item in document.diagnostics if item.code == "cover.lost"]
    if lost:
        raise AssertionError(f"text is lost at {lost[0].span}")
    return "documents"


def _too_long(_: int, __: object) -> None:
    raise TimeoutError(f"more than {LONGEST} seconds")


def main() -> int:
    """One process for each reader, one after the other; the time is shared among them."""
    parser = argparse.ArgumentParser(description="Damages real carriers and parses them.")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="where inputs are kept that went wrong")
    parser.add_argument("--only", choices=KINDS)
    parser.add_argument("--worker", choices=KINDS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    keep = options.keep or Path(tempfile.mkdtemp(prefix="fuzz"))
    keep.mkdir(parents=True, exist_ok=True)
    if options.worker:
        return work(options.worker, options.seconds, options.seed, keep)
    kinds = [options.only] if options.only else list(KINDS)
    share = options.seconds / len(kinds)
    bad = False
    for kind in kinds:
        command = [sys.executable, __file__, "--worker", kind, "--seconds", str(share), "--seed", str(options.seed)]
        # A loop in C sees no alarm: only the process can be ended.
        try:
            code = subprocess.run([*command, "--keep", str(keep)], timeout=share + 5 * LONGEST, check=False).returncode
        except subprocess.TimeoutExpired:
            code = -1
        if code not in (0, 1):
            print(f"{kind}: the process ended with {code}; the input is {keep / f'{kind}-last'}")
        bad = bad or code != 0
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
