"""The command line: serve, load, demo, migrate."""

import argparse
import getpass
import os
import socket
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from dashboard.settings import PROJECT_FOLDER, Settings, leave, read_or_leave


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command in ``arguments`` and returns its exit status: 2, with clear lines, for what cannot be done."""
    chosen = parser().parse_args(arguments)
    try:
        chosen.run(read_or_leave(), chosen)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        words = refusal(error)
        if not words:
            raise
        leave(words)
    return 0


def parser() -> argparse.ArgumentParser:
    """The commands with what each takes; every one is described in README.md."""
    whole = argparse.ArgumentParser(prog="python -m dashboard", description="The programme dashboard.")
    commands = whole.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def command(name, run, words):
        made = commands.add_parser(name, help=words, description=words)
        made.set_defaults(run=run)
        return made

    command("serve", serve, "Serve the dashboard on HOST and PORT until Ctrl+C.")
    load_command = command("load", load, "Load a folder of CSV files, one a table: all of it, or nothing.")
    load_command.add_argument("folder", type=Path, metavar="FOLDER")
    load_command.add_argument("--by", default=None, metavar="NAME", help="who loads (default: this machine's user)")
    demo_command = command("demo", demo, "Fill the database with invented data, marked as such on every page.")
    demo_command.add_argument("--rows", type=positive, metavar="N", help="about so many rows of events")
    demo_command.add_argument("--seed", type=int, metavar="N", help="another number invents other data")
    demo_command.add_argument("--if-empty", action="store_true", help="do nothing where the database holds data")
    demo_command.add_argument("--folder", type=Path, metavar="F", help="write CSV files there, leave the database alone")
    command("migrate", migrate, "Create the database's tables, or bring them up to date.")
    return whole


def positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def refusal(error: Exception) -> str:
    """The lines to show for an error that the person at the keyboard can mend; nothing for a fault of the program."""
    from dashboard.database.connect import DatabaseUnusable
    from dashboard.intake.issue import Refused

    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return str(error) if isinstance(error, OSError | DatabaseUnusable | Refused) else ""


def serve(settings: Settings, chosen: argparse.Namespace) -> None:
    refuse_a_taken_port(settings)
    if sys.platform == "win32":
        serve_plainly(settings)
    gunicorn = [sys.executable, "-m", "gunicorn", "--chdir", str(PROJECT_FOLDER)]
    os.execv(sys.executable, [*gunicorn, "--config", str(PROJECT_FOLDER / "gunicorn.conf.py"), "app:server"])


def serve_plainly(settings: Settings) -> None:
    from app import server
    from dashboard.pages.serving import logs, plain

    logs.configure(settings.log_level)
    print(f"The dashboard is on {settings.address} (Ctrl+C stops it)", flush=True)
    plain.plain_server(server, settings.host, settings.port).serve_forever()


def refuse_a_taken_port(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # one just stopped does not count
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            leave(f"Cannot listen on {settings.address} ({error.strerror}): stop what is there, or set another PORT.")


def load(settings: Settings, chosen: argparse.Namespace) -> None:
    from dashboard.intake.folder import load_folder

    loaded = load_folder(settings.database_url, chosen.folder, loaded_by=chosen.by or user())
    for table, rows in loaded.tables.items():
        print(f"{table}: {rows.inserted:,} new, {rows.corrected:,} corrected, {rows.unchanged:,} unchanged")


def user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container's user may have no name
        return "unknown"


def demo(settings: Settings, chosen: argparse.Namespace) -> None:
    from dashboard.intake import demonstration

    seed = {} if chosen.seed is None else {"seed": chosen.seed}
    if chosen.folder and chosen.rows:
        leave("--rows fills the database; with --folder the story has its own size. Leave one of them out.")
    if chosen.folder:
        refuse_to_overwrite(chosen.folder)
        files = demonstration.write_folder(chosen.folder, **seed)
        print(f"Wrote invented data to {chosen.folder}: {len(files)} files.")
    else:
        fill(settings.database_url, chosen.if_empty, event_rows=chosen.rows, **seed)


def refuse_to_overwrite(folder: Path) -> None:
    """Ends the command where the folder holds CSV files that do not say of themselves that they are invented."""
    from dashboard.intake.invented import is_marked

    if any(folder.glob("*.csv")) and not is_marked(folder):
        leave(f"{folder} holds CSV files of yours, which invented ones would replace. Name an empty folder.")


def fill(url: str, if_empty: bool, **story) -> None:
    from tqdm import tqdm

    from dashboard.database.connect import DatabaseUnusable
    from dashboard.intake import demonstration

    try:
        # The bar waits half a second, so that it is not seen where there is nothing to do.
        loaded = demonstration.fill(url, progress=partial(tqdm, delay=0.5), **story)
    except DatabaseUnusable:
        raise
    except ValueError as holds_data:
        if not if_empty:
            leave(str(holds_data))
        print("The database holds data already; nothing was added.")
    else:
        print(f"Filled the database with {sum(loaded.accepted.values()):,} rows of invented data, marked as such.")


def migrate(settings: Settings, chosen: argparse.Namespace) -> None:
    from dashboard.database.migrate import migrate as bring_up_to_date

    print(f"The database is at revision {bring_up_to_date(settings.database_url)}.")
