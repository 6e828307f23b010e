"""How long the wait is: those still waiting count as such, mistakes and small groups have their words."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from dashboard.exhibits.waits import waits_by_site
from dashboard.programme.programme import Programme
from dashboard.table import known
from tests.exhibits.advised import advised
from tests.exhibits.test_counted_again import programme, story  # noqa: F401 - fixtures
from tests.exhibits.tiny import SIZES, drawn, programme_of, shown, view_of

TO_MARCH = "site_id|source|data_to\nA|jpa|2020-03-31\nB|jpa|2020-03-31"
ASHFORD = (
    {"count": 5, "offered": "2020-02-01", "seen": "2020-02-11"},
    {"count": 4, "offered": "2020-02-01", "seen": "2020-02-21"},
    {"count": 3, "offered": "2020-02-01", "accepted": "2020-02-03"},
    {"count": 2, "offered": "2020-01-02"},
    {"count": 2, "offered": "2020-02-01", "declined": "2020-02-05"},
)
LENGTHS = ("site", "first", "median", "third", "answered")
OF_THEM = "Of those who neither declined nor left, "
COUNTS = ("site", "seen", "waiting", "unanswered", "ended", "wrong")


def made(folder, *groups, audience="team", freshness=TO_MARCH, **selection):
    found: Programme = programme_of(folder, advised(*groups, freshness=freshness))
    return waits_by_site(view_of(found, audience, **selection))


def test_those_still_waiting_count_as_such_and_those_who_turned_it_down_stand_beside(tmp_path):
    exhibit = made(tmp_path, *ASHFORD, sites=("A",))
    assert shown(exhibit, *LENGTHS) == ["Ashford | 10.0 | 20.0 | Too many still waiting | 20.0"]
    assert shown(exhibit, *COUNTS) == ["Ashford | 9 | 5 | 2 | 2 | 0"]
    assert exhibit.sentence == f"{OF_THEM}half are seen within 20 days of the offer"
    assert exhibit.notes[:2] == (
        "9 seen, 5 still waiting and counted as such; 2 who declined or left are not counted.",
        "2 of those waiting have not answered for 28 days or more (without them half are seen within 20 days of the offer).",
    )


def test_without_those_who_never_answered_half_may_be_seen_on_the_day_of_the_offer(tmp_path):
    at_once = {"count": 6, "offered": "2020-02-01", "seen": "2020-02-01"}
    exhibit = made(tmp_path, at_once, {"count": 5, "offered": "2020-01-02"}, sites=("A",))
    assert any("(without them half are seen on the day of the offer)" in note for note in exhibit.notes)
    assert not any(" 0 day" in words for words in (exhibit.sentence, *exhibit.notes))


def test_all_selected_comes_first_then_the_sites_by_name(tmp_path):
    barnet = {"site": "B", "count": 8, "offered": "2020-02-01", "seen": "2020-02-06"}
    exhibit = made(tmp_path, *ASHFORD, barnet)
    assert shown(exhibit, *LENGTHS) == [
        "All selected | 5.0 | 10.0 | 20.0 | 10.0",
        "Ashford | 10.0 | 20.0 | Too many still waiting | 20.0",
        "Barnet | 5.0 | 5.0 | 5.0 | 5.0",
    ]
    assert exhibit.sentence == f"{OF_THEM}half are seen within 10 days of the offer, three quarters within 20"
    figure = drawn(exhibit)
    assert list(figure.layout.yaxis.ticktext) == ["All selected", "Ashford", "Barnet"]
    assert list(figure.data[2].x) == [10, 20, 5]
    open_end = list(figure.data[1].x)
    assert (open_end[0], open_end[2]) == (None, None) and open_end[1] > 20
    assert figure.layout.shapes[0].x0 == 10


def test_fewer_than_five_seen_are_withheld(tmp_path):
    exhibit = made(tmp_path, {"count": 4, "offered": "2020-02-01", "seen": "2020-02-11"}, sites=("A",))
    assert shown(exhibit, "first", "median", "seen") == ["Fewer than 5 people seen | Fewer than 5 people seen | 4"]
    assert exhibit.sentence == "Too few people have been seen to say how long the wait is"
    assert (exhibit.drawing, "10" in exhibit.alternative) == (None, False)
    assert exhibit.empty == "Too few people have been seen to say how long the wait is: fewer than 5 people seen."
    waiting = {"count": 2, "offered": "2020-02-01"}
    most_waiting = made(tmp_path, {"count": 2, "offered": "2020-02-01", "seen": "2020-02-11"}, waiting, waiting, sites=("A",))
    assert (most_waiting.sentence, most_waiting.empty) == (exhibit.sentence, exhibit.empty)
    assert shown(most_waiting, "first", "median", "third") == ["Fewer than 5 people seen | – | –"]


def test_an_appointment_before_its_offer_is_said_and_enters_no_wait(tmp_path):
    wrong = {"count": 2, "offered": "2020-02-01", "seen": "2020-01-25"}
    exhibit = made(tmp_path, *ASHFORD, wrong, sites=("A",))
    assert shown(exhibit, *LENGTHS) == ["Ashford | 10.0 | 20.0 | Too many still waiting | 20.0"]
    assert shown(exhibit, "seen", "wrong") == ["9 | 2"]
    assert "Left out: 2 appointments dated before the offer." in exhibit.notes
    alone = made(tmp_path, wrong, sites=("A",))
    assert shown(alone, "median", "wrong") == ["Dated before the offer | 2"]
    assert (alone.sentence, alone.drawing) == ("No wait can be counted here", None)
    assert alone.empty == "No wait can be counted here: dated before the offer."


@pytest.mark.parametrize("groups, sentence", [
    (({"count": 6, "offered": "2020-03-20"},), "Nobody has been seen yet; 6 people are waiting"),
    (({"count": 1, "offered": "2020-03-20"},), "Nobody has been seen yet; 1 person is waiting"),
    (({"count": 6, "offered": "2020-03-20", "declined": "2020-03-21"},), "Everybody offered advice declined it or left"),
    ((*ASHFORD, {"count": 30, "offered": "2020-02-01", "accepted": "2020-02-02"}),
     "Too many are still waiting to say within how many days half are seen"),
    (({"count": 9, "offered": "2020-03-20", "seen": "2020-03-20"},), f"{OF_THEM}three quarters are seen on the day of the offer"),
    (({"count": 9, "offered": "2020-03-20", "seen": "2020-03-20"}, {"count": 8, "offered": "2020-03-20", "seen": "2020-03-24"}),
     f"{OF_THEM}half are seen on the day of the offer, three quarters within 4 days"),
    (({"count": 9, "offered": "2020-03-20", "seen": "2020-03-20"}, {"count": 7, "offered": "2020-03-10"}),
     f"{OF_THEM}half are seen on the day of the offer"),
    (({"count": 9, "offered": "2020-03-20", "seen": "2020-03-21"},), f"{OF_THEM}half are seen within 1 day of the offer, three quarters within 1"),
])
def test_the_sentence_says_no_more_than_the_numbers(tmp_path, groups, sentence):
    assert made(tmp_path, *groups, sites=("A",)).sentence == sentence


def test_a_place_or_a_time_without_offers_has_its_words(tmp_path):
    assert made(tmp_path, *ASHFORD, sites=("C",)).sentence == "Joint Pain Advice is not offered here"
    assert shown(made(tmp_path, *ASHFORD), "site", "median")[-1] == "Barnet | No offers"
    later = made(tmp_path, *ASHFORD, first=date(2020, 3, 1))
    assert (later.drawing, later.sentence) == (None, "No offers of Joint Pain Advice in this period")
    late = TO_MARCH.replace("B|jpa|2020-03-31", "B|jpa|2020-01-31")
    assert shown(made(tmp_path, *ASHFORD, freshness=late, first=date(2020, 2, 1)), "site", "median")[-1] == "Barnet | No records in this period"


def test_a_funder_is_told_nothing_of_it_yet(tmp_path):
    exhibit = made(tmp_path, *ASHFORD, audience="funder")
    assert (len(exhibit.table), exhibit.drawing) == (0, None)


@pytest.mark.parametrize("size", SIZES)
def test_every_size_can_be_drawn(tmp_path, size):
    assert drawn(made(tmp_path, *ASHFORD, {"site": "B", "offered": "2020-02-01", "seen": "2020-02-06"}), size).layout.height > 100


def test_the_storys_waits_counted_again_person_by_person(programme, story):  # noqa: F811
    rows = {row["site"]: row for row in waits_by_site(view_of(programme)).table.records()}
    for site, people in _people(story).groupby("site_id"):
        row = rows[story["site"].set_index("site_id").name[site]]
        assert (row["seen"], row["waiting"]) == (people.seen.sum(), (~people.seen).sum())
        if known(row["median"]):
            left, days = 1.0, sorted(people.days[people.seen].unique())
            for day in days:
                left *= 1 - (people.seen & (people.days == day)).sum() / (people.days >= day).sum()
                if left < 0.5 - 1e-9:
                    break
            assert row["median"] == day


def _people(story) -> pd.DataFrame:
    """One row a person who has neither declined nor left: the days from their first such offer, and whether seen."""
    first = story["jpa_step"].sort_values("position").groupby("phase_id").step_id.first()
    held = story["appointment"].query("outcome == 'attended'").merge(story["participant"][["participant_id", "phase_id"]])
    held = held[held.step_id == held.phase_id.map(first)].groupby("participant_id").seen_on.min()
    offers = story["participant"].assign(seen_on=story["participant"].participant_id.map(held))
    offers = offers[offers.seen_on.notna() | (offers.declined_on.isna() & offers.left_on.isna())]
    people = offers.sort_values(["offered_on", "participant_id"]).groupby(["person_key", "site_id"]).agg(
        offered_on=("offered_on", "first"), seen_on=("seen_on", "min")).reset_index()
    data_to = story["freshness"].query("source == 'jpa'").set_index("site_id").data_to
    end = people.seen_on.fillna(people.site_id.map(data_to))
    return people.assign(seen=people.seen_on.notna(), days=(end - people.offered_on) / np.timedelta64(1, "D"))


def test_where_nobody_was_ever_offered_advice_it_says_so(tmp_path):
    exhibit = made(tmp_path)
    assert (exhibit.sentence, exhibit.drawing) == ("No records of Joint Pain Advice in this period", None)
    assert shown(exhibit, "site", "median") == [f"{name} | No records in this period" for name in ("All selected", "Ashford", "Barnet")]
