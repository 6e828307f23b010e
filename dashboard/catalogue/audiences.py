"""What each audience is promised, and what it is not."""

from dataclasses import dataclass

from dashboard.catalogue.classes import TEAM_FLOOR


@dataclass(frozen=True)
class AudienceWords:
    """An audience: whom it is for, what it sees, what that protects, and what it does not promise."""

    name: str
    label: str
    for_whom: str
    sees: str
    promises: str
    does_not_promise: str


AUDIENCES: dict[str, AudienceWords] = {
    "team": AudienceWords(
        "team", "Team",
        "People who work on the programme and may lawfully see its counts.",
        "Everything but answers, outcomes and characteristics of small groups.",
        f"Answers of staff, outcomes and characteristics of participants are withheld for groups below {TEAM_FLOOR} "
        "people, in the figure, its table, its words and its files alike. A setting may raise that number, never "
        "lower it.",
        "It promises no more than that. Somebody who compares two views, a total and its parts say, may work out a "
        "value that is withheld, and counts of people offered or seen are shown however small. Treat what you see as "
        "confidential, and use the funder's view for anything that leaves the programme.",
    ),
    "funder": AudienceWords(
        "funder", "Funder",
        "Whoever is outside the programme, and every file made for them.",
        "At present only activity of staff (people trained, sessions, complex cases) and things (sites, dates, "
        "milestones, achievements whose words name no number).",
        "Nothing about a participant and no answer of a member of staff is in it, whatever the size of the group: "
        "such figures say “Not released”.",
        "It does not yet hold rounded or merged figures about participants: those need a release made and protected"
        " as a whole. The dashboard does not check who is looking: an address can ask for either view, and keeping "
        "others out is the task of whoever runs it.",
    ),
}
