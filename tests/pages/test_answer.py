"""What a page answers: for every selection something true, for a fault words, for nobody more than they may see."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest

from dashboard.disclosure import SmallestGroups
from dashboard.intake.demonstration import fill
from dashboard.pages import answer as answers
from dashboard.pages import render
from dashboard.pages.contents import BY_PATH, FIGURES, PAGES
from dashboard.programme.library import Held


@pytest.fixture(scope="module")
def dashboard(dashboard_of, tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('demonstration') / 'programme.db'}"
    fill(url)
    return dashboard_of(url)


ODD = re.compile(r"\bNaN\b|\bnan\b|\binf\b|>None<|Gap\(|\{\{|−0\.0\b|\+0\.0\b")
"""What a reader must never see, whatever is chosen."""

SELECTIONS = (
    "", "project=TIPS", "project=JPA", "phase=jpa-1", "site=kingston", "site=sydenham-garden&project=JPA", "site=kingston&project=JPA",
    "from=2020-10", "to=2019-12", "from=2031-01", "from=2020-04&to=2020-05&project=JPA", "site=partner-6&site=partner-3",
)


@pytest.mark.parametrize("audience", ["team", "funder"])
@pytest.mark.parametrize("query", SELECTIONS)
@pytest.mark.parametrize("path", [page.path for page in PAGES])
def test_every_figure_answers_every_selection(dashboard, path, query, audience):
    made = dashboard.page(path, f"{query}&audience={audience}")
    assert list(made["cards"]) == [answers.name_of(make) for make in BY_PATH[path].figures]
    for name, pieces in made["cards"].items():
        assert answers.FAILED not in pieces["words"], name
        if pieces["title"] == render.LEFT_OUT and audience == "funder":
            continue
        assert pieces["title"].count("<h3") == 1
        for text in pieces.values():
            assert not ODD.search(text), (name, ODD.search(text))
        drawn = made["figures"].get(name)
        assert drawn or pieces["words"] or pieces["body"] or answers.FORMS[name] == "table", f"{name} shows nothing and says nothing"


def test_a_figure_that_is_no_part_of_the_release_is_not_shown_to_a_funder_and_is_named_above(dashboard):
    closed = {
        "pathway": "Pathway", "first-appointments": "First appointments", "modes": "In person or online", "advisers": "Advisers active",
        "sessions-missed": "Sessions missed", "satisfaction": "Satisfaction", "outcome-coverage": "Outcome coverage",
    }
    for page in PAGES:
        made = dashboard.page(page.path, "audience=funder")
        for name in set(closed) & set(made["cards"]):
            assert made["figures"][name] is None and made["alternatives"][name] == ""
            assert made["cards"][name] == {"title": render.LEFT_OUT, "actions": "", "words": "", "body": "", "table": "", "foot": ""}
            assert re.search(f"Not shown: [^<]*{closed[name]}", made["notices"]), name


def test_a_page_that_does_not_exist_is_said_with_the_pages_there_are(dashboard):
    made = dashboard.page("/nowhere")
    assert "There is no page at this address" in made["lost"]
    assert all(page.name in made["lost"] for page in PAGES)


def test_what_an_address_asks_wrongly_is_said_above_the_figures(dashboard):
    made = dashboard.page("/", "site=atlantis&from=2021-13&colour=red")
    for words in ("There is no site “atlantis” here", "“2021-13” is not a month", "“colour” is not a filter here"):
        assert words in made["notices"]


def test_demonstration_data_are_marked_on_every_page_and_in_every_file(dashboard):
    words = "Demonstration data: these people and numbers are invented."
    for page in PAGES:
        assert words in dashboard.page(page.path)["notices"], page.path
    for figure in FIGURES:
        assert words in dashboard.client.get(f"/figure/{figure}.csv", base_url="http://127.0.0.1").text, figure


def broken_while_made(view):
    raise ZeroDivisionError("a fault of ours")


def broken_while_drawn(view):
    def draw(table, size):
        raise ZeroDivisionError("a fault of ours")

    made = BY_PATH["/training"].figures[0](view)
    return replace(made, drawing=draw)


@pytest.mark.parametrize("broken", [broken_while_made, broken_while_drawn])
def test_a_figure_that_cannot_be_made_or_drawn_leaves_the_others_standing(dashboard, broken):
    page = BY_PATH["/training"]
    named = partial(broken)
    named.__name__, named.__module__ = page.figures[0].__name__, __name__
    faulty = answers.Page(page.path, page.name, (named, *page.figures[1:]))
    programme = dashboard.library.current().programme
    made = answers.page_answer(programme, faulty, answers.Selection(), "wide", SmallestGroups())
    first, *others = made["cards"].values()
    assert answers.FAILED in first["words"]
    assert not any(answers.FAILED in pieces["words"] for pieces in others)


def test_while_the_database_is_away_the_last_figures_stand_under_a_notice_of_their_age(dashboard):
    programme = dashboard.library.current().programme
    asked = answers.asked(programme, "/", "", "wide")
    said = answers.notices(programme, asked, Held(programme, datetime(2021, 2, 3, 14, 2, tzinfo=UTC), "away").away_since)
    assert said[0]["kind"] == "away"
    assert "has not answered since 14:02 UTC on 3 Feb 2021" in said[0]["words"]
