"""The invented story in other sizes: the same seed tells the same, and rows come out in the number asked for."""

import pandas as pd
import pytest

from dashboard.database.tables import FACTS
from dashboard.intake.demonstration import make
from dashboard.intake.demonstration.places import places_for
from dashboard.intake.demonstration.story import facts_by_place, size_for


def rows(parts):
    return sum(len(frame) for part in parts for frame in part.values())


def test_the_same_seed_tells_the_same_story():
    one, other = make(seed=5), make(seed=5)
    for table in one:
        pd.testing.assert_frame_equal(one[table], other[table])


def test_another_seed_tells_it_of_other_people():
    assert not make(seed=5)["answer"].equals(make(seed=6)["answer"])


def test_the_seed_does_not_change_what_was_published_or_planned():
    for seed in range(1, 6):
        story = make(seed=seed)
        completed = story["trainee"].dropna(subset="completed_on").groupby("phase_id").size()
        assert completed.to_dict() == {"tips-pilot": 21 + 9, "jpa-1": 4, "jpa-2": 40}


def test_the_standard_story_has_a_few_hundred_people_and_some_thousand_rows():
    story = make()
    assert 300 < len(story["trainee"]) + len(story["participant"]) < 500
    assert 3_000 < sum(len(story[table.name]) for table in FACTS) < 5_000


@pytest.mark.parametrize("people", [1_000, 20_000])
def test_people_asked_for_are_about_the_people_told_of(people):
    story = make(people=people)
    assert len(story["trainee"]) + len(story["participant"]) == pytest.approx(people, rel=0.05)


@pytest.mark.parametrize(("event_rows", "sites"), [(10_000, 9), (100_000, 20), (400_000, 60)])
def test_rows_asked_for_are_about_the_rows_told(event_rows, sites):
    places = places_for(3, sites)
    assert rows(facts_by_place(3, places, size_for(3, places, event_rows))) == pytest.approx(event_rows, rel=0.05)


@pytest.mark.parametrize("sites", [1, 2, 9, 60])
def test_sites_asked_for_are_the_sites_told_of(sites):
    story = make(sites=sites)
    assert len(story["site"]) == len(story["site_phase"]) == sites
    assert story["trainee"]["site_id"].nunique() == sites


def test_sites_past_the_nine_of_the_story_say_that_they_are_invented():
    names = make(sites=12)["site"]["name"].iloc[9:]
    assert list(names) == ["Demonstration site 010", "Demonstration site 011", "Demonstration site 012"]


def test_sydenham_garden_has_four_staff_in_every_size():
    trainee = make(people=10_000)["trainee"]
    assert (trainee["site_id"] == "sydenham-garden").sum() == 4


def test_targets_grow_with_the_number_of_people():
    small, large = (make(people=people)["target"].query("site_id == 'kingston'")["value"] for people in (400, 4_000))
    assert large.max() > 5 * small.max()


@pytest.mark.parametrize("size", [{"people": 0}, {"sites": 0}])
def test_a_story_of_nobody_or_nowhere_is_refused(size):
    with pytest.raises(ValueError, match="at least one"):
        make(**size)
