"""The dashboard as it is served for real: gunicorn in processes of its own, on 127.0.0.1 and a free port."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError

from dashboard.settings import PROJECT_FOLDER


@dataclass(frozen=True)
class Server:
    """A running dashboard: where it is, its first process, and when that was started (``time.perf_counter``)."""

    address: str
    process: subprocess.Popen
    started: float

    def workers(self) -> list[int]:
        """The processes that answer readers."""
        found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True)
        return [int(line) for line in found.stdout.split()]

    def memory(self) -> list[int]:
        """Bytes that each worker holds in memory (resident, shared ones included)."""
        return [_status(pid, "VmRSS") for pid in self.workers()]

    def most_memory(self) -> list[int]:
        """The most bytes that each worker has held since it began."""
        return [_status(pid, "VmHWM") for pid in self.workers()]

    def processor_seconds(self) -> float:
        """What all processes have used of the processors so far."""
        return sum(_processor_seconds(pid) for pid in (self.process.pid, *self.workers()))

    def wait_until_ready(self, seconds: float) -> float:
        """When /readyz answered 200, in seconds since the start; TimeoutError where it did not."""
        while time.perf_counter() - self.started < seconds:
            if self.process.poll() is not None:
                raise RuntimeError("the server ended")
            if self.is_ready():
                return time.perf_counter() - self.started
            time.sleep(0.02)
        raise TimeoutError(f"not ready after {seconds} seconds")

    def is_ready(self) -> bool:
        return self.fetch("/readyz") is not None

    def fetch(self, path: str) -> str | None:
        """What is at the path; None where that is not answered well."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=10) as response:
                return response.read().decode()
        except (HTTPError, URLError, OSError):
            return None


@contextmanager
def served(url: str, workers: int = 2, threads: int = 4, **settings: str) -> Iterator[Server]:
    """The dashboard reading from the database ``url``; ended with its workers at the end."""
    port = _free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DASH_", "FLASK_"))}
    environment |= {
        "DATABASE_URL": url, "PORT": str(port), "WEB_WORKERS": str(workers), "WEB_THREADS": str(threads),
        "LOG_LEVEL": "error", **settings,
    }  # fmt: skip
    with tempfile.TemporaryFile("w+") as said:
        started = time.perf_counter()
        command = [sys.executable, "-m", "gunicorn", "app:server"]
        process = subprocess.Popen(command, cwd=PROJECT_FOLDER, env=environment, stdout=subprocess.DEVNULL, stderr=said)
        try:
            yield Server(f"http://127.0.0.1:{port}", process, started)
        except Exception:
            said.seek(0)
            print(said.read()[-2000:], file=sys.stderr)
            raise
        finally:
            _end(process)


def _end(process: subprocess.Popen) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _status(pid: int, name: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))


def _processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
