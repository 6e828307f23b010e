"""`python -m benchmarks.signals`: how often the four signals of a control chart mark months in which nothing happened."""

from collections.abc import Callable

import numpy as np

from benchmarks.results import Results
from dashboard.statistics.control import is_coarse, limits_by_row, median_by_row
from dashboard.statistics.signals import ONE_SIDE, OUTSIDE, TREND, TWO_OF_THREE, signals_by_row

CHARTS = 100_000
MONTHS = (12, 24, 36)
Draw = Callable[[np.random.Generator, tuple[int, int]], np.ndarray]

COHORT = 12
"""People of a cohort, on average."""


def cohorts(chance: float, months: int) -> Draw:
    """Counts of people who complete in cohorts: one begins in a month with this chance, and completes over so many months."""

    def draw(random: np.random.Generator, shape: tuple[int, int]) -> np.ndarray:
        begun = random.random((shape[0], shape[1] + months - 1)) < chance
        running = sum(begun[:, place : place + shape[1]].astype(float) for place in range(months))
        return random.poisson(running * COHORT / months).astype(float)

    return draw


KINDS: dict[str, Draw] = {
    "normal": lambda random, shape: random.normal(0, 1, shape),
    "counts, 10 a month": lambda random, shape: random.poisson(10, shape).astype(float),
    "counts, 3 a month": lambda random, shape: random.poisson(3, shape).astype(float),
    "counts, 1 a month": lambda random, shape: random.poisson(1, shape).astype(float),
    "cohorts, one month in two": cohorts(1 / 2, 1),
    "cohorts, one month in three": cohorts(1 / 3, 1),
    "cohorts, each over three months": cohorts(1 / 4, 3),
}


def marked(draw: Draw, months: int, charts: int = CHARTS) -> np.ndarray:
    """The signals [chart, month] of charts whose months vary by chance alone, their limits from the same months;
    charts that are not judged are left out: without limits, or of counts that vary too little or whose median is 0.
    Counts cannot fall below 0, and a lower limit there marks nothing."""
    values = draw(np.random.default_rng([1982, months]), (charts, months))
    mean, half = limits_by_row(values)
    counts = bool((values % 1 == 0).all())
    judged = ~np.isnan(mean) & ~(counts & (is_coarse(half) | (median_by_row(values) == 0)))
    return signals_by_row(values[judged], mean[judged], half[judged], lowest=0 if counts else None)


def main() -> None:
    rows = []
    for name, draw in KINDS.items():
        for months in MONTHS:
            found = marked(draw, months)
            rules = [np.mean(np.abs(found) == rule) for rule in (OUTSIDE, TREND, TWO_OF_THREE, ONE_SIDE)]
            rows.append((name, months, _percent(len(found) / CHARTS), _percent(np.mean(found != 0)), *map(_percent, rules),
                         _percent(np.mean(found[:, -1] != 0)), _percent(np.mean((found != 0).any(axis=1)))))
    Results("").table(
        "Signals by chance",
        f"{CHARTS:,} control charts each of months that vary by chance alone, limits from the same months: the share of months marked, "
        "in all and by the first rule that holds; of last months marked; of charts with any mark.",
        ("months vary as", "months", "charts judged", "marked", "outside", "trend", "two of three", "one side", "last month marked", "charts with a mark"), rows,
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%"


if __name__ == "__main__":
    main()
