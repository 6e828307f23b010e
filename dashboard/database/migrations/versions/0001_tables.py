"""All tables, the calendar, the stamps.

Written out and not taken from tables.py, so that what this step made stays as it was when tables.py goes on.
"""

from datetime import date, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2049, 12, 31)


def upgrade() -> None:
    create_bookkeeping()
    create_places()
    create_measures()
    create_training()
    create_advice()
    create_story()
    op.create_index("appointment_participant", "appointment", ["participant_id"])
    fill_stamps()
    fill_calendar()


def downgrade() -> None:
    raise NotImplementedError("the first step is not undone: it would drop every table")


def fill_stamps() -> None:
    stamps = sa.table("stamp", sa.column("part", sa.String()), sa.column("number", sa.Integer()))
    op.bulk_insert(stamps, [{"part": "facts", "number": 0}, {"part": "story", "number": 0}])


def fill_calendar() -> None:
    columns = ("day", sa.Date), ("day_number", sa.Integer), ("month", sa.Date), ("quarter", sa.Date)
    kinds = dict([*columns, ("financial_year", sa.String)])
    calendar = sa.table("calendar", *(sa.column(name, kind()) for name, kind in kinds.items()))
    days = (FIRST_DAY + timedelta(number) for number in range((LAST_DAY - FIRST_DAY).days + 1))
    op.bulk_insert(calendar, [dict(zip(kinds, place_in_calendar(day))) for day in days])


def place_in_calendar(day: date) -> tuple[date, int, date, date, str]:
    """Day, days since 1970, first days of its month and quarter, and financial year (April to March) as 2025/26."""
    first_year = day.year if day.month >= 4 else day.year - 1
    quarter = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return day, (day - date(1970, 1, 1)).days, day.replace(day=1), quarter, f"{first_year}/{(first_year + 1) % 100:02d}"


def column(kind) -> callable:
    def of_kind(name: str, to: str | None = None, key: bool = False, required: bool = False) -> sa.Column:
        # DuckDB checks references against its indexes too strictly to correct a row; the loader checks them itself.
        reference = [sa.ForeignKey(to)] if to and op.get_bind().dialect.name != "duckdb" else []
        return sa.Column(name, kind, *reference, primary_key=key, nullable=not (key or required), autoincrement=False)

    return of_kind


text, day, moment = column(sa.String()), column(sa.Date()), column(sa.DateTime())
number, count, flag = column(sa.Float()), column(sa.Integer()), column(sa.SmallInteger())


def create_bookkeeping() -> None:
    op.create_table(
        "load", count("load_id", key=True), moment("loaded_at", required=True), text("loaded_by"),
        text("source", required=True), text("sha256", required=True), count("accepted", required=True),
        count("refused", required=True), flag("is_demonstration", required=True),
    )
    op.create_table(
        "load_issue", count("load_issue_id", key=True), count("load_id", to="load.load_id", required=True),
        text("sheet"), count("row_number"), text("column_name"), text("problem", required=True), text("remedy"),
    )
    op.create_table(
        "replaced_row", count("replaced_row_id", key=True), text("table_name", required=True),
        text("row_key", required=True), text("content", required=True),
        count("replaced_by_load_id", to="load.load_id", required=True), moment("replaced_at", required=True),
    )
    op.create_table(
        "stamp", text("part", key=True), count("number", required=True),
    )
    op.create_table(
        "calendar", day("day", key=True), count("day_number", required=True), day("month", required=True),
        day("quarter", required=True), text("financial_year", required=True),
    )


def create_places() -> None:
    op.create_table(
        "project", text("project_code", key=True), text("name", required=True), text("purpose"), text("partners"),
        text("lead"), text("contact"), day("starts_on"), day("ends_on"),
    )
    op.create_table(
        "phase", text("phase_id", key=True), text("project_code", to="project.project_code", required=True),
        text("name", required=True), day("starts_on", required=True), day("ends_on"), count("position", required=True),
    )
    op.create_table(
        "site", text("site_id", key=True), text("name", required=True), text("setting"), text("partner"), text("area"),
    )
    op.create_table(
        "site_phase", text("site_id", to="site.site_id", key=True), text("phase_id", to="phase.phase_id", key=True),
        day("joined_on"), day("left_on"),
    )
    op.create_table(
        "target", text("site_id", to="site.site_id", key=True), text("phase_id", to="phase.phase_id", key=True),
        text("measure", key=True), text("owner", key=True), day("due_on", key=True), day("adopted_on", key=True),
        number("value", required=True),
    )
    op.create_table(
        "milestone", text("milestone_id", key=True), text("phase_id", to="phase.phase_id", required=True),
        text("site_id", to="site.site_id"), text("title", required=True), day("due_on", required=True), day("done_on"),
    )


