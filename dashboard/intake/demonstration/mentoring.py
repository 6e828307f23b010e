"""The mentoring and supervision sessions of the invented story."""

import numpy as np
import pandas as pd

from dashboard.intake.demonstration.days import PAUSED_FROM, PAUSED_TO, working
from dashboard.intake.demonstration.places import Place, scaled

FORMATS = {False: ("group supervision", "one to one", "joint with the pain team"), True: ("online group", "phone")}
"""The formats that take turns, in TIPS and in Joint Pain Advice."""


def mentor(place: Place, size: float, random: np.random.Generator) -> pd.DataFrame:
    """The place's ``mentoring`` rows; none while the first lockdown stopped them, none where nobody mentors."""
    turn = np.repeat(np.arange(len(_days(place))), scaled(1, size))
    days, formats = _days(place)[turn], np.array(FORMATS[place.is_jpa], object)
    most = place.mentoring[2] if place.mentoring else 0
    return pd.DataFrame({
        "mentoring_id": [f"DEMO-{place.code}-M{number:04d}" for number in range(1, len(days) + 1)],
        "site_id": place.site_id,
        "phase_id": place.phase_id,
        "held_on": days,
        "format": formats[turn % len(formats)],
        "attended": random.integers(3, 8, len(days)),
        "complex_cases": random.integers(0 if place.is_jpa else 1, most + 1, len(days)),
    })


def _days(place: Place) -> np.ndarray:
    if place.mentoring is None:
        return np.array([], "datetime64[D]")
    first, every, _ = place.mentoring
    days = working(np.arange(np.datetime64(first), place.data_to + 1, every))
    return days[((days < PAUSED_FROM) | (days >= PAUSED_TO)) & (days <= place.data_to)]
