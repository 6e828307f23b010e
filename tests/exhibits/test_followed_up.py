"""Where people who answered later and people who did not had started: said with care, never of too few."""

import pytest

from dashboard.exhibits.followed_up import followed_up_or_not
from tests.exhibits.surveys import QUESTIONS
from tests.exhibits.tiny import SIZES, drawn, programme_of, shown, view_of

OCCASIONS = """
    occasion_id  | name        | due_after_days | counted_from
    before       | Before      | 0              | enrolled_on
    after        | After       | 14             | completed_on
    3 months     | 3 months on | 90             | completed_on
"""


def surveyed(*groups: tuple) -> dict[str, str]:
    """Tables of people who completed, from (people, question, first score, day of completion, whether they answered after)."""
    people, answers = [], []
    for count, question, first, completed_on, again in groups:
        for _ in range(count):
            name = f"T{len(people) + 1}"
            people.append(f"{name}|A|2020-01-01|{completed_on}")
            answers.append(f"{name}|{question}|before|2020-01-02|{first}")
            if again:
                answers.append(f"{name}|{question}|after|2020-11-01|9")
    return {
        "question": QUESTIONS, "occasion": OCCASIONS, "site_phase": "site_id|phase_id\nA|P",
        "trainee": "\n".join(["trainee_id|site_id|enrolled_on|completed_on", *people]),
        "answer": "\n".join(["trainee_id|question_id|occasion_id|answered_on|score", *answers]),
    }


def made(tmp_path, *groups: tuple, audience: str = "team"):
    return followed_up_or_not(view_of(programme_of(tmp_path, surveyed(*groups)), audience=audience))


LONG_AGO, JUST_NOW = "2020-10-01", "2020-12-24"
ANSWERED = ((10, "q1", 5, LONG_AGO, True), (10, "q1", 6, LONG_AGO, True))


def test_those_who_did_not_answer_had_started_lower(tmp_path):
    exhibit = made(tmp_path, *ANSWERED, (5, "q1", 2, LONG_AGO, False), (5, "q1", 3, LONG_AGO, False))
    assert exhibit.sentence == "After: 20 answered, 10 did not and had started 3.0 points lower in confidence"
    assert exhibit.question == "Did those who did not answer again start elsewhere?"
    assert shown(exhibit, "row", "people", "mean", "apart", "words")[:2] == [
        "After: answered | 20 | 5.5 | – | –", "After: did\u00a0not\u00a0answer | 10 | 2.5 | −3.00 | started lower",
    ]


def test_alike_starts_are_no_clear_difference_and_no_proof_of_alike_changes(tmp_path):
    exhibit = made(tmp_path, *ANSWERED, (4, "q1", 5, LONG_AGO, False), (5, "q1", 6, LONG_AGO, False))
    assert exhibit.sentence == "After: 20 answered, 9 did not; no clear difference in where their confidence started"
    assert "does not show that those who did not answer changed alike" in exhibit.notes[0]


def test_a_survey_not_due_yet_is_not_missing(tmp_path):
    exhibit = made(tmp_path, *ANSWERED, (9, "q1", 0, JUST_NOW, False), (6, "q1", 5, LONG_AGO, False), (2, "q1", 4, LONG_AGO, False))
    assert shown(exhibit, "row", "people")[:2] == ["After: answered | 20", "After: did\u00a0not\u00a0answer | 8"]


def test_below_eight_there_are_too_few_to_say_and_below_five_nothing_is_shown(tmp_path):
    seven = made(tmp_path, *ANSWERED, (3, "q1", 2, LONG_AGO, False), (4, "q1", 3, LONG_AGO, False))
    assert seven.sentence == "After: 20 answered, 7 did not; too few to say whether their confidence started elsewhere"
    four = made(tmp_path, *ANSWERED, (4, "q1", 2, LONG_AGO, False))
    assert four.sentence == "Too few to compare where the confidence of those who did not answer had started"
    assert shown(four, "row", "people", "mean", "apart", "words")[1] == "After: did\u00a0not\u00a0answer" + " | Fewer than 5 people" * 4


def test_a_difference_is_withheld_where_either_group_is_too_small(tmp_path):
    exhibit = made(tmp_path, (3, "q1", 5, LONG_AGO, True), (9, "q1", 3, LONG_AGO, False))
    assert shown(exhibit, "row", "people", "apart", "words")[:2] == [
        "After: answered | Fewer than 5 people | – | –",
        "After: did\u00a0not\u00a0answer | 9 | Fewer than 5 people | Fewer than 5 people",
    ]


def test_where_everybody_answered_or_all_started_alike_a_word_stands_in_place_of_the_number(tmp_path):
    exhibit = made(tmp_path, *ANSWERED)
    assert shown(exhibit, "row", "people", "mean", "apart")[1] == "After: did\u00a0not\u00a0answer | Nobody | Nobody | Nobody to compare"
    assert exhibit.sentence == "After: all 20 answered; nobody to compare them with"
    alike = made(tmp_path, (9, "q1", 5, LONG_AGO, True), (9, "q1", 5, LONG_AGO, False))
    assert shown(alike, "low", "apart", "apart_low", "words")[1] == (
        "None: all changed alike | 0.00 | None: all changed alike | cannot be compared"
    ).replace("changed", "answered")


def test_that_all_of_a_group_too_small_answered_is_withheld(tmp_path):
    exhibit = made(tmp_path, (4, "q1", 5, LONG_AGO, True))
    assert {cell for line in shown(exhibit, "people", "mean")[:2] for cell in line.split(" | ")} == {"Fewer than 5 people"}


def test_scales_are_panels_of_their_own_each_drawn_whole(tmp_path):
    groups = [(count, question, first, LONG_AGO, again) for question in ("q1", "w1") for again in (True, False)
              for count, first in ((6, 2), (6, 3))]
    exhibit = made(tmp_path, *groups)
    figure = drawn(exhibit)
    assert [note.text for note in figure.layout.annotations if "scale" in note.text] == [
        "<b>Confidence, scale 0 to 10</b>", "<b>Awareness, scale 1 to 5</b>",
    ]
    assert (figure.layout.xaxis.range, figure.layout.xaxis2.range) == ((0, 10), (1, 5))
    assert all(drawn(exhibit, size).data for size in SIZES)


def test_nobody_and_a_funder(tmp_path):
    nobody = followed_up_or_not(view_of(programme_of(tmp_path, {"site_phase": "site_id|phase_id\nA|P"})))
    assert (nobody.sentence, nobody.drawing, nobody.notes) == ("Nobody due a survey has completed in this period", None, ())
    funder = made(tmp_path, *ANSWERED, (9, "q1", 2, LONG_AGO, False), audience="funder")
    assert (len(funder.table), funder.notes, funder.evidence) == (0, (), ())


@pytest.mark.parametrize("first", [2, 8])
def test_the_sentence_names_the_side(tmp_path, first):
    exhibit = made(tmp_path, *ANSWERED, (6, "q1", first, LONG_AGO, False), (6, "q1", first + 1, LONG_AGO, False))
    assert ("lower" if first == 2 else "higher") in exhibit.sentence
