-- Of the people seen at a first appointment, how many came to each later step of their phase's schedule?
--
-- grain:   site_id, phase_id, step_id, month
-- params:  as_of date
-- columns: site_id text, phase_id text, step_id text, month date, due count, attended count, missed count,
--          unrecorded count, not_needed count, not_due count
-- source:  participant, appointment, jpa_step, freshness, calendar
--
-- People, not offers, in the month of their first offer (as in uptake_by_month). Due is attended, missed and
-- unrecorded. A step is due on the day its appointment says, else due_after_days after the first appointment. Who
-- came, came. Missed is an appointment recorded as not attended or cancelled; unrecorded is no appointment, or none
-- with an outcome. Not needed is an appointment recorded as such, or leaving because the first advice sufficed, on or
-- before that day: no loss. What did not take place has no day of its own: as of an earlier date it counts from the day
-- it was booked for (missed), else from the day it was due.

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
        participant.participant_id, participant.site_id, participant.phase_id, participant.offered_on,
        today.day as today, today.day_number as today_number,
        coalesce(nullif(participant.person_key, ''), participant.participant_id) as person,
        case when participant.left_reason = 'advice sufficed' and participant.left_on <= today.day
            then participant.left_on end as sufficed_on
    from participant
    join today on today.site_id = participant.site_id
    where participant.offered_on <= today.day
),

person as (
    select
        site_id, phase_id, person, today_number,
        min(offered_on) as first_offered_on, min(sufficed_on) as sufficed_on
    from offer
    group by site_id, phase_id, person, today_number
),

visit as (
    select
        offer.site_id, offer.phase_id, offer.person, step.step_id, step.is_first,
        min(
            case when appointment.outcome = 'attended' and appointment.seen_on <= offer.today
                then appointment.seen_on end
        ) as first_seen_on,
        min(appointment.due_on) as due_on,
        max(
            case when appointment.outcome = 'not needed'
                and (appointment.due_on <= :as_of or appointment.due_on is null) then 1 else 0 end
        ) as not_needed,
        max(
            case when appointment.outcome in ('did not attend', 'cancelled')
                and coalesce(appointment.booked_for, appointment.due_on, offer.today) <= offer.today then 1 else 0 end
        ) as missed
    from appointment
    join offer on offer.participant_id = appointment.participant_id
    join step on step.step_id = appointment.step_id and step.phase_id = offer.phase_id
    group by offer.site_id, offer.phase_id, offer.person, step.step_id, step.is_first
),

expected as (
    select
        person.site_id, person.phase_id, offered.month, step.step_id, person.today_number,
        case when visit.first_seen_on is not null then 1 else 0 end as attended,
        coalesce(visit.not_needed, 0) as not_needed,
        coalesce(visit.missed, 0) as missed,
        sufficed.day_number as sufficed_number,
        coalesce(due.day_number, seen.day_number + step.due_after_days) as due_number
    from visit as first_visit
    join person
        on person.site_id = first_visit.site_id
        and person.phase_id = first_visit.phase_id
        and person.person = first_visit.person
    join step on step.phase_id = person.phase_id and step.is_first = 0
    join calendar as offered on offered.day = person.first_offered_on
    join calendar as seen on seen.day = first_visit.first_seen_on
    left join calendar as sufficed on sufficed.day = person.sufficed_on
    left join visit
        on visit.site_id = person.site_id
        and visit.phase_id = person.phase_id
        and visit.person = person.person
        and visit.step_id = step.step_id
    left join calendar as due on due.day = visit.due_on
    where first_visit.is_first = 1
),

answered as (
    select
        site_id, phase_id, step_id, month,
        case
            when attended = 1 then 'attended'
            when not_needed = 1 or sufficed_number <= due_number then 'not needed'
            when due_number > today_number then 'not due'
            when missed = 1 then 'missed'
            else 'unrecorded'
        end as state
    from expected
)

select
    site_id,
    phase_id,
    step_id,
    month,
    sum(case when state in ('attended', 'missed', 'unrecorded') then 1 else 0 end) as due,
    sum(case when state = 'attended' then 1 else 0 end) as attended,
    sum(case when state = 'missed' then 1 else 0 end) as missed,
    sum(case when state = 'unrecorded' then 1 else 0 end) as unrecorded,
    sum(case when state = 'not needed' then 1 else 0 end) as not_needed,
    sum(case when state = 'not due' then 1 else 0 end) as not_due
from answered
group by site_id, phase_id, step_id, month
