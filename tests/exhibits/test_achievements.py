"""What the achievements and milestones say and draw."""

from datetime import date

import pytest

from dashboard.exhibits.achievements import achievements, milestones, newest_achievements
from dashboard.table import Gap
from tests.exhibits.tiny import SIZES, drawn, programme_of, shown, view_of

PLACES = {
    "project": """
        project_code | name
        TIPS         | Training
        JPA          | Joint Pain Advice
    """,
    "phase": """
        phase_id | project_code | name       | position
        pilot    | TIPS         | TIPS pilot | 1
        one      | JPA          | Phase 1    | 1
    """,
    "site": """
        site_id | name
        A       | Ashford
        B       | Bexley
    """,
    "site_phase": """
        site_id | phase_id
        A       | pilot
        B       | one
    """,
    "freshness": """
        site_id | source   | data_to
        A       | training | 2020-12-31
        A       | surveys  | 2020-12-31
        A       | jpa      | 2020-12-31
        B       | training | 2020-12-31
        B       | surveys  | 2020-12-31
        B       | jpa      | 2020-11-30
    """,
}


@pytest.fixture
def programme(tmp_path):
    def make(as_of=None, **tables):
        return programme_of(tmp_path, {**PLACES, **tables}, as_of)

    return make


ACHIEVED = """
    achievement_id | site_id | phase_id | achieved_on | category | title              | detail       | evidence_url
    a1             | A       | pilot    | 2020-03-02  | Training | First cohort       | -            | https://example.org/1
    a2             | B       | one      | 2020-05-04  | Delivery | Nine people seen   | In one month | javascript:alert(1)
    a3             | -       | one      | 2020-06-01  | -        | Phase 2 agreed     | -            | -
    a4             | -       | -        | 2020-06-01  | -        | Abstract accepted  | -            | -
    a5             | A       | -        | 2020-07-06  | Delivery | <b>Group</b> began | -            | Minutes of July
"""


def test_the_newest_stands_first_and_says_where(programme):
    exhibit = achievements(view_of(programme(achievement=ACHIEVED)))
    assert shown(exhibit, "achieved_on", "title", "where") == [
        "6 Jul 2020 | <b>Group</b> began | Ashford",
        "1 Jun 2020 | Abstract accepted | Whole programme",
        "1 Jun 2020 | Phase 2 agreed | JPA · Phase 1",
        "4 May 2020 | Nine people seen | Bexley · JPA",
        "2 Mar 2020 | First cohort | Ashford · TIPS",
    ]
    assert exhibit.sentence == "5 achievements in this period, the newest on 6 Jul 2020"
    assert (exhibit.name, exhibit.form) == ("achievements", "timeline")


def test_an_address_stays_the_text_it_was_recorded_as(programme):
    exhibit = achievements(view_of(programme(achievement=ACHIEVED)))
    assert exhibit.table.columns[-1].kind == "link"
    assert exhibit.table.column("evidence_url") == (
        "Minutes of July", None, None, "javascript:alert(1)", "https://example.org/1",
    )


@pytest.mark.parametrize(
    ("selection", "titles"),
    [
        ({"project": "TIPS"}, {"<b>Group</b> began", "Abstract accepted", "First cohort"}),
        ({"project": "JPA"}, {"Abstract accepted", "Phase 2 agreed", "Nine people seen"}),
        ({"phases": ("pilot",)}, {"<b>Group</b> began", "Abstract accepted", "First cohort"}),
        ({"sites": ("A",)}, {"<b>Group</b> began", "First cohort"}),
        ({"sites": ("B",), "project": "TIPS"}, set()),
        ({"first": date(2020, 6, 1)}, {"<b>Group</b> began", "Abstract accepted", "Phase 2 agreed"}),
        ({"first": date(2020, 3, 1), "last": date(2020, 5, 1)}, {"Nine people seen", "First cohort"}),
        ({"first": date(2030, 1, 1)}, set()),
    ],
)
def test_the_whole_programmes_stand_in_every_selection_but_a_sites(programme, selection, titles):
    exhibit = achievements(view_of(programme(achievement=ACHIEVED), **selection))
    assert set(exhibit.table.column("title")) == titles


