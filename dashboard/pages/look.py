"""The cells of the grid as HTML, each made once in Python: two hundred sites have a thousand, and few differ."""

from functools import lru_cache

from markupsafe import Markup, escape

from dashboard.exhibits.at_one_look import TOO_FEW, UNEVEN
from dashboard.exhibits.signal_words import icon_of, short_words
from dashboard.pages.icons import use
from dashboard.table import Cell, Gap, Table, known, written

CELLS_KEPT = 20_000


def headings(table: Table) -> list[str]:
    """What the grid's columns count."""
    return [label for _, label in _measures(table)]


def grid_rows(table: Table) -> list[dict]:
    """One row a site: its code and name, and its cells as HTML."""
    measures = _measures(table)
    places = [(label, *(table.position(f"{name}_{part}") for part in ("says", "month", "count", "middle"))) for name, label in measures]
    site_id, site = table.position("site_id"), table.position("site")
    return [
        {"site_id": row[site_id], "site": row[site],
         "cells": Markup("").join([_cell(label, row[says], row[month], row[count], row[middle]) for label, says, month, count, middle in places])}
        for row in table.rows
    ]


def _measures(table: Table) -> list[tuple[str, str]]:
    return [(column.name.removesuffix("_says"), column.label) for column in table.columns if column.name.endswith("_says")]


@lru_cache(maxsize=CELLS_KEPT, typed=True)
def _cell(heading: str, says: Cell, month: Cell, count: Cell, middle: Cell) -> Markup:
    """An icon, its words, and the month, count and middle line they rest on; a gap's words alone."""
    begin = f'<td role="cell" data-label="{escape(heading)}">'
    if not known(says):
        return Markup(f'{begin}<span class="gap">{escape(says.words if isinstance(says, Gap) else "–")}</span></td>')
    icon = icon_of(says)
    words, quiet = (says, ' class="quiet"') if icon == "too-few" else (short_words(says), "")
    line = "median" if says.startswith((TOO_FEW, UNEVEN)) else "mean"
    more = f"{written(count, 'count')} in {written(month, 'month')}; {line} {written(middle, 'number')}"
    return Markup(f'{begin}{use(icon)}<span class="says"><b{quiet}>{escape(words)}</b><small>{escape(more)}</small></span></td>')
