"""A funnel: each site's share by how many people it is a share of, within the limits that chance alone would keep."""

from collections.abc import Mapping, Sequence

from dashboard.charts import style
from dashboard.table import Table

OUTER, INNER = "outside the 99.8% limits", "outside the 95% limits"
MARKERS = {
    "": ("Site", {"symbol": "circle", "size": 10}, style.ADVICE),
    INNER: (f"Site {INNER}", {"symbol": "circle", "size": 11}, style.PAPER),
    OUTER: (f"Site {OUTER}", {"symbol": "diamond", "size": 13}, style.PAPER),
}
"""What a mark's shape says beside its colour: its name in the legend, its form, what it is filled with."""
LINES = (("low998", "dot"), ("high998", "dot"), ("low95", "dash"), ("high95", "dash"))
MANY = 60
"""Sites from which on the marks are smaller."""


def funnel(
    table: Table, size: style.Size, *, label: str, people: str, value: str, place: str, centre: float, centre_words: str,
    curve: Mapping[str, Sequence[float]], people_words: str, said: Sequence[str], key: str = "",
) -> dict:
    """One mark a record at its ``people`` and ``value`` (a share from 0 to 1), its shape by the words in ``place``.

    ``curve`` holds "people", ascending, and for each the limits "low95", "high95", "low998" and "high998"; a line
    lies at ``centre``. Sites outside the outer limits carry their names; a gap in ``place`` judges none.
    """
    words = [word if word in MARKERS else "" for word in table.column(place)]
    hover, keys = style.hover(table, said), style.keys(table, key)
    xs, ys = table.numbers(people), table.numbers(value)
    marks = []
    for kind, (name, marker, fill) in MARKERS.items():
        rows = [row for row, word in enumerate(words) if word == kind]
        if rows:
            marks.append(_marks(table, size, rows, name, marker, fill, xs, ys, hover, keys, label, named=kind == OUTER))
    most = max(curve["people"])
    # Where the limits begin they lie farthest apart, so that their names never run into one another.
    ends = [
        style.note(curve["people"][0], curve[column][0], words_, xanchor="left", yanchor="bottom",
                   font={"color": style.QUIET, "size": 12, "shadow": style.HALO})
        for column, words_ in (("high998", "99.8%"), ("high95", "95%"))
    ]
    ends.append(style.note(most, centre, centre_words, xanchor="left", yanchor="middle", xshift=4, font={"color": style.INK, "size": 12}))
    return {
        "data": [*(_limit(curve, column, dash) for column, dash in LINES), *marks],
        "layout": style.layout(
            size, 360 if size != "narrow" else 380, showlegend=len(marks) > 1, legend=style.legend(),
            margin={"l": 46, "r": 62 if size != "narrow" else 52, "t": (64 if size == "narrow" else 40) if len(marks) > 1 else 12, "b": 50, "pad": 4},
            shapes=[style.rule(y=centre, dash="solid")], annotations=ends,
            xaxis=style.axis(
                range=[0, most], tickformat=",d", nticks=8 if size != "narrow" else 5, automargin=False,
                title={"text": people_words, "font": {"color": style.QUIET, "size": style.PIXELS[size]}, "standoff": 8},
            ),
            yaxis=style.axis(range=_range(curve, ys), tickformat=".0%", nticks=7, automargin=False),
        ),
    }


def _limit(curve: Mapping[str, Sequence[float]], column: str, dash: str) -> dict:
    return {
        "type": "scatter", "mode": "lines", "x": list(curve["people"]), "y": list(curve[column]), "hoverinfo": "skip",
        "showlegend": False, "line": {"color": style.QUIET, "width": 1.5, "dash": dash},
    }


def _marks(table, size, rows, name, marker, fill, xs, ys, hover, keys, label, *, named: bool) -> dict:
    names = table.column(label)
    return {
        "type": "scatter", "mode": "markers+text" if named else "markers", "name": name, "x": [xs[row] for row in rows],
        "y": [ys[row] for row in rows], "hovertext": [hover[row] for row in rows], "hoverinfo": "text",
        "customdata": [keys[row] for row in rows] if keys else None, "cliponaxis": False,
        "marker": {**marker, "size": marker["size"] - (3 if len(xs) > MANY else 0), "color": fill, "opacity": 0.85, "line": {"color": style.ADVICE, "width": 2}},
        **({"text": [style.folded(names[row], 24, lines=1) for row in rows], "textposition": "top center",
            "textfont": {"color": style.INK, "size": style.PIXELS[size] - 1, "shadow": style.HALO}} if named else {}),
    }


def _range(curve: Mapping[str, Sequence[float]], shares: Sequence[float | None]) -> list[float]:
    """From the lowest mark or limit to the highest, with a little room."""
    values = [*curve["low998"], *curve["high998"], *(share for share in shares if share is not None)]
    low, high = min(values), max(values)
    room = 0.06 * (high - low)
    return [low - room, high + room]
