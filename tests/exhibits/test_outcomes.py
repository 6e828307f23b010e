"""Outcomes: change observed, its cause not shown; better is declared by the instrument, not by the direction."""

from datetime import date

import pytest

from dashboard.exhibits.outcomes import outcome_coverage, outcomes
from tests.exhibits.advised import advised
from tests.exhibits.tiny import SIZES, drawn, programme_of, shown, view_of

INSTRUMENTS = """
    instrument_id | name          | scale_min | scale_max | higher_is_better | meaningful_change
    pain          | Pain          | 0         | 10        | 0                | 2
    msk           | MSK-HQ        | 0         | 56        | 1                | 5.5
    days          | Active days   | 0         | 7         | 1                | -
"""


def scored(*rows, **rest):
    """So many people with these scores on an instrument at the first visit and at the review."""
    return tuple(
        {"count": count, "offered": "2020-03-02", "seen": "2020-04-01", "scores": [(name, first, "review", later)], **rest}
        for count, name, first, later in rows
    )


def programme(tmp_path, *rows, **rest):
    return programme_of(tmp_path, advised(*scored(*rows, **rest), instrument=INSTRUMENTS))


def test_less_pain_is_better_and_more_of_it_worse(tmp_path):
    exhibit = outcomes(view_of(programme(
        tmp_path, (8, "pain", 7, 5), (1, "pain", 7, 6), (8, "msk", 30, 25), (1, "msk", 30, 24),
    )))
    assert shown(exhibit, "instrument", "pairs", "mean_change", "direction", "way") == [
        f"MSK-HQ | 9 | −{(8 * 5 + 6) / 9:.2f} | fell | worse", f"Pain | 9 | −{(8 * 2 + 1) / 9:.2f} | fell | better",
    ]
    assert exhibit.sentence == "1 of 2 mean scores improved, 1 worsened; without a comparison group no cause is shown"


def test_the_sentence_accounts_for_every_mean_score(tmp_path):
    exhibit = outcomes(view_of(programme(
        tmp_path, (8, "pain", 7, 5), (1, "pain", 7, 6), (4, "msk", 30, 36), (4, "msk", 36, 30), (4, "days", 2, 5),
    )))
    assert exhibit.sentence == (
        "1 of 3 mean scores improved, 1 showed no clear change, 1 had too few pairs to say; "
        "without a comparison group no cause is shown"
    )
    assert "The same people stand in several rows, and each row’s interval stands alone." in exhibit.notes[0]


def test_due_seen_and_scored_stand_beside_the_pairs(tmp_path):
    tables = advised(
        *scored((9, "pain", 7, 5), later=[("review", "2020-05-13", "attended")]),
        {"count": 4, "offered": "2020-03-02", "seen": "2020-04-01"}, instrument=INSTRUMENTS,
    )
    everything, period = programme_of(tmp_path, tables), {"first": date(2020, 1, 1), "last": date(2020, 12, 1)}
    exhibit = outcomes(view_of(everything))
    assert shown(exhibit, "due", "seen", "scored", "pairs") == ["13 | 9 | 9 | 9"]
    assert list(drawn(exhibit).layout.yaxis.ticktext) == ["Review · Phase 1<br>9\u00a0pairs,\u00a013\u00a0due"]
    within = outcomes(view_of(everything, **period))
    assert shown(within, "due", "scored", "pairs") == ["By month of offer: see below | By month of offer: see below | 9"]


def test_a_score_outside_the_scale_is_left_out_and_said(tmp_path):
    exhibit = outcomes(view_of(programme(tmp_path, (8, "pain", 7, 5), (1, "pain", 7, 55), (1, "pain", -1, 5))))
    assert shown(exhibit, "pairs", "mean_change") == ["8 | −2.00"]
    assert "Scores outside the scale are left out: Pain (0 to 10)" in exhibit.evidence


def test_where_every_pair_is_outside_the_scale_it_says_so(tmp_path):
    exhibit = outcomes(view_of(programme(tmp_path, (8, "pain", 70, 50))))
    assert (exhibit.sentence, exhibit.drawing) == ("No scores on their scales to compare", None)
    assert exhibit.empty == "Every pair has a score outside its scale: Pain (0 to 10). Correct the scores, or the scale."


def test_where_everybody_changed_alike_there_is_a_word_in_place_of_the_range(tmp_path):
    exhibit = outcomes(view_of(programme(tmp_path, (9, "pain", 7, 7))))
    assert shown(exhibit, "mean_change", "direction") == ["0.00 | no clear change"]
    assert all(cell for cell in shown(exhibit, "low", "high"))
    assert "nan" not in str(drawn(exhibit)).lower()


