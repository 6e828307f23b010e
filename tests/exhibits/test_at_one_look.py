"""Everything at one look: each site's monthly counts, each judged as its own control chart would."""

from datetime import date

import pytest

from dashboard.database.connect import reading_engine
from dashboard.exhibits.advice import first_appointments
from dashboard.exhibits.at_one_look import COLUMNS, SHOWN, at_one_look
from dashboard.exhibits.release import NOT_RELEASED
from dashboard.intake.demonstration import fill
from dashboard.programme.reading import load_programme
from dashboard.statistics.control import control_limits
from dashboard.statistics.signals import TWO_OF_THREE, signals_against
from tests.exhibits.advised import advised
from tests.exhibits.test_advice import months
from tests.exhibits.tiny import SIZES, drawn, programme_of, shown, view_of

MENTORING = "site_id|phase_id|held_on|attended|complex_cases\n"


def sessions(counts, site="A", phase="P1", year=2020):
    """So many mentoring sessions in each month, from January on."""
    return [f"{site}|{phase}|{year}-{month:02}-{day:02}|3|1" for month, count in enumerate(counts, 1) for day in range(1, count + 1)]


def programme(folder, counts=(9, 13) * 6, mentored=(), **tables):
    mentoring = {"mentoring": MENTORING + "\n".join(mentored)} if mentored else {}
    return programme_of(folder, {**advised(*months(counts)), **mentoring, **tables})


def cells(exhibit, site, measure):
    row = next(row for row in exhibit.table.records() if row["site"] == site)
    return [row[f"{measure}_{name}"] for name in ("says", "month", "count", "middle")]


def words(exhibit, site, measure):
    says = cells(exhibit, site, measure)[0]
    return getattr(says, "words", says)


def test_a_cell_says_what_the_site_s_own_control_chart_says(tmp_path):
    made = programme(tmp_path, [9, 13] * 5 + [12, 30])
    look, chart = at_one_look(view_of(made)), first_appointments(view_of(made, sites=("A",))).table.records()[-1]
    assert cells(look, "Ashford", "first_appointments") == [chart["signal"], chart["month"], chart["attended"], chart["centre"]]
    assert chart["signal"] == "Improvement, high: above the upper limit"


def test_all_selected_come_first_and_alone_a_site_stands_alone(tmp_path):
    made = programme(tmp_path)
    assert shown(at_one_look(view_of(made)), "site") == ["All selected", "Ashford", "Barnet", "Croydon"]
    assert shown(at_one_look(view_of(made, sites=("A",))), "site") == ["Ashford"]


def test_every_gap_has_its_own_words(tmp_path):
    exhibit = at_one_look(view_of(programme(tmp_path, [9, 13] * 3, mentored=sessions([1] * 12) + sessions([20], "B"))))
    assert words(exhibit, "Croydon", "first_appointments") == "Not offered here"
    assert words(exhibit, "Barnet", "first_appointments") == "None recorded"
    assert words(exhibit, "Ashford", "mentoring") == "Varies too little"
    assert words(exhibit, "Barnet", "mentoring") == "Too uneven"  # one month, then eleven of none


def test_no_month_is_low_by_a_lower_limit_that_no_count_can_pass(tmp_path):
    counts = [7, 6, 5, 12, 11, 8, 6, 14, 11, 2, 1, 1]
    limits = control_limits(counts)
    assert limits.lower < 0 and signals_against(counts, limits)[-1] == -TWO_OF_THREE
    made = programme(tmp_path, counts)
    look, chart = at_one_look(view_of(made, sites=("A",))), first_appointments(view_of(made, sites=("A",))).table.records()[-1]
    assert cells(look, "Ashford", "first_appointments")[0] == chart["signal"] == "As usual"


def test_a_count_whose_median_month_is_empty_is_not_judged(tmp_path):
    made = programme(tmp_path, [9, 0, 0, 11, 0, 0, 0, 8, 0, 12, 0, 0])
    look, chart = at_one_look(view_of(made, sites=("A",))), first_appointments(view_of(made, sites=("A",)))
    assert words(look, "Ashford", "first_appointments") == "Too many empty months"
    assert {row["signal"].words for row in chart.table.records()} == {"Too many empty months to judge"}
    assert chart.icons == ()
    assert "No monthly count can be judged" in look.sentence


def test_a_period_before_the_first_month_over_has_no_full_month(tmp_path):
    tables = {"freshness": "site_id|source|data_to\nA|jpa|2020-06-20"}
    exhibit = at_one_look(view_of(programme(tmp_path, [9, 13] * 6, **tables), first=date(2020, 6, 1), sites=("A",)))
    assert words(exhibit, "Ashford", "first_appointments") == "No full month here"
    may = at_one_look(view_of(programme(tmp_path, [9, 13] * 6, **tables), sites=("A",)))
    assert cells(may, "Ashford", "first_appointments") == ["Too few: 5 months", date(2020, 5, 1), 9, 9]


