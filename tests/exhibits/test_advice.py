"""First appointments as a control chart, and how appointments are held."""

from datetime import date

import pytest

from dashboard.exhibits.advice import first_appointments, modes
from dashboard.exhibits.release import NOT_RELEASED
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


SIGNALS = [
    ([10, 14] * 6 + [40], "First appointments in {} lie above the upper limit: 40, mean 14.2 a month", "improvement-high"),
    ([30, 36] * 6 + [2], "First appointments in {} lie below the lower limit: 2, mean 30.6 a month", "concern-low"),
    ([9, 15, 9, 15, 9, 15, 8, 10, 12, 14, 16, 18, 20], "First appointments have risen over 7 months, to 20 in {}", "improvement-high"),
    ([17, 11, 17, 11, 17, 20, 18, 16, 14, 12, 10, 8, 6], "First appointments have fallen over 8 months, to 6 in {}", "concern-low"),
    ([8, 14, 8, 14, 8, 9] + [17, 15] * 3 + [16],
     "First appointments have been above their mean for 7 months; 16 in {}", "improvement-high"),
    ([20, 14, 20, 14, 20, 19] + [11, 13] * 3 + [12],
     "First appointments have been below their mean for 7 months; 12 in {}", "concern-low"),
    ([10, 14] * 5 + [14, 20, 20], "Two of three months of first appointments lie near the upper limit; 20 in {}", "improvement-high"),
]


@pytest.mark.parametrize(("counts", "sentence", "icon"), SIGNALS)
def test_the_sentence_says_what_the_signal_says(tmp_path, counts, sentence, icon):
    # thirteen months that end with January 2021
    people = [{"count": count, "offered": f"2020-{month:02}-01", "seen": f"2020-{month:02}-02"} for month, count in enumerate(counts[:-1], 1)]
    people.append({"count": counts[-1], "offered": "2021-01-04", "seen": "2021-01-05"})
    tables = advised(*people, freshness="site_id|source|data_to\nA|jpa|2021-01-31")
    exhibit = first_appointments(view_of(programme_of(tmp_path, tables), sites=("A",)))
    assert exhibit.sentence == sentence.format("Jan 2021")
    assert len(exhibit.sentence) <= 110
    assert exhibit.icons[0][0] == icon and exhibit.icons[0][1].lower().replace(", ", "-") == icon
    up = icon.endswith("high")
    last = [trace for trace in drawn(exhibit).data if trace.mode == "markers"][-1].marker
    assert last.symbol[-1] == ("triangle-up" if up else "triangle-down")
    assert (last.color[-1], last.line.color[-1]) == (("#00B0F0", "#003087") if up else ("#E46C0A", "#212B32"))
    assert ("▲ improvement" if up else "▼ concern") in next(words for words in exhibit.evidence if "as usual" in words or "improvement" in words or "concern" in words)


def test_a_period_changes_which_months_are_shown_and_no_limit_or_signal(tmp_path):
    programme = programme_of(tmp_path, advised(*months([10, 14] * 5 + [11, 40])))
    names = ("month", "signal", "centre", "lower", "upper", "since")
    whole = shown(first_appointments(view_of(programme)), *names)
    late = shown(first_appointments(view_of(programme, first=date(2020, 9, 1))), *names)
    assert late == whole[8:]


def test_the_plan_s_part_in_the_month_is_shown_where_every_site_has_one(tmp_path):
    target = "site_id|phase_id|measure|owner|due_on|value|adopted_on\nA|P1|advice_taken_up|plan|2020-12-31|366|2020-01-01"
    phase = "phase_id|project_code|name|position|starts_on\nP1|JPA|Phase 1|1|2019-12-31"
    tables = {**advised(*months([10, 14] * 6)), "target": target, "phase": phase, "site_phase": "site_id|phase_id\nA|P1",
              "jpa_step": "step_id|phase_id|name|due_after_days|position\none|P1|First visit|0|1"}
    exhibit = first_appointments(view_of(programme_of(tmp_path, tables), sites=("A",)))
    assert shown(exhibit, "plan", "assurance")[-1] == "31.0 | Missed: fewer than 1 month in 20; 0 of 12 months since Jan 2020 did"
    assert exhibit.icons[1] == ("missed", "Plan consistently missed")
    said = "if nothing changes, fewer than 1 month in 20 would reach it (an estimate); 0 of 12 months since Jan 2020 did"
    assert f"Plan for Dec 2020: 31.0; {said}" in exhibit.evidence
    assert "Plan" in {note.text for note in drawn(exhibit).layout.annotations}


