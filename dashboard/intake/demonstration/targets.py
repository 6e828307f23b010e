"""What the invented story set out to reach: dated, cumulative targets of plan and funder, and milestones."""

import pandas as pd

from dashboard.intake.demonstration.places import PHASE_1, PHASE_2, TIPS, Place, scaled

REPLANNED_ON = "2020-07-13"
"""The July review, which moved St George's plan for after the first lockdown."""

# site, measure, owner, adopted on, then each date due with what is to be reached by it
TARGETS = (
    ("st-georges", "training_completed", "plan", "2019-12-16",
     {"2020-03-31": 6, "2020-06-30": 12, "2020-09-30": 20, "2020-12-31": 26, "2021-03-31": 30}),
    ("st-georges", "training_completed", "plan", REPLANNED_ON, {"2020-09-30": 15, "2020-12-31": 20, "2021-03-31": 26}),
    ("st-georges", "training_completed", "funder", "2019-12-16", {"2020-12-31": 20, "2021-03-31": 24}),
    ("st-georges", "complex_cases", "plan", "2019-12-16",
     {"2020-03-31": 4, "2020-06-30": 8, "2020-09-30": 16, "2020-12-31": 24, "2021-03-31": 32}),
    ("kingston", "training_completed", "plan", "2020-08-03", {"2020-09-30": 0, "2020-12-31": 10, "2021-03-31": 20}),
    ("kingston", "training_completed", "funder", "2020-08-03", {"2020-12-31": 8, "2021-03-31": 16}),
    ("kingston", "complex_cases", "plan", "2020-08-03", {"2020-12-31": 8, "2021-03-31": 16}),
    ("sydenham-garden", "training_completed", "plan", "2019-06-17", {"2019-09-30": 4}),
    ("sydenham-garden", "training_completed", "funder", "2019-06-17", {"2019-09-30": 4}),
    ("sydenham-garden", "advice_taken_up", "plan", "2019-06-17",
     {"2019-12-31": 20, "2020-06-30": 60, "2020-12-31": 90, "2021-03-31": 100}),
    ("partner-1", "training_completed", "plan", "2020-05-18", {"2020-09-30": 6, "2020-12-31": 9, "2021-03-31": 10}),
    ("partner-1", "training_completed", "funder", "2020-05-18", {"2021-03-31": 9}),
    ("partner-1", "advice_taken_up", "plan", "2020-05-18", {"2020-09-30": 10, "2020-12-31": 22, "2021-03-31": 34}),
    ("partner-2", "training_completed", "plan", "2020-05-18", {"2020-09-30": 5, "2020-12-31": 9, "2021-03-31": 11}),
    ("partner-2", "training_completed", "funder", "2020-05-18", {"2021-03-31": 9}),
    ("partner-2", "advice_taken_up", "plan", "2020-05-18", {"2020-09-30": 6, "2020-12-31": 16, "2021-03-31": 28}),
    ("partner-3", "training_completed", "plan", "2020-05-18", {"2020-09-30": 4, "2020-12-31": 7, "2021-03-31": 8}),
    ("partner-3", "training_completed", "funder", "2020-05-18", {"2021-03-31": 7}),
    ("partner-3", "advice_taken_up", "plan", "2020-05-18", {"2020-09-30": 4, "2020-12-31": 12, "2021-03-31": 20}),
    ("partner-4", "training_completed", "plan", "2020-05-18", {"2020-09-30": 4, "2020-12-31": 7, "2021-03-31": 8}),
    ("partner-4", "training_completed", "funder", "2020-05-18", {"2021-03-31": 6}),
    ("partner-4", "advice_taken_up", "plan", "2020-05-18", {"2020-09-30": 0, "2020-12-31": 8, "2021-03-31": 18}),
    ("partner-5", "training_completed", "plan", "2020-09-07", {"2020-09-30": 0, "2020-12-31": 6, "2021-03-31": 7}),
    ("partner-5", "training_completed", "funder", "2020-09-07", {"2021-03-31": 6}),
    ("partner-5", "advice_taken_up", "plan", "2020-09-07", {"2020-12-31": 3, "2021-03-31": 12}),
    ("partner-6", "training_completed", "plan", "2020-10-12", {"2020-12-31": 1, "2021-03-31": 5}),
    ("partner-6", "training_completed", "funder", "2020-10-12", {"2021-03-31": 3}),
    ("partner-6", "advice_taken_up", "plan", "2020-10-12", {"2020-12-31": 0, "2021-03-31": 6}),
)

# phase, site, title, due, done
MILESTONES = (
    (TIPS, "st-georges", "Pilot opened at St George's", "2020-01-06", "2020-01-06"),
    (TIPS, None, "Online version of the course ready", "2020-06-01", "2020-06-05"),
    (TIPS, "kingston", "Pilot opened at Kingston", "2020-09-01", "2020-09-01"),
    (TIPS, "kingston", "Second cohort complete", "2020-12-18", None),
    (TIPS, None, "Follow-up survey at 6 months sent to all", "2021-01-15", "2021-01-20"),
    (TIPS, None, "Pilot ended and report to the funder", "2021-03-31", None),
    (PHASE_1, "sydenham-garden", "Four staff trained", "2019-09-30", "2019-08-05"),
    (PHASE_1, "sydenham-garden", "First people seen", "2019-09-30", "2019-09-30"),
    (PHASE_1, "sydenham-garden", "Reviews at 6 months reported", "2020-09-30", "2020-10-09"),
    (PHASE_2, None, "Six partners joined", "2020-10-30", "2020-11-02"),
    (PHASE_2, "partner-2", "Online group running", "2020-11-30", "2020-11-10"),
    (PHASE_2, "partner-3", "Outcome scores sent with every review", "2020-12-31", None),
    (PHASE_2, None, "40 professionals trained", "2021-03-31", "2021-01-29"),
    (PHASE_2, None, "Learning event for all partners", "2021-04-22", None),
)


def targets_of(places: tuple[Place, ...], size: float) -> dict[str, pd.DataFrame]:
    """The ``target`` and ``milestone`` tables; targets grow with the number of people."""
    rows = [
        (place.site_id, place.phase_id, measure, owner, due_on, float(_grown(place, measure, value, size)), adopted_on)
        for place in places
        for site_id, measure, owner, adopted_on, values in TARGETS if site_id == (place.told_as or place.site_id)
        for due_on, value in values.items()
    ]
    target = pd.DataFrame(rows, columns="site_id phase_id measure owner due_on value adopted_on".split())
    known = {place.site_id for place in places} | {None}
    milestones = [
        (f"milestone-{number:02d}", *row) for number, row in enumerate(MILESTONES, start=1) if row[1] in known
    ]
    milestone = pd.DataFrame(milestones, columns="milestone_id phase_id site_id title due_on done_on".split())
    return {"target": _with_days(target), "milestone": _with_days(milestone)}


def _grown(place: Place, measure: str, value: int, size: float) -> int:
    if place.staff_fixed and measure == "training_completed":
        return value
    return scaled(value, size * place.size)


def _with_days(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in frame if name.endswith("_on")})
