"""The grid on the page: an icon by shape, its words, the numbers it rests on; long lists in a box of their own."""

import re

import pytest

from dashboard.exhibits.at_one_look import COLUMNS, SHOWN, at_one_look
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.signal_words import RULES, icon_of, short_words, signal_read, signal_words
from dashboard.pages.contents import FIGURES, FORMS
from dashboard.pages.icons import NAMES, icon, symbols, use
from dashboard.pages.look import grid_rows, headings
from dashboard.pages.render import pieces
from dashboard.table import Gap, Table


def look(*sites: str, says="As usual"):
    rows = [
        {column.name: "" for column in COLUMNS} | {"site_id": site, "site": f"<b>{site}</b>"} | {
            key: value for shown in SHOWN for key, value in {
                f"{shown.measure}_says": says, f"{shown.measure}_month": None, f"{shown.measure}_count": 4, f"{shown.measure}_middle": 3.25,
            }.items()
        } for site in sites
    ]
    return Exhibit("at-one-look", "Which?", "All as usual", Table.of(COLUMNS, rows), None, (), (), form="grid")


@pytest.mark.parametrize("signal", [0, *RULES])
@pytest.mark.parametrize("better", ["higher", "lower", ""])
def test_a_signal_s_words_read_back_and_have_an_icon(signal, better):
    cell = signal_words(signal, better)
    assert signal_read(cell) == signal
    assert icon_of(cell) in NAMES
    assert short_words(cell) and ":" not in short_words(cell)


def test_gaps_have_no_icon_and_what_is_not_judged_has_one_of_its_own():
    assert icon_of(Gap("Not offered here")) == "" and signal_read(Gap("Not over yet")) is None
    assert {icon_of(words) for words in ("Too few: 7 months", "Varies too little", "Too uneven")} == {"too-few"}


def test_improvement_and_concern_differ_without_colour():
    def drawn(name):
        return re.sub(r"#[0-9a-f]{3,6}", "", icon(name))

    assert len({drawn(name) for name in NAMES}) == len(NAMES)
    assert "circle" in drawn("improvement-high") and "circle" not in drawn("concern-high")
    assert all('aria-hidden="true"' in icon(name) for name in NAMES)
    assert symbols().count("<symbol") == len(NAMES)
    with pytest.raises(KeyError):
        use("ranking")


def test_a_cell_has_its_icon_its_words_and_what_they_rest_on():
    exhibit = look("A", says="Concern, low: below the lower limit")
    assert headings(exhibit.table) == [shown.label for shown in SHOWN]
    body = pieces(exhibit)["body"]
    assert body.count('href="#icon-concern-low"') == body.count("<b>Concern, low</b><small>4 in –; mean 3.2</small>") == len(SHOWN)
    assert "&lt;b&gt;A" in body and "<b>A" not in body


def test_a_gap_is_its_words_and_a_run_chart_has_a_median():
    assert grid_rows(look("A", says=Gap("Not <offered> here")).table)[0]["cells"].count('<span class="gap">Not &lt;offered&gt; here</span>') == 5
    assert grid_rows(look("A", says="Too few: 7 months").table)[0]["cells"].count("median 3.2") == 5
    assert grid_rows(look("A", says="Varies too little").table)[0]["cells"].count("; mean 3.2") == 5


def test_many_sites_stand_in_a_box_that_a_keyboard_can_scroll():
    few, many = (pieces(look(*(f"s{n}" for n in range(count))))["body"] for count in (5, 60))
    assert "look long" not in few and 'look long" tabindex="0" role="region"' in many
    assert len(many) < 60 * 1500


def test_its_place_is_a_grid_of_the_overview():
    assert FIGURES["at-one-look"] is at_one_look and FORMS["at-one-look"] == "grid"
