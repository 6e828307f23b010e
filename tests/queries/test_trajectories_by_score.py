"""The same people on every occasion up to a follow-up."""

from tests.queries.given import answer, cells

QUERY = "trajectories_by_score"
COLUMNS = "followed_to occasion_id month items sum_before sum_then people"
OCCASIONS = """
    occasion_id  | due_after_days | counted_from
    before       | 0              | enrolled_on
    after        | 0              | completed_on
    3 months     | 91             | completed_on
    looking back | 14             | completed_on
"""
QUESTIONS = """
    question_id | construct  | scale_max
    c1          | confidence | 10
    c2          | confidence | 10
    short       | confidence | 5
"""


def answers(table: str) -> dict[str, str]:
    return {"occasion": OCCASIONS, "question": QUESTIONS, "answer": table}


def test_a_person_is_followed_as_far_as_they_answered_without_a_gap(ask):
    tables = answers("""
        trainee_id | question_id | occasion_id  | answered_on | score
        kim        | c1          | before       | 2020-01-01  | 3
        kim        | c1          | after        | 2020-02-01  | 7
        kim        | c1          | 3 months     | 2020-05-01  | 6
        lee        | c1          | before       | 2020-01-01  | 4
        lee        | c1          | after        | 2020-02-01  | 8
        gap        | c1          | before       | 2020-01-01  | 5
        gap        | c1          | 3 months     | 2020-05-01  | 9
        gap        | c1          | looking back | 2020-02-01  | 2
    """)
    assert ask(QUERY, COLUMNS, tables) == cells("""
        3 months | 3 months | 2020-05-01 | 1 | 3 | 6 | 1
        3 months | after    | 2020-05-01 | 1 | 3 | 7 | 1
    """)


def test_only_items_answered_on_every_occasion_are_summed_each_scale_apart(ask):
    tables = answers("""
        trainee_id | question_id | occasion_id | answered_on | score
        kim        | c1          | before      | 2020-01-01  | 3
        kim        | c1          | after       | 2020-02-01  | 7
        kim        | c1          | 3 months    | 2020-05-01  | 6
        kim        | c2          | before      | 2020-01-01  | 4
        kim        | c2          | after       | 2020-03-01  | 8
        kim        | c2          | 3 months    | 2020-06-01  | 9
        kim        | short       | before      | 2020-01-01  | 1
        kim        | short       | after       | 2020-02-01  | 5
        kim        | short       | 3 months    | 2020-05-01  | 2
        lee        | c1          | before      | 2020-01-01  | 3
        lee        | c1          | after       | 2020-02-01  | 99
        lee        | c1          | 3 months    | 2020-05-01  | 4
        lee        | c2          | before      | 2020-01-01  | 9
        lee        | c2          | 3 months    | 2020-05-01  | 9
    """)
    columns = "scale_max occasion_id month items sum_before sum_then people"
    assert ask(QUERY, columns, tables) == cells(f"""
        10 | 3 months | 2020-06-01 | 2 | {3 + 4} | {6 + 9} | 1
        10 | after    | 2020-06-01 | 2 | {3 + 4} | {7 + 8} | 1
        5  | 3 months | 2020-05-01 | 1 | 1       | 2       | 1
        5  | after    | 2020-05-01 | 1 | 1       | 5       | 1
    """)


def test_as_of_a_day_only_what_had_been_asked_by_then(ask, url):
    tables = answers("""
        trainee_id | question_id | occasion_id | answered_on | score
        kim        | c1          | before      | 2020-01-01  | 3
        kim        | c1          | after       | 2020-02-01  | 7
        kim        | c1          | 3 months    | 2020-05-01  | 6
    """)
    assert [row[1] for row in ask(QUERY, COLUMNS, tables)] == ["3 months", "after"]
    assert answer(url, QUERY, COLUMNS, as_of="2020-04-30") == []


def test_an_occasion_not_asked_in_a_phase_is_no_gap(ask):
    tables = answers("""
        trainee_id | question_id | occasion_id | answered_on | score
        kim        | c1          | before      | 2020-01-01  | 3
        kim        | c1          | 3 months    | 2020-05-01  | 6
        kim        | c1          | 6 months    | 2020-08-01  | 5
    """)
    tables["occasion"] += "    6 months | 182 | completed_on"
    assert [row[:2] for row in ask(QUERY, COLUMNS, tables)] == [
        ["6 months", "3 months"], ["6 months", "6 months"],
    ]
