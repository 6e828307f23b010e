"""What is refused, and in which words: unknown pages, malformed callbacks, foreign hosts, debugging, versions told."""

from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlsplit

import dash
import orjson
from flask import Flask, Response, abort, jsonify, redirect, request
from werkzeug.exceptions import HTTPException

from dashboard.pages.serving.callback_shape import complaint_about
from dashboard.settings import Settings

LARGEST_REQUEST = 1_000_000  # bytes

TELLING = ("python_version", "dash_version", "dash_version_url", "plotly_version", "ddk_version")

WORDS = {
    400: "This request could not be understood.",
    404: "There is nothing at this address.",
    405: "This address does not take that kind of request.",
    413: "This request is too large.",
    421: "This server goes by another name; set BEHIND_GATEWAY=yes where a gateway in front lets people in.",
    500: "Something went wrong here; it has been noted in the server's log.",
}


def check_construction(app: dash.Dash, construction: Mapping[str, Any]) -> None:
    """Raises RuntimeError where ``app`` was not made with ``construction``: some of it cannot be mended afterwards."""
    if not app.config.serve_locally or app.config.assets_external_path or app._enable_mcp or app.config.compress:
        wanted = ", ".join(f"{name}={value!r}" for name, value in construction.items())
        raise RuntimeError(f"The Dash app must be made with {wanted}.")


def switch_debugging_off(app: dash.Dash) -> None:
    """Turns off what DASH_DEBUG, DASH_UI, FLASK_DEBUG and the like in the environment may have turned on."""
    off = dict.fromkeys(("debug", "ui", "props_check", "serve_dev_bundles", "hot_reload", "prune_errors"), False)
    app._setup_dev_tools(**off, validate_callbacks=False, silence_routes_logging=False, disable_version_check=True)
    app.server.debug = False
    app.server.config["PROPAGATE_EXCEPTIONS"] = False
    app.server.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST


def accept_known_hosts(server: Flask, settings: Settings) -> None:
    """Without a gateway, answers only to this machine's own names: another site's page cannot pose as ours by DNS."""
    known = {"localhost", "127.0.0.1", "::1", settings.host}

    @server.before_request
    def refuse_others() -> None:
        # Not Flask's TRUSTED_HOSTS, which knows no IPv6.
        if not settings.behind_gateway and _name(request.host) not in known:
            abort(421)


def _name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def tell_no_versions(app: dash.Dash) -> None:
    """Leaves the versions of Python and libraries out of what is written into the page."""
    told = app._config
    app._config = lambda: {name: value for name, value in told().items() if name not in TELLING}


def answer_errors_in_words(server: Flask) -> None:
    """Answers every error with a short word: JSON where a script asked, plain text elsewhere."""

    @server.errorhandler(HTTPException)
    def answer(error: HTTPException) -> Response:
        if error.response is not None or (error.code or 500) < 400:
            return error.get_response()
        words = WORDS.get(error.code, error.name)
        asked_by_script = request.path.startswith("/_dash-")
        response = jsonify(error=words) if asked_by_script else Response(f"{words}\n", mimetype="text/plain")
        response.status_code = error.code
        return response


def refuse_unknown_pages(app: dash.Dash, page_paths: Collection[str]) -> None:
    """Answers 404 for a path without a page. It still gets the shell, so that the page can say so in its own words."""
    prefix = app.config.routes_pathname_prefix
    shell = app.server.view_functions[f"{prefix}<path:path>"]

    def page(path: str):
        asked = f"/{path}"
        if asked in page_paths:
            return shell(path)
        if asked.rstrip("/") in page_paths:
            query = request.query_string.decode("ascii", "replace")
            return redirect(asked.rstrip("/") + (f"?{query}" if query else ""), 308)
        if asked.startswith("/_"):
            abort(404)
        return shell(path), 404

    app.server.view_functions[f"{prefix}<path:path>"] = page
    app.server.view_functions[f"{prefix}_reload-hash"] = lambda: abort(404)


def refuse_malformed_callbacks(app: dash.Dash) -> None:
    """Answers 400 with a clear word where a callback's request is not what a page here sends."""
    endpoint = f"{app.config.routes_pathname_prefix}_dash-update-component"
    dispatch = app.server.view_functions[endpoint]

    def checked():
        try:
            body = orjson.loads(request.get_data()) if request.is_json else None
        except orjson.JSONDecodeError:  # broken, nested without end, or text that is no Unicode
            body = None
        complaint = complaint_about(body, app.callback_map)
        return (jsonify(error=complaint), 400) if complaint else dispatch()

    app.server.view_functions[endpoint] = checked
