"""Putting rows into tables, on every engine."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import exc, select, text
from sqlalchemy import insert as insert_into

from dashboard.database.connect import reading, writing
from dashboard.database.tables import commentary, event, load, question, review, site, stamp
from dashboard.database.write import begin_load, insert, raise_stamp


@pytest.fixture
def url(migrated_url):
    return migrated_url


def rows_of(url, table):
    with reading(url) as connection:
        return [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]


def test_texts_come_back_as_they_went_in(url):
    names = ["Zoë's", 'a "quoted" name', "two\nlines", "a,b;c\td", "=1+1", "<b>bold</b>", "\\.", "NULL", "nan", "007"]
    frame = pd.DataFrame({"site_id": [f"S{i}" for i in range(10)], "name": names, "area": None})
    with writing(url) as connection:
        assert insert(connection, site, frame) == 10
    assert rows_of(url, site) == [(f"S{i}", name, None, None, None) for i, name in enumerate(names)]


@pytest.mark.parametrize(
    "held_as",
    [
        pd.Series(["2024-02-29", None]),
        pd.Series([date(2024, 2, 29), None]),
        pd.Series([pd.Timestamp("2024-02-29"), pd.NaT]),
        pd.Series(np.array(["2024-02-29", "NaT"], dtype="datetime64[s]")),
    ],
    ids=["texts", "dates", "timestamps", "numpy"],
)
def test_dates_may_be_held_in_any_way(url, held_as):
    frame = pd.DataFrame({"review_id": ["A", "B"], "held_on": "2024-03-01", "title": "Review", "data_to": held_as})
    with writing(url) as connection:
        insert(connection, review, frame)
    assert [row[1:4] for row in rows_of(url, review)] == [
        (date(2024, 3, 1), "Review", date(2024, 2, 29)),
        (date(2024, 3, 1), "Review", None),
    ]


def test_moments_numbers_defaults_and_empty_texts(url):
    with writing(url) as connection:
        words = {"figure": "f", "words": "w", "period": "", "written_at": "2024-02-29 12:30:01"}
        insert(connection, commentary, pd.DataFrame([{"commentary_id": "C", **words}]))
        scale = {"construct": "c", "scale_min": 0, "scale_max": 0.1, "position": 4.0}
        insert(connection, question, pd.DataFrame([{"question_id": "Q", "survey": "s", "wording": "w", **scale}]))
        insert(connection, event, pd.DataFrame({"event_id": ["E"], "happened_on": ["2024-02-29"], "title": ["t"]}))
    assert rows_of(url, commentary) == [("C", "f", None, None, "w", None, pd.Timestamp("2024-02-29 12:30:01"))]
    assert rows_of(url, question) == [("Q", "s", "w", "c", 0.0, 0.1, 1, 4)]
    assert rows_of(url, event) == [("E", date(2024, 2, 29), None, "t", 0, None)]


def test_what_sqlalchemy_inserts_and_what_insert_inserts_are_the_same_to_sql(url):
    moment = pd.Timestamp("2024-02-29 12:30:01")
    row = {"figure": "f", "words": "w", "written_at": moment.to_pydatetime()}
    with writing(url) as connection:
        connection.execute(insert_into(commentary).values(commentary_id="C1", **row))
        insert(connection, commentary, pd.DataFrame([{"commentary_id": "C2", **row}]))
    with reading(url) as connection:
        assert connection.execute(text("select count(distinct written_at) from commentary")).scalar_one() == 1


def test_a_column_that_the_table_lacks_is_refused(url):
    with writing(url) as connection, pytest.raises(ValueError, match="site has no column 'email'"):
        insert(connection, site, pd.DataFrame({"site_id": ["S"], "name": ["N"], "email": ["e"]}))


def test_a_key_that_is_there_already_is_refused_and_nothing_stays(url):
    with pytest.raises(exc.IntegrityError), writing(url) as connection:
        insert(connection, site, pd.DataFrame({"site_id": ["S", "T", "S"], "name": "N"}))
    assert rows_of(url, site) == []


def test_no_rows_are_no_rows(url):
    with writing(url) as connection:
        assert insert(connection, site, pd.DataFrame({"site_id": [], "name": []})) == 0
    assert rows_of(url, site) == []


def test_more_rows_than_go_at_a_time(url):
    frame = pd.DataFrame({"site_id": np.arange(100_001).astype(str), "name": "N"})
    with writing(url) as connection:
        insert(connection, site, frame)
        assert connection.execute(text("select count(*) from site")).scalar_one() == 100_001


def test_loads_are_numbered_from_one(url):
    with writing(url) as connection:
        assert begin_load(connection, source="one", sha256="a" * 64) == 1
        more = {"loaded_by": "data manager", "accepted": 7, "is_demonstration": True}
        assert begin_load(connection, source="two", sha256="b" * 64, **more) == 2
    kept = [(row[0], *row[2:]) for row in rows_of(url, load)]
    assert kept == [(1, None, "one", "a" * 64, 0, 0, 0), (2, "data manager", "two", "b" * 64, 7, 0, 1)]


def test_each_part_has_its_own_stamp(url):
    with writing(url) as connection:
        assert [raise_stamp(connection, part) for part in ("facts", "facts", "story")] == [1, 2, 1]
    assert rows_of(url, stamp) == [("facts", 2), ("story", 1)]


def test_a_stamp_that_there_is_not_is_refused(url):
    with writing(url) as connection, pytest.raises(ValueError, match="there is no stamp called 'rumours'"):
        raise_stamp(connection, "rumours")
