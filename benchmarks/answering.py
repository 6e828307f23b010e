"""What one filter change costs the server, on each page: processor time in the worker, and the wait of its reader."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.asking import Reader, body_of
from benchmarks.numbers import middle, percentile
from benchmarks.selections import Change
from benchmarks.serving import Server


@dataclass(frozen=True)
class Answering:
    """Seconds a filter change takes: of the server's processor on average, waited at the median and the 95th percentile."""

    processor: float
    waited: float
    waited_by_most: float
    size: float


def answering(server: Server, path: str, changes: Sequence[Change], rounds: int) -> Answering:
    """Each change and back again, ``rounds`` times, over one kept connection; answers compressed as a browser gets them."""
    reader = Reader(server.address)
    bodies = [body_of(path, query, shows=path) for change in changes for query in (change.query, "")]
    for body in bodies:
        reader.ask(body)
    before, waits, sizes = server.processor_seconds(), [], []
    for _ in range(rounds):
        for body in bodies:
            begun = time.perf_counter()
            sizes.append(len(reader.ask(body)))
            waits.append(time.perf_counter() - begun)
    used = server.processor_seconds() - before
    reader.close()
    return Answering(used / len(waits), middle(waits), percentile(waits, 0.95), middle(sizes))
