"""An interval that says how far chance alone could have moved a figure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Interval:
    """From ``low`` to ``high``, both ends included, in the unit of the figure it belongs to."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether the value lies in the interval or on one of its ends."""
        return self.low <= value <= self.high
