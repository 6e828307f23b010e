"""How people answered each question on each occasion."""

from tests.queries.given import cells

QUERY = "answers_by_score"


def test_equal_answers_of_a_month_are_counted_together_paired_or_not(ask):
    tables = {
        "freshness": """
            site_id | source  | data_to
            A       | surveys | 2020-03-31
        """,
        "answer": """
            trainee_id | occasion_id | answered_on | score
            kim        | before      | 2020-01-01  | 4
            lee        | before      | 2020-01-31  | 4
            max        | before      | 2020-01-31  | 4.5
            kim        | after       | 2020-03-31  | 7
            lee        | after       | 2020-04-01  | 7
        """,
    }
    assert ask(QUERY, "occasion_id month score answers", tables) == cells("""
        after  | 2020-03-01 | 7   | 1
        before | 2020-01-01 | 4   | 2
        before | 2020-01-01 | 4.5 | 1
    """)


def test_an_answer_belongs_to_the_site_and_phase_of_who_gave_it(ask):
    tables = {
        "trainee": """
            trainee_id | site_id | phase_id
            kim        | A       | P
            lee        | B       | R
        """,
        "answer": """
            trainee_id | question_id | occasion_id | score
            kim        | q1          | before      | 1
            lee        | q1          | before      | 1
        """,
    }
    assert ask(QUERY, "site_id phase_id question_id score answers", tables) == cells("""
        A | P | q1 | 1 | 1
        B | R | q1 | 1 | 1
    """)
