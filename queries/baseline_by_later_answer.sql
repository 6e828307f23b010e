-- Did the people who answered a later survey start where those who did not answer it started?
--
-- grain:   site_id, phase_id, construct, scale_min, scale_max, higher_is_better, occasion_id, month, answered, due,
--          items, sum_before
-- params:  as_of date
-- columns: site_id text, phase_id text, construct text, scale_min number, scale_max number, higher_is_better count,
--          occasion_id text, month date, answered count, due count, items count, sum_before number, people count
-- source:  trainee, attendance, session, answer, question, occasion, freshness, calendar
--
-- Only people who completed training and answered the construct before it; month is that of the completion, reckoned
-- as in training_by_month, and who has answered and what is due are reckoned as in survey_coverage_by_month: answered
-- is 1 where at least one item of the construct was answered both before and on the occasion; due is 0 where it was not
-- and the occasion comes after the date of the site's surveys. Sums over the items answered before, each scale apart
-- and without scores off the question's scale; divided by items they are the person's mean before training.

with today as (
    select
        training.site_id,
        case when training.data_to < :as_of then training.data_to else :as_of end as training_day,
        case when coalesce(surveys.data_to, training.data_to) < :as_of
            then coalesce(surveys.data_to, training.data_to) else :as_of end as surveys_day
    from freshness as training
    left join freshness as surveys on surveys.site_id = training.site_id and surveys.source = 'surveys'
    where training.source = 'training'
),

learner as (
    select
        trainee.trainee_id, trainee.site_id, trainee.phase_id, trainee.course_id,
        trainee.enrolled_on, trainee.completed_on, today.training_day, today.surveys_day
    from trainee
    join today on today.site_id = trainee.site_id
),

core as (
    select course_id, count(*) as sessions
    from session
    where is_core = 1
    group by course_id
),

recorded as (
    select distinct trainee.course_id, trainee.site_id
    from attendance
    join session on session.session_id = attendance.session_id
    join trainee on trainee.trainee_id = attendance.trainee_id and trainee.course_id = session.course_id
),

attended as (
    select attendance.trainee_id, count(*) as sessions, max(attendance.attended_on) as last_day
    from attendance
    join session on session.session_id = attendance.session_id and session.is_core = 1
    join learner on learner.trainee_id = attendance.trainee_id and learner.course_id = session.course_id
    where attendance.attended_on <= learner.training_day
    group by attendance.trainee_id
),

progress as (
    select
        learner.trainee_id, learner.site_id, learner.phase_id, learner.surveys_day,
        case
            when recorded.course_id is null or core.course_id is null then
                case when learner.completed_on <= learner.training_day then learner.completed_on end
            when attended.sessions = core.sessions then attended.last_day
        end as completed_on
    from learner
    left join core on core.course_id = learner.course_id
    left join recorded on recorded.course_id = learner.course_id and recorded.site_id = learner.site_id
    left join attended on attended.trainee_id = learner.trainee_id
    where learner.enrolled_on <= learner.training_day
),

completion as (
    select
        progress.trainee_id, progress.site_id, progress.phase_id,
        completed.month, completed.day_number as completed_day, surveys.day_number as surveys_day
    from progress
    join calendar as completed on completed.day = progress.completed_on
    join calendar as surveys on surveys.day = progress.surveys_day
),

asked as (
    select distinct learner.phase_id, question.construct, answer.occasion_id
    from answer
    join question on question.question_id = answer.question_id
    join learner on learner.trainee_id = answer.trainee_id
    where answer.answered_on <= learner.surveys_day
),

reach as (
    select phase_id, max(surveys_day - completed_day) as days
    from completion
    group by phase_id
),

expected as (
    select baseline.phase_id, baseline.construct, occasion.occasion_id, occasion.due_after_days
    from asked as baseline
    cross join occasion
    left join asked
        on asked.phase_id = baseline.phase_id
        and asked.construct = baseline.construct
        and asked.occasion_id = occasion.occasion_id
    left join reach on reach.phase_id = baseline.phase_id
    where baseline.occasion_id = 'before'
        and occasion.counted_from = 'completed_on'
        and occasion.occasion_id not in ('before', 'looking back')
        and (asked.occasion_id is not null or occasion.due_after_days <= reach.days)
),

paired as (
    select distinct later.trainee_id, question.construct, later.occasion_id
    from answer as later
    join answer as baseline
        on baseline.trainee_id = later.trainee_id
        and baseline.question_id = later.question_id
        and baseline.occasion_id = 'before'
    join question on question.question_id = later.question_id
    join learner on learner.trainee_id = later.trainee_id
    where later.occasion_id not in ('before', 'looking back')
        and later.answered_on <= learner.surveys_day
        and baseline.answered_on <= learner.surveys_day
),

start as (
    select
        answer.trainee_id, question.construct, question.scale_min, question.scale_max, question.higher_is_better,
        count(*) as items, sum(answer.score) as sum_before
    from answer
    join question on question.question_id = answer.question_id
    join learner on learner.trainee_id = answer.trainee_id
    where answer.occasion_id = 'before'
        and answer.answered_on <= learner.surveys_day
        and answer.score between question.scale_min and question.scale_max
    group by
        answer.trainee_id, question.construct, question.scale_min, question.scale_max, question.higher_is_better
),

person as (
    select
        completion.site_id, completion.phase_id, completion.month, expected.occasion_id,
        start.construct, start.scale_min, start.scale_max, start.higher_is_better, start.items, start.sum_before,
        case when paired.trainee_id is not null then 1 else 0 end as answered,
        case when paired.trainee_id is null
            and completion.completed_day + expected.due_after_days > completion.surveys_day then 0 else 1 end as due
    from completion
    join expected on expected.phase_id = completion.phase_id
    join start on start.trainee_id = completion.trainee_id and start.construct = expected.construct
    left join paired
        on paired.trainee_id = completion.trainee_id
        and paired.construct = expected.construct
        and paired.occasion_id = expected.occasion_id
)

select
    site_id, phase_id, construct, scale_min, scale_max, higher_is_better, occasion_id, month, answered, due, items,
    sum_before,
    count(*) as people
from person
group by
    site_id, phase_id, construct, scale_min, scale_max, higher_is_better, occasion_id, month, answered, due, items,
    sum_before
