-- How many days did people wait from an offer of advice to their first appointment, and who is waiting still?
--
-- grain:   site_id, phase_id, month, state, days
-- params:  as_of date
-- columns: site_id text, phase_id text, month date, state text, days count, people count
-- source:  participant, appointment, jpa_step, freshness, calendar
--
-- People, not offers: one person in a phase at a site counts once, from the first of their offers that was neither
-- declined nor left before anybody saw them; month is that of this offer. state is 'seen' (at a first appointment, the
-- step of lowest position in the phase), 'waiting' (answered, or offered less than 28 days ago), 'unanswered' (waiting
-- without an answer for 28 days or more) or 'ended' (every offer declined or left: from the first one, and the days to
-- its end). A wait not over is counted up to the site's own date. Days are below 0 where an appointment is dated
-- before its offer: a mistake of the records. Medians are not additive over these rows; counts are.

with today as (
    select freshness.site_id, calendar.day, calendar.day_number
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
        participant.participant_id, participant.site_id, participant.phase_id, participant.offered_on,
        today.day as today, today.day_number as today_number,
        coalesce(nullif(participant.person_key, ''), participant.participant_id) as person,
        case when visit.first_seen_on <= today.day then visit.first_seen_on end as seen_on,
        case when participant.accepted_on <= today.day then 1 else 0 end as answered,
        case
            when visit.first_seen_on <= today.day then null
            when participant.left_on <= today.day then participant.left_on
            when participant.declined_on <= today.day
                and (
                    participant.accepted_on is null
                    or participant.accepted_on < participant.declined_on
                    or participant.accepted_on > today.day
                )
                then participant.declined_on
        end as ended_on
    from participant
    join today on today.site_id = participant.site_id
    left join visit
        on visit.participant_id = participant.participant_id
        and visit.phase_id = participant.phase_id
    where participant.offered_on <= today.day
),

ordered as (
    select
        site_id, phase_id, person, today, today_number, offered_on, ended_on, answered,
        min(seen_on) over (partition by site_id, phase_id, person) as seen_on,
        row_number() over (
            partition by site_id, phase_id, person
            order by case when ended_on is null then 0 else 1 end, offered_on, participant_id
        ) as offer_number
    from offer
),

person as (
    select
        ordered.site_id, ordered.phase_id, offered.month,
        case
            when ordered.seen_on is not null then 'seen'
            when ordered.ended_on is not null then 'ended'
            when ordered.answered = 0 and ordered.today_number - offered.day_number >= 28 then 'unanswered'
            else 'waiting'
        end as state,
        until.day_number - offered.day_number as days
    from ordered
    join calendar as offered on offered.day = ordered.offered_on
    join calendar as until
        on until.day = coalesce(ordered.seen_on, ordered.ended_on, ordered.today)
    where ordered.offer_number = 1
)

select site_id, phase_id, month, state, days, count(*) as people
from person
group by site_id, phase_id, month, state, days
