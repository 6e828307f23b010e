-- How many people did each site offer advice to, and how many came to a first appointment?
--
-- grain:   site_id, phase_id, month
-- params:  as_of date
-- columns: site_id text, phase_id text, month date, offered count, accepted count, declined count, undecided count,
--          seen count, left_unseen count
-- source:  participant, appointment, jpa_step, freshness, calendar
--
-- People, not offers: all offers made to one person in a phase at a site count once, in the month of the first of
-- them. Without a person_key every offer is its own person. Seen is who came to a first appointment (the step of
-- lowest position in the phase) after any of the offers; who was seen had accepted, and who accepted has not
-- declined. An offer younger than 28 days without an answer is undecided. Left_unseen is who accepted, was not seen
-- and cannot come any more: every offer was left, or declined after it was accepted, by the site's own date.

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

first_step as (
    select jpa_step.step_id, jpa_step.phase_id
    from jpa_step
    join first_position
        on first_position.phase_id = jpa_step.phase_id
        and first_position.position = jpa_step.position
),

visit as (
    select appointment.participant_id, first_step.phase_id, min(appointment.seen_on) as first_seen_on
    from appointment
    join first_step on first_step.step_id = appointment.step_id
    where appointment.outcome = 'attended'
    group by appointment.participant_id, first_step.phase_id
),

offer as (
    select
        participant.site_id, participant.phase_id, participant.offered_on, today.day_number as today_number,
        coalesce(nullif(participant.person_key, ''), participant.participant_id) as person,
        case when visit.first_seen_on <= today.day then 1 else 0 end as seen,
        case when participant.accepted_on <= today.day then 1 else 0 end as accepted,
        case when participant.declined_on <= today.day then 1 else 0 end as declined,
        case
            when participant.left_on <= today.day then 1
            when participant.declined_on <= today.day
                and (
                    participant.accepted_on is null
                    or participant.accepted_on < participant.declined_on
                    or participant.accepted_on > today.day
                )
                then 1
            else 0
        end as closed
    from participant
    join today on today.site_id = participant.site_id
    left join visit
        on visit.participant_id = participant.participant_id
        and visit.phase_id = participant.phase_id
    where participant.offered_on <= today.day
),

person as (
    select
        site_id, phase_id, person, today_number,
        min(offered_on) as first_offered_on,
        max(seen) as seen,
        max(case when seen = 1 then 1 else accepted end) as accepted,
        max(declined) as declined,
        min(closed) as closed
    from offer
    group by site_id, phase_id, person, today_number
)

select
    person.site_id,
    person.phase_id,
    offered.month,
    count(*) as offered,
    sum(person.accepted) as accepted,
    sum(case when person.accepted = 0 then person.declined else 0 end) as declined,
    sum(
        case when person.accepted = 0 and person.declined = 0
            and person.today_number - offered.day_number < 28 then 1 else 0 end
    ) as undecided,
    sum(person.seen) as seen,
    sum(case when person.accepted = 1 and person.seen = 0 then person.closed else 0 end) as left_unseen
from person
join calendar as offered on offered.day = person.first_offered_on
group by person.site_id, person.phase_id, offered.month
