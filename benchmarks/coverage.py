"""`python -m benchmarks.coverage`: how often the 95 % intervals hold the truth, on scales as coarse as surveys have.

The t intervals by simulation of whole samples from a known table of (before, after); Wilson's exactly, every count weighed
by its probability.
"""

from math import sqrt

import numpy as np
from scipy.stats import binom

from benchmarks.results import Results
from dashboard.statistics.means import difference, mean_of
from dashboard.statistics.paired import direction
from dashboard.statistics.paired_groups import paired_changes
from dashboard.statistics.proportions import wilson

SAMPLES = 4000
SEED = 1948
PEOPLE = (5, 8, 15, 30, 65, 200)
SHARES = (0.02, 0.1, 0.3, 0.5, 0.8, 0.95)

POPULATIONS = {
    "0 to 10, middling start, rises": (0, 10, {4: 0.3, 5: 0.4, 6: 0.3}, {-1: 0.1, 0: 0.2, 1: 0.3, 2: 0.3, 4: 0.1}),
    "0 to 10, start near the top": (0, 10, {8: 0.3, 9: 0.4, 10: 0.3}, {-1: 0.1, 0: 0.3, 1: 0.4, 2: 0.2}),
    "1 to 5, most stay": (1, 5, {3: 0.4, 4: 0.4, 5: 0.2}, {-1: 0.1, 0: 0.7, 1: 0.2}),
    "1 to 5, no shift": (1, 5, {2: 0.3, 3: 0.4, 4: 0.3}, {-1: 0.25, 0: 0.5, 1: 0.25}),
}
"""Scale, shares of people by score before, and by change; changes past an end of the scale stop there."""


def population(low: float, high: float, starts: dict, shifts: dict) -> np.ndarray:
    """Rows of (before, after, share of people)."""
    return np.array([
        (start, min(max(start + shift, low), high), share * part)
        for start, share in starts.items() for shift, part in shifts.items()
    ])  # fmt: skip


def t_coverage(people: int, table: np.ndarray, samples: int, random: np.random.Generator) -> dict[str, float]:
    """Shares of ``samples`` of so many people: with an interval; where it holds the true mean change; said to move."""
    before, after, share = table.T
    truth = float((after - before) @ share)
    counts = random.multinomial(people, share, size=samples)
    group, cell = np.nonzero(counts)
    changes = paired_changes(group, before[cell], after[cell], counts[group, cell], samples)
    intervals = [change.interval for change in changes if change.interval]
    return {
        "with": len(intervals) / samples,
        "held": sum(interval.holds(truth) for interval in intervals) / max(1, len(intervals)),
        "moved": sum(direction(change) in ("rose", "fell") for change in changes) / samples,
    }


def wilson_coverage(people: int, share: float) -> float:
    """How often Wilson's interval of so many people holds the true ``share``: the exact probability."""
    held = [wilson(count, people).holds(share) for count in range(people + 1)]
    return float(binom.pmf(np.arange(people + 1), people, share) @ held)


def difference_coverage(groups: tuple[int, int], table: np.ndarray, samples: int, random: np.random.Generator) -> float:
    """How often Welch's interval of the difference of two groups of such people holds the truth, their starts being alike."""
    before, _, share = table.T
    held = []
    for _ in range(samples):
        one, other = (mean_of(before, random.multinomial(people, share)) for people in groups)
        interval = difference(one, other)
        held += [interval.holds(0)] if interval else []
    return sum(held) / len(held)


def main() -> None:
    random, results = np.random.default_rng(SEED), Results("")
    results.table(
        "Mean changes: how often the 95% t interval held the truth",
        f"{SAMPLES:,} samples a row, of people who answer on scales as coarse as the surveys'; a share of 95% is told to about "
        f"±{100 * 1.96 * sqrt(0.95 * 0.05 / SAMPLES):.1f} points. Said to have moved: by the words of the figures, from 8 pairs on.",
        ("scores", "people", "has an interval", "holds the truth", "said to have moved"),
        [_row(name, people, random) for name in POPULATIONS for people in PEOPLE],
    )
    results.table(
        "Two groups that started alike: how often Welch's 95% interval of their difference held none",
        f"{SAMPLES:,} samples a row.", ("scores before", "people", "holds the truth"),
        [(name.partition(",")[0], f"{groups[0]} and {groups[1]}",
          f"{difference_coverage(groups, population(*POPULATIONS[name]), SAMPLES, random):.1%}")
         for name in list(POPULATIONS)[1:3] for groups in ((65, 9), (30, 30), (8, 8))],
    )
    results.table(
        "Shares: how often Wilson's 95% interval holds the truth",
        "Exact: every count weighed by its probability.", ("true share", *(f"{people} people" for people in PEOPLE)),
        [(f"{share:.0%}", *(f"{wilson_coverage(people, share):.1%}" for people in PEOPLE)) for share in SHARES],
    )


def _row(name: str, people: int, random: np.random.Generator) -> tuple:
    found = t_coverage(people, population(*POPULATIONS[name]), SAMPLES, random)
    return name, people, f"{found['with']:.1%}", f"{found['held']:.1%}", f"{found['moved']:.1%}"


if __name__ == "__main__":
    main()