def test_what_a_chosen_site_leaves_out_is_said(programme):
    held = programme(achievement=ACHIEVED)
    left_out = "of the whole programme or phase left out: a site is chosen"
    assert f"2 achievements {left_out}" in achievements(view_of(held, sites=("A",))).evidence
    assert f"1 achievement {left_out}" in achievements(view_of(held, sites=("A",), project="TIPS")).evidence
    assert not any("left out" in words for words in achievements(view_of(held)).evidence)


def test_only_the_latest_version_stands_and_none_withdrawn(programme):
    exhibit = achievements(view_of(programme(achievement="""
        achievement_id | version | achieved_on | title       | withdrawn_at
        a1             | 1       | 2020-03-02  | Wrong week  | -
        a1             | 2       | 2020-03-09  | Right week  | -
        a2             | 1       | 2020-04-06  | Not so      | 2020-05-01
    """)))
    assert shown(exhibit, "achieved_on", "title") == ["9 Mar 2020 | Right week"]
    assert exhibit.sentence == "1 achievement in this period, on 9 Mar 2020"


def test_the_overview_shows_the_five_newest_and_counts_all(programme):
    days = "\n".join(f"a{day} | 2020-03-{day:02d} | Number {day}" for day in range(1, 8))
    exhibit = newest_achievements(view_of(programme(achievement=f"achievement_id | achieved_on | title\n{days}")))
    assert exhibit.table.column("title") == ("Number 7", "Number 6", "Number 5", "Number 4", "Number 3")
    assert exhibit.sentence == "7 achievements in this period, the newest on 7 Mar 2020"
    assert "The 5 newest are shown" in exhibit.evidence


@pytest.mark.parametrize("make", [achievements, newest_achievements, milestones])
def test_nothing_recorded_is_said_in_words_and_not_drawn(programme, make):
    exhibit = make(view_of(programme()))
    assert exhibit.drawing is None
    assert exhibit.sentence.startswith("No ")
    assert exhibit.empty


def test_a_funder_sees_no_words_that_name_a_number(programme):
    exhibit = achievements(view_of(programme(achievement=ACHIEVED), audience="funder"))
    assert shown(exhibit, "title", "detail") == [
        "<b>Group</b> began | –",
        "Abstract accepted | –",
        "Phase 2 agreed | –",
        "Held back until checked | Held back until checked",
        "First cohort | –",
    ]
    assert "Nine" not in exhibit.alternative and "Nine" not in str(drawn(exhibit))


def test_the_timeline_draws_a_date_a_mark_and_escaped_words(programme):
    exhibit = achievements(view_of(programme(achievement=ACHIEVED)))
    for size in SIZES:
        figure = drawn(exhibit, size)
        assert figure.layout.yaxis.ticktext[0] == "<b>6 Jul 2020</b>"
        assert len(figure.data[1].y) == len(figure.layout.annotations) == 5
        assert figure.layout.annotations[0].text.startswith("&lt;b&gt;Group&lt;/b&gt; began<br>")


def test_a_long_list_is_drawn_as_far_as_a_page_holds_and_the_rest_counted(programme):
    days = "\n".join(f"a{number} | 2020-03-02 | Number {number:03d}" for number in range(100))
    exhibit = achievements(view_of(programme(achievement=f"achievement_id | achieved_on | title\n{days}")))
    figure = drawn(exhibit)
    assert len(exhibit.table) == 100
    assert len(figure.data[1].y) == 40
    assert figure.layout.annotations[-1].text == "And 60 more, in the table"


DUE = """
    milestone_id | phase_id | site_id | title         | due_on     | done_on
    m1           | pilot    | A       | On its day    | 2020-03-31 | 2020-03-31
    m2           | pilot    | A       | A day late    | 2020-03-31 | 2020-04-01
    m3           | pilot    | A       | Last day      | 2020-12-31 | -
    m4           | pilot    | A       | Over          | 2020-12-30 | -
    m5           | one      | B       | Late site     | 2020-12-15 | -
    m6           | one      | -       | Whole phase   | 2020-12-01 | -
    m7           | one      | B       | Next year     | 2021-06-30 | -
"""


