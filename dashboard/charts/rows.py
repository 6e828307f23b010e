"""The frame of a drawing with one row a name: where names stand, and how high it is."""

from dashboard.charts import style

AVERAGE = 0.53
"""A letter's width as a share of the type's size, for a sans serif; names get the room they need before they are drawn."""


TWO_LINES = 44
"""Pixels a row needs where a name takes two lines, so that names stand apart."""

PHONE = 54
"""Letters of a name above its row on a phone: the longest questions, in the width of the smallest card."""

LEGEND_WRAPS = 40
"""Pixels for the second line that a legend may take on a phone."""

SHORTEST = 150
"""Pixels below which what is said on hover would find no room inside the drawing, and would not be shown."""


def names_of(table, label: str, size: style.Size) -> list[str]:
    """The names as they are written: two short lines beside the rows, or one long line above each on a phone."""
    if size == "narrow":
        return [style.folded(name, PHONE, lines=1) for name in table.column(label)]
    return [style.folded(name, 30).replace(":<br>", "<br>") for name in table.column(label)]


def rows_layout(size: style.Size, names: list[str], *, each: int = 36, legend: bool = False, right: int = 30, **parts) -> dict:
    """The layout of rows of ``each`` pixels; with a ``legend`` above. ``parts`` must hold ``xaxis``."""
    narrow = size == "narrow"
    each = max(each, TWO_LINES) if any("<br>" in name for name in names) else each
    top = 38 if legend else 10
    height = max(SHORTEST, top + 34 + max(1, len(names)) * (max(each, 54) if narrow else each) + (LEGEND_WRAPS if narrow and legend else 0))
    annotations = [*parts.pop("annotations", ()), *(_names_above(names, size) if narrow else ())]
    return style.layout(
        size, height, showlegend=legend, legend=style.legend(), annotations=annotations, bargap=0.6 if narrow else 0.45,
        margin={"l": 14 if narrow else _room(names, size), "r": right, "t": top, "b": 34, "pad": 6},
        yaxis={**names_axis(names), **({"showticklabels": False, "range": [len(names) - 0.4, -0.75]} if narrow else {})},
        **parts,
    )


def names_axis(names: list[str]) -> dict:
    """The upright axis of a list of names, the first at the top, its range fixed so that gaps keep their row."""
    return style.axis(
        tickmode="array", tickvals=list(range(len(names))), ticktext=names, range=[len(names) - 0.4, -0.6], showgrid=False,
        tickfont={"color": style.INK}, automargin=False,
    )


def _room(names: list[str], size: style.Size) -> int:
    longest = max((len(line) for name in names for line in name.split("<br>")), default=0)
    return int(18 + longest * AVERAGE * style.PIXELS[size])


def _names_above(names: list[str], size: style.Size) -> list[dict]:
    return [
        style.note(0, row, name, xref="paper", xanchor="left", yanchor="bottom", xshift=-6, yshift=12, bgcolor=style.PAPER, font={"color": style.INK, "size": style.PIXELS[size]})
        for row, name in enumerate(names)
    ]
