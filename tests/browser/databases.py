"""Databases that the browser tests look at: copies of the invented story, changed as a test needs."""

import sqlite3
from contextlib import closing

from dashboard.database.migrate import migrate
from dashboard.intake.demonstration import fill

STRIKE = '<img src="x" onerror="window.struck = true">'
FORMULA = "=cmd|' /C calc'!A0"
TEMPLATE = "{{7*7}} ${7*7} $x^2$ &lt; <b>bold</b>"
LONG = "A community partner with a name that goes on and on, as the names of partnerships of several trusts do " * 2
UNBROKEN = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 3

HOSTILE = (
    ("update site set name = ? where site_id = 'st-georges'", STRIKE),
    ("update site set name = ? where site_id = 'kingston'", FORMULA),
    ("update site set name = ?, setting = name where site_id = 'sydenham-garden'", TEMPLATE),
    ("update site set name = ? where site_id = 'partner-1'", LONG),
    ("update site set name = ? where site_id = 'partner-2'", UNBROKEN),
    ("update phase set name = ? where phase_id = 'tips-pilot'", f"Pilot {STRIKE}"),
    ("update question set wording = ? where question_id = 'tips-confidence-1'", f"How sure? {STRIKE}"),
    ("update question set wording = ? where question_id = 'tips-confidence-2'", TEMPLATE),
    ("update instrument set name = name || ?", " <svg onload=window.struck=true>"),
    ("update event set title = ? where event_id = 'event-02'", '<a href="javascript:window.struck=true">lockdown</a>'),
    ("update achievement set title = ?, detail = title, evidence_url = 'javascript:window.struck=true' "
     "where achieved_on = (select max(achieved_on) from achievement)", "<script>window.struck = true</script>"),
    ("update milestone set title = ? where milestone_id = 'milestone-01'", STRIKE),
    ("update trainee set profession = ? where profession = (select min(profession) from trainee)", STRIKE),
)  # fmt: skip


class NoBar:
    """A progress bar that shows nothing."""

    def __init__(self, **_):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def update(self, rows):
        pass


def url_of(path):
    return f"sqlite:///{path}"


def invented(path, **story):
    """The invented story at the path."""
    fill(url_of(path), progress=NoBar, **story)
    return path


def copied(source, path):
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(path)) as new:
        old.backup(new)
    return path


def changed(source, path, statements):
    """A copy in which each statement was run with its value."""
    with closing(sqlite3.connect(copied(source, path))) as connection, connection:
        for statement, *values in statements:
            connection.execute(statement, values)
    return path


def with_tables_only(path):
    migrate(url_of(path))
    return path


def with_nothing(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("vacuum")
    return path


def take_away(path):
    """The file is no longer where the server looks for it; what it had open stays its own."""
    path.rename(path.with_suffix(".away"))


def bring_back(path):
    path.with_suffix(".away").rename(path)
