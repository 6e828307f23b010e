import json

import pytest

ADDRESS = "/_dash-update-component"
PATH = {"id": "address", "property": "pathname", "value": "/training"}
SEARCH = {"id": "address", "property": "search", "value": "?site=A"}
WORDS = {"id": "words", "property": "children"}
MANY = [{"id": "many", "property": "data"}, {"id": "graph", "property": "figure"}]

GOOD = {
    "output": "words.children",
    "outputs": WORDS,
    "inputs": [PATH],
    "changedPropIds": ["address.pathname"],
}
GOOD_FOR_TWO = {
    "output": "..many.data...graph.figure..",
    "outputs": MANY,
    "inputs": [SEARCH],
    "state": [{**WORDS, "value": "Training"}],
    "changedPropIds": [],
}


@pytest.mark.parametrize("body", [GOOD, GOOD_FOR_TWO, {**GOOD, "inputs": [{"id": "address", "property": "pathname"}]}])
def test_what_a_page_sends_is_answered(client, body):
    assert client.post(ADDRESS, json=body).status_code == 200


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (None, "not a JSON object"),
        ([], "not a JSON object"),
        ("words.children", "not a JSON object"),
        ({}, "no callback of this page"),
        ({**GOOD, "output": "people.names"}, "no callback of this page"),
        ({**GOOD, "output": ["words.children"]}, "no callback of this page"),
        ({**GOOD, "output": "address.hash"}, "no callback of this page"),  # runs in the browser
        ({**GOOD, "inputs": []}, "inputs are not those"),
        ({**GOOD, "inputs": None}, "inputs are not those"),
        ({**GOOD, "inputs": [PATH, PATH]}, "inputs are not those"),
        ({**GOOD, "inputs": ["/training"]}, "inputs are not those"),
        ({**GOOD, "inputs": [[PATH]]}, "inputs are not those"),
        ({**GOOD, "inputs": [SEARCH]}, "inputs are not those"),
        ({**GOOD, "state": [PATH]}, "state are not those"),
        ({**GOOD_FOR_TWO, "state": []}, "state are not those"),
        ({**GOOD, "outputs": []}, "outputs are not those"),
        ({**GOOD, "outputs": [WORDS]}, "outputs are not those"),
        ({**GOOD, "outputs": {"id": "words"}}, "outputs are not those"),
        ({**GOOD_FOR_TWO, "outputs": MANY[:1]}, "outputs are not those"),
        ({**GOOD_FOR_TWO, "outputs": [1, 2]}, "outputs are not those"),
        ({**GOOD, "changedPropIds": 5}, "changedPropIds"),
        ({**GOOD, "changedPropIds": [{}]}, "changedPropIds"),
    ],
)
def test_what_no_page_sends_is_refused_in_words(client, body, word):
    answer = client.post(ADDRESS, json=body)
    assert answer.status_code == 400
    assert word in answer.json["error"]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"output": "words.children", "inputs": [{"value": NaN}]}',
        json.dumps({**GOOD, "inputs": [{**PATH, "value": "\ud800"}]}).encode(),  # no Unicode: it could not be sent back
    ],
)
def test_what_is_no_json_is_refused_in_words(client, raw):
    answer = client.post(ADDRESS, data=raw, content_type="application/json")
    assert (answer.status_code, answer.json["error"]) == (400, "The request is not a JSON object.")


def test_json_sent_as_something_else_is_refused(client):
    answer = client.post(ADDRESS, data=json.dumps(GOOD), content_type="text/plain")
    assert answer.status_code == 400


def test_a_request_of_a_megabyte_and_more_is_refused(client):
    answer = client.post(ADDRESS, data=b" " * 1_000_001, content_type="application/json")
    assert (answer.status_code, answer.json["error"]) == (413, "This request is too large.")


def test_a_fault_of_the_program_is_told_in_words_without_its_details(client):
    answer = client.post(ADDRESS, json={**GOOD, "inputs": [{**PATH, "value": "/broken"}]})
    assert answer.status_code == 500
    assert answer.json == {"error": "Something went wrong here; it has been noted in the server's log."}
