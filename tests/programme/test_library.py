"""The library keeps the last good programme, follows the data, and says in words what is wrong."""

import os
import shutil
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from dashboard.database.connect import writing
from dashboard.database.migrate import migrate
from dashboard.programme.library import Library
from tests.conftest import ENGINES, new_database
from tests.programme.conftest import STORY
from tests.queries.conftest import migrated_database
from tests.queries.given import given

INTERVAL = 0.05
RAISE_STAMP = "update stamp set number = number + 1"


@pytest.fixture
def library():
    opened = []

    def open_library(url, **settings):
        opened.append(Library(url, interval=INTERVAL, **settings))
        return opened[-1]

    yield open_library
    for each in opened:
        each.close()


def until(condition, seconds=10):
    """Wait until the condition holds, and return what it gave."""
    limit = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < limit, "it did not happen in time"
        time.sleep(0.01)
    return found


def write(url, *statements):
    with writing(url) as connection:
        for statement in statements:
            connection.execute(text(statement))


def enrolled(held):
    return held.programme and held.programme.cells["training_by_month"].total("enrolled")


def test_a_change_of_the_data_is_followed_and_pages_are_told(url, library):
    given(url, STORY)
    shelf = library(url)
    before = shelf.wait(10)
    version = shelf.version
    assert (enrolled(before), before.away_since, before.words) == (4, None, None)
    write(url, "delete from trainee where trainee_id = 't4'", RAISE_STAMP)
    after = until(lambda: shelf.current() if shelf.current() is not before else None)
    assert enrolled(after) == 3
    assert enrolled(before) == 4, "who still reads the old one reads it unchanged"
    assert shelf.version != version


def test_nothing_is_made_anew_while_the_stamp_stands(sqlite, library):
    shelf = library(sqlite)
    held = shelf.wait(10)
    time.sleep(10 * INTERVAL)
    assert shelf.current() is held


def test_the_first_question_is_answered_at_once(sqlite, library):
    shelf = library(sqlite)
    begun = time.perf_counter()
    held = shelf.current()
    assert time.perf_counter() - begun < 0.1
    assert held.programme is not None or "being prepared" in held.words


@pytest.mark.parametrize("engine", ENGINES)
def test_a_database_without_tables_says_what_to_do_and_is_followed_when_it_has_them(request, tmp_path, engine, library):
    url = new_database(engine, tmp_path, request)
    shelf = library(url)
    held = shelf.wait(10)
    assert held.programme is None
    assert "python -m dashboard migrate" in held.words
    migrate(url)
    until(lambda: "The database is empty" in (shelf.current().words or ""))
    assert "python -m dashboard load FOLDER" in shelf.current().words
    assert shelf.current().away_since is None
    given(url, STORY)
    assert enrolled(until(lambda: shelf.current() if shelf.current().programme else None)) == 4


def test_a_table_that_is_missing_is_named(sqlite, library):
    write(sqlite, "alter table mentoring rename to consultation")
    assert library(sqlite).wait(10).words == (
        "The database lacks the table mentoring. Run “python -m dashboard migrate” to bring it up to date."
    )


@pytest.mark.parametrize("engine", ["sqlite", "duckdb"])
def test_a_file_that_is_gone_leaves_the_last_good_programme_until_it_is_back(request, tmp_path, engine, library):
    url = migrated_database(engine, request, tmp_path)
    given(url, STORY)
    path = Path(make_url(url).database)
    shelf = library(url)
    held = shelf.wait(10)
    version = shelf.version
    kept = shutil.copyfile(path, tmp_path / "kept")
    path.unlink()
    away = until(lambda: shelf.current() if shelf.current().away_since else None)
    assert away.programme is held.programme
    assert "There is no database at" in away.words
    assert shelf.version != version
    os.replace(kept, path)
    back = until(lambda: shelf.current() if not shelf.current().away_since else None)
    assert (enrolled(back), back.words) == (4, None)


