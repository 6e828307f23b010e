-- Which appointments does each phase's schedule of Joint Pain Advice have?
--
-- grain:   step_id
-- params:  none
-- columns: step_id text, phase_id text, name text, due_after_days count, position count
-- source:  jpa_step
--
-- The step of the lowest position is the first appointment; due_after_days counts from the day it was held.

select
    step_id, phase_id, name, due_after_days, position
from jpa_step
