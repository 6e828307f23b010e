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
    source: str = ""
    departure: str = ""


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
        "Activity of staff (people enrolled and trained, mentoring, complex cases) and things (sites, dates, milestones, "
        "achievements whose words name no number) exactly. Of participants and of answers only a release: the programme, its "
        "projects, their phases and the sites in each, to date or as of a review; quarters and characteristics of a whole "
        "project. Counts of people are multiples of 5, at most about 5 off (of answers more where nearly everybody answered); shares and their ranges are reckoned from these. Means "
        "are given of about 20 people or more, to a fiftieth of their scale (from 40 people on a hundredth); their change is the "
        "difference of the means told, its range is widened until it holds the true one, and “rose” or “fell” goes by that.",
        "No count of 1 to 7 people is shown, nor can be worked out from all that is shown, in files and in two releases "
        "after each other: at least four values remain possible, or as many as everybody knew before. A part with so few people, "
        "or of whom so few were seen or not seen, is merged with its neighbours; where that is not enough, and always where "
        "everybody knows how many there could be (people who completed), all the parts are withheld and their whole stays. What is "
        "told of a whole is the sum of what is told of its parts, so that taking parts away from it tells nothing more. Nobody "
        "and everybody of a group are never shown for characteristics and outcomes, nor a mean of people of whom fewer than 8 "
        "score otherwise than most, nor some parts’ means without the others’. A test plays the attacker, and fails when any one "
        "rule is left out.",
        "It does not hide activity of staff, which the programme publishes itself. It does not protect against somebody who "
        "knows the people: who knows all but one of a group learns something from any figure of it. Only two releases "
        "after each other are tried, not the whole series. It cannot check what people write beyond numbers. The dashboard "
        "does not check who is looking: an address can ask for either view, and keeping others out is the task of whoever "
        "runs it.",
        "Suppression of small cells with their neighbours, and attackers as constraints to be solved: Hundepool A et al. "
        "Statistical disclosure control. Wiley 2012. Rounding that keeps totals: Cox LH. J Am Stat Assoc 1987; 82: 520-524. "
        "That rules must hold against somebody who knows them: Wong RC et al. Minimality attack in privacy preserving data "
        "publishing. VLDB 2007: 543-554.",
        "Nothing is rounded at random: the same data give the same release, and no secret must be kept. A neighbour in the list, not "
        "the next smallest, is merged with a part that is too small, because a next smallest can be told from those that stand "
        "alone. A whole is the sum of its rounded parts; where those would take it more than 5 off, some are rounded the other way. Of a group, the "
        "multiple is told whose share is nearest to the true one, so that shares suffer least. Where everybody "
        "knows how many there could be (people who completed), a count is rounded down rather than up to that number.",
    ),
}
