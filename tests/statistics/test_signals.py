"""Signals of a control chart: every reference series, a twin in plain Python, mirrored and shifted, gaps and restarts."""

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.assurance import assurance
from dashboard.statistics.control import ControlLimits, control_limits
from dashboard.statistics.signals import control_chart, signals_against, variation

LIMITS = ControlLimits(mean=10, lower=7, upper=13, points=12, is_trial=False)
LOANS = [310, 288, 297, 298, 307, 303, 294, 297, 308, 306, 294, 299, 297, 299, 314, 295, 293, 306, 301, 304]

REFERENCE = {
    0: "Common Cause", 1: "Above UCL", -1: "Below LCL", 2: "7 Point Trend (Increasing)",
    -2: "7 Point Trend (Decreasing)", 3: "2 in 3 Above CL", -3: "2 in 3 Below CL", 4: "7 Points Above CL",
    -4: "7 Points Below CL",
}
BETTER = {"increase": "higher", "decrease": "lower", "neutral": ""}
DEPARTURES = {"S32": "two points: the reference reckons limits from them; we draw a run chart and judge nothing"}

months = st.lists(st.one_of(st.none(), st.integers(0, 12)), max_size=30)
numbers = st.lists(st.integers(0, 12), min_size=10, max_size=30)


def chart_of(case):
    """Each set of limits of a case, ours, with the points that were judged by it."""
    for _, points in groupby(case["expected"]["points"], key=lambda point: point["rebase_group"]):
        points = list(points)
        values = [point["value"] for point in points]
        limits = control_limits(values[: case["args"]["fix_after_n_points"]], case["args"]["screen_outliers"])
        yield points, values, limits


def test_every_point_of_the_reference_series_has_the_same_limits_signal_and_meaning(oracle):
    judged = 0
    for case in oracle("spc.json"):
        better = BETTER[case["args"]["improvement_direction"]]
        for points, values, limits in chart_of(case):
            if limits is None:
                assert case["id"] in DEPARTURES
                continue
            for point, code in zip(points, signals_against(values, limits), strict=True):
                found, reference = (limits.mean, limits.lower, limits.upper), (point["mean"], point["lpl"], point["upl"])
                assert found == pytest.approx(reference, rel=1e-9, abs=1e-9), (case["id"], point["date"])
                assert REFERENCE[code] == point["special_cause_type"], (case["id"], point["date"])
                assert point_type(code, better) == point["point_type"], (case["id"], point["date"])
                judged += 1
    assert judged == 971


def point_type(code, better):
    meant = variation(code, better)
    if meant == "neither":
        return f"special_cause_neutral_{'high' if code > 0 else 'low'}"
    return "common_cause" if meant == "common cause" else f"special_cause_{meant}"


def test_every_icon_of_the_reference_series_is_ours(oracle):
    for case in oracle("spc.json"):
        better = BETTER[case["args"]["improvement_direction"]]
        *_, (_, values, limits) = chart_of(case)
        if limits is None:
            assert case["id"] in DEPARTURES
            continue
        last, icons = signals_against(values, limits)[-1], {icon["type"]: icon["icon"] for icon in case["expected"]["icons"]}
        meant = variation(last, better)
        suffix = "" if meant == "common cause" else "_high" if last > 0 else "_low"
        assert meant.replace(" ", "_") + suffix == icons["variation"], case["id"]
        if "assurance" in icons:
            said = assurance(limits, case["args"]["target"], better)
            assert said.replace("hit or miss", "inconsistent") == icons["assurance"], case["id"]


def test_the_reference_without_rebasing_on_a_date_that_is_there_is_one_chart(oracle):
    cases = {case["id"]: case for case in oracle("spc.json")}
    for name, restarts in (("S02", [12, 24]), ("S15", [])):
        points = cases[name]["expected"]["points"]
        segments = control_chart([point["value"] for point in points], restarts)
        codes = [code for segment in segments for code in segment.signals]
        assert [REFERENCE[code] for code in codes] == [point["special_cause_type"] for point in points]