def test_every_sentence_says_that_there_is_no_comparison(tmp_path):
    for number, rows in enumerate([[(8, "pain", 7, 5)], [(4, "pain", 7, 5), (4, "pain", 5, 7)], [(3, "pain", 7, 5)]]):
        folder = tmp_path / str(number)
        folder.mkdir()
        exhibit = outcomes(view_of(programme(folder, *rows)))
        assert exhibit.sentence.endswith("without a comparison group no cause is shown")
        assert "No comparison group: change was observed; its cause is not shown" in exhibit.evidence


def test_each_instrument_has_its_own_axis_and_says_which_way_is_better(tmp_path):
    figure = drawn(outcomes(view_of(programme(tmp_path, (8, "pain", 7, 5), (8, "msk", 30, 36)))))
    titles = [note.text for note in figure.layout.annotations if note.text and "better" in note.text]
    assert titles == ["<b>MSK-HQ, 0 to 56, higher is better</b>", "<b>Pain, 0 to 10, lower is better</b>"]
    assert {trace.xaxis for trace in figure.data} == {"x", "x2"}


def test_fewer_than_five_pairs_are_withheld_with_all_that_is_said_of_them(tmp_path):
    exhibit = outcomes(view_of(programme(tmp_path, (4, "pain", 7, 5))))
    assert set(shown(exhibit, "pairs", "mean_change", "way")) == {" | ".join(["Fewer than 5 pairs"] * 3)}


def test_a_phase_is_named_where_several_have_a_schedule(tmp_path):
    rows = programme(tmp_path, (5, "pain", 7, 5))
    both, first = (outcomes(view_of(rows, phases=phases)) for phases in ((), ("P1",)))
    assert (shown(both, "row"), shown(first, "row")) == (["Review · Phase 1"], ["Review"])


def test_coverage_says_who_is_due_and_has_no_score(tmp_path):
    tables = advised(
        *scored((6, "pain", 7, 5)), {"count": 4, "offered": "2020-03-02", "seen": "2020-04-01"}, instrument=INSTRUMENTS,
    )
    exhibit = outcome_coverage(view_of(programme_of(tmp_path, tables)))
    assert shown(exhibit, "instrument", "due", "scored", "paired", "unscored", "coverage") == ["Pain | 10 | 6 | 6 | 4 | 60%"]
    assert exhibit.sentence == "6 of 10 people due have both scores"
    assert [trace.name for trace in drawn(exhibit).data] == ["Both scores", "Later score only", "No later score"]


def test_scores_without_any_visit_recorded_are_not_of_nobody_seen(tmp_path):
    exhibit = outcome_coverage(view_of(programme(tmp_path, (6, "pain", 7, 5))))
    assert shown(exhibit, "due", "seen", "scored") == ["6 | No visit recorded | 6"]
    visits = programme(tmp_path, (6, "pain", 7, 5), later=[("review", "2020-05-13", "attended")])
    assert shown(outcome_coverage(view_of(visits)), "due", "seen", "scored") == ["6 | 6 | 6"]


def test_coverage_of_several_instruments_is_a_span(tmp_path):
    exhibit = outcome_coverage(view_of(programme(tmp_path, (6, "pain", 7, 5), (4, "msk", 30, 36))))
    assert exhibit.sentence == "40% to 60% of people due have both scores, by measure and step"


def test_coverage_short_of_everybody_is_not_rounded_to_it(tmp_path):
    nobody = {"count": 1, "offered": "2020-03-02", "seen": "2020-04-01"}
    tables = advised(*scored((300, "pain", 7, 5), (301, "msk", 30, 36)), nobody, instrument=INSTRUMENTS)
    tables["outcome"] += "".join(f"\nN{number}|pain|{step}|2020-04-01|5" for number in range(301, 601) for step in ("one", "review"))
    exhibit = outcome_coverage(view_of(programme_of(tmp_path, tables)))
    assert exhibit.sentence == "50% to >99% of people due have both scores, by measure and step"


def test_one_person_of_few_has_both_scores(tmp_path):
    people = [{"count": 4, "offered": "2020-03-02", "seen": "2020-04-01"}, *scored((1, "pain", 7, 5))]
    exhibit = outcome_coverage(view_of(programme_of(tmp_path, advised(*people, instrument=INSTRUMENTS))))
    assert exhibit.sentence == "1 of 5 people due have both scores"


@pytest.mark.parametrize(("make", "words"), [
    (outcomes, "No scores from both a first appointment and a later one yet"), (outcome_coverage, "No later scores are due yet"),
])
def test_without_scores_nothing_is_drawn(tmp_path, make, words):
    exhibit = make(view_of(programme_of(tmp_path, advised({"offered": "2020-03-02"}))))
    assert (exhibit.sentence, exhibit.drawing) == (words, None)


@pytest.mark.parametrize("make", [outcomes, outcome_coverage])
@pytest.mark.parametrize("size", SIZES)
def test_every_size_is_a_figure_that_plotly_knows(tmp_path, make, size):
    assert drawn(make(view_of(programme(tmp_path, (8, "pain", 7, 5), (8, "msk", 30, 36)))), size).data
