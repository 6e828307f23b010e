"""Three small addresses for machines: is it alive, has it data, has anything changed."""

from datetime import UTC, datetime

from flask import Flask, Response, jsonify, request

HEALTHZ, READYZ, VERSION = "/healthz", "/readyz", "/version"


def add_health(server: Flask, library) -> None:
    """Adds the addresses; ``library`` has ``current()`` and ``version``."""
    server.add_url_rule(HEALTHZ, "healthz", lambda: Response("alive\n", mimetype="text/plain"))
    server.add_url_rule(READYZ, "readyz", lambda: readiness(library.current(), datetime.now(UTC)))
    server.add_url_rule(VERSION, "version", lambda: version(library.version))


def readiness(held, now: datetime) -> tuple[Response, int]:
    """Whether there is a programme to show, to which date its data run and how old it is; 503 where there is none."""
    programme = held.programme
    if programme is None:
        words = held.words or "The programme has not been read from the database yet."
        return jsonify(ready=False, words=words), 503
    facts = {
        "ready": True,
        "data_to": programme.data_to and programme.data_to.isoformat(),
        "loaded_at": programme.loaded_at and programme.loaded_at.isoformat(),
        "age_seconds": programme.loaded_at and round((now - _aware(programme.loaded_at)).total_seconds()),
    }
    if held.away_since:
        facts |= {"database_away_since": held.away_since.isoformat(), "words": held.words}
    return jsonify(facts), 200


def version(text: str) -> Response:
    """The version of what is shown, or 304 to a page that shows it: what an idle page asks."""
    response = Response(text, mimetype="text/plain")
    response.set_etag(text)
    response.headers["Cache-Control"] = "no-cache"
    return response.make_conditional(request)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
