"""Where people who answered a later survey and people who did not had started."""

from tests.queries.given import cells

QUERY = "baseline_by_later_answer"
COLUMNS = "occasion_id month answered due items sum_before people"
OCCASIONS = """
    occasion_id  | due_after_days | counted_from
    before       | 0              | enrolled_on
    after        | 14             | completed_on
    3 months     | 91             | completed_on
    looking back | 14             | completed_on
"""
QUESTIONS = """
    question_id | construct  | scale_max
    c1          | confidence | 10
    c2          | confidence | 10
    short       | confidence | 5
    a1          | awareness  | 10
"""


def given(people: str, answers: str) -> dict[str, str]:
    return {"occasion": OCCASIONS, "question": QUESTIONS, "trainee": people, "answer": answers}


def test_people_are_told_apart_by_whether_they_answered_and_whether_it_was_due(ask):
    tables = given(
        """
        trainee_id | enrolled_on | completed_on
        kim        | 2020-01-01  | 2020-02-10
        lee        | 2020-01-01  | 2020-02-20
        new        | 2020-11-01  | 2020-12-20
        out        | 2020-01-01  | -
        """,
        """
        trainee_id | question_id | occasion_id | answered_on | score
        kim        | c1          | before      | 2020-01-02  | 3
        kim        | c2          | before      | 2020-01-02  | 4
        kim        | c1          | after       | 2020-02-24  | 8
        lee        | c1          | before      | 2020-01-02  | 6
        new        | c1          | before      | 2020-11-02  | 5
        out        | c1          | before      | 2020-01-02  | 1
        """,
    )
    assert ask(QUERY, COLUMNS, tables) == cells("""
        3 months | 2020-02-01 | 0 | 1 | 1 | 6 | 1
        3 months | 2020-02-01 | 0 | 1 | 2 | 7 | 1
        3 months | 2020-12-01 | 0 | 0 | 1 | 5 | 1
        after    | 2020-02-01 | 0 | 1 | 1 | 6 | 1
        after    | 2020-02-01 | 1 | 1 | 2 | 7 | 1
        after    | 2020-12-01 | 0 | 0 | 1 | 5 | 1
    """)


def test_an_answer_that_came_early_counts_as_answered(ask):
    tables = given(
        "trainee_id | enrolled_on | completed_on\nnew | 2020-11-01 | 2020-12-20",
        "trainee_id|question_id|occasion_id|answered_on|score\nnew|c1|before|2020-11-02|5\nnew|c1|after|2020-12-21|7",
    )
    assert ask(QUERY, COLUMNS, tables) == cells("after | 2020-12-01 | 1 | 1 | 1 | 5 | 1")


def test_each_scale_is_summed_apart_and_answers_to_other_questions_do_not_count_as_answered(ask):
    tables = given(
        "trainee_id | enrolled_on | completed_on\nkim | 2020-01-01 | 2020-02-10",
        """
        trainee_id | question_id | occasion_id | answered_on | score
        kim        | c1          | before      | 2020-01-02  | 3
        kim        | short       | before      | 2020-01-02  | 2
        kim        | c2          | before      | 2020-01-02  | 99
        kim        | a1          | before      | 2020-01-02  | 4
        kim        | a1          | after       | 2020-02-24  | 8
        """,
    )
    columns = "construct scale_max occasion_id answered items sum_before people"
    rows = [row for row in ask(QUERY, columns, tables) if row[2] == "after"]
    assert rows == cells("""
        awareness  | 10 | after | 1 | 1 | 4 | 1
        confidence | 10 | after | 0 | 1 | 3 | 1
        confidence | 5  | after | 0 | 1 | 2 | 1
    """)


def test_who_answered_one_scale_again_has_answered(ask):
    tables = given(
        "trainee_id | enrolled_on | completed_on\nkim | 2020-01-01 | 2020-02-10",
        """
        trainee_id | question_id | occasion_id | answered_on | score
        kim        | c1          | before      | 2020-01-02  | 3
        kim        | short       | before      | 2020-01-02  | 2
        kim        | c1          | after       | 2020-02-24  | 8
        """,
    )
    rows = [row for row in ask(QUERY, "scale_max occasion_id answered items sum_before people", tables) if row[1] == "after"]
    assert rows == cells("10 | after | 1 | 1 | 3 | 1\n5 | after | 1 | 1 | 2 | 1")
