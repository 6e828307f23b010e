"""Makes a Dash app fit to be served: one function that wires everything in this room."""

from collections.abc import Collection
from pathlib import Path

import dash

from dashboard.pages.serving import compression, guards, headers, health, logs, static_files
from dashboard.settings import PROJECT_FOLDER, Settings

CONSTRUCTION = {
    "serve_locally": True,
    "assets_external_path": "",
    "compress": False,
    "enable_mcp": False,
    "add_log_handler": False,
    "use_pages": False,
}
"""What ``dash.Dash`` must be made with, said aloud so that no DASH_* variable of the environment decides it."""


def harden(
    app: dash.Dash,
    library,
    settings: Settings,
    page_paths: Collection[str],
    kept_in: Path = PROJECT_FOLDER / "var" / "pressed",
) -> None:
    """Wires headers, compression, refusals, health and logs into ``app``, and wakes it with a first request.

    Call it last: callbacks are registered by then (their scripts are hashed) and nothing can be added afterwards.
    ``page_paths`` are the addresses that have a page ("/", "/training"); every other one is answered 404.
    ``kept_in`` is the folder where the smallest form of scripts is kept. Raises RuntimeError for an app that was
    not made with ``CONSTRUCTION``.
    """
    guards.check_construction(app, CONSTRUCTION)
    guards.switch_debugging_off(app)
    # What is done to an answer runs in reverse order: compressed first, then its headers, and logged as it leaves.
    logs.log_requests(app.server)
    guards.accept_known_hosts(app.server, settings)
    guards.tell_no_versions(app)
    guards.answer_errors_in_words(app.server)
    health.add_health(app.server, library)
    headers.add_headers(app.server, headers.content_security_policy(app.csp_hashes()))
    compression.compress_answers(app.server)
    static_files.serve_static_files(app, settings.plotly_bundle, kept_in)
    guards.refuse_unknown_pages(app, frozenset(page_paths))
    guards.refuse_malformed_callbacks(app)
    wake(app)


def wake(app: dash.Dash) -> None:
    """Answers one request before any reader's, since the first ones that come together would find no callbacks."""
    app.server.test_client().get("/", environ_overrides={logs.UNLOGGED: True})
