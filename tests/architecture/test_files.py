import re
import subprocess

import pytest

from dashboard.settings import PROJECT_FOLDER

WRITTEN = (".py", ".js", ".css", ".sql", ".html", ".md", ".toml", ".txt", ".yml", ".yaml", "")
LONGEST = 250
SHORT_ENOUGH_TO_READ = (".py", ".js", ".sql", ".html")


def written_files():
    """What the project keeps, and what is about to be kept; not what is ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT_FOLDER, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode:  # a copy without its history
        paths = [path for path in PROJECT_FOLDER.rglob("*") if not {".venv", "var"} & set(path.parts)]
    else:
        paths = [PROJECT_FOLDER / name for name in listed.stdout.split("\0") if name]
    return sorted(path for path in paths if path.is_file() and path.suffix in WRITTEN)


FILES = written_files()


def test_no_file_of_code_is_too_long_to_read_in_one_go():
    lengths = {
        str(path.relative_to(PROJECT_FOLDER)): len(path.read_text(encoding="utf-8").splitlines())
        for path in FILES
        if path.suffix in SHORT_ENOUGH_TO_READ
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_every_module_says_in_its_first_line_what_it_is_for():
    silent = [
        str(path.relative_to(PROJECT_FOLDER))
        for path in FILES
        if path.suffix == ".py" and path.is_relative_to(PROJECT_FOLDER / "dashboard")
        and not path.read_text(encoding="utf-8").startswith('"""')
    ]  # fmt: skip
    assert silent == []


SECRETS = {
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    "a key of a cloud": r"\bAKIA[0-9A-Z]{16}\b|\bAIza[0-9A-Za-z_-]{35}\b",
    "a token": r"\b(ghp|gho|ghs|glpat|xox[abps]|sk)[-_][A-Za-z0-9_-]{20,}",
    "a long password": r"(?i)\b(password|passwd|secret|token|api_?key)\s*[:=]\s*[\"'][^\"'\s{}<>]{12,}[\"']",
}


@pytest.mark.parametrize("kind", SECRETS)
def test_nothing_that_looks_like_a_secret_is_kept(kind):
    pattern = re.compile(SECRETS[kind])
    found = [
        str(path.relative_to(PROJECT_FOLDER))
        for path in FILES
        if not path.name.startswith("requirements") and pattern.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
