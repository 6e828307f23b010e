"""Loading a folder: what is in the database afterwards, on every engine."""

import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import func, select

from dashboard.database.connect import DatabaseAway, reading, writing
from dashboard.database.tables import (
    LOADABLE, answer, achievement, event, freshness, load as loads, metadata, mentoring, outcome, participant, question,
    replaced_row, session, site, stamp, trainee,
)  # fmt: skip
from dashboard.database.write import insert
from dashboard.intake.folder import load_folder
from dashboard.intake.issue import Refused
from dashboard.intake.merge import Merged
from tests.intake.held import everything, rows_of

REAL = Path(__file__).parents[3] / "shared" / "data" / "real"

ANSWER = "trainee_id,question_id,occasion_id,answered_on,score\n"
TRAINEE = "trainee_id,site_id,phase_id,course_id,enrolled_on\n"


def test_a_sound_folder_is_loaded_whole(write, load, migrated_url):
    loaded = load(migrated_url, write())
    assert loaded.load_id == 1
    held = everything(migrated_url)
    assert loaded.accepted == {name: len(held[name]) for name in loaded.accepted}
    assert loaded.accepted["trainee"] == 2
    assert rows_of(migrated_url, answer) == [
        ("T1", "Q1", "after", date(2024, 3, 5), 7.5, 1),
        ("T1", "Q1", "before", date(2024, 2, 1), 4.0, 1),
    ]
    assert rows_of(migrated_url, mentoring) == [("M1", "S1", "PILOT", date(2024, 4, 1), None, 3, 1, 1)]


def test_a_database_without_tables_gets_them_first(write, load, engine_url):
    assert load(engine_url, write()).accepted["site"] == 2
    assert [row[0] for row in rows_of(engine_url, site)] == ["S1", "S2"]


def test_columns_that_a_file_lacks_hold_their_default_or_nothing(write, load, migrated_url):
    load(migrated_url, write())
    assert rows_of(migrated_url, session) == [("C1-1", "C1", "First", 1, 1)]
    assert rows_of(migrated_url, question) == [("Q1", "s", "How sure?", "confidence", 0.0, 10.0, 1, 1)]
    assert rows_of(migrated_url, achievement)[0][:7] == ("K1", 1, None, None, date(2024, 6, 1), None, "Published")
    assert rows_of(migrated_url, event) == [("E1", date(2024, 3, 20), None, "Lockdown", 0, None)]


def test_an_empty_cell_of_a_column_with_a_default_is_the_default(write, load, migrated_sqlite_url):
    sessions = "session_id,course_id,title,position,is_core\nC1-1,C1,First,1,\nC1-2,C1,Second,2,0"
    load(migrated_sqlite_url, write(session=sessions))
    assert [row[4] for row in rows_of(migrated_sqlite_url, session)] == [1, 0]


def test_the_load_is_entered_with_what_it_was(write, load, migrated_url):
    folder = write()
    load(migrated_url, folder, loaded_by="data manager", is_demonstration=True)
    load(migrated_url, folder, is_demonstration=True)
    first, second = rows_of(migrated_url, loads)
    held = everything(migrated_url)
    rows = sum(len(held[table.name]) for table in LOADABLE if table is not freshness)
    assert first[0] == 1 and first[2:4] == ("data manager", folder.name) and first[5:] == (rows, 0, 1)
    assert second[0] == 2 and second[2:4] == (None, folder.name) and second[5:] == (rows, 0, 1)
    assert len(first[4]) == 64 and first[4] == second[4]


def test_each_load_raises_the_stamp_of_the_facts_and_of_the_story_where_it_came(write, load, migrated_url):
    load(migrated_url, write())
    assert rows_of(migrated_url, stamp) == [("facts", 1), ("story", 1)]
    load(migrated_url, write(sound=False, answer=ANSWER + "T2,Q1,before,2024-02-02,5"))
    assert rows_of(migrated_url, stamp) == [("facts", 2), ("story", 1)]


def test_the_same_rows_once_more_change_nothing(write, load, migrated_url):
    load(migrated_url, write())
    before = everything(migrated_url)
    loaded = load(migrated_url, write())
    assert all(rows.inserted == rows.corrected == 0 for rows in loaded.tables.values())
    after = everything(migrated_url)
    assert {name for name in before if before[name] != after[name]} == {"load", "stamp"}


