-- What happened that explains a chart?
--
-- grain:   event_id
-- params:  as_of date
-- columns: event_id text, happened_on date, site_id text, title text, recalculates_limits count,
--          reason text
-- source:  event
--
-- Without a site, it concerns the whole programme.

select
    event_id, happened_on, site_id, title, recalculates_limits, reason
from event
where happened_on <= :as_of
