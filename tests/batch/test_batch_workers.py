"""Worker processes: every message has one answer, in order, whatever its worker comes to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batch_work import Start
from govdocparse import UnusableInput
from govdocparse.batch.order import Window
from govdocparse.batch.workers import Broken, Pool

MEMORY = 1 << 30
WORK = Start()


def answers(messages: Iterable[str | None], *, jobs: int = 2, timeout: float = 30, start: Start = WORK) -> list[str]:
    """What comes of each message: the answer, or why there is none."""
    with Pool[int](start, jobs=jobs, timeout=timeout, memory=MEMORY) as pool:
        found = list(
            pool.map((number, None if message is None else message.encode()) for number, message in enumerate(messages))
        )
    assert [number for number, _ in found] == list(range(len(found)))
    return [_said(answer) for _, answer in found]


def _said(answer: object) -> str:
    if isinstance(answer, memoryview):
        return bytes(answer).decode()
    return answer.reason if isinstance(answer, Broken) else "none"


def test_answers_come_in_order_whatever_they_take() -> None:
    messages = ["sleep 0.3", "a", None, "b", "sleep 0.1", *(f"m{number}" for number in range(200)), None]
    assert answers(messages) == [message or "none" for message in messages]


def test_nothing_to_do() -> None:
    assert answers([]) == []
    assert answers([None] * 5) == ["none"] * 5


@pytest.mark.parametrize(("messages", "workers"), [(1, 1), (2, 2), (9, 3)])
def test_no_more_workers_are_started_than_there_is_work_for(messages: int, workers: int) -> None:
    with Pool[int](WORK, jobs=3, timeout=30) as pool:
        answers = pool.map((number, b"sleep 0.2") for number in range(messages))
        next(answers)
        assert len(active_children()) == workers
        assert len(list(answers)) == messages - 1


def test_large_messages_and_answers() -> None:
    large = "y" * 3_000_000
    found = answers(["large 5000000", large, "large 5000000", large, "large 5000000", "z"], jobs=1)
    assert [len(answer) for answer in found] == [5_000_000, 1000, 5_000_000, 1000, 5_000_000, 1]


def test_what_breaks_a_worker_costs_one_answer() -> None:
    messages = ["a", "die", "b", "hang", "c", "spin", f"eat {4 * MEMORY}", "d", "die", "e", "f"]
    expected = ["a", "died", "b", "timeout", "c", "timeout", "memory", "d", "died", "e", "f"]
    assert answers(messages, timeout=1) == expected


def test_a_worker_that_aborts_has_no_memory_left_where_that_is_bounded(capfd: pytest.CaptureFixture[str]) -> None:
    assert answers(["a", "abort fatal: out of memory", "b"]) == ["a", "memory", "b"]
    with Pool[int](WORK, jobs=1, timeout=30) as pool:
        assert [_said(answer) for _, answer in pool.map([(0, b"abort")])] == ["died"]
    assert capfd.readouterr().err == ""


def test_a_message_whose_worker_died_is_tried_again(tmp_path: Path) -> None:
    messages = ["a", f"once {tmp_path / 'first'}", "b", "c"]
    assert answers(messages, jobs=1) == messages


def test_a_worker_that_is_killed_from_outside_costs_nothing() -> None:
    with Pool[int](Start(), jobs=1, timeout=30, memory=MEMORY) as pool:
        found = pool.map(enumerate([b"pid", b"sleep 0.1", b"sleep 0.2", b"pid"]))
        (_, first), second = next(found), next(found)
        assert isinstance(first, memoryview)
        os.kill(int(bytes(first)), signal.SIGKILL)
        rest = [second, *found]
    assert [_said(answer) for _, answer in rest[:2]] == ["sleep 0.1", "sleep 0.2"]
    assert _said(rest[2][1]) not in ("died", _said(first))


def test_the_time_of_a_message_begins_when_the_one_before_is_answered() -> None:
    messages = ["sleep 0.6"] * 3
    assert answers(messages, jobs=1, timeout=1.1) == messages


def test_workers_that_do_not_start_are_said() -> None:
    with pytest.raises(UnusableInput, match=r"^no worker process starts \(it ends with 7\)"):
        answers(["a"], start=Start(fails=True))


def test_messages_are_taken_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[tuple[int, bytes]]:
        nonlocal taken
        while True:
            taken += 1
            yield taken, b"a"

    with Pool[int](Start(), jobs=2, timeout=30, memory=MEMORY) as pool:
        found = pool.map(endless())
        for _ in range(20):
            next(found)
        assert taken < 200


def running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone(processes: Iterable[int], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while any(running(process) for process in processes) and time.monotonic() < end:
        time.sleep(0.02)
    return not any(running(process) for process in processes)


def children(of: int) -> list[int]:
    """The processes that a process and its children started."""
    try:
        own = [int(each) for each in Path(f"/proc/{of}/task/{of}/children").read_text().split()]
    except FileNotFoundError:
        return []
    return [each for child in own for each in (child, *children(child))]


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="the processes of others are not to be seen")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
@pytest.mark.parametrize("word", ["spin", "child"])
def test_workers_and_what_they_started_end_with_their_parent(tmp_path: Path, how: signal.Signals, word: str) -> None:
    mark = tmp_path / "begun"
    code = (
        "from batch_work import Start; from govdocparse.batch.workers import Pool\n"
        "with Pool(Start(), jobs=2, timeout=60, memory=None) as pool:\n"
        f"    for answer in pool.map(enumerate([b'a', b'{word} {mark}'] + [b'a'] * 5)): print(answer[0], flush=True)\n"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"0\n"
    while word == "child" and not mark.exists():
        time.sleep(0.01)
    started = children(process.pid)
    assert len(started) >= 2
    process.send_signal(how)
    process.communicate(timeout=30)
    assert gone(started)


@given(st.permutations(range(12)), st.integers(1, 12))
def test_a_window_gives_all_in_order(order: list[int], most: int) -> None:
    window: Window[int] = Window(most=most, most_bytes=10**9)
    given: list[int] = []
    begun = 0
    for number in order:
        while window.open() and begun < 12:
            window.begin()
            begun += 1
        window.add(number, number, 1)
        given += window.take()
        assert given == list(range(len(given)))
    assert given == list(range(12))


def test_a_window_is_closed_while_too_much_waits() -> None:
    window: Window[str] = Window(most=3, most_bytes=10)
    for _ in range(3):
        assert window.open()
        window.begin()
    assert not window.open()
    window.add(0, "a", 1)
    assert list(window.take()) == ["a"]
    assert window.open()
    window.add(2, "c", 10)
    assert not window.open()
    window.add(1, "b", 1)
    assert list(window.take()) == ["b", "c"]
    assert window.open()
