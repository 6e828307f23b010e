"""Who trains at a place of the invented story, and which sessions they attend."""

import numpy as np
import pandas as pd

from dashboard.intake.demonstration.days import NO_DAY, after_the_pause, later, working
from dashboard.intake.demonstration.places import Place, scaled
from dashboard.intake.demonstration.schedule import SESSIONS, Session

COMPLETING, WITHDRAWING, GOING_ON = 0, 1, 2

PROFESSIONS = {
    "tips": (("physiotherapist",), (1.0,)),
    "jpa": (
        ("support worker", "occupational therapist", "mental health nurse", "peer worker", "exercise practitioner"),
        (0.36, 0.22, 0.2, 0.14, 0.08),
    ),
}
BANDS = {
    "tips": (("5", "6", "7", "8a"), (0.2, 0.46, 0.28, 0.06)),
    "jpa": (("3", "4", "5", "6", None), (0.2, 0.25, 0.15, 0.1, 0.3)),
}
REASONS = (("workload", "redeployed", "left post", "other"), (0.4, 0.3, 0.2, 0.1))


def train(place: Place, size: float, random: np.random.Generator) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The place's ``trainee`` and ``attendance`` rows, ``size`` times as many people as the story has."""
    course_id = "jpa" if place.is_jpa else "tips"
    started, fate = _cohorts(place, 1.0 if place.staff_fixed else size)
    sessions = SESSIONS[course_id]
    held = _held(started, sessions, random)
    present = _present(fate, sessions, random) & (held <= place.data_to)
    trainee = _trainees(place, course_id, started, fate, random)
    core = np.array([session.is_core for session in sessions], bool)
    trainee["completed_on"] = np.where(present[:, core].all(axis=1), held[:, core].max(axis=1), NO_DAY)
    trainee["withdrawn_on"], trainee["withdrawal_reason"] = _withdrawals(place, fate, held, present, random)
    return trainee, _attendance(trainee, sessions, held, present)


def _cohorts(place: Place, size: float) -> tuple[np.ndarray, np.ndarray]:
    started, fate = [], []
    for cohort in place.cohorts:
        numbers = [scaled(number, size) for number in (cohort.completing, cohort.withdrawing, cohort.going_on)]
        fate.append(np.repeat([COMPLETING, WITHDRAWING, GOING_ON], numbers))
        started.append(np.full(sum(numbers), cohort.starts_on, "datetime64[D]"))
    return np.concatenate(started), np.concatenate(fate)


def _held(started: np.ndarray, sessions: tuple[Session, ...], random: np.random.Generator) -> np.ndarray:
    """The day of each session (column) for each trainee (row); now and then caught up a week later."""
    days = started[:, None] + np.array([session.day for session in sessions], "timedelta64[D]")
    caught_up = random.random(days.shape) < 0.08
    caught_up[np.append(True, started[1:] != started[:-1])] = False  # somebody in each cohort is on time
    return working(after_the_pause(days) + np.where(caught_up, 7, 0).astype("timedelta64[D]"))


def _present(fate: np.ndarray, sessions: tuple[Session, ...], random: np.random.Generator) -> np.ndarray:
    core = np.array([session.is_core for session in sessions], bool)
    shape = (len(fate), len(sessions))
    present = core | (random.random(shape) < 0.55)
    left_after = random.integers(1, 3, len(fate))
    present &= (fate != WITHDRAWING)[:, None] | (np.arange(len(sessions)) < left_after[:, None])
    missed = random.choice(np.flatnonzero(core)[1:], len(fate))
    present[np.flatnonzero(fate == GOING_ON), missed[fate == GOING_ON]] = False
    return present


def _trainees(place: Place, course_id: str, started, fate, random: np.random.Generator) -> pd.DataFrame:
    count = len(fate)
    return pd.DataFrame({
        "trainee_id": [f"DEMO-{place.code}-T{number:04d}" for number in range(1, count + 1)],
        "site_id": place.site_id,
        "phase_id": place.phase_id,
        "course_id": course_id,
        "profession": random.choice(np.array(PROFESSIONS[course_id][0], object), count, p=PROFESSIONS[course_id][1]),
        "band": random.choice(np.array(BANDS[course_id][0], object), count, p=BANDS[course_id][1]),
        "enrolled_on": started,
    })


def _withdrawals(place: Place, fate, held, present, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    last_seen = np.where(present, held, held[:, :1]).max(axis=1)
    left = fate == WITHDRAWING
    days = np.where(left, np.minimum(working(later(last_seen, random, 6, 20)), place.data_to), NO_DAY)
    reasons = random.choice(np.array(REASONS[0], object), len(fate), p=REASONS[1])
    return days, np.where(left, reasons, None)


def _attendance(trainee: pd.DataFrame, sessions: tuple[Session, ...], held, present) -> pd.DataFrame:
    who, which = np.nonzero(present)
    session_ids = np.array([session.session_id for session in sessions], object)
    return pd.DataFrame({
        "trainee_id": trainee["trainee_id"].to_numpy()[who],
        "session_id": session_ids[which],
        "attended_on": held[who, which],
    })
