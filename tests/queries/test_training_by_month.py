"""How many people enrolled in training, and how many of them have completed it or withdrawn."""

from tests.queries.given import answer, cells

QUERY = "training_by_month"
SESSIONS = """
    session_id | position | is_core
    one        | 1        | 1
    two        | 2        | 1
    extra      | 3        | 0
"""


def test_completed_is_who_attended_every_core_session_on_the_day_of_the_last(ask):
    tables = {
        "session": SESSIONS,
        "trainee": """
            trainee_id | enrolled_on | completed_on
            all core   | 2020-01-10  | -
            one of two | 2020-01-11  | 2020-02-01
            everything | 2020-02-01  | -
        """,
        "attendance": """
            trainee_id | session_id | attended_on
            all core   | two        | 2020-03-01
            all core   | one        | 2020-01-31
            one of two | one        | 2020-01-31
            one of two | extra      | 2020-02-01
            everything | one        | 2020-02-02
            everything | two        | 2020-02-03
            everything | extra      | 2020-04-01
        """,
    }
    assert ask(QUERY, "enrolled_month completed_month enrolled completed", tables) == cells("""
        2020-01-01 | -          | 1 | 0
        2020-01-01 | 2020-03-01 | 1 | 1
        2020-02-01 | 2020-02-01 | 1 | 1
    """)


def test_where_no_attendance_of_the_course_was_recorded_at_the_site_completed_on_decides(ask):
    tables = {
        "session": SESSIONS,
        "trainee": """
            trainee_id    | site_id | enrolled_on | completed_on
            with a list   | A       | 2020-01-10  | 2020-02-01
            on the list   | A       | 2020-01-10  | -
            without lists | B       | 2020-01-10  | 2020-02-01
        """,
        "attendance": """
            trainee_id  | session_id | attended_on
            on the list | one        | 2020-02-01
        """,
    }
    assert ask(QUERY, "site_id enrolled completed", tables) == cells("""
        A | 2 | 0
        B | 1 | 1
    """)


def test_sessions_of_another_course_do_not_complete_ones_own(ask):
    tables = {
        "session": """
            session_id | course_id
            own        | C
            foreign    | D
        """,
        "course": """
            course_id
            C
            D
        """,
        "trainee": """
            trainee_id     | site_id | course_id | completed_on
            lost           | A       | C         | -
            right          | A       | C         | -
            only a foreign | B       | C         | 2020-02-01
        """,
        "attendance": """
            trainee_id     | session_id
            lost           | foreign
            right          | own
            only a foreign | foreign
        """,
    }
    assert ask(QUERY, "site_id enrolled completed", tables) == cells("""
        A | 1 | 0
        A | 1 | 1
        B | 1 | 1
    """)


def test_who_withdrew_after_completing_has_completed(ask):
    tables = {
        "trainee": """
            trainee_id | completed_on | withdrawn_on
            both       | 2020-02-01   | 2020-03-01
            withdrew   | -            | 2020-03-01
            on the way | -            | -
        """
    }
    assert ask(QUERY, "completed_month enrolled completed withdrawn", tables) == cells("""
        -          | 2 | 0 | 1
        2020-02-01 | 1 | 1 | 0
    """)


def test_what_came_after_a_sites_own_date_has_not_happened_yet(ask, url):
    tables = {
        "freshness": """
            site_id | source   | data_to
            A       | training | 2020-03-31
        """,
        "trainee": """
            trainee_id | enrolled_on | completed_on | withdrawn_on
            completed  | 2020-01-01  | 2020-03-31   | -
            not yet    | 2020-01-01  | 2020-04-01   | -
            still here | 2020-01-01  | -            | 2020-04-01
            to come    | 2020-04-01  | -            | -
        """,
    }
    assert ask(QUERY, "enrolled completed withdrawn", tables) == cells("""
        1 | 1 | 0
        2 | 0 | 0
    """)
    assert answer(url, QUERY, "enrolled completed withdrawn", as_of="2020-03-30") == cells("3 | 0 | 0")


def test_an_empty_profession_or_band_is_not_recorded(ask):
    tables = {
        "trainee": """
            trainee_id | profession | band
            one        | nurse      | -
            two        | -          | 6
        """
    }
    assert ask(QUERY, "profession band enrolled", tables) == cells("""
        not recorded | 6            | 1
        nurse        | not recorded | 1
    """)
