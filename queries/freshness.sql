-- Up to which day are a site's records from each source claimed complete?
--
-- grain:   site_id, source
-- params:  none
-- columns: site_id text, source text, data_to date
-- source:  freshness

select
    site_id, source, data_to
from freshness
