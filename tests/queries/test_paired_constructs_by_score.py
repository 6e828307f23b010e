"""How the same people scored on a whole construct on two occasions."""

from tests.queries.given import answer, cells

QUERY = "paired_constructs_by_score"
QUESTIONS = """
    question_id | construct  | scale_max | higher_is_better
    c1          | confidence | 10        | 1
    c2          | confidence | 10        | 1
    short       | confidence | 5         | 1
    worry       | confidence | 10        | 0
    a1          | awareness  | 10        | 1
"""


def test_only_items_answered_both_times_are_summed_and_each_scale_apart(ask):
    tables = {
        "question": QUESTIONS,
        "answer": """
            trainee_id | question_id | occasion_id | score
            kim        | c1          | before      | 3
            kim        | c1          | after       | 7
            kim        | c2          | before      | 4
            kim        | c2          | after       | 8
            kim        | short       | before      | 1
            kim        | short       | after       | 2
            kim        | worry       | before      | 9
            kim        | worry       | after       | 5
            kim        | a1          | before      | 6
            lee        | c1          | before      | 3
            lee        | c1          | after       | 7
            lee        | c2          | before      | 4
        """,
    }
    columns = "construct scale_max higher_is_better items sum_before sum_after people"
    assert ask(QUERY, columns, tables) == cells(f"""
        confidence | 10 | 0 | 1 | 9       | 5       | 1
        confidence | 10 | 1 | 1 | 3       | 7       | 1
        confidence | 10 | 1 | 2 | {3 + 4} | {7 + 8} | 1
        confidence | 5  | 1 | 1 | 1       | 2       | 1
    """)


def test_people_with_equal_sums_are_counted_together_in_the_month_of_their_latest_answer(ask, url):
    tables = {
        "question": QUESTIONS,
        "answer": """
            trainee_id | question_id | occasion_id | answered_on | score
            kim        | c1          | before      | 2020-01-01  | 3
            kim        | c1          | after       | 2020-02-29  | 7
            kim        | c2          | before      | 2020-01-01  | 3
            kim        | c2          | after       | 2020-03-01  | 7
            lee        | c1          | before      | 2020-01-01  | 2
            lee        | c1          | after       | 2020-03-01  | 6
            lee        | c2          | before      | 2020-01-01  | 4
            lee        | c2          | after       | 2020-03-01  | 8
        """,
    }
    columns = "baseline_id occasion_id month items sum_before sum_after people"
    assert ask(QUERY, columns, tables) == cells("before | after | 2020-03-01 | 2 | 6 | 14 | 2")
    assert answer(url, QUERY, columns, as_of="2020-02-29") == cells("before | after | 2020-02-01 | 1 | 3 | 7 | 1")
