-- Which state are the data in?
--
-- grain:   part
-- params:  none
-- columns: part text, number count
-- source:  stamp
--
-- Every write raises its part's number in its own transaction.

select
    part, number
from stamp
