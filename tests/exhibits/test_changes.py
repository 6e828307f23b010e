"""Paired changes as cells, and the words said of several rows."""

import pytest

from dashboard.disclosure import Audience, disclose
from dashboard.exhibits.changes import change_cells, change_columns, changes_by, scale_words, verdict
from dashboard.statistics.paired import paired_change
from dashboard.table import Gap, Table
from tests.exhibits.tiny import programme_of

FEW = Gap("Fewer than 5 pairs", withheld=True)


@pytest.mark.parametrize(("directions", "words"), [
    (["rose", "rose"], "confidence rose on 2 of 2 questions"),
    (["rose", "fell", "no clear change"], "confidence rose on 1 and fell on 1 of 3 questions"),
    (["no clear change", "too few to say"], "no clear change in confidence on 1 of 2 questions"),
    (["too few to say"], "too few pairs to say whether confidence changed"),
    ([FEW, "fell"], "confidence fell on 1 of 2 questions"),
    ([FEW], "too few pairs to say whether confidence changed"),
])
def test_rows_together_say_no_more_than_each_of_them(directions, words):
    assert verdict("confidence", directions) == words


def test_nobody_is_a_gap_in_every_column():
    cells = change_cells(None)
    assert list(cells) == [column.name for column in change_columns("answers")]
    assert set(cells.values()) == {Gap("No pairs yet")}


def test_every_column_names_the_pairs_it_is_protected_by():
    assert {(column.measure_class, column.people) for column in change_columns("outcomes")} == {("outcomes", "pairs")}


def test_a_change_without_spread_has_no_interval_but_a_word():
    cells = change_cells(paired_change([2], [3], [8]))
    assert cells["low"] == cells["high"] == "None: all changed alike"
    assert cells["direction"] == "rose"
    assert change_cells(paired_change([2, 3], [3, 3], [3, 1]))["low"] == "None below 5 pairs"


def test_that_a_group_too_small_changed_alike_is_withheld_too():
    table = disclose(Table.of(change_columns("answers"), [change_cells(paired_change([2], [3], [9]))]), Audience("team", 10), "pairs")
    assert {cell.words for row in table.rows for cell in row} == {"Fewer than 10 pairs"}


def test_a_person_counts_with_the_mean_of_the_questions_answered(tmp_path):
    programme = programme_of(tmp_path, {
        "question": "question_id|construct|scale_max\nq1|confidence|10\nq2|confidence|10",
        "trainee": "trainee_id|site_id\nT1|A\nT2|A",
        "answer": """
            trainee_id | question_id | occasion_id | score | answered_on
            T1         | q1          | before      | 2     | 2020-01-01
            T1         | q2          | before      | 4     | 2020-01-01
            T1         | q1          | after       | 6     | 2020-03-01
            T1         | q2          | after       | 8     | 2020-03-01
            T2         | q1          | before      | 5     | 2020-01-01
            T2         | q1          | after       | 5     | 2020-03-01
        """,
    })
    cells = programme.cells["paired_constructs_by_score"]
    (key, change), = changes_by(
        cells, ("construct", "site_id"), before="sum_before", after="sum_after", number="people", items="items"
    ).items()
    assert key == ("confidence", "A")
    assert (change.pairs, change.rose, change.stayed) == (2, 1, 1)
    assert change.mean_before == (3 + 5) / 2
    assert change.mean_after == (7 + 5) / 2


def test_scales_are_written_without_decimals():
    assert scale_words(0.0, 10.0) == "0 to 10"
