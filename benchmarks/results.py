"""What was measured, as the tables of RESULTS.md."""

import os
import platform
from collections.abc import Sequence
from datetime import date
from pathlib import Path

FILE = Path(__file__).with_name("RESULTS.md")

INTRODUCTION = """# What was measured

Written by `make bench`{form} on {day}: {machine}. Absolute times are rough where other work runs beside it;
ratios within a run are reliable. Waits are medians unless a table says otherwise.
"""


class Results:
    """Tables in the order they were measured; printed as they come, written at the end."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def table(self, title: str, words: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """A table under its title, with a sentence that says what is in it."""
        lines = [_line(columns), _line(["---"] * len(columns)), *map(_line, rows)]
        part = "\n".join([f"## {title}", "", *([words, ""] if words else []), *lines])
        print(f"\n{part}", flush=True)
        self._parts.append(part)

    def write(self, form: str) -> None:
        """RESULTS.md anew; ``form`` is how it was asked for."""
        introduction = INTRODUCTION.format(form=form, day=f"{date.today():%d %B %Y}", machine=machine())
        FILE.write_text("\n\n".join([introduction.strip(), *self._parts]) + "\n", encoding="utf-8")


def machine() -> str:
    """The machine's kind in general words."""
    cores = {1: "one core", 2: "two cores", 4: "four cores"}.get(os.cpu_count() or 0, f"{os.cpu_count()} cores")
    return f"{cores}, {platform.system()}, Python {platform.python_version().rpartition('.')[0]}"


def _line(cells: Sequence[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"
