"""The lists that a day decides on: targets, achievements, milestones and events as of that day."""

from tests.queries.given import answer, cells


def test_of_a_target_changed_later_only_the_version_last_adopted_is_there(ask, url):
    tables = {
        "target": """
            measure            | owner  | due_on     | adopted_on | value
            training_completed | plan   | 2020-12-31 | 2020-01-01 | 40
            training_completed | plan   | 2020-12-31 | 2020-06-01 | 30
            training_completed | funder | 2020-12-31 | 2020-01-01 | 50
        """
    }
    assert ask("targets", "owner value", tables) == cells("""
        funder | 50
        plan   | 30
    """)
    assert answer(url, "targets", "owner value", as_of="2020-05-31") == cells("""
        funder | 50
        plan   | 40
    """)
    assert answer(url, "targets", "owner value", as_of="2019-12-31") == []


def test_an_achievement_is_its_latest_version_unless_that_was_withdrawn(ask, url):
    tables = {
        "achievement": """
            achievement_id | version | achieved_on | title        | withdrawn_at
            corrected      | 1       | 2020-01-01  | first words  | -
            corrected      | 2       | 2020-01-02  | better words | -
            withdrawn      | 1       | 2020-01-01  | was true     | -
            withdrawn      | 2       | 2020-01-01  | is not       | 2020-02-01T10:00:00
            later          | 1       | 2020-03-01  | to come      | -
        """
    }
    assert ask("achievements", "achievement_id version title", tables) == cells("""
        corrected | 2 | better words
        later     | 1 | to come
    """)
    assert answer(url, "achievements", "title", as_of="2020-02-29") == cells("better words")


def test_a_milestone_done_after_the_day_was_not_done_yet(ask, url):
    tables = {
        "milestone": """
            title | due_on     | done_on
            early | 2020-01-01 | 2019-12-31
            late  | 2020-01-01 | 2020-02-01
            never | 2020-01-01 | -
        """
    }
    assert ask("milestones", "title done_on", tables) == cells("""
        early | 2019-12-31
        late  | 2020-02-01
        never | -
    """)
    assert answer(url, "milestones", "title done_on", as_of="2020-01-31") == cells("""
        early | 2019-12-31
        late  | -
        never | -
    """)


def test_an_event_after_the_day_had_not_happened(ask, url):
    tables = {
        "event": """
            title    | happened_on
            lockdown | 2020-03-23
            easing   | 2020-07-04
        """
    }
    assert ask("events", "title", tables) == cells("""
        easing
        lockdown
    """)
    assert answer(url, "events", "title", as_of="2020-03-23") == cells("lockdown")
