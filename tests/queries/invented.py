"""A seeded data set that reaches every branch of every query: late sites, second offers, gaps, several scales."""

import random
from datetime import date, timedelta

STEPS = {"Q": ("initial", "three weeks", "six weeks"), "R": ("start", "end")}
TRAINED_IN = {"P": "C", "Q": "D"}
FROM = date(2019, 11, 1)


def tables(seed: int) -> dict[str, str]:
    """Text tables as ``given`` takes them; the same seed always gives the same."""
    chance = random.Random(seed)
    trainees = _trainees(chance)
    participants = _participants(chance)
    return {
        **_reference(),
        "trainee": _text(trainees),
        "attendance": _text(_attendance(chance, trainees)),
        "answer": _text(_answers(chance, trainees)),
        "mentoring": _text(_mentoring(chance)),
        "participant": _text(participants),
        "appointment": _text(_appointments(chance, participants, trainees)),
        "outcome": _text(_outcomes(chance, participants)),
    }


def _reference() -> dict[str, str]:
    return {
        "project": "project_code\nTIPS\nJPA",
        "phase": "phase_id|project_code|position\nP|TIPS|1\nQ|JPA|1\nR|JPA|2",
        "site": "site_id\nA\nB\nC",
        "site_phase": "site_id|phase_id\nA|P\nA|Q\nB|P\nB|R\nC|R",
        "target": "site_id|phase_id|due_on|adopted_on|measure|owner\n"
        "A|P|2020-06-30|2020-01-01|training_completed|plan\nA|P|2020-06-30|2020-05-01|training_completed|plan",
        "milestone": "milestone_id|phase_id|done_on\nm|P|2020-03-01",
        "course": "course_id\nC\nD",
        "session": "session_id|course_id|position|is_core\nc1|C|1|1\nc2|C|2|1\nc3|C|3|0\nd1|D|1|1",
        "question": "question_id|construct|scale_min|scale_max\nq1|confidence|0|10\nq2|confidence|0|10\n"
        "q3|confidence|1|5\nq4|awareness|0|6",
        "occasion": "occasion_id|due_after_days|counted_from\nbefore|0|enrolled_on\nafter|14|completed_on\n"
        "3 months|91|completed_on\n6 months|182|completed_on\nlooking back|14|completed_on",
        "instrument": "instrument_id|scale_max\npain|10\nMSK-HQ|56",
        "jpa_step": "step_id|phase_id|due_after_days|position\ninitial|Q|0|1\nthree weeks|Q|21|2\nsix weeks|Q|42|3\n"
        "start|R|0|1\nend|R|56|2",
        "freshness": "site_id|source|data_to\nA|training|2020-09-30\nA|surveys|2020-08-31\nA|jpa|2020-09-15\n"
        "B|jpa|2020-06-30",
        "achievement": "achievement_id|version|achieved_on\none|1|2020-02-01\none|2|2020-02-02",
        "event": "event_id|happened_on\nlockdown|2020-03-23",
        "review": "review_id|held_on\nspring|2020-04-20",
    }


def _trainees(chance: random.Random) -> list[dict]:
    found = []
    for number in range(90):
        phase, site = chance.choice([("P", "A"), ("P", "B"), ("Q", "A")])
        enrolled = _day(chance, 300)
        found.append({
            "trainee_id": f"t{number}", "site_id": site, "phase_id": phase, "course_id": TRAINED_IN[phase],
            "profession": chance.choice(["nurse", "physiotherapist", "-"]), "band": chance.choice(["5", "6", "-"]),
            "enrolled_on": enrolled, "completed_on": _later(chance, enrolled, 120, 0.6),
            "withdrawn_on": _later(chance, enrolled, 90, 0.15),
        })  # fmt: skip
    return found


def _attendance(chance: random.Random, trainees: list[dict]) -> list[dict]:
    sessions = {"C": ("c1", "c2", "c3"), "D": ("d1",)}
    return [
        {"trainee_id": person["trainee_id"], "session_id": session,
         "attended_on": _later(chance, person["enrolled_on"], 100, 1)}
        for person in trainees for session in sessions[person["course_id"]]
        if person["site_id"] == "A" and chance.random() < 0.8
    ]  # fmt: skip


