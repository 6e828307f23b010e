import os
import subprocess
import sys

import pytest

from dashboard.settings import PROJECT_FOLDER

SKIPPED = """
import pytest

def test_one():
    pass

def test_skipped_inside():
    pytest.skip("no browser here")

@pytest.mark.skip(reason="no browser here")
def test_skipped_before():
    pass

@pytest.mark.xfail
def test_expected_to_fail():
    assert False
"""
SKIPPED_WHOLE = "import pytest\npytest.importorskip('no_such_library')\n"


def closing_line(folder, strict):
    finished = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.strictness", "-p", "no:cacheprovider", "-p", "no:dash", str(folder)],
        cwd=folder, env={**os.environ, "SKIPS_FAIL": strict, "PYTHONPATH": str(PROJECT_FOLDER)},
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    return finished.returncode, finished.stdout


@pytest.mark.parametrize(
    ("strict", "status", "counts"), [("no", 0, "1 passed, 2 skipped, 1 xfailed"), ("yes", 1, "1 failed, 1 passed, 1 xfailed, 1 error")]
)
def test_a_skip_is_a_failure_where_that_is_asked(tmp_path, strict, status, counts):
    (tmp_path / "test_skipped.py").write_text(SKIPPED)
    returned, output = closing_line(tmp_path, strict)
    assert returned == status and counts in output
    assert "no browser here" in output or strict == "no"


def test_a_whole_file_that_is_skipped_is_a_failure_too(tmp_path):
    (tmp_path / "test_skipped.py").write_text(SKIPPED_WHOLE)
    returned, output = closing_line(tmp_path, "yes")
    assert returned != 0 and "no_such_library" in output
