"""The same page without movement, in a system's own colours, and on paper."""

import pytest
from playwright.sync_api import expect

MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  return style.animationName !== "none" || style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
}).map((element) => element.outerHTML.slice(0, 90))"""
BETWEEN_MARGINS = 1.2 * 182 / 25.4 * 96  # CSS pixels on A4; a browser shrinks what is up to a fifth wider
COLOUR = "(element) => getComputedStyle(element).backgroundColor"


@pytest.fixture
def emulate(desk):
    """Sets what the reader's system prefers; taken back afterwards."""
    yield desk.page.emulate_media
    desk.page.emulate_media(media="screen", reduced_motion="no-preference", forced_colors="none")


def test_nothing_moves_for_who_asked_for_less_movement(desk, emulate):
    emulate(reduced_motion="reduce")
    page = desk.visit("/")
    assert page.evaluate(MOVING) == []
    assert page.evaluate("() => document.getAnimations().length") == 0


def test_what_is_chosen_and_what_is_drawn_is_seen_in_a_system_s_own_colours(desk, emulate):
    emulate(forced_colors="active")
    page = desk.visit("/?project=TIPS")
    chosen, other = (page.locator(f"input[name=project][value='{value}'] + span") for value in ("TIPS", "JPA"))
    assert chosen.evaluate(COLOUR) != other.evaluate(COLOUR)
    bar = page.locator("#training-completed .bar")
    assert bar.locator("i").evaluate(COLOUR) != bar.evaluate(COLOUR)
    expect(page.locator("nav [aria-current=page]")).to_have_css("border-bottom-width", "4px")
    pressed, released = (page.locator(f"#sites [data-show][aria-pressed={state}]") for state in ("true", "false"))
    assert pressed.evaluate("(b) => getComputedStyle(b).borderBottomWidth") != released.evaluate("(b) => getComputedStyle(b).borderBottomWidth")
    page.get_by_role("link", name="Training", exact=True).first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("path", ["/", "/confidence", "/definitions"])
def test_on_paper_stand_the_figures_and_nothing_to_press(desk, emulate, path):
    page = desk.visit(path)
    emulate(media="print")
    for control in ("nav", ".skip", ".place-actions", ".fields", ".menu", ".switch", "button:not(.open-filters)"):
        assert page.locator(f"{control}:visible").count() == 0, control
    cards = page.locator("[data-card]")
    assert page.locator("[data-card]:visible").count() == cards.count()
    assert page.locator("#notices").get_by_text("Demonstration data: these people and numbers are invented.").is_visible()
    expect(page.locator("[data-text=summary]")).to_contain_text("all projects")


def test_a_page_becomes_a_pdf_with_its_drawings_within_the_paper(desk):
    page = desk.visit("/")
    page.evaluate("""() => addEventListener("beforeprint", () => {
      window.onPaper = [...document.querySelectorAll(".js-plotly-plot")].map((chart) => chart._fullLayout.width);
    })""")
    paper = page.pdf(format="A4", print_background=True)
    assert paper.startswith(b"%PDF") and len(paper) > 50_000
    page.wait_for_function("() => window.onPaper")
    assert all(width < BETWEEN_MARGINS for width in page.evaluate("() => window.onPaper"))
    page.wait_for_function("() => [...document.querySelectorAll('.js-plotly-plot')].every((c) => c._fullLayout.width > 800)")
