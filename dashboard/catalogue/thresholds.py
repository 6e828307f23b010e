"""The change that has been published as meaningful for an outcome measure, by the measure's name and scale."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Threshold:
    """A change the better way of ``points`` or more, or of ``share`` of the first score where that is less, is meaningful.

    ``lower`` is a smaller published number of points, shown beside the first; ``source`` says where each was published.
    """

    points: float
    share: float | None = None
    lower: float | None = None
    source: str = ""


@dataclass(frozen=True)
class _Published:
    names: tuple[str, ...]  # in small letters and digits only
    scale: tuple[float, float]
    higher_is_better: bool
    threshold: Threshold


_PUBLISHED = (
    _Published(
        ("mskhq", "musculoskeletalhealthquestionnaire"), (0, 56), True,
        Threshold(5.5, source="Price AJ et al. BMJ Open 2019; 9: e025357"),
    ),
    _Published(
        ("pain", "painnrs", "nrspain", "painintensity", "numericpainratingscale"), (0, 10), False,
        Threshold(2.0, share=0.3, source="Farrar JT et al. Pain 2001; 94: 149-158"),
    ),
    _Published(
        ("swemwbs", "shortwarwickedinburghmentalwellbeingscale"), (7, 35), True,
        Threshold(3.0, lower=1.0, source="Shah N et al. Health Qual Life Outcomes 2018; 16: 239"),
    ),
)


def published_threshold(
    names: tuple[str, ...], scale: tuple[float, float], higher_is_better: bool
) -> Threshold | None:
    """The published threshold of the measure that goes by one of ``names``; None where none is kept here.

    A name alone is not enough: on another scale, or with the other way better, it is another measure.
    """
    plain = {re.sub(r"[^a-z0-9]", "", name.lower()) for name in names}
    for published in _PUBLISHED:
        if plain & set(published.names) and published.scale == scale and published.higher_is_better == higher_is_better:
            return published.threshold
    return None
