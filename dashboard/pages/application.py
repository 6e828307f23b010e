"""The Dash application: one request refreshes a page."""

import logging
from datetime import UTC, datetime

from dash import ClientsideFunction, Dash, Input, Output, no_update

from dashboard.pages import render
from dashboard.pages.answer import Asked, asked, known_paths, notices, page_answer
from dashboard.pages.contents import PAGES
from dashboard.pages.files import serve_files
from dashboard.pages.serving import CONSTRUCTION, harden
from dashboard.pages.shell import cards, layout
from dashboard.programme.library import Held, Library
from dashboard.programme.programme import Programme
from dashboard.selection import MOST_CHARACTERS
from dashboard.settings import PROJECT_FOLDER, Settings
from dashboard.table import written

log = logging.getLogger(__name__)

LOST = "No such page · Persistent Pain & Mental Health"
FAILED = "This page could not be made. The fault has been noted in the server’s log; the other pages may still be read."


def create_application(settings: Settings, library: Library) -> Dash:
    """The dashboard reading from ``library``; its Flask server is ``.server``. No database is asked here."""
    app = Dash(
        "dashboard", assets_folder=str(PROJECT_FOLDER / "assets"), title="Persistent Pain & Mental Health", update_title=None,
        suppress_callback_exceptions=True, **CONSTRUCTION,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
        index_string=render.page_part("index"),
    )
    app.layout = layout()
    app.clientside_callback(ClientsideFunction("dashboard", "begin"), Output("request", "data"), Input("shell", "id"))
    app.clientside_callback(ClientsideFunction("dashboard", "show"), Output("shown", "data"), Input("answer", "data"))

    @app.callback(Output("page", "children"), Output("answer", "data"), Input("request", "data"), prevent_initial_call=True)
    def refresh(request: dict | None):
        try:
            return answer(library, settings, request if isinstance(request, dict) else {})
        except Exception:
            log.exception("a page could not be made")
            return [], {**_around(None, library.current(), library.version), "wait": FAILED}

    serve_files(app.server, library, settings)
    harden(app, library, settings, frozenset(known_paths()))
    return app


def answer(library: Library, settings: Settings, request: dict) -> tuple:
    """What a browser needs to show the page it asked for: (the cards or no_update, the words and figures).

    ``request`` holds path, query, size and the page that the browser shows already; anything else in it is ignored.
    """
    # Longer than can be read stays longer than can be read: a query cut short could lose whom it is for.
    path, query, size, shows = (str(request.get(name) or "")[: MOST_CHARACTERS + 2] for name in ("path", "query", "size", "shows"))
    held = library.current()
    if held.programme is None:
        return [], {**_around(None, held, library.version), "wait": held.words or "The programme is being loaded."}
    programme = held.programme
    request_read = asked(programme, path, query, size)
    if request_read is None:
        return [], {**_around(programme, held, library.version), "title": LOST, "lost": render.page_part("lost", pages=PAGES)}
    if request_read.selection.as_of:
        programme = library.as_of(request_read.selection.as_of)
        if programme is None:
            stays = no_update if shows == request_read.page.path else []
            return stays, {**_around(held.programme, held, library.version), "again": True,
                        "wait": f"The programme as it stood on {written(request_read.selection.as_of, 'date')} is being prepared."}
    return _page(programme, request_read, held, library.version, settings, shows)


def _page(programme: Programme, request_read: Asked, held: Held, version: str, settings: Settings, shows: str) -> tuple:
    made = page_answer(programme, request_read.page, request_read.selection, request_read.size, settings.smallest_groups)
    around = _around(programme, held, version)
    said = notices(programme, request_read, held.away_since, made.pop("left_out"))
    around["notices"] = render.page_part("notices", notices=said)
    same_page = shows == request_read.page.path
    children = no_update if same_page else cards(request_read, made["figures"])
    return children, {**around, **made, "figures": made["figures"] if same_page else {}, "query": request_read.selection.query()}


def _around(programme: Programme | None, held: Held, version: str) -> dict:
    """What every answer carries: how fresh the data are, and the version that the page then shows."""
    live = render.page_part(
        "live", away=held.away_since is not None, programme=programme, now=datetime.now(UTC), written=written,
    )
    return {"version": version, "live": live, "notices": "", "filters": "", "cards": {}, "figures": {}, "alternatives": {}}
