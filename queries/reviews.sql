-- Which reviews of the programme were held?
--
-- grain:   review_id
-- params:  none
-- columns: review_id text, held_on date, title text, data_to date, frozen_at time, note text
-- source:  review
--
-- Later ones than as_of are there too: they are days that the programme can be shown as of.

select
    review_id, held_on, title, data_to, frozen_at, note
from review
