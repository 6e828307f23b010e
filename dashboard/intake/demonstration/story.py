"""The invented story as frames, one a table: whole, or its facts place by place."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from dashboard.database.tables import metadata
from dashboard.intake.demonstration import advice, appointments, mentoring, outcomes, surveys, training
from dashboard.intake.demonstration.narrative import narrative_of
from dashboard.intake.demonstration.places import Place, places_for
from dashboard.intake.demonstration.reference import reference_of
from dashboard.intake.demonstration.targets import targets_of

SEED = 20210331
FACTS = ("trainee", "attendance", "answer", "mentoring", "participant", "appointment", "outcome")


def make(seed: int = SEED, people: int | None = None, sites: int | None = None) -> dict[str, pd.DataFrame]:
    """The story as one frame a table, in the order of ``tables.LOADABLE``; the same seed gives the same rows.

    ``people`` is about how many trainees and offers together, ``sites`` how many places (nine have a story of their
    own). Days are ``datetime64``, codes text, missing values missing. Raises ValueError where either is below 1.
    """
    places = places_for(seed, sites)
    size = 1.0 if people is None else size_for(seed, places, people, ("trainee", "participant"))
    parts = list(facts_by_place(seed, places, size))
    return {**background_of(places, size), **{table: _together(table, parts) for table in FACTS}}


def background_of(places: tuple[Place, ...], size: float) -> dict[str, pd.DataFrame]:
    """All tables that are not facts: what the facts refer to, the targets, and the story as people wrote it."""
    return {**reference_of(places), **targets_of(places, size), **narrative_of(places)}


def facts_by_place(seed: int, places: tuple[Place, ...], size: float) -> Iterator[dict[str, pd.DataFrame]]:
    """The facts of one place after the other, so that a large story never has to be in memory whole."""
    for number, place in enumerate(places):
        yield _facts(place, size * place.size, np.random.default_rng([seed, number]))


def size_for(seed: int, places: tuple[Place, ...], rows: int, tables: tuple[str, ...] = FACTS) -> float:
    """How many times the story must be told for about ``rows`` rows in these tables together."""
    if rows < 1:
        raise ValueError(f"A story needs at least one row, not {rows}.")
    told_once = {}
    for part, place in zip(facts_by_place(seed, places[:9], 1.0), places, strict=False):
        told_once[place.site_id] = sum(len(part[table]) for table in tables if table in part)
    return rows / sum(told_once[place.told_as or place.site_id] * place.size for place in places)


def _together(table: str, parts: list[dict[str, pd.DataFrame]]) -> pd.DataFrame:
    frames = [part[table] for part in parts if table in part]
    if not frames:
        columns = metadata.tables[table].columns
        return pd.DataFrame(columns=[column.name for column in columns if column.name != "load_id"])
    return pd.concat(frames, ignore_index=True)


def _facts(place: Place, size: float, random: np.random.Generator) -> dict[str, pd.DataFrame]:
    trainee, attendance = training.train(place, size, random)
    facts = {
        "trainee": trainee,
        "attendance": attendance,
        "answer": surveys.ask(place, trainee, random),
        "mentoring": mentoring.mentor(place, size, random),
    }
    return {**facts, **_advice(place, size, trainee, random)} if place.is_jpa else facts


def _advice(place: Place, size: float, trainee: pd.DataFrame, random: np.random.Generator) -> dict[str, pd.DataFrame]:
    offers = advice.offer(place, size, random)
    visits = appointments.visit(place, offers, random)
    return {
        "participant": advice.participants(place, offers, random),
        "appointment": appointments.appointments(place, offers, visits, trainee, random),
        "outcome": outcomes.score(place, offers, visits, random),
    }
