"""Of the people seen at a first appointment, how many came to each later step of their phase's schedule."""

from tests.queries.given import answer, cells

QUERY = "steps_by_month"
STEPS = """
    step_id   | position | due_after_days
    first     | 1        | 0
    six weeks | 2        | 42
"""
COLUMNS = "step_id month due attended missed unrecorded not_needed not_due"


def test_each_person_seen_has_come_missed_not_needed_it_has_no_record_or_is_not_due_yet(ask):
    tables = {
        "freshness": """
            site_id | source | data_to
            A       | jpa    | 2020-03-13
        """,
        "jpa_step": STEPS,
        "participant": """
            participant_id | offered_on | left_on    | left_reason
            came           | 2020-01-01 | -          | -
            no record      | 2020-01-01 | -          | -
            no-show        | 2020-01-01 | -          | -
            cancelled      | 2020-01-01 | -          | -
            no outcome     | 2020-01-01 | -          | -
            not needed     | 2020-01-01 | -          | -
            sufficed       | 2020-01-01 | 2020-03-13 | advice sufficed
            moved away     | 2020-01-01 | 2020-03-01 | moved away
            not due        | 2020-01-01 | -          | -
            came early     | 2020-01-01 | -          | -
            never seen     | 2020-01-01 | -          | -
        """,
        "appointment": """
            participant_id | step_id   | due_on     | seen_on    | outcome
            came           | first     | -          | 2020-01-31 | attended
            came           | six weeks | -          | 2020-03-13 | attended
            no record      | first     | -          | 2020-01-31 | attended
            no-show        | first     | -          | 2020-01-31 | attended
            no-show        | six weeks | 2020-03-01 | -          | did not attend
            cancelled      | first     | -          | 2020-01-31 | attended
            cancelled      | six weeks | -          | -          | cancelled
            no outcome     | first     | -          | 2020-01-31 | attended
            no outcome     | six weeks | 2020-03-01 | -          | -
            not needed     | first     | -          | 2020-01-31 | attended
            not needed     | six weeks | -          | -          | not needed
            sufficed       | first     | -          | 2020-01-31 | attended
            moved away     | first     | -          | 2020-01-31 | attended
            not due        | first     | -          | 2020-02-01 | attended
            came early     | first     | -          | 2020-03-01 | attended
            came early     | six weeks | 2020-04-12 | 2020-03-10 | attended
            never seen     | first     | -          | -          | did not attend
        """,
    }
    assert ask(QUERY, COLUMNS, tables) == cells(f"six weeks | 2020-01-01 | {2 + 2 + 3} | 2 | 2 | 3 | 2 | 1")


def test_leaving_after_the_day_it_was_due_is_no_reason_to_have_missed_it(ask):
    tables = {
        "jpa_step": STEPS,
        "participant": """
            participant_id  | offered_on | left_on    | left_reason
            on the day      | 2020-01-01 | 2020-02-12 | advice sufficed
            a day too late  | 2020-01-01 | 2020-02-13 | advice sufficed
            by appointment  | 2020-01-01 | 2020-02-13 | advice sufficed
        """,
        "appointment": """
            participant_id | step_id   | due_on     | seen_on    | outcome
            on the day     | first     | -          | 2020-01-01 | attended
            a day too late | first     | -          | 2020-01-01 | attended
            by appointment | first     | -          | 2020-01-01 | attended
            by appointment | six weeks | 2020-02-20 | -          | cancelled
        """,
    }
    assert ask(QUERY, COLUMNS, tables) == cells("six weeks | 2020-01-01 | 1 | 0 | 0 | 1 | 2 | 0")


def test_all_offers_to_one_person_are_one_way_through_the_schedule(ask):
    tables = {
        "jpa_step": STEPS,
        "participant": """
            participant_id | person_key | offered_on
            one            | kim        | 2020-01-01
            two            | kim        | 2020-03-01
        """,
        "appointment": """
            participant_id | step_id   | seen_on    | outcome
            one            | first     | 2020-01-31 | attended
            two            | first     | 2020-03-31 | attended
            two            | six weeks | 2020-05-12 | attended
        """,
    }
    assert ask(QUERY, COLUMNS, tables) == cells("six weeks | 2020-01-01 | 1 | 1 | 0 | 0 | 0 | 0")


def test_as_of_an_earlier_day_a_later_visit_is_due_and_not_recorded_yet(ask, url):
    tables = {
        "jpa_step": STEPS,
        "participant": """
            participant_id | offered_on
            came late      | 2020-01-01
            not needed     | 2020-01-01
        """,
        "appointment": """
            participant_id | step_id   | due_on     | seen_on    | outcome
            came late      | first     | -          | 2020-01-01 | attended
            came late      | six weeks | 2020-02-12 | 2020-03-01 | attended
            not needed     | first     | -          | 2020-01-01 | attended
            not needed     | six weeks | 2020-02-12 | -          | not needed
        """,
    }
    assert ask(QUERY, COLUMNS, tables) == cells("six weeks | 2020-01-01 | 1 | 1 | 0 | 0 | 1 | 0")
    assert answer(url, QUERY, COLUMNS, as_of="2020-02-11") == cells("six weeks | 2020-01-01 | 0 | 0 | 0 | 0 | 0 | 2")
    assert answer(url, QUERY, COLUMNS, as_of="2020-02-12") == cells("six weeks | 2020-01-01 | 1 | 0 | 0 | 1 | 1 | 0")
    assert answer(url, QUERY, COLUMNS, as_of="2019-12-31") == []


def test_as_of_the_day_before_it_was_booked_for_nobody_has_missed_an_appointment(ask, url):
    tables = {
        "jpa_step": STEPS,
        "participant": "participant_id | offered_on\nkim | 2020-01-01",
        "appointment": """
            participant_id | step_id   | due_on     | booked_for | seen_on    | outcome
            kim            | first     | -          | -          | 2020-01-01 | attended
            kim            | six weeks | 2020-02-12 | 2020-02-20 | -          | did not attend
        """,
    }
    assert ask(QUERY, COLUMNS, tables, as_of="2020-02-20") == cells("six weeks | 2020-01-01 | 1 | 0 | 1 | 0 | 0 | 0")
    assert answer(url, QUERY, COLUMNS, as_of="2020-02-19") == cells("six weeks | 2020-01-01 | 1 | 0 | 0 | 1 | 0 | 0")
