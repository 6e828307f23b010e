"""A browser that is on the machine, servers each started once, and two readers: one at a desk, one with a phone."""

import os
import shutil
import time
from pathlib import Path

import pytest

from tests.browser import databases
from tests.browser.reader import Reader, watch
from tests.browser.servers import serve

pytest.importorskip("playwright", reason="the test dependencies are not installed")

BROWSERS = (
    *map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    *(f"{os.environ.get(name, '')}/Google/Chrome/Application/chrome.exe" for name in ("PROGRAMFILES", "LOCALAPPDATA")),
)
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    found = next((path for path in BROWSERS if path and Path(path).exists()), None)
    if not found:
        pytest.skip("There is no Chromium or Google Chrome on this machine (Debian: apt install chromium).")
    return {**browser_type_launch_args, "executable_path": found, "args": list(ARGUMENTS)}


@pytest.fixture(scope="session")
def noted():
    """What readers' browsers complained of since the test began."""
    return []


@pytest.fixture(autouse=True)
def nothing_to_note(noted):
    """No test of a page may leave an error in the console or ask another server, whatever else it is about."""
    noted.clear()
    yield
    assert noted == []


@pytest.fixture(scope="session")
def new_page(browser, noted):
    """Makes a page in a fresh browser: ``new_page(**context)``; closed at the end of the run."""
    contexts = []

    def make(**settings):
        contexts.append(browser.new_context(**{**DESK, "locale": "en-GB", "timezone_id": "Europe/London", **settings}))
        page = contexts[-1].new_page()
        page.set_default_timeout(20_000)
        watch(page, noted)
        return page

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("browser")


@pytest.fixture(scope="session")
def story(folder):
    """The file of a database with the invented story, to be copied."""
    return databases.invented(folder / "story.db")


def server_of(name, make, **settings):
    """A session's fixture: the server of the database that ``make(story, path)`` makes."""

    @pytest.fixture(scope="session", name=name)
    def fixture(story, folder):
        url = databases.url_of(make(story, folder / f"{name}.db"))
        with serve(url, folder / f"{name}.log", **settings) as server:
            yield server

    return fixture


demonstration = server_of("demonstration", databases.copied)
hostile = server_of("hostile", lambda story, path: databases.changed(story, path, databases.HOSTILE))
one_site = server_of("one_site", lambda story, path: databases.invented(path, sites=1))
sixty_sites = server_of("sixty_sites", lambda story, path: databases.invented(path, sites=60))
empty = server_of("empty", lambda story, path: databases.with_tables_only(path), has_data=False)
no_tables = server_of("no_tables", lambda story, path: databases.with_nothing(path), has_data=False)


@pytest.fixture(scope="session")
def desk(new_page, demonstration):
    """A reader at a desk, 1440 pixels wide, at the invented story."""
    return Reader(new_page(), demonstration.address)


@pytest.fixture(scope="session")
def phone(new_page, demonstration):
    """A reader with a phone, 390 pixels wide, at the invented story."""
    return Reader(new_page(**PHONE, has_touch=True), demonstration.address)


@pytest.fixture(scope="session")
def without_database(story, folder):
    """A server whose database was taken away after it had read it."""
    path = databases.copied(story, folder / "taken.db")
    with serve(databases.url_of(path), folder / "taken.log", WATCH_SECONDS="0.2") as server:
        present = server.version()
        databases.take_away(path)
        while server.version() == present:
            time.sleep(0.1)
        yield server
