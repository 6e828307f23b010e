"""Every table of the programme's database, the same on each engine.

People are pseudonymous keys. A column's ``info`` tells the loader what a type cannot:
``choices`` (the codes allowed), ``default`` (the value where a file lacks the column).
"""

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
)

metadata = MetaData()

SOURCES = ("training", "surveys", "jpa")
"""What a site sends separately; each has its own date up to which it is claimed complete."""


def _key(name: str, *reference: ForeignKey) -> Column:
    return Column(name, String, *reference, primary_key=True)


def _text(name: str, *reference: ForeignKey, required: bool = False, **info) -> Column:
    return Column(name, String, *reference, nullable=not required, info=info)


def _date(name: str, required: bool = False) -> Column:
    return Column(name, Date, nullable=not required)


def _flag(name: str, default: int) -> Column:
    return Column(name, SmallInteger, nullable=False, info={"choices": (0, 1), "default": default})


def _count(name: str, required: bool = True, **info) -> Column:
    return Column(name, Integer, nullable=not required, info=info)


def _number(name: str, required: bool = True) -> Column:
    return Column(name, Float, nullable=not required)


def _to(table_column: str) -> ForeignKey:
    return ForeignKey(table_column)


def _load() -> Column:
    """Which load brought a fact; written by the loader, never by a file."""
    return Column("load_id", Integer, ForeignKey("load.load_id"), nullable=True, info={"written_by_loader": True})


load = Table(
    "load", metadata,
    Column("load_id", Integer, primary_key=True, autoincrement=False),
    Column("loaded_at", DateTime, nullable=False),  # UTC
    _text("loaded_by"),
    _text("source", required=True),
    _text("sha256", required=True),
    _count("accepted"),
    _count("refused"),
    _flag("is_demonstration", 0),
)

load_issue = Table(
    "load_issue", metadata,
    Column("load_issue_id", Integer, primary_key=True, autoincrement=False),
    Column("load_id", Integer, ForeignKey("load.load_id"), nullable=False),
    _text("sheet"), _count("row_number", required=False), _text("column_name"),
    _text("problem", required=True), _text("remedy"),
)

replaced_row = Table(
    "replaced_row", metadata,
    Column("replaced_row_id", Integer, primary_key=True, autoincrement=False),
    _text("table_name", required=True), _text("row_key", required=True), _text("content", required=True),
    Column("replaced_by_load_id", Integer, ForeignKey("load.load_id"), nullable=False),
    Column("replaced_at", DateTime, nullable=False),  # UTC
)

stamp = Table("stamp", metadata, _key("part"), _count("number"))

calendar = Table(
    "calendar", metadata,
    Column("day", Date, primary_key=True),
    _count("day_number"), _date("month", required=True), _date("quarter", required=True),
    _text("financial_year", required=True),
)

project = Table(
    "project", metadata,
    Column("project_code", String, primary_key=True, info={"choices": ("TIPS", "JPA")}),
    _text("name", required=True), _text("purpose"), _text("partners"), _text("lead"), _text("contact"),
    _date("starts_on"), _date("ends_on"),
)

phase = Table(
    "phase", metadata,
    _key("phase_id"), _text("project_code", _to("project.project_code"), required=True), _text("name", required=True),
    _date("starts_on", required=True), _date("ends_on"), _count("position"),
)

site = Table(
    "site", metadata,
    _key("site_id"), _text("name", required=True), _text("setting"), _text("partner"), _text("area"),
)

site_phase = Table(
    "site_phase", metadata,
    _key("site_id", _to("site.site_id")), _key("phase_id", _to("phase.phase_id")),
    _date("joined_on"), _date("left_on"),
)

TARGET_MEASURES = ("training_completed", "advice_taken_up", "complex_cases")

target = Table(
    "target", metadata,
    _key("site_id", _to("site.site_id")), _key("phase_id", _to("phase.phase_id")),
    Column("measure", String, primary_key=True, info={"choices": TARGET_MEASURES}),
    Column("owner", String, primary_key=True, info={"choices": ("plan", "funder")}),
    Column("due_on", Date, primary_key=True),
    Column("adopted_on", Date, primary_key=True),
    _number("value"),
)

milestone = Table(
    "milestone", metadata,
    _key("milestone_id"), _text("phase_id", _to("phase.phase_id"), required=True),
    _text("site_id", _to("site.site_id")), _text("title", required=True),
    _date("due_on", required=True), _date("done_on"),
)

course = Table(
    "course", metadata,
    _key("course_id"), _text("project_code", _to("project.project_code"), required=True), _text("name", required=True),
)

session = Table(
    "session", metadata,
    _key("session_id"), _text("course_id", _to("course.course_id"), required=True), _text("title", required=True),
    _count("position"), _flag("is_core", 1),
)

question = Table(
    "question", metadata,
    _key("question_id"), _text("survey", required=True), _text("wording", required=True),
    _text("construct", required=True),
    _number("scale_min"), _number("scale_max"), _flag("higher_is_better", 1), _count("position"),
)

OCCASIONS = ("before", "after", "3 months", "6 months", "looking back")

occasion = Table(
    "occasion", metadata,
    Column("occasion_id", String, primary_key=True, info={"choices": OCCASIONS}),
    _text("name", required=True), _count("due_after_days"),
    _text("counted_from", required=True, choices=("enrolled_on", "completed_on")),
)

