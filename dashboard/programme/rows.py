"""What the lists of a programme hold: one named tuple per row of a list query, its fields the query's columns."""

from datetime import date, datetime
from typing import NamedTuple


class Project(NamedTuple):
    project_code: str
    name: str
    purpose: str | None
    partners: str | None
    lead: str | None
    contact: str | None
    starts_on: date | None
    ends_on: date | None


class Phase(NamedTuple):
    phase_id: str
    project_code: str
    name: str
    starts_on: date
    ends_on: date | None
    position: int


class Site(NamedTuple):
    site_id: str
    name: str
    setting: str | None
    partner: str | None
    area: str | None


class SitePhase(NamedTuple):
    site_id: str
    phase_id: str
    joined_on: date | None
    left_on: date | None


class Target(NamedTuple):
    site_id: str
    phase_id: str
    measure: str
    owner: str
    due_on: date
    value: float
    adopted_on: date


class Milestone(NamedTuple):
    milestone_id: str
    phase_id: str
    site_id: str | None
    title: str
    due_on: date
    done_on: date | None


class Course(NamedTuple):
    course_id: str
    project_code: str
    name: str


class Session(NamedTuple):
    session_id: str
    course_id: str
    title: str
    position: int
    is_core: int


class Question(NamedTuple):
    question_id: str
    survey: str
    wording: str
    construct: str
    scale_min: float
    scale_max: float
    higher_is_better: int
    position: int


class Occasion(NamedTuple):
    occasion_id: str
    name: str
    due_after_days: int
    counted_from: str


class Instrument(NamedTuple):
    instrument_id: str
    name: str
    unit: str | None
    scale_min: float
    scale_max: float
    higher_is_better: int
    meaningful_change: float | None
    source: str | None


class Step(NamedTuple):
    step_id: str
    phase_id: str
    name: str
    due_after_days: int
    position: int


class Achievement(NamedTuple):
    achievement_id: str
    version: int
    site_id: str | None
    phase_id: str | None
    achieved_on: date
    category: str | None
    title: str
    detail: str | None
    evidence_url: str | None
    recorded_by: str | None
    recorded_at: datetime | None


class Event(NamedTuple):
    event_id: str
    happened_on: date
    site_id: str | None
    title: str
    recalculates_limits: int
    reason: str | None


class Review(NamedTuple):
    review_id: str
    held_on: date
    title: str
    data_to: date | None
    frozen_at: datetime | None
    note: str | None


class Freshness(NamedTuple):
    site_id: str
    source: str
    data_to: date


class Load(NamedTuple):
    load_id: int
    loaded_at: datetime
    source: str
    accepted: int
    refused: int
    is_demonstration: int
