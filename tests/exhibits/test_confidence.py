"""Confidence question by question: what is drawn and what is said, from nobody to all."""

import pytest

from dashboard.exhibits.confidence import rose_stayed_fell, shift_by_question, start_and_end
from tests.exhibits.surveys import answered
from tests.exhibits.tiny import SIZES, drawn, programme_of, shown, view_of

ALL = (shift_by_question, rose_stayed_fell, start_and_end)


@pytest.fixture
def eight(tmp_path):
    """Eight people on each of two confidence questions, five on one of awareness with another scale."""
    return programme_of(tmp_path, answered(
        (6, "A", "q1", 2, 6), (2, "A", "q1", 5, 5),
        (4, "A", "q2", 4, 5), (4, "A", "q2", 5, 4),
        (5, "B", "w1", 2, 3),
    ))


def test_a_question_that_rose_and_one_without_clear_change(eight):
    exhibit = shift_by_question(view_of(eight))
    assert exhibit.sentence == "Confidence rose on 1 of 2 questions"
    assert shown(exhibit, "question", "scale", "pairs", "mean_change", "direction") == [
        "Setting goals | 0 to 10 | 8 | +3.00 | rose",
        "Asking about mood | 0 to 10 | 8 | 0.00 | no clear change",
        "Knowing services | 1 to 5 | 5 | +1.00 | too few to say",
    ]


def test_each_scale_has_an_axis_of_its_own(eight):
    figure = drawn(shift_by_question(view_of(eight)))
    titles = [note.text for note in figure.layout.annotations if note.text and "scale" in note.text]
    assert titles == ["<b>Confidence, scale 0 to 10</b>", "<b>Awareness, scale 1 to 5</b>"]
    assert {trace.xaxis for trace in figure.data} == {"x", "x2"}
    assert list(figure.layout.yaxis2.ticktext) == ["Knowing services"]


def test_an_estimate_whose_interval_holds_no_change_is_an_open_circle(eight):
    dots = [trace for trace in drawn(shift_by_question(view_of(eight))).data if trace.mode == "markers+text"]
    assert dots[0].marker.color == ("#005EB8", "#FFFFFF")


def test_shares_who_rose_stayed_and_fell(eight):
    exhibit = rose_stayed_fell(view_of(eight))
    assert exhibit.sentence == "More rose than fell on 1 of 2 questions with 8 pairs or more, as many rose as fell on 1"
    assert shown(exhibit, "question", "rose", "stayed", "fell", "rose_share", "fell_share") == [
        "Setting goals | 6 | 2 | 0 | 75% | 0%",
        "Asking about mood | 4 | 0 | 4 | 50% | 50%",
        "Knowing services | 5 | 0 | 0 | 100% | 0%",
    ]
    assert [trace.name for trace in drawn(exhibit).data][:3] == ["Rose", "Stayed", "Fell"]


def test_the_legend_names_each_part_once_over_several_panels(eight):
    named = [trace.name for trace in drawn(rose_stayed_fell(view_of(eight))).data if trace.showlegend is not False]
    assert named == ["Rose", "Stayed", "Fell"]


def test_where_people_started_and_ended_on_the_whole_scale(eight):
    exhibit = start_and_end(view_of(eight))
    mean_before = ((6 * 2 + 2 * 5) + (4 * 4 + 4 * 5)) / 16
    mean_after = ((6 * 6 + 2 * 5) + (4 * 5 + 4 * 4)) / 16
    assert exhibit.sentence == f"Mean confidence was {mean_before:.1f} before and {mean_after:.1f} after on a scale of 0 to 10 (16 pairs)"
    assert shown(exhibit, "question", "mean_before", "mean_after", "pairs")[0] == "All confidence questions | 3.6 | 5.1 | 16"
    figure = drawn(exhibit)
    assert (figure.layout.xaxis.range, figure.layout.xaxis2.range) == ((0, 10), (1, 5))


def test_a_question_on_which_lower_is_better_says_so(tmp_path):
    tables = answered((8, "A", "q1", 8, 3), (1, "A", "q1", 8, 4))
    tables["question"] = tables["question"].replace("| 1                | 1", "| 0                | 1")
    exhibit = shift_by_question(view_of(programme_of(tmp_path, tables)))
    assert exhibit.sentence == "Confidence fell on 1 of 1 question; a lower score is the better on 1 of these"
    assert exhibit.notes == ("A lower score is the better one for: Setting goals.",)


def test_fewer_than_five_pairs_are_withheld_everywhere(tmp_path):
    programme = programme_of(tmp_path, answered((4, "A", "q1", 2, 6)))
    for make in ALL:
        exhibit = make(view_of(programme))
        assert "Too few pairs" in exhibit.sentence
        assert set(shown(exhibit, "pairs")) == {"Fewer than 5 pairs"}
        assert "withheld as too small" in " ".join(exhibit.evidence)
        assert not any(value for trace in drawn(exhibit).data for value in trace.x if value is not None)


def test_fewer_than_eight_pairs_are_shown_and_not_put_into_words(tmp_path):
    programme = programme_of(tmp_path, answered((7, "A", "q1", 2, 6)))
    assert [make(view_of(programme)).sentence for make in ALL[1:]] == ["Too few pairs to say"] * 2
    assert shown(rose_stayed_fell(view_of(programme)), "pairs", "rose") == ["7 | 7"]


def test_a_mean_of_fewer_than_eight_is_left_out_beside_one_of_more(tmp_path):
    exhibit = start_and_end(view_of(programme_of(tmp_path, answered((7, "A", "q1", 2, 6), (8, "B", "w1", 2, 3)))))
    assert exhibit.sentence == "Mean awareness was 2.0 before and 3.0 after on a scale of 1 to 5 (8 pairs)"


def test_nobody_is_said_in_words_and_not_drawn(tmp_path):
    view = view_of(programme_of(tmp_path, {"site_phase": "site_id|phase_id\nA|P"}))
    for make in ALL:
        exhibit = make(view)
        assert exhibit.sentence == "No answers given both before and after yet"
        assert (exhibit.drawing, len(exhibit.table)) == (None, 0)
        assert exhibit.empty.startswith("Nobody")


def test_answers_given_once_only_are_never_averaged_in(tmp_path):
    tables = answered((8, "A", "q1", 2, 4))
    tables["answer"] += "\nT9|q1|after|2020-06-01|10"
    tables["trainee"] += "\nT9|A"
    exhibit = start_and_end(view_of(programme_of(tmp_path, tables)))
    assert exhibit.sentence == "Mean confidence was 2.0 before and 4.0 after on a scale of 0 to 10 (8 pairs)"


@pytest.mark.parametrize("make", ALL)
@pytest.mark.parametrize("size", SIZES)
def test_every_size_is_a_figure_that_plotly_knows(eight, make, size):
    assert drawn(make(view_of(eight)), size).data


@pytest.mark.parametrize("make", ALL)
def test_a_funder_sees_no_answers_and_is_told_so(eight, make):
    exhibit = make(view_of(eight, audience="funder"))
    assert exhibit.sentence == "Not released to a funder"
    assert (len(exhibit.table), exhibit.drawing, exhibit.evidence) == (0, None, ())


def test_figures_of_one_slice_share_what_they_reckon(eight):
    view = view_of(eight)
    made = [view.slice.kept("answer", lambda number=number: number) for number in (1, 2)]
    assert made == [1, 1]
    assert shown(shift_by_question(view), "pairs") == shown(rose_stayed_fell(view), "pairs")
