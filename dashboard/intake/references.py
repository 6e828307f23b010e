"""What rows must hold to between tables: known sites, phases and people, scores on their scales."""

from collections.abc import Iterator, Mapping

import pandas as pd
from sqlalchemy import Connection, Table, select

from dashboard.database.tables import LOADABLE, metadata
from dashboard.intake.issue import Issue, issues_of_rows

FILES = {table.name: f"{table.name}.csv" for table in LOADABLE}

SCALED = {"answer": ("score", "question"), "outcome": ("value", "instrument")}
"""Tables with a score: its column, and the table whose scale it is on."""

SAME = {
    "attendance": (("trainee", "course_id"), ("session", "course_id")),
    "appointment": (("participant", "phase_id"), ("jpa_step", "phase_id")),
    "outcome": (("participant", "phase_id"), ("jpa_step", "phase_id")),
}
"""Two things that a row names, and the column in which they must agree."""

BEING_THERE = ("trainee", "participant", "mentoring", "target")
"""Tables whose rows say that a site takes part in a phase."""


class Known:
    """What the files and the database hold together, a file's row going before the database's."""

    def __init__(self, connection: Connection, sheets: Mapping[str, pd.DataFrame]):
        self._connection, self._sheets, self._held = connection, sheets, {}

    def values(self, table_name: str, column: str, wanted: pd.Series) -> pd.Series:
        """The column's values by the table's single key; the database is asked only for keys the file lacks."""
        key = next(iter(metadata.tables[table_name].primary_key)).name
        sheet = self._sheets.get(table_name, ())
        if column not in sheet:
            return self.held(table_name, key, column)
        own = sheet.drop_duplicates(key).dropna(subset=[key]).set_index(key, drop=False)[column]
        if wanted.isin(own.index).all():
            return own
        held = self.held(table_name, key, column)
        return pd.concat([own, held[~held.index.isin(own.index)]])

    def held(self, table_name: str, key: str, column: str) -> pd.Series:
        """The column's values in the database, by key; read once."""
        if (table_name, column) not in self._held:
            columns = metadata.tables[table_name].c
            rows = self._connection.execute(select(columns[key], columns[column].label("held"))).all()
            held = pd.Series([row[1] for row in rows], index=[row[0] for row in rows], dtype=object)
            self._held[table_name, column] = held
        return self._held[table_name, column]

    def pairs(self) -> set[tuple[str, str]]:
        """Sites and the phases they take part in."""
        place = metadata.tables["site_phase"].c
        held = {tuple(row) for row in self._connection.execute(select(place.site_id, place.phase_id))}
        sheet = self._sheets.get("site_phase")
        return held if sheet is None else held | set(sheet[["site_id", "phase_id"]].itertuples(index=False, name=None))


def check_references(connection: Connection, sheets: Mapping[str, pd.DataFrame]) -> Iterator[Issue]:
    """Every problem between the tables; the sheets are typed values by table name, parents complete."""
    known = Known(connection, sheets)
    for name, sheet in sheets.items():
        yield from _unknown_things(known, metadata.tables[name], sheet)
        if name in SCALED:
            yield from _off_the_scale(known, name, sheet, *SCALED[name])
        if name in SAME:
            yield from _things_that_disagree(known, name, sheet, *SAME[name])
        if name in BEING_THERE:
            yield from _sites_elsewhere(known, name, sheet)


def _unknown_things(known: Known, table: Table, sheet: pd.DataFrame) -> Iterator[Issue]:
    for column in table.columns:
        target = next((key.column for key in column.foreign_keys if column.name in sheet), None)
        if target is not None:
            named = sheet[column.name].dropna()
            unknown = named[~named.isin(known.values(target.table.name, target.name, named).index)]
            problems = unknown.map(lambda value: f'there is no {target.table.name} "{value}"')
            remedy = f"correct it, or add it to {FILES[target.table.name]}"
            yield from issues_of_rows(FILES[table.name], column.name, problems, remedy)


def _off_the_scale(known: Known, name: str, sheet: pd.DataFrame, score: str, thing: str) -> Iterator[Issue]:
    rows = sheet[[score, f"{thing}_id"]].dropna()
    things = rows[f"{thing}_id"]
    least, most = (things.map(known.values(thing, bound, things)).astype(float) for bound in ("scale_min", "scale_max"))
    scores = rows[score].astype(float)
    off = (scores < least) | (scores > most)
    problems = pd.Series(
        [
            f'{value:g} is off the scale {low:g} to {high:g} of {thing} "{which}"'
            for value, low, high, which in zip(scores[off], least[off], most[off], things[off])
        ],
        index=scores.index[off], dtype=object,
    )  # fmt: skip
    yield from issues_of_rows(FILES[name], score, problems, "correct the score, or leave the row out")


def _things_that_disagree(known: Known, name: str, sheet: pd.DataFrame, one: tuple, other: tuple) -> Iterator[Issue]:
    (person, column), (thing, _) = one, other
    thing_key = next(iter(metadata.tables[thing].primary_key)).name
    rows = sheet[[f"{person}_id", thing_key]].dropna()
    of_person = rows[f"{person}_id"].map(known.values(person, column, rows[f"{person}_id"]))
    of_thing = rows[thing_key].map(known.values(thing, column, rows[thing_key]))
    wrong = rows[of_person.notna() & of_thing.notna() & (of_person != of_thing)].index
    told = [f'belongs to {column} "{of_thing[row]}", the {person} to "{of_person[row]}"' for row in wrong]
    problems = pd.Series(told, index=wrong, dtype=object)
    yield from issues_of_rows(FILES[name], thing_key, problems, "correct one of the two")


def _sites_elsewhere(known: Known, name: str, sheet: pd.DataFrame) -> Iterator[Issue]:
    rows = sheet[["site_id", "phase_id"]].dropna()
    rows = rows[rows["site_id"].isin(known.values("site", "site_id", rows["site_id"]).index)]
    rows = rows[rows["phase_id"].isin(known.values("phase", "phase_id", rows["phase_id"]).index)]
    wrong = rows[~pd.MultiIndex.from_frame(rows).isin(list(known.pairs()))] if len(rows) else rows
    problems = pd.Series(
        [f'site "{site}" does not take part in phase "{phase}"' for site, phase in wrong.itertuples(index=False)],
        index=wrong.index, dtype=object,
    )  # fmt: skip
    remedy = "correct it, or add the pair to site_phase.csv"
    yield from issues_of_rows(FILES[name], "site_id, phase_id", problems, remedy)
