"""How each site is doing: by name within project, every gap with its own words, nothing of fewer than five people."""

from datetime import date

import pytest

from dashboard.exhibits.sites import sites
from tests.exhibits.surveys import answered
from tests.exhibits.tiny import SIZES, drawn, programme_of, shown, view_of

PLACES = {
    "project": "project_code|name\nTIPS|Training\nJPA|Advice",
    "phase": "phase_id|project_code|name|position\nP|TIPS|Pilot|1\none|JPA|Phase 1|1",
    "site": "site_id|name|setting\nA|Zeal|ward\nB|Bexley|clinic\nC|Croydon|charity",
    "site_phase": "site_id|phase_id\nA|P\nB|one\nC|P\nC|one",
    "jpa_step": "step_id|phase_id|position\nfirst|one|1\nlater|one|2",
}
STORY = {
    "target": """
        site_id | phase_id | measure            | owner | due_on     | value | adopted_on
        A       | P        | training_completed | plan  | 2020-12-31 | 3     | 2020-01-01
    """,
    "participant": """
        participant_id | site_id | phase_id | offered_on | accepted_on | declined_on
        p1             | C       | one      | 2020-01-10 | 2020-01-11  | -
        p2             | C       | one      | 2020-02-10 | -           | 2020-02-12
        p3             | B       | one      | 2020-12-20 | -           | -
    """,
    "appointment": "appointment_id|participant_id|step_id|seen_on|outcome\na1|p1|first|2020-02-01|attended",
    "mentoring": "site_id|phase_id|held_on|attended\nA|P|2020-01-15|4\nA|P|2020-06-15|4",
    "achievement": """
        achievement_id | site_id | phase_id | achieved_on | title
        x              | A       | P        | 2020-03-01  | First cohort done
        y              | A       | -        | 2020-05-01  | Second <cohort> done
        z              | -       | -        | 2020-06-01  | Programme's own
    """,
}


def programme(folder, *groups, **tables):
    surveys = answered(*groups) if groups else {}
    return programme_of(folder, {**surveys, **PLACES, **STORY, **tables})


def test_sites_are_listed_by_name_within_project(tmp_path):
    exhibit = sites(view_of(programme(tmp_path)))
    assert shown(exhibit, "site", "setting") == [
        "Bexley | JPA · clinic",
        "Croydon | JPA and TIPS · charity",
        "Zeal | TIPS · ward",
    ]


def test_what_is_shown_as_plan_is_what_a_site_is_judged_by(tmp_path):
    target = "site_id|phase_id|measure|owner|due_on|value|adopted_on\nA|P|training_completed|plan|2020-12-31|{}|2020-01-01"
    for value, said in (("0.97", "0 | On plan"), ("1.46", "1 | 1 behind"), ("1.97", "1 | 1 behind")):
        (folder := tmp_path / value).mkdir()
        exhibit = sites(view_of(programme(folder, target=target.format(value))))
        assert shown(exhibit, "plan", "status")[-1] == said


def test_a_project_selected_leaves_the_other_s_part_out(tmp_path):
    exhibit = sites(view_of(programme(tmp_path), project="TIPS"))
    assert shown(exhibit, "site", "setting", "uptake") == [
        "Croydon | TIPS · charity | Not offered here",
        "Zeal | TIPS · ward | Not offered here",
    ]


def test_training_is_held_to_the_plan_and_said(tmp_path):
    exhibit = sites(view_of(programme(tmp_path, (2, "A", "q1", 3, 5))))
    assert shown(exhibit, "completed", "enrolled", "plan", "status")[2] == "0 | 2 | 3 | 3 behind"
    assert (
        shown(exhibit, "completed", "plan", "status")[0]
        == "No training here yet | No plan recorded | No training here yet"
    )
    assert exhibit.sentence == "Training is behind plan at Zeal"


def test_the_shift_is_the_mean_change_with_its_range_and_scale(tmp_path):
    exhibit = sites(view_of(programme(tmp_path, (3, "A", "q1", 3, 5), (2, "A", "q1", 3, 4), (4, "C", "q1", 3, 5))))
    assert shown(exhibit, "change", "change_low", "change_high", "pairs", "scale") == [
        "No pairs yet | No pairs yet | No pairs yet | No pairs yet | No pairs yet",
        "Fewer than 5 pairs | – | – | Fewer than 5 pairs | a 0–10 scale",
        "+1.60 | +0.92 | +2.28 | 5 | a 0–10 scale",  # mean of 2 2 2 1 1; t of 4 degrees of freedom 2.776 * 0.548 / sqrt(5)
    ]
    assert "1 site withheld as too small" in exhibit.evidence


def test_a_site_asked_on_two_scales_has_no_single_shift(tmp_path):
    tables = answered((6, "A", "q1", 3, 5), (5, "A", "w1", 3, 4))
    tables["question"] = tables["question"].replace("awareness ", "confidence")
    exhibit = sites(view_of(programme_of(tmp_path, {**tables, **PLACES, **STORY})))
    assert shown(exhibit, "change")[2] == "On several scales: see Confidence"


def test_uptake_says_why_it_is_missing(tmp_path):
    exhibit = sites(view_of(programme(tmp_path)))
    assert shown(exhibit, "uptake", "uptake_low", "uptake_high") == [
        "None decided yet | None decided yet | None decided yet",
        "50% | 9% | 91%",
        "Not offered here | Not offered here | Not offered here",
    ]
    later = sites(view_of(programme(tmp_path), first=date(2020, 6, 1)))
    assert shown(later, "uptake")[1] == "No offers"


