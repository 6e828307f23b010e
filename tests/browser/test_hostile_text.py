"""Text of the data is text, whatever it looks like: on screen, in what is said on hover, in pictures."""

import re
from xml.etree import ElementTree

import pytest

from dashboard.pages.contents import PAGES
from tests.browser.databases import FORMULA, LONG, STRIKE, TEMPLATE, UNBROKEN
from tests.browser.reader import point_at
from tests.browser.test_pages import BESIDE_THE_SCREEN, CUT_OFF

PATHS = [page.path for page in PAGES]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("room", ["desk", "phone"])
def test_nothing_of_it_runs_or_becomes_a_link_or_pushes_the_page_wide(request, hostile, room, path):
    page = request.getfixturevalue(room).at(hostile).visit(path)
    assert page.evaluate("() => window.struck") is None
    assert page.locator("main img, main script, main b:has-text('bold'), main svg[onload]").count() == 0
    assert page.locator("[href^='javascript:' i]").count() == 0
    assert page.evaluate(BESIDE_THE_SCREEN) == [0]
    assert page.evaluate(CUT_OFF) == []


def test_it_is_read_as_it_was_written(desk, hostile):
    page = desk.at(hostile).visit("/")
    names = [name.strip() for name in page.locator("#sites table.sites tbody a").all_inner_texts()]
    for name in (STRIKE, FORMULA, TEMPLATE, LONG, UNBROKEN):
        assert " ".join(name.split()) in names
    assert "<script>window.struck = true</script>" in page.locator("#newest-achievements").inner_text()
    desk.at(hostile).visit("/confidence")
    words = page.locator("#shift-by-question table.twin").text_content()
    assert f"How sure? {STRIKE}" in words and TEMPLATE in words


def test_it_is_filtered_by_like_any_other_and_said_in_the_filter_bar(desk, hostile):
    page = desk.at(hostile).visit("/")
    page.locator("#sites table.sites").get_by_role("link", name=STRIKE).click()
    desk.settle()
    assert page.locator("[data-text=site]").inner_text() == STRIKE
    assert page.evaluate("() => window.struck") is None


def test_it_is_read_on_hover_as_it_was_written(desk, hostile):
    page = desk.at(hostile).visit("/training?site=st-georges")
    assert STRIKE in point_at(page, "completion-by-site", "site:st-georges")


def test_it_is_text_in_a_picture(desk, hostile):
    page = desk.at(hostile).visit("/training?site=st-georges")
    page.locator("#completion-by-site .menu summary").click()
    with page.expect_download() as downloading:
        page.locator("#completion-by-site").get_by_role("button", name="Picture (SVG)").click()
    picture = ElementTree.parse(downloading.value.path()).getroot()
    names = {element.tag.rpartition("}")[2] for element in picture.iter()}
    assert not names & {"img", "script", "image", "foreignObject", "a"}
    words = re.sub(r"\s+", " ", " ".join(picture.itertext()))
    assert '<img src="x"' in words and "onerror=" in words
