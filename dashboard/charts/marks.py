"""Days that mattered, upright on a time axis: their lines, and their titles above the drawing."""

from collections.abc import Sequence
from datetime import date, timedelta

from dashboard.charts import style

LONGEST_TITLE = 30
"""Letters of a mark's title; the rest is cut."""
LINE_HEIGHT = 17
"""Pixels from one line of titles to the next."""
LETTER = 0.0105
"""A letter's width as a share of the drawing's, at the narrowest card that writes titles."""


def mark_titles(marks: Sequence[tuple[date, str]], months: list[str], size: str) -> list[dict]:
    """The titles of the marks within the months drawn, above the drawing, in as many lines as keep them apart.

    On a phone only the upright lines stay; the titles are in the table.
    """
    if size == "narrow":
        return []
    return [
        style.note(f"{day:%Y-%m-%d}", 1.0, style.folded(title, LONGEST_TITLE, lines=1), yref="paper", xanchor="left", yanchor="bottom",
                   xshift=-3, yshift=1 + LINE_HEIGHT * line, font={"color": style.QUIET, "size": 12})
        for day, title, line in _lines_of_titles(marks, months)
    ]


def _lines_of_titles(marks: Sequence[tuple[date, str]], months: list[str]) -> list[tuple[date, str, int]]:
    """Each mark with the line its title stands on, from 0: the last lowest, an earlier one above those it would run into."""
    letter = 30 * len(months) * LETTER
    first_in_line: list[date] = []
    placed = []
    for day, title in sorted(_within(marks, months), reverse=True):
        end = day + timedelta(days=letter * min(len(title) + 1, LONGEST_TITLE))
        line = next((index for index, first in enumerate(first_in_line) if end <= first), len(first_in_line))
        first_in_line[:line + 1] = [day] * (line + 1)  # its upright line crosses those below
        placed.append((day, title, line))
    return placed[::-1]


def mark_lines(marks: Sequence[tuple[date, str]], months: list[str], size: str) -> list[dict]:
    """An upright line a mark, and from it to its title where that stands higher."""
    rules = [style.rule(x=f"{day:%Y-%m-%d}", dash="dot") for day, _ in _within(marks, months)]
    if size == "narrow":
        return rules
    raised = [(style.rule(x=f"{day:%Y-%m-%d}", dash="dot"), line) for day, _, line in _lines_of_titles(marks, months) if line]
    return rules + [{**rule, "ysizemode": "pixel", "yanchor": 1, "y0": 0, "y1": LINE_HEIGHT * line} for rule, line in raised]


def _within(marks: Sequence[tuple[date, str]], months: list[str]) -> list[tuple[date, str]]:
    return [(day, title) for day, title in marks if months and months[0][:7] <= f"{day:%Y-%m}" <= months[-1][:7]]
