"""A dot for each estimate and a line for its interval, one row a name, never ranked."""

from collections.abc import Sequence

from dashboard.charts import style
from dashboard.charts.rows import names_of, rows_layout
from dashboard.table import Table

PERCENT = ".0%"
NO_GRID_AT_ZERO = {"zeroline": True, "zerolinecolor": "rgba(0, 0, 0, 0)"}
"""Plotly leaves out the grid's line where an axis has a line at 0; it would cover the dotted one."""


def intervals(
    table: Table, size: style.Size, *, label: str, value: str, low: str, high: str, colour: str,
    domain: tuple[float, float], percent: bool = False, zero: bool = False, reference: float | None = None,
    reference_words: str = "", said: Sequence[str] = (), key: str = "", each: int = 40,
) -> dict:
    """One row a record of ``table``, in its order from the top.

    ``value``, ``low``, ``high`` name columns; a gap draws no mark and writes its words instead. With ``zero`` a dotted
    line marks no change, and an estimate is a full circle only where the column "direction" says that it rose or fell.
    ``said`` names the columns of the hover text, ``key`` the column that a click reports.
    """
    names = names_of(table, label, size)
    rows = list(range(len(names)))
    values, lows, highs = table.numbers(value), table.numbers(low), table.numbers(high)
    keys = style.keys(table, key)
    open_circle = [word not in ("rose", "fell") for word in table.column("direction")] if zero else [False] * len(rows)
    hover = style.hover(table, said or (label, value))
    traces = [
        {
            "type": "scatter", "mode": "lines", "hoverinfo": "skip", "line": {"color": colour, "width": 3},
            "x": [x for a, b in zip(lows, highs) for x in (a, b, None)],
            "y": [y for row in rows for y in (row, row, None)], "connectgaps": False,
        },
        {
            "type": "scatter", "mode": "markers+text", "x": values, "y": rows, "customdata": keys,
            "hovertext": hover, "hoverinfo": "text", "cliponaxis": False,
            "text": [f"<b>{style.number(v, percent, zero)}</b>" if v is not None else "" for v in values],
            "textposition": "top center" if size != "narrow" else "bottom center",
            "textfont": {"color": style.INK, "size": style.PIXELS[size] - 1, "shadow": style.HALO},
            "marker": {
                "size": 12, "color": [style.PAPER if empty else colour for empty in open_circle],
                "line": {"color": colour, "width": 2}, "opacity": 1,
            },
        },
    ]
    unread = style.unread(values)
    shapes = [style.rule(x=0, dash="dot")] if zero and not unread else []
    annotations = style.gap_words(table, value, rows, domain)
    if reference is not None:
        shapes.append(style.rule(x=reference, dash="dash"))
        annotations.append(style.note(reference, 1, reference_words, yref="paper", yanchor="bottom", xanchor="center"))
    return {
        "data": traces,
        "layout": rows_layout(
            size, names, each=each, shapes=shapes, annotations=annotations,
            xaxis=style.axis(range=list(domain), tickformat=PERCENT if percent else None, nticks=6 if size != "narrow" else 5,
                             **(NO_GRID_AT_ZERO if zero else {}), **unread),
        ),
    }


def before_after(
    table: Table, size: style.Size, *, label: str, before: str, after: str, colour: str, domain: tuple[float, float],
    said: Sequence[str] = (), key: str = "",
) -> dict:
    """Where each row started (open circle) and ended (filled), joined by a line; gaps write their words."""
    names = names_of(table, label, size)
    rows = list(range(len(names)))
    starts, ends = table.numbers(before), table.numbers(after)
    keys = style.keys(table, key)
    hover = style.hover(table, said or (label, before, after))
    right_of = [(e or 0) >= (s or 0) for s, e in zip(starts, ends)]

    def dots(name: str, values: list, fill: str, outward: bool) -> dict:
        sides = ["middle right" if right == outward else "middle left" for right in right_of]
        return {
            "type": "scatter", "mode": "markers+text", "name": name, "x": values, "y": rows, "customdata": keys,
            "text": [f" {v:.1f} " if v is not None else "" for v in values], "textposition": sides, "cliponaxis": False,
            "textfont": {"color": style.INK, "size": style.PIXELS[size] - 1}, "hovertext": hover, "hoverinfo": "text",
            "marker": {"size": 12, "color": fill, "line": {"color": colour, "width": 2}, "opacity": 1},
        }

    joined = {
        "type": "scatter", "mode": "lines", "hoverinfo": "skip", "showlegend": False,
        "line": {"color": colour, "width": 3}, "connectgaps": False,
        "x": [x for s, e in zip(starts, ends) for x in (s, e, None)], "y": [y for row in rows for y in (row, row, None)],
    }
    return {
        "data": [joined, dots("Before", starts, style.PAPER, False), dots("After", ends, colour, True)],
        "layout": rows_layout(
            size, names, legend=True, annotations=style.gap_words(table, after, rows, domain),
            xaxis=style.axis(range=list(domain), nticks=7, **style.unread((*starts, *ends))),
        ),
    }
