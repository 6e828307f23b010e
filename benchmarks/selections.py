"""The filter changes that are measured: one click each, and what the address then says."""

import re
from typing import NamedTuple
from urllib.parse import urlencode

from benchmarks.asking import Reader, answered, body_of


class Change(NamedTuple):
    """A filter's field and the value chosen, the value that takes it back, and the query in between."""

    name: str
    field: str
    value: str
    back: str
    query: str


def changes(address: str) -> list[Change]:
    """A project, a phase, a site and the first month of a period, each alone, of those that the filter bar offers."""
    reader = Reader(address, encoding="identity")
    bar = answered(reader.ask(body_of("/", "")))[1]["filters"]
    reader.close()
    projects, phases, sites = (re.findall(rf'name="{name}"[^>]* value="([^"]+)"', bar) for name in ("project", "phase", "site"))
    months = re.findall(r'<option value="(\d{4}-\d{2})"', bar.partition('name="from"')[2].partition("</select>")[0])
    return [
        Change("project", "project", projects[-1], "", urlencode({"project": projects[-1]})),
        Change("phase", "phase", phases[0], phases[0], urlencode({"phase": phases[0]})),
        Change("site", "site", sites[len(sites) // 2], sites[len(sites) // 2], urlencode({"site": sites[len(sites) // 2]})),
        Change("period", "from", months[len(months) // 3], "", urlencode({"from": months[len(months) // 3]})),
    ]
