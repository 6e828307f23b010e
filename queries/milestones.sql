-- What was to be done by when, and when was it done?
--
-- grain:   milestone_id
-- params:  as_of date
-- columns: milestone_id text, phase_id text, site_id text, title text, due_on date, done_on date
-- source:  milestone
--
-- Without a site, it concerns the whole phase. What was done after as_of was not done yet.

select
    milestone_id, phase_id, site_id, title, due_on,
    case when done_on <= :as_of then done_on end as done_on
from milestone
