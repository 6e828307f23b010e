"""What happened month by month: running totals against a plan, small bars."""

from collections.abc import Sequence
from datetime import date

from dashboard.charts import style
from dashboard.charts.bars import Part
from dashboard.charts.marks import mark_lines, mark_titles
from dashboard.table import Table


def running_total(
    table: Table, size: style.Size, *, month: str, value: str, plan: str, colour: str, said: Sequence[str] = (),
    marks: Sequence[tuple[date, str]] = (), incomplete: str = "",
) -> dict:
    """A running total (thick line, its last point written out) against the plan (dashed), one point a month's end.

    ``marks`` are days with a short title, drawn as upright dotted lines. Months without a value draw no point.
    ``incomplete`` names a column that says "yes" for a month whose records are still to come: its stretch is dotted,
    its point open.
    """
    months = [style.end(day) for day in table.column(month)]
    values, planned = table.numbers(value), table.numbers(plan)
    hover = style.hover_months(table, said or (month, value, plan))
    last = max((index for index, v in enumerate(values) if v is not None), default=None)
    traces = [
        line_of(months, planned, hover, style.QUIET, width=2, dash="dash"),
        *_total_lines(months, values, hover, colour, list(table.column(incomplete)) if incomplete else []),
    ]
    annotations = mark_titles(marks, months, size)
    if last is not None:
        traces.append(_dot(months[last], values[last], colour, is_open=bool(incomplete) and table.column(incomplete)[last] == "yes"))
        below = planned[last] is not None and planned[last] > values[last]
        annotations.append(style.note(months[last], values[last], f"<b>{style.number(values[last])}</b>", xanchor="left" if below else "right",
                                      yanchor="top" if below else "bottom", xshift=4 if below else -6, yshift=-4 if below else 2,
                                      font={"color": colour, "size": style.PIXELS[size] + 4}))
    ends = [index for index, v in enumerate(planned) if v is not None]
    if ends:
        annotations.append(style.note(months[ends[-1]], planned[ends[-1]], f"<b>Plan {style.number(round(planned[ends[-1]]))}</b>",
                                      xanchor="right", yanchor="bottom", yshift=6))
    top = max([1, *(v for v in (*values, *planned) if v is not None)])
    return {"data": traces, "layout": time_layout(size, months, top, annotations, mark_lines(marks, months, size), from_first_day=True)}


def columns(table: Table, size: style.Size, *, month: str, parts: Sequence[Part], said: Sequence[str] = ()) -> dict:
    """Upright bars a month, one panel a part, each with its own scale, sharing the months."""
    months = [style.middle(day) for day in table.column(month)]
    hover = style.hover_months(table, said or (month, *(part.column for part in parts)))
    share = 1 / len(parts)
    figure = {"data": [], "layout": style.layout(size, 130 * len(parts) + 40, annotations=[], bargap=0.35)}
    for index, part in enumerate(parts):
        name, values = "" if index == 0 else str(index + 1), table.numbers(part.column)
        top = 1 - index * share
        figure["data"].append({
            "type": "bar", "x": months, "y": values, "xaxis": "x", "yaxis": f"y{name}", "hovertext": hover, "hoverinfo": "text",
            "marker": {"color": part.colour}, "width": 1000 * 3600 * 24 * 20, "textangle": 0,
            "text": [style.number(v) if v else "" for v in values] if len(months) <= 18 and size != "narrow" else None,
            "textposition": "outside", "cliponaxis": False, "textfont": {"size": 11, "color": style.QUIET},
        })
        highest = max([1, *(v for v in values if v is not None)])
        figure["layout"][f"yaxis{name}"] = style.axis(domain=[top - share + 0.05, top - 0.09], range=[0, highest * 1.18], tickformat=",d",
                                                      **({"dtick": 1} if highest <= 2 else {"nticks": 3}))
        figure["layout"]["annotations"].append(style.note(0, top - 0.005, f"<b>{style.plain(part.name)}</b>", xref="paper", yref="paper",
                                                          xanchor="left", yanchor="top", font={"color": style.INK}))
    figure["layout"]["xaxis"] = style.months(months, size, anchor=f"y{len(parts) if len(parts) > 1 else ''}")
    return figure


def line_of(months: list, values: list, hover: list, colour: str, width: float, dash: str = "solid") -> dict:
    """A line through a value a month, broken where there is none."""
    return {
        "type": "scatter", "mode": "lines", "x": months, "y": values, "hovertext": hover, "hoverinfo": "text",
        "line": {"color": colour, "width": width, "dash": dash}, "connectgaps": False, "cliponaxis": False,
    }


def _total_lines(months: list, values: list, hover: list, colour: str, incomplete: list) -> list[dict]:
    """The running total, solid up to the last complete month and dotted from there."""
    first = incomplete.index("yes") if "yes" in incomplete else len(values)
    solid = [value if place < first else None for place, value in enumerate(values)]
    dotted = [value if place >= first - 1 else None for place, value in enumerate(values)]
    return [line_of(months, solid, hover, colour, width=3), line_of(months, dotted, hover, colour, width=3, dash="dot")]


def _dot(month: str, value: float, colour: str, is_open: bool = False) -> dict:
    return {"type": "scatter", "mode": "markers", "x": [month], "y": [value], "hoverinfo": "skip", "cliponaxis": False,
            "marker": {"size": 10, "color": style.PAPER if is_open else colour, "opacity": 1, "line": {"color": colour, "width": 2}}}


def time_layout(size: str, months: list[str], top: float, annotations: list, shapes: list, right: int = 24, from_first_day: bool = False) -> dict:
    above = 12 + max((int(note["yshift"]) + 12 for note in annotations if note.get("yref") == "paper" and note["y"] == 1.0), default=0)
    span = {"range": [f"{months[0][:8]}01", months[-1]]} if from_first_day and len(months) > 1 else {}
    return style.layout(
        size, (318 if size != "narrow" else 268) + above, annotations=annotations, shapes=shapes, hovermode="closest",
        dragmode="zoom" if size == "wide" else False,
        margin={"l": 8, "r": right, "t": above, "b": 8, "pad": 4},
        xaxis=style.months(months, size, fixedrange=size != "wide", **span),
        yaxis=style.counts(top, range=[0, top * 1.14], fixedrange=True),
    )
