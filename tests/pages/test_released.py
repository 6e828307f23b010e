"""A funder's pages and files hold what the release holds: another programme with the same release looks the same."""

import re
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from dashboard.database.connect import reading_engine
from dashboard.disclosure import SmallestGroups
from dashboard.disclosure.rules import Rules
from dashboard.exhibits.released.made import STANDS, release_of
from dashboard.exhibits.released.release import quarter_of
from dashboard.intake.demonstration import fill
from dashboard.pages.answer import drawn, exhibit, page_answer, view_of
from dashboard.pages.contents import FIGURES, PAGES
from dashboard.pages.files import csv_text
from dashboard.programme.cells import Cells
from dashboard.programme.reading import load_programme
from dashboard.selection import Selection, read

GROUPS = SmallestGroups()


@pytest.fixture(scope="module")
def programme(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('released') / 'programme.db'}"
    fill(url)
    engine = reading_engine(url)
    made = load_programme(engine)
    engine.dispose()
    return made


@pytest.fixture(scope="module")
def another(programme):
    """The same programme but for people moved, added and taken away where the release does not show it."""
    cells = dict(programme.cells)
    for query, own in cells.items():
        if query == "uptake_by_month":
            cells[query] = _first_of_quarter(_one_more_or_less(own, programme))
        elif query == "training_by_month":
            cells[query] = replace(own, numbers={**own.numbers, "withdrawn": own.numbers["withdrawn"] + 1})
        elif query in ("paired_answers_by_score", "paired_constructs_by_score", "paired_outcomes_by_value", "outcome_coverage_by_month",
                       "uptake_by_characteristic", "answers_by_score"):
            cells[query] = _later(own)
        elif query not in STANDS:
            cells[query] = replace(own, numbers={name: values * 3 for name, values in own.numbers.items()})
    return replace(programme, cells=cells)


def _one_more_or_less(cells: Cells, programme) -> Cells:
    """One person more or less, who was seen or not, somewhere where the release stays the same."""
    told = release_of(programme, Rules())
    for row, change, names in product(range(len(cells)), (1, -1), (("offered",), ("offered", "seen"))):
        numbers = {name: values.astype(np.int64) for name, values in cells.numbers.items()}
        for name in names:
            numbers[name][row] += change
        more = replace(cells, numbers=numbers)
        if min(values[row] for values in numbers.values()) >= 0 and release_of(
            replace(programme, cells={**programme.cells, "uptake_by_month": more}), Rules()
        ) == told:
            return more
    raise AssertionError("every person changes the release")


def _first_of_quarter(cells: Cells) -> Cells:
    """Every offer moved to the first month of its quarter that the programme has."""
    months = cells.labels["month"]
    first = {}
    for place, month in enumerate(months):
        first.setdefault(quarter_of(month), place)
    places = np.array([first[quarter_of(month)] for month in months], cells.codes["month"].dtype)
    codes = {**cells.codes, "month": places[cells.codes["month"]]}
    return Cells(cells.labels, codes, cells.numbers)


def _later(cells: Cells) -> Cells:
    """Every count moved to the last month."""
    codes = {**cells.codes, "month": np.full_like(cells.codes["month"], len(cells.labels["month"]) - 1)}
    return Cells(cells.labels, codes, cells.numbers)


def selections(programme):
    """Every part of the programme that an address can name, and some that it cannot."""
    known = programme.known()
    nodes = [f"project={code}" for code in known.projects] + [f"phase={phase}" for phase in known.phases]
    nodes += [f"site={site}&phase={phase}" for site, phase in sorted(known.site_phases)]
    odd = ["from=2020-04&to=2020-04", "site=partner-5&site=partner-6", "phase=jpa-1&phase=tips-pilot", "as_of=2020-06-30", "site=atlantis"]
    return [read(f"{query}&audience=funder", known)[0] for query in ("", *nodes, *odd)]


def test_the_two_programmes_differ_and_their_releases_do_not(programme, another):
    assert release_of(programme, Rules()) == release_of(another, Rules())
    team = [page_answer(each, PAGES[3], Selection(), "wide", GROUPS)["cards"] for each in (programme, another)]
    assert team[0]["uptake-by-site"] != team[1]["uptake-by-site"] and team[0]["modes"] != team[1]["modes"]


def test_programmes_with_the_same_release_look_the_same_to_a_funder(programme, another):
    for selection, page, size in product(selections(programme), PAGES, ("wide", "narrow")):
        assert page_answer(programme, page, selection, size, GROUPS) == page_answer(another, page, selection, size, GROUPS), (selection, page)


def test_files_of_programmes_with_the_same_release_are_the_same(programme, another):
    for selection, (name, make) in product(selections(programme), FIGURES.items()):
        if selection.as_of:
            continue
        files = []
        for each in (programme, another):
            made = exhibit(make, view_of(each, selection, GROUPS))
            files.append((csv_text(made, each, selection), drawn(made, "print"), made.alternative))
        assert files[0] == files[1], (selection, name)


def test_every_count_of_people_in_a_funder_s_files_is_a_multiple_of_five_and_none_is_small(programme):
    for selection, make in product(selections(programme), FIGURES.values()):
        made = exhibit(make, view_of(programme, selection, GROUPS))
        for column in made.table.columns:
            if column.measure_class in ("participants", "answers", "outcomes") and column.kind == "count":
                counts = [cell for cell in made.table.column(column.name) if isinstance(cell, int)]
                assert all(count % 5 == 0 and (count == 0 or count >= 10) for count in counts), (make, column.name, counts)
            if column.measure_class == "staff":
                assert not any(isinstance(cell, (int, float)) for cell in made.table.column(column.name))


def test_no_statistic_that_gives_exact_counts_back_reaches_a_funder(programme):
    for selection, page in product(selections(programme), PAGES):
        if page.path != "/definitions":
            text = str(page_answer(programme, page, selection, "wide", GROUPS)["cards"])
            assert not re.search(r"Wilcoxon|effect size|[Ll]ower limit|d_z", re.sub(r"<p class=\"evidence\">.*?</p>", "", text))


def test_a_review_s_title_that_names_a_number_reaches_no_funder(programme):
    named = replace(programme, reviews=tuple(review._replace(title="3 people at Ashford declined") for review in programme.reviews))
    for audience, count in (("team", True), ("funder", False)):
        page = str([page_answer(named, page, Selection(audience=audience), "wide", GROUPS) for page in PAGES[:2]])
        assert ("people at Ashford" in page) == count
