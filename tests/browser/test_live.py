"""An open page follows the data: new numbers, a database away, a server gone, each in its own words."""

import re
import time

import pytest
from playwright.sync_api import expect

from dashboard.intake.folder import load_folder
from tests.browser import databases
from tests.browser.reader import Reader
from tests.browser.servers import serve

NEW_SESSION = (
    "mentoring_id,site_id,phase_id,held_on,format,attended,complex_cases\n"
    "NEW-1,st-georges,tips-pilot,2021-01-20,group supervision,5,7\n"
)  # fmt: skip
SECONDS_TO_FOLLOW = 5


@pytest.fixture
def served(story, tmp_path):
    """A server of two processes with a database of its own, which is asked five times a second: (server, database)."""
    path = databases.copied(story, tmp_path / "programme.db")
    with serve(databases.url_of(path), tmp_path / "log", WEB_WORKERS="2", WATCH_SECONDS="0.2") as server:
        yield server, path


@pytest.fixture
def reader(new_page, served):
    reader = Reader(new_page(), served[0].address)
    yield reader
    reader.page.close()


def test_a_load_is_on_an_open_page_within_five_seconds_and_the_reader_keeps_the_place(reader, served, tmp_path):
    server, database = served
    page = reader.visit("/")
    cases = page.locator("#complex-cases .big strong")
    before = int(cases.inner_text())
    figure = page.get_by_role("region", name="Is training on plan?", exact=True)
    figure.get_by_role("button", name="Table", exact=True).click()
    figure.scroll_into_view_if_needed()
    page.evaluate("() => { window.sameDocument = true; }")
    place, version = page.evaluate("() => scrollY"), server.version()
    (tmp_path / "sent").mkdir()
    (tmp_path / "sent" / "mentoring.csv").write_text(NEW_SESSION)

    load_folder(databases.url_of(database), tmp_path / "sent", loaded_by="a test", is_demonstration=True, progress=databases.NoBar)
    while server.version() == version:
        time.sleep(0.05)
    ready = time.monotonic()
    expect(cases).to_have_text(str(before + 7), timeout=1000 * SECONDS_TO_FOLLOW)

    assert time.monotonic() - ready < SECONDS_TO_FOLLOW
    assert page.evaluate("() => window.sameDocument") is True
    assert page.evaluate("() => scrollY") == place
    assert figure.get_by_role("table").is_visible()


def test_the_header_says_to_which_day_the_data_run_and_when_they_were_loaded(desk):
    page = desk.visit("/")
    expect(page.locator("#live")).to_have_text(re.compile(r"Live · data to 31 \w+ 202\d · loaded \d\d:\d\d$"))


def test_a_database_taken_away_is_said_with_its_age_the_figures_stay_and_it_comes_back_by_itself(reader, served):
    page = reader.visit("/")
    completed = page.locator("#training-completed .big strong").inner_text()
    databases.take_away(served[1])
    notice = page.get_by_role("alert").filter(has_text="The database has not answered since")
    expect(notice).to_have_text(re.compile(r"since \d\d:\d\d UTC on \d+ \w+ \d{4}\. These figures are from the data loaded before"), timeout=15_000)
    expect(page.locator("#live")).to_contain_text("Not live")
    assert page.locator("#training-completed .big strong").inner_text() == completed
    databases.bring_back(served[1])
    expect(notice).to_have_count(0, timeout=15_000)
    expect(page.locator("#live")).not_to_contain_text("Not live")


def test_a_server_that_stopped_is_said_and_the_figures_stay(reader, served, noted):
    page = reader.visit("/training")
    served[0].stop()
    expect(page.get_by_role("alert").filter(has_text="The dashboard cannot be reached.")).to_be_visible(timeout=20_000)
    assert page.locator("#completion-by-site .trace").count() > 0
    assert all("ERR_" in words for words in noted)
    noted.clear()  # a browser says in its console what it could not reach


def test_data_that_come_to_an_empty_database_appear_by_themselves(new_page, tmp_path):
    path = databases.with_tables_only(tmp_path / "empty.db")
    with serve(databases.url_of(path), tmp_path / "log", has_data=False, WATCH_SECONDS="0.2") as server:
        reader = Reader(new_page(), server.address)
        page = reader.visit_without_figures("/achievements")
        databases.invented(path)
        page.locator("#milestones table.twin tbody tr").first.wait_for()
        assert page.get_by_text("The database is empty").count() == 0
        page.close()