def test_the_textbook_s_process_in_control_has_no_signal():
    # Montgomery DC. Introduction to Statistical Quality Control, example 6.5: "no points are out of control".
    assert signals_against(LOANS, control_limits(LOANS)) == [0] * 20


@pytest.mark.parametrize(("values", "codes"), [
    ([10, 13, 10], [0, 0, 0]),  # on the limit is not outside
    ([10, 13.1, 6.9], [0, 1, -1]),
    ([8, 9, 10, 11, 12.5, 12.6, 12.7], [2] * 7),  # seven points, six rises
    ([9, 10, 11, 12, 12.5, 12.6], [0] * 4 + [3, 3]),  # six points are no trend
    ([8, 9, 9, 10, 11, 12, 12.1], [0] * 5 + [0, 0]),  # an equal neighbour breaks it
    ([12.5, 10.1, 12.5], [3, 0, 3]),
    ([12.5, 9.9, 12.5], [0, 0, 0]),  # three on that side, as the reference has it
    ([12.5, 10, 12.5], [0, 0, 0]),
    ([12, 12, 11], [0, 0, 0]),  # two sigma exactly is not beyond
    ([13.5, 12.5, 11], [1, 0, 0]),  # a point outside is not counted near as well
    ([11, 10.5, 11, 10.5, 11, 10.5, 11], [4] * 7),
    ([11, 10.5, 11, 10, 11, 10.5, 11, 11], [0] * 8),  # a point on the mean breaks a run
    ([9, 9.5, 9, None, 9, 9.5, 9, 9], [0] * 8),  # and so does a gap
    ([8, 9, 10, None, 11, 11.5, 11.6], [0] * 7),
    ([9] * 6 + [14] + [9] * 2, [0] * 6 + [1] + [0] * 2),
    ([7.5, 7.6, 9, 9.5, 9, 9.5, 9], [-3, -3, -4, -4, -4, -4, -4]),  # precedence within a run
    ([14, 12, 11, 10, 9, 8, 7.5], [1] + [-2] * 6),  # outside before trend
    ([8, 8.5, 9, 9.5, 11, 11.5, 12, 11.5, 11, 9.5, 9, 8.5, 8], [2] * 7 + [-2] * 6),  # the top ends the rise
    ([12, 11.5, 11, 9.5, 9, 8.5, 8, 8.5, 9, 9.5, 11, 11.5, 12], [-2] * 7 + [2] * 6),
    ([], []), ([None], [0]), ([10], [0]), ([20], [1]),
])
def test_signals_of_a_known_process(values, codes):
    assert signals_against(values, LIMITS) == codes


@pytest.mark.parametrize(("lowest", "codes"), [
    (None, [-3, -3, 0, 1, -1]), (6.9, [-3, -3, 0, 1, -1]), (7, [0, 0, 0, 1, 0]), (8, [0, 0, 0, 1, 0]),
])
def test_a_lower_limit_that_no_value_can_pass_marks_nothing_low(lowest, codes):
    assert signals_against([7.5, 7.6, 9, 13.1, 6.9], LIMITS, lowest) == codes


def test_a_run_low_is_one_whatever_the_values_can_fall_to():
    assert signals_against([9] * 7, LIMITS, 7) == [-4] * 7


def test_a_chart_hands_on_what_its_values_can_fall_to():
    counts = [7, 6, 5, 12, 11, 8, 6, 14, 11, 2, 1, 1]
    assert [control_chart(counts, lowest=lowest)[0].signals[-1] for lowest in (None, 0)] == [-3, 0]


