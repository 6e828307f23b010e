"""The rows of a figure's table as HTML, cell by cell in Python: two hundred sites have some thousand cells a page."""

from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup, escape

from dashboard.exhibits.exhibit import Exhibit
from dashboard.pages.links import is_safe_link
from dashboard.table import Cell, Column, Gap, written

NUMERIC = ("count", "percent", "change", "number")
CELLS_KEPT = 20_000


def twin_rows(exhibit: Exhibit) -> Markup:
    """The table's rows; the first cell of each heads it and is a link where it names a site."""
    shown = [(place, column) for place, column in enumerate(exhibit.table.columns) if column.label]
    sites = exhibit.table.column("site_id") if "site_id" in exhibit.table else ()
    parts = []
    for number, row in enumerate(exhibit.table.rows):
        (first, head), *rest = shown
        site = sites[number] if sites and head.name == "site" else None
        parts.append(_heading(row[first], head, site, f"{exhibit.name}-twin-{site}"))
        parts.extend(_cells([(row[place], column.kind) for place, column in rest]))
        parts.append("</tr>")
    return Markup("".join(parts))


def _letter(kind: str) -> str:
    """The class of a column's cells: numbers, days or text."""
    return "n" if kind in NUMERIC else "d" if kind in ("date", "month") else "t"


def _heading(cell: Cell, column: Column, site: str | None, key: str) -> str:
    words = escape(written(cell, column.kind))
    if site:
        words = f'<a href="?site={escape(quote(site))}" data-site="{escape(site)}" data-key="{escape(key)}">{words}</a>'
    return f'<tr><th scope="row" class="{_letter(column.kind)}">{words}</th>'


def _cells(cells: list[tuple[Cell, str]]) -> Iterator[str]:
    """The cells of a row; the same gap in cells beside each other is written once, across them."""
    at = 0
    while at < len(cells):
        cell, kind = cells[at]
        end = at + 1
        while isinstance(cell, Gap) and end < len(cells) and cells[end][0] == cell:
            end += 1
        yield _cell(cell, kind) if end == at + 1 else f'<td class="gap t" colspan="{end - at}">{escape(cell.words)}</td>'
        at = end


@lru_cache(maxsize=CELLS_KEPT, typed=True)
def _cell(cell: Cell, kind: str) -> str:
    words = escape(written(cell, kind))
    if kind == "link" and is_safe_link(cell):
        return f'<td><a href="{words}" rel="noreferrer">{words}</a></td>'
    return f'<td class="{"gap " if isinstance(cell, Gap) else ""}{_letter(kind)}">{words}</td>'
