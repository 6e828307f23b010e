"""`python -m benchmarks [--quick]`: measures everything and writes RESULTS.md."""

import argparse
from pathlib import Path

from benchmarks.databases import ENGINES, databases
from benchmarks.results import Results
from benchmarks.run import PARTS, Plan

WHOLE = Plan(sizes=(10_000, 1_000_000, 10_000_000), engines=ENGINES, rounds=10, clicks=5, seconds=30.0, repeats=5)
QUICK = Plan(sizes=(10_000,), engines=("sqlite", "duckdb"), rounds=3, clicks=1, seconds=10.0, repeats=2)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures the dashboard.")
    parser.add_argument("--quick", action="store_true", help="small databases and few rounds: some minutes, rough")
    parser.add_argument("--folder", type=Path, help="keep the databases there and use those that are (default: removed)")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="measure these only; RESULTS.md stays")
    chosen = parser.parse_args()
    plan, results = QUICK if chosen.quick else WHOLE, Results()
    with databases(chosen.folder) as made:
        for part in chosen.only:
            PARTS[part](plan, made, results)
    if chosen.only == list(PARTS):
        results.write(" --quick" if chosen.quick else "")


if __name__ == "__main__":
    main()
