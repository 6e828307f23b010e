"""What a signal on a control chart is called, in words that read back to the signal."""

from functools import cache

from dashboard.statistics.signals import ONE_SIDE, OUTSIDE, TREND, TWO_OF_THREE, variation
from dashboard.table import Cell

AS_USUAL = "As usual"
RULES = {
    OUTSIDE: "above the upper limit",
    -OUTSIDE: "below the lower limit",
    TREND: "in a rise over seven months or more",
    -TREND: "in a fall over seven months or more",
    TWO_OF_THREE: "two of three months near the upper limit",
    -TWO_OF_THREE: "two of three months near the lower limit",
    ONE_SIDE: "in a run of seven months or more above the mean",
    -ONE_SIDE: "in a run of seven months or more below the mean",
}
"""What each signed code says of a month."""
MEANINGS = {"improvement": "Improvement", "concern": "Concern", "neither": "Unusual"}


@cache
def signal_words(signal: int, better: str) -> str:
    """A signal in a table's cell: "Improvement, high: above the upper limit"; "As usual" where there is none."""
    if not signal:
        return AS_USUAL
    return f"{MEANINGS[variation(signal, better)]}, {'high' if signal > 0 else 'low'}: {RULES[signal]}"


def short_words(cell: Cell) -> str:
    """A cell of :func:`signal_words` without its rule: "Improvement, high"; nothing for a gap."""
    return cell.partition(":")[0] if isinstance(cell, str) else ""


def signal_read(cell: Cell) -> int | None:
    """The signed code that a cell of :func:`signal_words` tells; None for a gap."""
    if not isinstance(cell, str):
        return None
    said = cell.partition(": ")[2]
    return next((code for code, words in RULES.items() if words == said), 0)


def icon_of(cell: Cell) -> str:
    """The icon's name of a cell of :func:`signal_words`: "common", "improvement-high", ...; "too-few" for words that
    judge nothing, nothing for a gap."""
    words = short_words(cell)
    if not words or words == AS_USUAL:
        return "common" if words else ""
    return words.lower().replace(", ", "-") if words.partition(",")[0] in MEANINGS.values() else "too-few"
