"""Sessions missed by those who got that far, and who takes part."""

from dashboard.exhibits.sessions import professions_and_bands, sessions_missed
from tests.exhibits.tiny import SIZES, drawn, programme_of, shown, view_of

COURSE = {
    "session": """
        session_id | course_id | title   | position | is_core
        s1         | C         | First   | 1        | 1
        s2         | C         | Second  | 2        | 1
        s3         | C         | Evening | 3        | 0
        s4         | C         | Last    | 4        | 1
    """,
    "trainee": """
        trainee_id | site_id | profession      | band | enrolled_on | withdrawn_on
        t1         | A       | physiotherapist | 6    | 2020-01-10  | -
        t2         | A       | physiotherapist | 6    | 2020-01-10  | -
        t3         | A       | nurse           | -    | 2020-01-10  | 2020-05-01
    """,
    "attendance": """
        trainee_id | session_id | attended_on
        t1         | s1         | 2020-02-01
        t1         | s2         | 2020-02-08
        t1         | s4         | 2020-02-22
        t2         | s1         | 2020-02-01
        t2         | s4         | 2020-02-22
        t3         | s1         | 2020-02-01
    """,
    "site_phase": "site_id|phase_id\nA|P",
}


def test_a_session_is_missed_by_who_came_to_a_later_one(tmp_path):
    exhibit = sessions_missed(view_of(programme_of(tmp_path, COURSE)))
    assert shown(exhibit, "session", "reached", "attended", "missed", "share") == [
        "First | 3 | 3 | 0 | 0%",
        "Second | 2 | 1 | 1 | 50%",
        "Evening | 2 | 0 | 2 | 100%",
        "Last | 2 | 2 | 0 | 0%",
    ]


def test_the_sentence_names_the_session_needed_to_complete_that_was_missed(tmp_path):
    exhibit = sessions_missed(view_of(programme_of(tmp_path, COURSE)))
    assert exhibit.sentence == "1 of the 2 who got that far missed “Second”"  # not the optional evening, missed by both


def test_attended_and_missed_make_up_those_who_got_that_far(tmp_path):
    bars = {trace.name: list(trace.x) for trace in drawn(sessions_missed(view_of(programme_of(tmp_path, COURSE)))).data}
    assert bars == {"Attended": [3, 1, 0, 2], "Missed it": [0, 1, 2, 0]}


def test_nobody_missing_is_said(tmp_path):
    tables = {**COURSE, "attendance": "trainee_id|session_id|attended_on\nt1|s1|2020-02-01"}
    assert (
        sessions_missed(view_of(programme_of(tmp_path, tables))).sentence
        == "Nobody who got that far missed a session needed to complete"
    )


def test_without_attendance_nothing_is_drawn(tmp_path):
    exhibit = sessions_missed(
        view_of(programme_of(tmp_path, {**COURSE, "attendance": "trainee_id|session_id|attended_on"}))
    )
    assert (exhibit.drawing, exhibit.sentence) == (None, "No attendance recorded in this period")


def test_the_same_people_stand_by_profession_and_by_band(tmp_path):
    exhibit = professions_and_bands(view_of(programme_of(tmp_path, COURSE)))
    assert shown(exhibit, "breakdown", "group", "enrolled", "withdrew") == [
        "Profession | Nurse | 1 | 1",
        "Profession | Physiotherapist | 2 | 0",
        "Band | Band 6 | 2 | 0",
        "Band | Band not recorded | 1 | 1",
    ]
    assert exhibit.sentence == "3 people enrolled, from 2 professions"


def test_professions_are_not_released_to_a_funder(tmp_path):
    exhibit = professions_and_bands(view_of(programme_of(tmp_path, COURSE), audience="funder"))
    assert (exhibit.sentence, len(exhibit.table)) == ("Not released to a funder", 0)


def test_every_size_can_be_drawn(tmp_path):
    view = view_of(programme_of(tmp_path, COURSE))
    assert all(len(drawn(make(view), size).data) for size in SIZES for make in (sessions_missed, professions_and_bands))
