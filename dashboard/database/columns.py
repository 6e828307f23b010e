"""The kinds of columns that tables are made of; ``info`` tells the loader what a type cannot."""

from sqlalchemy import Column, Date, Float, ForeignKey, Integer, SmallInteger, String


def key(name: str, *reference: ForeignKey) -> Column:
    return Column(name, String, *reference, primary_key=True)


def text(name: str, *reference: ForeignKey, required: bool = False, **info) -> Column:
    return Column(name, String, *reference, nullable=not required, info=info)


def date(name: str, required: bool = False) -> Column:
    return Column(name, Date, nullable=not required)


def flag(name: str, default: int) -> Column:
    return Column(name, SmallInteger, nullable=False, info={"choices": (0, 1), "default": default})


def count(name: str, required: bool = True, **info) -> Column:
    return Column(name, Integer, nullable=not required, info=info)


def number(name: str, required: bool = True) -> Column:
    return Column(name, Float, nullable=not required)


def to(table_column: str) -> ForeignKey:
    """A reference, as "table.column"."""
    return ForeignKey(table_column)


def brought_by() -> Column:
    """Which load brought a fact; written by the loader, never by a file."""
    return Column("load_id", Integer, ForeignKey("load.load_id"), nullable=True, info={"written_by_loader": True})
