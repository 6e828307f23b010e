"""The dashboard as it is run for real use: a process of its own, on a free port, with a database of the test's."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from dashboard.settings import PROJECT_FOLDER


@dataclass(frozen=True)
class Server:
    """One that listens: its address, and its process, for a test that stops it."""

    address: str
    process: subprocess.Popen

    def version(self):
        with urlopen(f"{self.address}/version", timeout=10) as answer:
            return answer.read().decode()

    def stop(self):
        self.process.terminate()
        self.process.wait(20)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


@contextmanager
def serve(database_url, log, *, has_data=True, **environment):
    """A server that has read its database; ``log`` is the file its words go to, shown where it does not start."""
    port = free_port()
    settings = {"DATABASE_URL": database_url, "PORT": str(port), "HOST": "127.0.0.1", "WEB_WORKERS": "1", **environment}
    with log.open("w") as words:
        process = subprocess.Popen(
            [sys.executable, "-m", "dashboard", "serve"], cwd=PROJECT_FOLDER, env={**os.environ, **settings},
            stdout=words, stderr=words,
        )  # fmt: skip
    server = Server(f"http://127.0.0.1:{port}", process)
    try:
        assert answers(f"{server.address}/{'readyz' if has_data else 'healthz'}", process), log.read_text()
        yield server
    finally:
        server.stop()


def answers(url, process, seconds=60):
    """Whether the address answers 200 before the time is over or the process has ended."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(url, timeout=10):
                return True
        except HTTPError as refused:
            refused.close()
        except (URLError, ConnectionError):
            pass
        time.sleep(0.1)
    return False
