"""Each way in which a folder can be wrong, and the exact words for it."""

from datetime import date, timedelta

import pytest

from dashboard.intake.issue import Refused

TRAINEE = "trainee_id,site_id,phase_id,course_id,enrolled_on,completed_on\n"
ANSWER = "trainee_id,question_id,occasion_id,answered_on,score\n"
PARTICIPANT = "participant_id,site_id,phase_id,pain_site,offered_on,accepted_on\n"
APPOINTMENT = "appointment_id,participant_id,step_id,due_on,seen_on,outcome\n"
OUTCOME = "participant_id,instrument_id,step_id,scored_on,value\n"
MENTORING = "mentoring_id,site_id,phase_id,held_on,attended,complex_cases\n"
TARGET = "site_id,phase_id,measure,owner,due_on,adopted_on,value\n"
SITE = "site_id,name\nS1,North\nS2,South\n"

TRAINEE_TAKES = (
    "trainee takes trainee_id, site_id, phase_id, course_id, profession, band, enrolled_on, completed_on, "
    "withdrawn_on, withdrawal_reason"
)
SITE_TAKES = "site takes site_id, name, setting, partner, area"
DATES = "write dates as year-month-day, like 2024-12-31"
PSEUDONYM = "write a pseudonymous key, such as T0042, that says nothing about the person"
ONLY_KEYS = "this table takes only pseudonymous keys; remove the column"

