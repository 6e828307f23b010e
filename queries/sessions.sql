-- Which sessions does each course have, in which order, and which of them are core?
--
-- grain:   session_id
-- params:  none
-- columns: session_id text, course_id text, title text, position count, is_core count
-- source:  session
--
-- A course is completed by attending every core session.

select
    session_id, course_id, title, position, is_core
from session
