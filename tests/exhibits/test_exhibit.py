"""A figure as a value: the text that stands for its drawing."""

from dashboard.exhibits.exhibit import Exhibit
from dashboard.table import Column, Table


def text_of(rows: int) -> str:
    columns = Column("site", "Site"), Column("people", "People", "count", "activity")
    table = Table.of(columns, [{"site": f"Site {place}", "people": place} for place in range(rows)])
    return Exhibit("x", "How many?", "Some people", table, None, (), ()).alternative


def test_the_text_for_a_drawing_is_its_sentence_and_its_first_rows():
    assert text_of(2) == "Some people. Site 0: People 0; Site 1: People 1."
    assert text_of(12).endswith("Site 11: People 11.")


def test_rows_left_out_of_the_text_are_counted():
    assert text_of(13).endswith("Site 11: People 11. And 1 more row in the table.")
    assert text_of(14).endswith("And 2 more rows in the table.")
