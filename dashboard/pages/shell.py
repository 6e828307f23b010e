"""What stands on every page before data arrive: the header, the places for filters and notices, the cards."""

from dash import dcc, html

from dashboard.pages.answer import Asked
from dashboard.pages.contents import FORMS, PAGES, Page, name_of

GRAPH_CONFIG = {
    "displayModeBar": False, "responsive": True, "showSendToCloud": False, "showLink": False, "displaylogo": False,
    "doubleClick": "reset", "scrollZoom": False, "showTips": False, "locale": "en-GB",
}
NOTHING_YET = {"data": [], "layout": {"xaxis": {"visible": False}, "yaxis": {"visible": False}, "paper_bgcolor": "#fff", "plot_bgcolor": "#fff"}}


def layout() -> html.Div:
    """The page around the cards: it holds no data, so it is the same for everybody."""
    return html.Div(
        id="shell",
        children=[
            html.A("Skip to the figures", href="#figures", className="skip"),
            _header(),
            html.Div(className="filters", children=html.Div(id="filters", className="wrap")),
            html.Main(id="figures", className="wrap", tabIndex="-1", children=[
                html.Div(id="notices"),
                html.Div(id="instead"),
                html.Div(id="page", children=html.P("Fetching the figures…", className="loading")),
            ]),
            html.Footer(className="wrap", children=[
                html.P("Persistent Pain and Mental Health · Health Innovation Network (south London) · funded by the Health "
                       "Foundation and NHS England"),
            ]),
            html.Div(id="announce", className="hidden", role="status", **{"aria-live": "polite"}),
            dcc.Store(id="request"), dcc.Store(id="answer"), dcc.Store(id="shown"),
        ],
    )


def _header() -> html.Header:
    return html.Header(className="top", children=[
        html.Div(className="wrap", children=[
            html.Div(className="name", children=[html.H1("Persistent Pain & Mental Health"), html.P("Programme dashboard")]),
            html.P(id="live", className="live"),
        ]),
        html.Nav(className="wrap", **{"aria-label": "Pages"}, children=[
            html.A(page.name, href=page.path, id=f"to-{_slug(page)}", **{"data-page": "", "data-name": page.name}) for page in PAGES
        ]),
    ])


def cards(asked_for: Asked, figures: dict[str, dict | None]) -> list:
    """A page's cards with their drawings in place and empty places for the words, which follow in the same answer."""
    page = asked_for.page
    made = {name_of(make): _card(name_of(make), make in page.half, figures) for make in page.figures}
    beside = [made.pop(name_of(make)) for make in page.aside]
    tiles = [made.pop(name) for name in list(made) if FORMS[name] == "tile"]
    whole = [made.pop(name) for name in list(made) if FORMS[name] in ("sites", "grid")]
    rest = list(made.values())
    return [
        html.H2(page.name, className="hidden"),
        *([html.Div(tiles, className="tiles")] if tiles else []),
        *whole,
        html.Div(className="columns", children=[html.Div(rest, className="column"), html.Div(beside, className="column")])
        if beside else html.Div(rest, className="figures"),
        html.Div(id="prose"),
    ]


def _card(name: str, half: bool, figures: dict[str, dict | None]) -> html.Section:
    def place(piece: str) -> html.Div:
        return html.Div(className=f"place-{piece}", **{"data-place": piece})

    form, drawing = FORMS[name], [place("body")]
    named_by = f"{name}-title" if form == "tile" else f"{name}-question"  # a sentence may stand on two cards
    if form == "chart":
        figure = figures.get(name)
        graph = dcc.Graph(id=f"{name}-graph", figure=figure or NOTHING_YET, config=GRAPH_CONFIG, responsive="auto")
        room = {"minHeight": f"{figure['layout']['height']}px"} if figure else {}
        drawing = [html.Div(graph, className="drawing", role="img", id=f"{name}-drawing", style=room)]
    return html.Section(
        id=name, className=f"card {form}{' half' if half else ''}", **{"data-card": name, "aria-labelledby": named_by},
        children=[html.Header([place("title"), place("actions")]), place("words"), *drawing, place("table"), place("foot")],
    )


def _slug(page: Page) -> str:
    return page.name.lower().replace(" ", "-")
