"""A selection survives its address, and no address stops a page."""

from datetime import date
from urllib.parse import quote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.selection import MOST_CHARACTERS, MOST_COMPLAINTS, Known, Selection, read

KNOWN = Known(
    ("TIPS", "JPA"), {"pilot": "TIPS", "one": "JPA", "two": "JPA"},
    {"a": "Ashford", "b": "Bexley", "st g&x=1;é%41+": "St George's"}, (date(2020, 3, 31), date(2020, 10, 12)),
)

codes = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
months = st.none() | st.dates().map(lambda day: day.replace(day=1))


@st.composite
def programmes(draw):
    """What an address may name in some programme, whatever its codes look like."""
    projects = draw(st.lists(codes, unique=True, min_size=1, max_size=3))
    phases = draw(st.dictionaries(codes, st.sampled_from(projects), max_size=6))
    sites, days = draw(st.dictionaries(codes, codes, max_size=60)), draw(st.lists(st.dates(), max_size=4))
    parts = draw(st.sets(st.sampled_from([(site, phase) for site in sites for phase in phases]))) if sites and phases else ()
    return Known(tuple(projects), phases, sites, tuple(days), frozenset(parts), tuple(days[:2]))


@st.composite
def known_selections(draw, audience="team"):
    """A programme and a selection that its own page could have written."""
    known = draw(programmes())
    project = draw(st.sampled_from((None, *known.projects)))
    phases = [phase for phase, of in known.phases.items() if project in (None, of)]
    first, last = draw(months), draw(months)
    if first and last and first > last:
        first, last = last, first
    return known, Selection(
        project, _some(draw, phases), _some(draw, list(known.sites)), first, last,
        draw(st.sampled_from((None, *known.as_of_days))), audience,
    )


def _some(draw, values: list) -> tuple:
    chosen = draw(st.sets(st.sampled_from(values))) if values else set()
    return tuple(value for value in values if value in chosen)


@given(known_selections())
def test_every_known_selection_survives_its_address(known_and_selection):
    known, selection = known_and_selection
    assert read(selection.query(), known) == (selection, ())
    assert read("?" + selection.query(), known) == (selection, ())


@given(known_selections("funder"))
def test_a_funder_s_selection_is_a_node_of_the_release_and_stays_it(known_and_selection):
    known, selection = known_and_selection
    node, _ = read(selection.query(), known)
    assert (node.audience, node.first, node.last) == ("funder", None, None)
    assert node.as_of is None or node.as_of in known.reviews
    assert len(node.phases) <= 1 and len(node.sites) <= len(node.phases)
    assert all((site, phase) in known.site_phases for site in node.sites for phase in node.phases)
    assert all(known.phases[phase] == node.project for phase in node.phases)
    assert read(node.query(), known) == (node, ())


@pytest.mark.parametrize(
    ("query", "node", "said"),
    [
        ("", "", ""),
        ("phase=one", "project=TIPS&phase=one", ""),
        ("site=a", "project=TIPS&phase=one&site=a", ""),
        ("site=b", "", "choose one"),
        ("site=b&phase=two", "project=TIPS&phase=two&site=b", ""),
        ("site=a&site=b", "", "one at a time"),
        ("phase=one&phase=two", "project=TIPS", "all of TIPS"),
        ("phase=one&phase=three", "", "the whole programme"),
        ("from=2020-04&to=2020-06", "", "to date"),
        ("as_of=2020-03-31", "", "days of reviews"),
        ("as_of=2020-04-15", "as_of=2020-04-15", ""),
    ],
)
def test_a_funder_gets_the_nearest_part_that_is_released_and_is_told_so(query, node, said):
    known = Known(
        ("TIPS", "JPA"), {"one": "TIPS", "two": "TIPS", "three": "JPA"}, {"a": "A", "b": "B"}, (date(2020, 3, 31), date(2020, 4, 15)),
        frozenset({("a", "one"), ("b", "one"), ("b", "two")}), (date(2020, 4, 15),),
    )
    selection, complaints = read(f"{query}&audience=funder", known)
    assert selection.query() == "&".join(filter(None, ("audience=funder", node)))
    assert said in " ".join(complaints) and bool(said) == bool(complaints)


parts = st.sampled_from((
    "project", "phase", "site", "from", "to", "as_of", "audience", "=", "&", ";", "?", "%", "+", "TIPS", "one", "a",
    "2020-04", "2020-13", "0000-00", "99999-01", "٢٠٢٠-٠٤", "2020-02-30", "funder", "team", "null", "<script>",
    "\x00", "\ud800",
    "' or 1=1 --", "../../etc", "=cmd|' /C calc'!A0", "%ff", "%zz", "\u202e", "\n",
))


