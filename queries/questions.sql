-- What is asked in the surveys, about what, and on which scale?
--
-- grain:   question_id
-- params:  none
-- columns: question_id text, survey text, wording text, construct text, scale_min number,
--          scale_max number, higher_is_better count, position count
-- source:  question

select
    question_id, survey, wording, construct, scale_min, scale_max, higher_is_better, position
from question