def create_measures() -> None:
    op.create_table(
        "course", text("course_id", key=True), text("project_code", to="project.project_code", required=True),
        text("name", required=True),
    )
    op.create_table(
        "session", text("session_id", key=True), text("course_id", to="course.course_id", required=True),
        text("title", required=True), count("position", required=True), flag("is_core", required=True),
    )
    op.create_table(
        "question", text("question_id", key=True), text("survey", required=True), text("wording", required=True),
        text("construct", required=True), number("scale_min", required=True), number("scale_max", required=True),
        flag("higher_is_better", required=True), count("position", required=True),
    )
    op.create_table(
        "occasion", text("occasion_id", key=True), text("name", required=True),
        count("due_after_days", required=True), text("counted_from", required=True),
    )
    op.create_table(
        "instrument", text("instrument_id", key=True), text("name", required=True), text("unit"),
        number("scale_min", required=True), number("scale_max", required=True),
        flag("higher_is_better", required=True), number("meaningful_change"), text("source"),
    )
    op.create_table(
        "jpa_step", text("step_id", key=True), text("phase_id", to="phase.phase_id", required=True),
        text("name", required=True), count("due_after_days", required=True), count("position", required=True),
    )


def create_training() -> None:
    op.create_table(
        "trainee", text("trainee_id", key=True), text("site_id", to="site.site_id", required=True),
        text("phase_id", to="phase.phase_id", required=True), text("course_id", to="course.course_id", required=True),
        text("profession"), text("band"), day("enrolled_on", required=True), day("completed_on"), day("withdrawn_on"),
        text("withdrawal_reason"), count("load_id", to="load.load_id"),
    )
    op.create_table(
        "attendance", text("trainee_id", to="trainee.trainee_id", key=True),
        text("session_id", to="session.session_id", key=True), day("attended_on", required=True),
        count("load_id", to="load.load_id"),
    )
    op.create_table(
        "answer", text("trainee_id", to="trainee.trainee_id", key=True),
        text("question_id", to="question.question_id", key=True),
        text("occasion_id", to="occasion.occasion_id", key=True), day("answered_on", required=True),
        number("score", required=True), count("load_id", to="load.load_id"),
    )
    op.create_table(
        "mentoring", text("mentoring_id", key=True), text("site_id", to="site.site_id", required=True),
        text("phase_id", to="phase.phase_id", required=True), day("held_on", required=True), text("format"),
        count("attended", required=True), count("complex_cases", required=True), count("load_id", to="load.load_id"),
    )


def create_advice() -> None:
    op.create_table(
        "participant", text("participant_id", key=True), text("person_key"),
        text("site_id", to="site.site_id", required=True), text("phase_id", to="phase.phase_id", required=True),
        text("pain_site"), text("age_band"), text("sex"), text("ethnic_group"), count("deprivation_quintile"),
        day("offered_on", required=True), day("accepted_on"), day("declined_on"), day("left_on"), text("left_reason"),
        count("load_id", to="load.load_id"),
    )
    op.create_table(
        "appointment", text("appointment_id", key=True),
        text("participant_id", to="participant.participant_id", required=True),
        text("step_id", to="jpa_step.step_id", required=True), text("adviser_id", to="trainee.trainee_id"),
        day("due_on"), day("booked_for"), day("seen_on"), text("outcome"), text("mode"),
        count("load_id", to="load.load_id"),
    )
    op.create_table(
        "outcome", text("participant_id", to="participant.participant_id", key=True),
        text("instrument_id", to="instrument.instrument_id", key=True),
        text("step_id", to="jpa_step.step_id", key=True), day("scored_on", required=True),
        number("value", required=True), count("load_id", to="load.load_id"),
    )


def create_story() -> None:
    op.create_table(
        "achievement", text("achievement_id", key=True), count("version", key=True),
        text("site_id", to="site.site_id"), text("phase_id", to="phase.phase_id"), day("achieved_on", required=True),
        text("category"), text("title", required=True), text("detail"), text("evidence_url"), text("recorded_by"),
        moment("recorded_at"), moment("withdrawn_at"),
    )
    op.create_table(
        "event", text("event_id", key=True), day("happened_on", required=True), text("site_id", to="site.site_id"),
        text("title", required=True), flag("recalculates_limits", required=True), text("reason"),
    )
    op.create_table(
        "commentary", text("commentary_id", key=True), text("figure", required=True),
        text("site_id", to="site.site_id"), text("period"), text("words", required=True), text("written_by"),
        moment("written_at"),
    )
    op.create_table(
        "review", text("review_id", key=True), day("held_on", required=True), text("title", required=True),
        day("data_to"), moment("frozen_at"), text("frozen_by"), text("note"),
    )
    op.create_table(
        "action", text("action_id", key=True), text("review_id", to="review.review_id", required=True),
        text("title", required=True), text("owner_role"), day("due_on"), day("done_on"),
    )
    op.create_table(
        "freshness", text("site_id", to="site.site_id", key=True), text("source", key=True),
        day("data_to", required=True),
    )
