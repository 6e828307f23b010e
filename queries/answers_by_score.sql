-- How did people answer each question on each occasion?
--
-- grain:   site_id, phase_id, question_id, occasion_id, month, score
-- params:  as_of date
-- columns: site_id text, phase_id text, question_id text, occasion_id text, month date, score number,
--          answers count
-- source:  answer, trainee, freshness, calendar
--
-- month is that of the answer. These answers are counted, paired or not; a change is read from pairs only.

with today as (
    select site_id, case when data_to < :as_of then data_to else :as_of end as day
    from freshness
    where source = 'surveys'
),

learner as (
    select trainee.trainee_id, trainee.site_id, trainee.phase_id, today.day as today
    from trainee
    join today on today.site_id = trainee.site_id
)

select
    learner.site_id,
    learner.phase_id,
    answer.question_id,
    answer.occasion_id,
    calendar.month,
    answer.score,
    count(*) as answers
from answer
join learner on learner.trainee_id = answer.trainee_id
join calendar on calendar.day = answer.answered_on
where answer.answered_on <= learner.today
group by learner.site_id, learner.phase_id, answer.question_id, answer.occasion_id, calendar.month, answer.score
