import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.settings import PROJECT_FOLDER

RUN_TIME = sorted([*PROJECT_FOLDER.glob("dashboard/**/*.py"), *PROJECT_FOLDER.glob("*.py")])


def places(wanted):
    """Where in the run-time code the predicate holds of a node: "file:line"."""
    found = []
    for path in RUN_TIME:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if wanted(node):
                found.append(f"{path.relative_to(PROJECT_FOLDER)}:{node.lineno}")
    return found


def test_each_room_imports_only_from_the_floors_below_it():
    # A process of its own: the linter sets up logging, which would silence the loggers of tests that follow.
    lint = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports('pyproject.toml', no_cache=True))"
    done = subprocess.run([sys.executable, "-c", lint], cwd=PROJECT_FOLDER, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_is_no_list_of_exceptions_to_the_floors():
    assert "ignore_imports" not in (PROJECT_FOLDER / "pyproject.toml").read_text(encoding="utf-8")


def test_only_the_settings_read_the_environment():
    def reads(node):
        attribute = isinstance(node, ast.Attribute) and node.attr in ("environ", "environb", "getenv", "putenv")
        from_os = isinstance(node, ast.ImportFrom) and node.module == "os"
        named = from_os and any(alias.name in ("environ", "getenv") for alias in node.names)
        # A request has an environ of its own.
        return named or (attribute and isinstance(node.value, ast.Name) and node.value.id == "os")

    assert {place.split(":")[0] for place in places(reads)} == {os.path.join("dashboard", "settings.py")}


def test_the_web_process_takes_only_the_small_part_of_scipy():
    def imports_much(node):
        if isinstance(node, ast.ImportFrom):
            small = node.module == "scipy.special" or {alias.name for alias in node.names} == {"special"}
            return (node.module or "").split(".")[0] == "scipy" and not small
        if isinstance(node, ast.Import):
            return any(a.name.split(".")[0] == "scipy" and a.name != "scipy.special" for a in node.names)
        return False

    assert places(imports_much) == []  # scipy.stats costs every process 50 MB


@pytest.mark.parametrize("word", ["utils", "helpers", "common", "manager", "base", "misc"])
def test_no_file_is_named_for_nothing(word):
    named = [path for path in Path(PROJECT_FOLDER / "dashboard").rglob("*") if path.stem == word]
    assert named == []
