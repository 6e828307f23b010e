"""Of the people who completed training, how many were asked before and again later, and how many answered."""

from sqlalchemy import text

from dashboard.database.connect import writing
from tests.queries.given import answer, cells

QUERY = "survey_coverage_by_month"
OCCASIONS = """
    occasion_id  | due_after_days | counted_from
    before       | 0              | enrolled_on
    after        | 14             | completed_on
    6 months     | 182            | completed_on
    looking back | 14             | completed_on
"""
QUESTIONS = """
    question_id | construct
    c1          | confidence
    c2          | confidence
    s1          | satisfaction
"""
TABLES = {
    "occasion": OCCASIONS,
    "question": QUESTIONS,
    "freshness": """
        site_id | source  | data_to
        A       | surveys | 2020-03-14
    """,
    "trainee": """
        trainee_id  | completed_on
        both        | 2020-02-01
        other item  | 2020-02-01
        never       | 2020-02-29
        not due     | 2020-03-01
        early       | 2020-03-13
        not through | -
    """,
    "answer": """
        trainee_id | question_id | occasion_id  | answered_on | score
        both       | c1          | before       | 2020-01-01  | 3
        both       | c1          | after        | 2020-02-01  | 3
        both       | s1          | after        | 2020-02-01  | 3
        other item | c1          | before       | 2020-01-01  | 3
        other item | c2          | after        | 2020-02-01  | 3
        not due    | c1          | before       | 2020-01-01  | 3
        not due    | c1          | after        | 2020-03-15  | 3
        early      | c2          | before       | 2020-01-01  | 3
        early      | c2          | after        | 2020-03-13  | 3
        early      | c2          | looking back | 2020-03-13  | 3
    """,
}


def test_who_answered_one_item_both_times_is_paired_and_who_may_still_answer_is_not_missing(ask):
    assert ask(QUERY, "construct occasion_id month completed paired not_due", TABLES) == cells("""
        confidence | after | 2020-02-01 | 3 | 1 | 0
        confidence | after | 2020-03-01 | 2 | 1 | 1
    """)


def test_an_occasion_that_nobody_answered_is_expected_from_the_day_the_first_of_the_phase_is_due(ask, url):
    tables = {**TABLES, "freshness": "site_id | source | data_to\nA | surveys | 2020-12-31"}
    assert ask(QUERY, "occasion_id month completed paired not_due", tables) == cells("""
        6 months | 2020-02-01 | 3 | 0 | 0
        6 months | 2020-03-01 | 2 | 0 | 0
        after    | 2020-02-01 | 3 | 1 | 0
        after    | 2020-03-01 | 2 | 2 | 0
    """)
    day_before_182_days = "2020-07-31"
    assert {row[0] for row in answer(url, QUERY, "occasion_id", as_of=day_before_182_days)} == {"after"}
    assert answer(url, QUERY, "occasion_id month completed paired not_due", as_of="2020-08-01")[:2] == cells("""
        6 months | 2020-02-01 | 3 | 0 | 1
        6 months | 2020-03-01 | 2 | 0 | 2
    """)


def test_a_site_that_sent_no_survey_at_all_is_missing_and_not_left_out(ask, url):
    ask(QUERY, "site_id", TABLES)
    with writing(url) as connection:
        connection.execute(text("delete from freshness where source = 'surveys'"))
    assert [row[0] for row in answer(url, QUERY, "completed", as_of="2020-03-14")] == ["2", "3"]
