import base64
import hashlib
import json
import re

import pytest


@pytest.mark.parametrize("path", ["/", "/training", "/nowhere", "/healthz", "/assets/style.css", "/assets/none.css"])
def test_every_answer_says_what_a_page_may_do(client, path):
    headers = client.get(path).headers
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_the_policy_allows_the_scripts_written_into_the_page_and_no_others(client):
    answer = client.get("/")
    policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    page = re.sub(r"<!--.*?-->", "", answer.text, flags=re.DOTALL)
    inline = re.findall(r"<script(?! src)(?![^>]*json)[^>]*>(.*?)</script>", page, re.DOTALL)
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in inline}
    assert len(inline) == 2  # the clientside callback and the start of Dash
    assert set(policy["script-src"].split()) == {"'self'", *hashes}


def test_the_policy_lets_a_page_ask_this_server_only(client):
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "connect-src 'self';" in policy and "default-src 'self';" in policy
    assert "http:" not in policy and "https:" not in policy and "*" not in policy
    assert "unsafe-eval" not in policy and policy.count("unsafe-inline") == 1  # styles only


def test_the_page_names_no_address_but_its_own(client):
    assert re.findall(r'(?:src|href)="(?!/)[^"]*"', client.get("/").text) == []


def test_a_page_is_asked_for_anew_and_an_answer_with_data_is_not_kept_at_all(client):
    assert client.get("/").headers["Cache-Control"] == "no-cache"
    assert client.get("/_dash-layout").headers["Cache-Control"] == "no-store"
    assert client.get("/readyz").headers["Cache-Control"] == "no-store"


def test_the_page_tells_no_versions(client):
    config = re.search(r'<script id="_dash-config"[^>]*>(.*?)</script>', client.get("/").text).group(1)
    assert {name for name in json.loads(config) if "version" in name} <= {"disable_version_check"}