def signals_by_hand(values, limits):
    """The slow obvious twin: each point asks each window it belongs to."""
    if limits is None:
        return [0] * len(values)
    mean, half = limits.mean, limits.upper - limits.mean
    outside = [v is not None and (v > mean + half or v < mean - half) for v in values]
    side = [0 if v is None else (v > mean) - (v < mean) for v in values]
    near = [not out and v is not None and (v > mean + half * 2 / 3 or v < mean - half * 2 / 3) for v, out in zip(values, outside)]
    codes = []
    for place in range(len(values)):
        def windows(width):
            starts = range(max(0, place - width + 1), min(place, len(values) - width) + 1)
            return [range(start, start + width) for start in starts]

        def falls(window, sign):
            return all(None not in (values[i], values[i + 1]) and (values[i + 1] - values[i]) * sign > 0 for i in window[:-1])

        trends = [sign for window in windows(7) for sign in (1, -1) if falls(window, sign)]
        if outside[place]:
            codes.append(side[place])
        elif trends:
            codes.append(2 * trends[0])
        elif near[place] and any({side[i] for i in w} == {side[place]} and sum(near[i] for i in w) >= 2 for w in windows(3)):
            codes.append(3 * side[place])
        elif side[place] and any({side[i] for i in w} == {side[place]} for w in windows(7)):
            codes.append(4 * side[place])
        else:
            codes.append(0)
    return codes


@given(months)
def test_signals_are_those_found_by_hand(values):
    limits = control_limits(values)
    assert signals_against(values, limits) == signals_by_hand(values, limits)


@given(months)
def test_signals_of_a_known_process_are_those_found_by_hand(values):
    limits = ControlLimits(6, 1.5, 10.5, 12, False)
    assert signals_against(values, limits) == signals_by_hand(values, limits)


def exact(values):
    """Limits in numbers that a computer holds exactly, so that a shift or a mirror moves no point across them."""
    return ControlLimits(6, 2.25, 9.75, len(values), False)


@given(months, st.integers(-20, 20), st.sampled_from([1, 2, 4, 0.5]))
def test_a_shift_or_another_unit_changes_no_signal(values, shift, scale):
    limits = exact(values)
    moved = ControlLimits(*(scale * (number + shift) for number in (limits.mean, limits.lower, limits.upper)), 12, False)
    there = [None if value is None else scale * (value + shift) for value in values]
    assert signals_against(there, moved) == signals_against(values, limits)


@given(months)
def test_a_mirror_turns_every_signal_and_improvement_into_concern(values):
    limits = exact(values)
    here = signals_against(values, limits)
    there = signals_against([None if value is None else 12 - value for value in values], limits)
    assert there == [-code for code in here]
    for code in here:
        meant, mirrored = variation(code, "higher"), variation(code, "lower")
        assert {meant, mirrored} == ({"improvement", "concern"} if code else {"common cause"})
        assert variation(-code, "lower") == meant


@given(numbers, st.integers(1, 40))
def test_a_restart_makes_two_charts_of_one(values, place):
    segments = control_chart(values, [place])
    if place >= len(values):
        assert segments == control_chart(values)
        return
    first, second = segments
    assert (first.start, first.stop, second.start, second.stop) == (0, place, place, len(values))
    assert first.signals == control_chart(values[:place])[0].signals
    assert second.limits == control_limits(values[place:])


def test_a_segment_too_short_for_limits_has_a_median_and_no_signals():
    long, short = control_chart([3, 4] * 6 + [90, 91, 92], [12])
    assert long.limits and long.median is None
    assert (short.limits, short.median, short.signals) == (None, 91, (0, 0, 0))


def test_no_values_have_no_segment_and_one_a_median():
    assert control_chart([]) == ()
    assert control_chart([4])[0].median == 4
    assert control_chart([None])[0].median is None


def test_values_that_are_all_equal_have_no_signal():
    (segment,) = control_chart([5] * 15)
    assert segment.signals == (0,) * 15 and segment.limits.upper == 5


@pytest.mark.parametrize(("signal", "better", "meant"), [
    (0, "higher", "common cause"), (0, "", "common cause"), (1, "higher", "improvement"), (-4, "higher", "concern"),
    (2, "lower", "concern"), (-3, "lower", "improvement"), (3, "", "neither"), (-1, "", "neither"),
])
def test_a_signal_means_what_the_measure_s_better_way_says(signal, better, meant):
    assert variation(signal, better) == meant
