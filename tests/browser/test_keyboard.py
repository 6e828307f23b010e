"""Everything is reached and worked without a mouse, and it is seen where one is."""

import pytest
from playwright.sync_api import expect

CONTROLS = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter((control) =>
  control.checkVisibility({ checkVisibilityCSS: true }) && !control.disabled
  && !(control.type === "radio" && !control.checked)).length"""
FOCUSED = """() => {
  const control = document.activeElement;
  if (control === document.body) return null;
  control.reached = (control.reached || 0) + 1;
  const seen = control.type === "radio" ? control.nextElementSibling : control;
  const style = getComputedStyle(seen), box = seen.getBoundingClientRect();
  const on = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), box.top + Math.min(box.height / 2, 12));
  const words = `${control.tagName} ${control.textContent.trim().slice(0, 40) || control.name || control.getAttribute("aria-label")}`;
  return {
    words, again: control.reached > 1, drawn: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inSight: box.bottom > 0 && box.top < innerHeight, covered: !(on && (seen.contains(on) || on.contains(seen))),
  };
}"""


@pytest.mark.parametrize("path", ["/", "/training", "/achievements", "/definitions"])
def test_tab_reaches_every_control_and_each_shows_that_it_has_the_focus(desk, path):
    page = desk.visit(path)
    expected, reached = page.evaluate(CONTROLS), 0
    for _ in range(expected + 1):
        page.keyboard.press("Tab")
        control = page.evaluate(FOCUSED)
        if control is None or control["again"]:
            break
        reached += 1
        assert control["drawn"], f"no visible focus on {control['words']}"
        assert control["inSight"] and not control["covered"], f"out of sight: {control['words']}"
    assert reached == expected


def test_the_first_tab_offers_to_skip_to_the_figures(desk):
    page = desk.visit("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the figures")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_menu_opens_by_key_and_escape_closes_it_and_goes_back(desk, key):
    page = desk.visit("/")
    menu = page.locator("#sites .menu")
    menu.locator("summary").focus()
    page.keyboard.press(key)
    expect(menu.get_by_role("link", name="Table (CSV)")).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link", name="Table (CSV)")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu.get_by_role("link", name="Table (CSV)")).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()


def test_a_table_is_shown_by_key_and_says_that_it_is(desk):
    page = desk.visit("/")
    card = page.get_by_role("region", name="Is training on plan?", exact=True)
    card.get_by_role("button", name="Table", exact=True).focus()
    page.keyboard.press("Space")
    expect(card.get_by_role("table")).to_be_visible()
    expect(card.get_by_role("button", name="Table", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(card.get_by_role("button", name="Chart", exact=True)).to_have_attribute("aria-pressed", "false")


def test_the_filters_of_a_phone_open_and_close_by_key_and_say_which(phone):
    page = phone.visit("/")
    button = page.get_by_role("button", name="Filters")
    expect(page.get_by_label("Seen by")).to_be_hidden()
    for expanded in ("true", "false"):
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-expanded", expanded)
        assert page.get_by_label("Seen by").is_visible() == (expanded == "true")


def test_a_drawing_is_named_by_what_it_shows(desk):
    page = desk.visit("/training")
    for card in page.locator(".card.chart").all():
        sentence = card.get_by_role("heading", level=3).inner_text()
        assert card.get_by_role("img", name=sentence).count() == 1


def test_a_change_is_announced_to_who_cannot_see_it(desk):
    page = desk.visit("/")
    status = page.get_by_role("status")
    before = status.text_content()
    page.get_by_role("group", name="Project").get_by_text("TIPS").click()
    desk.settle()
    assert status.text_content() != before
