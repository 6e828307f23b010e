"""Write a copy of a file and put it in the original's place, one writer at a time, readers undisturbed."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

SECONDS_TO_WAIT = 600


@contextmanager
def of(path: Path) -> Iterator[Path]:
    """The path of a copy (absent where there is no original) that replaces the original unless an exception leaves.

    Other writers wait, ten minutes at most. On the way a file ``.lock`` lies beside the original, and stays.
    """
    path = path.absolute()
    path.parent.mkdir(parents=True, exist_ok=True)
    copy = path.with_name(path.name + ".writing")
    with _alone(path.with_name(path.name + ".lock")):
        _remove(copy)
        if path.exists():
            shutil.copyfile(path, copy)
        try:
            yield copy
            os.replace(copy, path)
        finally:
            _remove(copy)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold a lock that every system has and that a crash releases: the writer's lock of an empty SQLite file."""
    with closing(sqlite3.connect(lock, timeout=SECONDS_TO_WAIT, isolation_level=None)) as connection:
        connection.execute("begin exclusive")
        yield


def _remove(copy: Path) -> None:
    """Remove the copy and its log; the log of a writer that crashed would be played into the next copy."""
    for leftover in (copy, copy.with_name(copy.name + ".wal")):
        leftover.unlink(missing_ok=True)
