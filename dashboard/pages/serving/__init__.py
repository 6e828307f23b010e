"""How pages are served: headers, compression, refusals, health and logs."""

from dashboard.pages.serving.wiring import CONSTRUCTION, harden

__all__ = ["CONSTRUCTION", "harden"]
