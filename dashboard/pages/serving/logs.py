"""Logs as lines of JSON on stderr, one a request, with nothing in them about a person."""

import json
import logging
import os
import sys
from datetime import UTC, datetime
from time import perf_counter

from flask import Flask, Response, g, request

from dashboard.pages.serving.health import HEALTHZ, READYZ, VERSION

UNLOGGED = "dashboard.unlogged"
"""Key in a request's environ that leaves it out of the log."""

ASKED_ALL_THE_TIME = (HEALTHZ, READYZ, VERSION)

log = logging.getLogger("dashboard.requests")


class JsonLines(logging.Formatter):
    """A record as one line of JSON: time in UTC, level, process, message, and its ``fields``."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "process": os.getpid(),
            "from": record.name,
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def configure(level: str) -> None:
    """Sends everything that is logged at ``level`` ("info") or above to stderr as lines of JSON."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    logging.captureWarnings(True)
    for chatty in ("werkzeug", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def log_requests(server: Flask) -> None:
    """Logs one line a request: method, path, status, milliseconds, bytes. Never the query, an address or a cookie.

    What machines and idle pages ask all the time is logged at level debug as long as the answer is good.
    """

    @server.before_request
    def start() -> None:
        g.started = perf_counter()

    @server.after_request
    def finish(response: Response) -> Response:
        if UNLOGGED not in request.environ:
            often = request.path in ASKED_ALL_THE_TIME and response.status_code < 400
            log.log(logging.DEBUG if often else logging.INFO, "request", extra={"fields": _fields(response)})
        return response


def _fields(response: Response) -> dict[str, str | int | float | None]:
    return {
        "method": request.method,
        "path": _path(response.status_code),
        "status": response.status_code,
        "milliseconds": round((perf_counter() - g.started) * 1000, 1),
        "bytes": response.content_length,
    }


def _path(status: int) -> str:
    """The path where something is there; else only the pattern it fell under, since a mistyped path may hold anything."""
    if status < 400:
        return request.path
    return request.url_rule.rule if request.url_rule else "unknown"
