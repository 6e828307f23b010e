"""Each page as it stands: all its figures, nothing beside the screen, nothing asked of anybody else."""

import pytest

from dashboard.pages.contents import FORMS, PAGES, name_of
from tests.browser.reader import Reader

PATHS = [page.path for page in PAGES]
ZOOMED = {"viewport": {"width": 720, "height": 450}, "device_scale_factor": 2}

BESIDE_THE_SCREEN = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => element.closest(".scroll, nav, .hidden, table.sites thead, details:not([open]) .panel, svg");
  const wide = [...document.querySelectorAll("body *")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width && (box.right > width + 1 || box.left < -1) && !scrolls(element) && !element.matches(".skip");
  });
  return [document.documentElement.scrollWidth - width, ...wide.map((element) => element.outerHTML.slice(0, 90))];
}"""
CUT_OFF = """() => [...document.querySelectorAll(".js-plotly-plot .main-svg")].flatMap((drawing) => {
  const room = drawing.getBoundingClientRect();
  return [...drawing.querySelectorAll("text")].filter((text) => {
    const box = text.getBoundingClientRect();
    return box.width && (box.left < room.left - 2 || box.right > room.right + 2 || box.bottom > room.bottom + 3);
  }).map((text) => `${drawing.closest(".card").id}: ${text.textContent}`);
})"""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_figure_has_a_title_a_drawing_or_words_evidence_and_a_table(desk, page):
    desk.visit(page.path)
    for name in map(name_of, page.figures):
        card = desk.page.locator(f"#{name}")
        title = card.get_by_role("heading", level=3)
        assert title.is_visible() and title.inner_text().strip(), name
        if FORMS[name] in ("chart", "sites", "grid"):
            assert len(card.locator(".place-foot .evidence").inner_text()) > 20, name
        assert drawing_of(card, FORMS[name]), f"{name} has neither a drawing nor words"
        assert card.locator("table.twin tbody tr").count() > 0, name


def drawing_of(card, form):
    """What is drawn on a card: how many marks, rows, or characters of words."""
    if form == "chart":
        return card.locator(".main-svg .points path, .main-svg .scatterlayer path").count() or card.locator(".empty").count()
    seen = {"tile": ".big strong", "sites": "table.sites tbody tr", "grid": "table.look tbody tr", "timeline": ".timeline li", "table": "table.twin tbody tr"}
    return card.locator(seen[form]).count()


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("name", ["desk", "phone"])
def test_nothing_stands_beside_the_screen_at_a_desk_and_on_a_phone(request, name, path):
    page = request.getfixturevalue(name).visit(path)
    assert page.evaluate(BESIDE_THE_SCREEN) == [0]
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("path", PATHS)
def test_nothing_stands_beside_the_screen_at_twice_the_size(zoomed, path):
    page = zoomed.visit(path)
    assert page.evaluate(BESIDE_THE_SCREEN) == [0]
    assert page.evaluate(CUT_OFF) == []


@pytest.fixture(scope="module")
def zoomed(new_page, demonstration):
    return Reader(new_page(**ZOOMED), demonstration.address)


@pytest.mark.parametrize("server", ["one_site", "sixty_sites"])
@pytest.mark.parametrize("room", ["desk", "phone"])
def test_one_site_and_sixty_sites_have_the_room_they_need(request, room, server):
    reader = request.getfixturevalue(room).at(request.getfixturevalue(server))
    for path in ("/", "/training", "/joint-pain-advice"):
        page = reader.visit(path)
        assert page.evaluate(BESIDE_THE_SCREEN) == [0]
        assert page.evaluate(CUT_OFF) == []


def test_no_chart_offers_to_share_its_data(desk):
    page = desk.visit("/")
    charts = page.locator(".js-plotly-plot")
    charts.first.hover()
    assert charts.count() == 2
    assert page.locator(".modebar-btn").count() == 0
    assert page.get_by_role("button", name="share").or_(page.get_by_role("link", name="share")).count() == 0


def test_a_request_to_elsewhere_or_against_the_policy_would_be_noted(desk, noted):
    page = desk.visit("/definitions")
    page.evaluate("() => fetch('http://127.0.0.1:9/').catch(() => null)")
    assert any("127.0.0.1:9" in words for words in noted)
    assert any("Content Security Policy" in words for words in noted)
    noted.clear()


def test_pages_are_titled_and_the_one_shown_is_marked(desk):
    page = desk.visit("/")
    for name in (page.name for page in PAGES):
        desk.page.get_by_role("navigation", name="Pages").get_by_role("link", name=name, exact=True).click()
        page.wait_for_function("name => document.title.startsWith(name)", arg=name)
        assert desk.page.locator("nav [aria-current=page]").inner_text() == name
