"""The invented story, surveys: each element that it promises is in the frames."""

import pandas as pd
import pytest

from dashboard.intake.demonstration import make


@pytest.fixture(scope="module")
def story():
    return make()


@pytest.fixture(scope="module")
def means(story):
    """Each person's mean of the four confidence items, one column an occasion."""
    answer = story["answer"].merge(story["question"][["question_id", "construct"]], on="question_id")
    answer = answer.query("construct == 'confidence'")
    answer = answer.merge(story["trainee"][["trainee_id", "site_id"]], on="trainee_id")
    return answer.pivot_table(index=["site_id", "trainee_id"], columns="occasion_id", values="score")


def rise(means, later, first="before"):
    return (means[later] - means[first]).dropna()


def test_each_project_asks_four_items_of_confidence_two_of_awareness_and_two_of_satisfaction(story):
    asked = story["question"].groupby(["survey", "construct", "scale_min", "scale_max"]).size()
    assert asked.to_dict() == {
        ("jpa", "awareness", 1, 5): 2, ("jpa", "confidence", 0, 10): 4, ("jpa", "satisfaction", 1, 5): 2,
        ("tips", "awareness", 0, 10): 2, ("tips", "confidence", 0, 10): 4, ("tips", "satisfaction", 1, 5): 2,
    }


def test_satisfaction_is_asked_only_after_training(story):
    answer = story["answer"].merge(story["question"][["question_id", "construct"]], on="question_id")
    assert set(answer.query("construct == 'satisfaction'")["occasion_id"]) == {"after"}


def test_every_occasion_is_answered(story):
    assert set(story["answer"]["occasion_id"]) == {"before", "after", "3 months", "6 months", "looking back"}


def test_every_answer_is_a_whole_number_on_its_own_scale(story):
    answer = story["answer"].merge(story["question"], on="question_id")
    assert answer["score"].between(answer["scale_min"], answer["scale_max"]).all()
    assert (answer["score"] % 1 == 0).all()


def test_confidence_rose_by_one_to_two_points_for_most(means):
    change = rise(means, "after")
    assert 50 <= len(change) <= 74
    assert 1.0 < change.mean() < 2.0
    assert 0.75 < (change > 0).mean() < 0.97


def test_sites_differ_in_how_much_confidence_rose(means):
    by_site = rise(means, "after").groupby("site_id").mean()
    assert by_site["st-georges"] > 1.4
    assert by_site["partner-3"] < by_site["st-georges"]


def test_two_sites_have_too_few_pairs_and_the_first_two_hospitals_do_not(means):
    pairs = rise(means, "after").groupby("site_id").size()
    assert pairs["sydenham-garden"] < 5
    assert pairs["partner-6"] < 5
    assert pairs["st-georges"] >= 8
    assert pairs["kingston"] >= 5


def test_some_of_the_rise_lasts_to_the_follow_ups(means):
    assert rise(means, "3 months").mean() > 0.4
    assert rise(means, "6 months").mean() > 0.2


def test_follow_ups_are_missing_for_many_who_answered_after_training(means):
    assert len(rise(means, "6 months")) < len(rise(means, "3 months")) < len(rise(means, "after"))


def test_looking_back_stands_beside_before_at_some_sites(means):
    both = rise(means, "after", "looking back").groupby("site_id").size()
    assert both["st-georges"] >= 5
    assert set(both.index) == {"st-georges", "sydenham-garden", "partner-1", "partner-2"}


def test_some_surveys_come_late_and_some_never(story):
    after = story["answer"].query("occasion_id == 'after'").groupby("trainee_id")["answered_on"].first()
    people = story["trainee"].dropna(subset="completed_on").set_index("trainee_id").join(after)
    assert (people["answered_on"] - people["completed_on"] > pd.Timedelta(days=20)).sum() >= 3
    assert people["answered_on"].isna().sum() >= 3


def test_nobody_answers_after_training_without_having_completed(story):
    later = story["answer"].query("occasion_id != 'before'").merge(story["trainee"], on="trainee_id")
    assert (later["answered_on"] >= later["completed_on"]).all()


def test_some_single_questions_are_left_empty(story):
    answered = story["answer"].query("occasion_id == 'before'").groupby("trainee_id").size()
    assert set(answered) >= {5, 6}
