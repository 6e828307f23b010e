"""Answers outside their question's scale are counted, and make no pair and no mean."""

import pytest

from tests.queries.given import answer, cells

QUESTIONS = """
    question_id | construct  | scale_min | scale_max
    c1          | confidence | 1         | 5
    c2          | confidence | 1         | 5
"""
ANSWERS = """
    trainee_id | question_id | occasion_id | answered_on | score
    kim        | c1          | before      | 2020-01-01  | 0
    kim        | c1          | after       | 2020-03-01  | 4
    kim        | c2          | before      | 2020-01-01  | 1
    kim        | c2          | after       | 2020-03-01  | 5
    lee        | c1          | before      | 2020-01-01  | 2
    lee        | c1          | after       | 2020-03-01  | 5.5
"""


@pytest.fixture
def off_scale(ask):
    columns = "question_id occasion_id month answers"
    return ask("answers_off_scale_by_month", columns, {"question": QUESTIONS, "answer": ANSWERS})


def test_only_scores_beyond_the_ends_of_the_scale_are_counted(off_scale):
    assert off_scale == cells("c1 | after | 2020-03-01 | 1\nc1 | before | 2020-01-01 | 1")


def test_they_make_no_pair_and_no_mean(off_scale, url):
    pairs = answer(url, "paired_answers_by_score", "question_id score_before score_after pairs")
    assert pairs == cells("c2 | 1 | 5 | 1")
    people = answer(url, "paired_constructs_by_score", "items sum_before sum_after people")
    assert people == cells("1 | 1 | 5 | 1")


def test_only_answers_up_to_the_day_asked_for(off_scale, url):
    columns = "question_id occasion_id answers"
    assert answer(url, "answers_off_scale_by_month", columns, as_of="2020-02-29") == cells("c1 | before | 1")
