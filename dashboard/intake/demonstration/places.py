"""The places of the invented story: who trains when, who is seen when, and how one site differs from another.

Four staff at Sydenham Garden, six partners and 40 professionals in Phase 2 are what the programme has published;
every other number here is invented.
"""

from dataclasses import dataclass, replace

import numpy as np

DATA_TO = np.datetime64("2021-01-31")
MONTH_LATE = np.datetime64("2020-12-31")
FIRST_MONTH = np.datetime64("2019-09")
"""The month that the first number of ``Place.seen_by_month`` stands for."""

TIPS, PHASE_1, PHASE_2 = "tips-pilot", "jpa-1", "jpa-2"


@dataclass(frozen=True)
class Cohort:
    """People who start a course together, by how they fare up to the date the data end."""

    starts_on: str
    completing: int = 0
    withdrawing: int = 0
    going_on: int = 0


@dataclass(frozen=True)
class Place:
    """One site in one phase, and all that makes its story its own."""

    site_id: str
    code: str  # stands in the pseudonymous keys of its people
    name: str
    setting: str
    partner: str
    area: str
    phase_id: str
    joined_on: str
    cohorts: tuple[Cohort, ...]
    confidence_rise: float  # points on a scale of 0 to 10
    answering: tuple[float, float, float, float]  # share answering before, after, at 3 and at 6 months
    seen_by_month: tuple[int, ...] = ()  # first appointments held, from FIRST_MONTH; none where advice is not offered
    uptake: float = 0.6
    waiting: int = 0  # accepted, with a first appointment still to come
    undecided: int = 0  # offered lately, without a decision
    scored: float = 0.88  # share of appointments whose outcome measures were filled in
    online_group: float = 0.0  # share of appointments held as an online group, once there is one
    mentoring: tuple[str, int, int] | None = None  # first session, days between sessions, most complex cases in one
    looking_back: float = 0.0  # share of those who completed, the earliest, who rated their start looking back
    data_to: np.datetime64 = DATA_TO
    size: float = 1.0
    staff_fixed: bool = False
    told_as: str = ""  # the place of the story whose targets it shares

    @property
    def is_jpa(self) -> bool:
        return self.phase_id != TIPS


ST_GEORGES = Place(
    "st-georges", "SGH", "St George's Hospital", "outpatient physiotherapy", "Chronic pain service",
    "South west London", TIPS, "2020-01-06",
    (Cohort("2020-01-06", 5, 1), Cohort("2020-02-24", 5, 1), Cohort("2020-07-06", 6), Cohort("2020-09-28", 5),
     Cohort("2021-01-04", going_on=3)),
    1.9, (0.97, 0.95, 0.75, 0.6), mentoring=("2020-02-13", 28, 4), looking_back=0.4,
)
KINGSTON = Place(
    "kingston", "KIN", "Kingston Hospital", "outpatient physiotherapy", "Chronic pain service", "South west London",
    TIPS, "2020-09-01",
    (Cohort("2020-09-14", 5, 2), Cohort("2020-11-02", 4, 1, 1), Cohort("2021-01-11", going_on=7)),
    1.6, (0.95, 0.85, 0.5, 0.5), mentoring=("2020-10-15", 21, 3),
)
SYDENHAM_GARDEN = Place(
    "sydenham-garden", "SYD", "Sydenham Garden", "voluntary sector", "Sydenham Garden", "South east London",
    PHASE_1, "2019-07-01", (Cohort("2019-07-08", 4),), 1.8, (0.75, 1.0, 0.75, 0.5),
    (3, 4, 4, 6, 8, 9, 7, 2, 3, 8, 7, 6, 5, 4, 4, 3, 3), 0.61, waiting=1, undecided=2,
    mentoring=("2019-09-12", 56, 2), looking_back=1.0, staff_fixed=True,
)


def _partner(number: int, setting: str, joined_on: str, cohorts: tuple[Cohort, ...], rise: float, **rest) -> Place:
    name = f"Community partner {number}"
    return Place(
        f"partner-{number}", f"CP{number}", name, setting, name, "South London",
        PHASE_2, joined_on, cohorts, rise, **rest,
    )


_NONE_BEFORE_JULY = (0,) * 10

