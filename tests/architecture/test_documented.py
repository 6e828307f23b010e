import argparse
import re
import tomllib

import pytest

from dashboard.commands import parser
from dashboard.settings import PROJECT_FOLDER, SETTINGS

README = (PROJECT_FOLDER / "README.md").read_text(encoding="utf-8")
MAKEFILE = (PROJECT_FOLDER / "Makefile").read_text(encoding="utf-8")

COMMANDS = next(action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)).choices


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_the_readme_says_what_each_setting_means_and_is_by_default(setting):
    assert f"| `{setting.name}` | {setting.default} | {setting.meaning} |" in README


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_says_what_each_command_does_and_takes(name):
    lines = [line for line in README.splitlines() if line.startswith(f"| `{name}")]
    assert len(lines) == 1
    options = [option for action in COMMANDS[name]._actions for option in action.option_strings]
    for option in options:
        assert option in lines[0] or option in ("-h", "--help")


@pytest.mark.parametrize("target", ["run", "test", "bench"])
def test_the_readme_says_what_each_target_of_make_does(target):
    assert f"\n{target}:" in MAKEFILE and f"make {target}" in README


@pytest.mark.parametrize("address", ["/healthz", "/readyz", "/version"])
def test_the_readme_names_the_addresses_for_machines(address):
    assert f"`{address}`" in README


def test_the_readme_names_every_floor():
    rooms = {path.name for path in (PROJECT_FOLDER / "dashboard").iterdir() if (path / "__init__.py").exists()}
    assert {room for room in rooms if f"`dashboard/{room}/`" not in README} == set()


def names(requirements):
    return {re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", line).group()).lower() for line in requirements}


@pytest.mark.parametrize(("file", "extras"), [("requirements.txt", []), ("requirements-test.txt", ["test"])])
def test_what_is_needed_is_pinned_by_hash(file, extras):
    project = tomllib.loads((PROJECT_FOLDER / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(each for extra in extras for each in project["optional-dependencies"][extra])]
    text = (PROJECT_FOLDER / file).read_text(encoding="utf-8")
    pinned = re.findall(r"^[\w.-]+==.*?(?=^[\w.-]+==|\Z)", text, re.DOTALL | re.MULTILINE)
    assert names(wanted) <= names(pinned)
    assert [entry.split()[0] for entry in pinned if "--hash=sha256:" not in entry] == []


def test_what_is_pinned_for_the_tests_is_what_is_pinned_for_real_use():
    def pins(file):
        return set(re.findall(r"^[\w.-]+==[^ ]+", (PROJECT_FOLDER / file).read_text(encoding="utf-8"), re.MULTILINE))

    assert pins("requirements.txt") <= pins("requirements-test.txt")
