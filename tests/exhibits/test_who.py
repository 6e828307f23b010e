"""Who is reached: every characteristic on its own, small groups withheld, and no difference said that chance explains."""

import pytest

from dashboard.catalogue import MEASURES
from dashboard.exhibits.who import who_is_reached
from tests.exhibits.advised import advised
from tests.exhibits.tiny import SIZES, drawn, programme_of, shown, view_of


def people(*groups: tuple) -> dict[str, str]:
    """Tables of people from (offered, of whom seen, traits): age band, sex, ethnic group, quintile, pain, "-" for none."""
    rows, visits = [], []
    for offered, seen, *traits in groups:
        for number in range(offered):
            name = f"N{len(rows) + 1}"
            rows.append("|".join([name, "A", "P1", "2020-03-02", *traits]))
            visits += [f"{name}|one|2020-04-01|attended"] if number < seen else []
    names = "participant_id|site_id|phase_id|offered_on|age_band|sex|ethnic_group|deprivation_quintile|pain_site"
    return {
        **advised(), "participant": "\n".join([names, *rows]),
        "appointment": "\n".join(["participant_id|step_id|seen_on|outcome", *visits]),
    }


def of_sex(*groups: tuple) -> dict[str, str]:
    return people(*((offered, seen, "-", sex, "-", "-", "-") for offered, seen, sex in groups))


def exhibit_of(folder, tables, **selection):
    return who_is_reached(view_of(programme_of(folder, tables), **selection))


def test_every_characteristic_is_a_panel_in_its_own_order(tmp_path):
    exhibit = exhibit_of(tmp_path, people(
        (6, 3, "75 and over", "male", "White", "5", "several"), (7, 3, "under 18", "female", "Asian", "1", "knee"),
        (8, 3, "18-34", "-", "-", "-", "hip"), (5, 5, "-", "male", "White", "2", "-"),
    ))
    assert shown(exhibit, "characteristic", "value", "offered", "seen") == [
        "All selected | All selected | 26 | 14",
        "Age | Under 18 | 7 | 3", "Age | 18-34 | 8 | 3", "Age | 75 and over | 6 | 3", "Age | Not recorded | 5 | 5",
        "Sex | Female | 7 | 3", "Sex | Male | 11 | 8", "Sex | Not recorded | 8 | 3",
        "Ethnic group | Asian | 7 | 3", "Ethnic group | White | 11 | 8", "Ethnic group | Not recorded | 8 | 3",
        "Deprivation of where they live | 1 (most deprived) | 7 | 3", "Deprivation of where they live | 2 | 5 | 5",
        "Deprivation of where they live | 5 (least deprived) | 6 | 3", "Deprivation of where they live | Not recorded | 8 | 3",
        "Pain in | Hip | 8 | 3", "Pain in | Knee | 7 | 3", "Pain in | Several places | 6 | 3", "Pain in | Not recorded | 5 | 5",
    ]
    titles = [note.text for note in drawn(exhibit).layout.annotations if "<b>" in note.text]
    assert titles == [f"<b>{title}</b>" for title in (
        "Age", "Sex", "Ethnic group", "Deprivation of where they live", "Pain in")]


def test_a_group_below_the_floor_is_withheld_with_all_that_is_said_of_it(tmp_path):
    exhibit = exhibit_of(tmp_path, of_sex((9, 4, "female"), (4, 4, "male")))
    assert shown(exhibit, "value", "offered", "seen", "uptake", "compared")[1:] == [
        "Female | 9 | 4 | 44% | too few to say", "Male" + " | Fewer than 5 people" * 4,
    ]
    assert any(note.text == "Fewer than 5 people" for note in drawn(exhibit).layout.annotations)


def test_the_share_of_few_who_have_decided_is_withheld_though_more_were_offered(tmp_path):
    tables = of_sex((9, 4, "female"), (9, 2, "male"))
    rows = tables["participant"].splitlines()
    young = [row.replace("2020-03-02", "2020-12-20") if index > 11 else row for index, row in enumerate(rows)]
    exhibit = exhibit_of(tmp_path, {**tables, "participant": "\n".join(young)})
    assert shown(exhibit, "value", "offered", "undecided", "seen", "uptake")[2] == "Male | 9 | 7" + " | Fewer than 5 people" * 2


