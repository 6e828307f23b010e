"""The pathway: each phase by its own schedule, and every kind of not having come told apart."""

from datetime import date

import pytest

from dashboard.exhibits.pathway import pathway
from tests.exhibits.advised import PARTS, advised
from tests.exhibits.tiny import SIZES, drawn, programme_of, shown, view_of

PEOPLE = (
    {"count": 5, "offered": "2020-03-02", "seen": "2020-04-01", "later": [("review", "2020-05-13", "attended")]},
    {"count": 2, "offered": "2020-03-02", "seen": "2020-04-01"},
    {"count": 3, "offered": "2020-03-02", "seen": "2020-04-01", "later": [("review", "", "did not attend")]},
    {"count": 1, "offered": "2020-03-02", "seen": "2020-04-01", "later": [("review", "", "not needed")]},
    {"count": 1, "offered": "2020-11-02", "seen": "2020-12-20"},
    {"count": 3, "offered": "2020-03-02", "accepted": "2020-03-09"},
    {"count": 4, "offered": "2020-03-02", "declined": "2020-03-09"},
    {"count": 2, "offered": "2020-12-20"},
    {"count": 1, "offered": "2020-03-02"},
)
SAID = ("stage", "reached", "not_needed", "not_yet", "lost", "unrecorded")


def test_each_stage_says_what_became_of_the_others(tmp_path):
    exhibit = pathway(view_of(programme_of(tmp_path, advised(*PEOPLE))))
    seen = 5 + 2 + 3 + 1 + 1
    offered = seen + 3 + 4 + 2 + 1
    assert shown(exhibit, *SAID) == [
        f"Offered | {offered} | 0 | 0 | 0 | 0",
        f"Accepted | {seen + 3} | 0 | 2 | 4 | 1",
        f"Seen: First visit | {seen} | 0 | 3 | 0 | 0",
        "Review | 5 | 1 | 1 | 3 | 2",
    ]
    assert exhibit.sentence == f"{seen} of {offered} people offered advice have been seen"


def test_who_accepted_and_left_unseen_is_not_to_come_yet(tmp_path):
    left = {"count": 28, "offered": "2020-03-02", "accepted": "2020-03-09", "left": "2020-04-09"}
    exhibit = pathway(view_of(programme_of(tmp_path, advised(*PEOPLE, left))))
    assert shown(exhibit, *SAID)[2] == "Seen: First visit | 12 | 0 | 3 | 28 | 0"
    assert any("accepted and left before being seen" in note for note in exhibit.notes)
    assert "Left, declined or missed" in [trace.name for trace in drawn(exhibit).data]


def test_two_phases_are_two_panels_with_their_own_steps(tmp_path):
    exhibit = pathway(view_of(programme_of(tmp_path, advised(
        *PEOPLE, {"count": 2, "site": "B", "phase": "P2", "offered": "2020-03-02", "seen": "2020-04-01"},
    ))))
    assert shown(exhibit, "phase", "stage")[-2:] == ["Phase 2 | Seen: Start", "Phase 2 | Close"]
    assert exhibit.sentence == "Phase 1: 12 of 22 offered advice were seen; Phase 2: 2 of 2"
    figure = drawn(exhibit)
    assert list(figure.layout.yaxis2.ticktext) == ["Offered", "Accepted", "Seen: Start", "Close"]
    assert [note.text for note in figure.layout.annotations] == ["<b>Phase 1</b>", "No visit recorded", "<b>Phase 2</b>"]


def test_a_step_nobody_is_recorded_at_may_be_missing_records(tmp_path):
    people = {"count": 3, "offered": "2020-03-02", "seen": "2020-04-01"}
    exhibit = pathway(view_of(programme_of(tmp_path, advised(people))))
    assert "No appointment is recorded at: Review" in exhibit.evidence
    assert shown(exhibit, *SAID)[-1] == "Review | No visit recorded | 0 | 0 | 0 | No visit recorded"


def test_where_anybody_came_to_a_step_the_records_of_the_others_are_missing(tmp_path):
    elsewhere = {"site": "B", "offered": "2020-03-02", "seen": "2020-04-01", "later": [("review", "2020-05-13", "attended")]}
    people = {"count": 3, "offered": "2020-03-02", "seen": "2020-04-01"}
    exhibit = pathway(view_of(programme_of(tmp_path, advised(people, elsewhere)), sites=("A",)))
    assert shown(exhibit, *SAID)[-1] == "Review | 0 | 0 | 0 | 0 | 3"
    assert not any("No appointment is recorded" in line for line in exhibit.evidence)


def test_who_missed_a_step_that_nobody_came_to_has_missed_it(tmp_path):
    people = {"count": 3, "offered": "2020-03-02", "seen": "2020-04-01", "later": [("review", "", "did not attend")]}
    exhibit = pathway(view_of(programme_of(tmp_path, advised(people))))
    assert shown(exhibit, *SAID)[-1] == "Review | 0 | 0 | 0 | 3 | 0"


def test_a_period_after_the_site_s_records_is_not_a_period_without_offers(tmp_path):
    late = "site_id|source|data_to\nA|jpa|2020-11-30\nB|jpa|2020-12-31"
    programme = programme_of(tmp_path, advised(*PEOPLE, freshness=late))
    after = {"first": date(2020, 12, 1), "last": date(2020, 12, 1)}
    exhibit = pathway(view_of(programme, sites=("A",), **after))
    assert exhibit.sentence == "No records of Joint Pain Advice in this period"
    assert exhibit.empty == "No records of Joint Pain Advice in this period. Choose another period."
    assert pathway(view_of(programme, sites=("B",), **after)).sentence == "No offers of Joint Pain Advice in this period"


def test_a_training_site_is_not_offered_advice(tmp_path):
    exhibit = pathway(view_of(programme_of(tmp_path, advised(*PEOPLE)), sites=("C",)))
    assert (exhibit.sentence, exhibit.drawing, len(exhibit.table)) == ("Joint Pain Advice is not offered here", None, 0)


def test_a_site_of_advice_without_offers_has_none_in_this_period(tmp_path):
    exhibit = pathway(view_of(programme_of(tmp_path, advised(*PEOPLE)), sites=("B",)))
    assert exhibit.sentence == "No offers of Joint Pain Advice in this period"


def test_three_phases_are_summed_in_the_sentence(tmp_path):
    phases = "phase_id|project_code|name|position\nP1|JPA|First|1\nP2|JPA|Second|2\nP3|JPA|Third|3"
    steps = "step_id|phase_id|name|position\none|P1|Visit|1\nstart|P2|Visit|1\nthird|P3|Visit|1"
    exhibit = pathway(view_of(programme_of(tmp_path, advised(
        {"offered": "2020-03-02", "seen": "2020-03-03"}, {"offered": "2020-03-02", "phase": "P2", "site": "B"},
        {"offered": "2020-03-02", "phase": "P3"}, phase=phases, jpa_step=steps, site_phase=PARTS + "\nA|P3",
    ))))
    assert exhibit.sentence == "1 of 3 people offered advice has been seen in 3 phases"


@pytest.mark.parametrize("size", SIZES)
def test_every_size_is_a_figure_that_plotly_knows(tmp_path, size):
    assert drawn(pathway(view_of(programme_of(tmp_path, advised(*PEOPLE)))), size).data


def test_a_funder_is_told_that_it_is_not_released(tmp_path):
    exhibit = pathway(view_of(programme_of(tmp_path, advised(*PEOPLE)), audience="funder"))
    assert (exhibit.sentence, len(exhibit.table)) == ("Not released to a funder", 0)
