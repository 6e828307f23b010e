"""`python -m benchmarks.forecast`: how often the range of a forecast holds what then happens, on invented months."""

from collections.abc import Callable

import numpy as np

from benchmarks.results import Results
from dashboard.statistics.forecast import PACE_MONTHS, events_within, pace_of

ROUNDS = 2000
RATES = (1, 3, 8)
Draw = Callable[[np.random.Generator, float, int], np.ndarray]


def cohorts(random: np.random.Generator, rate: float, months: int) -> np.ndarray:
    """Cohorts that finish in any month, three to seven people each."""
    return np.array([random.integers(3, 8, finishing).sum() for finishing in random.poisson(rate / 5, months)])


def quarterly(random: np.random.Generator, rate: float, months: int) -> np.ndarray:
    """One cohort every third month, of four times the rate, three quarters of whom complete."""
    held = (np.arange(months) + random.integers(3)) % 3 == 0
    return np.where(held, random.binomial(round(4 * rate), 0.75, months), 0)


def rising(random: np.random.Generator, rate: float, months: int) -> np.ndarray:
    """Singly, at a rate that grows by a tenth each month: the pace does not stay, and nothing else is promised."""
    return random.poisson(rate * 1.1 ** np.arange(months))


KINDS: dict[str, Draw] = {
    "singly (Poisson)": lambda random, rate, months: random.poisson(rate, months),
    "twice as unevenly (negative binomial)": lambda random, rate, months: random.negative_binomial(rate, 0.5, months),
    "four times as unevenly (negative binomial)": lambda random, rate, months: random.negative_binomial(rate / 3, 0.25, months),
    "in fives": lambda random, rate, months: 5 * random.poisson(rate / 5, months),
    "in cohorts of three to seven": cohorts,
    "one cohort every third month": quarterly,
    "at a pace that grows by a tenth a month": rising,
}


def coverage(draw: Draw, rate: float, known: int, ahead: int, rounds: int = ROUNDS) -> tuple[float, float]:
    """How often the range of ``ahead`` months held what came, and its width in events (median), where one is given:
    there is none where nobody completed in the last three of the ``known`` months."""
    random = np.random.default_rng([20210331, known, ahead, round(10 * rate)])
    held, widths = [], []
    while len(held) < rounds:
        months = draw(random, rate, known + ahead)
        pace = pace_of(months[:known].tolist())
        if pace.events:
            found = events_within(pace, ahead)
            held.append(found.holds(months[known:].sum()))
            widths.append(found.high - found.low)
    return float(np.mean(held)), float(np.median(widths))


def main() -> None:
    rows = []
    for kind, draw in KINDS.items():
        for known in (PACE_MONTHS, 6, 12):
            found = [[coverage(draw, rate, known, ahead) for rate in RATES] for ahead in (2, 6)]
            rows.append((kind, known, *(" · ".join(f"{share:.1%}" for share, _ in at) for at in found),
                         *(" · ".join(f"{width:.0f}" for _, width in at) for at in found)))
    Results("").table(
        "Forecasts of completions: how often the 95% range held",
        f"{ROUNDS:,} invented phases a figure; people complete at {', '.join(map(str, RATES[:-1]))} and {RATES[-1]} a month. "
        "Where the pace itself changes, or cohorts follow a timetable, the range does not know of it.",
        ("people complete", "complete months known", "2 months ahead", "6 months ahead", "width, 2 months", "width, 6 months"), rows,
    )


if __name__ == "__main__":
    main()
