"""A pathway as bars that start together: how many came this far, and what became of the others."""

from collections.abc import Sequence
from functools import partial

from dashboard.charts import style
from dashboard.charts.bars import Part, stacked
from dashboard.charts.groups import grouped
from dashboard.table import Table

PARTS = (
    Part("reached", "Came this far", style.ADVICE, text_colour=style.PAPER),
    Part("not_needed", "Not needed", "#D9C2CD", outline=style.ADVICE),
    Part("not_yet", "Not yet", "#E8EDEE"),
    Part("lost", "Left, declined or missed", "#F0C98F", outline="#B36B00"),
    Part("unrecorded", "Not recorded", style.PAPER, pattern="/"),
)


def pathway(table: Table, size: style.Size, *, label: str, group: str, said: Sequence[str]) -> dict:
    """One bar a stage, in the table's order; a panel for each value of ``group``, whose schedule may differ."""
    draw = partial(stacked, label=label, parts=PARTS, said=said, each=38)
    return grouped(table, size, group=group, draw=draw)