PARTNERS = (
    _partner(
        1, "community mental health", "2020-05-18", (Cohort("2020-06-08", 6), Cohort("2020-09-07", 3, going_on=1)), 1.4,
        answering=(1.0, 0.9, 0.7, 0.5), seen_by_month=(*_NONE_BEFORE_JULY, 4, 4, 5, 3, 4, 3, 4), uptake=0.58,
        waiting=1, undecided=2, mentoring=("2020-07-16", 42, 2), looking_back=0.67,
    ),
    _partner(
        2, "community mental health", "2020-05-18",
        (Cohort("2020-06-22", 5, 1), Cohort("2020-10-05", 4), Cohort("2021-01-18", going_on=2)), 1.5,
        answering=(1.0, 0.9, 0.7, 0.5), seen_by_month=(*_NONE_BEFORE_JULY, 0, 2, 3, 3, 3, 4, 4), uptake=0.6,
        waiting=1, undecided=2, online_group=0.7, mentoring=("2020-08-06", 42, 2), looking_back=0.55,
    ),
    _partner(
        3, "inpatient rehabilitation", "2020-06-15",
        (Cohort("2020-07-13", 4, 1), Cohort("2020-10-26", 3, going_on=1)), 0.6,
        answering=(0.9, 0.75, 0.45, 0.3), seen_by_month=(*_NONE_BEFORE_JULY, 0, 0, 2, 2, 3, 2), uptake=0.42,
        waiting=1, undecided=1, scored=0.62, data_to=MONTH_LATE,
    ),
    _partner(
        4, "primary care mental health", "2020-07-13",
        (Cohort("2020-08-10", 3, 2), Cohort("2020-11-16", 3, going_on=2)), 1.0,
        answering=(0.9, 0.85, 0.5, 0.3), seen_by_month=(*_NONE_BEFORE_JULY, 0, 0, 0, 1, 2, 2, 3), uptake=0.47,
        waiting=1, undecided=1,
    ),
    _partner(
        5, "voluntary sector", "2020-09-07", (Cohort("2020-10-05", 4, 1), Cohort("2020-11-23", 2, going_on=1)), 1.2,
        answering=(1.0, 1.0, 0.5, 0.0), seen_by_month=(*_NONE_BEFORE_JULY, 0, 0, 0, 0, 1, 2, 3), uptake=0.5,
        waiting=1, undecided=1, mentoring=("2020-11-26", 42, 1),
    ),
    _partner(
        6, "community mental health", "2020-11-02", (Cohort("2020-12-07", 3), Cohort("2021-01-11", going_on=3)), 1.2,
        answering=(1.0, 1.0, 0.0, 0.0), seen_by_month=(*_NONE_BEFORE_JULY, 0, 0, 0, 0, 0, 0, 2), uptake=0.5,
        waiting=1, undecided=1,
    ),
)

STORY = (ST_GEORGES, SYDENHAM_GARDEN, PARTNERS[0], KINGSTON, *PARTNERS[1:])
"""The nine places, in the order in which a smaller story takes them."""


def places_for(seed: int, sites: int | None = None) -> tuple[Place, ...]:
    """The first ``sites`` places of the story; past its nine, invented places that resemble one of them."""
    if sites is None:
        return STORY
    if sites < 1:
        raise ValueError(f"A story needs at least one site, not {sites}.")
    return STORY[:sites] + tuple(_further(seed, number) for number in range(len(STORY) + 1, sites + 1))


def _further(seed: int, number: int) -> Place:
    alike = tuple(place for place in STORY if not place.staff_fixed)
    place = alike[number % len(alike)]
    random = np.random.default_rng([seed, 1_000_000 + number])
    name = f"Demonstration site {number:03d}"
    return replace(
        place, site_id=f"demonstration-{number:03d}", code=f"S{number:03d}", name=name, partner=name,
        told_as=place.site_id,
        confidence_rise=float(np.clip(place.confidence_rise + random.normal(0, 0.4), 0, 3)),
        uptake=float(np.clip(place.uptake + random.normal(0, 0.08), 0.3, 0.85)),
        size=float(random.uniform(0.5, 1.5)),
    )


def scaled(number: int, size: float) -> int:
    """``number`` times ``size``, and never nothing where there was something."""
    return max(1, round(number * size)) if number else 0
