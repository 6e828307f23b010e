"""Fifty readers, each changing a filter every two seconds."""

import random
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.asking import Reader, body_of
from benchmarks.numbers import middle, percentile
from benchmarks.selections import Change
from benchmarks.serving import Server

READERS = 50
PAUSE = 2.0  # seconds between one reader's changes


@dataclass
class Crowd:
    """Every wait in seconds, and what went wrong."""

    waits: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def median(self) -> float:
        return middle(self.waits)

    @property
    def by_most(self) -> float:
        return percentile(self.waits, 0.95)


def crowd(server: Server, paths: Sequence[str], changes: Sequence[Change], seconds: float) -> Crowd:
    """Readers who begin at different moments, each on one page with one kept connection; seeded."""
    found, end = Crowd(), time.perf_counter() + seconds
    readers = [
        threading.Thread(target=_read, args=(server.address, paths[number % len(paths)], changes, end, number, found))
        for number in range(READERS)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return found


def _read(address: str, path: str, changes: Sequence[Change], end: float, number: int, found: Crowd) -> None:
    chance = random.Random(number)
    queries = [query for change in changes for query in (change.query, "")]
    reader = Reader(address)
    due = time.perf_counter() + PAUSE * number / READERS
    while due < end:
        time.sleep(max(0.0, due - time.perf_counter()))
        begun = time.perf_counter()
        try:
            reader.ask(body_of(path, chance.choice(queries), shows=path))
            found.waits.append(time.perf_counter() - begun)
        except Exception as error:  # whatever it is, it is what this counts
            found.errors.append(f"{type(error).__name__}: {error}")
            reader.close()
        due = max(due + PAUSE, time.perf_counter())
    reader.close()
