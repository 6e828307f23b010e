"""How gunicorn serves the dashboard; it reads this file by itself (``gunicorn app:server``)."""

import gc
from pathlib import Path

from gunicorn.glogging import Logger

from dashboard.pages.serving import health, logs
from dashboard.settings import is_loopback, leave, read_or_leave

settings = read_or_leave()
logs.configure(settings.log_level)

bind = [settings.address.removeprefix("http://")]
workers = settings.web_workers
threads = settings.web_threads
worker_class = "gthread"
preload_app = True  # workers share the memory of what was imported
control_socket_disable = True  # nobody steers a running server here
limit_request_line = 8190  # the most it takes: an address may name each of many sites
keepalive = 15  # seconds; an open page asks for the version more often than that
timeout = 60
graceful_timeout = 10
loglevel = "info" if settings.log_level == "debug" else "warning"
accesslog = None  # dashboard.pages.serving.logs writes a line a request, without addresses
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # a worker's sign of life never waits for a disk


class JsonLogger(Logger):
    """Gunicorn's own words as the same lines of JSON as everything else."""

    def setup(self, cfg):
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(logs.JsonLines())


logger_class = JsonLogger


def on_starting(server):
    """Refuses an address given on gunicorn's command line that the settings would refuse."""
    hosts = [address[0] for address in server.cfg.address if isinstance(address, tuple)]
    if not settings.behind_gateway and not all(map(is_loopback, hosts)):
        leave("Listening on an address other machines can reach needs BEHIND_GATEWAY=yes and a gateway in front.")


def when_ready(server):
    """Says where the dashboard is, and keeps what the workers share from being copied by their garbage collectors."""
    gc.collect()
    gc.freeze()
    print(f"The dashboard is on {settings.address} (Ctrl+C stops it)", flush=True)


def post_worker_init(worker):
    """Asks the worker whether it is ready, so that it begins to read the database before its first reader comes."""
    worker.wsgi.test_client().get(health.READYZ, environ_overrides={logs.UNLOGGED: True})
