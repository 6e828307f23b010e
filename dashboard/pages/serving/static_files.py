"""Scripts, styles and fonts: compressed once per process, kept, and never sent twice to the same browser."""

import sys
from pathlib import Path

import dash
from dash.fingerprint import check_fingerprint
from flask import Response, abort, request
from werkzeug.security import safe_join

from dashboard.pages.serving import compression
from dashboard.pages.serving.pressing import Press
from dashboard.pages.serving.shelf import Shelf

MEDIA_TYPES = {
    ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".json": "application/json",
    ".map": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon",
    ".jpg": "image/jpeg", ".woff2": "font/woff2", ".woff": "font/woff", ".ttf": "font/ttf", ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
}  # fmt: skip
"""Said here because what Python guesses depends on the machine, and browsers refuse a script of another type."""

PLOTLY = ("plotly", "package_data/plotly.min.js")


def serve_static_files(app: dash.Dash, plotly_bundle: Path | None, kept_in: Path) -> None:
    """Answers scripts of components and files in assets/ from memory, in place of Dash's own way.

    ``plotly_bundle`` is served at plotly.js's own address where given; ``kept_in`` keeps the smallest forms.
    """
    shelf = Shelf(Press(kept_in))
    prefix = app.config.routes_pathname_prefix

    def component_script(package_name: str, fingerprinted_path: str) -> Response:
        path, has_fingerprint = check_fingerprint(fingerprinted_path)
        if path not in app.registered_paths.get(package_name, ()):
            abort(404)
        if plotly_bundle and (package_name, path) == PLOTLY:
            # The address is that of the whole plotly.js, so a browser must ask whether it is still this one.
            return answer(shelf, plotly_bundle, unchanging=False)
        return answer(shelf, Path(sys.modules[package_name].__file__).parent / path, unchanging=has_fingerprint)

    def asset(filename: str) -> Response:
        path = safe_join(app.config.assets_folder, filename)
        if path is None or not Path(path).is_file():
            abort(404)
        unchanging = request.args.get("m") == str(Path(path).stat().st_mtime)
        return answer(shelf, Path(path), unchanging=unchanging)

    server = app.server
    server.view_functions[f"{prefix}_dash-component-suites/<string:package_name>/<path:fingerprinted_path>"] = (
        component_script
    )
    server.view_functions[f"{prefix.replace('/', '_').replace('.', '_')}dash_assets.static"] = asset


def answer(shelf: Shelf, file: Path, *, unchanging: bool) -> Response:
    """The file as the browser takes it, or 304 where it has it; kept a year if its address changes with it."""
    media_type = MEDIA_TYPES.get(file.suffix, "application/octet-stream")
    compressible = compression.is_compressible(media_type)
    kept = shelf.kept(file)
    encoding = compression.accepted_encoding() if compressible and kept.size >= compression.SMALLEST else None
    response = Response(kept.body(encoding) if encoding else file.read_bytes(), mimetype=media_type)
    if compressible:
        response.vary.add("Accept-Encoding")
    if encoding:
        response.headers["Content-Encoding"] = encoding
    # Weak: the same file, whichever way it is compressed.
    response.set_etag(kept.tag, weak=True)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if unchanging else "no-cache"
    return response.make_conditional(request)
