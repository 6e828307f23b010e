"""Somebody in front of the dashboard: goes to an address, waits until the page is quiet, finds a figure by its question."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, Request

QUIET = """async () => {
  const root = document.getElementById("react-entry-point");
  const store = () => {
    const key = Object.keys(root).find((name) => name.startsWith("__reactContainer"));
    for (const queue = key ? [root[key]] : []; queue.length;) {
      const fiber = queue.shift();
      if (fiber.memoizedProps && fiber.memoizedProps.store) return fiber.memoizedProps.store;
      queue.push(...[fiber.child, fiber.sibling].filter(Boolean));
    }
  };
  const asks = ({ requested, prioritized, blocked, executing, watched }) =>
    [requested, prioritized, blocked, executing, watched].some((list) => list && list.length);
  const draws = () => document.querySelector(".dash-graph--pending, [data-place=title]:empty")
    || (window.dashboard.state.shows && !document.querySelector("[data-card]"))
    || [...document.querySelectorAll(".drawing")].some((drawing) => drawing.offsetParent && !drawing.querySelector(".trace"));
  const until = Date.now() + 20000;
  for (let quiet = 0; quiet < 3;) {
    if (Date.now() > until) throw new Error("The page does not come to rest.");
    await new Promise(requestAnimationFrame);
    const found = window.dashboard && store();
    const asking = found && (window.dashboard.state.asking || asks(found.getState().callbacks));
    quiet = found && !asking && !draws() ? quiet + 1 : 0;
  }
}"""
"""Waits until the renderer has nothing left to ask, and each figure its words and its drawing, for three frames."""

SHOWS = "() => window.dashboard && window.dashboard.state.shows === location.pathname"


@dataclass(frozen=True)
class Reader:
    """A browser's page at a server's address. Used one after the other by many tests, so each begins with ``visit``."""

    page: Page
    address: str

    def visit(self, path: str) -> Page:
        """The page at the path, its figures drawn."""
        self.page.goto(self.address + path)
        self.page.wait_for_function(SHOWS)
        return self.settle()

    def visit_without_figures(self, path: str) -> Page:
        """The page at the path, where words stand in place of figures."""
        self.page.goto(self.address + path)
        self.page.locator("#instead .card").wait_for()
        return self.settle()

    def settle(self) -> Page:
        self.page.evaluate(QUIET)
        return self.page

    def at(self, server) -> "Reader":
        return Reader(self.page, server.address)

    def figure(self, title: str | re.Pattern) -> Locator:
        """A figure by its question or a part of its title, as a region of the page."""
        return self.page.get_by_role("region").filter(has=self.page.get_by_text(title)).first

    def link(self) -> str:
        """The address without the server's."""
        return self.page.url.removeprefix(self.address)


def point_at(page: Page, figure: str, key: str) -> str:
    """Moves the mouse to the first bar that stands for the key, such as ``site:kingston``, and reads what is then said."""
    chart = page.locator(f"#{figure} .js-plotly-plot")
    place = chart.evaluate("(chart, key) => chart.data[0].customdata.indexOf(key)", key)
    chart.scroll_into_view_if_needed()
    box = chart.locator(".trace.bars").first.locator(".point path").nth(place).bounding_box()
    page.mouse.move(0, 0)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=3)
    chart.locator(".hovertext").first.wait_for()
    return " ".join(chart.locator(".hovertext").first.text_content().split())


def watch(page: Page, noted: list[str]) -> None:
    """Notes what no reader should cause: errors and warnings of the console, a policy violated, a request elsewhere."""

    def note_request(request: Request) -> None:
        if not request.is_navigation_request() and not request.url.startswith(("data:", "blob:")):
            if origin(request.url) != origin(request.frame.url):
                noted.append(f"a request to {request.url}")

    page.on("request", note_request)
    page.on("console", lambda said: noted.append(f"{said.type}: {said.text}") if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: noted.append(f"error: {error}"))


def origin(url: str) -> str:
    return "/".join(url.split("/")[:3])