def test_each_milestone_is_judged_on_the_day_its_own_sites_data_run_to(programme):
    exhibit = milestones(view_of(programme(milestone=DUE)))
    assert shown(exhibit, "due_on", "title", "where", "status", "judged_on") == [
        "31 Mar 2020 | A day late | Ashford · TIPS | ◆ Done 1 day late | –",
        "31 Mar 2020 | On its day | Ashford · TIPS | ● Done on time | –",
        "1 Dec 2020 | Whole phase | JPA · Phase 1 | ○ Not yet due | 30 Nov 2020",
        "15 Dec 2020 | Late site | Bexley · JPA | ○ Not yet due | 30 Nov 2020",
        "30 Dec 2020 | Over | Ashford · TIPS | ▲ Overdue by 1 day | 31 Dec 2020",
        "31 Dec 2020 | Last day | Ashford · TIPS | ○ Not yet due | 31 Dec 2020",
        "30 Jun 2021 | Next year | Bexley · JPA | ○ Not yet due | 30 Nov 2020",
    ]
    assert exhibit.sentence == "2 of 7 milestones done (1 late), 1 overdue, 4 not yet due"
    assert "Judged on the day a site's data run to; the programme's is 30 Nov 2020" in exhibit.evidence


def test_as_of_a_day_what_was_done_later_was_not_done(programme):
    exhibit = milestones(view_of(programme(milestone=DUE, as_of=date(2020, 3, 31)), sites=("A",)))
    assert shown(exhibit, "title", "status") == [
        "A day late | ○ Not yet due", "On its day | ● Done on time", "Over | ○ Not yet due", "Last day | ○ Not yet due",
    ]


def test_a_period_keeps_what_is_overdue_from_before_it(programme):
    exhibit = milestones(view_of(programme(milestone="""
        milestone_id | phase_id | site_id | title          | due_on     | done_on
        m1           | pilot    | A       | Done before    | 2020-02-28 | 2020-02-20
        m2           | pilot    | A       | Still open     | 2020-03-31 | -
        m3           | pilot    | A       | Done in it     | 2020-03-31 | 2020-06-30
        m4           | pilot    | A       | Due in it      | 2020-06-30 | 2020-05-01
        m5           | pilot    | A       | Due after      | 2020-07-01 | -
    """), first=date(2020, 6, 1), last=date(2020, 6, 1)))
    assert exhibit.table.column("title") == ("Done in it", "Still open", "Due in it")
    assert "Jun 2020: due or done then, and overdue from before" in exhibit.evidence


def test_a_chosen_site_has_its_own_milestones_and_says_what_is_left_out(programme):
    exhibit = milestones(view_of(programme(milestone=DUE), sites=("B",)))
    assert set(exhibit.table.column("title")) == {"Late site", "Next year"}
    assert "1 milestone of a whole phase left out: a site is chosen" in exhibit.evidence


def test_a_milestones_mark_differs_by_shape_or_filling_and_not_by_colour_alone(programme):
    exhibit = milestones(view_of(programme(milestone=DUE)))
    for size in SIZES:
        dots = drawn(exhibit, size).data[1].marker
        assert dots.symbol == ("diamond", "circle", "circle", "circle", "triangle-up", "circle", "circle")
        assert [colour == "#FFFFFF" for colour in dots.color] == [False, False, True, True, False, True, True]


def test_a_funder_sees_when_and_whether_but_no_title_that_names_a_number(programme):
    exhibit = milestones(view_of(programme(milestone="""
        milestone_id | phase_id | site_id | title               | due_on
        m1           | pilot    | A       | 3 people have left  | 2020-03-31
        m2           | pilot    | A       | Report sent         | 2020-04-30
    """), audience="funder"))
    held, told = exhibit.table.column("title")
    assert isinstance(held, Gap) and held.withheld
    assert told == "Report sent"
    assert "Words of 1 held back: they name a number that nobody has checked" in exhibit.evidence
