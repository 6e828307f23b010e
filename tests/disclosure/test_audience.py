"""What an audience may see: closed unless it is declared open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalogue import CLASSES
from dashboard.disclosure import TEAM_FLOOR, Audience, disclose, names_a_number, withheld_count
from dashboard.table import Column, Gap, Table, known

TEAM, FUNDER = Audience("team"), Audience("funder")
OPEN_FOR_FUNDER = ("activity", "things")

classes = st.sampled_from((*CLASSES, "", "answer", "Things", "public"))
cells = st.none() | st.integers() | st.floats() | st.text(max_size=9) | st.dates() | st.builds(Gap, st.text(max_size=9))
kinds = st.sampled_from(("text", "count", "percent", "change", "number", "date", "month", "link"))


def column_of(measure_class: str, people="people", kind="count") -> tuple[Column, ...]:
    return (
        Column("site", "Site"), Column("value", "Value", kind, measure_class, people),
        Column("people", "People", "count", measure_class, "people"),
    )


def value(measure_class: str, people, audience: Audience, value=7, kind="count"):
    table = Table.of(column_of(measure_class, kind=kind), [{"site": "A", "value": value, "people": people}])
    return disclose(table, audience, "pairs").column("value")[0]


@pytest.mark.parametrize(
    ("measure_class", "people", "shown"),
    [
        ("activity", 1, True), ("things", 1, True), ("participants", 1, True), ("words", 1, True),
        ("answers", TEAM_FLOOR - 1, False), ("answers", TEAM_FLOOR, True),
        ("outcomes", 0, False), ("outcomes", TEAM_FLOOR - 1, False), ("outcomes", TEAM_FLOOR, True),
    ],
)
def test_the_team_sees_all_but_protected_values_of_fewer_than_five(measure_class, people, shown):
    assert (value(measure_class, people, TEAM) == 7) == shown
    if not shown:
        assert value(measure_class, people, TEAM) == Gap("Fewer than 5 pairs", withheld=True)


def test_a_setting_may_raise_the_smallest_group_and_never_lower_it():
    assert value("answers", 9, Audience("team", 10)) == Gap("Fewer than 10 pairs", withheld=True)
    with pytest.raises(ValueError, match="5 people or more, not 4"):
        Audience("team", 4)


@pytest.mark.parametrize("people", [None, 12.0, "12", Gap("Not recorded"), -3, float("nan")])
def test_a_protected_value_whose_group_is_unknown_is_withheld(people):
    assert value("answers", people, TEAM) == Gap("Fewer than 5 pairs", withheld=True)


def test_that_a_small_group_has_a_gap_is_withheld_too():
    assert value("answers", 3, TEAM, Gap("None due yet")) == Gap("Fewer than 5 pairs", withheld=True)
    assert value("answers", 0, TEAM, Gap("No pairs yet")) == Gap("No pairs yet")
    assert value("answers", 5, TEAM, Gap("None due yet")) == Gap("None due yet")


def test_a_protected_value_that_names_no_group_is_withheld():
    table = Table.of([Column("value", "Value", "number", "answers")], [{"value": 1.5}])
    assert disclose(table, TEAM).column("value") == (Gap("Fewer than 5 people", withheld=True),)


def test_a_group_column_that_is_not_there_stops_the_figure():
    table = Table.of([Column("value", "Value", "number", "answers", "pairs")], [{"value": 1.5}])
    with pytest.raises(KeyError, match="no column 'pairs'"):
        disclose(table, TEAM)


@pytest.mark.parametrize("measure_class", ["", "answer", "Activity", "public"])
def test_a_number_of_a_class_not_known_is_protected(measure_class):
    assert value(measure_class, 3, TEAM) == Gap("Fewer than 5 pairs", withheld=True)
    assert value(measure_class, 300, FUNDER) == Gap("Not released", withheld=True)


@given(classes, kinds, cells, st.none() | st.integers(0, 1000), st.sampled_from(("funder", "Team", "public", "")))
def test_a_funder_sees_only_open_classes_and_so_does_anybody_not_known(measure_class, kind, cell, people, name):
    seen = value(measure_class, people, Audience(name), cell, kind)
    open_class = measure_class in OPEN_FOR_FUNDER or (measure_class == "" and kind in ("text", "date", "month", "link"))
    if not open_class and measure_class != "words":
        assert seen is None or seen == Gap("Not released", withheld=True)
    elif measure_class == "words":
        assert not known(seen) or not names_a_number(str(seen))


@given(classes, kinds, cells, st.none() | st.integers(0, 1000))
def test_the_team_sees_a_protected_value_only_of_a_group_that_is_large_enough(measure_class, kind, cell, people):
    seen = value(measure_class, people, TEAM, cell, kind)
    label = measure_class == "" and kind in ("text", "date", "month", "link")
    if known(seen) and not label and measure_class not in ("activity", "staff", "things", "participants", "words"):
        assert people is not None and people >= TEAM_FLOOR


@given(classes, kinds, cells, st.integers(0, 1000), st.sampled_from((TEAM, FUNDER)))
def test_what_was_disclosed_stays_as_it_is_when_disclosed_again(measure_class, kind, cell, people, audience):
    table = Table.of(column_of(measure_class, kind=kind), [{"site": "A", "value": cell, "people": people}])
    once = disclose(table, audience)
    assert withheld_count(disclose(once, audience)) == withheld_count(once)
    assert [known(a) for a in disclose(once, audience).rows[0]] == [known(a) for a in once.rows[0]]


def test_a_gap_of_a_closed_class_does_not_tell_a_funder_why():
    assert value("participants", 0, FUNDER, Gap("No offers yet")) == Gap("Not released", withheld=True)
    assert value("participants", 0, TEAM, Gap("No offers yet")) == Gap("No offers yet")


def test_the_group_itself_is_withheld_where_it_is_too_small():
    rows = [{"site": "A", "value": 2, "people": 4}, {"site": "B", "value": 2, "people": 5}]
    table = Table.of(column_of("answers"), rows)
    disclosed = disclose(table, TEAM)
    assert [known(cell) for cell in disclosed.column("people")] == [False, True]
    assert withheld_count(disclosed) == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Nine people seen", True), ("3 left", True), ("twenty-one trained", True),
        ("One hundredth appointment", True),
        ("Half of them came", True), ("nobody came", True), ("Both advisers", True), ("Band 6 and 7 physiotherapists", True),
        ("Phase 2 began", False), ("Band 6 physiotherapists trained", True), ("Report for 2020 sent", True), ("Opened in May 2020.", False),
        ("In the pilot phase 6 people were seen", True), ("At this stage 2 patients have declined", True), ("Phase 2 people came", True),
        ("Seen by 2019 people", True), ("Dozens came", True), ("½ came", True), ("Seen twice", True), ("A trio", True), ("The only man seen", True),
        ("Everyone at Ashford declined", True), ("All patients were seen", True), ("Neither patient", True), ("① left", True),
        ("Community partner joined", False), ("First session", False), ("Activity and safety", False), ("", False),
        ("https://example.org/phase-2", True), ("https://example.org/pilot", False), ("Someone often attends", False),
    ],
)
def test_words_are_held_back_where_they_name_a_number(words, found):
    assert names_a_number(words) == found
    assert known(value("words", None, FUNDER, words, "text")) != found
    assert value("words", None, TEAM, words, "text") == words