WRONG_CELLS = [
    ("trainee", TRAINEE + "T1,S1,PILOT,C1,01/02/2024,",
     f'trainee.csv, row 2, column enrolled_on: "01/02/2024" is not a date; {DATES}'),
    ("trainee", TRAINEE + "T1,S1,PILOT,C1,2024-02-30,",
     f'trainee.csv, row 2, column enrolled_on: "2024-02-30" is not a date; {DATES}'),
    ("trainee", TRAINEE + "T1,S1,PILOT,C1,2024-2-1,",
     f'trainee.csv, row 2, column enrolled_on: "2024-2-1" is not a date; {DATES}'),
    ("trainee", TRAINEE + "T1,S1,PILOT,C1,0204-02-01,",
     'trainee.csv, row 2, column enrolled_on: "0204-02-01" is outside the years 1990 to 2049; correct the year'),
    ("trainee", TRAINEE + "T1,S1,PILOT,C1,,",
     "trainee.csv, row 2, column enrolled_on: is empty; this column needs a value in every row"),
    ("trainee", TRAINEE + "T1,S1,PILOT,C1,2024-02-01,2024-01-31",
     "trainee.csv, row 2, column completed_on: 2024-01-31 is before enrolled_on 2024-02-01; correct one of the two"),
    ("participant", PARTICIPANT + "P1,S1,ONE,hips,2024-05-01,\nP2,S2,ONE,hip,2024-05-02,",
     'participant.csv, row 2, column pain_site: "hips" is not one of hip, knee, back, neck, several; '
     "write one of these"),
    ("mentoring", MENTORING + "M1,S1,PILOT,2024-04-01,3.5,0",
     'mentoring.csv, row 2, column attended: "3.5" is not a whole number from 0; write a whole number, like 4'),
    ("mentoring", MENTORING + "M1,S1,PILOT,2024-04-01,3,-1",
     'mentoring.csv, row 2, column complex_cases: "-1" is not a whole number from 0; write a whole number, like 4'),
    ("target", TARGET + "S1,PILOT,training_completed,plan,,2024-01-01,5",
     "target.csv, row 2, column due_on: is empty; this column needs a value in every row"),
    ("target", TARGET + "S1,PILOT,training_completed,funder,2024-12-31,,5",
     "target.csv, row 2, column adopted_on: is empty; this column needs a value in every row"),
    ("answer", ANSWER + 'T1,Q1,before,2024-02-01,"7,5"',
     'answer.csv, row 2, column score: "7,5" is not a number; write a number with a decimal point, like 3.5'),
    ("answer", ANSWER + "T1,Q1,before,2024-02-01,nan",
     'answer.csv, row 2, column score: "nan" is not a number; write a number with a decimal point, like 3.5'),
    ("answer", ANSWER + "T1,Q1,before,2024-02-01,1e999",
     'answer.csv, row 2, column score: "1e999" is not a number; write a number with a decimal point, like 3.5'),
    ("answer", ANSWER + "T1,Q1,before,2024-02-01,10\nT2,Q1,before,2024-02-01,11",
     'answer.csv, row 3, column score: 11 is off the scale 0 to 10 of question "Q1"; '
     "correct the score, or leave the row out"),
    ("outcome", OUTCOME + "P1,NRS,FIRST,2024-05-10,-0.5",
     'outcome.csv, row 2, column value: -0.5 is off the scale 0 to 10 of instrument "NRS"; '
     "correct the score, or leave the row out"),
    ("answer", ANSWER + "T1,Q1,before,2024-02-01,1\nT2,Q1,before,2024-02-01,2\nT1,Q1,before,2024-02-02,3",
     "answer.csv, row 4, column trainee_id, question_id, occasion_id: has the same key as row 2; keep one of the rows"),
    ("participant", PARTICIPANT + "P1,S9,ONE,hip,2024-05-01,\nP2,S2,ONE,hip,2024-05-02,",
     'participant.csv, row 2, column site_id: there is no site "S9"; correct it, or add it to site.csv'),
    ("participant", PARTICIPANT + "P1,S1,TWO,hip,2024-05-01,\nP2,S2,ONE,hip,2024-05-02,",
     'participant.csv, row 2, column phase_id: there is no phase "TWO"; correct it, or add it to phase.csv'),
    ("answer", ANSWER + "T9,Q1,before,2024-02-01,4",
     'answer.csv, row 2, column trainee_id: there is no trainee "T9"; correct it, or add it to trainee.csv'),
    ("mentoring", MENTORING + "M1,S2,PILOT,2024-04-01,3,1",
     'mentoring.csv, row 2, column site_id, phase_id: site "S2" does not take part in phase "PILOT"; '
     "correct it, or add the pair to site_phase.csv"),
    ("appointment", APPOINTMENT + "A1,P1,FIRST,2024-05-10,,attended",
     'appointment.csv, row 2, column seen_on: is empty where the outcome is "attended"; '
     "write the day, or another outcome"),
    ("appointment", APPOINTMENT + "A1,P1,FIRST,2024-05-10,2024-05-10,did not attend",
     'appointment.csv, row 2, column outcome: "did not attend" contradicts the day in seen_on; '
     'write "attended", or leave seen_on empty'),
    ("instrument", "instrument_id,name,scale_min,scale_max\nNRS,Pain,10,10",
     "instrument.csv, row 2, column scale_max: 10 is not above scale_min; write the scale's lowest and highest score"),
    ("achievement", "achievement_id,achieved_on,title,evidence_url\nK1,2024-06-01,Published,javascript:alert(1)",
     'achievement.csv, row 2, column evidence_url: "javascript:alert(1)" is not a web address; '
     "write an address that begins with https://"),
    ("achievement", "achievement_id,achieved_on,title,recorded_at\nK1,2024-06-01,Published,yesterday",
     'achievement.csv, row 2, column recorded_at: "yesterday" is not a date and time; '
     "write the date and the time in UTC, like 2024-12-31 14:05"),
]  # fmt: skip


@pytest.mark.parametrize("name, text, words", WRONG_CELLS)
def test_a_wrong_cell_is_told_with_its_row_its_value_and_what_would_be_right(complaints, name, text, words):
    assert words in complaints(**{name: text})


