"""Where the pain is, withheld for a few; and which advisers are active, shown for any number."""

from dashboard.exhibits.reach import advisers, pain_sites
from tests.exhibits.advised import advised
from tests.exhibits.tiny import drawn, programme_of, shown, view_of

PEOPLE = (
    {"count": 6, "pain": "knee", "offered": "2020-03-02", "seen": "2020-04-01"},
    {"count": 2, "pain": "knee", "offered": "2020-03-02"},
    {"count": 4, "pain": "neck", "offered": "2020-03-02", "seen": "2020-04-01"},
    {"count": 5, "pain": "several", "offered": "2020-03-02"},
)
ADVISERS = {
    "course": "course_id|project_code\nC|JPA",
    "trainee": "trainee_id|site_id|phase_id|enrolled_on|completed_on\nT1|A|P1|2020-01-01|2020-02-01\n"
    "T2|A|P1|2020-01-01|2020-02-01\nT3|B|P1|2020-01-01|2020-02-01",
}


def test_a_place_of_pain_that_few_have_is_withheld(tmp_path):
    exhibit = pain_sites(view_of(programme_of(tmp_path, advised(*PEOPLE))))
    assert shown(exhibit, "pain_site", "offered", "seen", "uptake") == [
        "All selected | 17 | 10 | 59%", "Knee | 8 | 6 | 75%",
        "Neck | Fewer than 5 people | Fewer than 5 people | Fewer than 5 people", "Several places | 5 | 0 | 0%",
    ]
    assert exhibit.sentence == "Knee pain: 8 of 17 people offered advice"
    assert "1 row withheld as too small" in exhibit.evidence
    assert any(note.text == "Fewer than 5 people" for note in drawn(exhibit).layout.annotations)


def test_what_was_not_recorded_is_not_a_place(tmp_path):
    exhibit = pain_sites(view_of(programme_of(tmp_path, advised({"count": 9, "pain": "", "offered": "2020-03-02"}))))
    assert shown(exhibit, "pain_site") == ["Not recorded"]
    assert exhibit.sentence == "Where the pain is was not recorded"


def test_too_few_people_say_nothing_of_their_pain(tmp_path):
    exhibit = pain_sites(view_of(programme_of(tmp_path, advised({"count": 4, "offered": "2020-03-02"}))))
    assert exhibit.sentence == "Too few people to show where their pain is"


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


def test_advisers_are_staff_and_stand_for_a_funder_too(tmp_path):
    exhibit = advisers(view_of(programme_of(tmp_path, advised({"offered": "2020-03-02"}, **ADVISERS)), audience="funder"))
    assert exhibit.sentence == "0 of 3 trained advisers held an appointment in the last 90 days"


def test_without_trained_advisers_nothing_is_drawn(tmp_path):
    exhibit = advisers(view_of(programme_of(tmp_path, advised({"offered": "2020-03-02"}))))
    assert (exhibit.sentence, exhibit.drawing) == ("No advisers trained yet", None)
