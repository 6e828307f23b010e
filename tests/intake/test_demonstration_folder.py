"""The invented story as a folder: each file says that it is invented, and the folder loads."""

import csv

import pytest
from sqlalchemy import func, select

from dashboard.database.connect import reading
from dashboard.database.tables import LOADABLE, freshness, load
from dashboard.intake.demonstration import make, write_folder
from dashboard.intake.folder import load_folder

MARKS = ("DEMO-", "Demonstration data: these people and numbers are invented.", "(demonstration)")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("demonstration")
    write_folder(path)
    return path


def test_there_is_one_file_a_table(folder):
    assert {path.name for path in folder.glob("*.csv")} == {f"{table.name}.csv" for table in LOADABLE}


@pytest.mark.parametrize("table", LOADABLE, ids=lambda table: table.name)
def test_every_row_of_every_file_says_that_it_is_invented(folder, table):
    with open(folder / f"{table.name}.csv", newline="") as file:
        for row in csv.reader(file):
            is_header = row[0] in table.columns
            assert is_header or any(mark in cell for cell in row for mark in MARKS), row


def test_the_folder_loads_whole(folder, sqlite_url):
    loaded = load_folder(sqlite_url, folder, is_demonstration=True)
    assert loaded.accepted == {name: len(frame) for name, frame in make().items()}
    with reading(sqlite_url) as connection:
        assert connection.execute(select(load.c.is_demonstration)).scalar_one() == 1
        stated = len(make()["freshness"])
        assert connection.execute(select(func.count()).select_from(freshness)).scalar_one() == stated


def test_a_story_of_one_hospital_has_no_files_about_advice_and_loads_too(tmp_path, sqlite_url):
    names = {path.stem for path in write_folder(tmp_path / "one", sites=1)}
    assert not {"participant", "appointment", "outcome"} & names
    assert load_folder(sqlite_url, tmp_path / "one", is_demonstration=True).accepted["trainee"] == 26


def test_the_same_seed_writes_the_same_files(folder, tmp_path):
    for path in write_folder(tmp_path):
        assert path.read_bytes() == (folder / path.name).read_bytes()
