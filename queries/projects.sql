-- Which projects does the programme have, what are they for, and whom does one ask?
--
-- grain:   project_code
-- params:  none
-- columns: project_code text, name text, purpose text, partners text, lead text, contact text,
--          starts_on date, ends_on date
-- source:  project

select
    project_code, name, purpose, partners, lead, contact, starts_on, ends_on
from project
