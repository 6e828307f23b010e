import json
import logging
import sys

import pytest

from dashboard.pages.serving.logs import JsonLines
from tests.serving.test_callbacks import ADDRESS, GOOD, PATH


@pytest.fixture
def lines(caplog):
    caplog.set_level(logging.DEBUG)
    return lambda: [json.loads(JsonLines().format(record)) for record in caplog.records]


def test_a_request_is_one_line(client, lines):
    answer = client.get("/training?site=A")
    (line,) = lines()
    assert line.pop("time").endswith("+00:00")
    assert line.pop("milliseconds") > 0 and line.pop("process") > 0
    assert line == {
        "level": "info", "from": "dashboard.requests", "message": "request", "method": "GET", "path": "/training",
        "status": 200, "bytes": len(answer.data),
    }  # fmt: skip


def test_nothing_a_person_typed_or_sent_is_logged(client, lines):
    secret = "margaret"
    headers = {"Cookie": f"who={secret}", "User-Agent": secret, "Referer": f"/?who={secret}"}
    client.get(f"/training?who={secret}", headers=headers, environ_overrides={"REMOTE_ADDR": "203.0.113.9"})
    client.get(f"/{secret}", headers=headers)
    client.get(f"/assets/{secret}.css")
    client.get(f"/_dash-component-suites/{secret}/{secret}.js")
    client.post(ADDRESS, json={**GOOD, "inputs": [{**PATH, "value": f"/{secret}"}]})
    written = json.dumps(lines())
    assert len(lines()) == 5
    assert secret not in written and "203.0.113.9" not in written


def test_what_is_asked_all_the_time_is_logged_for_debugging_only(client, lines):
    for path in ("/healthz", "/readyz", "/version"):
        client.get(path)
    assert [line["level"] for line in lines()] == ["debug"] * 3


def test_a_fault_is_one_line_with_its_traceback(client, lines):
    client.post(ADDRESS, json={**GOOD, "inputs": [{**PATH, "value": "/broken"}]})
    fault, request = lines()
    assert (fault["level"], request["status"]) == ("error", 500)
    assert "ZeroDivisionError" in fault["traceback"]


def test_a_line_stays_one_line_whatever_is_in_it():
    try:
        raise ValueError("two\nlines")
    except ValueError:
        record = logging.LogRecord("here", logging.INFO, "", 0, "two\nlines \u2028 %s", ("ü",), sys.exc_info())
    text = JsonLines().format(record)
    assert "\n" not in text
    assert json.loads(text)["message"] == "two\nlines \u2028 ü"
