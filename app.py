"""The dashboard as a web server: ``gunicorn app:server``."""

from dashboard.pages.application import create_application
from dashboard.programme.library import Library
from dashboard.settings import read_or_leave

settings = read_or_leave()
library = Library(settings.reading_url, settings.watch_seconds)
app = create_application(settings, library)
server = app.server
