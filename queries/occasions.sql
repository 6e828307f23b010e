-- When are the surveys asked?
--
-- grain:   occasion_id
-- params:  none
-- columns: occasion_id text, name text, due_after_days count, counted_from text
-- source:  occasion
--
-- counted_from names the trainee's day that due_after_days is counted from: enrolled_on or completed_on.

select
    occasion_id, name, due_after_days, counted_from
from occasion
