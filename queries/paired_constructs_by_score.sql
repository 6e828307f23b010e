-- How did the same people score on a whole construct (confidence, awareness, ...) on two occasions?
--
-- grain:   site_id, phase_id, construct, scale_min, scale_max, higher_is_better, baseline_id, occasion_id, month,
--          items, sum_before, sum_after
-- params:  as_of date
-- columns: site_id text, phase_id text, construct text, scale_min number, scale_max number, higher_is_better count,
--          baseline_id text, occasion_id text, month date, items count, sum_before number, sum_after number,
--          people count
-- source:  answer, question, occasion, trainee, freshness, calendar
--
-- Sums over the items that a person answered on both occasions; divided by items they are the person's means.
-- Items of different scales, or of which another way is better, are never summed together: such a person is there
-- once for each scale. month is that of the latest of the answers summed. "Looking back" is compared with "after" only.
-- An item with a score off its scale is not summed; answers_off_scale_by_month counts them.

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
),

person as (
    select
        learner.site_id, learner.phase_id, later.trainee_id,
        question.construct, question.scale_min, question.scale_max, question.higher_is_better,
        comparison.baseline_id, comparison.occasion_id,
        max(
            case when baseline.answered_on > later.answered_on then baseline.answered_on else later.answered_on end
        ) as last_day,
        count(*) as items,
        sum(baseline.score) as sum_before,
        sum(later.score) as sum_after
    from answer as later
    join comparison on comparison.occasion_id = later.occasion_id
    join answer as baseline
        on baseline.trainee_id = later.trainee_id
        and baseline.question_id = later.question_id
        and baseline.occasion_id = comparison.baseline_id
    join question on question.question_id = later.question_id
    join learner on learner.trainee_id = later.trainee_id
    where later.answered_on <= learner.today
        and baseline.answered_on <= learner.today
        and baseline.score between question.scale_min and question.scale_max
        and later.score between question.scale_min and question.scale_max
    group by
        learner.site_id, learner.phase_id, later.trainee_id,
        question.construct, question.scale_min, question.scale_max, question.higher_is_better,
        comparison.baseline_id, comparison.occasion_id
)

select
    person.site_id,
    person.phase_id,
    person.construct,
    person.scale_min,
    person.scale_max,
    person.higher_is_better,
    person.baseline_id,
    person.occasion_id,
    calendar.month,
    person.items,
    person.sum_before,
    person.sum_after,
    count(*) as people
from person
join calendar on calendar.day = person.last_day
group by
    person.site_id, person.phase_id, person.construct, person.scale_min, person.scale_max, person.higher_is_better,
    person.baseline_id, person.occasion_id, calendar.month, person.items, person.sum_before, person.sum_after
