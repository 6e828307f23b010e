"""A running total on its way: against two owners' targets, and what its pace would bring, with a band for chance."""

from collections.abc import Sequence
from datetime import date

from dashboard.charts import style
from dashboard.charts.marks import mark_lines, mark_titles
from dashboard.table import Table

SAID = ("month", "completed", "plan", "funder", "pace", "low", "high", "incomplete")
HEIGHT = {"wide": 318, "narrow": 268, "print": 318}
LINE_OF_WORDS = 17
"""Pixels from one line of words at the right to the next."""
HEADROOM = 1.14
STEEPEST = 1.3
"""The band runs off the top of the drawing rather than press everything else to its foot."""


def trajectory(table: Table, size: style.Size, *, colour: str, marks: Sequence[tuple[date, str]] = ()) -> dict:
    """One point a month's end: ``completed`` (thick; dotted where ``incomplete`` says that records are still to come, its
    last point written out), ``plan`` (dashed), and where the table has them ``funder`` (dashes and dots) and ``pace``
    with its band from ``low`` to ``high``. ``marks`` are days with a short title.
    """
    months = [style.end(day) for day in table.column("month")]
    lines = {name: table.numbers(name) if name in table else [None] * len(months) for name in SAID[1:-1]}
    hover = style.hover_months(table, [name for name in SAID if name in table])
    done = lines["completed"]
    last = max(place for place, value in enumerate(done) if value is not None)
    late = [place for place, cell in enumerate(table.column("incomplete")) if cell == "yes" and place <= last]
    first_late = late[0] if late else last + 1
    start = next((place for place, value in enumerate(lines["pace"]) if value is not None), 0) - 1
    traces = [
        *(_band(months, lines, start, colour) if start >= 0 else ()),
        _line(months, lines["plan"], hover, style.QUIET, 2, "dash"), _line(months, lines["funder"], hover, style.QUIET, 2, "dashdot"),
        _line(months, done[:first_late], hover, colour, 3), _line(months, _from(done, first_late - 1), hover, colour, 3, "dot"),
        *([_line(months, _from(_anchored(lines["pace"], start, done), start), hover, colour, 2, "dash")] if start >= 0 else ()),
        {"type": "scatter", "mode": "markers", "x": [months[last]], "y": [done[last]], "hoverinfo": "skip", "cliponaxis": False,
         "marker": {"size": 10, "opacity": 1, "color": style.PAPER if late else colour, "line": {"color": colour, "width": 2}}},
    ]
    others = [value for name in ("completed", "plan", "funder", "pace") for value in lines[name] if value is not None]
    top = max([1, *others])
    top = max(top, min(STEEPEST * top, max((value for value in lines["high"] if value is not None), default=0)))
    above = 12 + max((int(note["yshift"]) + 12 for note in mark_titles(marks, months, size)), default=0)
    notes = [*mark_titles(marks, months, size), _written_out(months, lines, last, colour, size)]
    notes += _names(lines, (HEIGHT[size] - 40) / (top * HEADROOM), colour, size)
    return {"data": traces, "layout": style.layout(
        size, HEIGHT[size] + above, annotations=notes, shapes=mark_lines(marks, months, size),
        dragmode="zoom" if size == "wide" else False,
        margin={"l": 8, "r": 118 if size != "narrow" else 74, "t": above, "b": 8, "pad": 4},
        xaxis=style.months(months, size, fixedrange=size != "wide",
                           **({"range": [f"{months[0][:8]}01", months[-1]]} if len(months) > 1 else {})),
        yaxis=style.counts(top, range=[0, top * HEADROOM], fixedrange=True),
    )}


def _line(months: list, values: list, hover: list, colour: str, width: float, dash: str = "solid") -> dict:
    return {
        "type": "scatter", "mode": "lines", "x": months[:len(values)], "y": values, "hovertext": hover[:len(values)], "hoverinfo": "text",
        "line": {"color": colour, "width": width, "dash": dash}, "connectgaps": False, "cliponaxis": dash == "dash",
    }


def _from(values: list, place: int) -> list:
    return [value if at >= place else None for at, value in enumerate(values)]


def _anchored(values: list, start: int, done: list) -> list:
    """A forecast with the point it starts from: the last month complete everywhere."""
    return [done[at] if at == start else value for at, value in enumerate(values)]


def _band(months: list, lines: dict[str, list], start: int, colour: str) -> list[dict]:
    low, high = (_anchored(lines[name], start, lines["completed"]) for name in ("low", "high"))
    there = [at for at in range(start, len(months)) if high[at] is not None]
    return [{
        "type": "scatter", "mode": "lines", "hoverinfo": "skip", "fill": "toself", "fillcolor": f"{colour}22", "line": {"width": 0},
        "x": [months[at] for at in (*there, *there[::-1])], "y": [*(high[at] for at in there), *(low[at] for at in there[::-1])],
    }]


def _written_out(months: list, lines: dict[str, list], last: int, colour: str, size: style.Size) -> dict:
    """The last total beside its point, on the side where no plan runs."""
    value, plan = lines["completed"][last], lines["plan"][last]
    below = plan is not None and plan > value
    return style.note(months[last], value, f"<b>{style.number(value)}</b>", xanchor="left" if below else "right",
                      yanchor="top" if below else "bottom", xshift=4 if below else -6, yshift=-4 if below else 2,
                      font={"color": colour, "size": style.PIXELS[size] + 4, "shadow": style.HALO})


def _names(lines: dict[str, list], pixels: float, colour: str, size: style.Size) -> list[dict]:
    """What each line is and where it ends, at the right, moved apart; ``pixels`` are those of one on the upright axis."""
    narrow, found = size == "narrow", []
    for name, words in (("plan", "Plan"), ("funder", "Funder"), ("pace", "Pace" if narrow else "At this pace")):
        at = max((place for place, value in enumerate(lines[name]) if value is not None), default=None)
        if at is None:
            continue
        lower = f"<br>{style.number(lines['low'][at])}–{style.number(lines['high'][at])}" if name == "pace" else ""
        text = f"<b>{words} {style.number(lines[name][at])}</b>{lower}"
        found.append((lines[name][at], text, colour if name == "pace" else style.QUIET))
    notes, free = [], -1e9
    for value, text, ink in sorted(found):
        half = LINE_OF_WORDS * (text.count("<br>") + 1) / 2
        middle = max(value * pixels, free + half)
        free = middle + half
        notes.append(style.note(1, value, text, xref="paper", xanchor="left", yanchor="middle", align="left", xshift=6,
                                yshift=round(middle - value * pixels), font={"color": ink, "size": style.PIXELS[size]}))
    return notes
