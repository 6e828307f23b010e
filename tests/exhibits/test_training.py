"""Training: completed, on the way and withdrawn add up; the plan is what was due by each site's own date."""

from datetime import date

import pytest

from dashboard.exhibits.headlines import training_completed
from dashboard.exhibits.training import completion_by_site, completions_against_plan
from tests.exhibits.test_headlines import PLANNED, SITES, TO_MARCH, TRAINEES
from tests.exhibits.tiny import SIZES, drawn, programme_of, shown, view_of

NAMED = "site_id|name\nA|Ashford\nB|Bexley"
REVIEWS = "review_id|held_on|title\nr|2020-02-20|February review"


def programme(folder, **tables):
    return programme_of(
        folder,
        {
            "site": NAMED,
            "site_phase": SITES,
            "trainee": TRAINEES,
            "target": PLANNED,
            "freshness": TO_MARCH,
            "review": REVIEWS,
            **tables,
        },
    )


def test_every_person_enrolled_is_completed_on_the_way_or_withdrawn(tmp_path):
    exhibit = completion_by_site(view_of(programme(tmp_path)))
    assert shown(exhibit, "site", "enrolled", "completed", "in_progress", "withdrew", "plan") == [
        "All selected | 5 | 3 | 1 | 1 | 4",
        "Ashford | 3 | 2 | 0 | 1 | 4",
        "Bexley | 2 | 1 | 1 | 0 | 0",
    ]
    assert exhibit.sentence == "3 of 5 people enrolled have completed"


def test_one_person_has_completed(tmp_path):
    one = programme(tmp_path, trainee="trainee_id|site_id|enrolled_on|completed_on\na|A|2020-01-05|2020-02-05")
    assert completion_by_site(view_of(one)).sentence == "1 of 1 person enrolled has completed"
    assert training_completed(view_of(one)).sentence == "1 of 1 person enrolled has completed training"


def test_the_total_is_in_the_table_and_not_among_the_bars(tmp_path):
    exhibit = completion_by_site(view_of(programme(tmp_path)))
    bars = drawn(exhibit)
    assert list(bars.layout.yaxis.ticktext) == ["Ashford", "Bexley"]
    assert {trace.name: list(trace.x) for trace in bars.data}["Completed"] == [2, 1]
    assert list(bars.data[0].customdata) == ["site:A", "site:B"]


def test_one_site_needs_no_total(tmp_path):
    assert shown(completion_by_site(view_of(programme(tmp_path), sites=("B",))), "site") == ["Bexley"]


def test_the_plan_of_all_time_does_not_stand_beside_part_of_the_time(tmp_path):
    exhibit = completion_by_site(view_of(programme(tmp_path), first=date(2020, 2, 1)))
    assert shown(exhibit, "site", "enrolled", "plan")[1].startswith("Ashford | 1 | Plans count from the start")
    assert "Plan to date" not in [trace.name for trace in drawn(exhibit).data]


def test_a_site_in_two_phases_says_which(tmp_path):
    trainees = "trainee_id|site_id|phase_id|enrolled_on\na|A|P|2020-01-10\nb|A|Q|2020-02-10\nc|B|Q|2020-02-10"
    phases = "phase_id|project_code|name|position\nP|TIPS|Pilot|1\nQ|TIPS|Phase 2|2"
    tables = {"trainee": trainees, "phase": phases, "site_phase": "site_id|phase_id\nA|P\nA|Q\nB|Q", "site": NAMED}
    exhibit = completion_by_site(view_of(programme_of(tmp_path, tables)))
    assert shown(exhibit, "row") == ["All selected", "Ashford · Pilot", "Ashford · Phase 2", "Bexley"]


def test_nobody_enrolled_draws_nothing(tmp_path):
    exhibit = completion_by_site(view_of(programme(tmp_path), last=date(2019, 1, 1)))
    assert (exhibit.drawing, exhibit.sentence) == (None, "No training records in this period")
    assert exhibit.empty == "No training records in this period. Widen the period."
    none = completion_by_site(view_of(programme(tmp_path, trainee="site_id|enrolled_on\nA|2020-01-05"), first=date(2020, 2, 1)))
    assert (none.drawing, none.sentence) == (None, "Nobody enrolled in this period")


def test_people_on_the_way_in_a_phase_that_has_ended_are_counted(tmp_path):
    ended = "phase_id|name|ends_on\nP|Pilot|2020-03-31"
    exhibit = completion_by_site(view_of(programme(tmp_path, phase=ended)))
    on_the_way = exhibit.table.records()[0]["in_progress"]
    assert on_the_way and f"On the way: {on_the_way} of them in a phase that has ended" in exhibit.evidence
    assert not any("has ended" in words for words in completion_by_site(view_of(programme(tmp_path))).evidence)


