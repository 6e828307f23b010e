"""Where SKIPS_FAIL=yes, a test that is skipped has failed: a machine meant to run all of them runs all of them."""

import os

import pytest

STRICT = os.environ.get("SKIPS_FAIL", "no").lower() == "yes"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    return _failed_if_skipped((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    return _failed_if_skipped((yield))


def _failed_if_skipped(report):
    expected_to_fail = hasattr(report, "wasxfail")
    if STRICT and report.skipped and not expected_to_fail:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"SKIPS_FAIL=yes, and this was skipped. {reason}"
    return report
