"""What an address may hold wrongly, and the words for it; the page shows what it can."""

import pytest
from playwright.sync_api import expect

EVERYTHING = "All 9 sites"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?colour=red", "“colour” is not a filter here and was left out."),
        ("?site=atlantis", "There is no site “atlantis” here; it was left out."),
        ("?phase=9", "There is no phase “9” here; it was left out."),
        ("?project=MOON", "There is no project “MOON” here; showing all projects."),
        ("?from=2020-13", "“2020-13” is not a month (write it like 2020-04); it was left out."),
        ("?from=2020-10&to=2020-06", "The period ran backwards, from October 2020 to June 2020; it is shown the other way round."),
        ("?as_of=yesterday", "“yesterday” is not a day (write it like 2020-09-30); showing the data as they stand."),
        ("?as_of=2020-09-15", "The programme can be shown as it stood at a month's end or on a review's date, not on 15 September 2020"),
        ("?audience=press", "There is no audience “press”; showing the funder's view, which holds the least."),
        ("?project=TIPS&phase=jpa-1", "The phase “jpa-1” is not part of TIPS; it was left out."),
        ("?site=<img src=x onerror=window.struck=true>", "There is no site “<img src=x onerror=window.struck=true>” here"),
        ("?site=%ff%00", "There is no site"),
        ("?" + "site=x&" * 1100, "The address holds more filters than can be read; showing all of the funder's view, which holds the least."),
    ],
)  # fmt: skip
def test_what_cannot_be_followed_is_said_and_the_page_shows_the_rest(desk, query, words):
    page = desk.visit("/achievements" + query)
    alerts = page.get_by_role("alert").filter(has_text=words)
    expect(alerts).to_have_count(1)
    assert page.locator("#milestones table.twin tbody tr").count() > 3
    assert page.locator("[data-text=site]").inner_text() == EVERYTHING
    assert page.evaluate("() => window.struck") is None


def test_a_reversed_period_is_shown_the_other_way_round(desk):
    page = desk.visit("/achievements?from=2020-10&to=2020-06")
    assert page.locator("[data-text=period]").inner_text() == "Jun 2020 – Oct 2020"


def test_a_combination_without_data_says_so_in_each_figure(desk):
    page = desk.visit("/joint-pain-advice?project=JPA&site=kingston")
    for card in page.locator("[data-card]").all():
        assert card.locator(".empty").inner_text().strip(), card.get_attribute("id")
        assert card.locator(".drawing").is_hidden()


@pytest.mark.parametrize("path", ["/", "/training", "/confidence", "/joint-pain-advice"])
def test_a_period_before_the_programme_is_empty_in_words(desk, path):
    page = desk.visit(path + "?from=2018-01&to=2018-02")
    for card in page.locator("[data-card].chart").all():
        assert card.locator(".empty").count() or card.locator(".trace").count(), card.get_attribute("id")
    assert "NaN" not in page.locator("body").inner_text()


def test_a_page_that_does_not_exist_says_so_and_names_those_that_do(desk, noted):
    page = desk.visit_without_figures("/budget?site=kingston")
    assert page.get_by_role("heading", name="There is no page at this address").is_visible()
    assert any("404" in words for words in noted)
    noted.clear()
    page.get_by_role("main").get_by_role("link", name="Training").click()
    page.wait_for_url("**/training**")
    expect(desk.settle().get_by_role("heading", level=2)).to_have_text("Training")


@pytest.mark.parametrize(
    ("server", "words"),
    [
        ("empty", "The database is empty. Run “python -m dashboard load FOLDER” to load data"),
        ("no_tables", "The database has no tables yet. Run “python -m dashboard migrate”"),
    ],
)
def test_without_data_the_page_says_what_to_do(request, desk, server, words):
    page = desk.at(request.getfixturevalue(server)).visit_without_figures("/training")
    expect(page.get_by_role("main")).to_contain_text(words)
