"""How many days people waited from an offer to their first appointment, and who is waiting still."""

from tests.queries.given import answer, cells

QUERY = "waits_by_days"
STEPS = """
    step_id | position | due_after_days
    first   | 1        | 0
    review  | 2        | 42
"""
TO_MARCH = """
    site_id | source | data_to
    A       | jpa    | 2020-03-31
"""


def asked(ask, participant, appointment="", freshness=TO_MARCH, columns="month state days people"):
    tables = {"participant": participant, "jpa_step": STEPS, "freshness": freshness}
    return ask(QUERY, columns, tables | ({"appointment": appointment} if appointment else {}))


def test_a_wait_lasts_from_the_offer_to_the_first_appointment_or_to_the_sites_own_date(ask):
    participant = """
        participant_id | offered_on | accepted_on | declined_on | left_on
        seen           | 2020-01-10 | -           | -           | -
        seen as long   | 2020-01-20 | 2020-01-20  | -           | 2020-02-28
        only reviewed  | 2020-01-10 | 2020-01-12  | -           | -
        did not come   | 2020-01-10 | 2020-01-12  | -           | -
        same day       | 2020-02-01 | -           | -           | -
    """
    appointment = """
        participant_id | step_id | seen_on    | outcome
        seen           | first   | 2020-02-10 | attended
        seen           | first   | 2020-02-20 | attended
        seen as long   | first   | 2020-02-20 | attended
        only reviewed  | review  | 2020-02-20 | attended
        did not come   | first   | -          | did not attend
        same day       | first   | 2020-02-01 | attended
    """
    assert asked(ask, participant, appointment) == cells("""
        2020-01-01 | seen    | 31 | 2
        2020-01-01 | waiting | 81 | 2
        2020-02-01 | seen    | 0  | 1
    """)


def test_who_declined_or_left_waits_no_longer_and_who_never_answered_is_told_apart(ask):
    participant = """
        participant_id            | offered_on | accepted_on | declined_on | left_on
        declined                  | 2020-01-01 | -           | 2020-01-11  | -
        accepted, then declined   | 2020-01-01 | 2020-01-05  | 2020-01-11  | -
        declined, then accepted   | 2020-01-01 | 2020-01-12  | 2020-01-11  | -
        left                      | 2020-01-01 | 2020-01-05  | -           | 2020-02-01
        no answer for 28 days     | 2020-03-03 | -           | -           | -
        no answer for 27 days     | 2020-03-04 | -           | -           | -
        will decline              | 2020-03-04 | -           | 2020-04-01  | -
    """
    assert asked(ask, participant) == cells("""
        2020-01-01 | ended      | 10 | 2
        2020-01-01 | ended      | 31 | 1
        2020-01-01 | waiting    | 90 | 1
        2020-03-01 | unanswered | 28 | 1
        2020-03-01 | waiting    | 27 | 2
    """)


def test_a_person_counts_once_from_the_first_offer_that_was_not_turned_down(ask):
    participant = """
        participant_id | person_key | offered_on | declined_on
        refused        | kim        | 2020-01-10 | 2020-01-12
        taken up       | kim        | 2020-02-10 | -
        unanswered     | lee        | 2020-01-10 | -
        then taken up  | lee        | 2020-02-10 | -
        refused twice  | max        | 2020-01-10 | 2020-01-15
        once more      | max        | 2020-02-10 | 2020-02-11
    """
    appointment = """
        participant_id | step_id | seen_on    | outcome
        taken up       | first   | 2020-02-20 | attended
        then taken up  | first   | 2020-02-20 | attended
    """
    assert asked(ask, participant, appointment) == cells("""
        2020-01-01 | ended | 5  | 1
        2020-01-01 | seen  | 41 | 1
        2020-02-01 | seen  | 10 | 1
    """)


def test_without_a_person_key_every_offer_is_its_own_person(ask):
    participant = "participant_id|person_key|offered_on\none|-|2020-03-10\ntwo|-|2020-03-10"
    assert asked(ask, participant, columns="people") == cells("2")


def test_an_appointment_dated_before_its_offer_stands_below_zero(ask):
    participant = "participant_id|offered_on\nkim|2020-02-10"
    appointment = "participant_id|step_id|seen_on|outcome\nkim|first|2020-02-07|attended"
    assert asked(ask, participant, appointment) == cells("2020-02-01 | seen | -3 | 1")


def test_what_came_after_a_sites_own_date_has_not_happened_yet(ask, url):
    participant = "participant_id|offered_on|accepted_on\nkim|2020-02-01|2020-02-02\nlater|2020-04-01|-"
    appointment = "participant_id|step_id|seen_on|outcome\nkim|first|2020-04-02|attended"
    assert asked(ask, participant, appointment) == cells("2020-02-01 | waiting | 59 | 1")
    assert answer(url, QUERY, "state days", as_of="2020-02-11") == cells("waiting | 10")
