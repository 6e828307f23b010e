"""`python -m benchmarks [--quick]`: measures everything and writes RESULTS.md."""

import argparse
from dataclasses import replace
from pathlib import Path

from benchmarks.databases import ENGINES, databases
from benchmarks.results import Results
from benchmarks.run import PARTS, Plan

WHOLE = Plan(sizes=(10_000, 1_000_000, 10_000_000), engines=ENGINES, rounds=10, clicks=3, seconds=30.0, repeats=5)
QUICK = Plan(sizes=(10_000,), engines=("sqlite", "duckdb"), rounds=3, clicks=1, seconds=10.0, repeats=2)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures the dashboard.")
    parser.add_argument("--quick", action="store_true", help="a small database and few rounds: some minutes, rough")
    parser.add_argument("--sizes", type=int, nargs="+", metavar="ROWS", help="these numbers of event rows only")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, help="these engines only")
    parser.add_argument("--folder", type=Path, help="keep the databases there and use those that are (default: removed)")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="measure these parts only")
    chosen = parser.parse_args()
    plan = QUICK if chosen.quick else WHOLE
    plan = replace(plan, sizes=tuple(chosen.sizes or plan.sizes), engines=tuple(chosen.engines or plan.engines))
    results = Results("; a quick run" if chosen.quick else "")
    with databases(chosen.folder) as made:
        for part in chosen.only:
            PARTS[part](plan, made, results)


if __name__ == "__main__":
    main()
