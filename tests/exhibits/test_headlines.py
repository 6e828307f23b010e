"""The headline figures say what was done, of how many, and where that stands against the plan."""

from datetime import date

import pytest

from dashboard.exhibits.headlines import complex_cases, more_confident, took_up_advice, training_completed
from tests.exhibits.surveys import answered
from tests.exhibits.tiny import SIZES, drawn, programme_of, shown, view_of

TRAINEES = """
    trainee_id | site_id | enrolled_on | completed_on | withdrawn_on
    t1         | A       | 2020-01-10  | 2020-02-10   | -
    t2         | A       | 2020-01-10  | 2020-03-10   | -
    t3         | A       | 2020-02-10  | -            | 2020-03-01
    t4         | B       | 2020-02-10  | 2020-03-20   | -
    t5         | B       | 2020-03-10  | -            | -
"""
SITES = "site_id|phase_id\nA|P\nB|P"
PLANNED = """
    site_id | phase_id | measure            | owner | due_on     | value | adopted_on
    A       | P        | training_completed | plan  | 2020-03-31 | 4     | 2020-01-01
    A       | P        | training_completed | plan  | 2020-12-31 | 10    | 2020-01-01
    A       | P        | training_completed | funder| 2020-03-31 | 99    | 2020-01-01
    B       | P        | training_completed | plan  | 2020-12-31 | 2     | 2020-01-01
"""
TO_MARCH = """
    site_id | source   | data_to
    A       | training | 2020-03-31
    B       | training | 2020-03-31
"""
OFFERS = """
    participant_id | site_id | phase_id | offered_on | accepted_on | declined_on
    p1             | A       | one      | 2020-01-10 | 2020-01-11  | -
    p2             | A       | one      | 2020-02-10 | -           | 2020-02-12
    p3             | A       | one      | 2020-02-11 | 2020-02-12  | -
    p4             | A       | one      | 2020-03-20 | -           | -
"""
ADVICE = {
    "phase": "phase_id|project_code|name\none|JPA|Phase 1\nP|TIPS|Pilot",
    "jpa_step": "step_id|phase_id\nfirst|one",
    "site_phase": "site_id|phase_id\nA|one\nB|P",
    "participant": OFFERS,
    "appointment": """
        appointment_id | participant_id | step_id | seen_on    | outcome
        a1             | p1             | first   | 2020-02-01 | attended
        a3             | p3             | first   | 2020-02-20 | attended
    """,
    "freshness": "site_id|source|data_to\nA|jpa|2020-03-31",
    "target": """
        site_id | phase_id | measure         | owner | due_on     | value | adopted_on
        A       | one      | advice_taken_up | plan  | 2020-03-31 | 4     | 2020-01-01
    """,
}


def training(folder, targets=PLANNED, freshness=TO_MARCH, **selection):
    programme = programme_of(
        folder, {"site_phase": SITES, "trainee": TRAINEES, "target": targets, "freshness": freshness}
    )
    return training_completed(view_of(programme, **selection))


def test_training_is_counted_to_date_month_by_month(tmp_path):
    exhibit = training(tmp_path)
    assert shown(exhibit, "month", "completed", "enrolled", "withdrew") == [
        "Jan 2020 | 0 | 2 | 0",
        "Feb 2020 | 1 | 4 | 1",
        "Mar 2020 | 3 | 5 | 1",
    ]
    assert exhibit.sentence == "3 of 5 people enrolled have completed training"
    assert (exhibit.headline.figure, exhibit.headline.of) == ("3", "of 5 enrolled")


def test_the_plan_is_the_sum_of_the_sites_and_leaves_the_funder_s_targets_out(tmp_path):
    headline = training(tmp_path).headline
    assert headline.notes == ("1 withdrew · plan to date 4",)  # A 4 whole, B 2 * 90 / 365 days: 4 + 0.5, in whole people
    assert headline.status == "1 behind plan to date"
    assert headline.share == pytest.approx(3 / (10 + 2))
    assert headline.tick == pytest.approx(4 / (10 + 2))


