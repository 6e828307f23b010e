-- How many advisers has each site had trained for Joint Pain Advice, and how many of them are active?
--
-- grain:   site_id, phase_id
-- params:  as_of date
-- columns: site_id text, phase_id text, trained count, active count
-- source:  trainee, attendance, session, phase, appointment, freshness, calendar
--
-- Trained is who completed the training of a phase of the project JPA, reckoned as in training_by_month. Active is
-- who of them held an appointment that was attended within the 90 days up to the date of the site's advice.

with today as (
    select
        training.site_id, calendar.day as advice_day, calendar.day_number as advice_number,
        case when training.data_to < :as_of then training.data_to else :as_of end as training_day
    from freshness as training
    left join freshness as advice on advice.site_id = training.site_id and advice.source = 'jpa'
    left join calendar on calendar.day = case when advice.data_to < :as_of then advice.data_to else :as_of end
    where training.source = 'training'
),

learner as (
    select
        trainee.trainee_id, trainee.site_id, trainee.phase_id, trainee.course_id,
        trainee.enrolled_on, trainee.completed_on, today.training_day, today.advice_day, today.advice_number
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
        learner.trainee_id, learner.site_id, learner.phase_id,
        case
            when recorded.course_id is null or core.course_id is null then
                case when learner.completed_on <= learner.training_day then learner.completed_on end
            when attended.sessions = core.sessions then attended.last_day
        end as completed_on
    from learner
    join phase on phase.phase_id = learner.phase_id and phase.project_code = 'JPA'
    left join core on core.course_id = learner.course_id
    left join recorded on recorded.course_id = learner.course_id and recorded.site_id = learner.site_id
    left join attended on attended.trainee_id = learner.trainee_id
    where learner.enrolled_on <= learner.training_day
),

active as (
    select distinct learner.trainee_id
    from appointment
    join learner on learner.trainee_id = appointment.adviser_id
    join calendar on calendar.day = appointment.seen_on
    where appointment.outcome = 'attended'
        and appointment.seen_on <= learner.advice_day
        and learner.advice_number - calendar.day_number < 90
)

select
    progress.site_id,
    progress.phase_id,
    count(*) as trained,
    sum(case when active.trainee_id is not null then 1 else 0 end) as active
from progress
left join active on active.trainee_id = progress.trainee_id
where progress.completed_on is not null
group by progress.site_id, progress.phase_id