def test_before_anything_was_due_a_plan_is_not_said_to_be_missing(tmp_path):
    early = "phase_id|starts_on\nP|2020-03-01"
    exhibit = completions_against_plan(
        view_of(programme(tmp_path, phase=early, mentoring="site_id|phase_id|held_on\nA|P|2020-01-15"), last=date(2020, 1, 1))
    )
    assert exhibit.sentence == "Nobody had completed training by then, and none was due by the plan"
    assert "No plan recorded" not in exhibit.evidence


def test_the_plan_goes_on_to_its_end_and_the_months_to_come_are_gaps(tmp_path):
    exhibit = completions_against_plan(view_of(programme(tmp_path)))
    lines = shown(exhibit, "month", "completed", "plan")
    assert lines[1:4] == ["Feb 2020 | 1 | 2", "Mar 2020 | 3 | 4", "Apr 2020 | Not in yet | 5"]
    assert lines[-1] == "Dec 2020 | Not in yet | 12"  # 10 + 2
    assert exhibit.sentence == "Training is 1 completion behind plan"
    assert "Plan to date 4" in " ".join(exhibit.evidence)


@pytest.mark.parametrize(
    "value, words",
    [
        ("3", "Training is on plan"),
        ("1", "Training is 2 completions ahead of plan"),
        ("9", "Training is 6 completions behind plan"),
        ("3.9", "Training is on plan"),  # nobody is behind by a part of a person
        ("2.9", "Training is 1 completion ahead of plan"),
    ],
)
def test_the_sentence_says_where_training_stands(tmp_path, value, words):
    target = "\n".join([PLANNED.splitlines()[1], f"A|P|training_completed|plan|2020-03-31|{value}|2020-01-01"])
    trainees = TRAINEES.replace("| B ", "| A ")
    exhibit = completions_against_plan(view_of(programme(tmp_path, target=target, trainee=trainees)))
    assert exhibit.sentence == words


def test_without_a_plan_the_sentence_counts(tmp_path):
    exhibit = completions_against_plan(view_of(programme(tmp_path, target=PLANNED.splitlines()[1])))
    assert exhibit.sentence == "3 people have completed training; no plan is recorded"
    assert shown(exhibit, "plan")[-1] == "No plan recorded"


def test_a_month_that_a_site_has_not_sent_is_dotted_and_said(tmp_path):
    late = "site_id|source|data_to\nA|training|2020-02-29\nB|training|2020-03-31"
    exhibit = completions_against_plan(view_of(programme(tmp_path, freshness=late)))
    assert shown(exhibit, "month", "completed", "incomplete")[1:3] == ["Feb 2020 | 1 | no", "Mar 2020 | 2 | yes"]
    dotted = [trace for trace in drawn(exhibit).data if trace.mode == "lines" and trace.line.dash == "dot"]
    assert [value for value in dotted[0].y if value is not None] == [1, 2]
    assert any("Ashford to 29 Feb 2020" in line for line in exhibit.evidence)
    assert any(line.startswith("Open point") for line in exhibit.evidence)


def test_sites_without_a_plan_are_left_out_of_the_comparison_and_named(tmp_path):
    only_a = "\n".join(PLANNED.splitlines()[:3])
    exhibit = completions_against_plan(view_of(programme(tmp_path, target=only_a)))
    assert exhibit.sentence == "Training is 2 completions behind plan"  # 2 of 4, not 3 of 4
    assert "1 site without a plan left out of it" in " ".join(exhibit.evidence)
    assert "completed_planned" in exhibit.table


def test_reviews_are_marked_and_titled(tmp_path):
    exhibit = completions_against_plan(view_of(programme(tmp_path)))
    assert any("February review" in note.text.replace("<br>", " ") for note in drawn(exhibit).layout.annotations)


@pytest.mark.parametrize("size", SIZES)
def test_every_size_can_be_drawn(tmp_path, size):
    view = view_of(programme(tmp_path))
    for make in (completion_by_site, completions_against_plan):
        assert drawn(make(view), size).layout.height > 100


def test_a_period_without_records_says_so(tmp_path):
    exhibit = completions_against_plan(view_of(programme(tmp_path), first=date(2030, 1, 1)))
    assert (exhibit.sentence, exhibit.drawing) == ("No training records in this period", None)
    assert exhibit.empty
