"""Follow-ups and looking back: never one series, never more than was answered."""

from dashboard.exhibits.follow_up import follow_up, looking_back
from tests.exhibits.surveys import answered
from tests.exhibits.tiny import drawn, programme_of, shown, view_of


def test_each_occasion_is_compared_with_before(tmp_path):
    programme = programme_of(tmp_path, answered(
        (9, "A", "q1", 2, 6), (1, "A", "q1", 2, 5),
        (8, "A", "q1", 3, 5, "before", "3 months"), (1, "A", "q1", 3, 6, "before", "3 months"),
    ))
    exhibit = follow_up(view_of(programme))
    assert shown(exhibit, "row", "pairs", "mean_change") == ["Before to after | 10 | +3.90", "Before to 3 months on | 9 | +2.11"]
    assert exhibit.sentence == "3 months on: confidence 2.1 points above its start (9 pairs)"
    assert any("Different people" in words for words in exhibit.evidence)


def test_a_follow_up_nobody_has_answered_yet_is_a_gap(tmp_path):
    exhibit = follow_up(view_of(programme_of(tmp_path, answered((9, "A", "q1", 2, 6)))))
    assert shown(exhibit, "row", "pairs") == ["Before to after | 9", "Before to 3 months on | No pairs yet"]
    assert exhibit.sentence == "No answers given both before and at a follow-up yet"
    assert any(note.text == "No pairs yet" for note in drawn(exhibit).layout.annotations)


def test_a_few_follow_up_answers_are_too_few_and_not_none(tmp_path):
    answers = answered((9, "A", "q1", 2, 6), (2, "A", "q1", 3, 5, "before", "3 months"))
    exhibit = follow_up(view_of(programme_of(tmp_path, answers)))
    assert exhibit.sentence == "Too few follow-up answers to say whether it lasts"
    seven = answered((9, "A", "q1", 2, 6), (7, "A", "q1", 3, 5, "before", "3 months"))
    (tmp_path / "seven").mkdir()
    assert follow_up(view_of(programme_of(tmp_path / "seven", seven))).sentence == exhibit.sentence


def test_without_later_occasions_there_is_no_follow_up(tmp_path):
    tables = answered((9, "A", "q1", 2, 6))
    tables["occasion"] = "occasion_id|name|counted_from\nbefore|Before|enrolled_on\nafter|After|completed_on"
    assert follow_up(view_of(programme_of(tmp_path, tables))).sentence == "No follow-up survey is asked here"


def test_the_two_designs_stand_in_two_panels_on_one_axis(tmp_path):
    programme = programme_of(tmp_path, answered(
        (8, "A", "q1", 4, 6), (1, "A", "q1", 4, 7),
        (8, "A", "q1", 2, 6, "looking back", "after"), (1, "A", "q1", 2, 7, "looking back", "after"),
    ))
    exhibit = looking_back(view_of(programme))
    assert shown(exhibit, "row", "mean_change") == ["Before and after | +2.11", "Looking back and after | +4.11"]
    assert exhibit.sentence == "Mean change in confidence: +4.1 looking back (9 pairs), +2.1 before and after (9 pairs)"
    assert "Two designs, of people who may differ: never added or averaged, and not comparable" in exhibit.evidence
    figure = drawn(exhibit)
    dots = [trace for trace in figure.data if trace.mode == "markers+text"]
    assert [len(trace.x) for trace in dots] == [1, 1]
    assert figure.layout.xaxis.range == figure.layout.xaxis2.range


def test_without_a_looking_back_survey_the_figure_says_so(tmp_path):
    exhibit = looking_back(view_of(programme_of(tmp_path, answered((9, "A", "q1", 2, 6)))))
    assert (exhibit.sentence, exhibit.drawing) == ("No looking-back survey here", None)


def test_too_few_looking_back_are_withheld(tmp_path):
    programme = programme_of(tmp_path, answered((3, "A", "q1", 2, 6, "looking back", "after")))
    assert looking_back(view_of(programme)).sentence == "Too few looking-back answers to show"
