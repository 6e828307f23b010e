"""Reference results of the statistics, made by others in R; they stand beside the project, not in it."""

import csv
import json
from pathlib import Path

import pytest

ORACLES = Path(__file__).resolve().parents[3] / "shared" / "data" / "oracles"


@pytest.fixture(scope="session")
def oracle():
    """A function from an oracle file's name to its cases; the test is skipped where the file is absent."""

    def cases(name):
        path = ORACLES / name
        if not path.exists():
            pytest.skip(f"no reference results: {path} is absent")
        text = path.read_text(encoding="utf-8")
        return json.loads(text) if path.suffix == ".json" else list(csv.DictReader(text.splitlines()))

    return cases
