"""From the click to the last mark on the screen, beside a static page that has every answer precomputed."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.browser import browsing, choose, opened
from benchmarks.numbers import middle
from benchmarks.selections import Change
from benchmarks.static_page import write_static_page

Times = dict[str, dict[str, tuple[list[float], list[float]]]]
"""By page and by filter: seconds of the dashboard and of the static page."""


def click_to_last_mark(address: str, paths: Sequence[str], changes: Sequence[Change], rounds: int, folder: Path) -> Times:
    """Every change on every page, there and back, ``rounds`` times; the two pages take turns, one click after the other."""
    files = {path: write_static_page(address, path, [change.query for change in changes], folder) for path in paths}
    with _static_server(folder) as static, browsing() as browser:
        return {path: _one_page(browser, address + path, f"{static}/{files[path].name}", changes, rounds) for path in paths}


def _one_page(browser: Browser, ours: str, static: str, changes: Sequence[Change], rounds: int) -> dict:
    pages = opened(browser, ours), opened(browser, static)
    times = {change.name: ([], []) for change in changes}
    for number in range(rounds + 1):
        for change in changes:
            for value in (change.value, change.back):
                for which in (0, 1) if number % 2 else (1, 0):
                    taken = choose(pages[which], [(change.field, value)])
                    if number:  # the first round warms both up
                        times[change.name][which].append(taken)
    for page in pages:
        page.context.close()
    return times


def ratios(times: Times) -> list[tuple[str, float, float, float]]:
    """A page, the two medians over all its filters, and how many times the static page's the dashboard's is."""
    rows = []
    for path, filters in times.items():
        ours = middle([value for mine, _ in filters.values() for value in mine])
        static = middle([value for _, its in filters.values() for value in its])
        rows.append((path, ours, static, ours / static))
    return rows


@contextmanager
def _static_server(folder: Path) -> Iterator[str]:
    handler = partial(_Silent, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_words) -> None:
        pass
