"""Parts of a whole that have an order, such as the points of a scale: pale to dark, told apart by outline and place."""

from collections.abc import Sequence

from dashboard.charts import style
from dashboard.charts.bars import Part

BLACK = "#000000"  # with white, one of the two has 4.5:1 on any colour; the usual ink has not
PALEST, DARKEST = (0xDC, 0xE9, 0xF5), (0x00, 0x30, 0x87)


def parts(columns: Sequence[tuple[str, str]]) -> tuple[Part, ...]:
    """One part for each (column, name), from the palest blue to the darkest; each with a text colour of 4.5:1 on it."""
    steps = max(1, len(columns) - 1)
    made = []
    for at, (column, name) in enumerate(columns):
        colour = _between(at / steps)
        is_light = _light(colour) > 0.18
        made.append(
            Part(
                column,
                name,
                colour,
                text_colour=BLACK if is_light else style.PAPER,
                outline=style.QUIET if is_light else style.PAPER,
            )
        )
    return tuple(made)


def _between(share: float) -> str:
    return "#" + "".join(f"{round(low + (high - low) * share):02X}" for low, high in zip(PALEST, DARKEST, strict=True))


def _light(colour: str) -> float:
    """Relative luminance from 0 to 1, as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
