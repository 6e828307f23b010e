"""How the people of the invented story fare: scores at their appointments, as far as they were filled in."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.intake.demonstration.advice import Offers
from dashboard.intake.demonstration.appointments import ATTENDED, Visits
from dashboard.intake.demonstration.places import Place
from dashboard.intake.demonstration.schedule import STEPS

GAINED = {0: 0.0, 21: 0.6, 42: 1.0, 182: 0.9}
"""How much of a person's change is seen at each step, by the days after which it is due."""


@dataclass(frozen=True)
class Course:
    """Where people start on an instrument, how they change, and the scale that holds them."""

    instrument_id: str
    start: float
    spread: float
    change: float
    change_spread: float
    wobble: float  # from one appointment to the next, without any change
    low: int
    high: int


COURSES = (
    Course("msk-hq", 25, 8, 6.0, 6.5, 2.5, 0, 56),
    Course("pain", 6.4, 1.6, -1.5, 1.6, 0.7, 0, 10),
    Course("swemwbs", 20, 3.6, 1.7, 2.6, 1.2, 7, 35),
    Course("active-days", 2.2, 1.6, 0.9, 1.3, 0.6, 0, 7),
)


def score(place: Place, offers: Offers, visits: Visits, random: np.random.Generator) -> pd.DataFrame:
    """The place's ``outcome`` rows: whole numbers on each instrument's own scale."""
    held = np.flatnonzero(visits.result == ATTENDED)
    parts = [_scores(place, offers, visits, held, course, random) for course in COURSES]
    return pd.concat(parts, ignore_index=True)


def _scores(place: Place, offers: Offers, visits: Visits, held: np.ndarray, course: Course, random) -> pd.DataFrame:
    start = random.normal(course.start, course.spread, len(offers.keys))
    change = random.normal(course.change, course.change_spread, len(offers.keys))
    filled_in = held[random.random(len(held)) < place.scored]
    who, step = visits.offer[filled_in], visits.step[filled_in]
    gained = np.array([GAINED[step.day] for step in STEPS[place.phase_id]])
    values = start[who] + gained[step] * change[who] + random.normal(0, course.wobble, len(who))
    return pd.DataFrame({
        "participant_id": offers.keys[who],
        "instrument_id": course.instrument_id,
        "step_id": np.array([step.step_id for step in STEPS[place.phase_id]], object)[step],
        "scored_on": visits.seen_on[filled_in],
        "value": np.clip(np.rint(values), course.low, course.high),
    })
