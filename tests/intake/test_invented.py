"""Invented and real data never stand in one database, and an invented folder says so itself."""

import pytest
from sqlalchemy import func, select

from dashboard.database.connect import reading
from dashboard.database.tables import load, site
from dashboard.intake.demonstration import fill, write_folder
from dashboard.intake.folder import load_folder
from dashboard.intake.invented import MARK
from dashboard.intake.issue import Refused


@pytest.fixture
def real_folder(tmp_path):
    folder = tmp_path / "sent by a site"
    folder.mkdir()
    (folder / "site.csv").write_text("site_id,name\nnew-site,A new site\n", encoding="utf-8")
    return folder


def test_a_folder_of_invented_data_is_loaded_as_invented(sqlite_url, tmp_path):
    write_folder(tmp_path / "invented")
    load_folder(sqlite_url, tmp_path / "invented")
    with reading(sqlite_url) as connection:
        assert connection.execute(select(load.c.is_demonstration)).scalars().all() == [1]


def test_real_data_are_refused_by_a_database_that_holds_invented_ones(sqlite_url, real_folder):
    fill(sqlite_url)
    with pytest.raises(Refused, match="sent by a site: holds real data, and the database holds demonstration data"):
        load_folder(sqlite_url, real_folder)
    with reading(sqlite_url) as connection:
        assert "new-site" not in connection.execute(select(site.c.site_id)).scalars().all()


def test_invented_data_are_refused_by_a_database_that_holds_real_ones(sqlite_url, real_folder, tmp_path):
    load_folder(sqlite_url, real_folder)
    write_folder(tmp_path / "invented")
    with pytest.raises(Refused, match="holds demonstration data, and the database holds real data"):
        load_folder(sqlite_url, tmp_path / "invented")
    with reading(sqlite_url) as connection:
        assert connection.execute(select(func.count()).select_from(site)).scalar() == 1


def test_keys_tell_invented_data_even_where_the_mark_beside_them_is_lost(sqlite_url, tmp_path):
    write_folder(tmp_path / "invented")
    (tmp_path / "invented" / MARK).unlink()
    load_folder(sqlite_url, tmp_path / "invented")
    with reading(sqlite_url) as connection:
        assert connection.execute(select(load.c.is_demonstration)).scalars().all() == [1]
