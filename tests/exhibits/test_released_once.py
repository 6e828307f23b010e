"""The same people are rounded once: what else is told of them bounds nothing more, and no mean can be worked out."""

from dashboard.disclosure.parts import Released
from dashboard.disclosure.rules import Rules
from dashboard.disclosure.tree import Tree
from dashboard.exhibits.released import uptake
from dashboard.exhibits.released.made import release_of
from dashboard.exhibits.released.means import all_or_none
from dashboard.exhibits.released.release import Means
from tests.exhibits.advised import advised
from tests.exhibits.surveys import answered
from tests.exhibits.test_released import DECLINED, SEEN, people, view_of
from tests.exhibits.tiny import programme_of, shown

INSTRUMENT = "instrument_id|name|scale_min|scale_max|higher_is_better|meaningful_change\npain|Pain|0|10|0|2"
SITES = "site_id|phase_id\nA|P1\nB|P1"
MEANS = Means(4.0, 6.0, 2.0, 1.6, 2.4, "rose")


def test_of_a_question_no_more_people_are_told_than_of_its_construct(tmp_path):
    # Two sites of 22 answers are told as 20 each, so 40 in all; 44 alone would be told as 45.
    release = release_of(programme_of(tmp_path, answered((22, "A", "q1", 3, 5), (22, "B", "q1", 4, 6))), Rules())
    (tree,) = release.answered.values()
    assert (tree.shown[()].people, release.questions["q1", ()]) == (40, 40)


def test_of_outcomes_no_more_people_are_told_than_were_seen(tmp_path):
    # Two sites of 12 seen are told as 10 each; 24 due and scored twice would alone be told as 25.
    scored = {"scores": (("pain", 6, "review", 4),), "later": (("review", "2020-05-04", "attended"),)}
    groups = [{**group, **(scored if "seen" in group else {})} for site in "AB" for group in people(site, "P1", 12, 10)]
    release = release_of(programme_of(tmp_path, advised(*groups, site_phase=SITES, instrument=INSTRUMENT)), Rules())
    outcome = release.outcomes["pain", "review"]
    assert (release.uptake_of(("JPA", "P1")).chosen, outcome.due, outcome.pairs) == (20, 20, 20)


def test_a_group_of_which_nobody_has_decided_has_no_row(tmp_path):
    undecided = {"offered": "2020-12-20", "pain": "hip"}
    groups = ({**SEEN, "count": 20, "pain": "knee"}, {**DECLINED, "count": 20, "pain": "knee"},
              {**SEEN, "count": 10, "pain": "back"}, {**DECLINED, "count": 10, "pain": "back"}, undecided)
    rows = shown(uptake.who_is_reached(view_of(programme_of(tmp_path, advised(*groups)))), "characteristic", "value", "decided")
    assert rows == ["Pain in | Knee | 40", "Pain in | Back | 20"]


def test_no_mean_is_told_of_people_who_nearly_all_answered_alike(tmp_path):
    alike = release_of(programme_of(tmp_path, answered((25, "A", "q1", 3, 9), (7, "A", "q1", 5, 8))), Rules())
    varied = release_of(programme_of(tmp_path, answered((16, "A", "q1", 3, 9), (8, "A", "q1", 5, 8), (8, "A", "q1", 4, 7))), Rules())
    assert (alike.means, len(varied.means) > 0) == ({}, True)


def test_means_of_parts_are_told_all_or_none():
    tree = Tree({(): Released(60), ("JPA",): Released(30), ("TIPS",): Released(30), ("OTHER",): Released(0)})
    assert all_or_none(tree, {(): MEANS, ("JPA",): MEANS, ("TIPS",): MEANS}).keys() == {(), ("JPA",), ("TIPS",)}
    assert all_or_none(tree, {(): MEANS, ("JPA",): MEANS, ("TIPS",): None}).keys() == {()}
    assert all_or_none(tree, {(): None, ("JPA",): MEANS, ("TIPS",): MEANS}) == {}
