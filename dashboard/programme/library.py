"""The current programme: made in the background, swapped whole when the data change, kept while they cannot be read."""

import atexit
import logging
import os
import threading
import time
import weakref
import zlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Engine

from dashboard.database.connect import DatabaseAway, is_file, parse_url, reading_engine
from dashboard.programme.apart import make_apart
from dashboard.programme.programme import Programme
from dashboard.programme.reading import load_programme, read_stamp
from dashboard.programme.words import EMPTY, PREPARING, words_for

log = logging.getLogger(__name__)

LONG = 1.0
"""Seconds: a programme that took longer is made in a process of its own from then on, so that readers do not wait."""


@dataclass(frozen=True)
class Held:
    """What the library has. ``words`` say what is wrong and what to do; ``away_since`` (UTC) since when."""

    programme: Programme | None
    away_since: datetime | None
    words: str | None


class Library:
    """Hands out the current programme and a few earlier states of it; safe for threads, and after a fork.

    One thread a process watches the database every ``interval`` seconds and makes programmes, one at a time; readers
    never wait for it. Nothing is opened before the first question.
    """

    def __init__(self, read_url: str, interval: float = 1.0, kept_days: int = 2):
        self._parsed, self._url = parse_url(read_url), read_url
        self._interval, self._kept_days = interval, kept_days
        self._held = Held(None, None, PREPARING)
        self._file: tuple[int, ...] | None = None
        self._stamp: tuple[int, int] | None = None
        self._engine: Engine | None = None
        self._seconds = 0.0  # that the last programme took to make
        self._begin()
        close, go_on = weakref.WeakMethod(self.close), weakref.WeakMethod(self._go_on_in_child)
        atexit.register(lambda: (method := close()) and method())  # a thread cut off in DuckDB complains at length
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=lambda: (method := go_on()) and method())

    def current(self) -> Held:
        """The last good programme, and what is wrong where it is not the present one. Asks no database."""
        self._watch_in_background()
        return self._held

    def wait(self, seconds: float) -> Held:
        """As ``current``, once the database has been asked for the first time; no longer than ``seconds``."""
        self._watch_in_background()
        self._asked.wait(seconds)
        return self._held

    def as_of(self, day: date) -> Programme | None:
        """The programme as it stood on one of ``known().as_of_days``; None while it is being prepared.

        The days asked for last are kept; another day than those is never prepared.
        """
        current = self.current().programme
        with self._changed:
            if day in self._days:
                self._days[day] = self._days.pop(day)  # the one asked for last is dropped last
            elif current and day in current.known().as_of_days:
                self._days[day] = None
                while len(self._days) > self._kept_days:
                    del self._days[next(iter(self._days))]
                self._changed.notify()
            return self._days.get(day)

    @property
    def version(self) -> str:
        """A short text that is another one whenever a page has something new to show; the same in every process."""
        held = self.current()
        trouble = f"-{zlib.crc32(held.words.encode()):x}" if held.words else ""
        return _version(held.programme) + trouble

    def version_as_of(self, day: date) -> str:
        """As ``version``, for a page that shows the programme as it stood on ``day``."""
        return f"{self.version}-{_version(self.as_of(day))}"

    def close(self) -> None:
        """Stop watching; what is held stays. A programme being made is not waited for longer than a second."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        if self._thread:
            self._thread.join(timeout=1)

    def _begin(self) -> None:
        self._changed, self._asked, self._starting = threading.Condition(), threading.Event(), threading.Lock()
        self._days: dict[date, Programme | None] = {}
        self._thread: threading.Thread | None = None
        self._closed = False

    def _go_on_in_child(self) -> None:
        """A forked process keeps the programme, but has no thread and no right to its parent's locks and connections."""
        self._begin()
        if self._engine is not None:
            self._engine.dispose(close=False)
            self._engine = None

    def _watch_in_background(self) -> None:
        if self._thread is None and not self._closed:
            with self._starting:
                if self._thread is None:
                    thread = threading.Thread(target=self._watch, name="library", daemon=True)
                    thread.start()
                    self._thread = thread

    def _watch(self) -> None:
        while not self._closed:
            try:
                self._refresh()
                self._prepare_days()
            except Exception as error:  # whatever it is, the last good programme stays and the next look may succeed
                self._lose(error)
            self._asked.set()
            with self._changed:
                if not self._closed:
                    self._changed.wait(self._interval)
        self._forget_engine()

    def _refresh(self) -> None:
        """Make the programme anew where the data have another stamp, or lie in another file, than when it was made."""
        file = self._file_now()
        if self._file != file:
            self._forget_engine()
            self._file, self._stamp = file, None
        if self._stamp and self._parsed.drivername == "duckdb":
            return  # its file is never written, only replaced
        with self._reading().connect() as connection, connection.begin():
            stamp = read_stamp(connection)
        if stamp != self._stamp:
            self._swap(self._make(None))

    def _swap(self, programme: Programme) -> None:
        self._held = Held(programme, None, None) if programme.sites else Held(None, None, EMPTY)
        self._stamp = programme.stamp[:2]

    def _prepare_days(self) -> None:
        """Make the days asked for that are not there or are of other data; an old one stays until its new one is."""
        for day, there in list(self._days.items()):
            if there is None or there.stamp[:2] != self._stamp:
                programme = self._make(day)
                with self._changed:
                    if day in self._days:
                        self._days[day] = programme

    def _make(self, as_of: date | None) -> Programme:
        begun = time.perf_counter()
        apart = self._parsed.drivername == "duckdb" or self._seconds > LONG
        programme = make_apart(self._url, as_of) if apart else load_programme(self._reading(), as_of)
        self._seconds = time.perf_counter() - begun
        log.info("programme %s made in %.1f s", _version(programme), self._seconds)
        return programme

    def _lose(self, error: Exception) -> None:
        held = self._held
        words = words_for(error, self._parsed, self._engine)
        if words != held.words:
            log.warning("%s", words, exc_info=None if isinstance(error, DatabaseAway) else error)
        away = isinstance(error, DatabaseAway) or held.programme is not None
        self._held = Held(held.programme, (held.away_since or datetime.now(UTC)) if away else None, words)
        self._stamp = None  # it may come back as another database

    def _reading(self) -> Engine:
        if self._engine is None:
            self._engine = reading_engine(self._url)
        return self._engine

    def _forget_engine(self) -> None:
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def _file_now(self) -> tuple[int, ...] | None:
        """Which file the database is, so that one put in its place is noticed; None for a server or a missing file."""
        try:
            found = Path(self._parsed.database or "").stat() if is_file(self._parsed) else None
        except OSError:
            return None
        return found and (found.st_dev, found.st_ino)


def _version(programme: Programme | None) -> str:
    if programme is None:
        return "none"
    facts, story, as_of = programme.stamp
    loaded = int(programme.loaded_at.timestamp()) if programme.loaded_at else 0
    return f"{facts}.{story}.{loaded}" + (f".{as_of}" if as_of else "")
