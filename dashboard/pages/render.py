"""Exhibits as HTML: every card is made of named pieces, and text of the data is always escaped."""

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboard import catalogue
from dashboard.charts import style
from dashboard.exhibits.exhibit import Exhibit
from dashboard.pages import icons, marks
from dashboard.pages.look import grid_rows, headings
from dashboard.pages.rows import site_rows, timeline_items, withheld_everywhere
from dashboard.pages.twin import NUMERIC, twin_rows
from dashboard.table import written


LEFT_OUT = '<span class="left-out"></span>'


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )
    environment.globals.update(
        written=written, marks=marks, icons=icons, twin_rows=twin_rows, numeric=NUMERIC, label=_label,
        training=style.TRAINING, advice=style.ADVICE,
    )
    return environment


def page_part(name: str, **values) -> str:
    """A template of the page around the cards, as HTML."""
    return _environment().get_template(f"{name}.html").render(**values)


def pieces(exhibit: Exhibit) -> dict[str, str]:
    """A card's pieces by the name of the place they go to.

    ``title``, ``actions``, ``words`` (in place of a drawing), ``body`` (drawings that are HTML), ``table``, ``foot``.

    Where the figure is left out they hold only a mark, by which the page does not show the card.
    """
    if exhibit.left_out:
        return {**dict.fromkeys(("title", "actions", "words", "body", "table", "foot"), ""), "title": LEFT_OUT}
    macros = _environment().get_template("macros.html").module
    drawn = exhibit.drawing is not None or exhibit.form in ("timeline", "sites", "grid", "tile", "table") and len(exhibit.table)
    return {
        "title": str(macros.title(exhibit)),
        "actions": (str(macros.switch(exhibit)) if exhibit.form != "table" else "") + str(macros.downloads(exhibit)),
        "words": "" if drawn else page_part("words", words=exhibit.empty),
        "body": _body(exhibit),
        "table": str(macros.twin(exhibit)),
        "foot": str(macros.foot(exhibit)),
    }


def _body(exhibit: Exhibit) -> str:
    if exhibit.form == "tile":
        return page_part("tile", exhibit=exhibit, spark=spark_points(exhibit))
    if exhibit.form == "sites" and len(exhibit.table):
        scale, rows = site_rows(exhibit.table)
        return page_part("sites", exhibit=exhibit, rows=rows, scale=scale, without=withheld_everywhere(exhibit.table))
    if exhibit.form == "grid" and len(exhibit.table):
        return page_part("grid", exhibit=exhibit, headings=headings(exhibit.table), rows=grid_rows(exhibit.table))
    if exhibit.form == "timeline" and len(exhibit.table):
        return page_part("timeline", list_name=exhibit.name, items=timeline_items(exhibit.table))
    return ""


def spark_points(exhibit: Exhibit) -> list[tuple[float, float]]:
    """The small line of a tile in a box of 120 by 34; nothing for fewer than two points."""
    if not exhibit.headline or not exhibit.headline.spark:
        return []
    values = [value for value in exhibit.table.numbers(exhibit.headline.spark) if value is not None]
    if len(values) < 2:
        return []
    top, step = max(values) or 1, 114 / (len(values) - 1)
    return [(round(3 + index * step, 1), round(31 - 27 * value / top, 1)) for index, value in enumerate(values)]


def _label(measure: str) -> str:
    return catalogue.MEASURES[measure].label
