-- Which sites take part in the programme?
--
-- grain:   site_id
-- params:  none
-- columns: site_id text, name text, setting text, partner text, area text
-- source:  site

select
    site_id, name, setting, partner, area
from site
