"""Whether sites differ by more than chance: funnel limits about the overall share, and their over-dispersion."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import bdtrik, betainc

WINSORISED = 0.1
"""Share of the sites at either end whose deviation is drawn in to the next one's."""


@dataclass(frozen=True)
class Dispersion:
    """``phi`` is 1 where only chance makes sites differ, and larger the more they differ beyond it.

    ``sites`` is how many it is reckoned from, ``bound`` the largest phi that is put down to chance.
    """

    phi: float
    sites: int
    bound: float

    @property
    def is_more_than_chance(self) -> bool:
        return self.phi > self.bound


def funnel_limits(people: ArrayLike, centre: float, confidence: float) -> tuple[NDArray, NDArray]:
    """Between which shares ``confidence`` of sites of so many ``people`` (1 or more) lie if each has the share ``centre``.

    Lower and upper limits, arrays as ``people``, from 0 to 1: the exact binomial quantiles, interpolated between whole
    numbers of people so that they fall smoothly; the upper limit is the lower one of those not counted, so that a count
    lies beyond a limit just where it :func:`is_outside`. Raises ValueError for a site of nobody, and for a centre or
    a confidence that is not between 0 and 1.

    Source: Spiegelhalter DJ. Funnel plots for comparing institutional performance. Stat Med 2005; 24: 1185-1202,
    appendix A.1.1, whose upper limit, interpolated as the lower one, lies up to one person lower.
    """
    people = _checked(people, centre, confidence)
    part = (1 - confidence) / 2
    return _quantile(people, centre, part) / people, 1 - _quantile(people, 1 - centre, part) / people


def is_outside(numerators: ArrayLike, people: ArrayLike, centre: float, confidence: float) -> NDArray[np.bool_]:
    """Whether so few or so many are counted as chance alone would make in less than half of what ``confidence`` leaves.

    Exact binomial tails: outside 95 % only where the chance of the count or fewer, or of the count or more, is below
    2.5 %. Arrays of one count a site; ValueError as :func:`funnel_limits`.
    """
    people, found = _checked(people, centre, confidence), np.asarray(numerators, dtype=float)
    part = (1 - confidence) / 2
    return (_reached(found, people, centre) < part) | (_reached(people - found, people, 1 - centre) < part)


def expected_outside(people: ArrayLike, centre: float, confidence: float) -> float:
    """How many of these sites would be outside (:func:`is_outside`) by chance alone if each has the share ``centre``.

    At most ``1 - confidence`` of them, and fewer the smaller they are: no site of 5 can be outside 95 % at a centre
    of a half. ValueError as :func:`funnel_limits`.
    """
    people = _checked(people, centre, confidence)
    part = (1 - confidence) / 2
    return float(sum(_reached(_first(people, share, part) - 1, people, share).sum() for share in (centre, 1 - centre)))


def dispersion(numerators: ArrayLike, denominators: ArrayLike) -> Dispersion | None:
    """How far the shares of sites lie about their overall share, as a multiple of what chance alone would make.

    Two arrays of one count a site; sites of nobody are left out. None of fewer than two sites, and where nobody or
    everybody is counted. The deviations are winsorised, 10 % at either end, so that one odd site does not decide.
    Raises ValueError where a numerator is not from 0 to its denominator.

    Source: Spiegelhalter DJ. Stat Med 2005; 24: 1185-1202, section 4 and appendix A.3.
    """
    found, people = np.asarray(numerators, dtype=float), np.asarray(denominators, dtype=float)
    if not np.all((found >= 0) & (found <= people)):
        raise ValueError("a numerator lies from 0 to its denominator")
    found, people = found[people > 0], people[people > 0]
    sites, centre = len(people), found.sum() / people.sum() if len(people) else 0.0
    if sites < 2 or not 0 < centre < 1:
        return None
    deviations = (found / people - centre) / np.sqrt(centre * (1 - centre) / people)
    phi = float(np.mean(_winsorised(deviations) ** 2))
    return Dispersion(phi, sites, 1 + 2 * sqrt(2 / sites))


def _winsorised(values: NDArray) -> NDArray:
    """The values, those beyond the last but one tenth at either end drawn in to it."""
    drawn_in = int(WINSORISED * len(values))
    ordered = np.sort(values)
    return np.clip(values, ordered[drawn_in], ordered[len(values) - 1 - drawn_in])


def _checked(people: ArrayLike, centre: float, confidence: float) -> NDArray:
    people = np.asarray(people, dtype=float)
    if not np.all(people >= 1):
        raise ValueError("a site of nobody has no limits")
    if not (0 < centre < 1 and 0 < confidence < 1):
        raise ValueError(f"centre and confidence lie between 0 and 1, not at {centre} and {confidence}")
    return people


def _quantile(people: NDArray, centre: float, part: float) -> NDArray:
    """The number of people below which ``part`` of sites lie, interpolated between whole numbers; from 0 to ``people``."""
    count = _first(people, centre, part)
    reached, below = _reached(count, people, centre), _reached(count - 1, people, centre)
    return np.clip(count - (reached - part) / (reached - below), 0, people)


def _first(people: NDArray, centre: float, part: float) -> NDArray:
    """The smallest count of so many people whose probability, with that of fewer, reaches ``part``."""
    count = np.clip(np.ceil(bdtrik(part, people, centre)), 0, people)
    count = np.where(_reached(count - 1, people, centre) >= part, count - 1, count)  # the inverse may miss it by one
    return np.where(_reached(count, people, centre) < part, count + 1, count)


def _reached(count: NDArray, people: NDArray, centre: float) -> NDArray:
    """The probability of ``count`` or fewer of so many people."""
    inside = betainc(np.maximum(people - count, 1), np.maximum(count + 1, 1), 1 - centre)
    return np.where(count < 0, 0.0, np.where(count >= people, 1.0, inside))
