"""Every measure is declared whole, and what exhibits show is declared."""

import importlib
import pkgutil
import re

import pytest

from dashboard import exhibits
from dashboard.catalogue import AUDIENCES, CLASSES, MEASURES, PAGES, TEAM_FLOOR
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.view import View
from dashboard.selection import AUDIENCES as AUDIENCES_OF_AN_ADDRESS
from tests.exhibits.tiny import programme_of, view_of

PROMISED = """
    training_completed completion training_against_plan sessions_missed mentoring complex_cases satisfaction
    more_confident confidence_change rose_stayed_fell survey_coverage follow_up looking_back uptake pathway first_appointments
    outcome_change meaningful_change outcome_coverage who_is_reached sites_and_chance mode advisers_active milestones achievements records_complete data_to
""".split()


def _exhibits() -> list:
    """Every public function of an exhibit module that makes an exhibit of a view, once."""
    found = {}
    for module in pkgutil.iter_modules(exhibits.__path__, "dashboard.exhibits."):
        for function in vars(importlib.import_module(module.name)).values():
            takes = getattr(function, "__annotations__", {})
            if takes == {"view": View, "return": Exhibit} and not function.__name__.startswith("_"):
                found[function] = pytest.param(function, id=function.__name__)
    return list(found.values())


def test_every_measure_promised_is_declared_under_its_own_name():
    assert set(PROMISED) <= set(MEASURES)
    assert all(name == measure.name for name, measure in MEASURES.items())


@pytest.mark.parametrize("measure", MEASURES.values(), ids=list(MEASURES))
def test_every_measure_is_declared_whole(measure):
    assert re.fullmatch(r"[a-z_]+", measure.name)
    assert set(measure.pages) <= set(PAGES) and measure.pages
    assert measure.question.endswith("?")
    assert measure.better in ("higher", "lower", "")
    assert measure.measure_class in CLASSES and measure.smallest_group
    assert measure.label and measure.numerator and measure.denominator and measure.unit
    assert measure.source.endswith(".")
    assert not measure.departure or measure.departure.endswith(".")


@pytest.mark.parametrize("measure", MEASURES.values(), ids=list(MEASURES))
def test_a_definition_is_two_to_five_plain_sentences(measure):
    assert 2 <= len(re.findall(r"[.]( |$)", measure.definition)) <= 5
    assert not re.search(r"\b(signific\w+|effects?|best|worst|league|caused|proves?)\b", measure.definition)


@pytest.mark.parametrize("make", _exhibits())
def test_every_measure_an_exhibit_names_is_in_the_catalogue(make, tmp_path):
    exhibit = make(view_of(programme_of(tmp_path, {})))
    assert set(exhibit.measures) <= set(MEASURES)


@pytest.mark.parametrize("make", _exhibits())
def test_every_column_of_an_exhibit_has_a_class_of_the_catalogue(make, tmp_path):
    columns = make(view_of(programme_of(tmp_path, {}))).table.columns
    assert {column.measure_class for column in columns} <= {*CLASSES, ""}
    numbers = [column for column in columns if column.kind in ("count", "percent", "change", "number")]
    assert [column.name for column in numbers if not column.measure_class] == []


@pytest.mark.parametrize("make", _exhibits())
def test_a_measure_closed_to_a_funder_is_closed_in_every_exhibit(make, tmp_path):
    exhibit = make(view_of(programme_of(tmp_path, {})))
    classes = {column.measure_class for column in exhibit.table.columns}
    closed = {name for name, row in CLASSES.items() if row.funder != "open"}
    assert closed & {MEASURES[name].measure_class for name in exhibit.measures} <= classes


def test_every_class_says_whom_it_could_identify_and_how_small_a_group_may_be():
    assert list(CLASSES) == ["activity", "staff", "answers", "participants", "outcomes", "things", "words"]
    for row in CLASSES.values():
        assert row.identifies.endswith(".") and row.smallest_group.endswith(".")
        assert row.team in ("open", "protected") and row.funder in ("open", "released", "checked", "closed")
    assert all(f"{TEAM_FLOOR} people" in CLASSES[name].smallest_group for name in ("answers", "outcomes"))


def test_each_audience_an_address_may_name_says_what_it_promises_and_what_not():
    assert set(AUDIENCES) == set(AUDIENCES_OF_AN_ADDRESS)
    for audience in AUDIENCES.values():
        assert audience.sees and audience.promises and audience.does_not_promise
