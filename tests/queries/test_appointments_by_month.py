"""How many appointments of each step were held, month by month, and how."""

from tests.queries.given import answer, cells

QUERY = "appointments_by_month"
TABLES = {
    "freshness": """
        site_id | source | data_to
        A       | jpa    | 2020-03-31
    """,
    "appointment": """
        participant_id | step_id | booked_for | seen_on    | outcome        | mode
        kim            | first   | 2020-01-20 | 2020-02-01 | attended       | phone
        lee            | first   | 2020-02-29 | 2020-02-29 | attended       | phone
        max            | first   | 2020-02-01 | 2020-02-01 | attended       | -
        kim            | first   | 2020-02-20 | -          | did not attend | phone
        noa            | first   | 2020-03-31 | 2020-04-01 | attended       | phone
    """,
}


def test_an_appointment_is_of_the_month_it_was_held_in(ask, url):
    assert ask(QUERY, "step_id month mode attended", TABLES) == cells("""
        first | 2020-02-01 | not recorded | 1
        first | 2020-02-01 | phone        | 2
    """)
    assert answer(url, QUERY, "mode attended", as_of="2020-02-28") == cells("""
        not recorded | 1
        phone        | 1
    """)