@pytest.mark.parametrize("engine", ["sqlite", "duckdb"])
def test_another_file_put_in_its_place_is_noticed_even_with_the_same_stamp(request, tmp_path, engine, library):
    (tmp_path / "other").mkdir()
    url = migrated_database(engine, request, tmp_path)
    other = migrated_database(engine, request, tmp_path / "other")
    given(url, STORY)
    given(other, {"trainee": "trainee_id\nonly one"})
    shelf = library(url)
    assert enrolled(shelf.wait(10)) == 4
    os.replace(make_url(other).database, make_url(url).database)
    until(lambda: enrolled(shelf.current()) == 1)


def test_a_server_that_does_not_answer_is_said_without_its_password(library):
    shelf = library("postgresql://reader:s3cret@127.0.0.1:9/programme")
    held = shelf.wait(15)
    assert held.programme is None
    assert held.away_since is not None
    assert "does not answer" in held.words
    assert "s3cret" not in held.words
    first = held.away_since
    time.sleep(4 * INTERVAL)
    assert shelf.current().away_since == first, "it is away since the first time it did not answer"


def test_an_earlier_day_is_prepared_in_the_background(url, library):
    given(url, STORY)
    shelf = library(url)
    shelf.wait(10)
    day = date(2020, 2, 29)
    preparing = shelf.version_as_of(day)
    earlier = until(lambda: shelf.as_of(day))
    assert earlier.as_of == day
    assert earlier.cells["training_by_month"].total("completed") == 1
    assert shelf.version_as_of(day) != preparing
    assert shelf.as_of(day) is earlier


def test_an_earlier_day_follows_the_data_too(sqlite, library):
    shelf = library(sqlite)
    shelf.wait(10)
    day = date(2020, 2, 29)
    earlier = until(lambda: shelf.as_of(day))
    write(sqlite, "update trainee set completed_on = null where trainee_id = 't1'", RAISE_STAMP)
    later = until(lambda: shelf.as_of(day) if shelf.as_of(day) is not earlier else None)
    assert later.cells["training_by_month"].total("completed") == 0


def test_only_days_that_can_be_chosen_are_prepared_and_only_a_few_are_kept(sqlite, library):
    shelf = library(sqlite, kept_days=2)
    shelf.wait(10)
    days = [date(2020, 1, 31), date(2020, 2, 29), date(2020, 3, 20)]
    for day in days:
        until(lambda day=day: shelf.as_of(day))
    assert shelf.as_of(days[2]) and shelf.as_of(days[1])
    assert shelf.as_of(days[0]) is None, "it is prepared anew"
    shelf.as_of(date(2020, 2, 3))
    time.sleep(4 * INTERVAL)
    assert shelf.as_of(date(2020, 2, 3)) is None


def test_many_readers_start_one_watcher(sqlite, library):
    shelf = library(sqlite)
    before = threading.active_count()
    readers = [threading.Thread(target=shelf.current) for _ in range(20)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert threading.active_count() == before + 1


FORKING = """
import os, sys, time
from dashboard.programme.library import Library
from sqlalchemy import text
from dashboard.database.connect import writing

url = sys.argv[1]
shelf = Library(url, interval=0.05)
parent = shelf.wait(10).programme
child = os.fork()
if child == 0:
    assert shelf.current().programme is parent
    limit = time.monotonic() + 10
    while shelf.current().programme is parent and time.monotonic() < limit:
        time.sleep(0.01)
    os._exit(0 if shelf.current().programme.cells["training_by_month"].total("enrolled") == 3 else 1)
time.sleep(0.2)
with writing(url) as connection:
    connection.execute(text("delete from trainee where trainee_id = 't4'"))
    connection.execute(text("update stamp set number = number + 1"))
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork processes")
def test_a_forked_process_keeps_the_programme_and_goes_on_following_the_data(url):
    given(url, STORY)
    command = [sys.executable, "-c", FORKING, url]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr
