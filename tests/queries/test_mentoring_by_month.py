"""How many mentoring sessions were held, how many came, and how many complex cases were discussed."""

from tests.queries.given import answer, cells

QUERY = "mentoring_by_month"
TABLES = {
    "freshness": """
        site_id | source   | data_to
        A       | training | 2020-02-29
    """,
    "mentoring": """
        site_id | held_on    | format | attended | complex_cases
        A       | 2020-01-01 | group  | 5        | 2
        A       | 2020-01-31 | group  | 3        | 0
        A       | 2020-01-31 | -      | 1        | 1
        A       | 2020-03-01 | group  | 9        | 9
        B       | 2020-03-01 | group  | 4        | 3
    """,
}


def test_sessions_attendances_and_cases_are_summed_by_month_and_format(ask):
    assert ask(QUERY, "site_id month format sessions attendances complex_cases", TABLES) == cells(f"""
        A | 2020-01-01 | group        | 2 | {5 + 3} | {2 + 0}
        A | 2020-01-01 | not recorded | 1 | 1       | 1
        B | 2020-03-01 | group        | 1 | 4       | 3
    """)


def test_as_of_an_earlier_day_later_sessions_have_not_been_held(ask, url):
    ask(QUERY, "site_id", TABLES)
    assert answer(url, QUERY, "sessions attendances", as_of="2020-01-30") == cells("1 | 5")
