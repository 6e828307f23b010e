"""Survey coverage: missing is not the same as not due, and a few people are nobody's business."""

from dashboard.exhibits.coverage import coverage_by_occasion, survey_coverage
from dashboard.exhibits.headlines import more_confident, training_completed
from tests.exhibits.surveys import OCCASIONS, QUESTIONS
from tests.exhibits.tiny import drawn, programme_of, shown, view_of


def tables(**sites):
    """People of a site who completed in June 2020 and were asked before: so many answered after, so many did not; and
    so many completed in the last days of December, when the end of the data leaves no time to answer."""
    trainees, answers = [], []
    for site, (both, missing, late) in sites.items():
        for number in range(both + missing + late):
            name, day = f"{site}{number}", "2020-06-01" if number < both + missing else "2020-12-28"
            trainees.append(f"{name}|{site}|2020-05-01|{day}")
            answers.append(f"{name}|q1|before|2020-05-01|3")
            if number < both:
                answers.append(f"{name}|q1|after|2020-06-10|5")
    return {
        "question": QUESTIONS, "occasion": OCCASIONS,
        "site_phase": "\n".join(["site_id|phase_id", *(f"{site}|P" for site in sites)]),
        "trainee": "\n".join(["trainee_id|site_id|enrolled_on|completed_on", *trainees]),
        "answer": "\n".join(["trainee_id|question_id|occasion_id|answered_on|score", *answers]),
    }


def test_not_due_stands_beside_the_share(tmp_path):
    exhibit = survey_coverage(view_of(programme_of(tmp_path, tables(A=(6, 2, 3), B=(4, 0, 1)))))
    assert shown(exhibit, "site", "completed", "paired", "missing", "not_due", "coverage") == [
        "All selected | 16 | 10 | 2 | 4 | 83%",
        "name | 11 | 6 | 2 | 3 | 75%",
        "name | 5 | 4 | 0 | 1 | 100%",
    ]
    assert exhibit.sentence == "10 of 12 due answered both times (83%); 4 not due yet"
    assert [trace.name for trace in drawn(exhibit).data] == ["Answered both", "Missing", "Not due yet"]


def test_a_site_of_four_is_withheld_but_for_who_completed(tmp_path):
    exhibit = survey_coverage(view_of(programme_of(tmp_path, tables(A=(3, 1, 0)))))
    assert shown(exhibit, "completed", "paired", "missing") == ["4 | Fewer than 5 people | Fewer than 5 people"]
    assert exhibit.sentence == "Too few people to show how many answered"


def test_nobody_due_has_no_share(tmp_path):
    exhibit = survey_coverage(view_of(programme_of(tmp_path, tables(A=(1, 0, 0), B=(0, 0, 6))), sites=("B",)))
    assert shown(exhibit, "coverage") == ["None due yet"]
    assert exhibit.sentence == "No survey is due yet from the 6 people who completed"


def test_each_survey_has_its_own_due_date(tmp_path):
    exhibit = coverage_by_occasion(view_of(programme_of(tmp_path, tables(A=(6, 2, 3)))))
    assert shown(exhibit, "occasion", "paired", "missing", "not_due") == ["After | 6 | 2 | 3", "3 months on | 0 | 8 | 3"]
    assert exhibit.sentence == "After: 6 of 8 due answered; 3 months on: 0 of 8"


def test_without_surveys_nothing_is_drawn(tmp_path):
    exhibit = survey_coverage(view_of(programme_of(tmp_path, {"site_phase": "site_id|phase_id\nA|P"})))
    assert (exhibit.drawing, exhibit.sentence) == (None, "Nobody due a survey has completed in this period")


def test_the_headline_says_that_it_is_about_those_who_completed_where_confidence_was_asked(tmp_path):
    asked = tables(A=(8, 4, 0))
    lines = asked["trainee"].splitlines()
    others = [f"other{number}|B|2020-05-01|2020-06-01|Q" for number in range(5)]  # another phase, which asks nothing
    asked["trainee"] = "\n".join([f"{lines[0]}|phase_id", *(f"{line}|P" for line in lines[1:]), *others])
    asked |= {"phase": "phase_id|project_code|name\nP|TIPS|Pilot\nQ|JPA|Phase 1", "site_phase": "site_id|phase_id\nA|P\nB|Q"}
    view = view_of(programme_of(tmp_path, asked))
    assert training_completed(view).headline.figure == "17"
    assert more_confident(view).headline.notes[-1] == "8 of 12 who completed where it was asked answered both surveys (67%)"
