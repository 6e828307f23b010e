"""Panels of rows in two columns, one above the other on a phone."""

from collections.abc import Callable

from dashboard.charts import style
from dashboard.charts.groups import FOOT, HEAD, add_panel, inner_height, rows_of, stacked_figures
from dashboard.charts.rows import AVERAGE
from dashboard.table import Table

LETTERS = 18
"""Letters of a row's name in a line: two columns of names leave each little room."""
BETWEEN = 0.22
"""Share of the width between the columns, for the names of the second: enough from a tablet's width on."""


def in_columns(
    table: Table, size: style.Size, *, group: str, label: str, draw: Callable[[Table, style.Size], dict]
) -> dict:
    """One panel for each value of the column ``group``, in its order, down the first column and then the second.

    ``draw`` draws a panel's rows, whose names are in the column ``label``.
    """
    parts = {str(name): rows_of(table, group, name) for name in dict.fromkeys(table.column(group))}
    figures = {name: draw(part, size) for name, part in parts.items()}
    if len(figures) < 2:
        return next(iter(figures.values()))
    if size == "narrow":
        return stacked_figures(figures, size)
    for name, part in parts.items():
        figures[name]["layout"]["yaxis"]["ticktext"] = [_folded(name) for name in part.column(label)]
    return _placed(figures, size)


def _folded(name: object) -> str:
    """A row's name; what follows a line's end in it has a line of its own, in place of the colon before it."""
    first, _, second = str(name).partition("\n")
    if not second:
        return style.folded(first, LETTERS)
    return f"{style.folded(first.removesuffix(':'), LETTERS, lines=1)}<br>{style.folded(second, LETTERS + 5, lines=1)}"


def _placed(figures: dict[str, dict], size: style.Size) -> dict:
    heights = {name: HEAD + FOOT + inner_height(figure["layout"]) for name, figure in figures.items()}
    columns = _halves(heights)
    whole = max(sum(heights[name] for name in column) for column in columns)
    room = int(22 + LETTERS * AVERAGE * style.PIXELS[size])
    first = next(iter(figures.values()))["layout"]
    layout = {key: value for key, value in first.items() if key not in ("xaxis", "yaxis", "shapes", "annotations")}
    layout |= {"height": whole + 16, "shapes": [], "annotations": [], "margin": {"l": room, "r": 24, "t": 8, "b": 8, "pad": 6}}
    data: list[dict] = []
    number = 0
    for place, column in enumerate(columns):
        left = whole
        across = [0.0, (1 - BETWEEN) / 2] if place == 0 else [(1 + BETWEEN) / 2, 1.0]
        for name in column:
            number += 1
            axis = str(number) if number > 1 else ""
            high = (left - HEAD) / whole
            left -= heights[name]
            add_panel(data, layout, figures[name], axis, [(left + FOOT) / whole, high])
            layout[f"xaxis{axis}"]["domain"] = across
            layout["annotations"].append(_title(name, axis, size, room))
    return {"data": data, "layout": layout}


def _halves(heights: dict[str, int]) -> list[list[str]]:
    """The names in two columns, in order, the first the taller as soon as it holds half."""
    names, sums, column = list(heights), 0, 0
    while sums * 2 < sum(heights.values()):
        sums += heights[names[column]]
        column += 1
    before = sums - heights[names[column - 1]]
    if column > 1 and max(before, sum(heights.values()) - before) < max(sums, sum(heights.values()) - sums):
        column -= 1
    return [names[:column], names[column:]]


def _title(name: str, axis: str, size: style.Size, room: int) -> dict:
    return style.note(
        0, 1, f"<b>{style.folded(name, 34)}</b>", xref=f"x{axis} domain", yref=f"y{axis} domain", xanchor="left",
        yanchor="bottom", xshift=2 - room, yshift=20, align="left",
        font={"color": style.INK, "size": style.PIXELS[size]},
    )
