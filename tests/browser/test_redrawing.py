"""A filter moves marks: one request, the same charts, the reader's zoom, tables and place."""

import pytest

MARK = """() => document.querySelectorAll(".js-plotly-plot, .main-svg, .draglayer").forEach((part) => { part.before = true; })"""
NEW = """() => [...document.querySelectorAll(".js-plotly-plot, .main-svg, .draglayer")].filter((part) => !part.before).length"""
VALUES = "() => document.querySelector('#first-appointments .js-plotly-plot').data.at(-1).y.map(Number)"
RANGE = "() => document.querySelector('#first-appointments .js-plotly-plot').layout.xaxis.range.map(String)"


@pytest.mark.parametrize("path", ["/", "/training", "/confidence", "/joint-pain-advice"])
def test_a_filter_asks_once_and_keeps_every_chart(desk, path):
    page, asked = desk.visit(path), []
    page.evaluate(MARK)
    listen = lambda request: asked.append(request.url) if "_dash-update-component" in request.url else None
    page.on("request", listen)
    page.get_by_role("group", name="Project").get_by_text("JPA").click()
    desk.settle()
    page.remove_listener("request", listen)
    assert len(asked) == 1
    assert page.evaluate(NEW) == 0


def test_a_zoom_stays_when_a_filter_moves_the_marks(desk):
    page = desk.visit("/joint-pain-advice")
    chart = page.locator("#first-appointments .nsewdrag").first
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    middle = box["y"] + box["height"] / 2
    whole = page.evaluate(RANGE)
    page.mouse.move(box["x"] + box["width"] * 0.3, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, middle, steps=5)
    page.mouse.up()
    page.wait_for_function(f"before => ({RANGE})().join() !== before", arg=",".join(whole))
    zoomed = page.evaluate(RANGE)
    page.evaluate("() => window.dashboard.go('/joint-pain-advice?site=sydenham-garden')")
    desk.settle()
    filtered = page.evaluate(VALUES)
    assert page.evaluate(RANGE) == zoomed
    page.mouse.dblclick(box["x"] + box["width"] / 2, middle)
    page.wait_for_function(f"before => ({RANGE})().join() !== before", arg=",".join(zoomed))
    assert page.evaluate(RANGE) == whole
    assert page.evaluate(VALUES) == filtered


def test_a_table_opened_stays_open_and_the_page_where_it_was(desk):
    page = desk.visit("/training")
    card = page.get_by_role("region", name="Which sessions are missed?", exact=True)
    card.get_by_role("button", name="Table", exact=True).click()
    card.scroll_into_view_if_needed()
    place = card.bounding_box()["y"]
    page.evaluate("() => window.dashboard.go('/training?project=TIPS')")
    desk.settle()
    assert card.get_by_role("table").is_visible()
    assert abs(card.bounding_box()["y"] - place) < 100  # charts above may have fewer rows: the browser holds what is read
