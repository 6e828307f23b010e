"""What a deployment may choose, read once from the environment and refused in one line where it is wrong."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

from dashboard.disclosure import FUNDER_FLOOR, TEAM_FLOOR, SmallestGroups

PROJECT_FOLDER = Path(__file__).resolve().parent.parent
DEFAULT_DATABASE = PROJECT_FOLDER / "var" / "programme.db"
LOG_LEVELS = ("debug", "info", "warning", "error")


class WrongSetting(Exception):
    """One line that says which setting is wrong, and what would be right."""


@dataclass(frozen=True)
class Setting:
    """A name in the environment: what it means, what it is when nobody says, and how its text is read."""

    name: str
    default: str  # in words where it is not a plain value
    meaning: str
    read: Callable[[str], Any]


@dataclass(frozen=True)
class Settings:
    """What was chosen; addresses of databases may hold passwords, so they never appear when this is printed."""

    database_url: str = field(default=f"sqlite:///{DEFAULT_DATABASE}", repr=False)
    database_read_url: str | None = field(default=None, repr=False)
    host: str = "127.0.0.1"
    port: int = 8050
    behind_gateway: bool = False
    team_smallest_group: int = TEAM_FLOOR
    funder_smallest_group: int = FUNDER_FLOOR
    watch_seconds: float = 1.0
    plotly_bundle: Path | None = None
    log_level: str = "info"
    web_workers: int = 2
    web_threads: int = 4

    @classmethod
    def read(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """The settings in ``environ`` (the process's own by default); raises WrongSetting. Empty means not set."""
        environ = os.environ if environ is None else environ
        given = {setting.name: environ.get(setting.name, "").strip() for setting in SETTINGS}
        chosen = {setting.name.lower(): setting.read(given[setting.name]) for setting in SETTINGS if given[setting.name]}
        settings = cls(**chosen)
        if not settings.behind_gateway and not is_loopback(settings.host):
            raise WrongSetting(
                f"HOST={settings.host} would let other machines in, and nothing here asks who they are: leave HOST out, "
                "or set BEHIND_GATEWAY=yes where a gateway in front lets people in."
            )
        return settings

    @property
    def reading_url(self) -> str:
        """The database that pages read: DATABASE_READ_URL where given, else DATABASE_URL."""
        return self.database_read_url or self.database_url

    @property
    def smallest_groups(self) -> SmallestGroups:
        """The smallest group that each audience sees protected values of."""
        return SmallestGroups(self.team_smallest_group, self.funder_smallest_group)

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the dashboard."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"


def read_or_leave() -> Settings:
    """The settings, or the end of the process with the one line that says what is wrong (exit status 2)."""
    try:
        return Settings.read()
    except WrongSetting as wrong:
        leave(str(wrong))


def leave(words: str) -> NoReturn:
    """Ends the process with ``words`` on stderr and exit status 2."""
    os.write(2, f"{words}\n".encode())
    raise SystemExit(2)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach ``host``."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _shown(text: str) -> str:
    """The text on one line, cut where it is long."""
    line = "".join(character if character.isprintable() else "?" for character in text)
    return line if len(line) <= 60 else f"{line[:59]}…"


def _database(name: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        scheme, _, rest = text.partition("://")
        if scheme in ("postgres", "postgresql", "postgresql+psycopg") and _has_host_or_socket(text):
            return f"postgresql+psycopg://{rest}"
        if scheme in ("sqlite", "duckdb") and rest.strip("/") and ":memory:" not in rest:
            return text
        # The text itself may hold a password, so only its scheme is repeated.
        raise WrongSetting(
            f"{name} names no database that can be used{f' (it starts with {_shown(scheme)})' if rest else ''}: write "
            "sqlite:///var/programme.db, duckdb:///var/programme.duckdb or postgresql://user:password@host/database."
        )

    return read


def _has_host_or_socket(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return bool(parts.hostname or "host=" in parts.query) and bool(parts.port is None or parts.port)
    except ValueError:
        return False


def _host(text: str) -> str:
    allowed = text.isascii() and all(character.isalnum() or character in ".-:" for character in text)
    if not allowed or (":" in text and not _is_address(text)):
        raise WrongSetting(f"HOST={_shown(text)} is neither an address nor a name of this machine: write 127.0.0.1.")
    return text


def _is_address(text: str) -> bool:
    try:
        return bool(ip_address(text))
    except ValueError:
        return False


def _word(name: str, words: Mapping[str, Any]) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        if text.lower() not in words:
            raise WrongSetting(f"{name}={_shown(text)} is not understood: write {' or '.join(words)}.")
        return words[text.lower()]

    return read


def _number(name: str, kind: type, least: float, most: float, reason: str = "") -> Callable[[str], Any]:
    def read(text: str) -> Any:
        try:
            number = kind(text)
        except ValueError:
            number = None
        if number is None or not least <= number <= most:
            what = "a whole number" if kind is int else "a number"
            raise WrongSetting(f"{name}={_shown(text)} will not do: write {what} from {least} to {most}{reason}.")
        return number

    return read


def _bundle(text: str) -> Path:
    path = Path(text)
    try:
        with path.open("rb") as file:
            start = file.read(400)
    except OSError:
        raise WrongSetting(
            f"PLOTLY_BUNDLE={_shown(text)} cannot be read: give the path of a plotly.js file, or leave it out."
        ) from None
    if b"plotly.js" not in start:
        raise WrongSetting(
            f"PLOTLY_BUNDLE={_shown(text)} is not plotly.js: give a bundle such as plotly-cartesian.min.js."
        )
    return path.resolve()


SETTINGS = (
    Setting("DATABASE_URL", "the file var/programme.db",
            "The database: sqlite:///file, duckdb:///file or postgresql://user:password@host/database.",
            _database("DATABASE_URL")),
    Setting("DATABASE_READ_URL", "same as DATABASE_URL",
            "Where pages read, if not from DATABASE_URL: a user who may only read, or a copy.",
            _database("DATABASE_READ_URL")),
    Setting("HOST", "127.0.0.1", "The address to listen on. Any other than this machine's own needs BEHIND_GATEWAY.",
            _host),
    Setting("PORT", "8050", "The port to listen on.", _number("PORT", int, 1, 65535)),
    Setting("BEHIND_GATEWAY", "no", "yes: a gateway in front decides who may come in, so HOST may be any address.",
            _word("BEHIND_GATEWAY", {"yes": True, "no": False})),
    Setting("TEAM_SMALLEST_GROUP", str(TEAM_FLOOR),
            "The smallest group of people whose answers and outcomes the team sees. May only be raised.",
            _number("TEAM_SMALLEST_GROUP", int, TEAM_FLOOR, 1000, "; it may only be raised")),
    Setting("FUNDER_SMALLEST_GROUP", str(FUNDER_FLOOR),
            "The smallest group of people that is released to a funder. May only be raised.",
            _number("FUNDER_SMALLEST_GROUP", int, FUNDER_FLOOR, 1000, "; it may only be raised")),
    Setting("WATCH_SECONDS", "1", "How often the database is asked whether its data have changed.",
            _number("WATCH_SECONDS", float, 0.1, 3600)),
    Setting("PLOTLY_BUNDLE", "the whole plotly.js",
            "A smaller plotly.js file, served in its place: the first visit is then half as heavy.", _bundle),
    Setting("LOG_LEVEL", "info", "How much is logged: debug, info, warning or error.",
            _word("LOG_LEVEL", {level: level for level in LOG_LEVELS})),
    Setting("WEB_WORKERS", "2", "How many processes serve pages.", _number("WEB_WORKERS", int, 1, 64)),
    Setting("WEB_THREADS", "4", "How many requests each process serves at a time.",
            _number("WEB_THREADS", int, 1, 64)),
)
