"""An invented story of this programme, to show and try the dashboard with; nothing in it happened."""

from dashboard.intake.demonstration.story import make

__all__ = ["make"]