def test_mentoring_and_the_latest_achievement_stand_beside_it(tmp_path):
    assert (
        shown(sites(view_of(programme(tmp_path))), "mentoring_sessions", "latest_achievement")[2]
        == "2 | Second <cohort> done"
    )
    spring = sites(view_of(programme(tmp_path), last=date(2020, 3, 1)))
    assert shown(spring, "mentoring_sessions", "latest_achievement") == [
        "None recorded | None recorded",
        "None recorded | None recorded",
        "1 | First cohort done",
    ]


def test_seven_pairs_are_too_few_for_a_full_circle(tmp_path):
    for number, (pairs, words, colour) in enumerate(((6, "too few to say", "#FFFFFF"), (7, "rose", "#005EB8"))):
        (folder := tmp_path / str(number)).mkdir()
        exhibit = sites(view_of(programme(folder, (pairs, "A", "q1", 3, 5), (1, "A", "q1", 3, 6)), sites=("A",)))
        assert shown(exhibit, "pairs", "direction") == [f"{pairs + 1} | {words}"]
        dots = [trace for trace in drawn(exhibit).data if getattr(trace, "mode", "") == "markers+text"]
        assert dots[0].marker.color[-1] == colour


def test_a_period_without_records_has_neither_zeros_nor_a_plan_that_is_met(tmp_path):
    exhibit = sites(view_of(programme(tmp_path), first=date(2022, 1, 1)))
    assert exhibit.sentence == "No training records in this period"
    gap = "No records in this period"
    assert shown(exhibit, "completed", "plan", "status", "uptake", "mentoring_sessions")[1] == " | ".join([gap] * 5)


def test_a_site_whose_records_end_before_the_period_is_a_gap_beside_the_others(tmp_path):
    late = "site_id|source|data_to\nC|jpa|2020-06-30\nA|training|2020-05-31"
    exhibit = sites(view_of(programme(tmp_path, freshness=late), first=date(2020, 12, 1)))
    assert shown(exhibit, "site", "uptake", "mentoring_sessions") == [
        "Bexley | None decided yet | None recorded",
        "Croydon | No records in this period | None recorded",
        "Zeal | Not offered here | No records in this period",
    ]


def test_records_are_the_surveys_and_scores_due_that_are_there(tmp_path):
    trainees = [f"t{at}|A|P|2020-01-10|2020-03-01" for at in range(5)]
    answers = [f"t{at}|q1|before|2020-01-10|3" for at in range(5)] + [f"t{at}|q1|after|2020-03-02|5" for at in range(4)]
    scores = "participant_id|instrument_id|step_id|scored_on|value\n" + "\n".join(
        f"p{at}|pain|later|2020-04-01|3" for at in range(3)
    )
    people = "\n".join(f"p{at}|C|one|2020-01-10|2020-01-11" for at in range(6))
    seen = [f"f{at}|p{at}|first|2020-02-01|attended" for at in range(6)]
    seen += [f"l{at}|p{at}|later|2020-04-01|{'attended' if at < 5 else 'did not attend'}" for at in range(6)]
    exhibit = sites(
        view_of(
            programme(
                tmp_path,
                question="question_id|construct|scale_max\nq1|confidence|10",
                occasion="occasion_id|due_after_days\nbefore|0\nafter|14",
                trainee="\n".join(["trainee_id|site_id|phase_id|enrolled_on|completed_on", *trainees]),
                answer="\n".join(["trainee_id|question_id|occasion_id|answered_on|score", *answers]),
                participant=f"participant_id|site_id|phase_id|offered_on|accepted_on\n{people}",
                appointment="\n".join(["appointment_id|participant_id|step_id|seen_on|outcome", *seen]),
                outcome=scores,
            )
        )
    )
    assert shown(exhibit, "site", "records_complete", "records_received", "records_due") == [
        "Bexley | None due yet | None due yet | 0",
        "Croydon | 60% | 3 | 5",  # an appointment missed is no missing score
        "Zeal | 80% | 4 | 5",
    ]


def test_scores_without_a_visit_recorded_leave_it_open_how_many_were_due(tmp_path):
    scores = "participant_id|instrument_id|step_id|scored_on|value\np1|pain|later|2020-04-01|3"
    exhibit = sites(view_of(programme(tmp_path, outcome=scores)))
    unknown = "Not known: no later visits recorded"
    assert shown(exhibit, "records_complete", "records_received", "records_due")[:2] == [
        "None due yet | None due yet | 0", " | ".join([unknown] * 3),
    ]


def test_what_is_written_and_counted_of_people_is_kept_from_a_funder(tmp_path):
    exhibit = sites(view_of(programme(tmp_path, (6, "A", "q1", 3, 5)), audience="funder"))
    assert shown(exhibit, "change", "uptake", "records_complete")[1] == "Not released | Not released | Not released"
    assert shown(exhibit, "site", "enrolled", "mentoring_sessions")[2] == "Zeal | 6 | 2"


@pytest.mark.parametrize("size", SIZES)
def test_the_panes_draw_every_site_once_and_gaps_as_words(tmp_path, size):
    figure = drawn(sites(view_of(programme(tmp_path, (3, "A", "q1", 3, 5), (2, "A", "q1", 3, 4)))), size)
    written = [note.text for note in figure.layout.annotations]
    assert {"Not offered here", "None decided yet", "No pairs yet", "No training here yet"} <= set(written)
    bars = next(trace for trace in figure.data if trace.type == "bar")
    assert (list(bars.x), list(bars.customdata)) == ([None, None, 0], ["site:B", "site:C", "site:A"])


def test_no_site_in_the_selection_is_said(tmp_path):
    exhibit = sites(view_of(programme(tmp_path), project="TIPS", sites=("B",)))
    assert (len(exhibit.table), exhibit.drawing, exhibit.sentence) == (
        0,
        None,
        "No site takes part in what is selected",
    )
