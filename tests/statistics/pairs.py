"""Tables of pairs for the tests: generated ones, the same person by person, and the reference cases."""

from hypothesis import strategies as st

from dashboard.statistics.pair_counts import count_pairs

TABLES = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10), st.integers(0, 6)), max_size=12)
"""Rows of (before, after, pairs)."""

SMALL = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 3)), max_size=5)
"""So few people that every way in which chance could sign their changes can be written down."""


def count(table):
    """A table of (before, after, pairs) as counts."""
    return count_pairs(*(zip(*table, strict=True) if table else ([], [], [])))


def changes(table):
    """Every single person's change."""
    return [after - before for before, after, pairs in table for _ in range(pairs)]


def people(table):
    """The same table with a row for every single person."""
    return [(before, after, 1) for before, after, pairs in table for _ in range(pairs)]


def swapped(table):
    return [(after, before, pairs) for before, after, pairs in table]


def shifted(table, shift):
    return [(before + shift, after + shift, pairs) for before, after, pairs in table]


def case_counts(case):
    """A reference case's people who gave both answers; R writes a column of one value as the value."""
    before, after = (
        column if isinstance(column, list) else [column] for column in (case["input"]["pre"], case["input"]["post"])
    )
    return count([(first, last, 1) for first, last in zip(before, after, strict=True) if None not in (first, last)])
