"""What can be taken along: the table as CSV, the drawing as PNG and SVG with its words inside, the sentence."""

import csv
import io
import struct
from datetime import date
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from dashboard.pages.contents import FORMS, PAGES, name_of
from dashboard.pages.files import DEMONSTRATION
from dashboard.table import written

KINDS = ("count", "percent", "change", "number", "date", "month")
WITH_CHARTS = [page for page in PAGES if any(FORMS[name_of(make)] == "chart" for make in page.figures)]
ROWS = """(card) => [...card.querySelectorAll("table.twin tbody tr")].map(
    (row) => [...row.cells].flatMap((cell) => Array(cell.colSpan).fill(cell.textContent.trim())))"""
PNG_START = b"\x89PNG\r\n\x1a\n"


def read_csv(text):
    """(the words above it, the rows below its header)"""
    lines = text.removeprefix("\ufeff").splitlines()
    words = [line.removeprefix("# ") for line in lines if line.startswith("#")]
    _, *rows = csv.reader(io.StringIO("\n".join(lines[len(words):])))
    return words, rows


def as_on_screen(field):
    """All the ways in which a field of a file may stand on the screen."""
    if not field:
        return {"–", ""}
    said = {field, field.removeprefix("'"), field.removeprefix("[").removesuffix("]")}
    for read in (float, date.fromisoformat):
        try:
            said |= {written(read(field), kind) for kind in KINDS if (read is float) == (kind not in ("date", "month"))}
        except ValueError:
            pass
    return said


def is_told_in_order(screen, fields):
    """Whether each cell on the screen is one of the row's fields, in their order; a file has columns more."""
    rest = iter(fields)
    return all(any(" ".join(cell.split()) in as_on_screen(field) for field in rest) for cell in screen)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.parametrize("query", ["", "?site=kingston&from=2020-06"])
def test_a_csv_holds_the_table_on_the_screen(desk, page, query):
    desk.visit(page.path + query)
    for name in map(name_of, page.figures):
        card = desk.page.locator(f"#{name}")
        answer = desk.page.request.get(f"{desk.address}/figure/{name}.csv{query}")
        words, rows = read_csv(answer.text())
        screen = card.evaluate(ROWS)
        if rows:
            assert len(screen) == len(rows), name
            assert [(name, cells, row) for cells, row in zip(screen, rows) if not is_told_in_order(cells, row)] == []
        assert " ".join(card.get_by_role("heading", level=3).text_content().split()).endswith(words[0]), name
        assert DEMONSTRATION in words


def test_the_menu_brings_the_csv_of_the_view(desk):
    page = desk.visit("/training?site=kingston")
    page.locator("#completion-by-site .menu summary").click()
    with page.expect_download() as downloading:
        page.locator("#completion-by-site").get_by_role("link", name="Table (CSV)").click()
    assert downloading.value.suggested_filename == "completion-by-site.csv"
    text = downloading.value.path().read_text(encoding="utf-8")
    assert "Kingston Hospital" in text and "St George" not in text


@pytest.mark.parametrize("shown", WITH_CHARTS, ids=lambda page: page.name)
def test_each_chart_is_had_as_png_and_svg_with_its_words_inside(desk, shown):
    page = desk.visit(shown.path)
    for name in (name_of(make) for make in shown.figures if FORMS[name_of(make)] == "chart"):
        card = page.locator(f"#{name}")
        if not card.locator("[data-picture]").count():
            continue  # nothing is drawn, as below ten sites no funnel is
        card.locator(".menu summary").click()
        png, svg = (downloaded(page, card, form) for form in ("PNG", "SVG"))
        width, height = struct.unpack(">II", png[16:24])
        assert png.startswith(PNG_START) and width == 3000 and height > 600 and len(png) > 20_000, name
        words = " ".join(" ".join(ElementTree.fromstring(svg).itertext()).split())
        first_evidence = card.locator(".evidence > span").first.inner_text()
        for said in (card.locator("h3").inner_text(), first_evidence, "Source:", "loaded", DEMONSTRATION):
            assert " ".join(said.split()) in words, name
        card.locator(".menu summary").click()


def downloaded(page, card, form):
    with page.expect_download() as downloading:
        card.get_by_role("button", name=f"Picture ({form})").click()
    assert downloading.value.suggested_filename.endswith(form.lower())
    return downloading.value.path().read_bytes()


def test_the_menu_offers_a_picture_only_where_there_is_one(desk):
    page = desk.visit("/?from=2018-01&to=2018-02")
    for card in page.locator("[data-card]").all():
        name = card.get_attribute("data-card")
        there = desk.page.request.get(f"{desk.address}/figure/{name}.json?from=2018-01&to=2018-02").ok
        assert bool(card.locator("[data-picture]").count()) == there, name


def test_the_sentence_is_copied(desk):
    page = desk.visit("/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card = page.get_by_role("region", name="Is training on plan?", exact=True)
    card.locator(".menu summary").click()
    card.get_by_role("button", name="Copy the sentence").click()
    expect(card.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == card.get_by_role("heading").inner_text()
