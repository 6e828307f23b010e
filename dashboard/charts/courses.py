"""How groups of the same people went on from occasion to occasion, one panel for each scale."""

from collections.abc import Sequence

from dashboard.charts import style
from dashboard.charts.groups import grouped
from dashboard.table import Table

DASHES = ("solid", "dash", "dot")
MARKS = ("circle", "diamond", "square")
"""Groups are told apart by dash and mark, not by colour alone."""
HIGH = {"wide": 190, "narrow": 190, "print": 210}
"""Pixels of a panel's inside."""


def courses(
    table: Table, size: style.Size, *, panel: str, line: str, at: str, value: str, colour: str, said: Sequence[str],
    number: str,
) -> dict:
    """``value`` of each row at the occasion ``at``, joined along each ``line``, on the whole scale of its ``panel``.

    A line's last value is written at its end with the ``number`` of people. A gap has no mark and breaks the line.
    """
    names = list(dict.fromkeys(table.column(line)))

    def draw(part: Table, size: style.Size) -> dict:
        return _panel(part, size, names, line, at, value, colour, said, number)

    drawn = grouped(table, size, group=panel, draw=draw)
    drawn["layout"]["showlegend"] = True
    return drawn


def _panel(
    table: Table, size: style.Size, names: list, line: str, at: str, value: str, colour: str, said: Sequence[str],
    number: str,
) -> dict:
    occasions = list(dict.fromkeys(table.column(at)))
    ends = table.column("scale_min")[0], table.column("scale_max")[0]
    lines = {name: _rows(table, line, name) for name in names if name in table.column(line)}
    traces = []
    for name, rows in lines.items():
        others = [other for other in lines.values() if other is not rows]
        places = [occasions.index(occasion) for occasion in rows.column(at)]
        traces.append({
            **_look(names.index(name), colour, size), "name": style.plain(name), "x": places, "y": rows.numbers(value),
            "hovertext": style.hover(rows, said), **_end(rows, others, at, value, number),
        })
    narrow = size == "narrow"
    return {
        "data": traces,
        "layout": style.layout(
            size, HIGH[size] + 72, showlegend=True, legend=style.legend(),
            margin={"l": 32 if narrow else 40, "r": 70, "t": 38, "b": 34, "pad": 6},
            annotations=[note for rows in lines.values() for note in _gaps(rows, value, ends)],
            xaxis=style.axis(
                tickmode="array", tickvals=list(range(len(occasions))), showgrid=False, range=[-0.25, len(occasions) - 0.75],
                ticktext=[style.folded(name, 12 if narrow else 30) for name in _short(occasions)],
                tickfont={"color": style.INK, "size": 11 if narrow else style.PIXELS[size]},
            ),
            yaxis=style.axis(range=list(ends), nticks=6, **style.unread(table.numbers(value))),
        ),
    }


def _look(place: int, colour: str, size: style.Size) -> dict:
    """The line and marks of the group that comes at this place."""
    mark = {"size": 10, "symbol": MARKS[place % len(MARKS)], "color": style.PAPER if place else colour}
    return {
        "type": "scatter", "mode": "lines+markers+text", "connectgaps": False, "hoverinfo": "text", "cliponaxis": False,
        "line": {"color": colour, "width": 2.5, "dash": DASHES[place % len(DASHES)]},
        "marker": {**mark, "line": {"color": colour, "width": 2}, "opacity": 1},
        "textfont": {"color": style.INK, "size": style.PIXELS[size] - 1, "shadow": style.HALO},
    }


def _end(rows: Table, others: Sequence[Table], at: str, value: str, number: str) -> dict:
    """The last value and the number of people: beside the mark, or on the side of it where no other line runs on."""
    values, people = rows.numbers(value), rows.numbers(number)
    last = max((index for index, shown in enumerate(values) if shown is not None), default=None)
    if last is None:
        return {}
    texts = [""] * len(values)
    texts[last] = f" <b>{style.number(values[last])}</b> (n {style.number(people[last])}) "
    here = rows.column(at)[last]
    beside = [other.numbers(value)[other.column(at).index(here)] for other in others if here in other.column(at)[:-1]]
    if not beside:
        return {"text": texts, "textposition": "middle right"}
    above = all(values[last] > other for other in beside if other is not None)
    return {"text": texts, "textposition": "top center" if above else "bottom center"}


def _gaps(table: Table, value: str, ends: tuple) -> list[dict]:
    """The words of a line that may not be shown, once."""
    notes = style.gap_words(table, value, list(range(len(table))), ends)
    return [{**note, "x": 0, "y": (ends[0] + ends[1]) / 2} for note in notes[:1]]


def _short(names: Sequence[str]) -> list[str]:
    """The names without the last word where all of them end in it: "Before", "After", "3 months after"."""
    words = [str(name).split() for name in names]
    same = len({parts[-1] for parts in words}) == 1 and all(len(parts) > 1 for parts in words)
    return [" ".join(parts[:-1] if same else parts) for parts in words]


def _rows(table: Table, column: str, name: object) -> Table:
    place = table.position(column)
    return Table(table.columns, tuple(row for row in table.rows if row[place] == name))
