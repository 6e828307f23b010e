"""The table behind a figure, and how its cells are written."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.table import Column, Gap, Table, known, written

COLUMNS = (
    Column("site", "Site"),
    Column("people", "People", "count", "activity"),
    Column("share", "Share", "percent", "activity"),
)


def table_of(*rows) -> Table:
    return Table.of(COLUMNS, [dict(zip(("site", "people", "share"), row, strict=True)) for row in rows])


def test_a_table_is_read_by_row_by_column_and_by_name():
    table = table_of(("A", 3, 0.5), ("B", 4, Gap("No offers yet")))
    assert len(table) == 2
    assert table.column("people") == (3, 4)
    assert table.numbers("share") == [0.5, None]
    assert table.records()[1] == {"site": "B", "people": 4, "share": Gap("No offers yet")}
    assert "share" in table and "pairs" not in table


def test_a_column_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(KeyError, match="no column 'pairs'; there are site, people, share"):
        table_of().column("pairs")
    with pytest.raises(KeyError):
        Table.of(COLUMNS, [{"site": "A"}])


def test_columns_left_out_leave_the_rest_in_order():
    table = table_of(("A", 3, 0.5)).without("people", "not there")
    assert [column.name for column in table.columns] == ["site", "share"]
    assert table.rows == (("A", 0.5),)


@pytest.mark.parametrize(
    ("given_cell", "kept"),
    [
        (np.int64(3), 3), (np.float64(0.5), 0.5), (np.float32(0.5), 0.5), (2, 2),
        (float("nan"), None), (np.float64("nan"), None),
        (float("inf"), None), (np.float64("-inf"), None), (None, None), (0, 0), (0.0, 0.0),
    ],
)
def test_numbers_are_pythons_own_and_finite_or_else_empty(given_cell, kept):
    cell = table_of(("A", given_cell, 0.5)).column("people")[0]
    assert (cell, type(cell)) == (kept, type(kept))
    assert table_of(("A", given_cell, 0.5)).numbers("people") == [kept]


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        (0.5, "percent", "50%"), (0.0, "percent", "0%"), (-0.001, "percent", "0%"), (1.2, "percent", "120%"),
        (0.004, "percent", "<1%"), (0.996, "percent", ">99%"),
        (1.256, "change", "+1.26"), (-0.85, "change", "−0.85"), (0.0, "change", "0.00"), (-0.0004, "change", "0.00"),
        (0.0034, "change", "+0.003"), (-0.004, "change", "−0.004"),
        (0.04, "change", "+0.04"), (10.0, "change", "+10.00"), (-2.0, "number", "−2.0"), (-0.01, "number", "0.0"),
        (1204, "count", "1,204"), (-3, "count", "−3"), (0, "count", "0"), (100, "count", "100"),
        (date(2020, 4, 1), "month", "Apr 2020"), (date(2021, 1, 9), "date", "9 Jan 2021"),
        ("<b>", "text", "<b>"), ("about ten", "count", "about ten"), (None, "percent", "–"), (3, "text", "3"),
        (Gap("Fewer than 5 pairs", True), "percent", "Fewer than 5 pairs"),
    ],
)
def test_a_cell_is_written_as_a_reader_expects(value, kind, words):
    assert written(value, kind) == words


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(("percent", "change", "number", "count")))
def test_no_number_is_written_as_a_signed_nothing(value, kind):
    words = written(value, kind)
    assert "-" not in words
    assert not words.strip("%") or words.strip("%")[0] not in "+−" or words.strip("+−%0.,")


@given(st.text(), st.sampled_from(("text", "percent", "change", "number", "count", "month", "date", "link")))
def test_text_is_written_as_it_is_in_any_column(words, kind):
    assert written(words, kind) == words


def test_a_gap_and_an_empty_cell_are_not_known_and_a_zero_is():
    assert [known(cell) for cell in (Gap("Not offered here"), None, 0, "", 0.0)] == [False, False, True, True, True]
