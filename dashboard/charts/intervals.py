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
    rows, values = list(range(len(names))), table.numbers(value)
    lines = _lines(rows, table.numbers(low), table.numbers(high), colour)
    filled = [word in ("rose", "fell") for word in table.column("direction")] if zero else [True] * len(rows)
    dots = _estimates(rows, values, filled, size, colour, [style.number(v, percent, zero) if v is not None else "" for v in values])
    dots |= {"customdata": style.keys(table, key), "hovertext": style.hover(table, said or (label, value)), "hoverinfo": "text"}
    unread = style.unread(values)
    shapes = [style.rule(x=0, dash="dot")] if zero and not unread else []
    annotations = style.gap_words(table, value, rows, domain)
    if reference is not None:
        shapes.append(style.rule(x=reference, dash="dash"))
        annotations.append(style.note(reference, 1, reference_words, yref="paper", yanchor="bottom", xanchor="center"))
    axis = style.axis(range=list(domain), tickformat=PERCENT if percent else None, nticks=6 if size != "narrow" else 5,
                      **(NO_GRID_AT_ZERO if zero else {}), **unread)
    return {
        "data": [lines, dots],
        "layout": rows_layout(size, names, each=each, shapes=shapes, annotations=annotations, xaxis=axis),
    }


def _lines(rows: list[int], lows: list, highs: list, colour: str) -> dict:
    return {
        "type": "scatter", "mode": "lines", "hoverinfo": "skip", "line": {"color": colour, "width": 3}, "connectgaps": False,
        "x": [x for ends in zip(lows, highs, strict=True) for x in (*ends, None)], "y": [y for row in rows for y in (row, row, None)],
    }


def _estimates(rows: list[int], values: list, filled: list[bool], size: style.Size, colour: str, words: list[str]) -> dict:
    return {
        "type": "scatter", "mode": "markers+text", "x": values, "y": rows, "cliponaxis": False,
        "text": [word and f"<b>{word}</b>" for word in words],
        "textposition": "top center" if size != "narrow" else "bottom center",
        "textfont": {"color": style.INK, "size": style.PIXELS[size] - 1, "shadow": style.HALO},
        "marker": {
            "size": 12, "color": [colour if full else style.PAPER for full in filled], "line": {"color": colour, "width": 2},
            "opacity": 1,
        },
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
