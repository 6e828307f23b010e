"""First appointments as a control chart, and how appointments are held."""

from datetime import date

import pytest

from dashboard.exhibits.advice import first_appointments, modes
from tests.exhibits.advised import advised
from tests.exhibits.tiny import SIZES, drawn, programme_of, shown, view_of


def months(counts, first=1, **rest):
    """People offered advice and seen in these months of 2020, so many each."""
    return tuple(
        {"count": count, "offered": f"2020-{month:02}-01", "seen": f"2020-{month:02}-02", **rest}
        for month, count in enumerate(counts, first) if count
    )


def test_twelve_months_have_limits_about_their_mean(tmp_path):
    counts = (4, 6) * 6
    exhibit = first_appointments(view_of(programme_of(tmp_path, advised(*months(counts)))))
    assert shown(exhibit, "month", "attended", "centre", "lower", "upper")[0] == "Jan 2020 | 4 | 5.0 | – | 10.3"
    assert exhibit.sentence == "6 first appointments in Dec 2020, within the usual range; the mean is 5.0 a month"
    assert any(words.startswith("Limits from the months since Jan 2020") for words in exhibit.evidence)


def test_a_lower_limit_above_zero_is_drawn(tmp_path):
    exhibit = first_appointments(view_of(programme_of(tmp_path, advised(*months((9, 10) * 6)))))
    assert shown(exhibit, "lower")[0] == f"{9.5 - 2.66:.1f}"
    assert {"Lower limit", "Upper limit", "<b>Mean 9.5</b>"} <= {note.text for note in drawn(exhibit).layout.annotations}


def test_ten_months_have_trial_limits_and_nine_only_a_median(tmp_path):
    (tmp_path / "ten").mkdir()
    (tmp_path / "nine").mkdir()
    ten = first_appointments(view_of(programme_of(tmp_path / "ten", advised(*months([3, 4] * 5, first=3)))))
    nine = first_appointments(view_of(programme_of(tmp_path / "nine", advised(*months([3, 4, 8] * 3, first=4)))))
    assert any(words.startswith("Trial limits from the months since Mar 2020") for words in ten.evidence)
    assert any(words.startswith("Run chart about the median since Apr 2020: limits need 10") for words in nine.evidence)
    assert nine.sentence == "The median is 4 first appointments a month; 8 in Dec 2020"
    assert set(shown(nine, "upper")) == {"–"}


def test_a_month_not_over_is_open_and_outside_the_limits(tmp_path):
    tables = advised(*months([4] * 11 + [90]), freshness="site_id|source|data_to\nA|jpa|2020-12-30")
    exhibit = first_appointments(view_of(programme_of(tmp_path, tables), sites=("A",)))
    assert shown(exhibit, "attended", "centre", "incomplete")[-1] == "90 | 4.0 | yes"
    assert exhibit.sentence == "4 first appointments in Nov 2020; the mean is 4.0 a month"
    dots = [trace for trace in drawn(exhibit).data if trace.mode == "markers"][0]
    assert dots.marker.color[-2:] == ("#768692", "#FFFFFF")


def test_a_month_without_appointments_is_a_zero_and_counts(tmp_path):
    exhibit = first_appointments(view_of(programme_of(tmp_path, advised(*months([4, 0, 4, 0, 4], first=8)))))
    assert shown(exhibit, "attended") == ["4", "0", "4", "0", "4"]


def test_empty_months_at_a_period_s_start_count(tmp_path):
    programme = programme_of(tmp_path, advised(*months([4, 0, 0, 2, 3], first=8)))
    exhibit = first_appointments(view_of(programme, first=date(2020, 9, 1)))
    assert shown(exhibit, "month", "attended")[0] == "Sep 2020 | 0"
    assert exhibit.sentence == "The median is 2 first appointments a month; 3 in Dec 2020"  # of all: 4, 0, 0, 2, 3


