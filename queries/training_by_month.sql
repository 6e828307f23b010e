-- How many people enrolled in training at each site, and how many of them have completed it or withdrawn?
--
-- grain:   site_id, phase_id, profession, band, enrolled_month, completed_month
-- params:  as_of date
-- columns: site_id text, phase_id text, profession text, band text, enrolled_month date, completed_month date,
--          enrolled count, completed count, withdrawn count
-- source:  trainee, attendance, session, freshness, calendar
--
-- Completed is who attended every core session of the course, on the day of the last one. Where no attendance of
-- that course was ever recorded at the site, completed_on decides. Who completed is never counted as withdrawn.
-- completed_month is empty for who has not completed. What happened after the site's own date has not happened yet.

with today as (
    select site_id, case when data_to < :as_of then data_to else :as_of end as day
    from freshness
    where source = 'training'
),

learner as (
    select
        trainee.trainee_id, trainee.site_id, trainee.phase_id, trainee.course_id, trainee.profession, trainee.band,
        trainee.enrolled_on, trainee.completed_on, trainee.withdrawn_on, today.day as today
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
    where attendance.attended_on <= learner.today
    group by attendance.trainee_id
),

progress as (
    select
        learner.site_id, learner.phase_id, learner.profession, learner.band, learner.enrolled_on,
        case
            when recorded.course_id is null or core.course_id is null then
                case when learner.completed_on <= learner.today then learner.completed_on end
            when attended.sessions = core.sessions then attended.last_day
        end as completed_on,
        case when learner.withdrawn_on <= learner.today then 1 else 0 end as withdrew
    from learner
    left join core on core.course_id = learner.course_id
    left join recorded on recorded.course_id = learner.course_id and recorded.site_id = learner.site_id
    left join attended on attended.trainee_id = learner.trainee_id
    where learner.enrolled_on <= learner.today
)

select
    progress.site_id,
    progress.phase_id,
    coalesce(nullif(progress.profession, ''), 'not recorded') as profession,
    coalesce(nullif(progress.band, ''), 'not recorded') as band,
    enrolled.month as enrolled_month,
    completed.month as completed_month,
    count(*) as enrolled,
    sum(case when progress.completed_on is not null then 1 else 0 end) as completed,
    sum(case when progress.completed_on is null then progress.withdrew else 0 end) as withdrawn
from progress
join calendar as enrolled on enrolled.day = progress.enrolled_on
left join calendar as completed on completed.day = progress.completed_on
group by
    progress.site_id, progress.phase_id,
    coalesce(nullif(progress.profession, ''), 'not recorded'), coalesce(nullif(progress.band, ''), 'not recorded'),
    enrolled.month, completed.month
