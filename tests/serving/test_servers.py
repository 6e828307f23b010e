"""Real servers in processes of their own, with the small app in place of the dashboard."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from dashboard.pages.serving.plain import plain_server
from dashboard.settings import PROJECT_FOLDER

SMALL_APP = """
import pathlib, tempfile
from tests.serving.conftest import small_app
server = small_app(pathlib.Path(tempfile.mkdtemp())).server
"""

needs_gunicorn = pytest.mark.skipif(sys.platform == "win32", reason="gunicorn does not run on Windows")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


@contextmanager
def gunicorn(folder, *words, **environment):
    (folder / "small.py").write_text(SMALL_APP)
    command = [sys.executable, "-m", "gunicorn", "--config", str(PROJECT_FOLDER / "gunicorn.conf.py"), *words]
    path = os.pathsep.join((str(folder), str(PROJECT_FOLDER)))
    process = subprocess.Popen(
        [*command, "small:server"], env={**os.environ, "PYTHONPATH": path, **environment},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def answer(url):
    with urlopen(url, timeout=10) as response:
        return response.status, response.read()


@needs_gunicorn
def test_gunicorn_says_where_it_is_serves_logs_and_stops(tmp_path):
    port = free_port()
    with gunicorn(tmp_path, PORT=str(port)) as process:
        assert process.stdout.readline() == f"The dashboard is on http://127.0.0.1:{port} (Ctrl+C stops it)\n"
        assert answer(f"http://127.0.0.1:{port}/healthz") == (200, b"alive\n")
        assert answer(f"http://127.0.0.1:{port}/training?who=margaret")[0] == 200
        process.send_signal(signal.SIGTERM)
        _, stderr = process.communicate(timeout=15)
    assert process.returncode == 0
    (line,) = map(json.loads, stderr.splitlines())
    assert (line["path"], line["status"]) == ("/training", 200)


@needs_gunicorn
def test_gunicorn_answers_many_first_readers_at_once(tmp_path):
    port = free_port()
    statuses = []
    with gunicorn(tmp_path, PORT=str(port)) as process:
        process.stdout.readline()
        readers = [
            threading.Thread(target=lambda: statuses.append(answer(f"http://127.0.0.1:{port}/_dash-dependencies")))
            for _ in range(40)
        ]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
    assert len(statuses) == 40
    assert all(status == 200 and b"words.children" in body for status, body in statuses)


@needs_gunicorn
@pytest.mark.parametrize(
    ("words", "environment", "said"),
    [
        ([], {"HOST": "0.0.0.0"}, "HOST=0.0.0.0 would let other machines in"),
        (["--bind", "0.0.0.0:8051"], {}, "needs BEHIND_GATEWAY=yes"),
        ([], {"WEB_WORKERS": "none"}, "WEB_WORKERS=none"),
    ],
)
def test_gunicorn_refuses_wrong_settings_in_one_line(tmp_path, words, environment, said):
    with gunicorn(tmp_path, *words, **environment) as process:
        stdout, stderr = process.communicate(timeout=15)
    assert process.returncode == 2
    assert said in stderr and len(stderr.splitlines()) == 1 and stdout == ""


def test_the_plain_server_serves_without_telling_what_it_is(app, caplog, capfd):
    port = free_port()
    server = plain_server(app.server, "127.0.0.1", port)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as response:
            assert response.headers["Server"] == "dashboard"
        with pytest.raises(HTTPError) as missing:
            urlopen(f"http://127.0.0.1:{port}/nowhere", timeout=10)
        assert missing.value.code == 404
        missing.value.close()
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert "127.0.0.1" not in capfd.readouterr().err
