-- Which phases does each project have, and in which order?
--
-- grain:   phase_id
-- params:  none
-- columns: phase_id text, project_code text, name text, starts_on date, ends_on date,
--          position count
-- source:  phase

select
    phase_id, project_code, name, starts_on, ends_on, position
from phase