instrument = Table(
    "instrument", metadata,
    _key("instrument_id"), _text("name", required=True), _text("unit"), _number("scale_min"), _number("scale_max"),
    _flag("higher_is_better", 1), _number("meaningful_change", required=False), _text("source"),
)

jpa_step = Table(
    "jpa_step", metadata,
    _key("step_id"), _text("phase_id", _to("phase.phase_id"), required=True), _text("name", required=True),
    _count("due_after_days"), _count("position"),
)

trainee = Table(
    "trainee", metadata,
    _key("trainee_id"), _text("site_id", _to("site.site_id"), required=True),
    _text("phase_id", _to("phase.phase_id"), required=True), _text("course_id", _to("course.course_id"), required=True),
    _text("profession"), _text("band"),
    _date("enrolled_on", required=True), _date("completed_on"), _date("withdrawn_on"), _text("withdrawal_reason"),
    _load(),
)

attendance = Table(
    "attendance", metadata,
    _key("trainee_id", _to("trainee.trainee_id")), _key("session_id", _to("session.session_id")),
    _date("attended_on", required=True), _load(),
)

answer = Table(
    "answer", metadata,
    _key("trainee_id", _to("trainee.trainee_id")), _key("question_id", _to("question.question_id")),
    _key("occasion_id", _to("occasion.occasion_id")),
    _date("answered_on", required=True), _number("score"), _load(),
)

mentoring = Table(
    "mentoring", metadata,
    _key("mentoring_id"), _text("site_id", _to("site.site_id"), required=True),
    _text("phase_id", _to("phase.phase_id"), required=True), _date("held_on", required=True), _text("format"),
    _count("attended"), _count("complex_cases"), _load(),
)

PAIN_SITES = ("hip", "knee", "back", "neck", "several")
LEFT_REASONS = ("advice sufficed", "unwell", "moved away", "no longer wanted", "no contact", "other")

participant = Table(
    "participant", metadata,
    _key("participant_id"), _text("person_key"),  # absent: every offer is its own person
    _text("site_id", _to("site.site_id"), required=True), _text("phase_id", _to("phase.phase_id"), required=True),
    _text("pain_site", choices=PAIN_SITES), _text("age_band"), _text("sex"), _text("ethnic_group"),
    Column("deprivation_quintile", Integer, nullable=True, info={"choices": (1, 2, 3, 4, 5)}),
    _date("offered_on", required=True), _date("accepted_on"), _date("declined_on"), _date("left_on"),
    _text("left_reason", choices=LEFT_REASONS), _load(),
)

appointment = Table(
    "appointment", metadata,
    _key("appointment_id"), _text("participant_id", _to("participant.participant_id"), required=True),
    _text("step_id", _to("jpa_step.step_id"), required=True), _text("adviser_id", _to("trainee.trainee_id")),
    _date("due_on"), _date("booked_for"), _date("seen_on"),
    _text("outcome", choices=("attended", "did not attend", "cancelled", "not needed")),
    _text("mode", choices=("in person", "phone", "video", "online group")), _load(),
    Index("appointment_participant", "participant_id"),
)

outcome = Table(
    "outcome", metadata,
    _key("participant_id", _to("participant.participant_id")), _key("instrument_id", _to("instrument.instrument_id")),
    _key("step_id", _to("jpa_step.step_id")),
    _date("scored_on", required=True), _number("value"), _load(),
)

achievement = Table(
    "achievement", metadata,
    _key("achievement_id"), Column("version", Integer, primary_key=True, autoincrement=False, info={"default": 1}),
    _text("site_id", _to("site.site_id")), _text("phase_id", _to("phase.phase_id")),
    _date("achieved_on", required=True), _text("category"), _text("title", required=True), _text("detail"),
    _text("evidence_url"), _text("recorded_by"),
    Column("recorded_at", DateTime), Column("withdrawn_at", DateTime),  # UTC
)

event = Table(
    "event", metadata,
    _key("event_id"), _date("happened_on", required=True), _text("site_id", _to("site.site_id")),
    _text("title", required=True), _flag("recalculates_limits", 0), _text("reason"),
)

commentary = Table(
    "commentary", metadata,
    _key("commentary_id"), _text("figure", required=True), _text("site_id", _to("site.site_id")),
    _text("period"), _text("words", required=True), _text("written_by"), Column("written_at", DateTime),  # UTC
)

review = Table(
    "review", metadata,
    _key("review_id"), _date("held_on", required=True), _text("title", required=True), _date("data_to"),
    Column("frozen_at", DateTime), _text("frozen_by"), _text("note"),
)

action = Table(
    "action", metadata,
    _key("action_id"), _text("review_id", _to("review.review_id"), required=True), _text("title", required=True),
    _text("owner_role"), _date("due_on"), _date("done_on"),
)

freshness = Table(
    "freshness", metadata,
    _key("site_id", _to("site.site_id")),
    Column("source", String, primary_key=True, info={"choices": SOURCES}),
    _date("data_to", required=True),
)

FACTS = (trainee, attendance, answer, mentoring, participant, appointment, outcome)
"""Tables about people and activity; each row knows its load, and a corrected row is kept in ``replaced_row``."""

REFERENCE = (
    project, phase, site, site_phase, target, milestone, course, session, question, occasion, instrument, jpa_step,
)

STORY = (achievement, event, commentary, review, action)

LOADABLE = (*REFERENCE, *FACTS, *STORY, freshness)
"""Tables that a folder of CSV files may hold, parents before children."""
