-- Of the people with a characteristic, how many were offered advice, and how many came to a first appointment?
--
-- grain:   site_id, phase_id, month, characteristic, value
-- params:  as_of date
-- columns: site_id text, phase_id text, month date, characteristic text, value text, offered count, undecided count,
--          seen count
-- source:  participant, appointment, jpa_step, freshness, calendar
--
-- People, not offers, counted as in uptake_by_month: once within a site and phase, in the month of their first offer
-- and with the characteristics recorded with it. One characteristic at a time: age band, sex, ethnic group, deprivation
-- quintile, pain site. Each of them counts everybody, those without it as "not recorded"; so they are never added up.

with today as (
    select
        freshness.site_id, calendar.day, calendar.day_number
    from freshness
    join calendar on calendar.day = case when freshness.data_to < :as_of then freshness.data_to else :as_of end
    where freshness.source = 'jpa'
),

first_position as (
    select phase_id, min(position) as position
    from jpa_step
    group by phase_id
),

first_step as (
    select jpa_step.step_id, jpa_step.phase_id
    from jpa_step
    join first_position
        on first_position.phase_id = jpa_step.phase_id
        and first_position.position = jpa_step.position
),

visit as (
    select appointment.participant_id, first_step.phase_id, min(appointment.seen_on) as first_seen_on
    from appointment
    join first_step on first_step.step_id = appointment.step_id
    where appointment.outcome = 'attended'
    group by appointment.participant_id, first_step.phase_id
),

offer as (
    select
        participant.site_id, participant.phase_id, participant.offered_on, today.day_number as today_number,
        participant.age_band, participant.sex, participant.ethnic_group, participant.deprivation_quintile,
        participant.pain_site,
        coalesce(nullif(participant.person_key, ''), participant.participant_id) as person,
        case when visit.first_seen_on <= today.day then 1 else 0 end as seen,
        case when participant.accepted_on <= today.day then 1 else 0 end as accepted,
        case when participant.declined_on <= today.day then 1 else 0 end as declined,
        row_number() over (
            partition by
                participant.site_id, participant.phase_id,
                coalesce(nullif(participant.person_key, ''), participant.participant_id)
            order by participant.offered_on, participant.participant_id
        ) as offer_number
    from participant
    join today on today.site_id = participant.site_id
    left join visit
        on visit.participant_id = participant.participant_id
        and visit.phase_id = participant.phase_id
    where participant.offered_on <= today.day
),

person as (
    select
        site_id, phase_id, person, today_number,
        min(case when offer_number = 1 then offered_on end) as first_offered_on,
        min(case when offer_number = 1 then nullif(age_band, '') end) as age_band,
        min(case when offer_number = 1 then nullif(sex, '') end) as sex,
        min(case when offer_number = 1 then nullif(ethnic_group, '') end) as ethnic_group,
        min(case when offer_number = 1 then deprivation_quintile end) as deprivation_quintile,
        min(case when offer_number = 1 then nullif(pain_site, '') end) as pain_site,
        max(seen) as seen,
        max(case when seen = 1 or accepted = 1 or declined = 1 then 1 else 0 end) as answered
    from offer
    group by site_id, phase_id, person, today_number
),

cohort as (
    select
        person.site_id, person.phase_id, offered.month, person.age_band, person.sex, person.ethnic_group,
        person.deprivation_quintile, person.pain_site,
        case when person.answered = 0 and person.today_number - offered.day_number < 28 then 1 else 0 end as undecided,
        person.seen
    from person
    join calendar as offered on offered.day = person.first_offered_on
),

characteristic as (
    select 'age band' as characteristic
    union all select 'sex'
    union all select 'ethnic group'
    union all select 'deprivation quintile'
    union all select 'pain site'
),

told as (
    select
        cohort.site_id, cohort.phase_id, cohort.month, characteristic.characteristic,
        coalesce(
            case characteristic.characteristic
                when 'age band' then cohort.age_band
                when 'sex' then cohort.sex
                when 'ethnic group' then cohort.ethnic_group
                when 'pain site' then cohort.pain_site
                else case cohort.deprivation_quintile
                    when 1 then '1' when 2 then '2' when 3 then '3' when 4 then '4' when 5 then '5'
                end
            end,
            'not recorded'
        ) as value,
        cohort.undecided, cohort.seen
    from cohort
    cross join characteristic
)

select
    site_id,
    phase_id,
    month,
    characteristic,
    value,
    count(*) as offered,
    sum(undecided) as undecided,
    sum(seen) as seen
from told
group by site_id, phase_id, month, characteristic, value
