"""Who was offered advice and who came, one characteristic at a time, each counting everybody as uptake_by_month does."""

from collections import Counter

from tests.queries.given import answer, cells, given
from tests.queries.invented import tables

QUERY = "uptake_by_characteristic"
CHARACTERISTICS = ("age band", "deprivation quintile", "ethnic group", "pain site", "sex")
STEPS = """
    step_id | position | due_after_days
    first   | 1        | 0
"""


def test_each_characteristic_counts_everybody_with_those_not_recorded(ask):
    given_ = {
        "participant": """
            participant_id | age_band | sex    | ethnic_group | deprivation_quintile | pain_site | offered_on
            kim            | 18-34    | female | White        | 1                    | knee      | 2020-01-10
            lee            | 18-34    | male   | -            | 5                    | -         | 2020-01-31
            max            | -        | -      | -            | -                    | hip       | 2020-01-31
        """,
        "jpa_step": STEPS,
        "appointment": """
            participant_id | step_id | seen_on    | outcome
            kim            | first   | 2020-02-20 | attended
            max            | first   | -          | did not attend
        """,
    }
    assert ask(QUERY, "characteristic value month offered undecided seen", given_) == cells("""
        age band             | 18-34        | 2020-01-01 | 2 | 0 | 1
        age band             | not recorded | 2020-01-01 | 1 | 0 | 0
        deprivation quintile | 1            | 2020-01-01 | 1 | 0 | 1
        deprivation quintile | 5            | 2020-01-01 | 1 | 0 | 0
        deprivation quintile | not recorded | 2020-01-01 | 1 | 0 | 0
        ethnic group         | White        | 2020-01-01 | 1 | 0 | 1
        ethnic group         | not recorded | 2020-01-01 | 2 | 0 | 0
        pain site            | hip          | 2020-01-01 | 1 | 0 | 0
        pain site            | knee         | 2020-01-01 | 1 | 0 | 1
        pain site            | not recorded | 2020-01-01 | 1 | 0 | 0
        sex                  | female       | 2020-01-01 | 1 | 0 | 1
        sex                  | male         | 2020-01-01 | 1 | 0 | 0
        sex                  | not recorded | 2020-01-01 | 1 | 0 | 0
    """)


def test_a_person_offered_twice_has_the_characteristics_of_the_first_offer(ask):
    given_ = {
        "participant": """
            participant_id | person_key | age_band | sex  | offered_on
            one            | kim        | 35-44    | -    | 2020-01-10
            two            | kim        | 18-34    | male | 2020-05-10
        """,
        "jpa_step": STEPS,
        "appointment": """
            participant_id | step_id | seen_on    | outcome
            two            | first   | 2020-05-20 | attended
        """,
    }
    found = ask(QUERY, "characteristic value month offered seen", given_)
    assert [row for row in found if row[0] in ("age band", "sex")] == cells("""
        age band | 35-44        | 2020-01-01 | 1 | 1
        sex      | not recorded | 2020-01-01 | 1 | 1
    """)


def test_an_offer_of_last_week_is_not_decided_yet(ask, url):
    given_ = {
        "participant": """
            participant_id | sex  | offered_on | accepted_on | declined_on
            silent         | male | 2020-12-03 | -           | -
            just young     | male | 2020-12-04 | -           | -
            declined       | male | 2020-12-20 | -           | 2020-12-21
            accepted       | male | 2020-12-20 | 2020-12-21  | -
        """
    }
    columns = "characteristic value offered undecided seen"
    assert ["sex", "male", "4", "1", "0"] in ask(QUERY, columns, given_)
    assert ["sex", "male", "4", "4", "0"] in answer(url, QUERY, columns, as_of="2020-12-20")


def test_every_characteristic_has_the_totals_of_uptake_by_month(url):
    given(url, tables(seed=1831))
    for as_of in (None, "2020-06-30", "2020-03-23"):
        keys, counts = "site_id phase_id month", "offered undecided seen"
        whole = _sums(answer(url, "uptake_by_month", f"{keys} {counts}", as_of), 3)
        found = answer(url, QUERY, f"characteristic {keys} {counts}", as_of)
        assert {row[0] for row in found} == set(CHARACTERISTICS)
        for characteristic in CHARACTERISTICS:
            assert _sums([row[1:] for row in found if row[0] == characteristic], 3) == whole


def _sums(rows: list[list[str]], keys: int) -> dict[tuple, Counter]:
    sums: dict[tuple, Counter] = {}
    for row in rows:
        sums.setdefault(tuple(row[:keys]), Counter()).update(dict(enumerate(map(int, row[keys:]))))
    return sums
