"""Meaningful change: published thresholds by measure and scale, counted at their edge, never without the caution."""

import pytest

from dashboard.exhibits.meaningful import meaningful_change
from dashboard.statistics.proportions import wilson
from tests.exhibits.advised import advised
from tests.exhibits.test_outcomes import scored
from tests.exhibits.tiny import SIZES, drawn, programme_of, shown, view_of

INSTRUMENTS = """
    instrument_id | name        | unit   | scale_min | scale_max | higher_is_better | meaningful_change
    pain          | Pain        | points | 0         | 10        | 0                | 2
    msk           | MSK-HQ      | points | 0         | 56        | 1                | -
    mood          | SWEMWBS     | points | 7         | 35        | 1                | 3
    days          | Active days | days   | 0         | 7         | 1                | -
    steps         | Steps       | days   | 0         | 7         | 1                | 2
    vas           | Pain        | mm     | 0         | 100       | 0                | -
"""
CAUTION = "without a comparison group no cause is shown"


def exhibit_of(folder, *rows, instrument=INSTRUMENTS, **selection):
    return meaningful_change(view_of(programme_of(folder, advised(*scored(*rows), instrument=instrument)), **selection))


def test_pain_falls_meaningfully_by_two_points_or_by_three_tenths(tmp_path):
    exhibit = exhibit_of(tmp_path, (3, "pain", 7, 5), (4, "pain", 7, 6), (2, "pain", 3, 2), (1, "pain", 0, 0), (2, "pain", 5, 8))
    interval = wilson(5, 12)
    assert shown(exhibit, "measure", "pairs", "reached", "share") == ["Pain: down by 2 points or 30% | 12 | 5 | 42%"]
    assert (exhibit.table.numbers("low"), exhibit.table.numbers("high")) == ([interval.low], [interval.high])
    assert exhibit.sentence == f"5 of 12 people scored twice reached a meaningful change; {CAUTION}"
    assert "Thresholds: Pain: Farrar JT et al. Pain 2001; 94: 149-158." in exhibit.notes


def test_the_lower_threshold_of_wellbeing_stands_beside_and_not_in_the_sentence(tmp_path):
    exhibit = exhibit_of(tmp_path, (5, "mood", 20, 23), (5, "mood", 20, 21), (5, "mood", 20, 20))
    assert shown(exhibit, "measure", "which", "reached") == [
        "SWEMWBS: up by 3 points or more | published | 5",
        "SWEMWBS: up by 1 point or more | lower published | 10",
    ]
    assert exhibit.sentence == f"5 of 15 people scored twice reached a meaningful change; {CAUTION}"
    assert "Two thresholds are published for SWEMWBS; the sentence goes by the higher." in exhibit.notes


def test_a_published_threshold_stands_where_the_data_bring_none(tmp_path):
    exhibit = exhibit_of(tmp_path, (5, "msk", 20, 25.5), (5, "msk", 20, 25))
    assert shown(exhibit, "threshold", "reached") == ["up by 5.5 points or more | 5"]


def test_where_the_data_bring_another_threshold_it_is_used_alone(tmp_path):
    other = INSTRUMENTS.replace("| 1                | 3", "| 1                | 2")
    exhibit = exhibit_of(tmp_path, (5, "mood", 20, 22), (5, "steps", 2, 4), instrument=other)
    assert shown(exhibit, "measure", "reached") == ["SWEMWBS: up by 2 points or more | 5", "Steps: up by 2 days or more | 5"]


@pytest.mark.parametrize("instrument", ["days", "vas"])
def test_a_measure_without_a_published_threshold_is_named_and_nobody_has_reached_it(tmp_path, instrument):
    exhibit = exhibit_of(tmp_path, (9, instrument, 5, 3))
    assert exhibit.sentence == "No meaningful change is published for the measures used"
    assert (exhibit.drawing, len(exhibit.table)) == (None, 0)
    assert exhibit.notes == (f"No meaningful change is published for: {'Pain' if instrument == 'vas' else 'Active days'}.",)


def test_several_measures_are_told_as_a_span(tmp_path):
    exhibit = exhibit_of(tmp_path, (9, "pain", 7, 3), (1, "pain", 7, 7), (2, "msk", 30, 50), (8, "msk", 30, 30))
    assert exhibit.sentence == f"20% to 90% of people scored twice reached a meaningful change, by measure and step; {CAUTION}"


def test_fewer_than_five_pairs_are_withheld(tmp_path):
    exhibit = exhibit_of(tmp_path, (4, "pain", 7, 3))
    assert shown(exhibit, "pairs", "reached", "share", "low") == [" | ".join(["Fewer than 5 pairs"] * 4)]
    assert exhibit.sentence == f"Too few pairs to say how many reached a meaningful change; {CAUTION}"


def test_fewer_than_eight_pairs_are_shown_but_say_nothing(tmp_path):
    exhibit = exhibit_of(tmp_path, (7, "pain", 7, 3))
    assert shown(exhibit, "pairs", "reached") == ["7 | 7"]
    assert exhibit.sentence == f"Too few pairs to say how many reached a meaningful change; {CAUTION}"


def test_scores_outside_the_scale_are_left_out_and_said(tmp_path):
    exhibit = exhibit_of(tmp_path, (6, "pain", 7, 3), (2, "pain", 70, 3))
    assert shown(exhibit, "pairs", "reached") == ["6 | 6"]
    assert "Scores outside the scale are left out: Pain (0 to 10)" in exhibit.evidence


def test_where_no_score_is_on_its_scale_nothing_is_drawn(tmp_path):
    exhibit = exhibit_of(tmp_path, (6, "pain", 70, 30))
    assert (exhibit.sentence, exhibit.drawing) == ("No scores on their scales to compare", None)


def test_without_pairs_nothing_is_drawn(tmp_path):
    exhibit = meaningful_change(view_of(programme_of(tmp_path, advised({"offered": "2020-03-02"}))))
    assert (exhibit.sentence, exhibit.drawing) == ("No scores from both a first appointment and a later one yet", None)


def test_a_funder_sees_none_of_it(tmp_path):
    exhibit = exhibit_of(tmp_path, (9, "pain", 7, 3), audience="funder")
    assert exhibit.sentence.startswith("Not released to a funder")
    assert (len(exhibit.table), exhibit.drawing, exhibit.notes) == (0, None, ())


@pytest.mark.parametrize("size", SIZES)
def test_every_size_is_a_figure_that_plotly_knows(tmp_path, size):
    assert drawn(exhibit_of(tmp_path, (9, "pain", 7, 3), (9, "msk", 30, 40)), size).data


def test_pairs_and_people_due_stand_in_every_row(tmp_path):
    exhibit = exhibit_of(tmp_path, (9, "pain", 7, 3), (6, "msk", 30, 40), phases=("P1",))
    figure = drawn(exhibit)
    assert list(figure.layout.yaxis.ticktext) == ["Review<br>6\u00a0pairs,\u00a015\u00a0due"]
    assert list(figure.layout.yaxis2.ticktext) == ["Review<br>9\u00a0pairs,\u00a015\u00a0due"]
