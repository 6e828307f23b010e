"""Makes a programme in a process of its own: what counting a big database takes never stays in the web process.

DuckDB holds more than a gigabyte while it counts ten million rows, and the rows of any engine keep Python busy for as
long as they come. The programme itself is a few megabytes of arrays, which come back whole.
"""

import os
import pickle  # between a process and its own child, never from a file or a network
import subprocess
import sys
from datetime import date

from dashboard.database.connect import reading_engine
from dashboard.programme.programme import Programme
from dashboard.programme.reading import load_programme
from dashboard.settings import PROJECT_FOLDER


def make_apart(url: str, as_of: date | None) -> Programme:
    """As ``load_programme`` on the database at ``url``; raises what it raises there, RuntimeError if the process fails."""
    # The URL may hold a password, so it goes through the pipe and not into the list of processes.
    start = f"import sys; sys.path.insert(0, {str(PROJECT_FOLDER)!r}); from dashboard.programme.apart import main; main()"
    done = subprocess.run([sys.executable, "-c", start], input=pickle.dumps((url, as_of)), capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(f"making the programme failed: {done.stderr.decode(errors='replace').strip()[-500:]}")
    made = pickle.loads(done.stdout)
    if isinstance(made, Exception):
        raise made
    return made


def main() -> None:
    """In the child: reads what is wanted from the pipe, writes the programme, or the error, back."""
    answer = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # DuckDB draws a bar of progress there for what takes long
    url, as_of = pickle.loads(sys.stdin.buffer.read())
    try:
        engine = reading_engine(url)
        made = load_programme(engine, as_of)
        engine.dispose()
    except Exception as error:
        made = error
    with open(answer, "wb") as pipe:
        pipe.write(_pickled(made))


def _pickled(made: Programme | Exception) -> bytes:
    try:
        return pickle.dumps(made)
    except Exception:  # an error that holds a connection
        return pickle.dumps(RuntimeError(str(made)))
