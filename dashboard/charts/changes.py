"""Mean changes with their intervals about the line of no change, one panel for each scale."""

from collections.abc import Mapping, Sequence
from functools import partial
from math import ceil, floor

from dashboard.charts import style
from dashboard.charts.intervals import before_after, intervals
from dashboard.charts.groups import grouped
from dashboard.table import Table


def changes(
    table: Table, size: style.Size, *, label: str, group: str, colour: str, said: Sequence[str], key: str = "",
    whole: str = "",
) -> dict:
    """``mean_change`` from ``low`` to ``high`` for each row, panels by ``group``.

    Panels whose column "scale" is the same have the same axis, so that they can be compared by eye. ``whole`` is the
    label of the row that stands for all the others of its panel: a dashed line marks its change.
    """
    domains = {scale: _domain(table, scale) for scale in dict.fromkeys(table.column("scale"))}
    return grouped(
        table, size, group=group,
        draw=partial(_changes, label=label, colour=colour, said=said, key=key, whole=whole, domains=domains),
    )


def starts_and_ends(
    table: Table, size: style.Size, *, label: str, group: str, colour: str, said: Sequence[str]
) -> dict:
    """``mean_before`` and ``mean_after`` of each row on the whole scale, from ``scale_min`` to ``scale_max``."""

    def draw(part: Table, size: style.Size) -> dict:
        ends = part.column("scale_min")[0], part.column("scale_max")[0]
        return before_after(
            part, size, label=label, before="mean_before", after="mean_after", colour=colour, domain=ends, said=said
        )

    return grouped(table, size, group=group, draw=draw)


def means(
    table: Table, size: style.Size, *, label: str, group: str, colour: str, said: Sequence[str]
) -> dict:
    """``mean`` from ``low`` to ``high`` of each row on the whole scale, from ``scale_min`` to ``scale_max``."""

    def draw(part: Table, size: style.Size) -> dict:
        ends = part.column("scale_min")[0], part.column("scale_max")[0]
        return intervals(part, size, label=label, value="mean", low="low", high="high", colour=colour, domain=ends, said=said)

    return grouped(table, size, group=group, draw=draw)


def _changes(
    table: Table, size: style.Size, *, label: str, colour: str, said: Sequence[str], key: str, whole: str,
    domains: Mapping[object, tuple[float, float]],
) -> dict:
    reference = None
    if whole and whole in table.column(label):
        reference = table.numbers("mean_change")[table.column(label).index(whole)]
    return intervals(
        table, size, label=label, value="mean_change", low="low", high="high", colour=colour, said=said, key=key,
        zero=True, domain=domains[table.column("scale")[0]], reference=reference,
    )


def _domain(table: Table, scale: object) -> tuple[float, float]:
    """From the lowest end on a scale to the highest, 0 always between them, rounded outward so that it seldom moves."""
    here = [of == scale for of in table.column("scale")]
    columns = (table.numbers(name) for name in ("low", "high", "mean_change"))
    ends = [value for column in columns for value, chosen in zip(column, here, strict=True) if chosen and value is not None]
    low, high = min([0.0, *ends]), max([0.0, *ends])
    step = next((step for step in (0.25, 0.5, 1.0, 2.0, 5.0) if (high - low) <= 10 * step), 10.0)
    return step * floor(low / step - 0.2), step * ceil(high / step + 0.2)
