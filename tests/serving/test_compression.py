import gzip
import json

import brotli
import pytest

from tests.serving.test_callbacks import ADDRESS, GOOD


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br", "br"),
        ("br;q=0.5, gzip", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("identity", None),
        ("", None),
        ("zstd", None),
    ],
)
@pytest.mark.parametrize("path", ["/", "/assets/style.css"])
def test_text_is_sent_in_the_smallest_way_that_the_browser_takes(client, path, accepted, encoding):
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    answer = client.get(path, headers={"Accept-Encoding": accepted})
    opened = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding](answer.data)
    assert answer.headers.get("Content-Encoding") == encoding
    assert answer.content_length == len(answer.data)
    # Dash's own word for each load of the page differs, always in as many letters.
    assert len(opened) == len(plain.data)


def test_what_a_callback_answers_is_compressed(client):
    answer = client.post(ADDRESS, json=GOOD, headers={"Accept-Encoding": "br"})
    assert json.loads(brotli.decompress(answer.data))["response"] == {"words": {"children": "/training " * 500}}


@pytest.mark.parametrize("path", ["/", "/assets/style.css", "/_dash-dependencies", "/version"])
def test_every_text_says_that_it_varies_with_what_the_browser_takes(client, path):
    assert "Accept-Encoding" in client.get(path).headers["Vary"]


def test_short_answers_and_pictures_are_left_as_they_are(client):
    for path in ("/healthz", "/version", "/assets/dot.png"):
        assert "Content-Encoding" not in client.get(path, headers={"Accept-Encoding": "br"}).headers


def test_a_compressed_answer_without_body_keeps_its_length(client):
    answer = client.head("/assets/style.css", headers={"Accept-Encoding": "br"})
    assert answer.status_code == 200 and answer.data == b"" and answer.content_length > 0
