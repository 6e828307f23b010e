"""From the database to the programme in memory: how long each engine takes, and what the process holds afterwards."""

import time
from dataclasses import dataclass

from benchmarks.databases import raise_facts
from benchmarks.serving import Server

LONGEST = 1800.0
"""Seconds after which a programme that is not there counts as failed."""


@dataclass(frozen=True)
class Loading:
    """Seconds from the start to /readyz, seconds from a change of the data to the new programme, bytes afterwards."""

    ready: float
    renewed: float
    memory: int
    most_memory: int


def loading(server: Server, url: str) -> Loading:
    """Measures a server of one worker that was started this moment."""
    ready = server.wait_until_ready(LONGEST)
    renewed = _renew(server, url)
    return Loading(ready, renewed, max(server.memory()), max(server.most_memory()))


def _renew(server: Server, url: str) -> float:
    before = server.fetch("/version")
    raise_facts(url)
    begun = time.perf_counter()
    while server.fetch("/version") == before:
        if time.perf_counter() - begun > LONGEST:
            raise TimeoutError("the new programme did not come")
        time.sleep(0.05)
    return time.perf_counter() - begun
