-- How many appointments of each step were held at each site, month by month, and how?
--
-- grain:   site_id, phase_id, step_id, month, mode
-- params:  as_of date
-- columns: site_id text, phase_id text, step_id text, month date, mode text, attended count
-- source:  appointment, participant, freshness, calendar
--
-- month is that of the day the appointment was held. Appointments, not people.

with today as (
    select site_id, case when data_to < :as_of then data_to else :as_of end as day
    from freshness
    where source = 'jpa'
),

offer as (
    select participant.participant_id, participant.site_id, participant.phase_id, today.day as today
    from participant
    join today on today.site_id = participant.site_id
)

select
    offer.site_id,
    offer.phase_id,
    appointment.step_id,
    calendar.month,
    coalesce(nullif(appointment.mode, ''), 'not recorded') as mode,
    count(*) as attended
from appointment
join offer on offer.participant_id = appointment.participant_id
join calendar on calendar.day = appointment.seen_on
where appointment.outcome = 'attended'
    and appointment.seen_on <= offer.today
group by
    offer.site_id, offer.phase_id, appointment.step_id, calendar.month,
    coalesce(nullif(appointment.mode, ''), 'not recorded')