def _answers(chance: random.Random, trainees: list[dict]) -> list[dict]:
    questions = {"q1": (0, 10), "q2": (0, 10), "q3": (1, 5), "q4": (0, 7)}  # 7 is off the scale of q4
    asked = {"before": 0.9, "after": 0.7, "3 months": 0.4, "looking back": 0.6}
    return [
        {"trainee_id": person["trainee_id"], "question_id": question, "occasion_id": occasion,
         "answered_on": _later(chance, person["enrolled_on"], 220, 1), "score": chance.randint(*scale)}
        for person in trainees for occasion, share in asked.items() for question, scale in questions.items()
        if chance.random() < share
    ]  # fmt: skip


def _mentoring(chance: random.Random) -> list[dict]:
    return [
        {"mentoring_id": f"m{number}", "site_id": chance.choice("AB"), "phase_id": "P", "held_on": _day(chance, 360),
         "format": chance.choice(["group", "one to one", "-"]), "attended": chance.randint(1, 9),
         "complex_cases": chance.randint(0, 4)}
        for number in range(60)
    ]  # fmt: skip


def _participants(chance: random.Random) -> list[dict]:
    found, traits = [], random.Random(5)
    for number in range(160):
        site, phase = chance.choice([("A", "Q"), ("B", "R"), ("C", "R")])
        offered = _day(chance, 330)
        found.append({
            "participant_id": f"p{number}", "person_key": chance.choice(["-", f"k{number // 3}"]), "site_id": site,
            "phase_id": phase, "pain_site": chance.choice(["hip", "knee", "-"]), "offered_on": offered,
            "age_band": traits.choice(["18-34", "75 and over", "-"]), "sex": traits.choice(["female", "male", "-"]),
            "ethnic_group": traits.choice(["White", "Mixed", "-"]),
            "deprivation_quintile": traits.choice([1, 2, 3, 4, 5, "-"]),
            "accepted_on": _later(chance, offered, 40, 0.7), "declined_on": _later(chance, offered, 40, 0.2),
            "left_on": _later(chance, offered, 150, 0.2),
            "left_reason": chance.choice(["advice sufficed", "no contact", "-"]),
        })  # fmt: skip
    return found


def _appointments(chance: random.Random, participants: list[dict], trainees: list[dict]) -> list[dict]:
    found = []
    for person in participants:
        for step in STEPS[person["phase_id"]]:
            for _ in range(chance.choice([0, 1, 1, 2])):
                outcome = chance.choice(["attended"] * 4 + ["did not attend", "cancelled", "not needed", "-"])
                found.append({
                    "appointment_id": f"a{len(found)}", "participant_id": person["participant_id"], "step_id": step,
                    "adviser_id": chance.choice(trainees)["trainee_id"], "outcome": outcome,
                    "due_on": _later(chance, person["offered_on"], 120, 0.6),
                    "seen_on": _later(chance, person["offered_on"], 160, outcome == "attended"),
                    "mode": chance.choice(["in person", "phone", "online group", "-"]),
                })  # fmt: skip
    return found


def _outcomes(chance: random.Random, participants: list[dict]) -> list[dict]:
    return [
        {"participant_id": person["participant_id"], "instrument_id": instrument, "step_id": step,
         "scored_on": _later(chance, person["offered_on"], 200, 1), "value": chance.randint(0, most * 2) / 2}
        for person in participants for step in STEPS[person["phase_id"]]
        for instrument, most in (("pain", 10), ("MSK-HQ", 56)) if chance.random() < 0.6
    ]  # fmt: skip


def _day(chance: random.Random, days: int) -> str:
    return (FROM + timedelta(chance.randrange(days))).isoformat()


def _later(chance: random.Random, day: str, days: int, share: float) -> str:
    happened = chance.random() < share
    return (date.fromisoformat(day) + timedelta(chance.randrange(days))).isoformat() if happened else "-"


def _text(rows: list[dict]) -> str:
    return "\n".join(["|".join(rows[0]), *("|".join(str(value) for value in row.values()) for row in rows)])
