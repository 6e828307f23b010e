"""Who is offered Joint Pain Advice at a place of the invented story, and who takes it up."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.intake.demonstration.days import NO_DAY, later, working, working_days
from dashboard.intake.demonstration.places import FIRST_MONTH, Place, scaled

SEEN, DECLINED, MISSED, SILENT, WAITING, UNDECIDED, REFUSED_FIRST, REFUSED_AGAIN = range(8)
"""What became of an offer. A first refusal, and a second one, belong to a person who has another offer too."""

NOT_SEEN = ((DECLINED, 0.5), (MISSED, 0.25), (SILENT, 0.25))
SECOND_OFFERS = 0.06  # share of people who were offered twice
WAITED_OUT_LOCKDOWN = np.datetime64("2020-06-01"), np.datetime64("2020-07-31")

TRAITS = {  # who is reached: shares among those seen, and among those not seen
    "pain_site": (
        ("knee", "hip", "back", "several", "neck"),
        (0.4, 0.2, 0.2, 0.14, 0.06), (0.34, 0.2, 0.23, 0.15, 0.08),
    ),
    "age_band": (
        ("18-34", "35-44", "45-54", "55-64", "65-74", "75 and over"),
        (0.05, 0.12, 0.26, 0.31, 0.18, 0.08), (0.1, 0.16, 0.24, 0.24, 0.16, 0.1),
    ),
    "sex": (("female", "male", None), (0.61, 0.36, 0.03), (0.52, 0.44, 0.04)),
    "ethnic_group": (
        ("White", "Black or Black British", "Asian or Asian British", "Mixed", "Other", None),
        (0.54, 0.2, 0.09, 0.05, 0.03, 0.09), (0.48, 0.21, 0.11, 0.05, 0.04, 0.11),
    ),
    "deprivation_quintile": (
        (1, 2, 3, 4, 5, None),
        (0.24, 0.27, 0.21, 0.13, 0.07, 0.08), (0.33, 0.26, 0.16, 0.1, 0.05, 0.1),
    ),
}
REASONS = (("no longer wanted", "unwell", "no contact", "moved away", "other"), (0.35, 0.25, 0.2, 0.1, 0.1))


@dataclass(frozen=True)
class Offers:
    """Offers of one place: one element an offer in every array; days are ``NaT`` where there was none."""

    keys: np.ndarray
    person: np.ndarray  # number of the person whose offer it is
    fate: np.ndarray
    offered_on: np.ndarray
    accepted_on: np.ndarray
    declined_on: np.ndarray
    first_seen_on: np.ndarray
    left_on: np.ndarray
    sufficed: np.ndarray  # left because the first advice was enough


def offer(place: Place, size: float, random: np.random.Generator) -> Offers:
    """Every offer of the place; ``size`` times as many people as the story has."""
    fate, offered, seen = _people(place, size, random)
    person = np.arange(len(fate))
    again, again_fate, again_offered = _second_offers(place, fate, offered, random)
    person, fate = np.append(person, again), np.append(fate, again_fate)
    offered, seen = np.append(offered, again_offered), np.append(seen, np.full(len(again), NO_DAY))
    order = np.argsort(offered, kind="stable")
    person, fate, offered, seen = person[order], fate[order], offered[order], seen[order]
    accepted = np.where(np.isin(fate, (SEEN, MISSED, WAITING)), _answered(offered, seen, random), NO_DAY)
    declined = np.where(
        np.isin(fate, (DECLINED, REFUSED_FIRST, REFUSED_AGAIN)), working(later(offered, random, 2, 8)), NO_DAY
    )
    left, sufficed = _leaving(place, fate, accepted, seen, random)
    keys = np.array([f"DEMO-{place.code}-P{number:05d}" for number in range(1, len(fate) + 1)], object)
    return Offers(keys, person, fate, offered, accepted, declined, seen, left, sufficed)


def participants(place: Place, offers: Offers, random: np.random.Generator) -> pd.DataFrame:
    """The place's ``participant`` rows; a person's traits are the same on each of their offers."""
    people = int(offers.person.max()) + 1 if len(offers.person) else 0
    was_seen = np.zeros(people, bool)
    was_seen[offers.person[offers.fate == SEEN]] = True
    traits = {name: _drawn(was_seen, *shares, random)[offers.person] for name, shares in TRAITS.items()}
    person_keys = np.array([f"DEMO-{place.code}-K{number:05d}" for number in range(1, people + 1)], object)
    reasons = random.choice(np.array(REASONS[0], object), len(offers.keys), p=REASONS[1])
    reasons = np.where(np.isnat(offers.left_on), None, np.where(offers.sufficed, "advice sufficed", reasons))
    frame = pd.DataFrame({
        "participant_id": offers.keys, "person_key": person_keys[offers.person],
        "site_id": place.site_id, "phase_id": place.phase_id, **traits,
        "offered_on": offers.offered_on, "accepted_on": offers.accepted_on, "declined_on": offers.declined_on,
        "left_on": offers.left_on, "left_reason": reasons,
    })
    return frame.astype({"deprivation_quintile": "Int64"})


def _people(place: Place, size: float, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """What became of each person's offer, when it was made, and when they were first seen."""
    seen = _first_seen(place, size, random)
    refused = max(0, round(len(seen) * (1 - place.uptake) / place.uptake) - scaled(place.waiting, size))
    numbers = [(SEEN, len(seen)), *((fate, round(share * refused)) for fate, share in NOT_SEEN)]
    numbers += [(WAITING, scaled(place.waiting, size)), (UNDECIDED, scaled(place.undecided, size))]
    fate = np.repeat(*np.transpose(numbers))
    offered = np.empty(len(fate), "datetime64[D]")
    first_seen = np.full(len(fate), NO_DAY)
    first_seen[fate == SEEN] = seen
    offered[fate == SEEN] = _offered_before(place, seen, random)
    others = np.isin(fate, [kind for kind, _ in NOT_SEEN])
    offered[others] = _offered_to_others(place, offered[fate == SEEN], fate[others], random)
    recent = np.isin(fate, (WAITING, UNDECIDED))
    offered[recent] = later(np.full(recent.sum(), place.data_to), random, -24, -5)
    return fate, _on_or_before_a_working_day(offered), first_seen


