"""How many people got as far as each session of their course, and how many of them attended it."""

from tests.queries.given import answer, cells

QUERY = "attendance_by_session"
TABLES = {
    "session": """
        session_id | position
        one        | 1
        three      | 3
        two        | 2
    """,
    "trainee": """
        trainee_id | enrolled_on
        whole      | 2020-01-01
        gap        | 2020-01-31
        started    | 2020-02-01
        nothing    | 2020-02-01
    """,
    "attendance": """
        trainee_id | session_id | attended_on
        whole      | one        | 2020-02-01
        whole      | two        | 2020-02-08
        whole      | three      | 2020-02-15
        gap        | one        | 2020-02-01
        gap        | three      | 2020-02-15
        started    | one        | 2020-02-01
    """,
}


def test_a_session_is_missed_only_by_who_came_to_a_later_one(ask):
    assert ask(QUERY, "month session_id reached attended", TABLES) == cells("""
        2020-01-01 | one   | 2 | 2
        2020-01-01 | three | 2 | 2
        2020-01-01 | two   | 2 | 1
        2020-02-01 | one   | 1 | 1
    """)


def test_as_of_an_earlier_day_only_what_was_attended_by_then_counts(ask, url):
    ask(QUERY, "month", TABLES)
    assert answer(url, QUERY, "month session_id reached attended", as_of="2020-02-08") == cells("""
        2020-01-01 | one | 2 | 2
        2020-01-01 | two | 1 | 1
        2020-02-01 | one | 1 | 1
    """)


def test_a_session_of_another_course_than_ones_own_does_not_count(ask):
    tables = {
        "course": """
            course_id
            C
            D
        """,
        "session": """
            session_id | course_id
            own        | C
            foreign    | D
        """,
        "trainee": """
            trainee_id | course_id
            one        | C
        """,
        "attendance": """
            trainee_id | session_id
            one        | own
            one        | foreign
        """,
    }
    assert ask(QUERY, "session_id reached attended", tables) == cells("own | 1 | 1")
