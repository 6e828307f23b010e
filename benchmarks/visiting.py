"""A first and a second visit, and a page that stands open: requests, bytes on the wire, time to the first chart."""

import time
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext

from benchmarks.browser import VIEW
from benchmarks.serving import Server

DRAWN = """window.firstChart = new Promise((resolve) => {
  const look = () => {
    if (document.querySelector(".js-plotly-plot .trace")) requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    else requestAnimationFrame(look);
  };
  look();
});"""


@dataclass(frozen=True)
class Visit:
    """Requests, bytes on the wire (headers included), seconds from the address to the first chart on the screen."""

    requests: int
    size: int
    first_chart: float


@dataclass(frozen=True)
class Rest:
    """An open page that nobody touches: requests a minute, and the share of one processor that the server spends on it."""

    requests: float
    processor: float


def visits(browser: Browser, address: str) -> tuple[Visit, Visit]:
    """A visit with nothing kept, then one more in the same browser."""
    context = browser.new_context(viewport=VIEW)
    context.add_init_script(DRAWN)
    found = _visit(context, address), _visit(context, address)
    context.close()
    return found


def _visit(context: BrowserContext, address: str) -> Visit:
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address)
    first = page.evaluate("() => window.firstChart")
    page.wait_for_timeout(1500)  # what is fetched after the first chart counts, too
    page.close()
    wired = [size for size in sizes if size]
    return Visit(len(wired), round(sum(wired)), first / 1000)


def rest(browser: Browser, server: Server, seconds: float) -> Rest:
    """One page left alone for some seconds."""
    context = browser.new_context(viewport=VIEW)
    page = context.new_page()
    page.goto(server.address)
    page.wait_for_selector(".js-plotly-plot .trace", state="attached", timeout=60_000)
    page.wait_for_timeout(2000)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    alone, begun = _used(server, page, seconds)
    context.close()
    return Rest(len(asked) * 60 / begun, alone / begun)


def _used(server: Server, page, seconds: float) -> tuple[float, float]:
    before, begun = server.processor_seconds(), time.perf_counter()
    page.wait_for_timeout(seconds * 1000)
    return server.processor_seconds() - before, time.perf_counter() - begun


def wait_until_pressed(browser: Browser, address: str, seconds: float = 60) -> None:
    """Until scripts are served in their smallest form: they are pressed once, after the first reader has been answered."""
    end, smallest = time.perf_counter() + seconds, None
    while time.perf_counter() < end:
        size = visits(browser, address)[0].size
        if smallest is not None and size >= smallest - 1000:
            return
        smallest = size
        time.sleep(12)