@pytest.mark.parametrize(
    "name, text, words",
    [
        ("trainee", "trainee_id,phase_id,course_id,enrolled_on\nT1,PILOT,C1,2024-02-01",
         f"trainee.csv, row 1, column site_id: is missing; add the column; {TRAINEE_TAKES}"),
        ("site", "site_id,name,colour\nS1,North,red",
         f"site.csv, row 1, column colour: is not a column of site; rename or remove it; {SITE_TAKES}"),
        ("site", "site_id,name,name\nS1,North,South",
         "site.csv, row 1, column name: is there 2 times; keep one of them"),
        ("site", "site_id,name,\nS1,North,",
         f"site.csv, row 1: has a column without a name; name or remove it; {SITE_TAKES}"),
        ("trainee", "trainee_id,load_id\nT1,1",
         f"trainee.csv, row 1, column load_id: is not a column of trainee; rename or remove it; {TRAINEE_TAKES}"),
        ("site", "site_id;name\nS1;North", "site.csv, row 1: is not separated by commas; save it as CSV with commas"),
        ("site", 'site_id,name\nS1,North\nS2,"South\n',
         "site.csv: cannot be read as CSV at line 3; close every quotation mark, and double one within a text"),
        ("site", "", "site.csv: is empty; write a header and the rows, or remove the file"),
        ("site", " \n\n", "site.csv: is empty; write a header and the rows, or remove the file"),
        ("site", "site_id,name\nS1,North\nS2,Café".encode("cp1252"),
         'site.csv, row 3: is not UTF-8; save the file as "CSV UTF-8"'),
        ("site", "site_id,name\nS1,North".encode("utf-16"), 'site.csv: is not text; save it as "CSV UTF-8"'),
        ("site", SITE + "S3,Kingston, Surrey\n",
         "site.csv, row 4: has 3 cells where the header has 2; "
         "give each row a cell for each column; put quotes around a text that holds a comma"),
        ("site", SITE + "S3\n",
         "site.csv, row 4: has 1 cells where the header has 2; "
         "give each row a cell for each column; put quotes around a text that holds a comma"),
        ("sites", "site_id,name\nS1,North",
         "sites.csv: is no table of the programme; did you mean site.csv? The tables are project, phase, site, "
         "site_phase, target, milestone, course, session, question, occasion, instrument, jpa_step, trainee, attendance, answer, "
         "mentoring, participant, appointment, outcome, achievement, event, commentary, review, action, freshness"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_such_table_is_told_so(complaints, name, text, words):
    assert [line for line in complaints(**{name: text}) if line == words] == [words]


@pytest.mark.parametrize(
    "column, held",
    [
        ("name", "names of people"), ("first_name", "names of people"), ("Surname", "names of people"),
        ("traineeName", "names of people"), ("email", "e-mail addresses"), ("E-mail address", "e-mail addresses"),
        ("nhs_number", "NHS numbers"), ("dob", "dates of birth"), ("date_of_birth", "dates of birth"),
        ("address", "addresses"), ("Postcode", "addresses"), ("phone", "telephone numbers"),
        ("mobile_number", "telephone numbers"), ("comments", "free text about people"),
    ],
)  # fmt: skip
def test_a_column_about_people_is_refused_by_what_it_looks_like(complaints, column, held):
    text = f"trainee_id,site_id,phase_id,course_id,enrolled_on,{column}\nT1,S1,PILOT,C1,2024-02-01,secret"
    words = f"trainee.csv, row 1, column {column}: holds what looks like {held}; {ONLY_KEYS}"
    assert complaints(trainee=text) == [words]


@pytest.mark.parametrize("column", ["site_name", "step", "username2", "rename"])
def test_a_column_that_is_merely_unknown_is_not_called_personal(complaints, column):
    text = f"trainee_id,site_id,phase_id,course_id,enrolled_on,{column}\nT1,S1,PILOT,C1,2024-02-01,x"
    words = f"trainee.csv, row 1, column {column}: is not a column of trainee; rename or remove it; {TRAINEE_TAKES}"
    assert complaints(trainee=text) == [words]


@pytest.mark.parametrize(
    "key, looks_like",
    [
        ("jane@nhs.example", "an e-mail address"), ("9434765919", "an NHS number"), ("943 476 5919", "an NHS number"),
        ("943-476-5919", "an NHS number"), ("Jane Smith", "a person's name"), ('"Smith, Jane"', "a person's name"),
        ("Zoë O'Neill", "a person's name"),
    ],
)  # fmt: skip
def test_a_key_that_could_identify_a_person_is_refused_and_not_repeated(complaints, key, looks_like):
    lines = complaints(trainee=TRAINEE + f"T1,S1,PILOT,C1,2024-02-01,\n{key},S1,PILOT,C1,2024-02-01,")
    assert lines == [f"trainee.csv, row 3, column trainee_id: holds what looks like {looks_like}; {PSEUDONYM}"]


@pytest.mark.parametrize("column", ["participant_id", "person_key"])
def test_participants_keys_are_looked_at_too(complaints, column):
    keys = {"participant_id": "P3", "person_key": "X3", column: "943 476 5919"}
    text = "participant_id,person_key,site_id,phase_id,offered_on\nP1,X1,S1,ONE,2024-05-01\n"
    lines = complaints(participant=text + f"{keys['participant_id']},{keys['person_key']},S1,ONE,2024-05-01")
    assert lines == [f"participant.csv, row 3, column {column}: holds what looks like an NHS number; {PSEUDONYM}"]


def test_an_appointment_belongs_to_the_phase_of_its_participant(complaints):
    phases = "PILOT,TIPS,Pilot,2024-01-01,1\nONE,JPA,1,2024-01-01,2\nTWO,JPA,2,2024-01-01,3"
    phase = f"phase_id,project_code,name,starts_on,position\n{phases}"
    step = "step_id,phase_id,name,due_after_days,position\nFIRST,ONE,First,0,1\nOTHER,TWO,First,0,1"
    appointment = APPOINTMENT + "A1,P1,OTHER,2024-05-10,2024-05-10,attended"
    assert complaints(phase=phase, jpa_step=step, appointment=appointment) == [
        'appointment.csv, row 2, column step_id: belongs to phase_id "TWO", the participant to "ONE"; '
        "correct one of the two"
    ]


def test_a_day_in_the_future_has_not_happened(complaints):
    tomorrow = date.today() + timedelta(1)
    lines = complaints(mentoring=MENTORING + f"M1,S1,PILOT,{tomorrow},3,1")
    remedy = "correct the date, or leave it out until it has happened"
    assert lines == [f'mentoring.csv, row 2, column held_on: "{tomorrow}" lies in the future; {remedy}']


def test_every_problem_of_every_file_is_told_at_once(complaints):
    lines = complaints(
        trainee=TRAINEE + "T1,S1,PILOT,C1,soon,\nT2,S9,PILOT,C1,2024-02-02,2024-02-01",
        answer=ANSWER + "T1,Q1,before,2024-02-01,4\nT1,Q1,later,2024-02-01,99",
    )
    assert [line.split(": ")[0] for line in lines] == [
        "trainee.csv, row 2, column enrolled_on",
        "trainee.csv, row 3, column completed_on",
        "trainee.csv, row 3, column site_id",
        "answer.csv, row 3, column occasion_id",
        "answer.csv, row 3, column score",
    ]


def test_many_rows_with_one_problem_are_counted(complaints):
    rows = (f"M{row},S1,PILOT,2024-04-01,x{row},1\n" for row in range(2, 1002))
    lines = complaints(mentoring=MENTORING + "".join(rows))
    assert len(lines) == 51
    assert lines[49].startswith('mentoring.csv, row 51, column attended: "x51" is not a whole number')
    assert lines[50].startswith("mentoring.csv, column attended: and 950 more rows like these; ")


def test_a_row_is_numbered_as_in_a_spreadsheet_past_blank_rows_and_lines_within_a_cell(complaints):
    site = 'site_id,name\nS1,"North\nof the river"\n\n,\nS2,South\n ,nameless'
    words = "site.csv, row 6, column site_id: is empty; this column needs a value in every row"
    assert complaints(site=site) == [words]


def test_a_long_value_is_shown_short(complaints):
    lines = complaints(answer=ANSWER + f"T1,Q1,before,2024-02-01,{'x' * 500}")
    assert f'"{"x" * 39}…" is not a number' in lines[0]


def test_a_folder_that_is_not_there_or_holds_no_tables_is_told_so(write, load, migrated_sqlite_url, tmp_path):
    with pytest.raises(Refused) as raised:
        load(migrated_sqlite_url, tmp_path / "nowhere")
    assert str(raised.value.issues[0]) == f"{tmp_path}/nowhere: is not a folder; name a folder of CSV files"
    empty = write(sound=False)
    with pytest.raises(Refused) as raised:
        load(migrated_sqlite_url, empty)
    assert str(raised.value.issues[0]) == f"{empty}: holds no CSV files; put a CSV file a table there, such as site.csv"
