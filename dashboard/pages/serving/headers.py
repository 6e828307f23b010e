"""The headers that tell a browser what a page may do, and how long an answer may be kept."""

from collections.abc import Sequence

from flask import Flask, Response

NEVER_USED = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope",
    "magnetometer", "microphone", "midi", "payment", "publickey-credentials-get", "screen-wake-lock", "serial", "usb",
)  # fmt: skip
"""What a browser offers and no page here uses: a script that found its way in could not use it either."""


def content_security_policy(script_hashes: Sequence[str]) -> str:
    """The policy under which a page asks this server only, and runs only its own scripts.

    ``script_hashes`` are those of the inline scripts that Dash writes, as in ``'sha256-...'``. Styles may be inline
    because plotly.js and Dash set them on elements.
    """
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self'", *script_hashes)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def add_headers(server: Flask, policy: str) -> None:
    """Adds the headers to every answer, errors included; what an answer says of its own keeping stands."""
    headers = {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in NEVER_USED),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }

    @server.after_request
    def add(response: Response) -> Response:
        response.headers.update(headers)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-cache" if response.mimetype == "text/html" else "no-store"
        return response
