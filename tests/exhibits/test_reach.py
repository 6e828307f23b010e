"""Which advisers are active, shown for any number."""

from dashboard.exhibits.reach import advisers
from tests.exhibits.advised import advised
from tests.exhibits.tiny import drawn, programme_of, shown, view_of

ADVISERS = {
    "course": "course_id|project_code\nC|JPA",
    "trainee": "trainee_id|site_id|phase_id|enrolled_on|completed_on\nT1|A|P1|2020-01-01|2020-02-01\n"
    "T2|A|P1|2020-01-01|2020-02-01\nT3|B|P1|2020-01-01|2020-02-01",
}


def test_an_adviser_is_active_for_ninety_days(tmp_path):
    tables = advised({"offered": "2020-03-02"}, **ADVISERS)
    tables["appointment"] = (
        "participant_id|step_id|seen_on|outcome|adviser_id\nN1|one|2020-12-01|attended|T1\nN1|one|2020-05-01|attended|T3"
    )
    exhibit = advisers(view_of(programme_of(tmp_path, tables)))
    assert shown(exhibit, "site", "trained", "active", "not_active") == [
        "All selected | 3 | 1 | 2", "Ashford | 2 | 1 | 1", "Barnet | 1 | 0 | 1",
    ]
    assert exhibit.sentence == "1 of 3 trained advisers held an appointment in the last 90 days"
    assert drawn(exhibit).data[0].customdata == ("", "site:A", "site:B")


def test_who_is_active_is_not_released_to_a_funder(tmp_path):
    exhibit = advisers(view_of(programme_of(tmp_path, advised({"offered": "2020-03-02"}, **ADVISERS)), audience="funder"))
    assert (exhibit.sentence, len(exhibit.table)) == ("Not released to a funder", 0)


def test_without_trained_advisers_nothing_is_drawn(tmp_path):
    exhibit = advisers(view_of(programme_of(tmp_path, advised({"offered": "2020-03-02"}))))
    assert (exhibit.sentence, exhibit.drawing) == ("No advisers trained yet", None)
