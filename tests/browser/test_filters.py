"""Choosing what to see, by mouse and by keyboard; the address carries all of it."""

import pytest
from playwright.sync_api import expect

from tests.browser.reader import point_at

SENTENCES = "() => [...document.querySelectorAll('.card h3')].map((title) => title.textContent)"
CHOSEN = "() => [...new FormData(document.querySelector('.filters-form')).entries()].map((pair) => pair.join('='))"


def summary(page, name):
    """The button that opens a filter's list."""
    return page.locator("summary").filter(has=page.locator(f"[data-text={name}]"))


def choose(reader, name, *labels):
    """Opens a filter's list with the mouse and ticks what has these names."""
    summary(reader.page, name).click()
    for label in labels:
        reader.page.get_by_role("group", name=name.capitalize()).get_by_role("checkbox", name=label).click()
        reader.settle()


def test_the_mouse_chooses_project_phase_site_period_and_audience(desk):
    page = desk.visit("/training")
    page.get_by_role("group", name="Project").get_by_text("JPA").click()
    desk.settle()
    choose(desk, "phase", "Phase 2")
    choose(desk, "site", "Community partner 1", "Community partner 3")
    assert desk.link() == "/training?project=JPA&phase=jpa-2&site=partner-1&site=partner-3"
    assert page.locator(".pick[open]").count() == 1, "the list stays open while sites are chosen"
    expect(page.locator("[data-text=site]")).to_have_text("2 sites")
    summary(page, "period").click()
    page.locator("#from").select_option("Sep 2020")
    page.locator("#to").select_option("Dec 2020")
    desk.settle()
    page.get_by_label("Seen by").select_option("Funder")
    page.wait_for_url("**audience=funder")
    desk.settle()
    assert desk.link().endswith("site=partner-3&from=2020-09&to=2020-12&audience=funder")
    assert page.get_by_text("Seen by the funder").is_visible()