def test_another_content_corrects_the_row_and_the_old_one_is_kept(write, load, migrated_url):
    load(migrated_url, write())
    scores = "T1,Q1,after,2024-03-05,7.5\nT1,Q1,before,2024-02-01,5\nT2,Q1,before,2024-02-02,3"
    loaded = load(migrated_url, write(sound=False, answer=ANSWER + scores))
    assert loaded.tables == {"answer": Merged(inserted=1, corrected=1, unchanged=1)}
    assert rows_of(migrated_url, answer) == [
        ("T1", "Q1", "after", date(2024, 3, 5), 7.5, 1),
        ("T1", "Q1", "before", date(2024, 2, 1), 5.0, 2),
        ("T2", "Q1", "before", date(2024, 2, 2), 3.0, 2),
    ]
    ((number, table, key, content, load_id, when),) = rows_of(migrated_url, replaced_row)
    assert (number, table, key, load_id) == (1, "answer", "T1 | Q1 | before", 2)
    assert 0 <= (when - rows_of(migrated_url, loads)[1][1]).total_seconds() < 60
    assert json.loads(content) == {
        "trainee_id": "T1", "question_id": "Q1", "occasion_id": "before",
        "answered_on": "2024-02-01", "score": 4.0, "load_id": 1,
    }  # fmt: skip


def test_a_value_taken_away_and_a_value_added_are_corrections(write, load, migrated_url):
    load(migrated_url, write())
    people = "participant_id,site_id,phase_id,pain_site,offered_on,accepted_on\n"
    rows = "P1,S1,ONE,,2024-05-01,2024-05-03\nP2,S2,ONE,hip,2024-05-02,2024-05-09"
    loaded = load(migrated_url, write(sound=False, participant=people + rows))
    assert loaded.tables["participant"] == Merged(0, 2, 0)
    assert [(row[4], row[10]) for row in rows_of(migrated_url, participant)] == [
        (None, date(2024, 5, 3)),
        ("hip", date(2024, 5, 9)),
    ]
    load(migrated_url, write(sound=False, participant=people + rows.replace("05-09", "05-08")))
    assert [row[2] for row in rows_of(migrated_url, replaced_row)] == ["P1", "P2", "P2"]


def test_a_row_that_others_refer_to_can_be_corrected(write, load, migrated_url):
    load(migrated_url, write())
    load(migrated_url, write(sound=False, site="site_id,name\nS1,North & East"))
    assert [row[:2] for row in rows_of(migrated_url, site)] == [("S1", "North & East"), ("S2", "South")]


def test_a_column_that_a_later_file_lacks_keeps_its_values(write, load, migrated_url):
    load(migrated_url, write())
    loaded = load(migrated_url, write(sound=False, trainee=TRAINEE + "T1,S1,PILOT,C1,2024-02-01"))
    assert loaded.tables["trainee"] == Merged(0, 0, 1)
    assert rows_of(migrated_url, trainee)[0][7] == date(2024, 3, 1)


def test_rows_may_refer_to_what_an_earlier_load_brought(write, load, migrated_url):
    load(migrated_url, write())
    scores = "participant_id,instrument_id,step_id,scored_on,value\nP1,NRS,SECOND,2024-06-01,3"
    load(migrated_url, write(sound=False, outcome=scores))
    assert [row[2] for row in rows_of(migrated_url, outcome)] == ["FIRST", "SECOND"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"answer": ANSWER + "T2,Q1,before,2024-02-02,5\nT2,Q1,after,2024-02-02,11"},
        {"answer": ANSWER + "T9,Q1,before,2024-02-02,5", "site": "site_id,name\nS1,Renamed\nS3,New"},
        {"outcome": "participant_id,instrument_id,step_id,scored_on,value\nP1,NRS,SECOND,2024-06-01,high"},
        {"strangers": "a,b"},
    ],
)
def test_a_refused_load_leaves_every_table_as_it_was(write, load, migrated_url, wrong):
    load(migrated_url, write())
    before = everything(migrated_url)
    with pytest.raises(Refused):
        load(migrated_url, write(sound=False, **wrong))
    assert everything(migrated_url) == before