def test_groups_whose_difference_chance_explains_do_not_differ(tmp_path):
    exhibit = exhibit_of(tmp_path, of_sex((60, 36, "female"), (60, 27, "male")))
    assert shown(exhibit, "value", "uptake", "others", "compared")[1:] == [
        "Female | 60% | 45% | no clear difference", "Male | 45% | 60% | no clear difference",
    ]
    assert exhibit.sentence == "No clear difference in uptake between any of 2 groups and the others"


def test_one_group_compared_is_named(tmp_path):
    exhibit = exhibit_of(tmp_path, people(
        (20, 10, "18-34", "-", "-", "-", "-"), (12, 6, "35-44", "-", "-", "-", "-"), (12, 6, "45-54", "-", "-", "-", "-"),
    ))
    assert exhibit.sentence == "No clear difference in uptake between age 18-34 and the others"


def test_a_group_differs_where_the_interval_of_the_difference_leaves_out_0(tmp_path):
    exhibit = exhibit_of(tmp_path, of_sex((60, 45, "female"), (60, 21, "male")))
    assert exhibit.sentence == (
        "Uptake differs from the others’ in 2 of 2 groups: sex Female, 75% against 35%; sex Male, 35% against 75%"
    )
    assert "97.5% interval" in exhibit.notes[0]


def test_the_same_difference_of_fewer_than_twenty_says_nothing(tmp_path):
    exhibit = exhibit_of(tmp_path, of_sex((19, 19, "female"), (100, 0, "male")))
    assert exhibit.sentence == "Too few people to say whether groups differ in uptake"
    assert shown(exhibit, "compared")[1:] == ["too few to say", "too few to say"]


def test_those_of_whom_nothing_is_recorded_are_neither_compared_nor_among_the_others(tmp_path):
    exhibit = exhibit_of(tmp_path, of_sex((40, 20, "female"), (40, 20, "male"), (90, 90, "-")))
    assert shown(exhibit, "value", "others", "compared")[1:] == [
        "Female | 50% | no clear difference", "Male | 50% | no clear difference", "Not recorded | Not compared | Not compared",
    ]


def test_a_characteristic_recorded_for_nobody_is_named_and_not_drawn(tmp_path):
    exhibit = exhibit_of(tmp_path, of_sex((9, 4, "female")))
    assert set(shown(exhibit, "characteristic")) == {"All selected", "Sex"}
    assert "Not recorded for anybody: age, ethnic group, deprivation of where they live, pain in." in exhibit.notes


@pytest.mark.parametrize(("site", "words"), [
    ("A", "No characteristics of the people offered advice are recorded"),
    ("B", "No offers of Joint Pain Advice in this period"),
    ("C", "Joint Pain Advice is not offered here"),
])
def test_without_characteristics_nothing_is_drawn(tmp_path, site, words):
    exhibit = exhibit_of(tmp_path, of_sex((9, 4, "-")), sites=(site,))
    assert (exhibit.sentence, exhibit.drawing, len(exhibit.table)) == (words, None, 0)


def test_where_every_group_is_too_small_nothing_is_drawn(tmp_path):
    exhibit = exhibit_of(tmp_path, of_sex((3, 1, "female"), (3, 1, "male")))
    assert (exhibit.drawing, exhibit.empty) == (None, "Too few people in every group to show its uptake.")


def test_a_funder_sees_none_of_it(tmp_path):
    exhibit = exhibit_of(tmp_path, of_sex((60, 45, "female"), (60, 21, "male")), audience="funder")
    assert (exhibit.sentence, len(exhibit.table), exhibit.notes) == ("Not released to a funder", 0, ())


@pytest.mark.parametrize("size", SIZES)
def test_every_size_is_a_figure_that_plotly_knows(tmp_path, size):
    figure = drawn(exhibit_of(tmp_path, people((6, 3, "18-34", "male", "White", "5", "hip"), (7, 3, "35-44", "-", "-", "-", "-"))), size)
    assert {trace.xaxis for trace in figure.data} == {"x", "x2", "x3", "x4", "x5"}


def test_shared_intervals_are_told_as_no_more_than_a_bound():
    # Dunn's bound: exactly 1 in 20 only if the groups' intervals missed in different figures
    assert "at most about 1 figure in 20" in MEASURES["who_is_reached"].definition
