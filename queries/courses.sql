-- Which courses are taught, and for which project?
--
-- grain:   course_id
-- params:  none
-- columns: course_id text, project_code text, name text
-- source:  course

select
    course_id, project_code, name
from course
