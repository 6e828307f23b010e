"""A small Joint Pain Advice for the tests: two phases with schedules of their own, and people to go through them."""

STEPS = """
    step_id | phase_id | name           | due_after_days | position
    one     | P1       | First visit    | 0              | 1
    review  | P1       | Review         | 42             | 2
    start   | P2       | Start          | 0              | 1
    close   | P2       | Close          | 30             | 2
"""
PHASES = "phase_id|project_code|name|position\nP1|JPA|Phase 1|1\nP2|JPA|Phase 2|2\nT|TIPS|Training|1"
SITES = "site_id|name\nA|Ashford\nB|Barnet\nC|Croydon"
PARTS = "site_id|phase_id\nA|P1\nB|P1\nB|P2\nC|T"
FIRST = {"P1": "one", "P2": "start"}


def advised(*groups: dict, **tables: str) -> dict[str, str]:
    """Tables of groups of people: ``count`` (1), ``site`` (A), ``phase`` (P1), ``offered``, and where they have it
    ``accepted``, ``declined``, ``left``, ``seen``, ``mode``, ``pain``, ``later`` (step, day, outcome), ``scores`` (instrument,
    first value, step, later value)."""
    people, visits, scores = [], [], []
    for group in groups:
        for _ in range(group.get("count", 1)):
            _add(group, f"N{len(people) + 1}", people, visits, scores)
    return {
        "project": "project_code\nTIPS\nJPA", "phase": PHASES, "site": SITES, "site_phase": PARTS, "jpa_step": STEPS,
        "participant": "\n".join(["participant_id|site_id|phase_id|pain_site|offered_on|accepted_on|declined_on|left_on", *people]),
        "appointment": "\n".join(["participant_id|step_id|seen_on|outcome|mode", *visits]),
        "outcome": "\n".join(["participant_id|instrument_id|step_id|scored_on|value", *scores]),
        **tables,
    }


def _add(group: dict, name: str, people: list, visits: list, scores: list) -> None:
    phase, seen = group.get("phase", "P1"), group.get("seen", "")
    days = group["offered"], group.get("accepted", seen), group.get("declined", ""), group.get("left", "")
    people.append("|".join([name, group.get("site", "A"), phase, group.get("pain", "knee"), *days]))
    if seen:
        visits.append(f"{name}|{FIRST[phase]}|{seen}|attended|{group.get('mode', 'in person')}")
    for step, day, outcome in group.get("later", ()):
        visits.append(f"{name}|{step}|{day}|{outcome}|{group.get('mode', 'in person')}")
    for instrument, first, step, later in group.get("scores", ()):
        scores.append(f"{name}|{instrument}|{FIRST[phase]}|{seen}|{first}")
        scores.append(f"{name}|{instrument}|{step}|{seen}|{later}")
