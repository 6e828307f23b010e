-- Which site takes part in which phase, and from when to when?
--
-- grain:   site_id, phase_id
-- params:  none
-- columns: site_id text, phase_id text, joined_on date, left_on date
-- source:  site_phase

select
    site_id, phase_id, joined_on, left_on
from site_phase
