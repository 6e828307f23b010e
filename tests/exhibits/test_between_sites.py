"""Do sites differ by more than chance: from ten sites on, over-dispersion in words, and nobody judged by it."""


import numpy as np
import pytest

from dashboard.exhibits.between_sites import sites_and_chance
from dashboard.exhibits.pathway import pathway
from tests.exhibits.advised import PHASES, STEPS
from tests.exhibits.tiny import SIZES, drawn, programme_of, shown, view_of


def sites(*counts: tuple[int, int]) -> dict[str, str]:
    """Tables of a site for each (decided, seen)."""
    people, visits, names = [], [], [f"s{number:03d}" for number in range(len(counts))]
    for name, (decided, seen) in zip(names, counts, strict=True):
        for number in range(decided):
            people.append(f"{name}-{number}|{name}|P1|2020-03-02")
            visits += [f"{name}-{number}|one|2020-04-01|attended"] if number < seen else []
    return {
        "project": "project_code\nTIPS\nJPA", "phase": PHASES, "jpa_step": STEPS,
        "site": "\n".join(["site_id|name", *(f"{name}|Place {name[1:]}" for name in names)]),
        "site_phase": "\n".join(["site_id|phase_id", *(f"{name}|P1" for name in names)]),
        "participant": "\n".join(["participant_id|site_id|phase_id|offered_on", *people]),
        "appointment": "\n".join(["participant_id|step_id|seen_on|outcome", *visits]),
    }


def exhibit_of(folder, *counts, **selection):
    return sites_and_chance(view_of(programme_of(folder, sites(*counts)), **selection))


ALIKE = [(20 + 10 * number, round(0.6 * (20 + 10 * number)) + (-1) ** number) for number in range(12)]
APART = [(60, 15 if number % 2 else 50) for number in range(12)]


def test_twelve_sites_that_differ_by_chance_show_no_clear_sign_of_more(tmp_path):
    exhibit = exhibit_of(tmp_path, *ALIKE)
    assert exhibit.sentence == "No clear sign that sites differ in uptake by more than chance"
    assert set(shown(exhibit, "place")[1:]) == {"inside the limits"}
    assert "By chance alone some 0.5 of them would lie outside the 95% limits" in exhibit.evidence
    assert shown(exhibit, "site")[:3] == ["All selected", "Place 000", "Place 001"]


def test_one_site_outside_the_outer_limits_is_named_and_has_a_shape_of_its_own(tmp_path):
    exhibit = exhibit_of(tmp_path, *ALIKE[:-1], (100, 95))
    assert exhibit.sentence == (
        "Place 011 lies outside the 99.8% limits; no clear sign that sites as a whole differ by more than chance"
    )
    figure = drawn(exhibit)
    odd = next(trace for trace in figure.data if trace.name == "Site outside the 99.8% limits")
    assert (odd.marker.symbol, list(odd.text), odd.customdata) == ("diamond", ["Place 011"], ("site:s011",))


def test_a_tiny_site_where_everybody_came_is_not_named(tmp_path):
    exhibit = exhibit_of(tmp_path, *ALIKE, (6, 6))
    assert exhibit.sentence == "No clear sign that sites differ in uptake by more than chance"
    assert shown(exhibit, "site", "place")[-1] == "Place 012 | inside the limits"


def test_how_many_lie_outside_by_chance_is_said_of_these_sizes(tmp_path):
    tiny = exhibit_of(tmp_path, *[(2, 1)] * 12)
    assert "By chance alone fewer than 0.1 of them would lie outside the 95% limits" in tiny.evidence


def test_where_sites_differ_by_more_than_chance_none_of_them_is_judged(tmp_path):
    exhibit = exhibit_of(tmp_path, *APART)
    assert exhibit.sentence == "Sites differ in uptake by more than chance alone would make them"
    assert set(shown(exhibit, "place")[1:]) == {"Not judged: sites differ by more than chance"}
    assert any(line.startswith("Over-dispersion ") for line in exhibit.evidence)
    assert {trace.name for trace in drawn(exhibit).data if trace.mode != "lines"} == {"Site"}


def test_fewer_than_ten_sites_are_not_told_from_chance(tmp_path):
    exhibit = exhibit_of(tmp_path, *APART[:9])
    assert (exhibit.sentence, exhibit.drawing, len(exhibit.table)) == ("9 sites are too few to tell a pattern from chance", None, 0)
    assert "How many took up the offer, by site?" in exhibit.empty


@pytest.mark.parametrize("seen", [0, 20])
def test_where_all_or_nobody_came_there_is_nothing_to_compare(tmp_path, seen):
    exhibit = exhibit_of(tmp_path, *[(20, seen)] * 12)
    assert exhibit.sentence == "No site differs from another: everybody came, or nobody did"
    assert (exhibit.drawing, len(exhibit.table)) == (None, 0)


def test_without_offers_the_pathways_words_stand(tmp_path):
    tables = sites(*ALIKE)
    elsewhere = view_of(programme_of(tmp_path, {**tables, "site_phase": tables["site_phase"] + "\ntraining|T"}), sites=("training",))
    assert sites_and_chance(elsewhere).sentence == pathway(elsewhere).sentence == "Joint Pain Advice is not offered here"


def test_each_site_lies_on_its_own_number_of_people(tmp_path):
    figure = drawn(exhibit_of(tmp_path, *ALIKE))
    dots = [trace for trace in figure.data if trace.mode != "lines"]
    assert sorted(x for trace in dots for x in trace.x) == [decided for decided, _ in ALIKE]
    assert figure.layout.xaxis.range[1] > max(decided for decided, _ in ALIKE)


@pytest.mark.parametrize("size", SIZES)
def test_two_hundred_sites_are_all_drawn(tmp_path, size):
    random = np.random.default_rng(3)
    people = random.integers(1, 60, 200)
    programme = programme_of(tmp_path, sites(*zip(people.tolist(), random.binomial(people, 0.55).tolist(), strict=True)))
    exhibit = sites_and_chance(view_of(programme))
    assert len(exhibit.table) == 201
    assert sum(len(trace.x) for trace in drawn(exhibit, size).data if trace.mode != "lines") == 200


def test_a_funder_sees_none_of_it(tmp_path):
    exhibit = exhibit_of(tmp_path, *APART, audience="funder")
    assert (exhibit.sentence, len(exhibit.table), exhibit.evidence) == ("Not released to a funder", 0, ())
