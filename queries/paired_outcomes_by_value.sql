-- How did the same people score on an outcome measure at the initial appointment and at a later step?
--
-- grain:   site_id, phase_id, instrument_id, step_id, month, value_before, value_after
-- params:  as_of date
-- columns: site_id text, phase_id text, instrument_id text, step_id text, month date, value_before number,
--          value_after number, pairs count
-- source:  outcome, participant, jpa_step, freshness, calendar
--
-- The initial appointment is the step of lowest position in the phase. month is that of the later score. There is
-- no comparison group: a change is observed, its cause is not shown.

with today as (
    select site_id, case when data_to < :as_of then data_to else :as_of end as day
    from freshness
    where source = 'jpa'
),

offer as (
    select participant.participant_id, participant.site_id, participant.phase_id, today.day as today
    from participant
    join today on today.site_id = participant.site_id
),

first_position as (
    select phase_id, min(position) as position
    from jpa_step
    group by phase_id
),

step_pair as (
    select first_step.phase_id, first_step.step_id as first_step_id, later_step.step_id
    from first_position
    join jpa_step as first_step
        on first_step.phase_id = first_position.phase_id
        and first_step.position = first_position.position
    join jpa_step as later_step
        on later_step.phase_id = first_position.phase_id
        and later_step.position > first_position.position
)

select
    offer.site_id,
    offer.phase_id,
    later.instrument_id,
    later.step_id,
    calendar.month,
    baseline.value as value_before,
    later.value as value_after,
    count(*) as pairs
from outcome as later
join offer on offer.participant_id = later.participant_id
join step_pair on step_pair.step_id = later.step_id and step_pair.phase_id = offer.phase_id
join outcome as baseline
    on baseline.participant_id = later.participant_id
    and baseline.instrument_id = later.instrument_id
    and baseline.step_id = step_pair.first_step_id
join calendar on calendar.day = later.scored_on
where later.scored_on <= offer.today
    and baseline.scored_on <= offer.today
group by
    offer.site_id, offer.phase_id, later.instrument_id, later.step_id, calendar.month,
    baseline.value, later.value
