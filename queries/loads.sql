-- Which loads brought the data, and are they invented?
--
-- grain:   load_id
-- params:  none
-- columns: load_id count, loaded_at time, source text, accepted count, refused count,
--          is_demonstration count
-- source:  load

select
    load_id, loaded_at, source, accepted, refused, is_demonstration
from load
