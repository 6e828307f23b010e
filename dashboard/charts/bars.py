"""Lengths to compare: stacked parts of a whole, with or without a mark for what was planned."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts import style
from dashboard.charts.rows import names_of, rows_layout
from dashboard.table import Table


NUDGE = "\u00a0" * 6


@dataclass(frozen=True)
class Part:
    """One part of a stack: the column it is drawn from, its name in the legend, its colour, pattern and outline."""

    column: str
    name: str
    colour: str
    pattern: str = ""
    text_colour: str = style.INK
    outline: str = ""  # none: the part's own colour, or a darker one round a pale part


def stacked(
    table: Table, size: style.Size, *, label: str, parts: Sequence[Part], tick: str = "", tick_name: str = "Plan to date",
    percent: bool = False, said: Sequence[str] = (), key: str = "", each: int = 34,
) -> dict:
    """One bar a record, its ``parts`` side by side from 0, ``tick`` a dark mark across the bar.

    With ``percent`` the columns hold shares from 0 to 1 and the axis ends at 100 %. A row whose first part is a gap
    has no bar and writes the gap's words.
    """
    names = names_of(table, label, size)
    rows = list(range(len(names)))
    keys = style.keys(table, key)
    hover = style.hover(table, said or (label, *(part.column for part in parts)))
    columns = {part.column: table.numbers(part.column) for part in parts}
    ticks = table.numbers(tick) if tick else []
    longest = 1.0 if percent else _longest(columns, ticks)
    starts, traces = [0.0] * len(rows), []
    for part in parts:
        values = columns[part.column]
        traces.append(_bar(part, values, rows, keys, hover, percent, longest, size))
        if tick:
            traces[-1]["text"] = [_beside(*each) for each in zip(traces[-1]["text"], starts, values, ticks, strict=True)]
        starts = [start + (value or 0) for start, value in zip(starts, values, strict=True)]
    if tick:
        traces.append(_tick(tick_name, ticks, rows, hover, len(names)))
    unread = style.unread(value for values in (*columns.values(), ticks) for value in values)
    return {
        "data": traces,
        "layout": rows_layout(
            size, names, each=each, legend=len(traces) > 1 and not unread, barmode="stack",
            annotations=style.gap_words(table, parts[0].column, rows, (0, longest)),
            xaxis=style.axis(range=[0, 1], tickformat=".0%", nticks=6 if size != "narrow" else 5, **unread) if percent
            else style.counts(longest, 6 if size != "narrow" else 5, range=[0, longest * 1.04], **unread),
        ),
    }


def _longest(columns: dict[str, list], ticks: list) -> float:
    totals = [sum(value or 0 for value in values) for values in zip(*columns.values())]
    return max([1.0, *totals, *(value for value in ticks if value is not None)])


def _bar(part: Part, values: list, rows: list, keys: list, hover: list, percent: bool, longest: float, size: str) -> dict:
    room = longest * (0.045 if size != "narrow" else 0.09)
    return {
        "type": "bar", "orientation": "h", "name": part.name, "x": values, "y": rows, "customdata": keys,
        "text": [style.number(v, percent) if v is not None and v >= room else "" for v in values],
        "textposition": "inside", "insidetextanchor": "middle", "textangle": 0, "constraintext": "none",
        "textfont": {"color": part.text_colour, "size": style.PIXELS[size] - 1}, "hovertext": hover, "hoverinfo": "text",
        "marker": {
            "color": part.colour, "line": {"color": part.outline or (style.LINE if part.colour in style.PALE else part.colour), "width": 1},
            "pattern": {"shape": part.pattern, "fgcolor": style.HATCH, "fillmode": "overlay", "size": 6, "solidity": 0.25},
        },
    }


def _beside(text: str, start: float, value: float | None, tick: float | None) -> str:
    """A part's number, moved by spaces to the side where the tick does not cross it."""
    if not text or tick is None or abs(tick - start - value / 2) > value / 5:
        return text
    return f"{NUDGE}{text}" if tick < start + value / 2 else f"{text}{NUDGE}"


def _tick(name: str, values: list, rows: list, hover: list, count: int) -> dict:
    return {
        "type": "scatter", "mode": "markers", "name": name, "x": values, "y": rows, "hovertext": hover, "hoverinfo": "text",
        "marker": {"symbol": "line-ns", "size": 22, "opacity": 1, "line": {"color": style.PLAN, "width": 3}}, "cliponaxis": False,
    }
