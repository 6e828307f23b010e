"""Several measures of the same rows: side by side on their own scales, one above the other on a phone."""

from collections.abc import Mapping, Sequence

from dashboard.charts import style
from dashboard.charts.groups import stacked_figures
from dashboard.charts.rows import names_of, rows_layout
from dashboard.table import Table

LONGEST_TITLE = 34
"""Letters of a pane's title in one line."""
MARK = {"symbol": "line-ns", "size": 22, "opacity": 1, "line": {"color": style.PLAN, "width": 3}}
BETWEEN = 0.05
"""Share of the width between two panes."""


def side_by_side(figures: Mapping[str, dict], size: style.Size) -> dict:
    """Figures of the same rows by their titles, beside one another with the rows' names on the left only.

    On a phone they stand one above the other, each with its names. A single figure is drawn as it is.
    """
    if len(figures) < 2:
        return next(iter(figures.values()))
    if size == "narrow":
        return stacked_figures(figures, size)
    tallest = max((figure["layout"] for figure in figures.values()), key=lambda layout: layout["height"])
    base = {key: value for key, value in tallest.items() if key not in ("xaxis", "shapes", "annotations")}
    head = 44 if any(len(title) > LONGEST_TITLE for title in figures) else 27
    margin = {**base["margin"], "t": base["margin"]["t"] + head}
    drawn = {
        "data": [],
        "layout": {
            **base,
            "height": base["height"] + head,
            "margin": margin,
            "showlegend": False,
            "shapes": [],
            "annotations": [],
        },
    }
    wide = (1 - BETWEEN * (len(figures) - 1)) / len(figures)
    for index, (title, figure) in enumerate(figures.items()):
        start = index * (wide + BETWEEN)
        _add(drawn, title, figure, str(index + 1) if index else "", [start, min(1.0, start + wide)], size)
    return drawn


def lengths(
    table: Table, size: style.Size, *, label: str, value: str, colour: str, tick: str = "", of: str = "",
    said: Sequence[str] = (), key: str = "",
) -> dict:  # fmt: skip
    """One bar a record from 0, its value written at its end ("26" or, with the column ``of``, "26/30").

    A gap writes its words. ``tick`` names the column of a dark mark across the bar.
    """
    names, values = names_of(table, label, size), table.numbers(value)
    ticks, wholes = (table.numbers(name) if name else [None] * len(names) for name in (tick, of))
    rows = list(range(len(names)))
    longest = max([1.0, *(v for v in (*values, *ticks) if v is not None)])
    hover = {"hovertext": style.hover(table, said or (label, value)), "hoverinfo": "text"}
    bars = {"type": "bar", "orientation": "h", "x": values, "y": rows, "customdata": style.keys(table, key), **hover}
    marks = {"type": "scatter", "mode": "markers", "x": ticks, "y": rows, "cliponaxis": False, **hover}
    return {
        "data": [
            {**bars, "marker": {"color": colour}, "width": 0.32},
            *([{**marks, "marker": MARK}] if tick else []),
            _ends(values, ticks, wholes, rows, size),
        ],
        "layout": rows_layout(
            size, names, each=40, annotations=style.gap_words(table, value, rows, (0, longest)),
            xaxis=style.counts(longest, 5, range=[0, longest * (1.35 if of else 1.2)]),
        ),
    }  # fmt: skip


def _ends(values: list, ticks: list, wholes: list, rows: list[int], size: style.Size) -> dict:
    """The values, written to the right of bar and mark."""
    ends = [max(value, at or 0) if value is not None else None for value, at in zip(values, ticks, strict=True)]
    texts = [
        f"  <b>{style.number(value)}</b>{'' if whole is None else f'/{style.number(whole)}'}"
        if value is not None
        else ""
        for value, whole in zip(values, wholes, strict=True)
    ]
    return {
        "type": "scatter",
        "mode": "text",
        "x": ends,
        "y": rows,
        "text": texts,
        "textposition": "middle right",
        "hoverinfo": "skip",
        "textfont": {"color": style.INK, "size": style.PIXELS[size] - 1},
        "cliponaxis": False,
    }


def _add(drawn: dict, title: str, figure: dict, number: str, domain: list[float], size: style.Size) -> None:
    x, layout = f"x{number}", drawn["layout"]
    drawn["data"] += [{**trace, "xaxis": x, "yaxis": "y"} for trace in figure["data"]]
    layout[f"xaxis{number}"] = {**figure["layout"]["xaxis"], "domain": domain, "anchor": "y"}
    for kind in ("shapes", "annotations"):
        layout[kind] += [_moved(part, x) for part in figure["layout"].get(kind, [])]
    layout["annotations"].append(
        style.note(
            0,
            1,
            f"<b>{style.folded(title, LONGEST_TITLE, lines=2)}</b>",
            xref=f"{x} domain",
            yref="paper",
            xanchor="left",
            yanchor="bottom",
            yshift=6,
            align="left",
            font={"color": style.INK, "size": style.PIXELS[size]},
        )
    )


def _moved(part: dict, x: str) -> dict:
    """A shape or note of a figure alone, at the same place of its pane."""
    return {**part, "xref": f"{x} domain" if part.get("xref") == "paper" else x, "yref": part.get("yref", "y")}
