"""A figure as a value: made once, read anywhere (page, picture, file, words)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from dashboard.table import Table, known, written

Size = Literal["wide", "narrow", "print"]
Form = Literal["chart", "tile", "sites", "grid", "timeline", "table"]
Drawing = Callable[[Table, Size], dict]
"""How a table is drawn: the table as disclosed, and the room there is -> a Plotly figure as a plain dict."""


@dataclass(frozen=True)
class Headline:
    """The large figure of a tile, every word of it from the disclosed table.

    ``share`` and ``tick`` are positions on the tile's bar from 0 to 1; ``interval`` is drawn as a range instead.
    """

    figure: str
    of: str
    share: float | None = None
    tick: float | None = None
    interval: tuple[float, float] | None = None
    status: str = ""
    notes: tuple[str, ...] = ()
    spark: str = ""  # the table's column that the small line shows


@dataclass(frozen=True)
class Exhibit:
    """One question and its answer.

    ``table`` is already disclosed: nothing outside it may be drawn, said or written. ``drawing`` is None where there
    is nothing to draw; ``empty`` then says why. ``measures`` names the catalogue's entries it shows. ``icons``: names
    of icons with their words, read from the table as well. ``left_out``: it is no part of what the audience may see.
    """

    name: str
    question: str
    sentence: str
    table: Table
    drawing: Drawing | None
    evidence: tuple[str, ...]
    measures: tuple[str, ...]
    form: Form = "chart"
    empty: str = ""
    colour: str = ""
    headline: Headline | None = None
    notes: tuple[str, ...] = field(default=())
    left_out: bool = False
    icons: tuple[tuple[str, str], ...] = ()

    @property
    def alternative(self) -> str:
        """The text that stands for the drawing: the sentence, and what the table holds, row by row up to twelve."""
        visible = [column for column in self.table.columns if column.label]
        rows = self.table.without(*(column.name for column in self.table.columns if not column.label)).rows
        parts = []
        for row in rows[:12]:
            said = [f"{column.label} {written(value, column.kind)}" for column, value in list(zip(visible, row))[1:] if known(value)]
            parts.append(f"{written(row[0], visible[0].kind)}: {', '.join(said) or written(row[-1], visible[-1].kind)}")
        more = len(rows) - 12
        rest = f" And {more} more row{'s' if more > 1 else ''} in the table." if more > 0 else ""
        return f"{self.sentence}. {'; '.join(parts)}.{rest}" if parts else self.sentence
