"""A figure's files: the table as CSV, and the drawing with its words inside, for a picture."""

import csv
import io

import orjson
from flask import Flask, Response, abort, request

from dashboard.exhibits.exhibit import Exhibit
from dashboard.pages.answer import drawn, exhibit, view_of
from dashboard.pages.contents import FIGURES
from dashboard.charts.picture import picture
from dashboard.programme.library import Library
from dashboard.programme.programme import Programme
from dashboard.selection import Selection, read
from dashboard.settings import Settings
from dashboard.table import Cell, Gap, written

DEMONSTRATION = "Demonstration data: these people and numbers are invented."


def serve_files(server: Flask, library: Library, settings: Settings) -> None:
    """Adds ``/figure/<name>.csv`` and ``/figure/<name>.json``, both for the selection in their query."""

    @server.get("/figure/<name>.csv")
    def table_file(name: str) -> Response:
        made, programme, selection = _made(name, library, settings)
        body = csv_text(made, programme, selection)
        return Response(body, mimetype="text/csv", headers={"Content-Disposition": f'attachment; filename="{name}.csv"'})

    @server.get("/figure/<name>.json")
    def picture_file(name: str) -> Response:
        made, programme, selection = _made(name, library, settings)
        figure = drawn(made, "print")
        if figure is None:
            abort(404, "There is nothing to draw here for this selection.")
        words = picture(figure, made.sentence, made.question, source_lines(made, programme, selection))
        return Response(orjson.dumps(words), mimetype="application/json")


def _made(name: str, library: Library, settings: Settings) -> tuple[Exhibit, Programme, Selection]:
    make = FIGURES.get(name)
    if make is None:
        abort(404, "There is no such figure.")
    programme = library.current().programme
    if programme is None:
        abort(503, "No data are loaded yet.")
    selection, _ = read(request.query_string.decode("utf-8", "replace"), programme.known())
    if selection.as_of:
        programme = library.as_of(selection.as_of)
        if programme is None:
            abort(503, "That day is being prepared; try again in a moment.")
    return exhibit(make, view_of(programme, selection, settings.smallest_groups)), programme, selection


def source_lines(made: Exhibit, programme: Programme, selection: Selection) -> list[str]:
    """What stands below a figure wherever it goes: evidence, filters, audience, source and date, the mark of invention."""
    filters = [selection.project or "All projects"]
    filters += [programme.phase(phase).name for phase in selection.phases] or ["all phases"]
    filters += [programme.site(site).name for site in selection.sites] or ["all sites"]
    lines = [" · ".join(made.evidence), *made.notes, f"{', '.join(filters)}. For the {selection.audience}."]
    loaded = f", loaded {written(programme.loaded_at, 'date')}" if programme.loaded_at else ""
    lines.append(f"Source: Persistent Pain and Mental Health programme data{loaded}, Health Innovation Network.")
    return [line for line in (*lines, DEMONSTRATION if programme.is_demonstration else "") if line]


def csv_text(made: Exhibit, programme: Programme, selection: Selection) -> str:
    """The table as it is shown, names as in the data, shares as numbers from 0 to 1, gaps as their words in brackets.

    The figure's words stand above it, one a line, each begun with "#", which readers of CSV files can be told to skip.
    """
    out = io.StringIO()
    for line in (made.sentence, made.question, *source_lines(made, programme, selection)):
        out.write(f"# {' '.join(line.split())}\n")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in made.table.columns)
    writer.writerows([_field(cell) for cell in row] for row in made.table.rows)
    return "\ufeff" + out.getvalue()


def _field(cell: Cell) -> object:
    """A cell for a spreadsheet: text stands on one line, and what a spreadsheet would run is led by an apostrophe."""
    if isinstance(cell, Gap):
        return f"[{cell.words}]"
    if isinstance(cell, str):
        text = " ".join(cell.split())
        return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
    return "" if cell is None else cell
