"""How the same people scored on an outcome measure at the initial appointment and at a later step."""

from tests.queries.given import answer, cells

QUERY = "paired_outcomes_by_value"
TABLES = {
    "jpa_step": """
        step_id   | phase_id | position
        first     | P        | 1
        six weeks | P        | 2
        half year | P        | 3
        other way | R        | 1
    """,
    "outcome": """
        participant_id | instrument_id | step_id   | scored_on  | value
        kim            | pain          | first     | 2020-01-01 | 7.5
        kim            | pain          | six weeks | 2020-02-29 | 5
        kim            | pain          | half year | 2020-07-01 | 4
        lee            | pain          | first     | 2020-01-01 | 7.5
        lee            | pain          | six weeks | 2020-02-01 | 5
        max            | pain          | first     | 2020-01-01 | 7.5
        max            | MSK-HQ        | six weeks | 2020-02-01 | 5
        noa            | pain          | six weeks | 2020-02-01 | 5
        noa            | pain          | other way | 2020-01-01 | 1
    """,
}


def test_each_later_step_is_compared_with_the_initial_appointment(ask, url):
    assert ask(QUERY, "instrument_id step_id month value_before value_after pairs", TABLES) == cells("""
        pain | half year | 2020-07-01 | 7.5 | 4 | 1
        pain | six weeks | 2020-02-01 | 7.5 | 5 | 2
    """)
    assert answer(url, QUERY, "step_id pairs", as_of="2020-02-28") == cells("six weeks | 1")
