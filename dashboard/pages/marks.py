"""The small drawings within rows and tiles: a bar with a tick, a range with its middle, a line."""

from collections.abc import Sequence

from markupsafe import Markup, escape

EDGE = 8  # pixels left and right of a range, so that a mark at its end is whole


def bar(share: float | None, tick: float | None, colour: str) -> Markup:
    """A bar filled to ``share`` of its length, with a tick where one is given (both from 0 to 1)."""
    mark = "" if tick is None else f'<b style="--tick:{round(100 * tick, 1)}%"></b>'
    style = f"--share:{round(100 * (share or 0), 1)}%;--colour:{escape(colour)}"
    return Markup(f'<span class="bar" aria-hidden="true" style="{style}"><i></i>{mark}</span>')


def interval(
    value: float, low: float | None, high: float | None, colour: str, width: int = 130, open: bool = False,
    zero: float | None = None,
) -> Markup:
    """A range with a dot in it on a line ``width`` pixels long, positions from 0 to 1."""
    colour = escape(colour)
    parts = [
        f'<svg class="interval" viewBox="0 0 {width} 26" width="{width}" height="26" aria-hidden="true" focusable="false">',
        f'<line x1="{EDGE}" x2="{width - EDGE}" y1="13" y2="13" class="track"/>',
    ]
    if zero is not None:
        parts.append(f'<line x1="{_at(zero, width)}" x2="{_at(zero, width)}" y1="2" y2="24" class="zero"/>')
    if low is not None:
        parts.append(f'<line x1="{_at(low, width)}" x2="{_at(high, width)}" y1="13" y2="13" stroke="{colour}" '
                     'stroke-width="3" stroke-linecap="round"/>')
    parts.append(f'<circle cx="{_at(value, width)}" cy="13" r="5.5" fill="{"#fff" if open else colour}" stroke="{colour}" '
                 'stroke-width="2"/></svg>')
    return Markup("".join(parts))


def spark(points: Sequence[tuple[float, float]], colour: str) -> Markup:
    """A small line through the points in a box of 120 by 34, and the area below it; nothing for fewer than two."""
    if len(points) < 2:
        return Markup("")
    line = "".join(f"{x},{y} " for x, y in points)
    colour = escape(colour)
    return Markup(
        '<svg class="spark" viewBox="0 0 120 34" width="92" height="34" preserveAspectRatio="none" aria-hidden="true" '
        f'focusable="false">\n<polygon points="{points[0][0]},31 {line}{points[-1][0]},31" fill="{colour}" opacity=".1"/>\n'
        f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2" vector-effect="non-scaling-stroke"/></svg>'
    )


def _at(position: float, width: int) -> float:
    return round(EDGE + (width - 2 * EDGE) * position, 1)
