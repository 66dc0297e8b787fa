"""A stream of batches through a function, in several processes; in order, with few batches in memory at a time."""

from __future__ import annotations

import multiprocessing
import pickle
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache

import pyarrow as pa

from govdocparse import processors

Function = Callable[[pa.RecordBatch], pa.RecordBatch]

# So many batches a process are under way: one in work and one that waits.
_AHEAD = 2


def map_batches(
    function: Function, batches: Iterable[pa.RecordBatch], *, processes: int | None = None
) -> Generator[pa.RecordBatch, None, None]:
    """What a function makes of each RecordBatch, in order: `parse_batch`, `facts_batch`, or a functools.partial of one.

    `processes` is how many work at it, by default one a core. They start afresh, so a script that calls
    this needs `if __name__ == "__main__":`. What the function raises is raised here.
    """
    count = processes or processors.available()
    task = pickle.dumps(function)
    under_way: deque[Future[bytes]] = deque()
    # Engines have threads, and a fork of a process with threads may hang.
    pool = ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"))
    try:
        for batch in batches:
            under_way.append(pool.submit(_call, task, _packed(batch)))
            if len(under_way) >= count * _AHEAD:
                yield _unpacked(under_way.popleft().result())
        while under_way:
            yield _unpacked(under_way.popleft().result())
    finally:
        pool.shutdown(cancel_futures=True)


def _call(task: bytes, packed: bytes) -> bytes:
    return _packed(_function(task)(_unpacked(packed)))


@lru_cache(maxsize=1)
def _function(task: bytes) -> Function:
    """The function, the same for all batches: a grammar in it is compiled once a process."""
    function: Function = pickle.loads(task)  # noqa: S301 - of this program's own making
    return function


def _packed(batch: pa.RecordBatch) -> bytes:
    """The batch alone; pickle would send all of the table that it is a slice of."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return bytes(sink.getvalue())


def _unpacked(packed: bytes) -> pa.RecordBatch:
    with pa.ipc.open_stream(packed) as reader:
        return reader.read_next_batch()
