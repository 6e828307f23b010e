"""How many advisers each site had trained for Joint Pain Advice, and how many of them are active."""

from tests.queries.given import answer, cells

QUERY = "advisers_by_site"
TABLES = {
    "phase": """
        phase_id | project_code
        advice   | JPA
        skills   | TIPS
    """,
    "freshness": """
        site_id | source | data_to
        A       | jpa    | 2020-06-30
    """,
    "trainee": """
        trainee_id  | phase_id | site_id | completed_on
        active      | advice   | A       | 2020-01-01
        90 days ago | advice   | A       | 2020-01-01
        89 days ago | advice   | A       | 2020-01-01
        idle        | advice   | A       | 2020-01-01
        in training | advice   | A       | -
        elsewhere   | advice   | B       | 2020-01-01
        of skills   | skills   | A       | 2020-01-01
    """,
    "appointment": """
        adviser_id  | seen_on    | outcome
        active      | 2020-06-30 | attended
        active      | 2020-06-29 | attended
        90 days ago | 2020-04-01 | attended
        89 days ago | 2020-04-02 | attended
        idle        | -          | did not attend
        in training | 2020-06-30 | attended
        of skills   | 2020-06-30 | attended
        -           | 2020-06-30 | attended
    """,
}


def test_active_is_who_is_trained_and_held_an_appointment_in_the_last_ninety_days(ask):
    assert ask(QUERY, "site_id phase_id trained active", TABLES) == cells("""
        A | advice | 4 | 2
        B | advice | 1 | 0
    """)


def test_the_ninety_days_end_on_the_day_asked_for(ask, url):
    ask(QUERY, "site_id", TABLES)
    assert answer(url, QUERY, "site_id trained active", as_of="2020-06-29") == cells("""
        A | 4 | 3
        B | 1 | 0
    """)
