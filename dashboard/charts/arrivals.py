"""When something would be reached: a day and its range on a time axis, beside when it is due and when time is up."""

from collections.abc import Sequence
from datetime import date, timedelta

from dashboard.charts import style
from dashboard.charts.rows import names_of, rows_layout
from dashboard.table import Gap, Table

BEYOND = timedelta(days=45)
"""The axis goes on so long after the last day that is due or ends."""
YEARS = 18
"""Pixels for the years under the months."""
PAST = timedelta(days=10)
"""An open line goes so far past the day when time is up, so that its point is seen."""


def arrivals(table: Table, size: style.Size, *, colour: str, said: Sequence[str]) -> dict:
    """One row a record: a dot at ``when`` on its line from ``first`` to ``last``, an open diamond at ``due``, a tick at
    ``ends_on``. A line without ``last`` is open: it ends in a point past the day when time is up. A gap in ``when`` writes its words,
    at the left or behind the open end.
    """
    names, rows = names_of(table, "row", size), list(range(len(table)))
    firsts, whens, lasts, dues, ends = (_days(table, name) for name in ("first", "when", "last", "due", "ends_on"))
    begin, end = _span(firsts, dues, ends)
    dues, ends = ([day if day and day >= begin else None for day in days] for days in (dues, ends))
    opens = [
        max(first, up or due or first) + PAST if first and not last else None
        for first, last, due, up in zip(firsts, lasts, dues, ends, strict=True)
    ]
    hover = style.hover(table, said)
    traces = [
        {
            "type": "scatter", "mode": "lines", "hoverinfo": "skip", "showlegend": False, "connectgaps": False,
            "line": {"color": colour, "width": 3}, "y": [y for row in rows for y in (row, row, None)],
            "x": [x for row in rows for x in (_iso(firsts[row]), _iso(lasts[row] or opens[row]), None)],
        },
        _marks("Phase ends", ends, rows, hover, symbol="line-ns", size=22 if size != "narrow" else 16, color=style.PLAN, line={"color": style.PLAN, "width": 3}),
        {**_marks("", opens, rows, hover, symbol="triangle-right", size=12, color=colour), "showlegend": False},
        _marks("Due", dues, rows, hover, symbol="diamond-open", size=11, color=style.PLAN, line={"color": style.PLAN, "width": 2}),
        {
            **_marks("At this pace", whens, rows, hover, size=12, color=colour), "mode": "markers+text",
            "text": [f"<b>{day:%b %Y}</b>" if day else "" for day in whens],
            "textposition": "top center" if size != "narrow" else "bottom center",
            "textfont": {"color": style.INK, "size": style.PIXELS[size] - 1, "shadow": style.HALO},
        },
    ]
    layout = rows_layout(
        size, names, each=40, legend=True, annotations=_words(table, rows, _behind(begin, end, dues, opens), begin, opens, size),
        xaxis=style.months(_months(begin, end), size, range=[_iso(begin), _iso(end)]),
    )
    layout["margin"]["b"] += YEARS
    layout["height"] += YEARS
    return {"data": traces, "layout": layout}


def _days(table: Table, name: str) -> list[date | None]:
    return [cell if isinstance(cell, date) else None for cell in table.column(name)]


def _span(firsts: list, dues: list, ends: list) -> tuple[date, date]:
    """From before the first mark of a row with a day (of any row, where none has one) to some time after the last day
    that is due or ends."""
    fixed = [day for day in (*dues, *ends) if day]
    end = max(fixed or [date(2000, 1, 1)]) + BEYOND
    with_day = [day for row in zip(firsts, dues, ends, strict=True) if row[0] for day in row if day]
    begin = min(with_day or fixed or [end])
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


def _behind(begin: date, end: date, dues: list, opens: list) -> list[date | None]:
    """The day of the mark behind which each row's words stand: its open end, or what is due at the left, where they would stand."""
    return [up or (due if due and due - begin < (end - begin) / 6 else None) for due, up in zip(dues, opens, strict=True)]


def _words(table: Table, rows: list[int], behind: list, begin: date, opens: list, size: style.Size) -> list[dict]:
    """The words of each row without a day: at its left; or behind a mark, but not behind an open end on a phone, where there is no room."""
    return [
        style.note(_iso(behind[row] or begin), row, style.plain(cell.words), xanchor="left", yanchor="middle", xshift=10 if behind[row] else 0,
                   bgcolor=style.PAPER, font={"color": style.QUIET, "size": 12})
        for row, cell in zip(rows, table.column("when"), strict=True)
        if isinstance(cell, Gap) and not (opens[row] and size == "narrow")
    ]
