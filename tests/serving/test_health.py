from datetime import UTC, datetime

import pytest

from dashboard.pages.serving.health import readiness
from dashboard.programme.library import Held
from tests.serving.conftest import programme

LOADED_AT = datetime(2020, 10, 2, 9, 30, tzinfo=UTC)
A_MINUTE_LATER = datetime(2020, 10, 2, 9, 31, tzinfo=UTC)


def test_a_process_that_answers_is_alive(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "alive\n")


def test_ready_means_there_is_a_programme_and_says_how_old_it_is(app):
    with app.server.app_context():
        answer, status = readiness(Held(programme(), None, None), A_MINUTE_LATER)
    assert status == 200
    assert answer.json == {
        "ready": True,
        "data_to": "2020-09-30",
        "loaded_at": "2020-10-02T09:30:00+00:00",
        "age_seconds": 60,
    }


def test_a_programme_that_outlives_its_database_is_ready_and_says_so(app):
    with app.server.app_context():
        answer, status = readiness(Held(programme(), LOADED_AT, "The database does not answer."), A_MINUTE_LATER)
    assert (status, answer.json["ready"]) == (200, True)
    assert answer.json["database_away_since"] == "2020-10-02T09:30:00+00:00"
    assert answer.json["words"] == "The database does not answer."


@pytest.mark.parametrize("words", ["The database has no tables: run python -m dashboard migrate.", None])
def test_without_a_programme_it_is_not_ready_and_says_what_to_do(app_with, words):
    answer = app_with(held=Held(None, None, words)).server.test_client().get("/readyz")
    assert answer.status_code == 503
    assert answer.json == {
        "ready": False,
        "words": words or "The programme has not been read from the database yet.",
    }


def test_a_programme_without_dates_is_ready(app):
    with app.server.app_context():
        answer, status = readiness(Held(programme(data_to=None, loaded_at=None), None, None), A_MINUTE_LATER)
    assert (status, answer.json) == (200, {"ready": True, "data_to": None, "loaded_at": None, "age_seconds": None})


def test_a_page_that_shows_the_current_version_is_told_nothing_new(client):
    first = client.get("/version")
    assert (first.text, first.headers["Cache-Control"]) == ("7.3", "no-cache")
    same = client.get("/version", headers={"If-None-Match": first.headers["ETag"]})
    assert (same.status_code, same.data) == (304, b"")
    older = client.get("/version", headers={"If-None-Match": '"7.2"'})
    assert (older.status_code, older.text) == (200, "7.3")