def test_a_period_chooses_the_month_judged_and_not_its_limits(tmp_path):
    made = programme(tmp_path, [9, 13] * 5 + [30, 12])
    whole, to_november = (at_one_look(view_of(made, last=last)) for last in (None, date(2020, 11, 1)))
    assert cells(whole, "Ashford", "first_appointments")[0] == "As usual"
    says, month, count, middle = cells(to_november, "Ashford", "first_appointments")
    assert (says, month, count) == ("Improvement, high: above the upper limit", date(2020, 11, 1), 30)
    assert middle == cells(whole, "Ashford", "first_appointments")[3] == pytest.approx((5 * 22 + 42) / 12)


def test_a_restart_begins_a_new_middle(tmp_path):
    event = "event_id|happened_on|site_id|title|recalculates_limits|reason\ne|2020-07-01|A|Moved|1|A larger room."
    made = programme(tmp_path, [9, 13] * 3 + [29, 33] * 3, event=event)
    exhibit = at_one_look(view_of(made))
    assert cells(exhibit, "Ashford", "first_appointments")[0::3] == ["Too few: 6 months", 31]
    assert cells(exhibit, "All selected", "first_appointments")[3] == pytest.approx(21)  # a site's event moves only its own
    june = at_one_look(view_of(made, last=date(2020, 6, 1)))
    assert cells(june, "Ashford", "first_appointments")[0::3] == ["Too few: 6 months", 11]


def test_months_after_a_site_has_left_are_not_counted(tmp_path):
    parts = "site_id|phase_id|left_on\nA|P1|2020-08-31\nB|P1|-"
    exhibit = at_one_look(view_of(programme(tmp_path, [9, 13] * 4, site_phase=parts)))
    assert cells(exhibit, "Ashford", "first_appointments") == ["Too few: 8 months", date(2020, 8, 1), 13, 11]


def test_the_sentence_tells_sites_together_from_single_ones(tmp_path):
    usual = at_one_look(view_of(programme(tmp_path)))
    # offered and first appointments, of all sites and of Ashford
    assert usual.sentence == "All together: 2 of 2 counts are as usual; single sites: 2 of 2 as usual"
    (tmp_path / "b").mkdir()
    marked = at_one_look(view_of(programme(tmp_path / "b", [9, 13] * 5 + [12, 30]), sites=("A",)))
    assert marked.sentence == "0 of 2 counts are as usual, 2 show improvement"


@pytest.mark.parametrize(("tables", "sentence"), [
    ({}, "No site takes part in what is selected"),
    ({"site_phase": "site_id|phase_id\nA|P", "trainee": "site_id|phase_id|enrolled_on|completed_on\nA|P|2020-12-01|2020-12-20"},
     "No monthly count can be judged: too few months, mostly empty ones, or too little variation"),
])
def test_nothing_and_one_month_are_said_in_words(tmp_path, tables, sentence):
    exhibit = at_one_look(view_of(programme_of(tmp_path, tables)))
    assert exhibit.sentence == sentence
    assert not exhibit.table.rows or all(drawn(exhibit, size).data for size in SIZES)


def test_a_period_without_months_has_words_in_every_cell(tmp_path):
    exhibit = at_one_look(view_of(programme(tmp_path), first=date(2031, 1, 1)))
    assert {words(exhibit, "Ashford", shown.measure) for shown in SHOWN} == {"No full month here", "None recorded"}


def test_a_funder_sees_no_cell_and_no_row(tmp_path):
    exhibit = at_one_look(view_of(programme(tmp_path), audience="funder"))
    assert (exhibit.sentence, exhibit.table.rows, exhibit.drawing) == (NOT_RELEASED, (), None)
    assert {column.measure_class for column in COLUMNS if column.kind != "text" or column.name.endswith("_says")} == {"participants"}


@pytest.mark.parametrize("size", SIZES)
def test_every_size_is_a_figure_that_plotly_knows(tmp_path, size):
    assert len(drawn(at_one_look(view_of(programme(tmp_path))), size).data) == len(SHOWN)


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('story') / 'demo.sqlite'}"
    fill(url)
    engine = reading_engine(url)
    yield load_programme(engine)
    engine.dispose()


def test_every_cell_of_the_invented_story_agrees_with_the_chart_of_its_site(story):
    look = at_one_look(view_of(story))
    compared = 0
    for row in look.table.records():
        sites = (row["site_id"],) if row["site_id"] else ()
        chart = [month for month in first_appointments(view_of(story, sites=sites)).table.records() if month["incomplete"] == "no"]
        if not chart:
            assert words(look, row["site"], "first_appointments") in ("Not offered here", "None recorded")
            continue
        month = chart[-1]
        says = month["signal"] if isinstance(month["signal"], str) else None
        cell = cells(look, row["site"], "first_appointments")
        assert cell[1:] == [month["month"], month["attended"], pytest.approx(month["centre"])]
        assert says in (None, cell[0]) and (says or cell[0].startswith(("Too few", "Varies too little")))
        compared += 1
    assert compared == 8
