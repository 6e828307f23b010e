"""When something would be reached: a day and its range on a time axis, beside when it is due and when time is up."""

from collections.abc import Sequence
from datetime import date, timedelta

from dashboard.charts import style
from dashboard.charts.rows import names_of, rows_layout
from dashboard.table import Gap, Table

BEYOND = timedelta(days=45)
"""The axis goes on so long after the last day that is due or ends; a longer range runs out of it."""


def arrivals(table: Table, size: style.Size, *, colour: str, said: Sequence[str]) -> dict:
    """One row a record: a dot at ``when`` on its line from ``first`` to ``last``, an open diamond at ``due``, a tick at
    ``ends_on``. A line that runs off the right ends in a point; a gap in ``when`` writes its words at the left instead.
    """
    names, rows = names_of(table, "row", size), list(range(len(table)))
    firsts, whens, lasts, dues, ends = (_days(table, name) for name in ("first", "when", "last", "due", "ends_on"))
    begin, end = _span(firsts, whens, dues, ends)
    hover = style.hover(table, said)
    cut = [None if first is None else min(last, end) for first, last in zip(firsts, lasts, strict=True)]
    outside = [end if last is not None and last > end and first < end else None for first, last in zip(firsts, lasts, strict=True)]
    line = {"color": colour, "width": 3}
    traces = [
        {
            "type": "scatter", "mode": "lines", "hoverinfo": "skip", "showlegend": False, "line": line, "connectgaps": False,
            "x": [x for first, last in zip(firsts, cut, strict=True) for x in (_iso(first), _iso(last), None)],
            "y": [y for row in rows for y in (row, row, None)],
        },
        {**_marks("", outside, rows, hover, symbol="triangle-right", size=11, color=colour), "showlegend": False},
        _marks("At this pace", [when if when is None or when <= end else None for when in whens], rows, hover, size=12, color=colour),
        _marks("Due", dues, rows, hover, symbol="diamond-open", size=11, color=style.PLAN, line={"color": style.PLAN, "width": 2}),
        _marks("Phase ends", ends, rows, hover, symbol="line-ns", size=22, color=style.PLAN, line={"color": style.PLAN, "width": 3}),
    ]
    months = _months(begin, end)
    return {"data": traces, "layout": rows_layout(
        size, names, each=40, legend=True, annotations=_words(table, rows, begin),
        xaxis=style.months(months, size, range=[_iso(begin), _iso(end)], showgrid=False),
    )}


def _days(table: Table, name: str) -> list[date | None]:
    return [cell if isinstance(cell, date) else None for cell in table.column(name)]


def _span(firsts: list, whens: list, dues: list, ends: list) -> tuple[date, date]:
    """From before the first mark to some time after the last day that is due or ends."""
    fixed = [day for day in (*dues, *ends) if day]
    end = max(fixed or [day for day in whens if day] or [date(2000, 1, 1)]) + BEYOND
    begin = min([day for day in (*firsts, *fixed) if day] or [end])
    return min(begin, end - 3 * BEYOND).replace(day=1), end


def _months(begin: date, end: date) -> list[str]:
    numbers = range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month)
    return [f"{number // 12:04d}-{number % 12 + 1:02d}-15" for number in numbers]


def _iso(day: date | None) -> str | None:
    return None if day is None else f"{day:%Y-%m-%d}"


def _marks(name: str, days: list, rows: list, hover: list, **marker) -> dict:
    return {
        "type": "scatter", "mode": "markers", "name": name, "x": [_iso(day) for day in days], "y": rows, "hovertext": hover, "hoverinfo": "text",
        "cliponaxis": False, "marker": {"opacity": 1, **marker},
    }


def _words(table: Table, rows: list[int], begin: date) -> list[dict]:
    """The words of each row without a day: at its left, under the marks that it has."""
    return [
        style.note(_iso(begin), row, style.plain(cell.words), xanchor="left", yanchor="middle", bgcolor=style.PAPER, font={"color": style.QUIET, "size": 12})
        for row, cell in zip(rows, table.column("when"), strict=True) if isinstance(cell, Gap)
    ]
