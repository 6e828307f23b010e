"""The smallest form of a script, made once for all processes and starts, in the background.

Brotli's highest quality takes plotly.js from 1,268 to 1,111 kB but needs 8 seconds and 70 MB for it. So a process of
its own and of low priority does it after the first readers have been answered, and leaves the result in a folder.
"""

import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread

import brotli

from dashboard.pages.serving import press

log = logging.getLogger(__name__)

Take = Callable[[bytes], None]


class Press:
    """Brings the smallest form of files, one after another; ``folder`` keeps what was made."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._wanted: SimpleQueue[tuple[Path, str, Take]] = SimpleQueue()
        self._lock = Lock()
        self._thread: Thread | None = None

    def bring(self, file: Path, tag: str, take: Take) -> None:
        """Hands the smallest form of ``file``, whose content has ``tag``, to ``take`` when it is ready."""
        self._wanted.put((file, tag, take))
        with self._lock:
            if self._thread is None:  # not before: a thread would not survive the fork of a worker
                self._thread = Thread(target=self._work, name="press", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        while True:
            file, tag, take = self._wanted.get()
            try:
                take(smallest(file.read_bytes(), self._folder / f"{tag}.br"))
            except (OSError, subprocess.SubprocessError) as error:
                # A folder that cannot be written, say: the form that was made first goes on being served.
                log.warning("%s stays as it was first compressed: %s", file.name, error)


def smallest(body: bytes, result: Path) -> bytes:
    """``body`` in brotli's smallest form, from the file ``result``, which is made where it is not there or is broken."""
    result.parent.mkdir(parents=True, exist_ok=True)
    with _one_process_at_a_time(result.parent):
        if not _holds(result, body):
            pressed = subprocess.run(
                [sys.executable, press.__file__], input=body, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
            ).stdout
            unfinished = result.with_suffix(".part")
            unfinished.write_bytes(pressed)
            unfinished.replace(result)
    return result.read_bytes()


def _holds(result: Path, body: bytes) -> bool:
    try:
        return brotli.decompress(result.read_bytes()) == body
    except (OSError, brotli.error):
        return False


@contextmanager
def _one_process_at_a_time(folder: Path) -> Iterator[None]:
    """Workers that start together would otherwise press the same files; one process serves on Windows."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # let go by the system, too, when the process ends
        yield
