import pytest

from dashboard.pages.serving import CONSTRUCTION
from dashboard.settings import Settings


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/training", 200),
        ("/training?site=x", 200),
        ("/nowhere", 404),
        ("/training/more", 404),
        ("/wp-login.php", 404),
        ("/assets/none.js", 404),
        ("/assets/../pyproject.toml", 404),
        ("/_dash-component-suites/plotly/package_data/widgetbundle.js", 404),
        ("/_dash-component-suites/os/path.py", 404),
        ("/_dash-component-suites/dash/dash.py", 404),
        ("/_reload-hash", 404),
        ("/_mcp", 404),
    ],
)
def test_only_what_is_there_is_answered_200(client, path, status):
    assert client.get(path).status_code == status


def test_a_page_that_does_not_exist_still_gets_the_shell_to_say_so(client):
    answer = client.get("/nowhere")
    assert answer.mimetype == "text/html" and 'id="react-entry-point"' in answer.text


def test_a_slash_too_many_leads_to_the_page_with_its_filters(client):
    answer = client.get("/training/?site=A&site=B")
    assert (answer.status_code, answer.headers["Location"]) == (308, "/training?site=A&site=B")


def test_another_method_is_refused_in_words(client):
    answer = client.post("/training")
    assert (answer.status_code, answer.text) == (405, "This address does not take that kind of request.\n")


def test_another_name_for_this_machine_is_refused_unless_a_gateway_is_in_front(client, app_with):
    foreign = {"Host": "dashboard.example"}
    refused = client.get("/", headers=foreign)
    assert refused.status_code == 421 and "BEHIND_GATEWAY=yes" in refused.text
    assert client.get("/", headers={"Host": "[half"}).status_code == 421
    assert client.get("/", headers={"Host": "127.0.0.1:8050"}).status_code == 200
    assert client.get("/", headers={"Host": "[::1]:8050"}).status_code == 200
    behind_gateway = app_with(settings=Settings(behind_gateway=True)).server.test_client()
    assert behind_gateway.get("/", headers=foreign).status_code == 200


def test_debugging_stays_off_whatever_the_environment_says(monkeypatch, app_with):
    for name in ("DASH_DEBUG", "DASH_UI", "DASH_HOT_RELOAD", "DASH_PROPS_CHECK", "DASH_MCP_ENABLED", "FLASK_DEBUG"):
        monkeypatch.setenv(name, "true")
    monkeypatch.setenv("DASH_ASSETS_EXTERNAL_PATH", "https://elsewhere.example/")
    app = app_with()
    page = app.server.test_client().get("/").text
    assert '"ui":false' in page and '"props_check":false' in page and "hot_reload" not in page
    assert "elsewhere" not in page
    assert app.server.debug is False
    assert app.server.test_client().get("/_mcp").status_code == 404


def test_an_app_made_carelessly_is_refused(tmp_path):
    import dash

    from dashboard.pages.serving import guards

    careless = dash.Dash("careless", serve_locally=False, assets_folder=str(tmp_path))
    with pytest.raises(RuntimeError, match="serve_locally=True"):
        guards.check_construction(careless, CONSTRUCTION)
