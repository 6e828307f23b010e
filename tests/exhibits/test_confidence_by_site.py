"""Confidence by site: listed by name, small sites withheld, scales apart."""

from dashboard.exhibits.confidence_by_site import awareness_by_site, shift_by_site
from tests.exhibits.surveys import answered
from tests.exhibits.tiny import drawn, programme_of, shown, view_of

GROUPS = (
    (8, "B", "q1", 2, 5), (1, "B", "q1", 2, 4),
    (5, "A", "q1", 3, 4),
    (4, "C", "q1", 1, 9),
)
NAMED = {"site": "site_id|name\nA|Ashford\nB|Barnet\nC|Croydon\nD|Dulwich"}


def tables(*groups):
    given = answered(*groups)
    return {**given, **NAMED, "site_phase": given["site_phase"] + "\nD|P"}


def test_sites_stand_by_name_below_all_selected(tmp_path):
    exhibit = shift_by_site(view_of(programme_of(tmp_path, tables(*GROUPS))))
    assert shown(exhibit, "site", "pairs", "mean_change", "direction") == [
        f"All selected | 18 | +{(8 * 3 + 2 + 5 + 4 * 8) / 18:.2f} | rose",
        "Ashford | 5 | +1.00 | too few to say",
        "Barnet | 9 | +2.89 | rose",
        "Croydon | Fewer than 5 pairs | Fewer than 5 pairs | Fewer than 5 pairs",
        "Dulwich | No pairs yet | No pairs yet | No pairs yet",
    ]
    assert exhibit.sentence == "Confidence rose at 1 of 4 sites; too few pairs to say at 3"


def test_a_click_reports_the_site_and_the_line_of_all_is_drawn(tmp_path):
    figure = drawn(shift_by_site(view_of(programme_of(tmp_path, tables(*GROUPS)))))
    dots = next(trace for trace in figure.data if trace.mode == "markers+text")
    assert list(dots.customdata) == ["", "site:A", "site:B", "site:C", "site:D"]
    assert {shape.line.dash for shape in figure.layout.shapes} == {"dot", "dash"}
    assert [note.text for note in figure.layout.annotations if note.text and "pairs" in note.text] == [
        "Fewer than 5 pairs", "No pairs yet",
    ]


def test_one_site_needs_no_total(tmp_path):
    exhibit = shift_by_site(view_of(programme_of(tmp_path, tables(*GROUPS)), sites=("B",)))
    assert shown(exhibit, "site") == ["Barnet"]
    assert exhibit.sentence == "Confidence rose at Barnet"


def test_one_small_site_says_nothing_of_its_change(tmp_path):
    exhibit = shift_by_site(view_of(programme_of(tmp_path, tables(*GROUPS)), sites=("C",)))
    assert exhibit.sentence == "Too few pairs to say whether confidence changed at Croydon"


def test_two_phases_stand_between_all_and_the_sites(tmp_path):
    given = tables(*GROUPS)
    given["phase"] = "phase_id|name|position\nP|Pilot|1\nQ|Roll-out|2"
    given["trainee"] = given["trainee"].replace("trainee_id|site_id", "trainee_id|site_id|phase_id")
    given["trainee"] = "\n".join(
        line if number == 0 else line + ("|Q" if line.endswith("A") else "|P")
        for number, line in enumerate(given["trainee"].splitlines())
    )
    given["site_phase"] += "\nA|Q"
    exhibit = shift_by_site(view_of(programme_of(tmp_path, given)))
    assert shown(exhibit, "site", "pairs")[:3] == ["All selected | 18", "All of Pilot | 13", "All of Roll-out | 5"]


def test_sites_of_other_phases_are_counted_not_listed(tmp_path):
    given = tables(*GROUPS)
    given["phase"] = "phase_id|position\nP|1\nQ|2"
    given["site_phase"] = given["site_phase"].replace("D|P", "D|Q")
    exhibit = shift_by_site(view_of(programme_of(tmp_path, given)))
    assert "Dulwich" not in shown(exhibit, "site")
    assert "1 site in phases without such pairs" in exhibit.evidence


def test_awareness_is_a_figure_of_its_own(tmp_path):
    programme = programme_of(tmp_path, tables(*GROUPS, (8, "A", "w1", 2, 3), (1, "A", "w1", 2, 4)))
    exhibit = awareness_by_site(view_of(programme))
    assert exhibit.sentence == "Awareness rose at 1 of 4 sites; too few pairs to say at 3"
    assert set(shown(exhibit, "scale")) == {"1 to 5"}


def test_without_answers_nothing_is_drawn(tmp_path):
    exhibit = awareness_by_site(view_of(programme_of(tmp_path, tables(*GROUPS))))
    assert (exhibit.drawing, exhibit.sentence) == (None, "No awareness answers given both before and after yet")
