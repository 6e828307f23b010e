"""The appointments of the invented story: first ones, reviews, those missed, and those still to come."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.intake.demonstration.advice import MISSED, SEEN, WAITING, Offers
from dashboard.intake.demonstration.days import LOCKDOWN, NO_DAY, later, working
from dashboard.intake.demonstration.places import Place
from dashboard.intake.demonstration.schedule import STEPS

ATTENDED, DID_NOT_ATTEND, CANCELLED, NOT_NEEDED, PLANNED, UNRECORDED = range(6)
OUTCOMES = np.array(["attended", "did not attend", "cancelled", "not needed", None], object)
REVIEWED = {21: 0.8, 42: 0.74, 182: 0.6}
"""Share of reviews due that were held, by the days after which they are due."""

OTHERWISE = ((DID_NOT_ATTEND, 0.4), (CANCELLED, 0.2), (NOT_NEEDED, 0.1), (UNRECORDED, 0.3))
BOOKED_AHEAD = 56  # days for which reviews to come are already booked
STEPPING_BACK_FROM = np.datetime64("2020-10-15")
ACTIVE = 0.7  # share of those trained who still see people after that day
MODES = np.array(["in person", "phone", "video", "online group"], object)
IN_PERSON_AGAIN_FROM = np.datetime64("2020-07-01")
ONLINE_GROUPS_FROM = np.datetime64("2020-11-10")


@dataclass(frozen=True)
class Visits:
    """Appointments of one place: one element an appointment in every array."""

    offer: np.ndarray  # position of the offer that it belongs to
    step: np.ndarray  # position of the step in the phase's schedule
    due_on: np.ndarray
    booked_for: np.ndarray
    seen_on: np.ndarray
    result: np.ndarray

    @classmethod
    def together(cls, parts: list["Visits"]) -> "Visits":
        """All parts, one after the other."""
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in cls.__dataclass_fields__))


def visit(place: Place, offers: Offers, random: np.random.Generator) -> Visits:
    """Every appointment planned or held with the people offered advice."""
    parts = [_first_held(offers), _first_missed(place, offers, random), _first_to_come(place, offers, random)]
    for position, step in enumerate(STEPS[place.phase_id][1:], start=1):
        parts.append(_reviews(place, offers, position, step.day, random))
    return Visits.together(parts)


def appointments(place: Place, offers: Offers, visits: Visits, trainee: pd.DataFrame, random) -> pd.DataFrame:
    """The place's ``appointment`` rows; an adviser has completed training before the day they see somebody."""
    step_ids = np.array([step.step_id for step in STEPS[place.phase_id]], object)
    held = visits.result == ATTENDED
    return pd.DataFrame({
        "appointment_id": [f"DEMO-{place.code}-A{number:05d}" for number in range(1, len(held) + 1)],
        "participant_id": offers.keys[visits.offer],
        "step_id": step_ids[visits.step],
        "adviser_id": np.where(held, _advisers(trainee, visits.seen_on, random), None),
        "due_on": visits.due_on,
        "booked_for": visits.booked_for,
        "seen_on": visits.seen_on,
        "outcome": OUTCOMES[visits.result],
        "mode": np.where(held, _modes(place, visits.seen_on, random), None),
    })


def _first_held(offers: Offers) -> Visits:
    who = np.flatnonzero(offers.fate == SEEN)
    seen = offers.first_seen_on[who]
    return _visits(who, 0, offers.offered_on[who] + 28, seen, seen, np.full(len(who), ATTENDED))


def _first_missed(place: Place, offers: Offers, random: np.random.Generator) -> Visits:
    """First appointments nobody came to; some of these people came to another."""
    waited = offers.first_seen_on - offers.accepted_on > np.timedelta64(14, "D")
    who = np.flatnonzero((offers.fate == MISSED) | (waited & (random.random(len(waited)) < 0.1)))
    booked = working(later(offers.accepted_on[who], random, 6, 10))
    result = np.where(random.random(len(who)) < 0.7, DID_NOT_ATTEND, CANCELLED)
    return _visits(who, 0, offers.offered_on[who] + 28, booked, np.full(len(who), NO_DAY), result)


def _first_to_come(place: Place, offers: Offers, random: np.random.Generator) -> Visits:
    who = np.flatnonzero(offers.fate == WAITING)
    booked = working(later(np.full(len(who), place.data_to), random, 1, 20))
    return _visits(who, 0, offers.offered_on[who] + 28, booked, np.full(len(who), NO_DAY), np.full(len(who), PLANNED))


def _reviews(place: Place, offers: Offers, step: int, day: int, random: np.random.Generator) -> Visits:
    who = np.flatnonzero(offers.fate == SEEN)
    due = working(offers.first_seen_on[who] + day)
    held_on = working(later(due, random, -3, 12))
    result = _results(place, offers, who, due, held_on, REVIEWED[day], random)
    kept = (result != UNRECORDED) & (due <= place.data_to + BOOKED_AHEAD)
    to_come = np.maximum(held_on, working(np.array([place.data_to + 1])))
    booked = np.select([result == ATTENDED, result == PLANNED], [held_on, to_come], due)
    seen = np.where(result == ATTENDED, held_on, NO_DAY)
    return _visits(who[kept], step, due[kept], booked[kept], seen[kept], result[kept])


def _results(place: Place, offers: Offers, who, due, held_on, share: float, random: np.random.Generator) -> np.ndarray:
    """What became of each review: nothing has a result that lies after the data end or after the person left."""
    chance = random.random(len(who))
    kinds, shares = zip(*OTHERWISE, strict=True)
    result = np.where(chance < share, ATTENDED, random.choice(kinds, len(who), p=shares))
    to_come = (due > place.data_to) | ((result == ATTENDED) & (held_on > place.data_to))
    result = np.where(to_come, PLANNED, result)
    left = offers.left_on[who] <= np.maximum(due, held_on)
    told = offers.sufficed[who] & (due <= place.data_to) & (chance < 0.5)
    return np.where(left, np.where(told, NOT_NEEDED, UNRECORDED), result)


def _visits(who: np.ndarray, step: int, due, booked, seen, result) -> Visits:
    return Visits(who, np.full(len(who), step), due, booked, seen, result)


def _advisers(trainee: pd.DataFrame, seen_on: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Somebody trained by that day; lately only those who still see people."""
    trained = trainee[trainee["completed_on"].notna()].sort_values("completed_on", kind="stable")
    active = trained.iloc[: int(np.ceil(ACTIVE * len(trained)))]
    chance = random.random(len(seen_on))
    return np.where(seen_on < STEPPING_BACK_FROM, _one_of(trained, seen_on, chance), _one_of(active, seen_on, chance))


def _one_of(trained: pd.DataFrame, seen_on: np.ndarray, chance: np.ndarray) -> np.ndarray:
    completed = trained["completed_on"].to_numpy().astype("datetime64[D]")
    by_then = np.searchsorted(completed, seen_on, side="right")
    keys = np.append(trained["trainee_id"].to_numpy(object), None)
    return np.where(by_then > 0, keys[(chance * by_then).astype(int)], None)


def _modes(place: Place, seen_on: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """In person until the first lockdown; then mostly at a distance, at some places in an online group."""
    chance, grouped = random.random(len(seen_on)), random.random(len(seen_on)) < place.online_group
    mode = np.where(chance < 0.45, 1, np.where((chance < 0.75) | (seen_on < IN_PERSON_AGAIN_FROM), 2, 0))
    mode = np.where(grouped & (seen_on >= ONLINE_GROUPS_FROM), 3, mode)
    return MODES[np.where(seen_on < LOCKDOWN, 0, mode)]
