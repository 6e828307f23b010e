"""Small pictures of how a process varies and whether it meets its plan, our own drawings after those of Making Data
Count: told apart by their outline and a letter, not by colour alone. Their words always stand beside them."""

from markupsafe import Markup

IMPROVED, CONCERN, USUAL, UNUSUAL, INK = "#005eb8", "#b8510a", "#4c6272", "#7c2855", "#212b32"

_RING = '<circle cx="16" cy="16" r="13.5" fill="#fff" stroke="{colour}" stroke-width="3"/>'
_DIAMOND = '<path d="M16 1.5 30.5 16 16 30.5 1.5 16z" fill="#fff" stroke="{colour}" stroke-width="2.6" stroke-linejoin="round"/>'
_SQUARE = '<rect x="3" y="3" width="26" height="26" rx="4" fill="#fff" stroke="{colour}" stroke-width="2.6"/>'
_LETTER = '<text x="{x}" y="21" text-anchor="middle" font-size="14" font-weight="700" fill="{colour}">{letter}</text>'
_UP = '<path d="M18 19.5h7l-3.5-7z" fill="{colour}"/>'
_DOWN = '<path d="M18 13h7l-3.5 7z" fill="{colour}"/>'
_WAVE = '<path d="M6 18.5 11 13l5 6 5-6.5 5 5" fill="none" stroke="{colour}" stroke-width="2.4" stroke-linejoin="round"/>'
_DOTS = "".join(f'<circle cx="{x}" cy="16" r="1.8" fill="{{colour}}"/>' for x in (10, 16, 22))


def _high(letter: str) -> str:
    return _LETTER.replace("{x}", "11.5").replace("{letter}", letter)


def _middle(letter: str) -> str:
    return _LETTER.replace("{x}", "16").replace("{letter}", letter)


_DRAWN = {
    "common": (_RING + _WAVE, USUAL),
    "improvement-high": (_RING + _high("H") + _UP, IMPROVED),
    "improvement-low": (_RING + _high("L") + _DOWN, IMPROVED),
    "concern-high": (_DIAMOND + _high("H") + _UP, CONCERN),
    "concern-low": (_DIAMOND + _high("L") + _DOWN, CONCERN),
    "unusual-high": (_SQUARE + _high("H") + _UP, UNUSUAL),
    "unusual-low": (_SQUARE + _high("L") + _DOWN, UNUSUAL),
    "too-few": (_RING.replace("/>", ' stroke-dasharray="2 4"/>') + _DOTS, USUAL),
    "kept": (_RING + _middle("P"), IMPROVED),
    "missed": (_DIAMOND + _middle("F"), CONCERN),
    "hit-or-miss": (_RING + _middle("?"), USUAL),
}
NAMES = tuple(_DRAWN)


def icon(name: str) -> Markup:
    """One icon, drawn whole; KeyError for an unknown name."""
    return Markup(f'<svg class="icon" viewBox="0 0 32 32" width="26" height="26" aria-hidden="true" focusable="false">{_drawn(name)}</svg>')


def symbols() -> Markup:
    """Every icon once, out of sight, for :func:`use` to point to."""
    drawn = "".join(f'<symbol id="icon-{name}" viewBox="0 0 32 32">{_drawn(name)}</symbol>' for name in NAMES)
    return Markup(f'<svg class="symbols" width="0" height="0" aria-hidden="true" focusable="false">{drawn}</svg>')


def use(name: str) -> Markup:
    """An icon by its name where :func:`symbols` stands on the page: many of them weigh little."""
    if name not in _DRAWN:
        raise KeyError(f"no icon {name!r}")
    return Markup(f'<svg class="icon" aria-hidden="true"><use href="#icon-{name}"/></svg>')


def _drawn(name: str) -> str:
    shape, colour = _DRAWN[name]
    return shape.replace("{colour}", colour)