def test_the_keyboard_chooses_as_the_mouse_does_and_keeps_its_place(desk):
    page = desk.visit("/")
    page.get_by_role("radio", name="All").focus()
    page.keyboard.press("ArrowRight")
    desk.settle()
    assert desk.link() == "/?project=JPA"
    expect(page.get_by_role("radio", name="JPA")).to_be_focused()
    page.keyboard.press("Tab")
    expect(summary(page, "phase")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(2):
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        desk.settle()
        expect(page.locator("input[name=phase]:focus")).to_be_checked()
    assert desk.link() == "/?project=JPA&phase=jpa-1&phase=jpa-2"
    page.keyboard.press("Escape")
    assert page.locator(".pick[open]").count() == 0
    expect(summary(page, "phase")).to_be_focused()
    page.get_by_label("Seen by").focus()
    page.keyboard.press("F")
    page.wait_for_url("**audience=funder")
    desk.settle()
    assert desk.link().endswith("&audience=funder")
    expect(page.get_by_label("Seen by")).to_be_focused()


def test_nothing_of_the_team_s_figures_stays_in_a_page_that_is_changed_to_the_funder_s(desk):
    page = desk.visit("/joint-pain-advice")
    expect(page.locator("#pathway .main-svg").first).to_be_visible()
    page.get_by_label("Seen by").select_option("Funder")
    page.wait_for_url("**audience=funder")
    desk.settle()
    expect(page.locator("#uptake-by-site .main-svg").first).to_be_visible()
    assert page.locator("#pathway .main-svg text").count() == 0
    held = page.evaluate("JSON.stringify([...document.querySelectorAll('.js-plotly-plot')].map((graph) => graph.data.map((trace) => trace.hovertext)))")
    assert "Came this far" not in held and "Not decided yet" not in held


@pytest.mark.parametrize(
    "link",
    ["/?project=JPA&site=partner-1&from=2020-09&to=2020-12", "/confidence?phase=tips-pilot&as_of=2020-09-30&audience=funder"],
)
def test_a_copied_link_shows_the_same_view_in_a_fresh_browser(desk, new_page, link):
    page = desk.visit(link)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link to this view").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == desk.address + link
    other = type(desk)(new_page(), desk.address)
    other.visit(copied.removeprefix(desk.address))
    for what in (SENTENCES, CHOSEN):
        assert other.page.evaluate(what) == page.evaluate(what)
    assert other.page.locator("#notices").inner_text() == page.locator("#notices").inner_text()
    other.page.close()


def test_back_and_forward_walk_through_the_views(desk):
    page = desk.visit("/")
    all_sites = page.evaluate(SENTENCES)
    choose(desk, "site", "Kingston Hospital")
    kingston = page.evaluate(SENTENCES)
    page.get_by_role("link", name="Training", exact=True).first.click()
    page.wait_for_url("**/training?site=kingston")
    desk.settle()
    for step, link, sentences in (
        (page.go_back, "/?site=kingston", kingston), (page.go_back, "/", all_sites), (page.go_forward, "/?site=kingston", kingston),
    ):  # fmt: skip
        step()
        page.wait_for_function("path => window.dashboard.state.shows === path", arg="/")
        desk.settle()
        assert desk.link() == link
        assert page.evaluate(SENTENCES) == sentences
    assert page.get_by_role("checkbox", name="Kingston Hospital", include_hidden=True).is_checked()


def test_clear_shows_everything_again_and_is_there_only_when_something_is_chosen(desk):
    page = desk.visit("/achievements?project=TIPS&from=2020-03")
    page.get_by_role("link", name="Clear").click()
    desk.settle()
    assert desk.link() == "/achievements"
    expect(page.get_by_role("link", name="Clear")).to_be_hidden()


def test_what_cannot_go_together_is_faint_and_said(desk):
    page = desk.visit("/achievements?project=TIPS")
    summary(page, "phase").click()
    expect(page.get_by_role("checkbox", name="Phase 1")).to_be_disabled()
    expect(page.get_by_role("checkbox", name="TIPS pilot")).to_be_enabled()
    desk.visit("/achievements?phase=jpa-1")
    page.get_by_role("group", name="Project").get_by_text("TIPS").click()
    expect(page.get_by_role("alert")).to_have_text("The phase “jpa-1” is not part of TIPS; it was left out.")


def test_one_of_sixty_sites_is_found_by_a_part_of_its_name(desk, sixty_sites):
    page = desk.at(sixty_sites).visit("/achievements")
    summary(page, "site").click()
    panel = page.get_by_role("group", name="Site")
    assert panel.get_by_role("checkbox").count() == 60
    page.get_by_role("searchbox", name="Find a site").fill("KINGST")
    expect(panel.get_by_role("checkbox")).to_have_count(1)
    panel.get_by_role("checkbox", name="Kingston").check()
    desk.settle()
    assert "site=kingston" in page.url
    expect(page.get_by_role("searchbox", name="Find a site")).to_have_value("KINGST")


def test_a_site_in_the_sites_table_filters_to_it_and_once_more_shows_all(desk):
    page = desk.visit("/?from=2020-06")
    link = page.locator("#sites table.sites").get_by_role("link", name="Kingston Hospital")
    link.click()
    desk.settle()
    assert desk.link() == "/?from=2020-06&site=kingston"
    assert page.locator("#sites table.sites tbody tr").count() == 1
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    desk.settle()
    assert desk.link() == "/?from=2020-06"
    expect(link).to_be_focused()


def test_a_site_s_mark_in_a_chart_filters_to_it_and_once_more_shows_all(desk):
    page = desk.visit("/training")
    for link in ("/training?site=partner-1", "/training"):
        said = point_at(page, "completion-by-site", "site:partner-1")
        assert "Community partner 1" in said
        page.mouse.down()
        page.mouse.up()
        page.wait_for_url(f"**{link}")
        desk.settle()


def test_an_answer_says_what_a_measure_means_at_its_place_among_the_definitions(desk):
    page = desk.visit("/training")
    page.locator("#completion-by-site").locator(".means a").first.click()
    page.wait_for_url("**/definitions#*")
    desk.settle()
    entry = page.locator(f".measure#{page.url.partition('#')[2]}")
    expect(entry).to_be_focused()
    expect(entry).to_be_in_viewport()
