"""Satisfaction: each question on its own scale, and fewer than five answers withheld."""

import pytest

from dashboard.exhibits.satisfaction import satisfaction
from tests.exhibits.tiny import SIZES, drawn, programme_of, shown, view_of

QUESTIONS = """
    question_id | survey | wording         | construct    | scale_min | scale_max | position
    worth       | s      | Worth the time? | satisfaction | 1         | 3         | 1
    taught      | s      | Taught well?    | satisfaction | 1         | 3         | 2
    overall     | s      | Overall         | satisfaction | 0         | 10        | 3
    sure        | s      | Sure of myself  | confidence   | 1         | 3         | 4
"""


def programme(folder, **scores):
    """People of site A who gave these scores after training, question by question."""
    lines = [
        f"t{at}|{question}|after|2020-06-01|{score}"
        for question, given in scores.items()
        for at, score in enumerate(given)
    ]
    return programme_of(
        folder,
        {
            "question": QUESTIONS,
            "site_phase": "site_id|phase_id\nA|P",
            "occasion": "occasion_id|name\nafter|After",
            "trainee": "\n".join(["trainee_id|site_id", *(f"t{at}|A" for at in range(9))]),
            "answer": "\n".join(["trainee_id|question_id|occasion_id|answered_on|score", *lines]),
        },
    )


def test_answers_spread_over_the_scale_with_their_number_and_mean(tmp_path):
    exhibit = satisfaction(view_of(programme(tmp_path, worth=[1, 3, 3, 3], taught=[2, 2, 3, 3, 3], sure=[1])))
    assert shown(exhibit, "question", "answers", "mean", "score_0", "score_1", "score_2") == [
        "Worth the time? | " + " | ".join(["Fewer than 5 answers"] * 5),
        "Taught well? | 5 | 2.6 | 0% | 40% | 60%",
    ]
    assert exhibit.sentence == "Satisfaction averaged 2.6 on a 1–3 scale (5 answers)"


def test_a_question_on_another_scale_is_listed_and_not_drawn(tmp_path):
    exhibit = satisfaction(view_of(programme(tmp_path, worth=[3] * 5, taught=[2] * 5, overall=[8] * 5)))
    assert shown(exhibit, "question", "scale", "mean", "score_2")[2] == "Overall | 0–10 | 8.0 | On 0–10 scale"
    assert exhibit.sentence == "3 questions about satisfaction, on different scales"
    assert "1 question on another scale listed in the table" in exhibit.evidence
    assert list(drawn(exhibit).data[2].x) == [1.0, 0.0, None]


def test_questions_of_one_scale_are_summed_up_in_a_range(tmp_path):
    exhibit = satisfaction(view_of(programme(tmp_path, worth=[3] * 5, taught=[2] * 5)))
    assert exhibit.sentence == "Satisfaction averaged 2.0 to 3.0 on a 1–3 scale, question by question"


def test_too_few_answers_are_withheld_and_said(tmp_path):
    exhibit = satisfaction(view_of(programme(tmp_path, worth=[1, 2, 3])))
    assert exhibit.sentence == "Answers about satisfaction: none that may be shown"
    assert "1 question withheld as too small" in exhibit.evidence


def test_without_answers_nothing_is_drawn(tmp_path):
    exhibit = satisfaction(view_of(programme(tmp_path, sure=[1, 2, 3])))
    assert (exhibit.drawing, exhibit.sentence) == (None, "No answers about satisfaction in this period")


@pytest.mark.parametrize("size", SIZES)
def test_every_size_can_be_drawn(tmp_path, size):
    exhibit = satisfaction(view_of(programme(tmp_path, overall=[8] * 5)))
    assert [trace.name for trace in drawn(exhibit, size).data] == [str(point) for point in range(11)]
