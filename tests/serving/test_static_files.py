import re
import time
from pathlib import Path

import brotli
import pytest

from dashboard.pages.serving import pressing
from dashboard.settings import Settings

BROTLI = {"Accept-Encoding": "br"}
PLOTLY = "/_dash-component-suites/plotly/package_data/plotly.v7m1.min.js"
FOR_A_YEAR = "public, max-age=31536000, immutable"


def addresses(client):
    return re.findall(r'(?:src|href)="(/[^"]+)"', client.get("/").text)


def test_what_the_page_asks_for_is_kept_a_year_by_the_browser(client):
    kept = {path: client.get(path).headers["Cache-Control"] for path in addresses(client) if "favicon" not in path}
    assert len(kept) > 5
    assert set(kept.values()) == {FOR_A_YEAR}


def test_a_file_whose_address_does_not_change_with_it_is_asked_for_anew(client):
    for path in ("/assets/style.css", "/assets/style.css?m=1.0", "/assets/dot.png"):
        assert client.get(path).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_what_the_browser_has_is_not_sent_again(client, encoding):
    headers = {"Accept-Encoding": encoding}
    tag = client.get("/assets/style.css", headers=headers).headers["ETag"]
    again = client.get("/assets/style.css", headers={**headers, "If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Cache-Control"] == "no-cache"


def test_a_file_that_changed_is_sent_as_it_is_now(app_with, tmp_path):
    client = app_with().server.test_client()
    before = client.get("/assets/style.css", headers=BROTLI)
    (tmp_path / "assets" / "style.css").write_text("body { color: navy }\n" * 300)
    after = client.get("/assets/style.css", headers={**BROTLI, "If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert brotli.decompress(after.data) == b"body { color: navy }\n" * 300


@pytest.mark.parametrize(
    ("path", "media_type"),
    [("/assets/style.css", "text/css"), ("/assets/dot.png", "image/png"), (PLOTLY, "text/javascript")],
)
def test_a_file_says_what_it_is(client, path, media_type):
    assert client.get(path, headers=BROTLI).mimetype == media_type


def test_plotly_is_a_quarter_of_its_size_on_the_wire_and_quick_the_second_time(client):
    first = client.get(PLOTLY, headers=BROTLI)
    started = time.perf_counter()
    second = client.get(PLOTLY, headers=BROTLI)
    assert time.perf_counter() - started < 0.1
    assert max(len(first.data), len(second.data)) < 1_300_000


def test_a_smaller_plotly_takes_the_place_of_the_whole_one(app_with, tmp_path):
    bundle = tmp_path / "plotly-cartesian.min.js"
    bundle.write_text("/** plotly.js (cartesian - minified) v4.1.1 */ window.Plotly = {};\n" * 30)
    client = app_with(settings=Settings(plotly_bundle=bundle)).server.test_client()
    answer = client.get(PLOTLY, headers=BROTLI)
    assert brotli.decompress(answer.data) == bundle.read_bytes()
    # Its address is that of the whole one, so a browser must not keep it when the deployment changes its mind.
    assert answer.headers["Cache-Control"] == "no-cache"


def test_the_smallest_form_takes_over_when_it_is_ready_and_is_kept_for_the_next_start(app_with, tmp_path):
    client = app_with().server.test_client()
    client.get("/assets/style.css", headers=BROTLI)
    deadline = time.monotonic() + 10
    while not (made := list((tmp_path / "pressed").glob("*.br"))) and time.monotonic() < deadline:
        time.sleep(0.05)
    smallest = made[0].read_bytes()
    while (served := client.get("/assets/style.css", headers=BROTLI).data) != smallest and time.monotonic() < deadline:
        time.sleep(0.05)
    assert served == smallest
    assert brotli.decompress(smallest) == (tmp_path / "assets" / "style.css").read_bytes()


def test_a_broken_kept_form_is_made_again(tmp_path):
    body = b"words and words " * 500
    result = tmp_path / "pressed" / "words.br"
    first = pressing.smallest(body, result)
    result.write_bytes(first[: len(first) // 2])
    assert pressing.smallest(body, result) == first


def test_a_folder_that_cannot_be_written_leaves_the_first_form_in_place(app_with, tmp_path, caplog):
    (tmp_path / "pressed").write_text("a file where the folder should be")
    client = app_with().server.test_client()
    client.get("/assets/style.css", headers=BROTLI)
    deadline = time.monotonic() + 10
    while "stays as it was" not in caplog.text and time.monotonic() < deadline:
        time.sleep(0.05)
    assert "style.css stays as it was first compressed" in caplog.text
    answer = client.get("/assets/style.css", headers=BROTLI)
    assert brotli.decompress(answer.data) == (Path(tmp_path) / "assets" / "style.css").read_bytes()
