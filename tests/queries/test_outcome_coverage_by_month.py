"""Of the people seen at a first appointment, how many were due at each later step, seen there, and scored."""

from tests.queries.given import answer, cells

QUERY = "outcome_coverage_by_month"
COLUMNS = "instrument_id step_id month due seen scored paired"
TABLES = {
    "freshness": """
        site_id | source | data_to
        A       | jpa    | 2020-03-13
    """,
    "jpa_step": """
        step_id   | position | due_after_days
        first     | 1        | 0
        six weeks | 2        | 42
    """,
    "participant": """
        participant_id | offered_on | left_on    | left_reason
        paired         | 2020-01-01 | -          | -
        not scored     | 2020-01-01 | -          | -
        by post        | 2020-01-01 | -          | -
        missed         | 2020-01-01 | -          | -
        sufficed       | 2020-01-01 | 2020-02-01 | advice sufficed
        not due        | 2020-02-01 | -          | -
        early          | 2020-02-01 | -          | -
        never seen     | 2020-01-01 | -          | -
    """,
    "appointment": """
        participant_id | step_id   | seen_on    | outcome
        paired         | first     | 2020-01-31 | attended
        paired         | six weeks | 2020-03-13 | attended
        not scored     | first     | 2020-01-31 | attended
        not scored     | six weeks | 2020-03-13 | attended
        by post        | first     | 2020-01-31 | attended
        missed         | first     | 2020-01-31 | attended
        sufficed       | first     | 2020-01-31 | attended
        not due        | first     | 2020-02-01 | attended
        early          | first     | 2020-02-01 | attended
    """,
    "outcome": """
        participant_id | instrument_id | step_id   | scored_on
        paired         | pain          | first     | 2020-01-31
        paired         | pain          | six weeks | 2020-03-13
        by post        | pain          | six weeks | 2020-03-13
        missed         | pain          | first     | 2020-01-31
        missed         | pain          | six weeks | 2020-03-14
        early          | pain          | first     | 2020-02-01
        early          | pain          | six weeks | 2020-03-01
        never seen     | pain          | six weeks | 2020-03-01
        paired         | MSK-HQ        | first     | 2020-01-31
    """,
}


def test_nobody_scored_is_missing_from_those_due(ask):
    assert ask(QUERY, COLUMNS, TABLES) == cells("""
        MSK-HQ | six weeks | 2020-01-01 | 4 | 2 | 0 | 0
        MSK-HQ | six weeks | 2020-02-01 | 0 | 0 | 0 | 0
        pain   | six weeks | 2020-01-01 | 4 | 2 | 2 | 1
        pain   | six weeks | 2020-02-01 | 1 | 0 | 1 | 1
    """)


def test_the_month_is_that_of_the_persons_first_offer(ask):
    tables = {
        **TABLES,
        "participant": """
            participant_id | person_key | offered_on
            refused        | kim        | 2019-11-30
            paired         | kim        | 2020-01-01
        """,
        "appointment": """
            participant_id | step_id   | seen_on    | outcome
            paired         | first     | 2020-01-31 | attended
        """,
        "outcome": """
            participant_id | step_id | scored_on
            paired         | first   | 2020-01-31
        """,
    }
    assert ask(QUERY, COLUMNS, tables) == cells("pain | six weeks | 2019-11-01 | 1 | 0 | 0 | 0")


def test_an_instrument_not_used_yet_in_the_phase_is_not_expected(ask, url):
    ask(QUERY, COLUMNS, TABLES)
    assert answer(url, QUERY, "instrument_id due", as_of="2020-01-30") == []
