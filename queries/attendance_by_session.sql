-- How many people got as far as each session of their course, and how many of them attended it?
--
-- grain:   site_id, phase_id, session_id, month
-- params:  as_of date
-- columns: site_id text, phase_id text, session_id text, month date, reached count, attended count
-- source:  trainee, attendance, session, freshness, calendar
--
-- month is that of the enrolment. Reached is who attended this or any later session of the course, so that nobody
-- is said to have missed a session that had not come yet. Sessions of another course than one's own do not count.

with today as (
    select site_id, case when data_to < :as_of then data_to else :as_of end as day
    from freshness
    where source = 'training'
),

learner as (
    select
        trainee.trainee_id, trainee.site_id, trainee.phase_id, trainee.course_id,
        trainee.enrolled_on, today.day as today
    from trainee
    join today on today.site_id = trainee.site_id
),

attended as (
    select
        learner.trainee_id, learner.site_id, learner.phase_id, learner.course_id, calendar.month,
        session.session_id, session.position
    from attendance
    join session on session.session_id = attendance.session_id
    join learner on learner.trainee_id = attendance.trainee_id and learner.course_id = session.course_id
    join calendar on calendar.day = learner.enrolled_on
    where attendance.attended_on <= learner.today
        and learner.enrolled_on <= learner.today
),

furthest as (
    select site_id, phase_id, course_id, month, trainee_id, max(position) as position
    from attended
    group by site_id, phase_id, course_id, month, trainee_id
),

got_to as (
    select site_id, phase_id, course_id, month, position, count(*) as people
    from furthest
    group by site_id, phase_id, course_id, month, position
),

reached as (
    select got_to.site_id, got_to.phase_id, got_to.month, session.session_id, sum(got_to.people) as people
    from got_to
    join session on session.course_id = got_to.course_id and session.position <= got_to.position
    group by got_to.site_id, got_to.phase_id, got_to.month, session.session_id
),

present as (
    select site_id, phase_id, month, session_id, count(*) as people
    from attended
    group by site_id, phase_id, month, session_id
)

select
    reached.site_id,
    reached.phase_id,
    reached.session_id,
    reached.month,
    reached.people as reached,
    coalesce(present.people, 0) as attended
from reached
left join present
    on present.site_id = reached.site_id
    and present.phase_id = reached.phase_id
    and present.month = reached.month
    and present.session_id = reached.session_id
