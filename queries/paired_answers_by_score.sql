-- How did the same people answer the same question on two occasions?
--
-- grain:   site_id, phase_id, question_id, baseline_id, occasion_id, month, score_before, score_after
-- params:  as_of date
-- columns: site_id text, phase_id text, question_id text, baseline_id text, occasion_id text, month date,
--          score_before number, score_after number, pairs count
-- source:  answer, question, occasion, trainee, freshness, calendar
--
-- month is that of the later of the two answers. Every occasion after the course is compared with "before";
-- "looking back" is compared with "after" only, and is never mixed with "before". A score off the question's scale makes
-- no pair; answers_off_scale_by_month counts them.

with today as (
    select site_id, case when data_to < :as_of then data_to else :as_of end as day
    from freshness
    where source = 'surveys'
),

learner as (
    select trainee.trainee_id, trainee.site_id, trainee.phase_id, today.day as today
    from trainee
    join today on today.site_id = trainee.site_id
),

comparison as (
    select baseline.occasion_id as baseline_id, later.occasion_id
    from occasion as baseline
    cross join occasion as later
    where (baseline.occasion_id = 'before' and later.occasion_id not in ('before', 'looking back'))
        or (baseline.occasion_id = 'looking back' and later.occasion_id = 'after')
)

select
    learner.site_id,
    learner.phase_id,
    later.question_id,
    comparison.baseline_id,
    comparison.occasion_id,
    calendar.month,
    baseline.score as score_before,
    later.score as score_after,
    count(*) as pairs
from answer as later
join comparison on comparison.occasion_id = later.occasion_id
join answer as baseline
    on baseline.trainee_id = later.trainee_id
    and baseline.question_id = later.question_id
    and baseline.occasion_id = comparison.baseline_id
join question on question.question_id = later.question_id
join learner on learner.trainee_id = later.trainee_id
join calendar
    on calendar.day = case when baseline.answered_on > later.answered_on then baseline.answered_on
        else later.answered_on end
where later.answered_on <= learner.today
    and baseline.answered_on <= learner.today
    and baseline.score between question.scale_min and question.scale_max
    and later.score between question.scale_min and question.scale_max
group by
    learner.site_id, learner.phase_id, later.question_id, comparison.baseline_id, comparison.occasion_id,
    calendar.month, baseline.score, later.score
