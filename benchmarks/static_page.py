"""Writes a page of the dashboard as static HTML with every answer precomputed: the limit of what a browser can do.

The same elements, tables, traces and words as the dashboard's, taken from a running one; the same plotly.js and styles; a
few lines of plain JavaScript that put the answer of the selection chosen into the page. Run it by itself:

    python -m benchmarks.static_page http://127.0.0.1:8050 /training FOLDER "project=JPA" "site=sydenham-garden"
"""

import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from html import escape
from importlib.util import find_spec
from pathlib import Path

from benchmarks.asking import Reader, answered, body_of
from dashboard.settings import PROJECT_FOLDER

SCRIPT = Path(__file__).with_name("static_page.js")
WITHOUT_END = {"className": "class", "tabIndex": "tabindex"}
NOT_WRITTEN = ("children", "figure", "config", "responsive", "data", "style")


def write_static_page(address: str, path: str, queries: Sequence[str], folder: Path) -> Path:
    """The page at ``path`` of the dashboard at ``address`` with its answers to "" and to ``queries``; its HTML file."""
    reader = Reader(address, encoding="identity")
    layout = _layout(address)
    cards, first = answered(reader.ask(body_of(path, "")))
    answers = {query: answered(reader.ask(body_of(path, query, shows=path)))[1] for query in ("", *queries)}
    reader.close()
    answers[""]["figures"] = _figures(cards)
    folder.mkdir(parents=True, exist_ok=True)
    _copy_what_is_shared(folder)
    file = folder / f"{path.strip('/') or 'overview'}.html"
    file.write_text(_document(layout, cards, first["title"], answers, _config(cards)), encoding="utf-8")
    return file


def _document(layout: Mapping, cards: list, title: str, answers: Mapping, config: Mapping | None) -> str:
    content = html_of(layout).replace('<div id="page">', f'<div id="page">{html_of(cards)}', 1)
    data = json.dumps({"answers": answers, "config": config or {}}).replace("</", "<\\/")
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="dashboard.css">'
        f'</head><body><div id="react-entry-point">{content}</div><script src="plotly.min.js"></script>'
        f'<script type="application/json" id="precomputed">{data}</script><script src="static_page.js"></script></body></html>'
    )


def html_of(component) -> str:
    """A Dash component, as JSON, in HTML; a graph is the box that its figure is drawn in."""
    if component is None:
        return ""
    if isinstance(component, list):
        return "".join(map(html_of, component))
    if not isinstance(component, dict):
        return escape(str(component))
    kind, properties = component["type"], component["props"]
    if kind == "Store":
        return ""
    tag = "div" if kind == "Graph" else kind.lower()
    classes = {"className": "dash-graph"} if kind == "Graph" else {}
    written = "".join(
        f' {WITHOUT_END.get(name, name)}="{escape(str(value))}"'
        for name, value in {**properties, **classes}.items() if name not in NOT_WRITTEN and value is not None
    )
    return f"<{tag}{written}>{html_of(properties.get('children'))}</{tag}>"


def _layout(address: str) -> Mapping:
    import urllib.request

    with urllib.request.urlopen(f"{address}/_dash-layout", timeout=30) as response:
        layout = json.load(response)
    page = _with_id(layout, "page")
    page["props"]["children"] = []
    return layout


def _with_id(component, wanted: str):
    return next(each for each in _all(component) if each["props"].get("id") == wanted)


def _all(component):
    """Every component below and including this one."""
    if isinstance(component, list):
        for child in component:
            yield from _all(child)
    elif isinstance(component, dict):
        yield component
        yield from _all(component["props"].get("children"))


def _graphs(cards: list) -> list[dict]:
    return [each["props"] for each in _all(cards) if each["type"] == "Graph"]


def _figures(cards: list) -> dict:
    return {graph["id"].removesuffix("-graph"): graph["figure"] for graph in _graphs(cards)}


def _config(cards: list) -> Mapping | None:
    return next((graph["config"] for graph in _graphs(cards)), None)


def _copy_what_is_shared(folder: Path) -> None:
    plotly = Path(find_spec("plotly").origin).parent / "package_data" / "plotly.min.js"
    for file in (plotly, SCRIPT, PROJECT_FOLDER / "assets" / "dashboard.css"):
        shutil.copyfile(file, folder / file.name)


if __name__ == "__main__":
    print(write_static_page(sys.argv[1], sys.argv[2], sys.argv[4:], Path(sys.argv[3])))
