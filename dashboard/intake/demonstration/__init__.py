"""An invented story of this programme, to show and try the dashboard with; nothing in it happened."""

from dashboard.intake.demonstration.fill import fill
from dashboard.intake.demonstration.folder import write_folder
from dashboard.intake.demonstration.story import make

__all__ = ["fill", "make", "write_folder"]
