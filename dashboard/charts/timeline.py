"""What happened or is due, day by day: dates down the left, a mark of shape and colour, the words beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import wrap

from dashboard.charts import style
from dashboard.table import Table, written

MOST_ROWS = 40
"""More would make a picture that no page holds; the rest is counted below."""

WIDTH = {"wide": 84, "narrow": 34, "print": 88}  # characters a line
MOST_LINES = 4


@dataclass(frozen=True)
class Mark:
    """The shape and colour of a row's mark, and its outline (its colour's, if not said); an open one is paper inside."""

    symbol: str = "circle"
    colour: str = style.TRAINING
    outline: str = ""
    is_open: bool = False


def timeline(
    table: Table, size: style.Size, *, day: str, title: str, under: tuple[str, ...] = (),
    marks: Mapping[str, Mark] | None = None, mark: str = "",
) -> dict:
    """One row a record, in the table's order from the top: ``day``, a mark, ``title``, quiet words ``under`` it.

    ``mark`` names the column whose value chooses among ``marks``; without, every mark is a filled circle. Heights are
    in lines of text, so long titles take the room they need. Beyond 40 records the rest is counted in words.
    """
    rows = table.records()[:MOST_ROWS]
    texts = [_text(row, table, title, under, size) for row in rows]
    tops = [0.0]
    for text in texts:
        tops.append(tops[-1] + text.count("<br>") + 1.7)
    shapes = [(marks or {}).get(row[mark], Mark()) if mark else Mark() for row in rows]
    places = [top + 0.55 for top in tops[:-1]]
    notes = [
        style.note(0, top, text, xref="paper", xanchor="left", yanchor="top", xshift=16, align="left",
                   font={"color": style.INK, "size": style.PIXELS[size]})
        for top, text in zip(tops, texts)
    ]
    more = len(table) - len(rows)
    if more:
        words = f"And {more} more, in the table"
        notes.append(style.note(0, tops[-1], words, xref="paper", xanchor="left", yanchor="top", xshift=16))
    lines = tops[-1] + (1.7 if more else 0)
    return {
        "data": [_thread(places), _dots(places, shapes)],
        "layout": style.layout(
            size, round(lines * style.PIXELS[size] * 1.3) + 16, annotations=notes, hovermode=False,
            xaxis=style.axis(range=[0, 1], visible=False),
            yaxis=style.axis(
                range=[max(lines, 1.0), 0], showgrid=False, tickmode="array", tickvals=places, ticklabelstandoff=9,
                ticktext=[f"<b>{style.plain(written(row[day], 'date'))}</b>" for row in rows],
                tickfont={"color": style.TRAINING, "size": style.PIXELS[size]},
            ),
        ),
    }


def _text(row: dict, table: Table, title: str, under: tuple[str, ...], size: str) -> str:
    words = _lines(written(row[title], "text"), size)
    for name in under:
        said = written(row[name], table.columns[table.position(name)].kind) if row[name] is not None else ""
        words += [f'<span style="color:{style.QUIET}">{line}</span>' for line in _lines(said, size)]
    return "<br>".join(words)


def _lines(text: str, size: str) -> list[str]:
    """Plain text in lines that fit, four at most."""
    lines = wrap(text, WIDTH[size], max_lines=MOST_LINES, placeholder=" …")
    return [style.plain(line) for line in lines]


def _thread(places: list[float]) -> dict:
    return {
        "type": "scatter", "mode": "lines", "x": [0] * len(places), "y": places, "hoverinfo": "skip",
        "cliponaxis": False, "line": {"color": style.LINE, "width": 1},
    }


def _dots(places: list[float], marks: list[Mark]) -> dict:
    return {
        "type": "scatter", "mode": "markers", "x": [0] * len(places), "y": places, "hoverinfo": "skip",
        "cliponaxis": False,
        "marker": {
            "size": 11, "opacity": 1, "symbol": [mark.symbol for mark in marks],
            "color": [style.PAPER if mark.is_open else mark.colour for mark in marks],
            "line": {"color": [mark.outline or mark.colour for mark in marks], "width": 2},
        },
    }
