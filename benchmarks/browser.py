"""A Chromium that notes when a page last changed, and pages opened in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

from playwright.sync_api import Browser, Page, sync_playwright

SETTLED = Path(__file__).with_name("settled.js").read_text(encoding="utf-8")
VIEW = {"width": 1440, "height": 900}
QUIET = 250
"""Milliseconds without a change after which a page counts as settled."""

CHOOSE = """([choices, quiet]) => window.measured.after(() => {
  for (const [name, value] of choices) {
    const field = [...document.querySelectorAll(`.filters-form [name="${name}"]`)]
      .find((one) => one.tagName === "SELECT" || one.value === value);
    if (field.tagName === "SELECT") {
      field.value = value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    } else field.click();
  }
}, quiet)"""


def chromium() -> str | None:
    """Where this machine has a Chromium; None where it has none."""
    return which("chromium") or which("chromium-browser") or which("google-chrome")


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-dev-shm-usage"])
        try:
            yield browser
        finally:
            browser.close()


def opened(browser: Browser, address: str) -> Page:
    """A page in a fresh context (nothing kept from before), settled."""
    page = browser.new_context(viewport=VIEW).new_page()
    page.add_init_script(SETTLED)
    page.goto(address)
    page.wait_for_selector("#filters form", state="attached", timeout=60_000)
    page.evaluate("quiet => window.measured.rest(quiet)", QUIET)
    return page


def choose(page: Page, choices: list[tuple[str, str]]) -> float:
    """Seconds from choosing (field, value), each by a click, to the last change on the screen."""
    page.bring_to_front()
    return page.evaluate(CHOOSE, [choices, QUIET])["shown"] / 1000
