"""The one look of every drawing: colours by meaning, type, grid, and the layout all start from."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from textwrap import wrap
from typing import Literal

from dashboard.table import Gap, Table, rounded, share_in_words, written

Size = Literal["wide", "narrow", "print"]
"""The room a drawing has: a card on a desk, a phone, a picture for a report."""

INK = "#212B32"
QUIET = "#4C6272"  # 6.4:1 on white
LINE = "#768692"  # 3.8:1 on white, the palest a mark may be
GRID = "#E8EDEE"
PAPER = "#FFFFFF"

TRAINING = "#005EB8"
ADVICE = "#7C2855"
MENTORING = "#006747"
PLAN = INK
HALO = ", ".join(["0 0 3px #FFFFFF"] * 4)  # round a number that a line may cross
HATCH = "#B4BEC5"  # faint, so that a number written on it stays readable; the outline bounds the part
ROSE, STAYED, FELL = "#005EB8", "#D8DDE0", "#ED8B00"
PALE = (STAYED, "#E8EDEE", PAPER)  # below 3:1 on white, so a darker outline goes round them

FONT = '"Frutiger W01", Inter, Arial, "Liberation Sans", sans-serif'
SANS = {"family": FONT, "size": 13, "color": QUIET}

PIXELS = {"wide": 13, "narrow": 12, "print": 15}


def layout(size: str, height: int, **parts) -> dict:
    """The layout every figure starts from, ``height`` in pixels; ``parts`` are added or replace."""
    return {
        "height": height,
        "autosize": True,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8, "pad": 4},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "font": {**SANS, "size": PIXELS[size]},
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": PAPER, "bordercolor": LINE, "font": {**SANS, "color": INK, "size": 13}, "align": "left",
        },
        "dragmode": False,
        "bargap": 0.45,
        "uirevision": "kept",
        **parts,
    }


def axis(**parts) -> dict:
    """An axis with quiet labels, a pale grid and no frame; fixed unless ``fixedrange=False``."""
    return {
        "showgrid": True, "gridcolor": GRID, "gridwidth": 1, "zeroline": False, "showline": False, "ticks": "",
        "fixedrange": True, "automargin": True, "tickangle": 0, "tickfont": {"color": QUIET}, "title": {"text": ""}, **parts,
    }


def unread(values: Iterable[float | None]) -> dict:
    """What an axis takes on where nothing stands against it: neither numbers nor grid."""
    return {} if any(value is not None for value in values) else {"showticklabels": False, "showgrid": False}


def counts(top: float, nticks: int = 6, **parts) -> dict:
    """An axis of counts up to about ``top``: whole numbers only, each written once."""
    return axis(tickformat=",d", **({"dtick": 1} if top <= 5 else {"nticks": nticks}), **parts)


def months(days: Sequence[str], size: str, **parts) -> dict:
    """A time axis over ``days`` (one a month, ISO text): short names at the middle of months, the year under the first and each January."""
    room = {"wide": 14, "narrow": 6, "print": 16}[size]
    every = next((step for step in (1, 2, 3, 6, 12, 24) if len(days) <= room * step), 36)
    shown = [f"{day[:8]}15" for day in days[::every]]
    names = [f"{_MONTHS[int(day[5:7]) - 1]}<br>{day[:4]}" if index == 0 or day[:4] != shown[index - 1][:4] else _MONTHS[int(day[5:7]) - 1]
             for index, day in enumerate(shown)]
    return axis(type="date", tickmode="array", tickvals=shown, ticktext=names, showgrid=False, **parts)


def middle(month: date) -> str:
    """Where a month's count stands on a time axis: its middle, so that a day's mark falls before or after it as it did."""
    return f"{month:%Y-%m}-15"


def end(month: date) -> str:
    """Where a month's running total stands on a time axis: its last day."""
    return f"{month.replace(day=monthrange(month.year, month.month)[1]):%Y-%m-%d}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def plain(text: object) -> str:
    """Text of the data as text: Plotly reads a little HTML in labels, and data may not write any."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@lru_cache(maxsize=4096, typed=True)
def folded(text: object, width: int, lines: int = 2) -> str:
    """A label of at most ``width`` characters a line, broken between words, cut with an ellipsis after ``lines``."""
    whole = str(text)
    parts = wrap(whole, width) or [""]
    kept = parts[:lines]
    if len(parts) > lines:
        kept[-1] = f"{kept[-1][: width - 1].rstrip()}…"
    return "<br>".join(plain(part) for part in kept)


def note(x, y, text: str, **parts) -> dict:
    """An annotation without arrow; ``text`` must already be plain."""
    return {"x": x, "y": y, "text": text, "showarrow": False, "font": {"color": QUIET}, **parts}


def rule(dash: str, x=None, y=None) -> dict:
    """A thin line across the whole drawing, upright at ``x`` or level at ``y``, under the marks."""
    line = {"color": QUIET, "width": 1.5, "dash": dash}
    if x is not None:
        return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": line, "layer": "below"}
    return {"type": "line", "y0": y, "y1": y, "x0": 0, "x1": 1, "xref": "paper", "line": line, "layer": "below"}


def legend(**parts) -> dict:
    """Names of what is drawn, above the drawing, not to be clicked away."""
    return {
        "orientation": "h", "x": 0, "xanchor": "left", "xref": "container", "y": 1, "yref": "container", "yanchor": "top", "itemclick": False,
        "itemdoubleclick": False, "font": {"color": QUIET}, "traceorder": "normal", "bgcolor": "rgba(0,0,0,0)", **parts,
    }


def gap_words(table: Table, column: str, rows: list[int], domain: tuple[float, float]) -> list[dict]:
    """The words of every gap in ``column``, written in its own row where the mark would stand."""
    return [
        note(domain[0], row, plain(cell.words), xanchor="left", yanchor="middle", bgcolor=PAPER, font={"color": QUIET, "size": 12})
        for row, cell in zip(rows, table.column(column))
        if isinstance(cell, Gap)
    ]


def number(value: float | None, percent: bool = False, signed: bool = False) -> str:
    """A value as a label: shares as whole per cent, signed changes with one decimal and a true minus."""
    if value is None:
        return ""
    if percent:
        return share_in_words(value)
    if signed:
        return rounded(value, "+.1f")
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def hover(table: Table, names: Sequence[str]) -> list[str]:
    """One text a row: the first column in bold, then "label: value" of the others, as the table writes them."""
    columns = [(table.columns[table.position(name)], table.column(name)) for name in names]
    texts = []
    for row in range(len(table)):
        lines = [f"<b>{plain(columns[0][1][row])}</b>"]
        lines += [f"{plain(column.label)}: {plain(written(cells[row], column.kind))}" for column, cells in columns[1:]]
        texts.append("<br>".join(lines))
    return texts


def hover_months(table: Table, names: Sequence[str]) -> list[str]:
    """As :func:`hover`, for a table whose first named column is a month."""
    month = table.position(names[0])
    titled = Table(table.columns, tuple((*row[:month], written(row[month], "month"), *row[month + 1:]) for row in table.rows))
    return hover(titled, names)


def keys(table: Table, key: str) -> list[str] | None:
    """What a click on each row's mark reports: "site:" and the site's code where ``key`` is "site_id"; None for no key."""
    return [f"{key.removesuffix('_id')}:{value}" if value else "" for value in table.column(key)] if key else None
