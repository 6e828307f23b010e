"""Recognise what could identify a person, so that it is refused before it reaches the database."""

import re

PSEUDONYMS = ("trainee_id", "adviser_id", "participant_id", "person_key")
"""Columns that hold a person's pseudonymous key."""

REMEDY_FOR_COLUMN = "this table takes only pseudonymous keys; remove the column"
REMEDY_FOR_KEY = "write a pseudonymous key, such as T0042, that says nothing about the person"

THINGS = {"site", "phase", "project", "course", "session", "question", "instrument", "step", "file", "partner"}
"""A column called so and "name" is not about people."""

WORDS = {
    "names of people": {"name", "names", "forename", "firstname", "surname", "lastname", "fullname", "initials"},
    "e-mail addresses": {"email", "mail", "emails"},
    "NHS numbers": {"nhs"},
    "dates of birth": {"dob", "birth", "birthday", "birthdate", "born"},
    "addresses": {"address", "postcode", "postal", "street", "zip"},
    "telephone numbers": {"phone", "telephone", "mobile", "tel"},
    "free text about people": {"comment", "comments", "note", "notes", "remarks"},
}
"""What a column looks as if it held, by the words of its name."""


def what_column_holds(name: str) -> str | None:
    """What a column of that name looks as if it held about people; None where nothing."""
    spaced = re.sub(r"([a-z])([A-Z])", r"\1 \2", name).lower().replace("e-mail", "email")
    words = set(re.split(r"[^a-z]+", spaced)) - {""}
    for held, telling in WORDS.items():
        if words & telling and not (held == "names of people" and words & THINGS):
            return held
    return None


def what_key_is(key: str) -> str | None:
    """What a key looks like where it is not a pseudonym; None for a good key. The key itself is never repeated."""
    if "@" in key:
        return "an e-mail address"
    if re.fullmatch(r"\d{3}[ -]?\d{3}[ -]?\d{4}", key):
        return "an NHS number"
    if re.fullmatch(r"[^\W\d_]+[-'’.]?(,? +[^\W\d_]+[-'’.]?[^\W\d_]*)+", key):
        return "a person's name"
    return None
