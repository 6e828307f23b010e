"""What a funder sees of a small programme: numbers as released, the sentence that goes with them, and words for what is not there."""

import pytest

from dashboard.disclosure.rules import Rules
from dashboard.exhibits.released import confidence, outcomes, sites, uptake
from dashboard.exhibits.released.figures import RELEASED
from dashboard.exhibits.released.made import released_programme
from dashboard.exhibits.view import View
from dashboard.disclosure import Audience
from dashboard.programme.programme import Slice
from dashboard.selection import Selection
from tests.exhibits.advised import advised
from tests.exhibits.surveys import answered
from tests.exhibits.tiny import SIZES, drawn, programme_of, shown

SEEN = {"offered": "2020-03-02", "seen": "2020-03-20"}
DECLINED = {"offered": "2020-03-03", "declined": "2020-03-09"}


def people(site: str, phase: str, seen: int, declined: int, **more) -> tuple[dict, dict]:
    where = {"site": site, "phase": phase, **more}
    return {**SEEN, **where, "count": seen}, {**DECLINED, **where, "count": declined}


def view_of(programme, project="", phase="", site="") -> View:
    selection = Selection(project or None, (phase,) if phase else (), (site,) if site else (), audience="funder")
    stripped, release = released_programme(programme, Rules())
    return View(Slice(stripped, selection), Audience("funder"), release)


@pytest.fixture(scope="module")
def offered(tmp_path_factory):
    """21 of 33 at Ashford, 12 of 22 at Barnet in Phase 1; 9 of 20 at Barnet in Phase 2."""
    groups = (*people("A", "P1", 21, 12), *people("B", "P1", 12, 10), *people("B", "P2", 9, 11))
    return programme_of(tmp_path_factory.mktemp("offered"), advised(*groups))


def test_uptake_is_reckoned_from_rounded_counts_and_a_total_is_the_sum_of_its_parts(offered):
    exhibit = uptake.uptake_by_site(view_of(offered))
    assert shown(exhibit, "site", "seen", "decided", "uptake") == [
        "All selected | 40 | 75 | 53%",  # 20 + 10 + 10 of 35 + 20 + 20
        "Ashford | 20 | 35 | 57%",
        "Barnet · Phase 1 | 10 | 20 | 50%",
        "Barnet · Phase 2 | 10 | 20 | 50%",
    ]
    assert exhibit.sentence == "About 40 of 75 people offered Joint Pain Advice came to a first appointment"


@pytest.mark.parametrize(
    ("node", "said"),
    [
        ({"project": "JPA"}, "About 40 of 75"), ({"project": "JPA", "phase": "P1"}, "About 30 of 55"),
        ({"project": "JPA", "phase": "P2", "site": "B"}, "About 10 of 20"), ({"project": "TIPS"}, "Joint Pain Advice is not offered here"),
    ],
)
def test_each_part_of_the_tree_says_its_own(offered, node, said):
    exhibit = uptake.took_up_advice(view_of(offered, **node))
    assert exhibit.sentence.startswith(said)
    assert (exhibit.headline.figure == "–") == said.startswith("Joint")


def test_sites_too_small_to_stand_alone_stand_together(tmp_path):
    groups = (*people("A", "P1", 30, 20), *people("B", "P1", 5, 4), *people("C", "P1", 6, 5))
    programme = programme_of(tmp_path, advised(*groups, site_phase="site_id|phase_id\nA|P1\nB|P1\nC|P1"))
    exhibit = uptake.uptake_by_site(view_of(programme, project="JPA", phase="P1"))
    assert shown(exhibit, "site", "seen", "decided") == [
        "All selected | 40 | 70", "Ashford | 30 | 50", "2 other sites, together | 10 | 20",
    ]
    alone = uptake.took_up_advice(view_of(programme, project="JPA", phase="P1", site="B"))
    assert (alone.sentence, alone.drawing) == ("Released only together with others", None)


def test_a_small_site_beside_one_other_withholds_both_and_their_phase_stays(tmp_path):
    groups = (*people("A", "P1", 30, 20), *people("B", "P1", 2, 3))
    programme = programme_of(tmp_path, advised(*groups))
    exhibit = uptake.uptake_by_site(view_of(programme, project="JPA"))
    assert shown(exhibit, "site", "seen", "decided") == [
        "All selected | 30 | 55", "All sites of Phase 1 | 30 | 55", "All sites of Phase 2 | Nobody yet | Nobody yet",
    ]
    assert uptake.took_up_advice(view_of(programme, project="JPA", phase="P1")).sentence.startswith("About 30 of 55")
    assert uptake.took_up_advice(view_of(programme, project="JPA", phase="P1", site="A")).sentence == "Too few people to release"


def test_five_people_in_all_are_told_of_nowhere(tmp_path):
    view = view_of(programme_of(tmp_path, advised(*people("A", "P1", 3, 2))))
    for make in RELEASED.values():
        exhibit = make(view)
        protected = {column.name for column in exhibit.table.columns if column.measure_class in ("participants", "answers", "outcomes")}
        found = [(exhibit.name, row[name]) for row in exhibit.table.records() for name in protected if isinstance(row[name], (int, float))]
        assert not found
        assert "bout" not in exhibit.sentence and exhibit.sentence


