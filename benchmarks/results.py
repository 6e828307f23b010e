"""What was measured, as the tables of RESULTS.md: a part measured anew replaces its table."""

import os
import platform
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

FILE = Path(__file__).with_name("RESULTS.md")

INTRODUCTION = """# What was measured

Written by `make bench`. Absolute times are rough where other work runs beside it; ratios within a run are reliable.
Waits are medians unless a table says otherwise."""


class Results:
    """Tables, printed as they are measured and written into the file at once; ``form`` is how the run was asked for."""

    def __init__(self, form: str):
        self._form = form

    def table(self, title: str, words: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """A table under its title, with a sentence that says what is in it."""
        lines = [_line(columns), _line(["---"] * len(columns)), *map(_line, rows)]
        measured = f"{date.today().day} {date.today():%B %Y}, {machine()}{self._form}."
        part = "\n".join([f"## {title}", "", f"{words} {measured}".strip(), "", *lines])
        print(f"\n{part}", flush=True)
        parts = _parts() | {title: part}
        FILE.write_text("\n\n".join([INTRODUCTION, *parts.values()]) + "\n", encoding="utf-8")


def machine() -> str:
    """The machine's kind in general words."""
    cores = {1: "one core", 2: "two cores", 4: "four cores"}.get(os.cpu_count() or 0, f"{os.cpu_count()} cores")
    return f"{cores}, {platform.system()}, Python {platform.python_version().rpartition('.')[0]}"


def _parts() -> dict[str, str]:
    """The tables that the file holds already, by title, in their order."""
    if not FILE.exists():
        return {}
    found = re.split(r"^(?=## )", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {part.partition("\n")[0].removeprefix("## "): part.strip() for part in found}


def _line(cells: Sequence[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"
