"""Which measurements there are, at which sizes, and the goals they are held to."""

import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks import visiting
from benchmarks.answering import answering
from benchmarks.browser import browsing, chromium
from benchmarks.crowd import PAUSE, READERS, crowd
from benchmarks.databases import Databases
from benchmarks.drawing import click_to_last_mark, ratios
from benchmarks.loading import LONGEST, loading
from benchmarks.numbers import judged, kilobytes, megabytes, middle, milliseconds, seconds
from benchmarks.results import Results
from benchmarks.selections import changes
from benchmarks.serving import served
from dashboard.pages.contents import PAGES

PATHS = [page.path for page in PAGES]
SETTINGS = ((1, 8), (2, 2), (2, 4), (2, 8), (4, 4))
"""Workers and threads that are tried with fifty readers; the first size only."""


@dataclass(frozen=True)
class Plan:
    """How much is measured: sizes in rows of events, rounds of requests, of clicks, seconds of crowds, repeats of starts."""

    sizes: tuple[int, ...]
    engines: tuple[str, ...]
    rounds: int
    clicks: int
    seconds: float
    repeats: int


def start(plan: Plan, made: Databases, results: Results) -> None:
    """From the process's start to the first chart, with the standard story."""
    url, ready, shown = made.url("sqlite", plan.sizes[0]), [], []
    for _ in range(plan.repeats):
        with served(url) as server, browsing() as browser:
            ready.append(server.wait_until_ready(60))
            first, _again = visiting.visits(browser, server.address)
            shown.append(ready[-1] + first.first_chart)
    rows = [("start to /readyz 200", seconds(middle(ready))), ("start to the first chart of a first visit", seconds(middle(shown)))]
    results.table("Start", f"{plan.sizes[0]:,} rows of events on SQLite, two workers.", ("", "median"), rows)


def load(plan: Plan, made: Databases, results: Results) -> None:
    """The programme from each engine at each size."""
    rows = []
    for size in plan.sizes:
        for engine in plan.engines:
            url = made.url(engine, size)
            with served(url, workers=1) as server:
                found = loading(server, url)
            rows.append((f"{size:,}", engine, seconds(found.ready), seconds(found.renewed), megabytes(found.memory),
                         judged(found.memory, 200e6), megabytes(found.most_memory)))
    results.table(
        "The programme in memory",
        "Start to the programme (the process's start included); change of the data to the new programme; memory of the web "
        "process afterwards (goal: under 200 MB) and at most, after two programmes were made.",
        ("rows of events", "engine", "start", "renewed", "memory", "goal", "at most"), rows,
    )


def answer(plan: Plan, made: Databases, results: Results) -> None:
    """One filter change on each page at each size."""
    rows = []
    for size in plan.sizes:
        with served(made.url(_quickest(plan), size), workers=1) as server:
            server.wait_until_ready(LONGEST)
            chosen = changes(server.address)
            for path in PATHS:
                found = answering(server, path, chosen, plan.rounds)
                rows.append((f"{size:,}", path, milliseconds(found.processor), judged(found.processor, 0.030),
                             milliseconds(found.waited), milliseconds(found.waited_by_most), kilobytes(found.size)))
    results.table(
        "One filter change: the server",
        "A project, a phase, a site, a period, and back. Processor time of the web process per change, everything included "
        "(goal: under 30 ms); the wait over HTTP on a kept connection; the answer compressed.",
        ("rows of events", "page", "processor", "goal", "wait", "95th percentile", "answer"), rows,
    )


def draw(plan: Plan, made: Databases, results: Results) -> None:
    """Click to last mark, beside the static page."""
    rows = []
    for size in plan.sizes:
        with served(made.url(_quickest(plan), size)) as server, tempfile.TemporaryDirectory() as folder:
            server.wait_until_ready(LONGEST)
            time.sleep(1)
            times = click_to_last_mark(server.address, PATHS, changes(server.address), plan.clicks, Path(folder))
        rows += [(f"{size:,}", path, milliseconds(ours), milliseconds(static), f"{ratio:.1f}", judged(ratio, 2.0))
                 for path, ours, static, ratio in ratios(times)]
    results.table(
        "One filter change: the screen",
        "From the click to the last mark on the screen, beside a static page with the same elements and every answer "
        "precomputed, in turns (goal: within twice).",
        ("rows of events", "page", "dashboard", "static page", "ratio", "goal"), rows,
    )


def visit(plan: Plan, made: Databases, results: Results) -> None:
    """First and second visit to the overview, and a page at rest."""
    rows, bundle = [], os.environ.get("PLOTLY_BUNDLE")
    for name, goal, given in (("whole plotly.js", 1.7e6, {"PLOTLY_BUNDLE": ""}), ("PLOTLY_BUNDLE", 1e6, {"PLOTLY_BUNDLE": bundle})):
        if given["PLOTLY_BUNDLE"] is None:
            continue
        with served(made.url("sqlite", plan.sizes[0]), **given) as server, browsing() as browser:
            server.wait_until_ready(60)
            visiting.wait_until_pressed(browser, server.address)
            found = [visiting.visits(browser, server.address) for _ in range(plan.repeats)]
            at_rest = visiting.rest(browser, server, plan.seconds)
        for number, (which, limit) in enumerate((("first", goal), ("second", 100e3))):
            seen = [pair[number] for pair in found]
            size = middle([each.size for each in seen])
            rows.append((name, which, middle([each.requests for each in seen]), kilobytes(size), judged(size, limit),
                         seconds(middle([each.first_chart for each in seen]))))
    results.table(
        "Visits to the overview",
        "Bytes on the wire with headers, scripts in their smallest form (goals: first visit under 1,700 kB, under 1,000 kB "
        "with a smaller plotly.js; second under 100 kB).",
        ("plotly.js", "visit", "requests", "bytes", "goal", "first chart"), rows,
    )
    results.table("A page at rest", "", ("requests a minute", "share of one processor, server"),
                  [(f"{at_rest.requests:.0f}", f"{100 * at_rest.processor:.1f}%")])


def readers(plan: Plan, made: Databases, results: Results) -> None:
    """Fifty readers at each size, and with other numbers of workers and threads at the first."""
    rows = []
    cases = [(plan.sizes[0], *setting) for setting in SETTINGS] + [(size, 2, 4) for size in plan.sizes[1:]]
    for size, workers, threads in cases:
        with served(made.url(_quickest(plan), size), workers=workers, threads=threads) as server:
            server.wait_until_ready(LONGEST)
            time.sleep(2)
            found = crowd(server, PATHS, changes(server.address), plan.seconds)
            rows.append((f"{size:,}", workers, threads, len(found.waits), milliseconds(found.median), milliseconds(found.by_most),
                         len(found.errors), "met" if found.by_most < 0.3 and not found.errors else "missed"))
    results.table(
        f"{READERS} readers, each changing a filter every {PAUSE:g} seconds",
        "All pages; the readers run on the same machine (goal: 95th percentile under 300 ms, no error).",
        ("rows of events", "workers", "threads", "answers", "median", "95th percentile", "errors", "goal"), rows,
    )


def _quickest(plan: Plan) -> str:
    """The engine that makes a large programme soonest: what is made from it is the same for every engine."""
    return plan.engines[-1]


Part = Callable[[Plan, Databases, Results], None]

WITHOUT_BROWSER: dict[str, Part] = {"load": load, "answer": answer, "readers": readers}
WITH_BROWSER: dict[str, Part] = {"start": start, "draw": draw, "visit": visit}
PARTS = WITH_BROWSER | WITHOUT_BROWSER if chromium() else WITHOUT_BROWSER
