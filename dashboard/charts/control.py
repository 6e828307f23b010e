"""A process month by month about its middle line, with limits, marks by what each point says, and restarts."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from dashboard.charts import style
from dashboard.charts.marks import mark_lines, mark_titles
from dashboard.charts.months import line_of, time_layout
from dashboard.table import Table

MARKS = {
    "usual": ("circle", style.LINE, style.INK), "improvement": ("triangle-up", "#00B0F0", "#003087"),
    "concern": ("triangle-down", "#E46C0A", style.INK), "unusual": ("diamond", style.ADVICE, style.INK),
    "open": ("circle", style.PAPER, style.QUIET), "unjudged": ("circle", style.LINE, style.LINE),
}
"""Shape, fill and outline of a point by what it says: no meaning rests on colour alone."""


def control(
    table: Table, size: style.Size, *, month: str, value: str, centre: str, lower: str, upper: str, since: str,
    middle: str, says: Sequence[str], target: str = "", said: Sequence[str] = (),
    marks: Sequence[tuple[date, str]] = (), restarts: Sequence[date] = (),
) -> dict:
    """``says`` is one of :data:`MARKS` a row. Lines break where ``since`` changes; ``middle`` names what the middle
    line is. ``restarts`` are the first months of new limits."""
    months = [style.middle(day) for day in table.column(month)]
    values = table.numbers(value)
    pieces = [list(rows) for _, rows in groupby(range(len(table)), key=table.column(since).__getitem__)]
    traces, annotations = [], mark_titles(marks, months, size)
    for column, words, colour, dash in (
        (centre, _middle_words(table, centre, middle), style.INK, "solid"),
        (upper, "Upper limit", style.QUIET, "dash"), (lower, "Lower limit", style.QUIET, "dash"),
        (target, "Plan", style.QUIET, "dot"),
    ):
        numbers = table.numbers(column) if column else []
        if any(number is not None for number in numbers):
            traces.append(_steps(table.column(month), numbers, pieces, colour, dash, "hvh" if column == target else "linear"))
            annotations.append(_end_words(numbers, words))
    _apart(annotations, max(_numbers(table, value, centre, upper, target), default=1), size)
    hover = style.hover_months(table, said or (month, value))
    traces.append({**line_of(months, values, hover, style.LINE, width=2), "hoverinfo": "skip"})
    traces.append(_points(months, values, hover, says))
    annotations += _restart_words(restarts, months)
    top = max([1, *_numbers(table, value, centre, upper, target)])
    shapes = mark_lines(marks, months, size)
    return {"data": traces, "layout": time_layout(size, months, top, annotations, shapes, right=92)}


def _numbers(table: Table, *names: str) -> list[float]:
    return [number for name in names if name for number in table.numbers(name) if number is not None]


def _points(months: list[str], values: list, hover: list[str], says: Sequence[str]) -> dict:
    shapes, fills, outlines = zip(*(MARKS[one] for one in says), strict=True)
    return {
        "type": "scatter", "mode": "markers", "x": months, "y": values, "hovertext": hover, "hoverinfo": "text", "cliponaxis": False,
        "marker": {
            "symbol": list(shapes), "color": list(fills), "opacity": 1,
            "size": [13 if shape.startswith("triangle") else 12 if shape == "diamond" else 10 for shape in shapes],
            "line": {"color": list(outlines), "width": [2 if one == "open" else 1.2 for one in says]},
        },
    }


def _steps(months: Sequence[date], values: list, pieces: list[list[int]], colour: str, dash: str, shape: str) -> dict:
    """A line that is level within a piece, from the beginning of each piece's first month to the end of its last."""
    across, up = [], []
    for piece in pieces:
        ends = [f"{months[piece[0]]:%Y-%m}-01", *(style.middle(months[row]) for row in piece[1:-1]), style.end(months[piece[-1]])]
        rows = [piece[0], *piece[1:-1], piece[-1]]
        across += [*ends, ends[-1]]
        up += [*(values[row] for row in rows), None]
    line = line_of(across[:-1], up[:-1], [], colour, width=1.5, dash=dash)
    return {**line, "hovertext": None, "hoverinfo": "skip", "line": {**line["line"], "shape": shape}}


def _middle_words(table: Table, centre: str, middle: str) -> str:
    numbers = [(number, words) for number, words in zip(table.numbers(centre), table.column(middle), strict=True) if number is not None]
    return f"<b>{style.plain(str(numbers[-1][1]).partition(',')[0])} {numbers[-1][0]:.1f}</b>" if numbers else ""


def _end_words(values: list, words: str) -> dict:
    """Words to the right of the last value of a line."""
    last = [value for value in values if value is not None][-1]
    return style.note(1, last, words, xref="paper", xanchor="left", yanchor="middle", xshift=8, font={"color": style.QUIET, "size": 12})


def _apart(annotations: list[dict], top: float, size: str) -> None:
    """Moves the words at the lines' ends apart where they would run into each other."""
    ends = sorted((note for note in annotations if note.get("xref") == "paper"), key=lambda note: note["y"])
    pixels = (250 if size == "narrow" else 290) / (top * 1.14 or 1)
    lowest = float("-inf")
    for note in ends:
        place = max(note["y"] * pixels, lowest + 15)
        note["yshift"] = round(place - note["y"] * pixels)
        lowest = place


def _restart_words(restarts: Sequence[date], months: list[str]) -> list[dict]:
    """Beside the first month of new limits, at the top: that they are new; why stands below the figure."""
    return [
        style.note(
            f"{month:%Y-%m}-01", 0.99, "New limits", yref="paper", xanchor="left", yanchor="top", xshift=4, bgcolor=style.PAPER,
            font={"color": style.QUIET, "size": 11},
        )
        for month in restarts if style.middle(month) in months[1:]
    ]
