"""Groups of rows that do not share a scale, each drawn on its own axis, one above the other."""

from collections.abc import Callable, Mapping

from dashboard.charts import style
from dashboard.table import Table

HEAD = 44
"""Pixels above a panel for its title, and for a label above its first mark."""
FOOT = 30
"""Pixels below a panel for the numbers of its axis."""


def grouped(table: Table, size: style.Size, *, group: str, draw: Callable[[Table, style.Size], dict]) -> dict:
    """One panel for each value of the column ``group``, in the order in which it first occurs, drawn by ``draw``.

    Every panel keeps its own axes, so that scales are never mixed; its title is the group's value. A table of one
    group is drawn as it is, without a title.
    """
    parts = {name: rows_of(table, group, name) for name in dict.fromkeys(table.column(group))}
    figures = {str(name): draw(part, size) for name, part in parts.items()}
    if len(figures) < 2:
        return next(iter(figures.values()))
    return stacked_figures(figures, size)


def stacked_figures(figures: Mapping[str, dict], size: style.Size) -> dict:
    """Figures of rows one above the other, each under its title, as high together as alone."""
    first = next(iter(figures.values()))["layout"]
    top, foot = (40 if first.get("showlegend") else 8), 8
    inner = [inner_height(figure["layout"]) for figure in figures.values()]
    whole = left = sum(HEAD + FOOT + height for height in inner)
    layout = {key: value for key, value in first.items() if key not in ("xaxis", "yaxis", "shapes", "annotations")}
    layout |= {"height": whole + top + foot, "shapes": [], "annotations": []}
    left_margin = max(figure["layout"]["margin"]["l"] for figure in figures.values())
    layout["margin"] = {**first["margin"], "l": left_margin, "t": top, "b": foot}
    data: list[dict] = []
    for index, ((title, figure), height) in enumerate(zip(figures.items(), inner, strict=True)):
        axis = str(index + 1) if index else ""
        high = (left - HEAD) / whole
        add_panel(data, layout, figure, axis, [max(0.0, high - height / whole), high])
        left -= HEAD + FOOT + height
        layout["annotations"].append(_title(title, axis, size, left_margin))
    return {"data": data, "layout": layout}


def inner_height(layout: dict) -> int:
    """Pixels between a single drawing's margins."""
    return layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]


def rows_of(table: Table, group: str, name: object) -> Table:
    """The rows whose column ``group`` is ``name``."""
    place = table.position(group)
    return Table(table.columns, tuple(row for row in table.rows if row[place] == name))


def add_panel(data: list[dict], layout: dict, figure: dict, axis: str, domain: list[float]) -> None:
    """Adds a single drawing's marks to ``data`` and its axes, shapes and notes to ``layout``, on axes of its own.

    ``axis`` numbers them ("" for the first); ``domain`` is the panel's part of the height, from 0 to 1.
    """
    named = {trace.get("name") for trace in data}
    for trace in figure["data"]:
        seen = {"showlegend": False} if trace.get("name") in named else {}
        data.append({**trace, "xaxis": f"x{axis}", "yaxis": f"y{axis}", **seen})
    parts = figure["layout"]
    layout[f"xaxis{axis}"] = {**parts["xaxis"], "anchor": f"y{axis}"}
    layout[f"yaxis{axis}"] = {**parts["yaxis"], "anchor": f"x{axis}", "domain": domain}
    for kind in ("shapes", "annotations"):
        layout[kind] += [_moved(part, axis) for part in parts.get(kind, [])]


def _moved(part: dict, axis: str) -> dict:
    """A shape or note of a single drawing, at the same place of its panel."""
    places = {}
    for way in ("x", "y"):
        reference = part.get(f"{way}ref", way)
        places[f"{way}ref"] = f"{way}{axis} domain" if reference == "paper" else f"{way}{axis}"
    return {**part, **places}


def _title(title: str, axis: str, size: style.Size, left: int) -> dict:
    return style.note(
        0, 1, f"<b>{style.folded(title, 60 if size != 'narrow' else 34)}</b>", xref="paper", yref=f"y{axis} domain",
        xanchor="left", yanchor="bottom", xshift=(8 if size == "narrow" else 1) - left, yshift=20, align="left",
        font={"color": style.INK, "size": style.PIXELS[size]},
    )