def test_a_site_is_held_to_the_plan_of_its_own_date(tmp_path):
    late = "site_id|source|data_to\nA|training|2020-02-15\nB|training|2020-03-31"
    exhibit = training(tmp_path, freshness=late, targets=PLANNED.replace("2020-03-31 | 4 ", "2020-02-15 | 4 "))
    assert shown(exhibit, "month", "completed", "plan", "incomplete")[1:] == [
        "Feb 2020 | 1 | 4 | yes",
        "Mar 2020 | 2 | 4 | yes",
    ]
    assert "A to 15 Feb 2020" in " ".join(exhibit.evidence).replace("name", "A")


def test_without_a_plan_the_bar_is_of_those_enrolled(tmp_path):
    headline = training(tmp_path, targets=PLANNED.splitlines()[1]).headline
    assert (headline.status, headline.tick, headline.share) == ("No plan recorded", None, 3 / 5)


def test_where_one_site_has_no_plan_only_the_other_is_held_to_its_own(tmp_path):
    only_b = "\n".join([PLANNED.splitlines()[1], "B|P|training_completed|plan|2020-03-31|1|2020-01-01"])
    headline = training(tmp_path, targets=only_b).headline
    assert (headline.figure, headline.status, headline.share, headline.tick) == ("3", "On plan", 1, 1)
    assert headline.notes[-1] == "1 withdrew · 1 of 1 planned, at sites with a plan"


def test_a_period_that_starts_later_still_counts_from_the_start(tmp_path):
    exhibit = training(tmp_path, first=date(2020, 3, 1))
    assert shown(exhibit, "month", "completed") == ["Mar 2020 | 3"]


def test_a_period_that_ends_earlier_counts_up_to_its_end(tmp_path):
    exhibit = training(tmp_path, last=date(2020, 2, 1))
    assert (exhibit.headline.figure, exhibit.headline.of) == ("1", "of 4 enrolled")


def test_who_withdrew_after_a_period_has_withdrawn_since(tmp_path):
    assert training(tmp_path, last=date(2020, 2, 1)).headline.notes[0].startswith("1 withdrew since · ")


def test_nobody_enrolled_is_said(tmp_path):
    exhibit = training_completed(
        view_of(programme_of(tmp_path, {"site_phase": SITES, "trainee": TRAINEES}), project="JPA")
    )
    assert exhibit.sentence in ("Nobody is enrolled in training here yet", "No training records in this period")


def test_complex_cases_stand_beside_the_sessions_they_were_discussed_in(tmp_path):
    exhibit = complex_cases(
        view_of(
            programme_of(
                tmp_path,
                {
                    "site_phase": SITES,
                    "mentoring": """
                    site_id | phase_id | held_on    | attended | complex_cases
                    A       | P        | 2020-01-15 | 4        | 2
                    B       | P        | 2020-02-15 | 5        | 3
                    B       | P        | 2020-02-20 | 5        | 0
                """,
                    "target": """
                    site_id | phase_id | measure       | owner | due_on     | value | adopted_on
                    B       | P        | complex_cases | plan  | 2020-12-31 | 3     | 2020-01-01
                """,
                },
            )
        )
    )
    assert exhibit.sentence == "5 complex cases discussed in 3 mentoring sessions"
    assert (exhibit.headline.figure, exhibit.headline.of, exhibit.headline.status) == (
        "5",
        "in 3 mentoring sessions",
        "On plan",
    )
    assert exhibit.headline.share == 3 / 3  # of the site with a plan
    assert exhibit.headline.notes[-1] == "3 of 3 planned, at sites with a plan"


def test_uptake_leaves_the_undecided_beside_it_and_is_held_to_a_plan_of_people(tmp_path):
    exhibit = took_up_advice(view_of(programme_of(tmp_path, ADVICE)))
    assert shown(exhibit, "month", "offered", "undecided", "seen", "share", "seen_to_date") == [
        "Jan 2020 | 1 | 0 | 1 | 100% | 1",
        "Feb 2020 | 2 | 0 | 1 | 50% | 2",
        "Mar 2020 | 1 | 1 | 0 | No offers decided | 2",
    ]
    assert exhibit.sentence == "2 of 3 people offered Joint Pain Advice came to a first appointment; 1 more not decided yet"
    headline = exhibit.headline
    assert (headline.figure, headline.of, headline.status) == ("67%", "2 of 3 offered", "2 behind plan to date")
    assert headline.notes == ("1 more not decided yet · plan to date 4",)


