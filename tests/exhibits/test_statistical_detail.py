"""The second line to the mean changes: each method named, nothing below the floor, no p where none can be small."""

import pytest

from dashboard.exhibits.statistical_detail import statistical_detail
from dashboard.statistics.pair_counts import count_pairs
from dashboard.statistics.signed_ranks import exact_p
from tests.exhibits.surveys import answered
from tests.exhibits.tiny import programme_of, shown, view_of


@pytest.fixture
def detail(tmp_path):
    """Two confidence questions of 8 people and one of awareness, on which all five moved alike."""
    return statistical_detail(view_of(programme_of(tmp_path, answered(
        (6, "A", "q1", 2, 6), (1, "A", "q1", 5, 5), (1, "A", "q1", 5, 4),
        (3, "A", "q2", 4, 5), (5, "A", "q2", 5, 5),
        (5, "B", "w1", 2, 3),
    ))))


def test_each_question_and_the_means_over_questions_of_one_scale(detail):
    assert shown(detail, "question", "scale", "pairs", "changed") == [
        "All confidence questions | 0 to 10 | 16 | 10",
        "Setting goals | 0 to 10 | 8 | 7",
        "Asking about mood | 0 to 10 | 8 | 3",
        "Knowing services | 1 to 5 | 5 | 5",
    ]
    assert detail.sentence == "Standardised mean changes of 2 questions with 8 pairs or more: +0.64 to +1.22 (d_z with Hedges’ correction)"


def test_the_p_is_exact_with_its_method_named_and_none_where_none_can_be_small(detail):
    rows = {row["question"]: row for row in detail.table.records()}
    goals = rows["Setting goals"]
    assert goals["p"] == exact_p(count_pairs([2, 5, 5], [6, 5, 4], [6, 1, 1])) == 2 * 2 / 2**7
    assert (goals["p_words"], goals["method"]) == ("0.031", "Exact, ties as they are")
    few = "None: below 6 who changed, no p below 0.05 is possible"
    assert rows["Asking about mood"]["p"] == rows["Asking about mood"]["p_words"] == few


def test_a_very_small_p_is_not_written_as_nothing(tmp_path):
    exhibit = statistical_detail(view_of(programme_of(tmp_path, answered((60, "A", "q1", 2, 6), (2, "A", "q1", 6, 5)))))
    assert shown(exhibit, "p_words", "method") == ["<0.001 | Normal approximation, corrected for ties and continuity"]


def test_where_all_changed_alike_there_is_a_word_for_the_missing_size(detail):
    assert shown(detail, "question", "mean_change", "deviation", "g_z", "d_av", "middle_change")[3] == (
        "Knowing services | +1.00 | 0.0 | None: all changed alike | None: all scored alike | +1.00"
    )


def test_the_methods_are_told_below_the_table(detail):
    words = " ".join(detail.notes)
    assert "Hedges" in words and "leaves out people whose score stayed" in words and "people whose score stayed are kept" in words
    assert detail.drawing is None and detail.form == "table"


def test_a_question_on_which_lower_is_better_says_so(tmp_path):
    tables = answered((8, "A", "q1", 8, 3), (1, "A", "q1", 8, 4))
    tables["question"] = tables["question"].replace("| 1                | 1", "| 0                | 1")
    exhibit = statistical_detail(view_of(programme_of(tmp_path, tables)))
    assert exhibit.notes[0] == "A lower score is the better one for: Setting goals."


def test_fewer_than_eight_pairs_are_not_put_into_words(tmp_path):
    exhibit = statistical_detail(view_of(programme_of(tmp_path, answered((6, "A", "q1", 2, 6), (1, "A", "q1", 2, 5)))))
    assert exhibit.sentence == "Too few pairs to say"
    assert shown(exhibit, "pairs", "mean_change") == ["7 | +3.86"]


def test_too_few_pairs_are_withheld(tmp_path):
    exhibit = statistical_detail(view_of(programme_of(tmp_path, answered((4, "A", "q1", 2, 6)))))
    assert exhibit.sentence == "Too few pairs to show"
    names = [column.name for column in exhibit.table.columns if column.measure_class == "answers"]
    assert {row[name].words for row in exhibit.table.records() for name in names} == {"Fewer than 5 pairs"}


def test_nobody_and_all_alike_are_said_in_words(tmp_path):
    nobody = statistical_detail(view_of(programme_of(tmp_path, {"site_phase": "site_id|phase_id\nA|P"})))
    assert (nobody.sentence, nobody.notes) == ("No answers given both before and after yet", ())
    alike = programme_of(tmp_path, answered((8, "A", "q1", 3, 3)))
    exhibit = statistical_detail(view_of(alike))
    assert exhibit.sentence == "All changed alike on 1 question"
    assert shown(exhibit, "changed", "g_z", "d_av", "middle_change")[0].startswith("0 | None: all changed alike | None: all scored alike | 0.00")


def test_a_funder_sees_none_of_it(tmp_path):
    programme = programme_of(tmp_path, answered((9, "A", "q1", 2, 6)))
    exhibit = statistical_detail(view_of(programme, audience="funder"))
    assert (len(exhibit.table), exhibit.notes, exhibit.evidence) == (0, (), ())
