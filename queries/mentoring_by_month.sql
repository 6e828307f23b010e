-- How many mentoring sessions were held at each site, how many came, and how many complex cases were discussed?
--
-- grain:   site_id, phase_id, month, format
-- params:  as_of date
-- columns: site_id text, phase_id text, month date, format text, sessions count, attendances count,
--          complex_cases count
-- source:  mentoring, freshness, calendar
--
-- month is that of the session. Attendances, not people: who comes twice is counted twice.

with today as (
    select site_id, case when data_to < :as_of then data_to else :as_of end as day
    from freshness
    where source = 'training'
)

select
    mentoring.site_id,
    mentoring.phase_id,
    calendar.month,
    coalesce(nullif(mentoring.format, ''), 'not recorded') as format,
    count(*) as sessions,
    sum(mentoring.attended) as attendances,
    sum(mentoring.complex_cases) as complex_cases
from mentoring
join today on today.site_id = mentoring.site_id
join calendar on calendar.day = mentoring.held_on
where mentoring.held_on <= today.day
group by
    mentoring.site_id, mentoring.phase_id, calendar.month, coalesce(nullif(mentoring.format, ''), 'not recorded')
