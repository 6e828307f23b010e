"""People of each month in parts of a whole, upright, with a few words above each month."""

from collections.abc import Sequence

from dashboard.charts import style
from dashboard.charts.bars import Part
from dashboard.table import Gap, Table

DAY = 24 * 3600 * 1000


def cohorts(
    table: Table, size: style.Size, *, month: str, parts: Sequence[Part], said: Sequence[str], share: str = "",
) -> dict:
    """One upright bar a month, its ``parts`` stacked from 0; ``share`` names a column written above it as per cent.

    A month whose first part is a gap has no bar. On a narrow screen the shares are left to hover and table.
    """
    months = [style.middle(day) for day in table.column(month)]
    hover = style.hover_months(table, said)
    columns = [table.numbers(part.column) for part in parts]
    totals = [sum(value or 0 for value in values) for values in zip(*columns, strict=True)]
    top = max([1, *totals])
    return {
        "data": [_bars(part, values, months, hover) for part, values in zip(parts, columns, strict=True)],
        "layout": style.layout(
            size, 330 if size != "narrow" else 290, barmode="stack", bargap=0.3, showlegend=len(parts) > 1,
            legend=style.legend(), margin={"l": 8, "r": 16, "t": 44 if len(parts) > 1 else 12, "b": 8, "pad": 4},
            annotations=_shares(table, share, months, totals, size) if share else [],
            xaxis=style.months(months, size),
            yaxis=style.counts(top, range=[0, top * 1.14]),
        ),
    }


def _bars(part: Part, values: list, months: list[str], hover: list[str]) -> dict:
    edge = part.outline or (style.LINE if part.colour in style.PALE else part.colour)
    return {
        "type": "bar", "name": part.name, "x": months, "y": values, "width": 20 * DAY, "hovertext": hover,
        "hoverinfo": "text", "marker": {
            "color": part.colour, "line": {"color": edge, "width": 1},
            "pattern": {"shape": part.pattern, "fgcolor": style.HATCH, "fillmode": "overlay", "size": 6, "solidity": 0.25},
        },
    }


def _shares(table: Table, share: str, months: list[str], totals: list, size: str) -> list[dict]:
    if size == "narrow" or len(months) > 18:
        return []
    return [
        style.note(day, total, style.number(value, percent=True), yanchor="bottom", yshift=2,
                   font={"color": style.INK, "size": 12})
        for day, total, value in zip(months, totals, table.column(share), strict=True)
        if value is not None and not isinstance(value, Gap)
    ]
