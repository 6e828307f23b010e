"""What one request answers: the page's words, its cards and its drawings, for one selection of one programme."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dashboard.catalogue import MEASURES
from dashboard.disclosure import Audience, SmallestGroups
from dashboard.disclosure.rules import Rules
from dashboard.exhibits.about import about
from dashboard.exhibits.exhibit import Exhibit, Size
from dashboard.exhibits.release import is_only_released, not_released
from dashboard.exhibits.released.figures import RELEASED
from dashboard.exhibits.released.made import released_programme
from dashboard.exhibits.view import View
from dashboard.pages import render
from dashboard.pages.contents import BY_PATH, FORMS, PAGES, Make, Page, name_of
from dashboard.pages.filters import filter_values
from dashboard.programme.programme import Programme, Slice
from dashboard.selection import Selection, read
from dashboard.table import Table, written

log = logging.getLogger(__name__)

FAILED = "This figure could not be made. The fault has been noted in the server’s log; the other figures stand."


@dataclass(frozen=True)
class Asked:
    """A page, a selection and a room, as a browser asked for them."""

    page: Page
    selection: Selection
    complaints: tuple[str, ...]
    size: Size


@dataclass(frozen=True)
class Card:
    """A figure as the page puts it together: its pieces of HTML by their places, the text in place of its drawing, the drawing."""

    name: str
    pieces: dict[str, str]
    alternative: str
    figure: dict | None
    measure: str = ""  # the label of the first measure it shows
    left_out: bool = False


def asked(programme: Programme, path: str, query: str, size: str) -> Asked | None:
    """The request read against what the programme holds; None where there is no such page."""
    page = BY_PATH.get(path.rstrip("/") or "/")
    if page is None:
        return None
    selection, complaints = read(query, programme.known())
    return Asked(page, selection, complaints, size if size in ("wide", "narrow") else "wide")


def view_of(programme: Programme, selection: Selection, groups: SmallestGroups) -> View:
    """What figures are made from: for anybody but the team a programme without its protected counts, and the release."""
    audience = Audience(selection.audience, groups.team)
    if audience.name == "team":
        return View(Slice(programme, selection), audience)
    stripped, release = released_programme(programme, Rules(smallest=groups.funder))
    return View(Slice(stripped, selection), audience, release)


def page_answer(programme: Programme, page: Page, selection: Selection, size: Size, groups: SmallestGroups) -> dict:
    """The cards' pieces and figures, and the filter bar. Pure: the same programme and selection, the same answer."""
    view = view_of(programme, selection, groups)
    cards = [card_or_words(make, view, size) for make in page.figures]
    filters = filter_values(programme, selection, page.path)
    return {
        "title": f"{page.name} · Persistent Pain & Mental Health",
        "path": page.path,
        "filters": render.page_part("filters", f=filters),
        "cards": {card.name: card.pieces for card in cards},
        "alternatives": {card.name: card.alternative for card in cards if FORMS[card.name] == "chart"},
        "figures": {card.name: card.figure for card in cards if FORMS[card.name] == "chart"},
        "prose": render.page_part("definitions", about=about(programme)) if page.path == "/definitions" else "",
        "announce": f"{page.name}: {sum(not card.left_out for card in cards)} figures for {filters['summary']}",
        "left_out": _left_out(cards),
    }


def exhibit(make: Make, view: View) -> Exhibit:
    """A figure made, its name held to the function's, so that addresses and files find it."""
    released = RELEASED.get(name_of(make)) if view.release else None
    made = (released or make)(view)
    if view.release and not released and is_only_released(made):
        made = not_released(made)
    if made.name != name_of(make):
        raise ValueError(f"{make.__module__}.{make.__name__} calls its figure {made.name!r}; it must be {name_of(make)!r}")
    if made.form != FORMS[made.name]:
        raise ValueError(f"{made.name} is a {made.form}, but the pages have a {FORMS[made.name]} for it")
    return made


def card_or_words(make: Make, view: View, size: Size) -> Card:
    """The figure's card; where making or writing it fails, a card that says so, so that one fault does not take the page."""
    name = name_of(make)
    try:
        return _card(exhibit(make, view), size)
    except Exception:
        log.exception("the figure %s could not be made", name)
        return _card(Exhibit(name=name, question=name.replace("-", " ").capitalize(), sentence="Not available", table=Table((), ()),
                             drawing=None, evidence=(), measures=(), form=FORMS[name], empty=FAILED), size)


def _card(made: Exhibit, size: Size) -> Card:
    figure = drawn(made, size) if made.form == "chart" else None
    measure = MEASURES[made.measures[0]].label if made.measures else ""
    return Card(made.name, render.pieces(made), "" if made.left_out else made.alternative, figure, measure, made.left_out)


def _left_out(cards: list[Card]) -> list[str]:
    """What the page would show besides: measures of which it shows nothing, and other cards of measures that it shows."""
    shown = {card.measure for card in cards if not card.left_out}
    return list(dict.fromkeys(
        card.name.replace("-", " ").capitalize() if card.measure in shown else card.measure for card in cards if card.left_out and card.measure
    ))


def drawn(made: Exhibit, size: Size) -> dict | None:
    """The figure as a plain dict, or None where there is nothing to draw."""
    return made.drawing(made.table, size) if made.drawing and len(made.table) else None


def notices(
    programme: Programme, asked_for: Asked, away_since: datetime | None, left_out: Sequence[str] = ()
) -> list[dict[str, str]]:
    """What must be said above the figures, most pressing first: kind (away, odd, audience, as-of, demonstration), words.

    ``left_out`` names what the page would show to the team besides.
    """
    said = []
    if away_since:
        said.append(("away", f"The database has not answered since {away_since:%H:%M} UTC on {written(away_since, 'date')}. "
                             f"These figures are from the data loaded before; they return to live by themselves."))
    said += [("odd", complaint) for complaint in asked_for.complaints]
    if asked_for.selection.audience == "funder":
        besides = f" Not shown: {'; '.join(left_out)}." if left_out else ""
        said.append(("audience", "Seen by the funder: training, mentoring, achievements and milestones exactly; people advised and answers "
                                 f"in multiples of 5, within 5 or so, small groups merged or withheld, as Definitions explains.{besides}"))
    if asked_for.selection.as_of:
        said.append(("as-of", f"The programme as it stood on {written(asked_for.selection.as_of, 'date')}: only what had happened by then."))
    if programme.is_demonstration:
        said.append(("demonstration", "Demonstration data: these people and numbers are invented."))
    return [{"kind": kind, "words": words} for kind, words in said]


def known_paths() -> tuple[str, ...]:
    return tuple(page.path for page in PAGES)
