"""Every table of the programme's database, the same on each engine.

People are pseudonymous keys. A column's ``info`` tells the loader what a type cannot:
``choices`` (the codes allowed), ``default`` (the value where a file lacks the column).
"""

from sqlalchemy import Column, Date, DateTime, ForeignKey, Index, Integer, MetaData, String, Table

from dashboard.database.columns import brought_by, count, date, flag, key, number, text, to

metadata = MetaData()

SOURCES = ("training", "surveys", "jpa")
"""What a site sends separately; each has its own date up to which it is claimed complete."""

load = Table(
    "load", metadata,
    Column("load_id", Integer, primary_key=True, autoincrement=False),
    Column("loaded_at", DateTime, nullable=False),  # UTC
    text("loaded_by"),
    text("source", required=True),
    text("sha256", required=True),
    count("accepted"),
    count("refused"),
    flag("is_demonstration", 0),
)

load_issue = Table(
    "load_issue", metadata,
    Column("load_issue_id", Integer, primary_key=True, autoincrement=False),
    Column("load_id", Integer, ForeignKey("load.load_id"), nullable=False),
    text("sheet"), count("row_number", required=False), text("column_name"),
    text("problem", required=True), text("remedy"),
)

replaced_row = Table(
    "replaced_row", metadata,
    Column("replaced_row_id", Integer, primary_key=True, autoincrement=False),
    text("table_name", required=True), text("row_key", required=True), text("content", required=True),
    Column("replaced_by_load_id", Integer, ForeignKey("load.load_id"), nullable=False),
    Column("replaced_at", DateTime, nullable=False),  # UTC
)

stamp = Table("stamp", metadata, key("part"), count("number"))

calendar = Table(
    "calendar", metadata,
    Column("day", Date, primary_key=True),
    count("day_number"), date("month", required=True), date("quarter", required=True),
    text("financial_year", required=True),
)

project = Table(
    "project", metadata,
    Column("project_code", String, primary_key=True, info={"choices": ("TIPS", "JPA")}),
    text("name", required=True), text("purpose"), text("partners"), text("lead"), text("contact"),
    date("starts_on"), date("ends_on"),
)

phase = Table(
    "phase", metadata,
    key("phase_id"), text("project_code", to("project.project_code"), required=True), text("name", required=True),
    date("starts_on", required=True), date("ends_on"), count("position"),
)

site = Table(
    "site", metadata,
    key("site_id"), text("name", required=True), text("setting"), text("partner"), text("area"),
)

site_phase = Table(
    "site_phase", metadata,
    key("site_id", to("site.site_id")), key("phase_id", to("phase.phase_id")),
    date("joined_on"), date("left_on"),
)

TARGET_MEASURES = ("training_completed", "advice_taken_up", "complex_cases")

target = Table(
    "target", metadata,
    key("site_id", to("site.site_id")), key("phase_id", to("phase.phase_id")),
    Column("measure", String, primary_key=True, info={"choices": TARGET_MEASURES}),
    Column("owner", String, primary_key=True, info={"choices": ("plan", "funder")}),
    Column("due_on", Date, primary_key=True),
    Column("adopted_on", Date, primary_key=True),
    number("value"),
)

milestone = Table(
    "milestone", metadata,
    key("milestone_id"), text("phase_id", to("phase.phase_id"), required=True),
    text("site_id", to("site.site_id")), text("title", required=True),
    date("due_on", required=True), date("done_on"),
)

course = Table(
    "course", metadata,
    key("course_id"), text("project_code", to("project.project_code"), required=True), text("name", required=True),
)

session = Table(
    "session", metadata,
    key("session_id"), text("course_id", to("course.course_id"), required=True), text("title", required=True),
    count("position"), flag("is_core", 1),
)

question = Table(
    "question", metadata,
    key("question_id"), text("survey", required=True), text("wording", required=True),
    text("construct", required=True),
    number("scale_min"), number("scale_max"), flag("higher_is_better", 1), count("position"),
)

OCCASIONS = ("before", "after", "3 months", "6 months", "looking back")

occasion = Table(
    "occasion", metadata,
    Column("occasion_id", String, primary_key=True, info={"choices": OCCASIONS}),
    text("name", required=True), count("due_after_days"),
    text("counted_from", required=True, choices=("enrolled_on", "completed_on")),
)

instrument = Table(
    "instrument", metadata,
    key("instrument_id"), text("name", required=True), text("unit"), number("scale_min"), number("scale_max"),
    flag("higher_is_better", 1), number("meaningful_change", required=False), text("source"),
)

jpa_step = Table(
    "jpa_step", metadata,
    key("step_id"), text("phase_id", to("phase.phase_id"), required=True), text("name", required=True),
    count("due_after_days"), count("position"),
)

