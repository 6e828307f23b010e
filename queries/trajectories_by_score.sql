-- Where did the same people stand on every occasion up to a follow-up?
--
-- grain:   site_id, phase_id, construct, scale_min, scale_max, higher_is_better, followed_to, occasion_id, month, items,
--          sum_before, sum_then
-- params:  as_of date
-- columns: site_id text, phase_id text, construct text, scale_min number, scale_max number, higher_is_better count,
--          followed_to text, occasion_id text, month date, items count, sum_before number, sum_then number, people count
-- source:  answer, question, occasion, trainee, freshness, calendar
--
-- Only people who answered an item on every occasion on which the construct was asked in their phase, from "before" to
-- the one followed_to (never "looking back"), and only such items. Three occasions or more: of two,
-- paired_constructs_by_score tells as much. A person followed to several occasions is there once for each. sum_then is
-- the sum on occasion_id (any but "before"), sum_before the same person's sum before; divided by items they are the person's means, items
-- of different scales apart and without scores off the question's scale. month is that of the latest of all these
-- answers.

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

asked as (
    select distinct
        learner.phase_id, question.construct, occasion.occasion_id,
        case when occasion.occasion_id = 'before' then -1
            when occasion.counted_from = 'enrolled_on' then occasion.due_after_days
            else 100000 + occasion.due_after_days end as due
    from answer
    join question on question.question_id = answer.question_id
    join learner on learner.trainee_id = answer.trainee_id
    join occasion on occasion.occasion_id = answer.occasion_id
    where answer.answered_on <= learner.today
        and answer.occasion_id <> 'looking back'
),

wanted as (
    select
        last_one.phase_id, last_one.construct, last_one.occasion_id as followed_to, last_one.due, count(*) as occasions
    from asked as last_one
    join asked as start
        on start.phase_id = last_one.phase_id
        and start.construct = last_one.construct
        and start.occasion_id = 'before'
    join asked as earlier
        on earlier.phase_id = last_one.phase_id
        and earlier.construct = last_one.construct
        and earlier.due <= last_one.due
    group by last_one.phase_id, last_one.construct, last_one.occasion_id, last_one.due
    having count(*) > 2
),

stretch as (
    select wanted.phase_id, wanted.construct, wanted.followed_to, wanted.occasions, earlier.occasion_id
    from wanted
    join asked as earlier
        on earlier.phase_id = wanted.phase_id
        and earlier.construct = wanted.construct
        and earlier.due <= wanted.due
),

given as (
    select
        learner.site_id, learner.phase_id, learner.trainee_id, question.question_id,
        question.construct, question.scale_min, question.scale_max, question.higher_is_better,
        stretch.followed_to, stretch.occasions, stretch.occasion_id, earlier.score, earlier.answered_on
    from answer as later
    join learner on learner.trainee_id = later.trainee_id
    join question on question.question_id = later.question_id
    join stretch
        on stretch.phase_id = learner.phase_id
        and stretch.construct = question.construct
        and stretch.followed_to = later.occasion_id
    join answer as earlier
        on earlier.trainee_id = later.trainee_id
        and earlier.question_id = later.question_id
        and earlier.occasion_id = stretch.occasion_id
    where earlier.answered_on <= learner.today
        and later.answered_on <= learner.today
        and earlier.score between question.scale_min and question.scale_max
),

item as (
    select
        site_id, phase_id, trainee_id, question_id, construct, scale_min, scale_max, higher_is_better, followed_to,
        max(answered_on) as last_day,
        sum(case when occasion_id = 'before' then score else 0 end) as before
    from given
    group by
        site_id, phase_id, trainee_id, question_id, construct, scale_min, scale_max, higher_is_better, followed_to,
        occasions
    having count(*) = occasions
),

person as (
    select
        site_id, phase_id, trainee_id, construct, scale_min, scale_max, higher_is_better, followed_to,
        max(last_day) as last_day, count(*) as items, sum(before) as sum_before
    from item
    group by site_id, phase_id, trainee_id, construct, scale_min, scale_max, higher_is_better, followed_to
),

course as (
    select
        item.trainee_id, item.construct, item.scale_min, item.scale_max, item.higher_is_better, item.followed_to,
        stretch.occasion_id, sum(answer.score) as sum_then
    from item
    join stretch
        on stretch.phase_id = item.phase_id
        and stretch.construct = item.construct
        and stretch.followed_to = item.followed_to
        and stretch.occasion_id <> 'before'
    join answer
        on answer.trainee_id = item.trainee_id
        and answer.question_id = item.question_id
        and answer.occasion_id = stretch.occasion_id
    group by
        item.trainee_id, item.construct, item.scale_min, item.scale_max, item.higher_is_better, item.followed_to,
        stretch.occasion_id
)

select
    person.site_id, person.phase_id, person.construct, person.scale_min, person.scale_max, person.higher_is_better,
    person.followed_to, course.occasion_id, calendar.month, person.items, person.sum_before, course.sum_then,
    count(*) as people
from person
join course
    on course.trainee_id = person.trainee_id
    and course.construct = person.construct
    and course.scale_min = person.scale_min
    and course.scale_max = person.scale_max
    and course.higher_is_better = person.higher_is_better
    and course.followed_to = person.followed_to
join calendar on calendar.day = person.last_day
group by
    person.site_id, person.phase_id, person.construct, person.scale_min, person.scale_max, person.higher_is_better,
    person.followed_to, course.occasion_id, calendar.month, person.items, person.sum_before, course.sum_then
