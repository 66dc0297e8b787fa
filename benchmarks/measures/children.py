"""What a command costs from its start to its end: its processes' CPU seconds and the time by the clock."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType


@dataclass(frozen=True)
class Spent:
    """Seconds of processors that a command and all processes that it waited for used, and seconds by the clock."""

    cpu: float
    clock: float


def spent(
    command: Sequence[str],
    cwd: Path | None = None,
    statuses: Sequence[int] = (0,),
    variables: Mapping[str, str] = MappingProxyType({}),
) -> Spent:
    """Run a command to its end, with more variables in its environment.

    Raises CalledProcessError where its exit status is none of these.
    """
    begun = time.perf_counter()
    environment = {**os.environ, **variables}
    process = subprocess.Popen(command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    clock = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in statuses:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Spent(usage.ru_utime + usage.ru_stime, clock)
