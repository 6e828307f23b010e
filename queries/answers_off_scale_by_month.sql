-- Which answers lie outside their question's scale?
--
-- grain:   site_id, phase_id, question_id, occasion_id, month
-- params:  as_of date
-- columns: site_id text, phase_id text, question_id text, occasion_id text, month date, answers count
-- source:  answer, question, trainee, freshness, calendar
--
-- month is that of the answer. A load refuses such scores; they come from another's database, or from a scale that was
-- changed after its answers were loaded. Pairs and means are made without them, so how many there are must be told.

with today as (
    select site_id, case when data_to < :as_of then data_to else :as_of end as day
    from freshness
    where source = 'surveys'
)

select trainee.site_id, trainee.phase_id, answer.question_id, answer.occasion_id, calendar.month, count(*) as answers
from answer
join question on question.question_id = answer.question_id
join trainee on trainee.trainee_id = answer.trainee_id
join today on today.site_id = trainee.site_id
join calendar on calendar.day = answer.answered_on
where answer.answered_on <= today.day
    and (answer.score < question.scale_min or answer.score > question.scale_max)
group by trainee.site_id, trainee.phase_id, answer.question_id, answer.occasion_id, calendar.month
