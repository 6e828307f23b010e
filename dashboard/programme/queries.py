"""The questions asked of the database: one SQL file each, its header a promise, and how one is run."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Date, bindparam, text

FOLDER = Path(__file__).parents[2] / "queries"
KINDS = ("text", "date", "time", "count", "number")
ROWS_AT_A_TIME = 10_000  # what a query answers is never in memory as a whole

AS_IT_STANDS = date(9999, 12, 31)
"""The value of ``as_of`` that cuts nothing off."""


@dataclass(frozen=True)
class Query:
    """A query and what its header promises: one row per ``grain``, its ``columns`` by name with their kinds."""

    name: str
    question: str
    grain: tuple[str, ...]
    params: Mapping[str, str]
    columns: Mapping[str, str]
    source: tuple[str, ...]
    edges: str
    sql: str

    @property
    def counts(self) -> tuple[str, ...]:
        """The columns that are not part of the grain."""
        return tuple(name for name in self.columns if name not in self.grain)


class HeaderError(ValueError):
    """A query's header does not say what it has to; the message names the file."""


@cache
def all_queries(folder: Path = FOLDER) -> Mapping[str, Query]:
    """Every query by its name, in alphabetical order. Raises ``HeaderError``."""
    return {path.stem: read(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.sql"))}


def read(name: str, content: str) -> Query:
    """The query in a file's text. Raises ``HeaderError`` where a part of the header is missing or of unknown kind."""
    head, _, sql = content.partition("\n\n")
    lines = [line.removeprefix("--").strip() for line in head.splitlines()]
    paragraphs = [part.strip() for part in "\n".join(lines).split("\n\n")]
    if len(paragraphs) < 2 or not paragraphs[0].endswith("?"):
        raise HeaderError(f"{name}.sql: its first line asks no question")
    promises = _promises(name, paragraphs[1])
    return Query(
        name, " ".join(paragraphs[0].split()), tuple(_listed(promises["grain"])), _kinds(name, promises["params"]),
        _kinds(name, promises["columns"]), tuple(_listed(promises["source"])), "\n".join(paragraphs[2:]), sql,
    )  # fmt: skip


def run(query: Query, connection: Connection, **params: date) -> Iterator[list[tuple]]:
    """The answer, some thousand rows at a time, as columns in the header's order and as the driver gives them.

    ``as_kind`` makes a value what the header promises. Parameters the query does not declare are not passed.
    """
    statement = text(query.sql).bindparams(*(bindparam(name, type_=Date()) for name in query.params))
    statement = statement.execution_options(yield_per=ROWS_AT_A_TIME)
    with connection.execute(statement, {name: params[name] for name in query.params}) as result:
        if tuple(result.keys()) != tuple(query.columns):
            raise HeaderError(f"{query.name}.sql returns other columns than its header promises")
        for rows in result.partitions(ROWS_AT_A_TIME):
            yield list(zip(*rows, strict=True))


def as_kind(value: Any, kind: str) -> Any:
    """A driver's value as its kind: str, date, datetime, int or float; None stays None.

    SQLite gives dates as text, PostgreSQL sums as decimals. Sums of decimals differ from engine to engine in their
    last places, so that a number is rounded to six.
    """
    if value is None:
        return None
    if kind == "date":
        return date.fromisoformat(value) if isinstance(value, str) else value
    if kind == "time":
        return datetime.fromisoformat(value) if isinstance(value, str) else value
    if kind == "count":
        return int(value)
    return round(float(value), 6) if kind == "number" else value


def _promises(name: str, block: str) -> dict[str, str]:
    found = dict(re.findall(r"^(grain|params|columns|source):\s*((?:.|\n(?!\w+:))*)", block, re.MULTILINE))
    for part in ("grain", "params", "columns", "source"):
        if not found.get(part, "").strip():
            raise HeaderError(f"{name}.sql: its header has no {part}")
    return found


def _listed(words: str) -> list[str]:
    return [" ".join(word.split()) for word in words.split(",")]


def _kinds(name: str, words: str) -> dict[str, str]:
    if words.strip() == "none":
        return {}
    pairs = [word.split() for word in _listed(words)]
    for pair in pairs:
        if len(pair) != 2 or pair[1] not in KINDS:
            raise HeaderError(f"{name}.sql: “{' '.join(pair)}” is not a name and one of {', '.join(KINDS)}")
    return {column: kind for column, kind in pairs}