trainee = Table(
    "trainee", metadata,
    key("trainee_id"), text("site_id", to("site.site_id"), required=True),
    text("phase_id", to("phase.phase_id"), required=True), text("course_id", to("course.course_id"), required=True),
    text("profession"), text("band"),
    date("enrolled_on", required=True), date("completed_on"), date("withdrawn_on"), text("withdrawal_reason"),
    brought_by(),
)

attendance = Table(
    "attendance", metadata,
    key("trainee_id", to("trainee.trainee_id")), key("session_id", to("session.session_id")),
    date("attended_on", required=True), brought_by(),
)

answer = Table(
    "answer", metadata,
    key("trainee_id", to("trainee.trainee_id")), key("question_id", to("question.question_id")),
    key("occasion_id", to("occasion.occasion_id")),
    date("answered_on", required=True), number("score"), brought_by(),
)

mentoring = Table(
    "mentoring", metadata,
    key("mentoring_id"), text("site_id", to("site.site_id"), required=True),
    text("phase_id", to("phase.phase_id"), required=True), date("held_on", required=True), text("format"),
    count("attended"), count("complex_cases"), brought_by(),
)

PAIN_SITES = ("hip", "knee", "back", "neck", "several")
LEFT_REASONS = ("advice sufficed", "unwell", "moved away", "no longer wanted", "no contact", "other")

participant = Table(
    "participant", metadata,
    key("participant_id"), text("person_key"),  # absent: every offer is its own person
    text("site_id", to("site.site_id"), required=True), text("phase_id", to("phase.phase_id"), required=True),
    text("pain_site", choices=PAIN_SITES), text("age_band"), text("sex"), text("ethnic_group"),
    Column("deprivation_quintile", Integer, nullable=True, info={"choices": (1, 2, 3, 4, 5)}),
    date("offered_on", required=True), date("accepted_on"), date("declined_on"), date("left_on"),
    text("left_reason", choices=LEFT_REASONS), brought_by(),
)

appointment = Table(
    "appointment", metadata,
    key("appointment_id"), text("participant_id", to("participant.participant_id"), required=True),
    text("step_id", to("jpa_step.step_id"), required=True), text("adviser_id", to("trainee.trainee_id")),
    date("due_on"), date("booked_for"), date("seen_on"),
    text("outcome", choices=("attended", "did not attend", "cancelled", "not needed")),
    text("mode", choices=("in person", "phone", "video", "online group")), brought_by(),
    Index("appointment_participant", "participant_id"),
)

outcome = Table(
    "outcome", metadata,
    key("participant_id", to("participant.participant_id")), key("instrument_id", to("instrument.instrument_id")),
    key("step_id", to("jpa_step.step_id")),
    date("scored_on", required=True), number("value"), brought_by(),
)

achievement = Table(
    "achievement", metadata,
    key("achievement_id"), Column("version", Integer, primary_key=True, autoincrement=False, info={"default": 1}),
    text("site_id", to("site.site_id")), text("phase_id", to("phase.phase_id")),
    date("achieved_on", required=True), text("category"), text("title", required=True), text("detail"),
    text("evidence_url"), text("recorded_by"),
    Column("recorded_at", DateTime), Column("withdrawn_at", DateTime),  # UTC
)

event = Table(
    "event", metadata,
    key("event_id"), date("happened_on", required=True), text("site_id", to("site.site_id")),
    text("title", required=True), flag("recalculates_limits", 0), text("reason"),
)

commentary = Table(
    "commentary", metadata,
    key("commentary_id"), text("figure", required=True), text("site_id", to("site.site_id")),
    text("period"), text("words", required=True), text("written_by"), Column("written_at", DateTime),  # UTC
)

review = Table(
    "review", metadata,
    key("review_id"), date("held_on", required=True), text("title", required=True), date("data_to"),
    Column("frozen_at", DateTime), text("frozen_by"), text("note"),
)

action = Table(
    "action", metadata,
    key("action_id"), text("review_id", to("review.review_id"), required=True), text("title", required=True),
    text("owner_role"), date("due_on"), date("done_on"),
)

freshness = Table(
    "freshness", metadata,
    key("site_id", to("site.site_id")),
    Column("source", String, primary_key=True, info={"choices": SOURCES}),
    date("data_to", required=True),
)

FACTS = (trainee, attendance, answer, mentoring, participant, appointment, outcome)
"""Tables about people and activity; each row knows its load, and a corrected row is kept in ``replaced_row``."""

REFERENCE = (
    project, phase, site, site_phase, target, milestone, course, session, question, occasion, instrument, jpa_step,
)

STORY = (achievement, event, commentary, review, action)

LOADABLE = (*REFERENCE, *FACTS, *STORY, freshness)
"""Tables that a folder of CSV files may hold, parents before children."""