def test_how_often_a_plan_is_met_is_not_told_of_months_that_carry_signals(tmp_path):
    target = "site_id|phase_id|measure|owner|due_on|value|adopted_on\nA|P1|advice_taken_up|plan|2020-12-31|144|2020-01-01"
    tables = {**advised(*months([10, 14] * 5 + [12, 40])), "target": target, "site_phase": "site_id|phase_id\nA|P1",
              "phase": "phase_id|project_code|name|position|starts_on\nP1|JPA|Phase 1|1|2019-12-31",
              "jpa_step": "step_id|phase_id|name|due_after_days|position\none|P1|First visit|0|1"}
    exhibit = first_appointments(view_of(programme_of(tmp_path, tables), sites=("A",)))
    assert shown(exhibit, "assurance")[-1] == "Hit or miss: not judged while months carry signals"
    assert [name for name, _ in exhibit.icons] == ["improvement-high"]
    assert "Plan for Dec 2020: 12.2; not judged while months carry signals" in exhibit.evidence


def test_months_that_are_all_not_over_are_said_and_drawn_open(tmp_path):
    tables = advised(*months([3, 5], first=11), freshness="site_id|source|data_to\nA|jpa|2020-12-20\nB|jpa|2020-11-10")
    exhibit = first_appointments(view_of(programme_of(tmp_path, tables)))
    assert exhibit.sentence == "8 first appointments, in months that are not over yet"
    assert set(shown(exhibit, "signal", "centre", "since")) == {"Not over yet | – | –"}
    assert drawn(exhibit).data[-1].marker.color == ("#FFFFFF", "#FFFFFF")
    assert exhibit.icons == ()


def test_without_a_plan_for_every_site_nothing_is_held_against_it(tmp_path):
    target = "site_id|phase_id|measure|owner|due_on|value|adopted_on\nA|P1|advice_taken_up|plan|2020-12-31|366|2020-01-01"
    exhibit = first_appointments(view_of(programme_of(tmp_path, {**advised(*months([10, 14] * 6)), "target": target})))
    assert "plan" not in exhibit.table and len(exhibit.icons) == 1


def test_counts_that_vary_by_less_than_one_are_not_judged(tmp_path):
    exhibit = first_appointments(view_of(programme_of(tmp_path, advised(*months([3] * 12)))))
    assert set(shown(exhibit, "signal")) == {"Varies too little to judge"}
    assert exhibit.sentence == "3 first appointments in Dec 2020; the mean is 3.0 a month"
    assert exhibit.icons == ()


def test_a_site_that_has_left_has_no_months_of_nothing_afterwards(tmp_path):
    tables = {**advised(*months([9, 12] * 4)), "site_phase": "site_id|phase_id|left_on\nA|P1|2020-08-31"}
    exhibit = first_appointments(view_of(programme_of(tmp_path, tables), sites=("A",)))
    assert shown(exhibit, "month", "attended")[-1] == "Aug 2020 | 12"


def test_more_sites_than_before_are_said_to_change_the_level(tmp_path):
    tables = {**advised(*months([9, 12] * 6)), "site_phase": "site_id|phase_id|joined_on\nA|P1|2019-01-01\nB|P1|2020-06-01"}
    exhibit = first_appointments(view_of(programme_of(tmp_path, tables)))
    assert "Sites taking part: 1 at first, 2 at the end, which alone changes the level" in exhibit.evidence


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
    assert (exhibit.sentence, exhibit.drawing, len(exhibit.table)) == (NOT_RELEASED, None, 0)
    assert exhibit.icons == exhibit.notes == exhibit.evidence == ()