def test_a_load_that_breaks_off_while_writing_leaves_every_table_as_it_was(write, load, migrated_url):
    class BreaksOff:
        def __init__(self, total, **_):
            self.left = total * 3 // 4

        def __enter__(self):
            return self

        def __exit__(self, *_):
            return False

        def update(self, size):
            self.left -= size
            if self.left < 0:
                raise KeyboardInterrupt

    load(migrated_url, write(sound=False, site="site_id,name\nS1,North"))
    before = everything(migrated_url)
    with pytest.raises(KeyboardInterrupt):
        load_folder(migrated_url, write(), progress=BreaksOff)
    assert everything(migrated_url) == before


def test_texts_stay_as_they_are_but_for_blanks_around_them(write, load, migrated_url):
    names = ["=1+1", "<script>alert(1)</script>", "Zoë’s “place”", "a, b", "two\nlines", "NULL", "nan"]
    frame = pd.DataFrame({"site_id": [f"N{number}" for number in range(7)], "name": names})
    load(migrated_url, write(sound=False, site=frame.to_csv(index=False) + "N7,  outer   \n\n,\n"))
    assert [row[1] for row in rows_of(migrated_url, site)] == [*names, "outer"]


@pytest.mark.parametrize(
    "text", ["\ufeffsite_id,name\r\nS1,North\r\n", " site_id ,name\nS1,North", '"site_id","name"\n"S1","North"']
)
def test_a_mark_at_the_beginning_windows_line_ends_blanks_and_quotes_are_read(write, load, migrated_sqlite_url, text):
    load(migrated_sqlite_url, write(sound=False, site=text))
    assert rows_of(migrated_sqlite_url, site) == [("S1", "North", None, None, None)]


def test_a_header_alone_is_a_table_without_rows(write, load, migrated_url):
    assert load(migrated_url, write(sound=False, site="site_id,name\n")).accepted == {"site": 0}


def test_folders_and_other_files_beside_the_tables_are_left_alone(write, load, migrated_sqlite_url):
    folder = write(sound=False, site="site_id,name\nS1,North")
    (folder / "expected").mkdir()
    (folder / "expected" / "uptake.csv").write_text("nothing of ours")
    (folder / "README.md").write_text("what this is")
    assert load(migrated_sqlite_url, folder).accepted == {"site": 1}


def test_invented_data_may_lie_ahead_of_the_clock(write, load, migrated_sqlite_url):
    ahead = write(mentoring="mentoring_id,site_id,phase_id,held_on,attended,complex_cases\nM1,S1,PILOT,2049-12-31,3,1")
    assert load(migrated_sqlite_url, ahead, is_demonstration=True).accepted["mentoring"] == 1


def test_the_bar_runs_to_its_end(write, migrated_sqlite_url, capsys):
    load_folder(migrated_sqlite_url, write())
    shown = capsys.readouterr()
    assert "Loading: 100%" in shown.err
    assert shown.out == ""


def test_a_database_that_is_away_is_told(write, load):
    with pytest.raises(DatabaseAway):
        load("postgresql://lead:geheim@127.0.0.1:1/programme", write())


def test_rows_written_before_by_other_means_are_referred_to_as_well(write, load, migrated_url):
    with writing(migrated_url) as connection:
        insert(connection, site, pd.DataFrame({"site_id": ["S1"], "name": ["North"]}))
    load(migrated_url, write(site="site_id,name\nS2,South"))
    assert [row[0] for row in rows_of(migrated_url, site)] == ["S1", "S2"]


@pytest.mark.skipif(not REAL.is_dir(), reason="the real data are not beside this checkout (../shared/data/real)")
def test_the_real_folder_loads_whole(load, migrated_url):
    loaded = load(migrated_url, REAL)
    counted = {path.stem: len(pd.read_csv(path)) for path in REAL.glob("*.csv")}
    assert loaded.accepted == counted
    with reading(migrated_url) as connection:
        for name, count in counted.items():
            rows = select(func.count()).select_from(metadata.tables[name])
            assert connection.execute(rows).scalar_one() == count, name
