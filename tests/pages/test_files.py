"""A figure's files: the same table, harmless in a spreadsheet, with their words."""

import csv
import io

import pytest

from dashboard.exhibits.exhibit import Exhibit
from dashboard.intake.demonstration import fill
from dashboard.pages.contents import FIGURES, FORMS, PAGES, name_of
from dashboard.pages.files import csv_text
from dashboard.selection import Selection
from dashboard.table import Column, Gap, Table


@pytest.fixture(scope="module")
def dashboard(dashboard_of, tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('demonstration') / 'programme.db'}"
    fill(url)
    return dashboard_of(url)


def written(dashboard, *cells) -> list[str]:
    table = Table((Column("words", "Words"),), tuple((cell,) for cell in cells))
    exhibit = Exhibit("words", "Which words?", "Some words", table, None, (), ())
    text = csv_text(exhibit, dashboard.library.current().programme, Selection())
    table_text = text[text.index("\nwords\n") + 1:]
    return [row["words"] for row in csv.DictReader(io.StringIO(table_text, newline=""))]


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1"])
def test_text_that_a_spreadsheet_would_run_is_led_by_an_apostrophe(dashboard, formula):
    assert written(dashboard, formula) == [f"'{formula.strip()}"]


def test_a_gap_is_written_as_its_words_and_never_as_nothing_or_zero(dashboard):
    assert written(dashboard, Gap("Fewer than 5 pairs", withheld=True), "plain") == ["[Fewer than 5 pairs]", "plain"]


def test_a_line_break_in_the_words_cannot_begin_a_row_of_its_own(dashboard):
    exhibit = Exhibit("words", "Which\nwords?", "One\r\n=cmd()", Table((Column("words", "Words"),), (("x",),)), None, ("a\n=b",), ())
    text = csv_text(exhibit, dashboard.library.current().programme, Selection())
    assert [line[:1] for line in text.removeprefix("\ufeff").splitlines()][-2:] == ["w", "x"]
    assert all(line.startswith("#") for line in text.removeprefix("\ufeff").splitlines()[:-2])


@pytest.mark.parametrize("figure", sorted(FIGURES))
def test_every_figure_gives_its_table_and_a_drawn_one_its_picture(dashboard, figure):
    table = dashboard.client.get(f"/figure/{figure}.csv", base_url="http://127.0.0.1")
    assert table.status_code == 200 and table.mimetype == "text/csv"
    picture = dashboard.client.get(f"/figure/{figure}.json", base_url="http://127.0.0.1")
    if picture.status_code == 404:
        page = next(page for page in PAGES if figure in map(name_of, page.figures))
        assert FORMS[figure] == "table" or dashboard.page(page.path)["cards"][figure]["words"]
        return
    words = [text["text"] for text in picture.json["texts"]]
    assert any("Source: Persistent Pain" in line for line in words)
    assert any("invented" in line for line in words)
    assert picture.json["figure"]["data"]


def test_an_unknown_figure_is_said_so(dashboard):
    assert dashboard.client.get("/figure/nothing.csv", base_url="http://127.0.0.1").status_code == 404
