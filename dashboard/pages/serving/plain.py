"""A server in plain Python with threads, for Windows, where gunicorn does not run."""

from flask import Flask
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server


class SilentHandler(WSGIRequestHandler):
    """Keeps HTTP connections open, tells no versions, and leaves the log to the app."""

    protocol_version = "HTTP/1.1"

    def version_string(self) -> str:
        return "dashboard"

    def log_request(self, code="-", size="-") -> None:
        pass


def plain_server(server: Flask, host: str, port: int) -> BaseWSGIServer:
    """A server that ``serve_forever()`` starts; never in debug mode. Raises OSError where the port is taken."""
    return make_server(host, port, server, threaded=True, request_handler=SilentHandler)
