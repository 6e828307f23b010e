"""Each element of the demonstration's story is found on its page, where somebody shown around would look for it."""

import re
from time import sleep

import pytest

from dashboard.intake.demonstration import fill


@pytest.fixture(scope="module")
def dashboard(dashboard_of, tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('demonstration') / 'programme.db'}"
    fill(url)
    return dashboard_of(url)


def row(rows: list[dict[str, str]], **wanted: str) -> dict[str, str]:
    return next(row for row in rows if all(row[name.replace("_", " ").capitalize()] == value for name, value in wanted.items()))


def words(dashboard, path: str, figure: str, query: str = "") -> str:
    """Everything the card says, without its tags."""
    return re.sub(r"<[^>]+>", " ", " ".join(dashboard.page(path, query)["cards"][figure].values()))


def test_four_staff_of_sydenham_garden_are_trained(dashboard):
    assert row(dashboard.screen("/training", "completion-by-site"), site="Sydenham Garden")["Completed"] == "4"


def test_phase_2_has_six_partners_and_forty_professionals_trained(dashboard):
    rows = [row for row in dashboard.file("completion-by-site", "phase=jpa-2") if row["site_id"]]
    assert len(rows) == 6
    assert sum(int(row["completed"]) for row in rows) == 40


def test_st_georges_began_before_kingston(dashboard):
    def first_month(site):
        months = dashboard.file("completions-against-plan", f"site={site}&project=TIPS")
        return next(row["month"] for row in months if row["completed"] not in ("", "0"))

    assert first_month("st-georges") < first_month("kingston")


def test_kingston_is_behind_its_plan(dashboard):
    assert "4 behind" in words(dashboard, "/", "sites", "site=kingston")
    assert "behind plan" in words(dashboard, "/training", "completions-against-plan", "site=kingston")


def test_phase_1_and_phase_2_have_schedules_of_their_own(dashboard):
    def steps(phase):
        return {row["stage"] for row in dashboard.file("pathway", f"phase={phase}")}

    assert any("3 weeks" in step for step in steps("jpa-1"))
    assert not any("3 weeks" in step for step in steps("jpa-2"))


def test_an_online_group_is_among_the_ways_of_meeting(dashboard):
    assert "Online group" in [row["mode"] for row in dashboard.file("modes")]


def test_first_appointments_dip_in_the_first_lockdown(dashboard):
    counts = {row["month"][:7]: int(row["attended"]) for row in dashboard.file("first-appointments") if row["attended"].isdigit()}
    assert max(counts["2020-04"], counts["2020-05"]) < min(counts["2020-02"], counts["2020-07"])
    figure = dashboard.page("/joint-pain-advice")["figures"]["first-appointments"]
    assert any("First lockdown" in note["text"] for note in figure["layout"]["annotations"])


def test_a_site_with_too_few_answers_says_so_and_shows_none(dashboard):
    shown = row(dashboard.screen("/confidence", "shift-by-site"), site="Community partner 6")
    assert shown["Mean change"] == "Fewer than 5 pairs"


def test_a_site_whose_data_are_a_month_late_is_named_with_its_date(dashboard):
    assert "Community partner 3 to 31 Dec 2020" in words(dashboard, "/training", "completion-by-site")
    assert "data to 31 Dec 2020" in dashboard.page("/")["live"]


def test_surveys_are_missing_or_not_due_yet_and_told_apart(dashboard):
    total = dashboard.screen("/confidence", "coverage-by-occasion")
    assert any(int(row["Missing"]) > 0 for row in total if row["Missing"].isdigit())
    assert any(int(row["Not due yet"]) > 0 for row in total if row["Not due yet"].isdigit())


def test_fewer_are_followed_up_than_answered_after_training(dashboard):
    pairs = [int(row["pairs"]) for row in dashboard.file("follow-up") if row["construct"] == "confidence"]
    assert len(pairs) == 3 and pairs[0] > pairs[1] > pairs[2]


def test_there_are_twenty_achievements_and_the_newest_stand_on_the_overview(dashboard):
    assert len(dashboard.file("achievements")) == 20
    assert dashboard.file("newest-achievements") == dashboard.file("achievements")[:5]


def test_milestones_are_done_late_overdue_and_not_due(dashboard):
    said = words(dashboard, "/achievements", "milestones")
    for status in ("Done on time", "late", "Overdue by", "Not yet due"):
        assert status in said


def test_the_two_past_reviews_mark_the_line_of_completions_and_may_be_looked_back_to(dashboard):
    figure = dashboard.page("/training")["figures"]["completions-against-plan"]
    titles = " ".join(note["text"] for note in figure["layout"]["annotations"])
    assert "July review" in titles and "October review" in titles
    assert 'value="2020-10-12"' in dashboard.page("/")["filters"]


def test_as_of_the_october_review_only_what_had_happened_by_then_is_shown(dashboard):
    for _ in range(200):  # it is prepared in the background
        made = dashboard.page("/", "as_of=2020-10-12")
        if made["cards"]:
            break
        sleep(0.1)
    text = re.sub(r"<[^>]+>", " ", made["cards"]["training-completed"]["body"])
    assert " 41 " in text


def test_there_is_a_trained_adviser_who_is_not_active(dashboard):
    total = dashboard.file("advisers")[0]
    assert 0 < int(total["active"]) < int(total["trained"])
