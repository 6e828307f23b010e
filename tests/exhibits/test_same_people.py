"""One group of people over before, after and follow-ups: each line one group, nobody who skipped an occasion."""

import pytest

from dashboard.exhibits.same_people import same_people
from tests.exhibits.surveys import QUESTIONS
from tests.exhibits.tiny import SIZES, drawn, programme_of, shown, view_of

OCCASIONS = """
    occasion_id  | name        | due_after_days | counted_from
    before       | Before      | 0              | enrolled_on
    after        | After       | 14             | completed_on
    3 months     | 3 months on | 90             | completed_on
    6 months     | 6 months on | 180            | completed_on
"""
TIMES = ("before", "after", "3 months", "6 months")


def followed(*groups: tuple) -> dict[str, str]:
    """Tables of people from (people, question, scores on before, after, 3 months, 6 months; None where not answered)."""
    people, answers = [], []
    for count, question, *scores in groups:
        for _ in range(count):
            name = f"T{len(people) + 1}"
            people.append(f"{name}|A")
            answers += [f"{name}|{question}|{time}|2020-06-01|{score}" for time, score in zip(TIMES, scores) if score is not None]
    return {
        "question": QUESTIONS, "occasion": OCCASIONS, "site_phase": "site_id|phase_id\nA|P",
        "trainee": "\n".join(["trainee_id|site_id", *people]),
        "answer": "\n".join(["trainee_id|question_id|occasion_id|answered_on|score", *answers]),
    }


def made(tmp_path, *groups: tuple, audience: str = "team"):
    return same_people(view_of(programme_of(tmp_path, followed(*groups)), audience=audience))


EIGHT = ((7, "q1", 2, 6, 5, 4), (1, "q1", 3, 6, 5, 5))


def test_one_group_is_followed_over_all_occasions_and_those_who_skipped_one_are_not_in_it(tmp_path):
    exhibit = made(tmp_path, *EIGHT, (5, "q1", 9, 9, 9), (3, "q1", 0, 1, None, 10))
    assert shown(exhibit, "followed", "occasion", "people", "mean", "mean_change") == [
        "Up to 3 months on | Before | 13 | 4.8 | Start", "Up to 3 months on | After | 13 | 7.2 | +2.38",
        "Up to 3 months on | 3 months on | 13 | 6.5 | +1.77", "Up to 6 months on | Before | 8 | 2.1 | Start",
        "Up to 6 months on | After | 8 | 6.0 | +3.88", "Up to 6 months on | 3 months on | 8 | 5.0 | +2.88",
        "Up to 6 months on | 6 months on | 8 | 4.1 | +2.00",
    ]


def test_the_sentence_tells_of_the_group_followed_furthest(tmp_path):
    exhibit = made(tmp_path, *EIGHT[:1], (2, "q1", 3, 6, 5, 4))
    assert exhibit.sentence == "The same 9 people: confidence 3.8 above its start after, 1.8 above its start 6 months on"


def test_a_change_that_did_not_last_is_said_so(tmp_path):
    exhibit = made(tmp_path, (5, "q1", 2, 6, 4, 3), (5, "q1", 2, 7, 4, 1))
    assert exhibit.sentence == "The same 10 people: confidence 4.5 above its start after, not clearly changed 6 months on"


def test_each_line_is_a_group_with_a_dash_and_mark_of_its_own(tmp_path):
    exhibit = made(tmp_path, *EIGHT, (5, "q1", 9, 9, 9))
    first, second = drawn(exhibit).data
    assert (first.name, list(first.x), len(second.x)) == ("Up to 3 months on", [0, 1, 2], 4)
    assert first.line.dash != second.line.dash and first.marker.symbol != second.marker.symbol
    assert second.text[-1].strip().endswith("(n 8)") and drawn(exhibit).layout.yaxis.range == (0, 10)


def test_the_end_of_a_line_is_written_where_the_other_does_not_run_on(tmp_path):
    first, second = drawn(made(tmp_path, *EIGHT, (5, "q1", 9, 9, 9))).data
    assert (first.textposition, second.textposition) == ("top center", "middle right")
    first, _ = drawn(made(tmp_path, *EIGHT, (5, "q1", 1, 1, 1))).data
    assert first.textposition == "bottom center"


def test_scales_are_panels_of_their_own(tmp_path):
    exhibit = made(tmp_path, *EIGHT, (8, "w1", 2, 3, 3, 4))
    figure = drawn(exhibit)
    assert (figure.layout.yaxis.range, figure.layout.yaxis2.range) == ((0, 10), (1, 5))
    assert all(drawn(exhibit, size).data for size in SIZES)


def test_too_few_are_withheld_on_every_occasion(tmp_path):
    exhibit = made(tmp_path, (4, "q1", 2, 6, 5, 4))
    assert exhibit.sentence == "Too few people answered every survey to say whether it lasts"
    assert set(shown(exhibit, "people", "mean", "mean_change", "direction")) == {" | ".join(["Fewer than 5 people"] * 4)}
    assert any(note.text == "Fewer than 5 people" for note in drawn(exhibit).layout.annotations)


@pytest.mark.parametrize("people", [5, 7])
def test_below_eight_nothing_is_said(tmp_path, people):
    assert made(tmp_path, (people, "q1", 2, 6, 5, 4)).sentence.startswith("Too few people")


def test_nobody_and_a_funder(tmp_path):
    nobody = made(tmp_path, (9, "q1", 2, 6))
    assert (nobody.sentence, nobody.drawing) == ("Nobody has answered every survey up to a follow-up yet", None)
    funder = made(tmp_path, *EIGHT, audience="funder")
    assert (len(funder.table), funder.drawing, funder.evidence) == (0, None, ())
