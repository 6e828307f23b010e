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
)

select
    participant.site_id,
    participant.phase_id,
    appointment.step_id,
    calendar.month,
    coalesce(nullif(appointment.mode, ''), 'not recorded') as mode,
    count(*) as attended
from appointment
join participant on participant.participant_id = appointment.participant_id
join today on today.site_id = participant.site_id
join calendar on calendar.day = appointment.seen_on
where appointment.outcome = 'attended'
    and appointment.seen_on <= today.day
group by
    participant.site_id, participant.phase_id, appointment.step_id, calendar.month,
    coalesce(nullif(appointment.mode, ''), 'not recorded')
