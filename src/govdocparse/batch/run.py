"""A whole run: the documents of the inputs, through the workers, into the output folder, from where it was left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from govdocparse.batch import disk, inputs, outputs, plan
from govdocparse.batch.item import Item, Refused, digest, message, sent
from govdocparse.batch.log import Log
from govdocparse.batch.manifest import Row
from govdocparse.batch.plan import Plan
from govdocparse.batch.progress import Progress, progress
from govdocparse.batch.store import Store
from govdocparse.batch.summary import Summary, Totals
from govdocparse.batch.work import Start, result
from govdocparse.batch.workers import Answer, Broken, Pool
from govdocparse.counted import counted
from govdocparse.errors import UnusableInput
from govdocparse.grammar import load
from govdocparse.readers.reading import Limits

_ANEW = "restore what was there, or begin a new run in another folder"


class Effort(msgspec.Struct, frozen=True):
    """What a run may cost; it does not shape the output, but for documents that are beyond it.

    `timeout` is in seconds a document, `memory` in bytes of address space a worker.
    """

    jobs: int
    timeout: float
    memory: int


def opened(output: Path, given: dict[str, object], *, resume: bool) -> Plan:
    """The plan of a new run, or of the one that is resumed; raises UnusableInput where the folder is not fit for it."""
    stored = plan.read(output)
    if stored is not None:
        if not resume:
            raise UnusableInput(
                f"{output} holds a run already; go on with --resume, choose another folder, or remove this one"
            )
        return plan.resumed(stored, given)
    with disk.refusing(output):
        found = list(output.iterdir()) if output.is_dir() else []
    if any(path.name != ".lock" and not disk.is_temporary(path) for path in found):
        raise UnusableInput(f"{output} is not empty, and what is in it is no run; choose another folder")
    if not given.get("inputs"):
        raise UnusableInput(f"there is no run in {output} to be resumed; give the inputs")
    todo = Plan(**given)  # type: ignore[arg-type]
    inputs.named(todo.inputs, output)
    return todo


def run(output: Path, given: dict[str, object], effort: Effort, log: Log, *, resume: bool = False) -> Totals:
    """Does what is not yet done of a new run, or of the one that is resumed; the summary of it all.

    Raises UnusableInput where it cannot go on. After that, as after any other end, the output holds whole segments, and
    the next run continues behind them.
    """
    todo = opened(output, given, resume=resume)
    start = _start(todo)
    with disk.refusing(output):
        output.mkdir(parents=True, exist_ok=True)
    with disk.only_run(output):
        # Asked again under the claim: another run may have begun, and ended, in this folder since.
        if opened(output, given, resume=resume) != todo:
            raise UnusableInput(f"{output} was written by another run just now; choose another folder")
        plan.write(output, todo)
        with Store(output, todo.format, todo.segment) as store:
            run = _Run(store, effort, log)
            try:
                with progress(log, lambda: inputs.size(todo.inputs, output)) as shown:
                    items = inputs.documents(todo.inputs, start.limits, inputs.Columns(todo.column, todo.id), output)
                    run.skip(items, shown)
                    run.do(items, start, shown)
                totals = run.summary.totals()
                store.finish(msgspec.json.format(msgspec.json.encode(totals), indent=2) + b"\n")
            except KeyboardInterrupt:
                done = store.done()
                log.say(
                    "interrupted", f"{counted(done, 'document')} done; go on with --resume", "warning", documents=done
                )
                raise
    return totals


def _start(todo: Plan) -> Start:
    """What workers need; raises UnusableInput where a package is missing or a grammar is broken, before any starts."""
    outputs.encoder(todo.format)
    grammars = tuple(Path(file.path) for file in todo.grammar)
    if grammars:
        load(grammars)
    return Start(todo.format, todo.type, Limits(**todo.limit), grammars)


class _Run:
    """What goes on in one run."""

    def __init__(self, store: Store, effort: Effort, log: Log) -> None:
        self._store = store
        self._effort = effort
        self._log = log
        self.summary = Summary()

    def skip(self, items: Iterator[Item], shown: Progress) -> None:
        """Leaves out what is done; raises UnusableInput where the input is not what it was then."""
        for row in self._store.committed():
            item = next(items, None)
            if item is None or item.name != row.input:
                came = "nothing" if item is None else item.name
                raise UnusableInput(f"the inputs have changed: where {row.input} was there is {came} now; {_ANEW}")
            if row.sha256 is not None and digest(item) != row.sha256:
                raise UnusableInput(f"{row.input} has changed since it was parsed; {_ANEW}")
            self.summary.add(row)
            shown.skip(item.share)
        if (done := self.summary.documents) > 0:
            self._log.say("resumed", f"{counted(done, 'document')} done before and not changed", documents=done)

    def do(self, items: Iterator[Item], start: Start, shown: Progress) -> None:
        """Parses the rest."""
        effort = self._effort
        with Pool[Item](start, jobs=effort.jobs, timeout=effort.timeout, memory=effort.memory) as pool:
            messages = ((_without_content(item), message(item)) for item in items)
            for index, (item, answer) in enumerate(pool.map(messages), self.summary.documents):
                row, document, facts = self._outcome(index, item, answer)
                if row.status != "parsed":
                    self._log.say(
                        "failure", f"govdocparse: {row.error}", "warning",
                        input=row.input, status=row.status, error=row.error,
                    )  # fmt: skip
                self._store.add(row, document, facts)
                self.summary.add(row)
                shown.advance(item.share, failed=row.status != "parsed")

    def _outcome(self, index: int, item: Item, answer: Answer) -> tuple[Row, bytes, bytes]:
        """The row of a document, the document and its facts, encoded."""
        if isinstance(answer, memoryview):
            found = result(answer)
            row = Row(
                index=index, input=item.name, id=item.key, sha256=found.sha256, bytes=found.size, status=found.status,
                error=found.message, facts=found.count, diagnostics=found.diagnostics, errors=found.errors,
                seconds=found.seconds,
            )  # fmt: skip
            return row, found.document, found.facts
        if isinstance(answer, Broken):
            sha256 = digest(sent(answer.message))
            why, took = self._why(item.name, answer), round(answer.seconds, 4)
            row = Row(
                index=index, input=item.name, id=item.key, sha256=sha256, status=answer.reason, error=why, seconds=took
            )
            return row, b"", b""
        error = item.source.message if isinstance(item.source, Refused) else None
        return Row(index=index, input=item.name, id=item.key, status="unusable", error=error), b"", b""

    def _why(self, name: str, broken: Broken) -> str:
        if broken.reason == "timeout":
            return f"{name} takes longer than {self._effort.timeout:g} seconds; allow more with --timeout"
        if broken.reason == "memory":
            return f"{name} needs more than {self._effort.memory >> 20} MB of memory; allow more with --memory"
        return f"{name} ended its worker process twice (exit code {broken.code}); parse it alone to see why"


def _without_content(item: Item) -> Item:
    """The item as it waits for its turn: what is in its message need not be kept twice."""
    return item if isinstance(item.source, Refused) else item._replace(source=b"")
