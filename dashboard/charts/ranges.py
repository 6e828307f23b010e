"""How long something took: a dot for the half and a line from the first quarter to the third, one row a name."""

from collections.abc import Sequence

from dashboard.charts import style
from dashboard.charts.rows import names_of, rows_layout
from dashboard.table import Gap, Table

ROOM = 1.12
"""The axis is so much longer than the longest value, so that an open line has somewhere to go."""


def ranges(
    table: Table, size: style.Size, *, label: str, middle: str, first: str, third: str, colour: str, unit: str,
    reference: float | None = None, said: Sequence[str] = (), key: str = "",
) -> dict:
    """One row a record of ``table``, in its order from the top; ``middle``, ``first`` and ``third`` name its quartiles.

    A line whose third quartile is a gap is open: it runs to the right end and ends in a point. A row without a first
    quartile draws no mark and writes the words of its ``middle``.
    """
    names, rows = names_of(table, label, size), list(range(len(table)))
    firsts, middles, thirds = (table.numbers(name) for name in (first, middle, third))
    longest = max([1.0, *(value for values in (firsts, middles, thirds) for value in values if value is not None)])
    end = longest * ROOM
    is_open = [a is not None and c is None for a, c in zip(firsts, thirds, strict=True)]
    ends = [end if gap else value for gap, value in zip(is_open, thirds, strict=True)]
    hover, keys = style.hover(table, said or (label, middle)), style.keys(table, key)
    traces = [
        {
            "type": "scatter", "mode": "lines", "hoverinfo": "skip", "line": {"color": colour, "width": 3}, "cliponaxis": False,
            "x": [x for a, c in zip(firsts, ends, strict=True) for x in (a, c if a is not None else None, None)],
            "y": [y for row in rows for y in (row, row, None)], "connectgaps": False,
        },
        _marks([end if gap else None for gap in is_open], rows, hover, keys, colour, symbol="triangle-right", size=11),
        {
            **_marks(middles, rows, hover, keys, colour, size=12), "mode": "markers+text",
            "text": [f"<b>{style.number(v)}</b>" if v is not None else "" for v in middles],
            "textposition": "top center" if size != "narrow" else "bottom center",
            "textfont": {"color": style.INK, "size": style.PIXELS[size] - 1, "shadow": style.HALO},
        },
    ]
    shapes = [style.rule(x=reference, dash="dash")] if reference is not None else []
    return {
        "data": traces,
        "layout": rows_layout(
            size, names, each=40, right=34, shapes=shapes, annotations=_words(table, middle, first, firsts, end),
            xaxis=style.axis(range=[0, end], nticks=7 if size != "narrow" else 5, ticksuffix=f" {unit}", showticksuffix="last",
                             rangemode="tozero"),
        ),
    }


def _marks(values: list, rows: list, hover: list, keys: list | None, colour: str, **marker) -> dict:
    return {
        "type": "scatter", "mode": "markers", "x": values, "y": rows, "customdata": keys, "hovertext": hover,
        "hoverinfo": "text", "cliponaxis": False,
        "marker": {"color": colour, "line": {"color": colour, "width": 2}, "opacity": 1, **marker},
    }


def _words(table: Table, middle: str, first: str, firsts: list, end: float) -> list[dict]:
    """The words of each gap: at the left where there is no mark, above the open end of a line where there is one."""
    notes = []
    for row, (cell, start) in enumerate(zip(table.column(middle), firsts, strict=True)):
        cell = table.column(first)[row] if cell is None else cell
        if isinstance(cell, Gap):
            font, text = {"color": style.QUIET, "size": 12}, style.plain(cell.words)
            notes.append(
                style.note(0, row, text, xanchor="left", yanchor="middle", bgcolor=style.PAPER, font=font) if start is None
                else style.note(end, row, text, xanchor="right", yanchor="bottom", yshift=5, font=font)
            )
    return notes
