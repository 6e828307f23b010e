"""What may be said of a figure to the audience it is made for, and the evidence that stands below it."""

from dataclasses import replace

from dashboard.disclosure import OPEN_TO_FUNDER
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.view import View, withheld
from dashboard.table import Table

NOT_RELEASED = "Not released to a funder yet"


def as_released(view: View, exhibit: Exhibit) -> Exhibit:
    """The exhibit as it is, or, where its figures are not released to the audience, one that only says so.

    It then has no rows either: that there is a row, of a kind of appointment, of a month, tells of participants, too.
    """
    classes = {column.measure_class for column in exhibit.table.columns if column.measure_class}
    if view.audience.name == "team" or classes <= OPEN_TO_FUNDER:
        return exhibit
    return replace(
        exhibit, sentence=NOT_RELEASED, table=Table(exhibit.table.columns, ()), drawing=None, notes=(),
        empty="Figures about participants and answers of staff are released to funders as a whole; that is still to come.",
        evidence=(),
    )


def evidence(view: View, source: str, table: Table, *words: str) -> tuple[str, ...]:
    """The period, the date of the data, what is withheld; and ``words`` about the rows, where there are any."""
    said = (view.period(), view.data_to(source), withheld(table, "rows"), *(words if len(table) else ()))
    return tuple(filter(None, said))
