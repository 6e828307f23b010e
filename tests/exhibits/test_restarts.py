"""Where limits restart: at events with a recorded reason that concern the whole chart, from the month that begins nearest."""

from datetime import date

import pytest

from dashboard.exhibits.advice import first_appointments
from dashboard.exhibits.restarts import places_of, restart_month, restarts, without_reason
from tests.exhibits.advised import advised
from tests.exhibits.test_advice import months
from tests.exhibits.tiny import drawn, programme_of, shown, view_of

EVENTS = "event_id|happened_on|site_id|title|recalculates_limits|reason\n"
MOVED = EVENTS + "e|{day}|{site}|Moved house|1|{reason}"


def of(folder, day="2020-07-01", site="-", reason="A larger room.", counts=(9, 12) * 3 + (29, 34) * 3, **selection):
    folder.mkdir(exist_ok=True)
    event = MOVED.format(day=day, site=site, reason=reason)
    # twelve months of 2019 and twelve of 2020, at one site
    tables = advised(*(
        {"count": count, "offered": f"{year}-{month:02}-01", "seen": f"{year}-{month:02}-02"}
        for year in (2019, 2020) for month, count in enumerate(counts, 1)
    ), event=event)
    return view_of(programme_of(folder, tables), **selection)


@pytest.mark.parametrize(("day", "month"), [
    (date(2020, 3, 1), date(2020, 3, 1)), (date(2020, 3, 15), date(2020, 3, 1)), (date(2020, 3, 16), date(2020, 4, 1)),
    (date(2020, 12, 31), date(2021, 1, 1)),
])
def test_new_limits_begin_with_the_month_that_begins_nearest(day, month):
    assert restart_month(day) == month


def test_places_outside_the_months_are_none(tmp_path):
    view = of(tmp_path / "a")
    (event,) = restarts(view, {"A"})
    assert places_of([event], [date(2020, 6, 1), date(2020, 7, 1)]) == [1]
    assert places_of([event], [date(2019, 7, 1)]) == []


def test_limits_restart_at_a_reason_and_say_it(tmp_path):
    exhibit = first_appointments(of(tmp_path / "a", day="2020-01-05", site="A", sites=("A",)))
    assert [row.split(" | ")[0] for row in shown(exhibit, "since")] == ["Jan 2019"] * 12 + ["Jan 2020"] * 12
    assert exhibit.notes == ("New middle line and limits from Jan 2020: Moved house. A larger room.",)
    texts = [note.text for note in drawn(exhibit).layout.annotations]
    assert "New limits" in texts
    narrow = [note.text for note in drawn(exhibit, "narrow").layout.annotations]
    assert "New limits" in narrow
    mean = next(trace for trace in drawn(exhibit).data if trace.mode == "lines" and trace.line.color == "#212B32")
    assert None in mean.y  # two level lines, not one that leans


def test_an_event_without_a_reason_restarts_nothing_and_is_told(tmp_path):
    exhibit = first_appointments(of(tmp_path / "a", day="2020-01-05", reason="-"))
    assert set(shown(exhibit, "since")) == {"Jan 2019"}
    assert exhibit.notes == ("“Moved house” asks for new limits and records no reason: they stay.",)


def test_a_site_s_event_restarts_its_own_chart_only(tmp_path):
    view = of(tmp_path / "a", site="A")
    assert restarts(view, {"A", "B"}) == ()
    assert without_reason(view, {"A", "B"}) == ()
    assert [event.title for event in restarts(view, {"A"})] == ["Moved house"]


def test_an_event_that_asks_for_nothing_restarts_nothing(tmp_path):
    event = EVENTS + "e|2020-01-05|-|Lockdown|0|-"
    view = view_of(programme_of(tmp_path, advised(*months([4, 6] * 6), event=event)))
    assert restarts(view, {"A"}) == without_reason(view, {"A"}) == ()
    assert first_appointments(view).notes == ()


def test_a_step_without_an_event_moves_no_limits(tmp_path):
    exhibit = first_appointments(view_of(programme_of(tmp_path, advised(*months([4, 8, 12] * 2 + [30, 34, 38] * 2)))))
    assert len(set(shown(exhibit, "centre", "upper"))) == 1


def test_too_few_months_since_a_restart_are_a_run_chart(tmp_path):
    exhibit = first_appointments(of(tmp_path / "a", day="2020-07-01"))
    assert shown(exhibit, "middle", "signal")[-1] == "Median | Too few months for limits"
    assert exhibit.sentence == "The median is 31.5 first appointments a month; 34 in Dec 2020"
    assert "Run chart about the median since Jul 2020: limits need 10 months, and no signals are looked for" in exhibit.evidence
    assert exhibit.icons == ()