def _first_seen(place: Place, size: float, random: np.random.Generator) -> np.ndarray:
    """The days of the first appointments held; none before the first cohort could have been trained."""
    trained = np.datetime64(place.cohorts[0].starts_on) + 35
    days = [np.array([], "datetime64[D]")]
    for number, held in enumerate(place.seen_by_month):
        month = FIRST_MONTH + number
        first = max(month.astype("datetime64[D]"), trained)
        last = (month + 1).astype("datetime64[D]") - 1
        days.append(np.sort(random.choice(working_days(first, last), scaled(held, size))))
    return np.concatenate(days)


def _offered_before(place: Place, seen: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """When those seen had been offered: one to five weeks before, longer for some whom lockdown kept waiting."""
    first, last = WAITED_OUT_LOCKDOWN
    waited = (seen >= first) & (seen <= last) & (random.random(len(seen)) < 0.4)
    days = np.where(waited, later(seen, random, -105, -70), later(seen, random, -33, -7))
    return np.maximum(days, np.datetime64(place.joined_on))


def _offered_to_others(place: Place, offered: np.ndarray, fate: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Offers that led nowhere fall where the others do; an unanswered one is old enough to count as such."""
    days = later(random.choice(offered, len(fate)), random, -3, 12)
    latest = place.data_to - np.where(fate == DECLINED, 14, 45).astype("timedelta64[D]")
    return np.minimum(days, later(latest, random, -6, 0))


def _second_offers(place: Place, fate, offered, random) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Further offers to the same people, with fate and day: some refused first, some were asked again in vain."""
    twice = random.random(len(fate)) < SECOND_OFFERS
    before = np.flatnonzero(twice & (fate == SEEN))
    after = np.flatnonzero(twice & (fate == DECLINED))
    days = np.append(later(offered[before], random, -110, -60), later(offered[after], random, 60, 110))
    kept = (days >= offered[fate == SEEN].min()) & (days <= place.data_to - 14)
    fates = np.repeat([REFUSED_FIRST, REFUSED_AGAIN], [len(before), len(after)])
    return np.append(before, after)[kept], fates[kept], _on_or_before_a_working_day(days[kept])


def _answered(offered: np.ndarray, seen: np.ndarray, random: np.random.Generator) -> np.ndarray:
    return np.fmin(working(later(offered, random, 0, 4)), seen)


def _leaving(place: Place, fate, accepted, seen, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Who left, when, and who of them because the advice sufficed; nobody leaves after the data end."""
    chance = random.random(len(fate))
    sufficed = (fate == SEEN) & (chance < 0.12)
    stopped = (fate == SEEN) & (chance >= 0.12) & (chance < 0.22)
    left = np.where(sufficed | stopped, later(seen, random, 15, 60), NO_DAY)
    left = np.where(fate == MISSED, later(accepted, random, 25, 38), left)
    left = np.where(left <= place.data_to, left, NO_DAY)
    return left, sufficed & ~np.isnat(left)


def _drawn(was_seen: np.ndarray, labels: tuple, when_seen: tuple, otherwise: tuple, random) -> np.ndarray:
    chance = random.random(len(was_seen))
    if_seen, if_not = (np.searchsorted(np.cumsum(shares), chance) for shares in (when_seen, otherwise))
    position = np.where(was_seen, if_seen, if_not)
    return np.array(labels, object)[np.minimum(position, len(labels) - 1)]


def _on_or_before_a_working_day(days: np.ndarray) -> np.ndarray:
    return np.busday_offset(days, 0, roll="backward")