def test_one_month_alone_gives_no_limits_of_no_width(tmp_path):
    exhibit = first_appointments(view_of(programme_of(tmp_path, advised(*months([20] + [0] * 11)))))
    assert set(shown(exhibit, "centre", "upper")) == {"0.0 | –"}
    assert "Run chart about the median since Jan 2020: too uneven for limits, and no signals are looked for" in exhibit.evidence


def test_later_steps_are_not_first_appointments(tmp_path):
    people = months([4], first=12, later=[("review", "2020-12-20", "attended")])
    programme = programme_of(tmp_path, advised(*people))
    assert first_appointments(view_of(programme)).sentence == "4 first appointments in Dec 2020"
    assert shown(modes(view_of(programme)), "attended") == ["8"]


def test_events_of_the_programme_and_of_the_selected_sites_are_marked(tmp_path):
    events = "event_id|happened_on|site_id|title\ne|2020-03-20|-|Lockdown\nf|2020-06-01|B|Room lost"
    programme = programme_of(tmp_path, advised(*months([3] * 12), event=events))
    all_, ashford = (
        {note.text for note in drawn(first_appointments(view_of(programme, sites=sites))).layout.annotations}
        for sites in ((), ("A",))
    )
    assert {"Lockdown", "Room lost"} <= all_
    assert "Lockdown" in ashford and "Room lost" not in ashford


def test_only_a_month_not_over_says_just_that(tmp_path):
    tables = advised(*months([3], first=12), freshness="site_id|source|data_to\nA|jpa|2020-12-30")
    exhibit = first_appointments(view_of(programme_of(tmp_path, tables), sites=("A",)))
    assert exhibit.sentence == "3 first appointments, in a month that is not over yet"
    assert drawn(exhibit).data


def test_no_first_appointment_is_said_in_words(tmp_path):
    programme = programme_of(tmp_path, advised({"offered": "2020-03-02"}))
    assert first_appointments(view_of(programme)).sentence == "No first appointments in this period"
    assert first_appointments(view_of(programme, sites=("C",))).sentence == "Joint Pain Advice is not offered here"
    assert first_appointments(view_of(programme)).drawing is None


def test_a_period_without_months_is_empty(tmp_path):
    programme = programme_of(tmp_path, advised(*months([3] * 12)))
    assert len(first_appointments(view_of(programme, first=date(2031, 1, 1))).table) == 0


def test_modes_by_name_with_what_was_not_recorded_last(tmp_path):
    exhibit = modes(view_of(programme_of(tmp_path, advised(
        *months([3], mode="video"), *months([5], mode="in person"), *months([2], mode=""),
    ))))
    assert shown(exhibit, "mode", "attended", "share") == ["In person | 5 | 50%", "Video | 3 | 30%", "Not recorded | 2 | 20%"]
    assert exhibit.sentence == "5 of 10 appointments were held in person"


def test_modes_that_nobody_recorded_are_said_to_be_so(tmp_path):
    exhibit = modes(view_of(programme_of(tmp_path, advised(*months([2], mode="")))))
    assert exhibit.sentence == "How 2 appointments were held is not recorded"


def test_one_appointment_was_held(tmp_path):
    exhibit = modes(view_of(programme_of(tmp_path, advised(*months([1], mode="phone")))))
    assert exhibit.sentence == "1 of 1 appointment was held by phone"


@pytest.mark.parametrize("make", [first_appointments, modes])
@pytest.mark.parametrize("size", SIZES)
def test_every_size_is_a_figure_that_plotly_knows(tmp_path, make, size):
    assert drawn(make(view_of(programme_of(tmp_path, advised(*months([3] * 12))))), size).data


@pytest.mark.parametrize("make", [first_appointments, modes])
def test_a_funder_is_told_that_it_is_not_released(tmp_path, make):
    exhibit = make(view_of(programme_of(tmp_path, advised(*months([3] * 12))), audience="funder"))
    assert (exhibit.sentence, exhibit.drawing, len(exhibit.table)) == ("Not released to a funder", None, 0)
