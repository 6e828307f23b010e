-- What was each site to reach by when, according to the plan and to the funder?
--
-- grain:   site_id, phase_id, measure, owner, due_on
-- params:  as_of date
-- columns: site_id text, phase_id text, measure text, owner text, due_on date, value number,
--          adopted_on date
-- source:  target
--
-- Values are cumulative. Of a target changed later, only the version last adopted by as_of is there.

with latest as (
    select site_id, phase_id, measure, owner, due_on, max(adopted_on) as adopted_on
    from target
    where adopted_on <= :as_of
    group by site_id, phase_id, measure, owner, due_on
)

select
    target.site_id, target.phase_id, target.measure, target.owner, target.due_on, target.value, target.adopted_on
from target
join latest
    on latest.site_id = target.site_id
    and latest.phase_id = target.phase_id
    and latest.measure = target.measure
    and latest.owner = target.owner
    and latest.due_on = target.due_on
    and latest.adopted_on = target.adopted_on
