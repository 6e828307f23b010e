from pathlib import Path

import pytest

from dashboard.settings import SETTINGS, Settings, WrongSetting


def test_nothing_set_means_this_machine_and_a_file_of_its_own():
    settings = Settings.read({})
    assert settings == Settings()
    assert settings.address == "http://127.0.0.1:8050"
    assert settings.database_url.startswith("sqlite:///") and settings.database_url.endswith("programme.db")
    assert settings.reading_url == settings.database_url


def test_set_to_nothing_is_not_set():
    assert Settings.read({setting.name: " " for setting in SETTINGS}) == Settings()


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("DATABASE_URL", "sqlite:///var/x.db", "sqlite:///var/x.db"),
        ("DATABASE_URL", "duckdb:////data/x.duckdb", "duckdb:////data/x.duckdb"),
        ("DATABASE_URL", "postgres://u:p@host/d", "postgresql+psycopg://u:p@host/d"),
        ("DATABASE_URL", "postgresql://u:p@host:5432/d", "postgresql+psycopg://u:p@host:5432/d"),
        ("DATABASE_URL", "postgresql://u:@/d?host=/run/pg", "postgresql+psycopg://u:@/d?host=/run/pg"),
        ("DATABASE_READ_URL", "sqlite:///copy.db", "sqlite:///copy.db"),
        ("HOST", "::1", "::1"),
        ("HOST", "localhost", "localhost"),
        ("PORT", " 9000 ", 9000),
        ("BEHIND_GATEWAY", "Yes", True),
        ("BEHIND_GATEWAY", "no", False),
        ("TEAM_SMALLEST_GROUP", "10", 10),
        ("WATCH_SECONDS", "0.5", 0.5),
        ("LOG_LEVEL", "WARNING", "warning"),
        ("WEB_WORKERS", "4", 4),
        ("WEB_THREADS", "8", 8),
    ],
)
def test_a_right_value_is_read(name, text, value):
    assert getattr(Settings.read({name: text}), name.lower()) == value


@pytest.mark.parametrize(
    ("name", "text", "remedy"),
    [
        ("DATABASE_URL", "programme.db", "write sqlite:///var/programme.db"),
        ("DATABASE_URL", "sqlite://", "write sqlite:///var/programme.db"),
        ("DATABASE_URL", "sqlite:///:memory:", "write sqlite:///var/programme.db"),
        ("DATABASE_URL", "mysql://host/d", "write sqlite:///var/programme.db"),
        ("DATABASE_URL", "postgresql:///d", "postgresql://user:password@host/database"),
        ("DATABASE_URL", "postgresql://u:p@host:port/d", "postgresql://user:password@host/database"),
        ("DATABASE_READ_URL", "oracle://host/d", "write sqlite:///var/programme.db"),
        ("HOST", "my machine", "write 127.0.0.1"),
        ("HOST", "127.0.0.1:8050", "write 127.0.0.1"),
        ("HOST", "0.0.0.0", "set BEHIND_GATEWAY=yes"),
        ("HOST", "::", "set BEHIND_GATEWAY=yes"),
        ("HOST", "dashboard.example", "set BEHIND_GATEWAY=yes"),
        ("PORT", "80 80", "write a whole number from 1 to 65535"),
        ("PORT", "0", "write a whole number from 1 to 65535"),
        ("PORT", "70000", "write a whole number from 1 to 65535"),
        ("BEHIND_GATEWAY", "True", "write yes or no"),
        ("BEHIND_GATEWAY", "0", "write yes or no"),
        ("TEAM_SMALLEST_GROUP", "4", "it may only be raised"),
        ("TEAM_SMALLEST_GROUP", "5.5", "write a whole number from 5 to 1000"),
        ("WATCH_SECONDS", "0", "write a number from 0.1 to 3600"),
        ("WATCH_SECONDS", "nan", "write a number from 0.1 to 3600"),
        ("PLOTLY_BUNDLE", "/nowhere/plotly.js", "or leave it out"),
        ("PLOTLY_BUNDLE", __file__, "give a bundle such as plotly-cartesian.min.js"),
        ("LOG_LEVEL", "loud", "write debug or info or warning or error"),
        ("WEB_WORKERS", "0", "write a whole number from 1 to 64"),
        ("WEB_THREADS", "many", "write a whole number from 1 to 64"),
    ],
)
def test_a_wrong_value_is_refused_in_one_line_that_says_what_would_be_right(name, text, remedy):
    with pytest.raises(WrongSetting) as refused:
        Settings.read({name: text})
    words = str(refused.value)
    assert name in words and remedy in words and "\n" not in words


def test_behind_a_gateway_any_host_will_do():
    assert Settings.read({"HOST": "0.0.0.0", "BEHIND_GATEWAY": "yes"}).host == "0.0.0.0"


def test_a_wrong_value_over_two_lines_is_refused_in_one():
    with pytest.raises(WrongSetting) as refused:
        Settings.read({"HOST": "one\ntwo"})
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("url", ["mysql://u:secret@host/d", "u:secret@host", "postgresql://u:secret@host:x/d"])
def test_a_password_is_never_repeated(url):
    with pytest.raises(WrongSetting) as refused:
        Settings.read({"DATABASE_URL": url})
    assert "secret" not in str(refused.value)
    assert "secret" not in repr(Settings.read({"DATABASE_URL": "postgresql://u:secret@host/d"}))


def test_a_smaller_plotly_is_known_by_its_first_lines(tmp_path):
    bundle = tmp_path / "plotly-cartesian.min.js"
    bundle.write_text("/**\n* plotly.js (cartesian - minified) v4.1.1\n*/\n")
    assert Settings.read({"PLOTLY_BUNDLE": str(bundle)}).plotly_bundle == Path(bundle)


def test_the_table_of_settings_is_the_class():
    assert [setting.name.lower() for setting in SETTINGS] == list(Settings.__dataclass_fields__)
    assert all(setting.meaning and setting.default for setting in SETTINGS)
