"""A published threshold belongs to a measure on its own scale, with its own better way."""

import pytest

from dashboard.catalogue.thresholds import published_threshold


@pytest.mark.parametrize(
    ("names", "scale", "higher", "told"),
    [
        (("msk-hq", "MSK-HQ"), (0, 56), True, (5.5, None, None)),
        (("pain", "Pain"), (0, 10), False, (2.0, 0.3, None)),
        (("i2", "Pain (NRS)"), (0, 10), False, (2.0, 0.3, None)),
        (("wellbeing", "SWEMWBS"), (7, 35), True, (3.0, None, 1.0)),
    ],
)
def test_the_measures_shipped_have_their_published_thresholds(names, scale, higher, told):
    found = published_threshold(names, scale, higher)
    assert (found.points, found.share, found.lower) == told
    assert found.source


@pytest.mark.parametrize(
    ("names", "scale", "higher"),
    [
        (("pain", "Pain"), (0, 100), False),  # on another scale two points are another change
        (("pain", "Freedom from pain"), (0, 10), True),
        (("pain relief", "Pain relief"), (0, 10), False),
        (("active-days", "Days active in a week"), (0, 7), True),
        (("", ""), (0, 56), True),
    ],
)
def test_another_measure_has_none(names, scale, higher):
    assert published_threshold(names, scale, higher) is None
