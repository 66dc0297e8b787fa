"""Tables of parsing itself: the samples and the peers against the floor, growth, memory, start-up."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from opencc import OpenCC

from govdocparse import parse, to_text
from measures import peers, startup
from measures.table import Table
from speed import growth, memory, multiple, samples

_FLOOR = r"one pass of `regex.compile(r'\d+(?:\.\d+)?').findall` over the same text in the same process"
_SAMPLE = "hangzhou-2025-notice"


def of_samples(copies: int) -> Table:
    """Time and memory of each source notice, and the growth of the time a character up to so many copies of it."""
    rows = []
    for name, text in samples().items():
        taken, times = multiple(text)
        grown = growth(text * number for number in (1, copies))[-1]
        figures = [f"{len(text):,}", f"{taken * 1e3:.1f}", f"{times:.0f}", f"{grown:.2f}", f"{memory(text):.0f}"]
        rows.append([name, *figures])
    return Table(
        "The source notices",
        f"Text to JSON. The floor is {_FLOOR}. Growth is the time a character of {copies} copies against one; 1.00 is "
        "linear. Memory is the peak of what Python allocates.",
        ["notice", "characters", "ms", "x floor", "growth", "bytes a character"],
        rows,
    )


def of_scripts() -> Table:
    """Time of each sound notice in Traditional characters, a character, over that of the notice itself."""
    to_traditional = OpenCC("s2t").convert
    rows = []
    for name, text in samples().items():
        page = to_traditional(text)
        if parse(text).source.script == "simplified":
            taken, each = multiple(page)[0], multiple(text)[0]
            rows.append([name, f"{taken * 1e3:.1f}", f"{taken / len(page) / (each / len(text)):.2f}"])
    return Table(
        "Traditional pages",
        "The notices converted by OpenCC (s2t), text to JSON: the time a character against the Simplified page.",
        ["notice", "ms", "x Simplified"],
        rows,
    )


def of_peers(longest: int | None) -> Table:
    """Time of each peer that is installed, over the cleaned text of one notice, of which `longest` may be the most."""
    text = to_text(parse(samples()[_SAMPLE]))[:longest]
    rows, own = [], float("nan")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "text.txt"
        file.write_text(text, encoding="utf-8")
        for name, peer in peers.PEERS.items():
            version = peers.installed(peer)
            taken = peers.taken(name, file) if version else "not installed"
            if isinstance(taken, str):
                rows.append([name, version or "", peer.does, taken, "", "", ""])
                continue
            own = taken.multiple if name == "govdocparse" else own
            figures = [f"{taken.seconds * 1e3:,.1f}", f"{taken.multiple:,.0f}", f"{taken.multiple / own:,.1f}"]
            rows.append([name, version or "", peer.does, *figures, f"{taken.start:.2f}"])
    return Table(
        "Other libraries",
        f"The text of {_SAMPLE} as `to_text` gives it, one paragraph a line, {len(text):,} characters. The others read "
        "sentences and get it line by line; each does one part of the work, none gives a document. Each runs alone in "
        "a process, with the floor beside it. Start is from the import to the end of the first line.",
        ["library", "version", "what it does", "ms", "x floor", "x govdocparse", "start (s)"],
        rows,
    )


def of_growth(largest: int) -> Table:
    """Time a character of a notice repeated, from 1 KB in doublings up to so many bytes."""
    sizes = [size for power in range(40) if (size := 1000 << power) < largest]
    text = samples()[_SAMPLE] * (largest // len(samples()[_SAMPLE].encode()) + 1)
    rows, before = [], 0.0
    for size in [*sizes, largest]:
        cut = text.encode()[:size].decode(errors="ignore")
        taken, times = multiple(cut)
        each = taken / len(cut)
        change = f"{each / before:.2f}" if before else ""
        rows.append([f"{size / 1000:,.0f}", f"{taken * 1e3:,.1f}", f"{each * 1e6:.2f}", change, f"{times:.0f}"])
        before = each
    return Table(
        "Growth",
        f"{_SAMPLE} repeated, text to JSON. 1.00 against the size before is linear; below it is what each "
        "text costs once.",
        ["KB of UTF-8", "ms", "us a character", "against the size before", "x floor"],
        rows,
    )


_PEAK = """
import sys
from pathlib import Path
from speed import samples, to_json
text, copies = samples()[sys.argv[1]], int(sys.argv[2])
def peak():
    return next(int(line.split()[1]) for line in Path("/proc/self/status").open() if line.startswith("VmHWM"))
to_json(text)
before = peak()
to_json(text * copies)
print(len(text) * copies, before, peak())
"""


def of_memory(copies: tuple[int, ...]) -> Table:
    """The memory that the system gives to a process that parses so many copies of one notice."""
    rows = []
    for number in copies:
        command = [sys.executable, "-c", _PEAK, _SAMPLE, str(number)]
        folder = Path(__file__).parents[1]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
        length, before, peak = map(int, done.stdout.split())
        rows.append(
            [
                str(number),
                f"{length:,}",
                f"{before / 1024:.0f}",
                f"{peak / 1024:.0f}",
                f"{(peak - before) * 1024 / length:.0f}",
            ]
        )
    return Table(
        "Memory",
        f"Resident memory of a process that turns copies of {_SAMPLE} into JSON: after one copy, and at its peak.",
        ["copies", "characters", "MB before", "MB at the peak", "more bytes a character"],
        rows,
    )


def of_startup(rounds: int) -> Table:
    """CPU time of whole processes, over that of a bare Python."""
    taken = startup.seconds(rounds) | {
        "`govdocparse parse` of one sample, cold": startup.command(rounds),
        "the same where no compiled grammar is kept": startup.command(rounds, {"GOVDOCPARSE_CACHE": ""}),
    }
    bare = taken[startup.BARE]
    rows = [
        [name, f"{each * 1e3:.0f}", f"{(each - bare) * 1e3:.0f}" if each > bare else "", f"{each / bare:.1f}"]
        for name, each in taken.items()
    ]
    note = (
        f"CPU time of a process from its start to its end, best of {rounds}; its files are in the system's cache and "
        "compiled to bytecode, as pip leaves them."
    )
    return Table("Start-up", note, ["process", "ms", "ms over bare Python", "x bare Python"], rows)
