"""A migrated database of each engine, and one with a small story in it."""

import pytest

from tests.conftest import ENGINES
from tests.queries.conftest import migrated_database
from tests.queries.given import given

STORY = {
    "project": """
        project_code | starts_on
        JPA          | 2019-10-01
        TIPS         | 2019-09-01
    """,
    "phase": """
        phase_id | project_code | position
        two      | JPA          | 2
        one      | JPA          | 1
        pilot    | TIPS         | 1
    """,
    "site": """
        site_id | name
        Z       | Albany
        A       | wandle
        M       | Mole Valley
    """,
    "site_phase": """
        site_id | phase_id
        Z       | pilot
        A       | pilot
        A       | one
        M       | one
    """,
    "freshness": """
        site_id | source   | data_to
        Z       | training | 2020-03-31
        Z       | surveys  | 2020-04-30
        Z       | jpa      | 2020-04-30
        A       | training | 2020-04-30
        A       | surveys  | 2020-04-30
        A       | jpa      | 2020-04-30
        M       | training | 2020-04-30
        M       | surveys  | 2020-04-30
        M       | jpa      | 2020-04-30
    """,
    "trainee": """
        trainee_id | site_id | phase_id | enrolled_on | completed_on | profession
        t1         | Z       | pilot    | 2020-01-15  | 2020-02-15   | nurse
        t2         | Z       | pilot    | 2020-01-16  | -            | nurse
        t3         | A       | pilot    | 2020-02-15  | 2020-03-15   | -
        t4         | A       | one      | 2020-02-15  | 2020-03-16   | dietitian
    """,
    "question": """
        question_id | position
        last        | 2
        first       | 1
    """,
    "answer": """
        trainee_id | question_id | occasion_id | answered_on | score
        t1         | first       | before      | 2020-01-15  | 3
        t1         | first       | after       | 2020-02-15  | 10
    """,
    "review": """
        review_id | held_on
        spring    | 2020-03-20
    """,
}


@pytest.fixture(params=ENGINES)
def url(request, tmp_path):
    """A migrated database of each engine in turn: the test runs three times."""
    return migrated_database(request.param, request, tmp_path)


@pytest.fixture
def sqlite(request, tmp_path):
    """A migrated SQLite database with the story in it."""
    url = migrated_database("sqlite", request, tmp_path)
    given(url, STORY)
    return url
