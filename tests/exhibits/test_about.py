"""What the Definitions page says about the programme and its figures."""

import pytest

from dashboard.catalogue import MEASURES
from dashboard.exhibits.about import about, places, projects
from tests.exhibits.tiny import programme_of, shown, view_of

TABLES = {
    "project": """
        project_code | name     | purpose     | partners | lead       | contact          | starts_on  | ends_on
        TIPS         | Training | To <teach>  | Ward     | Lead TIPS  | tips@example.org | 2020-01-06 | 2021-03-31
        JPA          | Advice   | -           | -        | -          | -                | -          | -
    """,
    "phase": """
        phase_id | project_code | name    | position | starts_on  | ends_on
        pilot    | TIPS         | Pilot   | 1        | 2020-01-06 | 2020-06-30
        more     | TIPS         | More    | 2        | 2020-07-01 | -
        one      | JPA          | Phase 1 | 1        | 2020-02-03 | -
    """,
    "site": """
        site_id | name    | setting    | partner | area
        A       | Ashford | outpatient | Trust A | Kent
        B       | Bexley  | -          | -       | -
    """,
    "site_phase": """
        site_id | phase_id | joined_on  | left_on
        A       | pilot    | 2020-01-06 | 2020-06-30
        A       | more     | 2020-07-01 | -
        B       | pilot    | -          | -
        B       | one      | -          | 2020-12-31
    """,
}


@pytest.fixture
def programme(tmp_path):
    return programme_of(tmp_path, TABLES)


def test_projects_say_what_for_with_whom_and_whom_to_ask(programme):
    exhibit = projects(view_of(programme))
    assert shown(exhibit, "project_code", "purpose", "lead", "contact", "dates", "phases") == [
        "TIPS | To <teach> | Lead TIPS | tips@example.org | 6 Jan 2020 to 31 Mar 2021 "
        "| Pilot (6 Jan 2020 to 30 Jun 2020); More (Since 1 Jul 2020)",
        "JPA | – | – | – | Dates not recorded | Phase 1 (Since 3 Feb 2020)",
    ]
    assert exhibit.sentence == "2 projects: TIPS and JPA"
    assert projects(view_of(programme, project="TIPS")).sentence == "1 project: TIPS"
    assert projects(view_of(programme, phases=("one",))).sentence == "1 project: JPA"


def test_places_stand_by_phase_and_name_with_their_setting_and_partner(programme):
    exhibit = places(view_of(programme))
    assert shown(exhibit, "site", "project", "phase", "setting", "partner", "dates") == [
        "Ashford | TIPS | Pilot | outpatient | Trust A | 6 Jan 2020 to 30 Jun 2020",
        "Bexley | TIPS | Pilot | – | – | Dates not recorded",
        "Ashford | TIPS | More | outpatient | Trust A | Since 1 Jul 2020",
        "Bexley | JPA | Phase 1 | – | – | Until 31 Dec 2020",
    ]
    assert exhibit.sentence == "2 sites take part: 2 in TIPS and 1 in JPA"


@pytest.mark.parametrize(
    ("selection", "sentence"),
    [
        ({"sites": ("A",)}, "1 site takes part in TIPS"),
        ({"project": "TIPS"}, "2 sites take part in TIPS"),
        ({"sites": ("A",), "project": "JPA"}, "No site takes part in this selection"),
    ],
)
def test_places_of_a_selection_are_counted_in_words(programme, selection, sentence):
    assert places(view_of(programme, **selection)).sentence == sentence


def test_a_funder_sees_projects_and_places_as_the_team_does(programme):
    for make in (projects, places):
        assert make(view_of(programme, audience="funder")).table == make(view_of(programme)).table


def test_every_measure_is_explained_once_under_one_page(programme):
    explained = [measure.name for _, measures in about(programme).measures for measure in measures]
    assert sorted(explained) == sorted(MEASURES)
    assert dict(about(programme).measures)["Confidence"][0].name == "more_confident"


def test_departures_are_listed_with_the_source_they_depart_from(programme):
    departures = about(programme).departures
    assert {"first_appointments", "confidence_change", "outcome_change"} <= {measure.name for measure in departures}
    assert all(measure.departure and measure.source for measure in departures)


def test_the_accessibility_statement_names_whom_to_ask(programme, tmp_path):
    said = about(programme).accessibility
    assert said.ask.endswith("instead: Lead TIPS, tips@example.org.")
    assert any("WCAG 2.2" in sentence for sentence in said.done) and said.limits
    (tmp_path / "empty").mkdir()
    nobody = programme_of(tmp_path / "empty", {})
    assert about(nobody).accessibility.ask.startswith("Tell whoever gave you the address")


def test_a_programme_without_projects_says_what_to_do(tmp_path):
    nothing = programme_of(tmp_path, {})
    assert projects(view_of(nothing)).empty.endswith("Load a table of projects to fill this.")
    assert places(view_of(nothing)).sentence == "No site takes part in this selection"
