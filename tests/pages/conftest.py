"""The dashboard as a server without a network: its real application over a real database."""

import csv
from html.parser import HTMLParser

import pytest

from dashboard.pages.application import answer, create_application
from dashboard.programme.library import Library
from dashboard.settings import Settings


class Dashboard:
    """What a reader gets: a figure's file, and a page's answer with its tables as a browser would show them."""

    def __init__(self, url: str):
        self.settings = Settings(database_url=url)
        self.library = Library(url)
        self.library.wait(60)
        self.client = create_application(self.settings, self.library).server.test_client()

    def file(self, figure: str, query: str = "") -> list[dict[str, str]]:
        """The rows of a figure's CSV; the lines of words above them left out."""
        response = self.client.get(f"/figure/{figure}.csv?{query}", base_url="http://127.0.0.1")
        assert response.status_code == 200, response.text
        lines = [line for line in response.text.removeprefix("\ufeff").splitlines() if not line.startswith("#")]
        return list(csv.DictReader(lines))

    def page(self, path: str, query: str = "", size: str = "wide") -> dict:
        """The answer that the page at ``path`` is put together from."""
        return answer(self.library, self.settings, {"path": path, "query": query, "size": size, "shows": path})[1]

    def screen(self, path: str, figure: str, query: str = "") -> list[dict[str, str]]:
        """The rows of a figure's table on the page, as written there, by their column's heading."""
        return read_table(self.page(path, query)["cards"][figure]["table"])

    def close(self) -> None:
        self.library.close()


class _Cells(HTMLParser):
    def __init__(self):
        super().__init__()
        self.rows, self._open, self._across = [], False, 1

    def handle_starttag(self, tag, attributes):
        if tag == "tr":
            self.rows.append([])
        if tag in ("th", "td"):
            self._across = int(dict(attributes).get("colspan", 1))
            self.rows[-1] += [""] * self._across
            self._open = True
        if tag == "em":
            self._open = False

    def handle_endtag(self, tag):
        if tag in ("th", "td"):
            self._open = False

    def handle_data(self, data):
        if self._open:
            self.rows[-1][-self._across :] = [cell + data for cell in self.rows[-1][-self._across :]]


def read_table(html: str) -> list[dict[str, str]]:
    """A table's rows by the headings of its columns."""
    cells = _Cells()
    cells.feed(html)
    heading, *rows = cells.rows
    return [dict(zip(heading, row, strict=True)) for row in rows]


@pytest.fixture(scope="module")
def dashboard_of():
    """Makes a dashboard over a database's URL; closed after the module's tests."""
    made = []

    def make(url: str) -> Dashboard:
        made.append(Dashboard(url))
        return made[-1]

    yield make
    for dashboard in made:
        dashboard.close()