def test_uptake_of_part_of_the_time_has_no_mark_for_the_whole_plan(tmp_path):
    headline = took_up_advice(view_of(programme_of(tmp_path, ADVICE), first=date(2020, 2, 1))).headline
    assert (headline.of, headline.tick, headline.status) == ("1 of 2 offered", None, "2 behind plan to date")


def test_advice_is_not_offered_where_no_phase_has_appointments(tmp_path):
    exhibit = took_up_advice(view_of(programme_of(tmp_path, ADVICE), sites=("B",)))
    assert exhibit.sentence == "Joint Pain Advice is not offered at the selected sites"
    assert (exhibit.headline.figure, exhibit.drawing) == ("–", None)


def test_a_funder_sees_no_count_of_participants(tmp_path):
    exhibit = took_up_advice(view_of(programme_of(tmp_path, ADVICE), audience="funder"))
    assert (exhibit.sentence, len(exhibit.table), exhibit.drawing) == ("Not released to a funder", 0, None)
    assert "Nobody" not in exhibit.empty
    assert (exhibit.headline.figure, exhibit.headline.of, exhibit.headline.status) == ("–", "not released", "")


def test_more_confident_counts_who_rose_of_who_answered_both_times(tmp_path):
    exhibit = more_confident(view_of(programme_of(tmp_path, answered((6, "A", "q1", 3, 5), (2, "A", "q1", 5, 5)))))
    assert exhibit.sentence == "6 of 8 people were more confident after training than before"
    low, high = exhibit.headline.interval
    assert (round(low, 3), round(high, 3)) == (0.409, 0.929)  # Wilson, 6 of 8
    assert exhibit.headline.notes[0] == "95% range 41–93%"


def test_where_lower_is_better_more_confident_is_who_fell(tmp_path):
    tables = answered((5, "A", "q1", 6, 2), (1, "A", "q1", 2, 6))
    tables["question"] = tables["question"].replace(
        "10        | 1                | 1", "10        | 0                | 1"
    )
    assert more_confident(view_of(programme_of(tmp_path, tables))).headline.figure == "83%"  # 5 of 6


def test_fewer_than_five_pairs_are_withheld(tmp_path):
    exhibit = more_confident(view_of(programme_of(tmp_path, answered((4, "A", "q1", 3, 5)))))
    assert (exhibit.headline.figure, exhibit.headline.of) == ("–", "fewer than 5 people")
    assert "4" not in shown(exhibit, "people", "more", "share")[0]


def test_people_of_phases_with_different_scales_are_added_up_but_their_scales_are_not(tmp_path):
    tables = answered((6, "A", "q1", 3, 5), (5, "B", "w1", 3, 2))
    tables["question"] = tables["question"].replace("awareness ", "confidence")
    tables["site_phase"] = "site_id|phase_id\nA|P\nB|Q"
    tables["phase"] = "phase_id|project_code|name\nP|TIPS|Pilot\nQ|JPA|Phase 1"
    lines = tables["trainee"].splitlines()
    tables["trainee"] = "\n".join(
        [f"{lines[0]}|phase_id", *(f"{line}|{'P' if '|A' in line else 'Q'}" for line in lines[1:])]
    )
    exhibit = more_confident(view_of(programme_of(tmp_path, tables)))
    assert shown(exhibit, "phase", "scale", "people", "more") == [
        "All selected | 2 scales, never averaged | 11 | 6",
        "Phase 1 | 1–5 | 5 | 0",
        "Pilot | 0–10 | 6 | 6",
    ]


def test_a_phase_that_asks_on_two_scales_has_no_total_of_people(tmp_path):
    tables = answered((6, "A", "q1", 3, 5), (5, "A", "w1", 3, 4))
    tables["question"] = tables["question"].replace("awareness ", "confidence")
    exhibit = more_confident(view_of(programme_of(tmp_path, tables)))
    assert shown(exhibit, "people")[0] == "Asked on several scales"
    assert exhibit.sentence == "More confident after training: asked on several scales"


@pytest.mark.parametrize("size", SIZES)
def test_every_headline_can_be_drawn_for_a_picture(tmp_path, size):
    programme = programme_of(tmp_path, {**ADVICE, **answered((6, "B", "q1", 3, 5)), "site_phase": ADVICE["site_phase"]})
    assert len(drawn(took_up_advice(view_of(programme)), size).data) > 1
    assert [list(trace.x) for trace in drawn(more_confident(view_of(programme)), size).data][1] == [1.0]
