-- Of the people seen at a first appointment, how many were due at each later step, seen there, and scored?
--
-- grain:   site_id, phase_id, instrument_id, step_id, month
-- params:  as_of date
-- columns: site_id text, phase_id text, instrument_id text, step_id text, month date, due count, seen count,
--          scored count, paired count
-- source:  participant, appointment, outcome, jpa_step, freshness, calendar
--
-- One for each offer that led to a first appointment, since scores belong to offers, in the month of the person's
-- first offer. Only instruments that occur in the phase. Due is whose day has come (as in steps_by_month) and for whom
-- the step was not "not needed", and whoever was seen or scored earlier, so that none of the others exceeds it. Seen
-- is who attended the step, scored who has a score there (on paper, it may be without an appointment), paired who has
-- one from the first appointment, too.

with today as (
    select
        freshness.site_id, calendar.day, calendar.day_number
    from freshness
    join calendar on calendar.day = case when freshness.data_to < :as_of then freshness.data_to else :as_of end
    where freshness.source = 'jpa'
),

first_position as (
    select phase_id, min(position) as position
    from jpa_step
    group by phase_id
),

step as (
    select
        jpa_step.step_id, jpa_step.phase_id, jpa_step.due_after_days,
        case when jpa_step.position = first_position.position then 1 else 0 end as is_first
    from jpa_step
    join first_position on first_position.phase_id = jpa_step.phase_id
),

offer as (
    select
        participant.participant_id, participant.site_id, participant.phase_id, today.day as today,
        today.day_number as today_number,
        case when participant.left_reason = 'advice sufficed' and participant.left_on <= today.day
            then participant.left_on end as sufficed_on,
        min(participant.offered_on) over (
            partition by
                participant.site_id, participant.phase_id,
                coalesce(nullif(participant.person_key, ''), participant.participant_id)
        ) as first_offered_on
    from participant
    join today on today.site_id = participant.site_id
    where participant.offered_on <= today.day
),

visit as (
    select
        offer.participant_id, step.step_id, step.is_first,
        min(
            case when appointment.outcome = 'attended' and appointment.seen_on <= offer.today
                then appointment.seen_on end
        ) as first_seen_on,
        min(appointment.due_on) as due_on,
        max(
            case when appointment.outcome = 'not needed'
                and (appointment.due_on <= :as_of or appointment.due_on is null) then 1 else 0 end
        ) as not_needed
    from appointment
    join offer on offer.participant_id = appointment.participant_id
    join step on step.step_id = appointment.step_id and step.phase_id = offer.phase_id
    group by offer.participant_id, step.step_id, step.is_first
),

expected as (
    select
        offer.participant_id, offer.site_id, offer.phase_id, offered.month, step.step_id,
        first_visit.step_id as first_step_id,
        case when visit.first_seen_on is not null then 1 else 0 end as seen,
        case
            when visit.first_seen_on is not null then 1
            when visit.not_needed = 1 then 0
            when sufficed.day_number <= coalesce(due.day_number, seen.day_number + step.due_after_days) then 0
            when coalesce(due.day_number, seen.day_number + step.due_after_days) > offer.today_number then 0
            else 1
        end as due
    from visit as first_visit
    join offer on offer.participant_id = first_visit.participant_id
    join step on step.phase_id = offer.phase_id and step.is_first = 0
    join calendar as offered on offered.day = offer.first_offered_on
    join calendar as seen on seen.day = first_visit.first_seen_on
    left join calendar as sufficed on sufficed.day = offer.sufficed_on
    left join visit on visit.participant_id = offer.participant_id and visit.step_id = step.step_id
    left join calendar as due on due.day = visit.due_on
    where first_visit.is_first = 1
),

planned as (
    select site_id, phase_id, step_id, month, sum(due) as due, sum(seen) as seen
    from expected
    group by site_id, phase_id, step_id, month
),

score as (
    select outcome.participant_id, outcome.instrument_id, outcome.step_id, offer.phase_id
    from outcome
    join offer on offer.participant_id = outcome.participant_id
    where outcome.scored_on <= offer.today
),

used as (
    select distinct phase_id, instrument_id
    from score
),

scored as (
    select
        expected.site_id, expected.phase_id, score.instrument_id, expected.step_id, expected.month,
        count(*) as scored,
        sum(case when baseline.participant_id is not null then 1 else 0 end) as paired,
        sum(1 - expected.due) as early
    from score
    join expected on expected.participant_id = score.participant_id and expected.step_id = score.step_id
    left join score as baseline
        on baseline.participant_id = score.participant_id
        and baseline.instrument_id = score.instrument_id
        and baseline.step_id = expected.first_step_id
    group by expected.site_id, expected.phase_id, score.instrument_id, expected.step_id, expected.month
)

select
    planned.site_id,
    planned.phase_id,
    used.instrument_id,
    planned.step_id,
    planned.month,
    planned.due + coalesce(scored.early, 0) as due,
    planned.seen,
    coalesce(scored.scored, 0) as scored,
    coalesce(scored.paired, 0) as paired
from planned
join used on used.phase_id = planned.phase_id
left join scored
    on scored.site_id = planned.site_id
    and scored.phase_id = planned.phase_id
    and scored.instrument_id = used.instrument_id
    and scored.step_id = planned.step_id
    and scored.month = planned.month
