import os
import socket
import subprocess
import sys

import pytest

from dashboard.settings import PROJECT_FOLDER


@pytest.fixture
def run(sqlite_url):
    """Runs ``python -m dashboard`` on a database of its own: ``run("demo", PORT="80")``."""

    def run(*words, **environment):
        return subprocess.run(
            [sys.executable, "-m", "dashboard", *map(str, words)],
            cwd=PROJECT_FOLDER, env={**os.environ, "DATABASE_URL": sqlite_url, **environment},
            capture_output=True, text=True, timeout=60,
        )  # fmt: skip

    return run


def test_the_demonstration_fills_an_empty_database_once(run):
    first = run("demo", "--if-empty")
    assert first.returncode == 0 and "invented data" in first.stdout
    again = run("demo", "--if-empty")
    assert (again.returncode, again.stderr) == (0, "")
    assert "nothing was added" in again.stdout
    unasked = run("demo")
    assert unasked.returncode == 2 and "already holds" in unasked.stderr


def test_a_refused_folder_says_what_is_wrong_and_ends_with_status_2(run, tmp_path):
    folder = tmp_path / "sent"
    folder.mkdir()
    (folder / "site.csv").write_text("site_id\nA\n")
    refused = run("load", folder)
    assert refused.returncode == 2
    assert "site.csv" in refused.stderr and "Nothing was loaded" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize(
    ("words", "environment", "said"),
    [
        (["load", "/nowhere"], {}, "/nowhere: is not a folder"),
        (["load"], {}, "FOLDER"),
        (["demo", "--rows", "0"], {}, "must be 1 or more"),
        (["demo", "--rows", "9", "--folder", "somewhere"], {}, "Leave one of them out"),
        (["frobnicate"], {}, "invalid choice"),
        (["serve"], {"HOST": "0.0.0.0"}, "BEHIND_GATEWAY=yes"),
        (["serve"], {"PORT": "none"}, "PORT=none"),
        (["migrate"], {"DATABASE_URL": "mysql://host/d"}, "DATABASE_URL"),
        (["migrate"], {"DATABASE_URL": "postgresql://u:secret@127.0.0.1:1/d"}, "does not answer"),
    ],
)
def test_what_cannot_be_done_is_said_in_words_with_status_2(run, words, environment, said):
    refused = run(*words, **environment)
    assert refused.returncode == 2
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr and "secret" not in refused.stderr


def test_migrating_says_where_the_database_is(run):
    done = run("migrate")
    assert done.returncode == 0 and done.stdout.startswith("The database is at revision ")


def test_a_port_that_is_taken_is_said_before_anything_starts(run):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = run("serve", PORT=str(port))
    assert refused.returncode == 2
    assert f"Cannot listen on http://127.0.0.1:{port}" in refused.stderr and "set another PORT" in refused.stderr
