"""A small, sound folder of CSV files that each test changes in one place."""

import pytest

from dashboard.intake.folder import load_folder
from dashboard.intake.issue import Refused

SOUND = {
    "project": "project_code,name\nTIPS,Training\nJPA,Advice",
    "phase": "phase_id,project_code,name,starts_on,position\n"
    "PILOT,TIPS,Pilot,2024-01-01,1\nONE,JPA,Phase 1,2024-01-01,2",
    "site": "site_id,name\nS1,North\nS2,South",
    "site_phase": "site_id,phase_id\nS1,PILOT\nS1,ONE\nS2,ONE",
    "course": "course_id,project_code,name\nC1,TIPS,Course",
    "session": "session_id,course_id,title,position\nC1-1,C1,First,1",
    "question": "question_id,survey,wording,construct,scale_min,scale_max,position\nQ1,s,How sure?,confidence,0,10,1",
    "occasion": "occasion_id,name,due_after_days,counted_from\n"
    "before,Before,0,enrolled_on\nafter,After,14,completed_on",
    "instrument": "instrument_id,name,scale_min,scale_max\nNRS,Pain,0,10",
    "jpa_step": "step_id,phase_id,name,due_after_days,position\nFIRST,ONE,First,0,1\nSECOND,ONE,Second,21,2",
    "trainee": "trainee_id,site_id,phase_id,course_id,enrolled_on,completed_on\n"
    "T1,S1,PILOT,C1,2024-02-01,2024-03-01\nT2,S1,PILOT,C1,2024-02-02,",
    "attendance": "trainee_id,session_id,attended_on\nT1,C1-1,2024-02-10",
    "answer": "trainee_id,question_id,occasion_id,answered_on,score\n"
    "T1,Q1,before,2024-02-01,4\nT1,Q1,after,2024-03-05,7.5",
    "mentoring": "mentoring_id,site_id,phase_id,held_on,attended,complex_cases\nM1,S1,PILOT,2024-04-01,3,1.0",
    "participant": "participant_id,site_id,phase_id,pain_site,offered_on,accepted_on\n"
    "P1,S1,ONE,knee,2024-05-01,2024-05-03\nP2,S2,ONE,hip,2024-05-02,",
    "appointment": "appointment_id,participant_id,step_id,due_on,seen_on,outcome\n"
    "A1,P1,FIRST,2024-05-10,2024-05-10,attended",
    "outcome": "participant_id,instrument_id,step_id,scored_on,value\nP1,NRS,FIRST,2024-05-10,6",
    "achievement": "achievement_id,achieved_on,title,evidence_url\nK1,2024-06-01,Published,https://example.org/one",
    "event": "event_id,happened_on,title\nE1,2024-03-20,Lockdown",
}  # fmt: skip


class Quiet:
    """A progress bar that shows nothing and remembers how far it came."""

    last = None

    def __init__(self, total, **_):
        self.total, self.done = total, 0
        Quiet.last = self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def update(self, size):
        self.done += size


@pytest.fixture
def write(tmp_path):
    """Write a folder of CSV files: the sound one, with the texts given in its place (None: without that file)."""
    folders = iter(range(100))

    def write_folder(sound=True, **texts):
        folder = tmp_path / f"folder{next(folders)}"
        folder.mkdir()
        for name, text in ({**SOUND, **texts} if sound else texts).items():
            if text is not None:
                (folder / f"{name}.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
        return folder

    return write_folder


@pytest.fixture
def load():
    """Load a folder without showing a bar."""
    return lambda url, folder, **options: load_folder(url, folder, progress=Quiet, **options)


@pytest.fixture
def complaints(write, load, migrated_sqlite_url):
    """What is said, line by line, about the sound folder with the texts given in its place."""

    def complaints_about(**texts):
        with pytest.raises(Refused) as raised:
            load(migrated_sqlite_url, write(**texts))
        heading, *lines = str(raised.value).split("\n")
        assert heading == "Nothing was loaded."
        return lines

    return complaints_about
