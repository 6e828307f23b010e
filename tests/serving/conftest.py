"""A small app of two pages, served as the dashboard is, and a library that holds what a test says."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import dash
import pytest
from dash import Input, Output, State, dcc, html

from dashboard.pages.serving import CONSTRUCTION, harden
from dashboard.programme.library import Held
from dashboard.programme.programme import Programme, Stamp
from dashboard.settings import Settings

PAGES = {"/", "/training"}


@dataclass
class Shelf:
    """A library that holds what it was given, and watches nothing."""

    held: Held
    version: str = "7.3"

    def current(self) -> Held:
        return self.held


def programme(data_to=date(2020, 9, 30), loaded_at=datetime(2020, 10, 2, 9, 30, tzinfo=UTC)) -> Programme:
    """A programme without anything in it but its dates."""
    return Programme(Stamp(1, 1, None), None, loaded_at, loaded_at, True, data_to, (), (), (), (), ())


def small_app(folder, settings=None, held=None) -> dash.Dash:
    """The app, with its assets and the folder for pressed files below ``folder``."""
    (folder / "assets").mkdir()
    (folder / "assets" / "style.css").write_text("body { color: black }\n" * 200)
    (folder / "assets" / "dot.png").write_bytes(b"\x89PNG" + b"\0" * 2000)
    app = dash.Dash("small", assets_folder=str(folder / "assets"), **CONSTRUCTION)
    app.layout = html.Div([dcc.Location(id="address"), html.P(id="words"), dcc.Store(id="many"), dcc.Graph(id="graph")])

    @app.callback(Output("words", "children"), Input("address", "pathname"))
    def words(path):
        if path == "/broken":
            raise ZeroDivisionError("the patient's name")
        return f"{path} " * 500

    @app.callback(
        Output("many", "data"), Output("graph", "figure"), Input("address", "search"), State("words", "children")
    )
    def many(query, words):
        return query, {}

    app.clientside_callback("function (path) { return path; }", Output("address", "hash"), Input("address", "href"))
    harden(app, Shelf(held or Held(programme(), None, None)), settings or Settings(), PAGES, folder / "pressed")
    return app


@pytest.fixture(scope="package")
def app(tmp_path_factory):
    return small_app(tmp_path_factory.mktemp("small_app"))


@pytest.fixture
def client(app):
    return app.server.test_client()


@pytest.fixture
def app_with(tmp_path):
    """Makes an app of its own: ``app_with(settings=..., held=...)``."""
    return lambda **chosen: small_app(tmp_path, **chosen)
