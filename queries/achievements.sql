-- What has the programme achieved, when, where, and with what evidence?
--
-- grain:   achievement_id
-- params:  as_of date
-- columns: achievement_id text, version count, site_id text, phase_id text, achieved_on date,
--          category text, title text, detail text, evidence_url text, recorded_by text,
--          recorded_at time
-- source:  achievement
--
-- Only the latest version of each, and none that was withdrawn. Without a site, it is the whole programme's.

with latest as (
    select achievement_id, max(version) as version
    from achievement
    group by achievement_id
)

select
    achievement.achievement_id, achievement.version, achievement.site_id, achievement.phase_id,
    achievement.achieved_on, achievement.category, achievement.title, achievement.detail,
    achievement.evidence_url, achievement.recorded_by, achievement.recorded_at
from achievement
join latest
    on latest.achievement_id = achievement.achievement_id
    and latest.version = achievement.version
where achievement.withdrawn_at is null
    and achievement.achieved_on <= :as_of
