"""What the invented story refers to: projects, phases, sites, courses, questions, instruments and schedules."""

import pandas as pd

from dashboard.intake.demonstration.places import PHASE_1, PHASE_2, TIPS, Place
from dashboard.intake.demonstration.schedule import COURSES, QUESTIONS, SESSIONS, STEPS

MARK = "Demonstration data: these people and numbers are invented."

_PROJECTS = (
    ("TIPS", "Therapeutic Interactions and Person-centred care Skills (TIPS)",
     f"{MARK} Training and mentoring for out-patient physiotherapists who see people living with persistent pain; "
     "later renamed PIC-C.",
     "Physiotherapy Pain Association; chronic pain services of St George's and Kingston hospitals",
     "TIPS project lead", "tips-lead@example.org", "2019-11-01", "2021-03-31"),
    ("JPA", "Joint Pain Advice in mental health settings",
     f"{MARK} Staff of mental health settings learn to advise people on hip, knee and other joint pain.",
     "Sydenham Garden; six community partners", "Joint Pain Advice project lead", "jpa-lead@example.org",
     "2019-07-01", None),
)

_PHASES = (
    (TIPS, "TIPS", "TIPS pilot", "2020-01-06", "2021-03-31", 1),
    (PHASE_1, "JPA", "Phase 1", "2019-07-01", "2021-03-31", 1),
    (PHASE_2, "JPA", "Phase 2", "2020-06-08", "2021-09-30", 2),
)

_OCCASIONS = (
    ("before", "Before training", 0, "enrolled_on"),
    ("after", "After training", 14, "completed_on"),
    ("3 months", "3 months after training", 91, "completed_on"),
    ("6 months", "6 months after training", 182, "completed_on"),
    ("looking back", "Looking back to before training", 14, "completed_on"),
)

_INSTRUMENTS = (
    ("msk-hq", "MSK-HQ", "points", 0, 56, 1, 5.5,
     "Price et al. 2019, BMJ Open 9:e025357: 5.5 points"),
    ("pain", "Pain", "points", 0, 10, 0, 2.0, "Farrar et al. 2001, Pain 94:149-158: 2 points or 30 %"),
    ("swemwbs", "SWEMWBS", "points", 7, 35, 1, 3.0,
     "Shah et al. 2018, Health and Quality of Life Outcomes 16:239: 2.87 points, taken as 3; the lower threshold is 1"),
    ("active-days", "Days active in a week", "days", 0, 7, 1, None, "no published threshold"),
)


def reference_of(places: tuple[Place, ...]) -> dict[str, pd.DataFrame]:
    """Every reference table but targets and milestones, for these places."""
    return {
        "project": _frame(_PROJECTS, "project_code name purpose partners lead contact starts_on ends_on"),
        "phase": _frame(_PHASES, "phase_id project_code name starts_on ends_on position"),
        "site": _frame(
            [(place.site_id, place.name, place.setting, place.partner, place.area) for place in places],
            "site_id name setting partner area",
        ),
        "site_phase": _frame(
            [(place.site_id, place.phase_id, place.joined_on, None) for place in places],
            "site_id phase_id joined_on left_on",
        ),
        **_taught_and_asked(),
        "instrument": _frame(
            _INSTRUMENTS, "instrument_id name unit scale_min scale_max higher_is_better meaningful_change source"
        ),
        "jpa_step": _frame(
            [
                (step.step_id, phase_id, step.name, step.day, position)
                for phase_id, steps in STEPS.items() for position, step in enumerate(steps, start=1)
            ],
            "step_id phase_id name due_after_days position",
        ),
        "freshness": _freshness(places),
    }


def _taught_and_asked() -> dict[str, pd.DataFrame]:
    return {
        "course": _frame([(code, code.upper(), name) for code, name in COURSES.items()], "course_id project_code name"),
        "session": _frame(
            [
                (session.session_id, course_id, session.title, position, session.is_core)
                for course_id, sessions in SESSIONS.items() for position, session in enumerate(sessions, start=1)
            ],
            "session_id course_id title position is_core",
        ),
        "question": _frame(
            [
                (item.question_id, survey, item.wording, item.construct, item.low, item.high, 1, position)
                for survey, items in QUESTIONS.items() for position, item in enumerate(items, start=1)
            ],
            "question_id survey wording construct scale_min scale_max higher_is_better position",
        ),
        "occasion": _frame(_OCCASIONS, "occasion_id name due_after_days counted_from"),
    }


def _freshness(places: tuple[Place, ...]) -> pd.DataFrame:
    rows = [
        (place.site_id, source, str(place.data_to))
        for place in places for source in ("training", "surveys", "jpa") if source != "jpa" or place.is_jpa
    ]
    return _frame(rows, "site_id source data_to")


def _frame(rows, names: str) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=names.split())
    days = [name for name in frame if name.endswith(("_on", "_to"))]
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in days})
