"""A grid of words with a mark each: rows by name, columns by what is counted; for pictures of what the page shows as HTML."""

from collections.abc import Callable, Sequence

from dashboard.charts import style
from dashboard.charts.control import MARKS
from dashboard.table import Cell, Table, known, written

ROW = {"wide": 30, "narrow": 30, "print": 34}
"""Pixels a row."""


def grid(
    table: Table, size: style.Size, *, label: str, columns: Sequence[tuple[str, str]], icon: Callable[[Cell], str],
    words: Callable[[Cell], str],
) -> dict:
    """One mark and its words a cell. ``columns``: heading and the beginning of the table's columns "<name>_says",
    "<name>_count" and "<name>_middle"."""
    rows, names = range(len(table)), [style.folded(name, 26, lines=1) for name in table.column(label)]
    figure = {"data": [], "layout": style.layout(size, 60 + ROW[size] * len(table), annotations=[], margin={"l": 8, "r": 8, "t": 34, "b": 8})}
    for place, (heading, name) in enumerate(columns):
        says = table.column(f"{name}_says")
        shapes, fills, outlines = zip(*(MARKS[_mark(icon(cell))] for cell in says), strict=True)
        figure["data"].append({
            "type": "scatter", "mode": "markers+text", "x": [place] * len(table), "y": list(rows), "hoverinfo": "skip", "cliponaxis": False,
            "text": [f"  {style.plain(_said(row, name, words))}" for row in table.records()], "textposition": "middle right",
            "textfont": {"size": style.PIXELS[size] - 2, "color": style.INK},
            "marker": {
                "symbol": list(shapes), "color": list(fills), "size": 10, "line": {"color": list(outlines), "width": 1.2},
                "opacity": [1 if known(cell) else 0 for cell in says],
            },
        })
        figure["layout"]["annotations"].append(style.note(
            place, 1, f"<b>{style.plain(heading)}</b>", yref="paper", yanchor="bottom", xanchor="left", yshift=4, font={"color": style.INK}))
    figure["layout"]["xaxis"] = style.axis(visible=False, range=[-0.1, len(columns)])
    figure["layout"]["yaxis"] = style.axis(tickvals=list(rows), ticktext=names, range=[len(table) - 0.5, -0.5], showgrid=False)
    return figure


def _mark(icon: str) -> str:
    return {"common": "usual", "too-few": "open", "": "open"}.get(icon) or icon.partition("-")[0]


def _said(row: dict, name: str, words: Callable[[Cell], str]) -> str:
    if not known(row[f"{name}_says"]):
        return written(row[f"{name}_says"], "text")
    return f"{words(row[f'{name}_says'])}: {written(row[f'{name}_count'], 'count')} ({written(row[f'{name}_middle'], 'number')})"
