"""Files compressed once per process and kept in memory, ever smaller as the press hands back better forms."""

from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from threading import Lock

from dashboard.pages.serving.compression import compress
from dashboard.pages.serving.pressing import Press

FIRST_QUALITY = {"br": 6, "gzip": 6}
"""For the first reader, who waits: plotly.js takes 0.13 s to 1,268 kB in brotli 6, 0.4 s to 1,234 kB in brotli 9."""


@dataclass
class Kept:
    """One file as it stood at ``stamp``: its tag and size in bytes, and its compressed forms."""

    file: Path
    stamp: tuple[int, int]
    tag: str
    size: int
    press: Press
    bodies: dict[str, bytes] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def body(self, encoding: str) -> bytes:
        """The file in ``encoding``. The first form is quick; a smaller brotli replaces it when it is ready."""
        if encoding not in self.bodies:
            with self.lock:  # readers who come together wait for one compression
                if encoding not in self.bodies:
                    self.bodies[encoding] = compress(self.file.read_bytes(), encoding, FIRST_QUALITY[encoding])
                    if encoding == "br":
                        self.press.bring(self.file, self.tag, self._take_smaller)
        return self.bodies[encoding]

    def _take_smaller(self, body: bytes) -> None:
        self.bodies["br"] = body


class Shelf:
    """The files served so far; a file that changed on disk is read again."""

    def __init__(self, press: Press) -> None:
        self._press = press
        self._kept: dict[Path, Kept] = {}
        self._lock = Lock()

    def kept(self, file: Path) -> Kept:
        """The file as it stands now; raises OSError where it cannot be read."""
        status = file.stat()
        stamp = (status.st_mtime_ns, status.st_size)
        kept = self._kept.get(file)
        if kept is None or kept.stamp != stamp:
            with self._lock:
                tag = blake2b(file.read_bytes(), digest_size=12).hexdigest()
                kept = self._kept[file] = Kept(file, stamp, tag, status.st_size, self._press)
        return kept
