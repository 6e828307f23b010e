"""How the same people answered the same question on two occasions."""

from tests.queries.given import answer, cells

QUERY = "paired_answers_by_score"
COLUMNS = "baseline_id occasion_id month score_before score_after pairs"


def test_only_answers_of_one_person_to_one_question_make_a_pair(ask):
    tables = {
        "answer": """
            trainee_id | question_id | occasion_id | answered_on | score
            kim        | q1          | before      | 2020-01-01  | 3
            kim        | q1          | after       | 2020-02-01  | 7
            lee        | q1          | before      | 2020-01-01  | 3
            lee        | q1          | after       | 2020-02-29  | 7
            max        | q1          | before      | 2020-01-01  | 3
            max        | q2          | after       | 2020-02-01  | 7
            noa        | q1          | after       | 2020-02-01  | 7
        """
    }
    assert ask(QUERY, "question_id score_before score_after pairs", tables) == cells("q1 | 3 | 7 | 2")


def test_before_is_compared_with_each_later_occasion_and_looking_back_with_after_alone(ask):
    tables = {
        "answer": """
            trainee_id | occasion_id  | answered_on | score
            kim        | before       | 2020-01-01  | 6
            kim        | after        | 2020-02-01  | 7
            kim        | 3 months     | 2020-05-01  | 8
            kim        | looking back | 2020-02-01  | 2
        """
    }
    assert ask(QUERY, COLUMNS, tables) == cells("""
        before       | 3 months | 2020-05-01 | 6 | 8 | 1
        before       | after    | 2020-02-01 | 6 | 7 | 1
        looking back | after    | 2020-02-01 | 2 | 7 | 1
    """)


def test_a_pair_is_of_the_month_of_its_later_answer_and_there_from_that_day(ask, url):
    tables = {
        "answer": """
            trainee_id | occasion_id  | answered_on | score
            kim        | after        | 2020-02-28  | 7
            kim        | looking back | 2020-03-02  | 2
        """
    }
    assert ask(QUERY, COLUMNS, tables) == cells("looking back | after | 2020-03-01 | 2 | 7 | 1")
    assert answer(url, QUERY, COLUMNS, as_of="2020-03-01") == []
    assert len(answer(url, QUERY, COLUMNS, as_of="2020-03-02")) == 1
