"""What a measure declares about itself."""

from dataclasses import dataclass
from typing import Literal

from dashboard.catalogue.classes import CLASSES

PAGES = {
    "overview": "Overview",
    "training": "Training",
    "confidence": "Confidence",
    "advice": "Joint Pain Advice",
    "achievements": "Achievements",
    "definitions": "Definitions",
}
"""The pages a measure may stand on, by the name used in :attr:`Measure.pages`."""


@dataclass(frozen=True)
class Measure:
    """One measure. Every text is plain words for a reader; ``name`` is its name in exhibits and addresses.

    ``better`` says which way is better, "" where neither is. ``source`` is the published method or threshold with its
    reference; ``departure`` says where ours differs from it, "" where it does not.
    """

    name: str
    label: str
    pages: tuple[str, ...]
    question: str
    numerator: str
    denominator: str
    unit: str
    better: Literal["higher", "lower", ""]
    measure_class: str
    definition: str
    source: str
    departure: str = ""

    @property
    def smallest_group(self) -> str:
        """The smallest group it is shown for, in words: its class decides."""
        return CLASSES[self.measure_class].smallest_group


OWN = "The programme's own definition; there is no published standard."
WILSON = (
    "Wilson EB. Probable inference, the law of succession, and statistical inference. J Am Stat Assoc 1927; 22: "
    "209-212 (method 3 of Newcombe RG. Stat Med 1998; 17: 857-872)."
)