def test_the_confident_are_counted_to_the_nearest_five(tmp_path):
    programme = programme_of(tmp_path, answered((17, "A", "q1", 3, 5), (6, "A", "q1", 5, 5), (9, "B", "q1", 4, 6), (8, "B", "q1", 6, 5)))
    exhibit = confidence.more_confident(view_of(programme))
    assert exhibit.sentence == "About 25 of 40 people were more confident after training than before"
    assert exhibit.headline.of == "of about 40 people"


VARIED = ((9, "A", "q1", 3, 5), (9, "A", "q1", 4, 7), (9, "A", "q1", 5, 6))


def test_a_change_is_the_difference_of_the_means_told_and_its_interval_is_widened(tmp_path):
    exhibit = confidence.shift_by_question(view_of(programme_of(tmp_path, answered(*VARIED))))
    # Before 4, after 6, change 2 with a standard deviation of 0.83: 2 -+ 0.33, widened to 2 -+ 0.4, a multiple of 0.2.
    assert shown(exhibit, "question", "pairs", "mean_before", "mean_after", "mean_change", "low", "high", "direction") == [
        "Setting goals | 25 | 4.0 | 6.0 | 2.0 | 1.6 | 2.4 | rose"
    ]
    assert exhibit.sentence == "Confidence rose on 1 of 1 question"


def test_a_change_is_not_said_to_leave_out_0_where_the_interval_told_holds_it(tmp_path):
    # Mean change (18 - 9) / 36 = 0.25, standard deviation 0.84: from -0.03, told from 0.2 - 0.4: means of 36 people are multiples of 0.2 where they are told as 35.
    rows = ((9, "A", "q1", 4, 5), (9, "A", "q1", 5, 6), (9, "A", "q1", 6, 5), (9, "A", "q1", 7, 7))
    exhibit = confidence.shift_by_question(view_of(programme_of(tmp_path, answered(*rows))))
    assert shown(exhibit, "mean_change", "low", "direction") == ["0.2 | −0.2 | no clear change"]


def test_a_mean_that_tells_of_everybody_is_withheld(tmp_path):
    alike = programme_of(tmp_path, answered((20, "A", "q1", 10, 10)))
    exhibit = confidence.shift_by_question(view_of(alike))
    assert shown(exhibit, "pairs", "mean_after") == ["20 | Mean not released"]


def test_outcomes_are_told_for_a_phase_with_their_caution(tmp_path):
    came = {"later": (("review", "2020-05-04", "attended"),)}
    fell = {"scores": (("pain", 6, "review", 4),), **came}
    same = {"scores": (("pain", 5, "review", 5),), **came}
    less = {"scores": (("pain", 7, "review", 6),), **came}
    groups = ({**SEEN, "count": 10, **fell}, {**SEEN, "count": 9, **same}, {**SEEN, "count": 9, **less}, {**DECLINED, "count": 20})
    instruments = "instrument_id|name|scale_min|scale_max|higher_is_better|meaningful_change\npain|Pain|0|10|0|2"
    programme = programme_of(tmp_path, advised(*groups, instrument=instruments))
    exhibit = outcomes.outcomes(view_of(programme))
    assert shown(exhibit, "row", "pairs", "mean_change", "reached", "way") == ["Review · Phase 1 | 30 | −1.0 | 10 | better"]
    assert exhibit.sentence == "1 of 1 mean score improved; without a comparison group no cause is shown"


def test_quarters_and_characteristics_add_up_to_the_whole(tmp_path):
    groups = (*people("A", "P1", 21, 12, pain="hip"), {**SEEN, "site": "A", "pain": "knee", "offered": "2020-08-03", "seen": "2020-08-09", "count": 12},
              {**DECLINED, "site": "A", "pain": "knee", "offered": "2020-08-03", "declined": "2020-08-09", "count": 14})
    view = view_of(programme_of(tmp_path, advised(*groups)))
    whole = view.release.uptake_of(("JPA",))
    assert shown(uptake.uptake_by_month(view), "quarter", "decided", "seen") == [
        "Q4 2019/20 | 35 | 20", "Q1 2020/21 | Nobody yet | Nobody yet", "Q2 2020/21 | 25 | 15",
    ]
    assert whole == (60, 35)
    reached = shown(uptake.who_is_reached(view), "characteristic", "value", "decided", "seen")
    assert [row for row in reached if row.startswith("Pain")] == ["Pain in | Hip | 35 | 20", "Pain in | Knee | 25 | 15"]


def test_each_site_says_training_exactly_and_the_rest_as_released(offered):
    exhibit = sites.sites(view_of(offered))
    assert shown(exhibit, "site", "uptake", "records_complete") == [
        "Ashford | 57% | Not released", "Barnet | In several phases: choose one | Not released", "Croydon | Not offered here | Not released",
    ]


def test_what_is_drawn_for_a_funder_can_be_drawn_in_every_size(offered):
    view = view_of(offered)
    for make in RELEASED.values():
        exhibit = make(view)
        assert exhibit.drawing or exhibit.empty
        for size in SIZES if exhibit.drawing else ():
            assert drawn(exhibit, size).data


def test_when_the_first_person_was_offered_advice_is_not_told(tmp_path):
    trained = {"trainee": "trainee_id|site_id|phase_id|course_id|enrolled_on\nT1|A|P1|C1|2020-05-04", "course": "course_id|project_code\nC1|JPA"}
    early = programme_of(tmp_path, advised({"offered": "2019-01-07"}, *people("A", "P1", 21, 12), **trained))
    assert early.months[0].isoformat() == "2019-01-01"
    assert [month.isoformat() for month in view_of(early).programme.months] == ["2020-05-01"]
