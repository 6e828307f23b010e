"""Reading and writing beside each other, and the words when the database is not there."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import exc, text

from dashboard.database.connect import DatabaseAway, reading, reading_engine, writing

FORMS = "sqlite:///programme.sqlite, postgresql://user:password@host/database or duckdb:///programme.duckdb"


@pytest.fixture
def url(engine_url):
    with writing(engine_url) as connection:
        connection.execute(text("create table reading_list (title varchar)"))
    return engine_url


def titles(connection):
    return connection.execute(text("select title from reading_list order by title")).scalars().all()


def add(url, title):
    with writing(url) as connection:
        connection.execute(text("insert into reading_list values (:title)"), {"title": title})


def test_what_was_written_is_read(url):
    add(url, "Pain")
    with reading(url) as connection:
        assert titles(connection) == ["Pain"]


@pytest.mark.parametrize(
    "statement",
    ["insert into reading_list values ('x')", "delete from reading_list", "create table other (title varchar)"],
)
def test_a_reader_cannot_write(url, statement):
    add(url, "Pain")
    with pytest.raises(exc.DBAPIError), reading(url) as connection:
        connection.execute(text(statement))
    with reading(url) as connection:
        assert titles(connection) == ["Pain"]


def test_an_exception_takes_everything_back_tables_too(url):
    with pytest.raises(RuntimeError), writing(url) as connection:
        connection.execute(text("insert into reading_list values ('Pain')"))
        connection.execute(text("create table other (title varchar)"))
        raise RuntimeError
    with reading(url) as connection:
        assert titles(connection) == []
    with pytest.raises(exc.DBAPIError), reading(url) as connection:
        connection.execute(text("select * from other"))


def test_one_transaction_reads_one_moment_and_the_next_reads_the_new_one(url):
    engine = reading_engine(url)
    with engine.connect() as connection:
        before = titles(connection)
        add(url, "Pain")
        assert (before, titles(connection)) == ([], [])
    with engine.connect() as connection:
        assert titles(connection) == ["Pain"]
    engine.dispose()


def test_writers_wait_for_each_other(url):
    with ThreadPoolExecutor(4) as writers:
        list(writers.map(lambda number: add(url, f"Title {number}"), range(8)))
    with reading(url) as connection:
        assert titles(connection) == [f"Title {number}" for number in range(8)]


def add_next(url):
    with writing(url) as connection:
        number = len(titles(connection))
        time.sleep(0.01)
        connection.execute(text("insert into reading_list values (:title)"), {"title": f"Title {number}"})


@pytest.mark.parametrize("engine", ["sqlite", "duckdb"])
def test_what_a_writer_has_read_no_other_writer_changes_meanwhile(engine, tmp_path):
    url = f"{engine}:///{tmp_path}/programme.{engine}"
    with writing(url) as connection:
        connection.execute(text("create table reading_list (title varchar)"))
    with ThreadPoolExecutor(4) as writers:
        list(writers.map(lambda _: add_next(url), range(8)))
    with reading(url) as connection:
        assert titles(connection) == [f"Title {number}" for number in range(8)]


def test_a_reader_of_sqlite_cannot_write_even_if_it_switches_the_pragma_off(sqlite_url):
    with writing(sqlite_url) as connection:
        connection.execute(text("create table reading_list (title varchar)"))
    with pytest.raises(exc.OperationalError, match="readonly"), reading(sqlite_url) as connection:
        connection.execute(text("pragma query_only = off"))
        connection.execute(text("insert into reading_list values ('x')"))


READ_IN_ANOTHER_PROCESS = """
import sys
from sqlalchemy import text
from dashboard.database.connect import reading
with reading(sys.argv[1]) as connection:
    for line in sys.stdin:
        print(connection.execute(text("select count(*) from reading_list")).scalar_one(), flush=True)
"""


def start_reader(url):
    arguments = [sys.executable, "-c", READ_IN_ANOTHER_PROCESS, url]
    return subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def ask(reader):
    reader.stdin.write("count\n")
    reader.stdin.flush()
    return int(reader.stdout.readline())


def test_a_reader_in_another_process_goes_on_while_one_writes(url):
    with start_reader(url) as reader:
        assert ask(reader) == 0
        with writing(url) as connection:
            connection.execute(text("insert into reading_list values ('Pain')"))
            assert ask(reader) == 0
            with start_reader(url) as another:
                assert ask(another) == 0
                another.stdin.close()
        assert ask(reader) == 0
        reader.stdin.close()
    with start_reader(url) as later:
        assert ask(later) == 1
        later.stdin.close()


def test_sqlite_is_read_where_no_log_lies_beside_it_yet_and_written_afterwards(sqlite_url, tmp_path):
    with writing(sqlite_url) as connection:
        connection.execute(text("create table reading_list (title varchar)"))
    assert [file.name for file in tmp_path.iterdir()] == ["programme.sqlite"]
    with start_reader(sqlite_url) as reader:
        assert ask(reader) == 0
        add(sqlite_url, "Pain")
        reader.stdin.close()
    with reading(sqlite_url) as connection:
        assert titles(connection) == ["Pain"]
        assert connection.execute(text("pragma journal_mode")).scalar_one() == "wal"


def test_sqlite_holds_to_its_references_when_written(sqlite_url):
    with pytest.raises(exc.IntegrityError), writing(sqlite_url) as connection:
        connection.execute(text("create table site (site_id varchar primary key)"))
        connection.execute(text("create table phase (site_id varchar references site (site_id))"))
        connection.execute(text("insert into phase values ('nowhere')"))


@pytest.mark.parametrize("engine", ["sqlite", "duckdb"])
def test_the_folder_of_a_file_is_made_when_it_is_written_and_not_when_it_is_read(engine, tmp_path):
    path = f"{tmp_path}/a folder/of mine/it's #1.{engine}"
    url = f"{engine}:///{path}"
    with pytest.raises(DatabaseAway) as raised, reading(url):
        pass
    assert str(raised.value) == f"There is no database at {path} yet"
    assert list(tmp_path.iterdir()) == []
    with writing(url) as connection:
        connection.execute(text("create table reading_list (title varchar)"))
    with reading(url) as connection:
        assert titles(connection) == []


@pytest.mark.parametrize("engine", ["sqlite", "duckdb"])
def test_a_file_that_is_no_database_is_said_so(engine, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear colleague, " * 1000)
    for opening in (reading, writing):
        with pytest.raises(DatabaseAway, match="letter.txt.* does not answer: .*not a (valid DuckDB )?database"):
            with opening(f"{engine}:///{tmp_path}/letter.txt"):
                pass
    assert (tmp_path / "letter.txt").read_text() == "Dear colleague, " * 1000


def test_a_writer_that_crashed_leaves_nothing_in_the_next_ones_way(tmp_path):
    url = f"duckdb:///{tmp_path}/programme.duckdb"
    with writing(url) as connection:
        connection.execute(text("create table reading_list (title varchar)"))
    for leftover in ("programme.duckdb.writing", "programme.duckdb.writing.wal"):
        (tmp_path / leftover).write_bytes(b"half written")
    add(url, "Pain")
    with reading(url) as connection:
        assert titles(connection) == ["Pain"]
    assert {file.name for file in tmp_path.iterdir()} == {"programme.duckdb", "programme.duckdb.lock"}
