"""axe-core finds nothing on any page, at a desk and on a phone, in any state a page can be in."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from dashboard.pages.contents import PAGES

PATHS = [page.path for page in PAGES]
RUN = """() => axe.run({ resultTypes: ["violations"], rules: { "target-size": { enabled: true } } })
  .then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.target.join(" ")} ${node.html.slice(0, 120)} ${node.failureSummary.split("\\n").slice(1, 2)}`)))"""

STATES = {
    "one site": "?site=kingston",
    "the funder’s view": "?audience=funder",
    "nothing in the period": "?from=2018-01&to=2018-02",
    "complaints about the address": "?site=nowhere&colour=red&from=2020-13",
    "as of an earlier month": "?as_of=2020-09-30",
}


def found_by_axe(page):
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(RUN)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("room", ["desk", "phone"])
def test_everything_chosen(request, room, path):
    assert found_by_axe(request.getfixturevalue(room).visit(path)) == []


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("state", STATES)
def test_each_state_at_a_desk(desk, state, path):
    assert found_by_axe(desk.visit(path + STATES[state])) == []


@pytest.mark.parametrize(("state", "path"), list(zip(STATES, PATHS)))
def test_each_state_on_a_phone(phone, state, path):
    assert found_by_axe(phone.visit(path + STATES[state])) == []


@pytest.mark.parametrize(
    ("room", "path"),
    [("desk", path) for path in PATHS[:-1]] + [("phone", "/"), ("phone", "/confidence")],
)
def test_all_tables_shown(request, room, path):
    page = request.getfixturevalue(room).visit(path)
    for button in page.get_by_role("button", name="Table", exact=True).all():
        button.click()
    assert page.locator("table.twin:visible").count() > 0
    assert found_by_axe(page) == []


@pytest.mark.parametrize("room", ["desk", "phone"])
@pytest.mark.parametrize("name", ["Phase", "Site", "Period"])
def test_filter_lists_open(request, room, name):
    page = request.getfixturevalue(room).visit("/achievements?project=JPA&site=kingston")
    if room == "phone":
        page.get_by_role("button", name="Filters").click()
    page.locator("summary").filter(has=page.locator(f"[data-text={name.lower()}]")).click()
    assert page.locator(".pick[open] .panel").is_visible()
    assert found_by_axe(page) == []


@pytest.mark.parametrize("room", ["desk", "phone"])
def test_a_list_of_sixty_sites_open(request, sixty_sites, room):
    page = request.getfixturevalue(room).at(sixty_sites).visit("/achievements")
    if room == "phone":
        page.get_by_role("button", name="Filters").click()
    page.locator("summary").filter(has=page.locator("[data-text=site]")).click()
    page.get_by_role("searchbox", name="Find a site").fill("a")
    assert found_by_axe(page) == []


@pytest.mark.parametrize("room", ["desk", "phone"])
def test_a_download_menu_open(request, room):
    page = request.getfixturevalue(room).visit("/")
    for figure in ("training-completed", "completions-against-plan"):
        page.locator(f"#{figure} .menu summary").click()
        assert found_by_axe(page) == []


@pytest.mark.parametrize("room", ["desk", "phone"])
def test_a_page_that_does_not_exist(request, noted, room):
    page = request.getfixturevalue(room).visit_without_figures("/nowhere")
    assert page.get_by_role("heading", name="There is no page at this address").is_visible()
    assert found_by_axe(page) == []
    noted.clear()  # a browser says in its console that the answer was 404


@pytest.mark.parametrize("server", ["empty", "no_tables"])
@pytest.mark.parametrize("room", ["desk", "phone"])
def test_no_data_yet(request, server, room):
    page = request.getfixturevalue(room).at(request.getfixturevalue(server)).visit_without_figures("/")
    assert found_by_axe(page) == []


@pytest.mark.parametrize("room", ["desk", "phone"])
def test_the_database_away(request, without_database, room):
    page = request.getfixturevalue(room).at(without_database).visit("/")
    page.get_by_role("alert").filter(has_text="The database has not answered since").wait_for()
    assert found_by_axe(page) == []