@given(st.text(st.characters()) | st.lists(parts, max_size=40).map("".join))
@example("")
@example("&" * 5000)
@example("site=" + "a" * 50_000)
@example("from=2020-04&to=2020-01&from=x")
def test_no_address_raises_and_what_is_read_can_be_written_and_read_again(query):
    selection, complaints = read(query, KNOWN)
    assert read(selection.query(), KNOWN) == (selection, ())
    assert len(complaints) <= MOST_COMPLAINTS + 1
    for sentence in complaints:
        assert sentence.isprintable() and sentence.endswith((".", "…")) and len(sentence) < 250


@given(st.text(st.characters()) | st.lists(parts, max_size=40).map("".join))
def test_nothing_unknown_is_ever_selected(query):
    selection, _ = read(query, KNOWN)
    assert selection.project in (None, *KNOWN.projects)
    assert set(selection.phases) <= set(KNOWN.phases) and set(selection.sites) <= set(KNOWN.sites)
    assert selection.as_of in (None, *KNOWN.as_of_days)
    assert selection.audience in ("team", "funder")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("project=NOPE", "There is no project “NOPE” here; showing all projects."),
        ("project=TIPS&project=JPA", "The address names more than one project; “TIPS” was read, the rest left out."),
        ("phase=x", "There is no phase “x” here; it was left out."),
        ("project=TIPS&phase=one", "The phase “one” is not part of TIPS; it was left out."),
        ("site=<script>alert(1)</script>", "There is no site “<script>alert(1)</script>” here; it was left out."),
        ("from=2020-13", "“2020-13” is not a month (write it like 2020-04); it was left out."),
        ("from=2020-10&to=2020-04",
         "The period ran backwards, from October 2020 to April 2020; it is shown the other way round."),
        ("as_of=yesterday", "“yesterday” is not a day (write it like 2020-09-30); showing the data as they stand."),
        ("as_of=2020-10-13", "The programme can be shown as it stood at a month's end or on a review's date, "
         "not on 13 October 2020; showing it as it stands."),
        ("audience=public", "There is no audience “public”; showing the funder's view, which holds the least."),
        ("utm_source=mail", "“utm_source” is not a filter here and was left out."),
        ("site=" + quote("x\x00\u202ey" * 30), "There is no site “" + "x??y" * 9 + "x??…” here; it was left out."),
        ("x" * (MOST_CHARACTERS + 1), "The address holds more filters than can be read; showing all of the funder's view, which holds the least."),
        ("&".join(["site=a"] * 2000), "The address holds more filters than can be read; showing all of the funder's view, which holds the least."),
    ],
)
def test_what_could_not_be_followed_is_said(query, words):
    assert read(query, KNOWN)[1] == (words,)


@pytest.mark.parametrize(
    ("query", "audience"),
    [
        ("", "team"),
        ("audience=team", "team"),
        ("audience=funder", "funder"),
        ("audience=Team", "funder"),
        ("audience=team&audience=funder", "funder"),
        ("audience=team&audience=x", "funder"),
        ("audience=", "funder"),
        ("Audience=team", "funder"),
        ("audience%20=team", "funder"),
        ("audience[]=funder", "funder"),
        ("?audience=funder", "funder"),
        ("site=a;audience=funder", "funder"),
        ("site=a&" * 7000, "funder"),
        ("audience=funder&" + "site=a&" * 2000, "funder"),
    ],
)
def test_an_address_may_only_narrow_what_is_seen(query, audience):
    assert read(query, KNOWN)[0].audience == audience


def test_many_things_not_followed_are_counted_and_not_listed():
    _, complaints = read("&".join(f"x{number}=1" for number in range(30)), KNOWN)
    assert len(complaints) == MOST_COMPLAINTS + 1
    assert complaints[-1] == "25 more parts of the address could not be followed."


def test_a_page_without_an_address_yet_shows_everything():
    assert read(None, KNOWN) == (Selection(), ())


def test_the_same_selection_gives_the_same_address_whatever_the_order_asked_for():
    one, _ = read("site=b&site=a&phase=two&phase=one", KNOWN)
    other, _ = read("phase=one&site=a&site=a&phase=two&site=b", KNOWN)
    assert one.query() == other.query() == "phase=one&phase=two&site=a&site=b"


@settings(max_examples=20)
@given(st.integers(1, 900))
def test_hundreds_of_sites_survive_an_address(count):
    known = Known((), {}, {f"community-partner-{number}": "" for number in range(count)})
    selection = Selection(sites=tuple(known.sites))
    assert read(selection.query(), known) == (selection, ())
