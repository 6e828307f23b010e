"""How many people each site offered advice to, and how many came to a first appointment."""

from tests.queries.given import answer, cells

QUERY = "uptake_by_month"
STEPS = """
    step_id | position | due_after_days
    first   | 1        | 0
    review  | 2        | 42
"""


def test_people_are_counted_in_the_month_of_their_offer(ask):
    tables = {
        "participant": """
            participant_id | offered_on | accepted_on | declined_on
            kim            | 2020-01-10 | 2020-01-12  | -
            lee            | 2020-01-31 | 2020-02-03  | -
            max            | 2020-01-31 | -           | 2020-02-03
            noa            | 2020-02-01 | -           | -
        """,
        "jpa_step": STEPS,
        "appointment": """
            participant_id | step_id | seen_on    | outcome
            kim            | first   | 2020-02-20 | attended
            lee            | first   | -          | did not attend
            max            | review  | 2020-02-20 | attended
        """,
    }
    assert ask(QUERY, "month offered accepted declined undecided seen", tables) == cells("""
        2020-01-01 | 3 | 2 | 1 | 0 | 1
        2020-02-01 | 1 | 0 | 0 | 0 | 0
    """)


def test_an_offer_of_last_week_is_not_a_refusal(ask):
    tables = {
        "freshness": """
            site_id | source | data_to
            A       | jpa    | 2020-03-29
        """,
        "participant": """
            participant_id | offered_on | accepted_on | declined_on
            28 days old    | 2020-03-01 | -           | -
            27 days old    | 2020-03-02 | -           | -
            accepted       | 2020-03-20 | 2020-03-21  | -
            declined       | 2020-03-20 | -           | 2020-03-21
        """,
    }
    assert ask(QUERY, "offered accepted declined undecided", tables) == cells("4 | 1 | 1 | 1")


def test_a_second_offer_to_the_same_person_is_not_a_second_person(ask):
    tables = {
        "participant": """
            participant_id | person_key | site_id | offered_on | declined_on
            first offer    | kim        | A       | 2020-01-10 | 2020-01-12
            second offer   | kim        | A       | 2020-05-10 | -
            elsewhere      | kim        | B       | 2020-05-10 | -
        """,
        "jpa_step": STEPS,
        "appointment": """
            participant_id | step_id | seen_on    | outcome
            second offer   | first   | 2020-05-20 | attended
        """,
    }
    assert ask(QUERY, "site_id month offered accepted declined seen", tables) == cells("""
        A | 2020-01-01 | 1 | 1 | 0 | 1
        B | 2020-05-01 | 1 | 0 | 0 | 0
    """)


def test_a_first_appointment_of_another_phase_is_not_this_ones(ask):
    tables = {
        "participant": """
            participant_id | phase_id | offered_on
            kim            | P        | 2020-01-10
        """,
        "jpa_step": """
            step_id | phase_id | position
            first   | R        | 1
        """,
        "appointment": """
            participant_id | step_id | seen_on    | outcome
            kim            | first   | 2020-01-20 | attended
        """,
    }
    assert ask(QUERY, "phase_id offered seen", tables) == cells("P | 1 | 0")


def test_without_a_person_key_every_offer_is_its_own_person(ask):
    tables = {
        "participant": """
            participant_id | person_key | offered_on
            one            | -          | 2020-01-10
            two            | -          | 2020-01-10
        """
    }
    assert ask(QUERY, "offered", tables) == cells("2")


def test_what_came_after_a_sites_own_date_has_not_happened_yet(ask, url):
    tables = {
        "freshness": """
            site_id | source | data_to
            A       | jpa    | 2020-02-29
            B       | jpa    | 2020-06-30
        """,
        "participant": """
            participant_id | site_id | offered_on | accepted_on
            in time        | A       | 2020-02-29 | 2020-03-01
            too late       | A       | 2020-03-01 | -
            other site     | B       | 2020-03-01 | 2020-03-02
        """,
    }
    assert ask(QUERY, "site_id offered accepted undecided", tables) == cells("""
        A | 1 | 0 | 1
        B | 1 | 1 | 0
    """)
    assert answer(url, QUERY, "site_id offered accepted undecided", as_of="2020-03-01") == cells("""
        A | 1 | 0 | 1
        B | 1 | 0 | 1
    """)


def test_who_accepted_and_left_before_anybody_saw_them_cannot_come_any_more(ask, url):
    tables = {
        "freshness": """
            site_id | source | data_to
            A       | jpa    | 2020-06-30
        """,
        "participant": """
            participant_id        | person_key | offered_on | accepted_on | declined_on | left_on
            waits                 | -          | 2020-01-10 | 2020-01-12  | -           | -
            left                  | -          | 2020-01-10 | 2020-01-12  | -           | 2020-02-12
            accepted and declined | -          | 2020-01-10 | 2020-01-12  | 2020-02-12  | -
            left after the visit  | -          | 2020-01-10 | 2020-01-12  | -           | 2020-02-12
            leaves after the data | -          | 2020-01-10 | 2020-01-12  | -           | 2020-07-12
            left unanswered       | -          | 2020-01-10 | -           | -           | 2020-02-12
            offer left            | kim        | 2020-01-10 | 2020-01-12  | -           | 2020-02-12
            offered again         | kim        | 2020-03-10 | -           | -           | -
            first offer left      | lee        | 2020-01-10 | 2020-01-12  | -           | 2020-02-12
            second declined       | lee        | 2020-03-10 | -           | 2020-03-12  | -
        """,
        "jpa_step": STEPS,
        "appointment": """
            participant_id       | step_id | seen_on    | outcome
            left after the visit | first   | 2020-01-20 | attended
            left                 | first   | -          | did not attend
        """,
    }
    assert ask(QUERY, "offered accepted seen left_unseen", tables) == cells("8 | 7 | 1 | 3")
    assert answer(url, QUERY, "accepted seen left_unseen", as_of="2020-02-29") == cells("7 | 1 | 4")
    assert answer(url, QUERY, "accepted seen left_unseen", as_of="2020-01-31") == cells("7 | 1 | 0")
