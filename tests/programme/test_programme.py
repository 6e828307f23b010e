"""A programme as read from the database: its order, its months, and the slice that a selection asks for."""

from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard.database.connect import reading_engine
from dashboard.programme.programme import Slice
from dashboard.programme.reading import load_programme
from dashboard.selection import Selection
from tests.programme.conftest import STORY
from tests.queries.given import given

JANUARY, FEBRUARY, MARCH, APRIL = (date(2020, month, 1) for month in (1, 2, 3, 4))


def read(url, as_of=None):
    engine = reading_engine(url)
    try:
        return load_programme(engine, as_of)
    finally:
        engine.dispose()


@pytest.fixture
def programme(sqlite):
    return read(sqlite)


def test_every_engine_gives_the_same_programme(url):
    given(url, STORY)
    programme = read(url)
    assert programme.stamp == (1, 1, None)
    assert programme.loaded_at == datetime(2021, 1, 1, 12, tzinfo=UTC)
    assert datetime.now(UTC) - programme.made_at < timedelta(minutes=1)
    assert not programme.is_demonstration
    training = programme.cells["training_by_month"]
    assert training.labels["profession"] == ("dietitian", "nurse", "not recorded")
    assert training.by("site_id", number="enrolled").tolist() == [2, 0, 2]
    assert training.by("completed_month", number="enrolled").tolist() == [0, 1, 2, 0]
    pairs = programme.cells["paired_answers_by_score"]
    assert pairs.labels["score_before"] == pairs.labels["score_after"] == (3.0, 10.0)


def test_sites_are_by_name_phases_by_project_and_position_questions_by_position(programme):
    assert [site.name for site in programme.sites] == ["Albany", "Mole Valley", "wandle"]
    assert [phase.phase_id for phase in programme.phases] == ["pilot", "one", "two"]
    assert [question.question_id for question in programme.questions] == ["first", "last"]
    for query, cells in programme.cells.items():
        assert cells.labels["site_id"] == ("Z", "M", "A"), query
        assert cells.labels["phase_id"] == ("pilot", "one", "two"), query


def test_months_run_from_the_first_with_data_to_the_last_claimed_complete(programme):
    assert programme.months == (JANUARY, FEBRUARY, MARCH, APRIL)
    assert programme.cells["uptake_by_month"].labels["month"] == programme.months
    assert programme.cells["training_by_month"].labels["completed_month"] == programme.months


def test_the_programmes_date_is_the_earliest_of_its_sites(programme):
    assert programme.data_to == date(2020, 3, 31)
    assert programme.data_to_of("Z", "training") == date(2020, 3, 31)
    assert programme.data_to_of("A", "training") == date(2020, 4, 30)
    assert programme.data_to_of("A", "weather") is None


def test_as_of_an_earlier_day_the_programme_is_what_had_happened_by_then(sqlite):
    programme = read(sqlite, date(2020, 2, 29))
    assert programme.stamp == (1, 1, date(2020, 2, 29))
    assert programme.data_to == programme.data_to_of("A", "jpa") == date(2020, 2, 29)
    assert programme.months == (JANUARY, FEBRUARY)
    assert programme.cells["training_by_month"].total("enrolled") == 4
    assert programme.cells["training_by_month"].total("completed") == 1


def test_what_an_address_may_name_is_known(programme):
    known = programme.known()
    assert known.projects == ("TIPS", "JPA")
    assert known.phases == {"pilot": "TIPS", "one": "JPA", "two": "JPA"}
    assert list(known.sites) == ["Z", "M", "A"]
    assert ("M", "one") in known.site_phases and ("M", "pilot") not in known.site_phases
    ends_and_review = (date(2020, 1, 31), date(2020, 2, 29), date(2020, 3, 20), date(2020, 3, 31))
    assert known.as_of_days == ends_and_review


def test_a_site_or_phase_is_found_by_its_key(programme):
    assert programme.site("M").name == "Mole Valley"
    assert programme.phase("two").position == 2
    with pytest.raises(KeyError, match="no site_id 'X'"):
        programme.site("X")


def test_nothing_selected_is_everything(programme):
    everything = Slice(programme, Selection())
    assert everything.cells("training_by_month", "enrolled_month") is programme.cells["training_by_month"]
    assert (everything.sites, everything.months) == (programme.sites, programme.months)


@pytest.mark.parametrize(
    ("selection", "sites", "enrolled"),
    [
        (Selection(project="TIPS"), ["Z", "A"], 3),
        (Selection(project="JPA"), ["M", "A"], 1),
        (Selection(phases=("one",), sites=("A",)), ["A"], 1),
        (Selection(phases=("one",), sites=("Z",)), [], 0),
        (Selection(sites=("Z", "M")), ["Z", "M"], 2),
        (Selection(first=FEBRUARY), ["Z", "M", "A"], 2),
        (Selection(last=JANUARY), ["Z", "M", "A"], 2),
        (Selection(first=MARCH, last=date(2030, 1, 1)), ["Z", "M", "A"], 0),
        (Selection(first=date(2030, 1, 1)), ["Z", "M", "A"], 0),
        (Selection(project="TIPS", phases=("one",)), [], 0),
    ],
)
def test_a_selection_leaves_its_sites_and_cells(programme, selection, sites, enrolled):
    part = Slice(programme, selection)
    assert [site.site_id for site in part.sites] == sites
    assert part.cells("training_by_month", "enrolled_month").total("enrolled") == enrolled


def test_the_period_is_applied_to_the_month_named(programme):
    march = Slice(programme, Selection(first=MARCH, last=MARCH))
    assert march.months == (MARCH,)
    assert march.cells("training_by_month", "completed_month").total("completed") == 2
    assert march.cells("training_by_month", "enrolled_month").total("completed") == 0
    assert march.cells("training_by_month", None).total("completed") == 3


def test_a_month_that_a_query_does_not_have_is_an_error(programme):
    with pytest.raises(KeyError, match="training_by_month has no column 'month'"):
        Slice(programme, Selection()).cells("training_by_month")


def test_cells_are_filtered_once_for_all_figures_of_a_page(programme):
    part = Slice(programme, Selection(sites=("A",)))
    assert part.cells("uptake_by_month") is part.cells("uptake_by_month")
