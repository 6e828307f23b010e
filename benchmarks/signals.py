"""`python -m benchmarks.signals`: how often the four signals of a control chart mark months in which nothing happened."""

from collections.abc import Callable

import numpy as np

from benchmarks.results import Results
from dashboard.statistics.control import is_coarse, limits_by_row
from dashboard.statistics.signals import ONE_SIDE, OUTSIDE, TREND, TWO_OF_THREE, signals_by_row

CHARTS = 100_000
MONTHS = (12, 24, 36)
Draw = Callable[[np.random.Generator, tuple[int, int]], np.ndarray]

KINDS: dict[str, Draw] = {
    "normal": lambda random, shape: random.normal(0, 1, shape),
    "counts, 10 a month": lambda random, shape: random.poisson(10, shape).astype(float),
    "counts, 3 a month": lambda random, shape: random.poisson(3, shape).astype(float),
    "counts, 1 a month": lambda random, shape: random.poisson(1, shape).astype(float),
}


def marked(draw: Draw, months: int, charts: int = CHARTS) -> np.ndarray:
    """The signals [chart, month] of charts whose months vary by chance alone, their limits from the same months;
    charts that are not judged, without limits or of counts that vary too little, are left out."""
    values = draw(np.random.default_rng([1982, months]), (charts, months))
    mean, half = limits_by_row(values)
    judged = ~np.isnan(mean) & ~(is_coarse(half) & (values % 1 == 0).all(axis=1))
    return signals_by_row(values[judged], mean[judged], half[judged])


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
