"""What `govdocparse batch` takes over varied documents, and what a million of them would take."""

from __future__ import annotations

import json
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path

from batch import COMMAND
from measures.children import Spent, spent
from measures.table import Table
from measures.variants import DAMAGED, variants

MILLION = 1_000_000
# The processors of the cluster that is worked out.
_CLUSTER = 100


@dataclass(frozen=True)
class Runs:
    """The lengths of the documents in characters, and what a run took with one and with two processes."""

    lengths: list[int]
    one: Spent
    two: Spent

    @property
    def count(self) -> int:
        """How many documents there are."""
        return len(self.lengths)


def measure(count: int, rounds: int) -> Runs:
    """Let the command parse so many documents with one process and with two, in turn; of each the best round."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        lengths = []
        for number, text in enumerate(variants(count)):
            (folder / "in" / f"{number:06}.txt").write_text(text, encoding="utf-8")
            lengths.append(len(text))
        taken: dict[int, list[Spent]] = {1: [], 2: []}
        for turn in range(rounds):
            for jobs, runs in taken.items():
                output = f"out-{turn}-{jobs}"
                command = [*COMMAND, "in", "-o", output, "--jobs", str(jobs)]
                runs.append(spent(command, folder, statuses=(0, 1)))
                summary = json.loads((folder / output / "summary.json").read_bytes())
                if summary["parsed"] != count:
                    raise SystemExit(
                        f"the batch parsed {summary['parsed']} of {count} documents: {summary['failures']}"
                    )
    one, two = (Spent(min(run.cpu for run in runs), min(run.clock for run in runs)) for runs in taken.values())
    return Runs(lengths, one, two)


def of_batch(runs: Runs) -> Table:
    """Documents a second with one and two processes."""
    rows = [
        [
            str(jobs),
            f"{run.clock:.1f}",
            f"{runs.count / run.clock:.1f}",
            f"{runs.one.clock / run.clock:.2f}",
            f"{run.cpu / runs.count * 1e3:.1f}",
            f"{run.cpu / sum(runs.lengths) * 1e6:.2f}",
        ]
        for jobs, run in ((1, runs.one), (2, runs.two))
    ]
    mean, median = statistics.mean(runs.lengths), statistics.median(runs.lengths)
    return Table(
        "Batch",
        f"`govdocparse batch` over {runs.count:,} documents made from the notices (sections drawn at random, other "
        f"figures, one in {DAMAGED} from the damaged page), {mean:,.0f} characters in the mean, {median:,.0f} in the "
        "median. Read from files, parsed, written as NDJSON with facts and manifest. The start of the command is part "
        "of it; CPU is that of all its processes.",
        [
            "processes",
            "s by the clock",
            "documents a second",
            "x one process",
            "CPU ms a document",
            "CPU us a character",
        ],
        rows,
    )


def of_million(runs: Runs, price: float) -> Table:
    """The cost of a million documents, worked out from a batch; the price is that of one processor for an hour."""
    cpu, clock, characters = runs.two.cpu, runs.two.clock, sum(runs.lengths)
    busy = cpu / (2 * clock)
    rows = []
    for name, length in (("mean", statistics.mean(runs.lengths)), ("median", statistics.median(runs.lengths))):
        each = cpu / characters * length
        hours = each * MILLION / 3600
        paid = hours / busy
        figures = [f"{each * 1e3:.1f}", f"{hours:.1f}", f"{paid / 2:.1f}", f"{paid / _CLUSTER * 60:.0f}"]
        rows.append([f"{length:,.0f} ({name})", *figures, f"{paid * price:.2f}"])
    return Table(
        "A million documents",
        f"From two processes of the batch above, {cpu:.1f} CPU s in {clock:.1f} s by the clock, so that two processors "
        f"were busy to {busy:.2f}. CPU ms each = {cpu:.1f} s / {characters:,} characters x characters of a document. "
        f"CPU hours = CPU s each x 1,000,000 / 3,600. Paid hours = CPU hours / {busy:.2f}. Hours on two processors = "
        f"paid hours / 2, minutes on {_CLUSTER} = paid hours x 60 / {_CLUSTER}, USD = paid hours x {price}, on one "
        "machine as on many.",
        [
            "characters",
            "CPU ms each",
            "CPU hours",
            "hours on two processors",
            f"minutes on {_CLUSTER} processors",
            "USD",
        ],
        rows,
    )
