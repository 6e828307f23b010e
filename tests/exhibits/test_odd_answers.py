"""Odd answers on the Confidence page: each has a word on screen, none a wrong number."""

import re

import pytest

from dashboard.exhibits import confidence, confidence_by_site, follow_up, followed_up, same_people, statistical_detail
from dashboard.table import written
from tests.exhibits.surveys import answered
from tests.exhibits.test_same_people import followed
from tests.exhibits.tiny import SIZES, drawn, programme_of, shown, view_of

FIGURES = (
    confidence.shift_by_question, confidence.rose_stayed_fell, confidence.start_and_end, statistical_detail.statistical_detail,
    confidence_by_site.shift_by_site, follow_up.follow_up, follow_up.looking_back, same_people.same_people,
    followed_up.followed_up_or_not,
)
PAIRED = FIGURES[:6]
NO_NUMBER = re.compile(r"\b(nan|inf|none)\b")


def everything_said(exhibit):
    kinds = [column.kind for column in exhibit.table.columns]
    cells = [written(cell, kind) for row in exhibit.table.rows for cell, kind in zip(row, kinds, strict=True)]
    return " | ".join([exhibit.sentence, exhibit.alternative, *exhibit.evidence, *exhibit.notes, *cells])


def drawn_numbers(exhibit):
    if exhibit.drawing is None:
        return []
    return [value for size in SIZES for trace in drawn(exhibit, size).data for way in (trace.x, trace.y) for value in way or ()]


ODD = {
    "nobody": {"site_phase": "site_id|phase_id\nA|P"},
    "one pair": answered((1, "A", "q1", 2, 6)),
    "all scored alike": answered((9, "A", "q1", 5, 5)),
    "all moved alike": answered((9, "A", "q1", 5, 6)),
    "all at the top": answered((9, "A", "q1", 10, 10), (1, "A", "q1", 10, 9)),
    "nobody answered both": answered((9, "A", "q1", 5, 6, "after", "3 months")),
    "all off the scale": answered((9, "A", "q1", 5, 77)),
    "followed without moving": followed((9, "q1", 5, 5, 5, 5)),
}


@pytest.mark.parametrize("make", FIGURES, ids=lambda make: make.__name__)
@pytest.mark.parametrize("odd", ODD)
def test_no_figure_shows_what_is_not_a_number_or_nothing_without_a_word(tmp_path, odd, make):
    exhibit = make(view_of(programme_of(tmp_path, ODD[odd])))
    assert exhibit.sentence and not NO_NUMBER.search(everything_said(exhibit))
    assert all(value is None or value == value and abs(value) < 1000 for value in drawn_numbers(exhibit))
    assert (exhibit.drawing is not None or exhibit.form == "table") if len(exhibit.table) else exhibit.empty


@pytest.mark.parametrize("make", PAIRED[:-1], ids=lambda make: make.__name__)
def test_scores_off_the_scale_are_left_out_and_told(tmp_path, make):
    clean, odd = tmp_path / "clean", tmp_path / "odd"
    clean.mkdir(), odd.mkdir()
    pairs = (6, "A", "q1", 2, 6), (3, "A", "q1", 5, 5)
    without = make(view_of(programme_of(clean, answered(*pairs))))
    exhibit = make(view_of(programme_of(odd, answered(*pairs, (2, "A", "q1", 3, 77), (1, "A", "q1", -1, 8)))))
    assert "3 answers off the question’s scale left out" in exhibit.evidence
    assert (exhibit.table, exhibit.sentence) == (without.table, without.sentence)
    assert not any("off the question" in words for words in without.evidence)


def test_two_scales_in_one_construct_are_never_averaged(tmp_path):
    tables = answered((9, "A", "q1", 2, 6), (9, "A", "w1", 2, 3))
    tables["question"] = tables["question"].replace("awareness ", "confidence")
    view = view_of(programme_of(tmp_path, tables))
    assert shown(confidence.start_and_end(view), "question", "scale", "mean_after") == [
        "All confidence questions | 0 to 10 | 6.0", "Setting goals | 0 to 10 | 6.0",
        "All confidence questions | 1 to 5 | 3.0", "Knowing services | 1 to 5 | 3.0",
    ]
    assert confidence.start_and_end(view).sentence == (
        "Mean confidence was 2.0 before and 6.0 after on a scale of 0 to 10 (9 pairs), "
        "and 2.0 before and 3.0 after on a scale of 1 to 5 (9 pairs)"
    )
    assert shown(confidence_by_site.shift_by_site(view), "scale", "mean_change") == ["0 to 10 | +4.00", "1 to 5 | +1.00"]


def test_where_all_moved_alike_the_missing_range_has_a_word(tmp_path):
    exhibit = confidence.shift_by_question(view_of(programme_of(tmp_path, ODD["all moved alike"])))
    assert shown(exhibit, "mean_change", "low", "high", "direction") == [
        "+1.00 | None: all changed alike | None: all changed alike | rose",
    ]


def test_where_all_stayed_there_is_no_clear_change(tmp_path):
    exhibit = confidence.shift_by_question(view_of(programme_of(tmp_path, ODD["all scored alike"])))
    assert exhibit.sentence == "No clear change in confidence on 1 of 1 question"
