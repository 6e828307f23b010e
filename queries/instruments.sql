-- Which outcome measures are used, on which scale, and what change in them is meaningful?
--
-- grain:   instrument_id
-- params:  none
-- columns: instrument_id text, name text, unit text, scale_min number, scale_max number,
--          higher_is_better count, meaningful_change number, source text
-- source:  instrument
--
-- Without a meaningful_change none has been published for the instrument; source says where it was.

select
    instrument_id, name, unit, scale_min, scale_max, higher_is_better, meaningful_change, source
from instrument
