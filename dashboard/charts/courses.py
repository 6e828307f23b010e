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
    return {
        "data": [_line(rows, size, names.index(name), str(name), occasions, at, value, colour, said, number) for name, rows in lines.items()],
        "layout": style.layout(
            size, HIGH[size] + 72, showlegend=True, legend=style.legend(),
            margin={"l": 40 if size != "narrow" else 32, "r": 70, "t": 38, "b": 34, "pad": 6},
            annotations=[note for rows in lines.values() for note in _gaps(rows, occasions, at, value, ends)],
            xaxis=style.axis(
                tickmode="array", tickvals=list(range(len(occasions))), showgrid=False, range=[-0.25, len(occasions) - 0.75],
                ticktext=[style.folded(name, 30 if size != "narrow" else 12) for name in occasions],
                tickfont={"color": style.INK},
            ),
            yaxis=style.axis(range=list(ends), nticks=6),
        ),
    }


def _line(
    table: Table, size: style.Size, place: int, name: str, occasions: list, at: str, value: str, colour: str,
    said: Sequence[str], number: str,
) -> dict:
    values = table.numbers(value)
    last = max((index for index, shown in enumerate(values) if shown is not None), default=-1)
    texts = [f"  <b>{style.number(shown)}</b>" if index == last else "" for index, shown in enumerate(values)]
    if last >= 0:
        texts[last] += f" (n {style.number(table.numbers(number)[last])})"
    return {
        "type": "scatter", "mode": "lines+markers+text", "name": style.plain(name),
        "x": [occasions.index(occasion) for occasion in table.column(at)], "y": values, "connectgaps": False,
        "hovertext": style.hover(table, said), "hoverinfo": "text", "cliponaxis": False, "text": texts,
        "textposition": "middle right", "textfont": {"color": style.INK, "size": style.PIXELS[size] - 1},
        "line": {"color": colour, "width": 2.5, "dash": DASHES[place % len(DASHES)]},
        "marker": {"size": 10, "symbol": MARKS[place % len(MARKS)], "color": colour if not place else style.PAPER,
                   "line": {"color": colour, "width": 2}, "opacity": 1},
    }


def _gaps(table: Table, occasions: list, at: str, value: str, ends: tuple) -> list[dict]:
    """The words of a line that may not be shown, once."""
    notes = style.gap_words(table, value, [occasions.index(occasion) for occasion in table.column(at)], ends)
    return [{**note, "x": 0, "y": (ends[0] + ends[1]) / 2} for note in notes[:1]]


def _rows(table: Table, column: str, name: object) -> Table:
    place = table.position(column)
    return Table(table.columns, tuple(row for row in table.rows if row[place] == name))
